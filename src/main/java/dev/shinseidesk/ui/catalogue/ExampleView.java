package dev.shinseidesk.ui.catalogue;

import dev.shinseidesk.texts.Texts;
import dev.shinseidesk.ui.common.Parts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One example of a rule: items with their values, names of files, day of the filing; whatever else
 * it says as JSON. FX thread.
 */
final class ExampleView extends VBox {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final List<String> OWN = List.of("items", "filedOn");

  private final ProcedureEdits procedure;
  private final Texts texts;
  private final String name;
  private final Consumer<ObjectNode> changed;
  private ObjectNode example;

  /**
   * For an example.
   *
   * @param name part of the controls' ids, e.g. fail-1
   * @param remove takes it away; null where it must stay
   */
  ExampleView(
      CatalogueViewModel model,
      String name,
      ObjectNode example,
      Consumer<ObjectNode> changed,
      @Nullable Runnable remove) {
    this.procedure = new ProcedureEdits(model);
    this.texts = model.context().texts();
    this.name = name;
    this.example = example;
    this.changed = changed;
    getStyleClass().add("catalogue-example");
    setId("catalogue-example-" + name);
    build(remove);
  }

  private void build(@Nullable Runnable remove) {
    getChildren().clear();
    Label head =
        Parts.quiet(texts.get("ui.catalogue.example", name.substring(name.indexOf('-') + 1)));
    head.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(head, Priority.ALWAYS);
    var top = row(head);
    if (remove != null) {
      top.getChildren()
          .add(
              Parts.button(
                  "catalogue-example-remove-" + name, texts.get("ui.settings.remove"), remove));
    }
    getChildren().add(top);
    int place = 0;
    for (Map.Entry<String, JsonNode> item : example.path("items").properties()) {
      getChildren().add(item(item.getKey(), item.getValue().asString(""), place++, remove));
    }
    ComboBox<String> more = new ComboBox<>();
    more.setId("catalogue-example-item-" + name);
    procedure.items().stream()
        .map(ProcedureEdits.Item::id)
        .filter(id -> !example.path("items").has(id))
        .forEach(more.getItems()::add);
    more.setConverter(Parts.words(this::words));
    more.setPromptText(texts.get("ui.catalogue.example.item"));
    more.setAccessibleText(texts.get("ui.catalogue.example.item"));
    more.valueProperty()
        .addListener((p, before, now) -> {
          if (now != null) {
            put(e -> items(e).put(now, ""));
            javafx.application.Platform.runLater(() -> build(remove));
          }
        });
    var filed =
        Inputs.line(
            "catalogue-example-filed-" + name,
            example.path("filedOn").asString(""),
            now ->
                put(e -> {
                  if (now.isBlank()) {
                    e.remove("filedOn");
                  } else {
                    e.put("filedOn", now.strip());
                  }
                }));
    filed.setPromptText(texts.get("ui.catalogue.example.filed"));
    filed.setAccessibleText(texts.get("ui.catalogue.example.filed"));
    filed.setPrefColumnCount(18);
    HBox.setHgrow(more, Priority.ALWAYS);
    more.setMaxWidth(Double.MAX_VALUE);
    getChildren().add(row(more, filed));
    getChildren().add(files());
    getChildren().add(rest());
  }

  private static HBox row(javafx.scene.Node... nodes) {
    var row = new HBox(nodes);
    row.getStyleClass().add("admin-row");
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private String words(String id) {
    String words = procedure.itemName(id);
    return words.equals(id) ? id : id + "　" + words;
  }

  private HBox item(String id, String value, int place, @Nullable Runnable remove) {
    Label label = Parts.wrapping(words(id));
    label.setPrefWidth(170);
    label.setMinWidth(90);
    TextField input =
        Inputs.line(
            "catalogue-example-" + name + "-" + id, value, now -> put(e -> items(e).put(id, now)));
    input.setAccessibleText(words(id));
    HBox.setHgrow(input, Priority.ALWAYS);
    return row(
        label,
        input,
        Parts.button(
            "catalogue-example-less-" + name + "-" + place,
            texts.get("ui.settings.remove"),
            () -> {
              put(e -> items(e).remove(id));
              build(remove);
            }));
  }

  private static ObjectNode items(ObjectNode example) {
    return example.path("items") instanceof ObjectNode held ? held : example.putObject("items");
  }

  private void put(Consumer<ObjectNode> change) {
    ObjectNode next = example.deepCopy();
    change.accept(next);
    example = next;
    changed.accept(next);
  }

  /** Names of files, one a line; what an example says of a file besides stays with its name. */
  private VBox files() {
    List<String> names = new ArrayList<>();
    example.path("documents").forEach(d -> names.add(d.path("name").asString("")));
    return Inputs.field(
        texts.get("ui.catalogue.example.files"),
        Inputs.area(
            "catalogue-example-files-" + name,
            String.join("\n", names),
            1,
            now -> put(e -> files(e, now.lines().map(String::strip).toList()))));
  }

  private static void files(ObjectNode example, List<String> names) {
    JsonNode before = example.path("documents").deepCopy();
    ArrayNode after = example.putArray("documents");
    for (String one : names) {
      if (!one.isEmpty()) {
        ObjectNode file = null;
        for (JsonNode held : before) {
          if (held.path("name").asString("").equals(one) && held instanceof ObjectNode object) {
            file = object;
          }
        }
        after.add(file == null ? JSON.createObjectNode().put("name", one) : file);
      }
    }
    if (after.isEmpty()) {
      example.remove("documents");
    }
  }

  /** Signature, other filings, facts about files: rare enough to be written as JSON. */
  private VBox rest() {
    ObjectNode others = example.deepCopy();
    OWN.forEach(others::remove);
    boolean plain = true;
    for (JsonNode file : others.path("documents")) {
      plain &= file.size() == 1;
    }
    if (plain) {
      others.remove("documents");
    }
    String text =
        others.isEmpty() ? "" : JSON.writerWithDefaultPrettyPrinter().writeValueAsString(others);
    Label wrong = Parts.wrapping("");
    wrong.getStyleClass().add("field-problem");
    Parts.show(wrong, false);
    boolean drop = plain;
    var area =
        Inputs.area(
            "catalogue-example-json-" + name,
            text,
            Math.clamp(text.lines().count(), 1, 8),
            now -> {
              try {
                JsonNode read = now.isBlank() ? JSON.createObjectNode() : JSON.readTree(now);
                if (!read.isObject()) {
                  throw new tools.jackson.core.exc.StreamReadException("no object");
                }
                put(e -> merged(e, (ObjectNode) read, drop));
                Parts.show(wrong, false);
              } catch (JacksonException e) {
                wrong.setText(texts.get("ui.catalogue.example.json-bad"));
                Parts.show(wrong, true);
              }
            });
    area.getStyleClass().add("settings-json");
    VBox box = Inputs.field(texts.get("ui.catalogue.example.json"), area);
    box.getChildren().add(wrong);
    return box;
  }

  private static void merged(ObjectNode example, ObjectNode read, boolean keepFiles) {
    for (String property : List.copyOf(example.propertyNames())) {
      if (!OWN.contains(property) && !(keepFiles && property.equals("documents"))) {
        example.remove(property);
      }
    }
    read.properties().forEach(e -> example.set(e.getKey(), e.getValue()));
  }
}
