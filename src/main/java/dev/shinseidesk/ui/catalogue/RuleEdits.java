package dev.shinseidesk.ui.catalogue;

import dev.shinseidesk.texts.Texts;
import dev.shinseidesk.ui.catalogue.RuleSchema.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What can be changed of the rules of the procedure in view. FX thread. */
final class RuleEdits {
  /** Stands where a standard rule's words take facts of an application. */
  private static final List<String> BLANKS = List.of("…", "…", "…", "…", "…", "…", "…");

  private static final Pattern FACT = Pattern.compile("\\{([a-zA-Z]+)}");

  private final CatalogueViewModel model;

  RuleEdits(CatalogueViewModel model) {
    this.model = model;
  }

  /** The rules that look at the procedure in view. */
  List<RuleLine> lines() {
    return model.now().rules(model.procedureProperty().get());
  }

  /** The rule in view; null for none. */
  @Nullable RuleLine chosen() {
    return model.now().rule(model.ruleProperty().get());
  }

  /** What a rule says when it finds something, as its name in a list. */
  String words(RuleLine line) {
    Texts texts = model.context().texts();
    String own = text(line, texts.locale().getLanguage(), "what");
    if (!own.isEmpty()) {
      return FACT.matcher(own)
          .replaceAll(
              m -> Matcher.quoteReplacement(known(line, Objects.requireNonNull(m.group(1)))));
    }
    String key = "finding." + line.id();
    return texts.has(key) ? texts.get(key, BLANKS) : line.id();
  }

  /** What a name in braces will stand for, as far as the rule itself tells. */
  private String known(RuleLine line, String name) {
    JsonNode value = line.node().path("with").path(name);
    if (!value.isValueNode()) {
      return "…";
    }
    return name.equals("item")
        ? new ProcedureEdits(model).itemName(value.asString(""))
        : value.asString("…");
  }

  /** A text of a rule; empty where it has none. */
  static String text(RuleLine line, String language, String part) {
    return line.node().path("texts").path(language).path(part).asString("");
  }

  /** Switches a rule on or off. */
  void off(String id, boolean isOff) {
    model.edit("", model.now().withOff(id, isOff));
  }

  /** Changes how grave its findings are: error, alert, note. */
  void severity(String id, String severity) {
    model.edit("severity/" + id, model.now().withSeverity(id, severity));
  }

  private void change(String key, Consumer<ObjectNode> change) {
    RuleLine line = chosen();
    if (line != null) {
      model.edit(
          key.isEmpty() ? "" : "rule/" + line.id() + "/" + key,
          model.now().withRule(line.id(), change));
    }
  }

  /** A parameter of the rule in view; missing where it isn't set. */
  JsonNode parameter(String name) {
    RuleLine line = chosen();
    return line == null ? JsonMapper.shared().missingNode() : line.node().path("with").path(name);
  }

  /** Sets a parameter; null takes it away. */
  void parameter(String name, @Nullable JsonNode value) {
    change(
        "with/" + name,
        rule -> {
          ObjectNode with =
              rule.path("with") instanceof ObjectNode held ? held : rule.putObject("with");
          if (value == null) {
            with.remove(name);
          } else {
            with.set(name, value);
          }
        });
  }

  /** Sets the condition; empty for always. */
  void when(String expression) {
    change(
        "when",
        rule -> {
          if (expression.isBlank()) {
            rule.remove("when");
          } else {
            rule.put("when", expression.strip());
          }
        });
  }

  /** Sets a text: item, what, why or todo. */
  void text(String language, String part, String value) {
    change(
        "texts/" + language + "/" + part,
        rule -> {
          ObjectNode texts =
              rule.path("texts") instanceof ObjectNode held ? held : rule.putObject("texts");
          ObjectNode words =
              texts.path(language) instanceof ObjectNode held ? held : texts.putObject(language);
          words.put(part, value);
        });
  }

  /** Procedures the rule is for by code; empty for all, or where it goes by groups. */
  List<String> procedures() {
    List<String> codes = new ArrayList<>();
    RuleLine line = chosen();
    if (line != null) {
      line.node().path("for").path("procedures").forEach(c -> codes.add(c.asString("")));
    }
    return codes;
  }

  /** Sets the procedures it is for; empty for all. */
  void procedures(List<String> codes) {
    change(
        "for",
        rule -> {
          if (codes.isEmpty()) {
            rule.remove("for");
          } else {
            ArrayNode array = rule.putObject("for").putArray("procedures");
            codes.forEach(array::add);
          }
        });
  }

  /** Examples without or with a finding. */
  List<ObjectNode> examples(boolean pass) {
    List<ObjectNode> examples = new ArrayList<>();
    RuleLine line = chosen();
    if (line != null) {
      for (JsonNode one : line.node().path("examples").path(side(pass))) {
        if (one instanceof ObjectNode object) {
          examples.add(object);
        }
      }
    }
    return examples;
  }

  private static String side(boolean pass) {
    return pass ? "pass" : "fail";
  }

  private void examples(String key, boolean pass, Consumer<ArrayNode> change) {
    change(
        key,
        rule -> {
          ObjectNode all =
              rule.path("examples") instanceof ObjectNode held ? held : rule.putObject("examples");
          change.accept(
              all.path(side(pass)) instanceof ArrayNode held ? held : all.putArray(side(pass)));
        });
  }

  /** Changes an example. */
  void example(boolean pass, int index, ObjectNode next) {
    examples("examples/" + side(pass) + "/" + index, pass, array -> array.set(index, next));
  }

  /** Adds an example: a copy of the last one, to be changed. */
  void addExample(boolean pass) {
    examples(
        "",
        pass,
        array ->
            array.add(
                array.isEmpty()
                    ? JsonMapper.shared().createObjectNode()
                    : array.get(array.size() - 1).deepCopy()));
  }

  /** Takes an example away; the last one of a side stays, since a rule needs one of each. */
  void removeExample(boolean pass, int index) {
    if (examples(pass).size() > 1) {
      examples("", pass, array -> array.remove(index));
    }
  }

  /** Adds a rule of a kind for the procedure in view and shows it. */
  void add(Kind kind) {
    int number = 1;
    while (model.now().rule("own-" + number) != null) {
      number++;
    }
    String id = "own-" + number;
    ObjectNode rule = JsonMapper.shared().createObjectNode();
    rule.put("id", id).put("kind", kind.name());
    rule.putObject("for").putArray("procedures").add(model.procedureProperty().get());
    rule.put("severity", "alert");
    rule.putObject("with");
    ObjectNode texts = rule.putObject("texts");
    words(texts.putObject("ja"), new Texts(Locale.JAPANESE), kind.title());
    words(texts.putObject("en"), new Texts(Locale.ENGLISH), kind.name());
    ObjectNode examples = rule.putObject("examples");
    examples.putArray("pass").addObject();
    examples.putArray("fail").addObject();
    model.edit("", model.now().withNewRule(rule));
    model.chooseRule(id);
  }

  private static void words(ObjectNode into, Texts texts, String title) {
    into.put("item", title);
    into.put("what", texts.get("ui.catalogue.rule.new.what", title));
    into.put("why", texts.get("ui.catalogue.rule.new.why"));
    into.put("todo", texts.get("ui.catalogue.rule.new.todo"));
  }

  /** Takes the office's own rule away; one that ships is then as shipped. */
  void reset(String id) {
    model.edit("", model.now().withoutOwn(id));
  }
}
