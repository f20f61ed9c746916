package dev.shinseidesk.ui.catalogue;

import dev.shinseidesk.texts.Texts;
import dev.shinseidesk.ui.common.Dialogs;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What can be changed of the procedure in view. FX thread. */
final class ProcedureEdits {
  private final CatalogueViewModel model;

  ProcedureEdits(CatalogueViewModel model) {
    this.model = model;
  }

  /**
   * An item of the form.
   *
   * @param type as the schema spells it
   * @param maxLength 0 for no bound
   * @param choices of a choice
   */
  record Item(
      String id, String name, String type, boolean required, int maxLength, List<String> choices) {
    /** Copies the list. */
    Item {
      choices = List.copyOf(choices);
    }
  }

  /** An attachment. */
  record Paper(String name, boolean required, boolean certificate) {}

  /**
   * 処理期限.
   *
   * @param days 0 for none
   */
  record Deadline(int days, boolean business, String basis) {}

  private JsonNode node() {
    ObjectNode chosen = model.chosen();
    return chosen == null ? JsonMapper.shared().createObjectNode() : chosen;
  }

  private void change(String key, Consumer<ObjectNode> change) {
    String code = model.procedureProperty().get();
    model.edit(key.isEmpty() ? "" : code + "/" + key, model.now().withProcedure(code, change));
  }

  /** A text of the procedure, e.g. its name. */
  String text(String name) {
    return node().path(name).asString("");
  }

  void text(String name, String value) {
    change(name, node -> node.put(name, value));
  }

  /** The items, in the form's order. */
  List<Item> items() {
    List<Item> items = new ArrayList<>();
    for (JsonNode field : node().path("fields")) {
      List<String> choices = new ArrayList<>();
      field.path("choices").forEach(c -> choices.add(c.asString("")));
      items.add(
          new Item(
              field.path("id").asString(""),
              field.path("name").asString(""),
              field.path("type").asString("text"),
              field.path("required").asBoolean(false),
              field.path("maxLength").asInt(0),
              choices));
    }
    return items;
  }

  /** Name of an item; its id where the form hasn't it. */
  String itemName(String id) {
    return items().stream().filter(i -> i.id().equals(id)).map(Item::name).findFirst().orElse(id);
  }

  void item(int index, Item next) {
    change(
        "fields/" + index,
        node -> {
          ObjectNode field = (ObjectNode) node.path("fields").get(index);
          field.put("id", next.id());
          field.put("name", next.name());
          field.put("type", next.type());
          field.put("required", next.required());
          if (next.maxLength() > 0) {
            field.put("maxLength", next.maxLength());
          } else {
            field.remove("maxLength");
          }
          if (next.type().equals("choice")) {
            ArrayNode choices = field.putArray("choices");
            next.choices().forEach(choices::add);
          } else {
            field.remove("choices");
          }
        });
  }

  /** Adds an item behind the others, with an id that is free. */
  void addItem(String name) {
    List<String> ids = items().stream().map(Item::id).toList();
    int number = 10;
    while (ids.contains(id(number))) {
      number++;
    }
    for (Item item : items()) {
      if (item.id().matches("F[0-9]{3}")) {
        number = Math.max(number, Integer.parseInt(item.id().substring(1)) + 1);
      }
    }
    String free = id(number);
    change(
        "",
        node -> {
          ObjectNode field = array(node, "fields").addObject();
          field.put("id", free).put("name", name).put("type", "text").put("required", false);
        });
  }

  private static String id(int number) {
    return String.format(java.util.Locale.ROOT, "F%03d", number);
  }

  void removeItem(int index) {
    change("", node -> array(node, "fields").remove(index));
  }

  /** Puts an item one place up or down. */
  void moveItem(int index, int by) {
    int to = index + by;
    if (index >= 0 && to >= 0 && to < items().size()) {
      change(
          "",
          node -> {
            ArrayNode fields = array(node, "fields");
            fields.insert(to, fields.remove(index));
          });
    }
  }

  private static ArrayNode array(ObjectNode node, String name) {
    return node.path(name) instanceof ArrayNode array ? array : node.putArray(name);
  }

  /** The attachments. */
  List<Paper> papers() {
    List<Paper> papers = new ArrayList<>();
    for (JsonNode one : node().path("attachments")) {
      papers.add(
          new Paper(
              one.path("name").asString(""),
              one.path("required").asBoolean(false),
              one.path("certificate").asBoolean(false)));
    }
    return papers;
  }

  void paper(int index, Paper next) {
    change(
        "attachments/" + index,
        node -> {
          ObjectNode paper = (ObjectNode) node.path("attachments").get(index);
          paper.put("name", next.name());
          paper.put("required", next.required());
          paper.put("certificate", next.certificate());
        });
  }

  void addPaper(String name) {
    change(
        "",
        node ->
            array(node, "attachments")
                .addObject()
                .put("name", name)
                .put("required", false)
                .put("certificate", false));
  }

  void removePaper(int index) {
    change("", node -> array(node, "attachments").remove(index));
  }

  /** The lines of the checklist. */
  List<String> checklist() {
    List<String> lines = new ArrayList<>();
    node().path("checklist").forEach(line -> lines.add(line.asString("")));
    return lines;
  }

  void checklist(List<String> lines) {
    change(
        "checklist",
        node -> {
          ArrayNode array = node.putArray("checklist");
          lines.stream().map(String::strip).filter(l -> !l.isEmpty()).forEach(array::add);
        });
  }

  /** The deadline. */
  Deadline deadline() {
    JsonNode held = node().path("deadline");
    return new Deadline(
        held.path("days").asInt(0),
        held.path("counting").asString("").equals("business"),
        held.path("basis").asString(""));
  }

  void deadline(Deadline next) {
    change(
        "deadline",
        node -> {
          if (next.days() < 1) {
            node.remove("deadline");
            return;
          }
          ObjectNode held =
              node.path("deadline") instanceof ObjectNode object
                  ? object
                  : node.putObject("deadline");
          held.put("days", next.days());
          held.put("counting", next.business() ? "business" : "calendar");
          held.put("basis", next.basis());
        });
  }

  /** Asks for a code and a name and adds a procedure with the form of the one in view. */
  void addProcedure() {
    Texts texts = model.context().texts();
    model
        .context()
        .dialogs()
        .ask(
            new Dialogs.Form(
                texts.get("ui.catalogue.new"),
                texts.get("ui.catalogue.new.text"),
                List.of(),
                List.of(
                    new Dialogs.Field(
                        "code", texts.get("ui.catalogue.code"), "HOIKU-05", 20, false),
                    new Dialogs.Field("name", texts.get("ui.catalogue.name"), "", 100, false)),
                texts.get("ui.catalogue.new.act"),
                false),
            answers -> missing(answers.getFirst().strip(), answers.getLast().strip()),
            answers -> add(answers.getFirst().strip(), answers.getLast().strip()));
  }

  private String missing(String code, String name) {
    Texts texts = model.context().texts();
    if (!code.matches("[0-9A-Za-z_-]{1,20}")) {
      return texts.get("ui.catalogue.new.code-bad");
    }
    if (model.now().procedure(code) != null) {
      return texts.get("ui.catalogue.new.code-twice");
    }
    return name.isEmpty() ? texts.get("ui.catalogue.new.name-missing") : "";
  }

  private void add(String code, String name) {
    @Nullable ObjectNode pattern = model.chosen();
    ObjectNode next = pattern == null ? JsonMapper.shared().createObjectNode() : pattern.deepCopy();
    next.put("code", code);
    next.put("name", name);
    next.put("commonName", "");
    if (pattern == null) {
      next.put("group", name);
      next.putArray("fields")
          .addObject()
          .put("id", "F010")
          .put("name", name)
          .put("type", "text")
          .put("required", true);
      next.putArray("attachments");
      next.putArray("checklist");
    }
    model.edit("", model.now().added(next, model.procedureProperty().get()));
    model.choose(code);
  }

  /** Asks, then takes the procedure in view away. */
  void removeProcedure() {
    Texts texts = model.context().texts();
    String code = model.procedureProperty().get();
    model
        .context()
        .dialogs()
        .confirm(
            new Dialogs.Confirmation(
                texts.get("ui.catalogue.remove.title"),
                texts.get("ui.catalogue.remove.text"),
                List.of(code + " " + text("name")),
                texts.get("ui.catalogue.remove.act"),
                true),
            () -> model.edit("", model.now().without(code)));
  }
}
