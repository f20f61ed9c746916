package dev.shinseidesk.ui.catalogue;

import dev.shinseidesk.texts.Texts;
import dev.shinseidesk.ui.catalogue.RuleSchema.Parameter;
import dev.shinseidesk.ui.common.Parts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Controls for what a kind of rule wants to know, by its schema. FX thread. */
final class ParameterControls {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String FILED = "filed";

  private final ProcedureEdits procedure;
  private final RuleEdits edits;
  private final Texts texts;

  ParameterControls(CatalogueViewModel model) {
    this.procedure = new ProcedureEdits(model);
    this.edits = new RuleEdits(model);
    this.texts = model.context().texts();
  }

  /** A parameter with its label. */
  VBox of(Parameter parameter, JsonNode held) {
    String label =
        parameter.required()
            ? parameter.title()
            : texts.get("ui.catalogue.rule.optional", parameter.title());
    if (parameter.input() == RuleSchema.Input.FLAG) {
      return new VBox(
          Inputs.check(
              id(parameter),
              parameter.title(),
              held.asBoolean(false),
              now -> edits.parameter(parameter.name(), NODES.booleanNode(now))));
    }
    return Inputs.field(label, control(parameter, held));
  }

  private static String id(Parameter parameter) {
    return "catalogue-with-" + parameter.name();
  }

  private Node control(Parameter parameter, JsonNode held) {
    String text = held.isValueNode() ? held.asString("") : "";
    return switch (parameter.input()) {
      case TEXT -> Inputs.line(id(parameter), text, now -> text(parameter, now));
      case LONG_TEXT -> Inputs.area(id(parameter), text, 2, now -> text(parameter, now));
      case ITEM -> choice(parameter, itemIds(parameter, false), text);
      case ATTACHMENT -> attachment(parameter, text);
      case DAY -> day(parameter, text);
      case CHOICE -> choice(parameter, parameter.choices(), text);
      case ITEMS -> items(parameter, held);
      case TEXTS ->
          Inputs.area(
              id(parameter),
              String.join("\n", texts(held)),
              3,
              now -> list(parameter, now.lines().map(String::strip).toList()));
      case WHOLE, NUMBER -> number(parameter, text);
      case FLAG -> throw new IllegalStateException("made elsewhere");
    };
  }

  private void text(Parameter parameter, String now) {
    edits.parameter(parameter.name(), now.isBlank() ? null : NODES.stringNode(now.strip()));
  }

  private List<String> itemIds(Parameter parameter, boolean filed) {
    List<String> ids = new ArrayList<>();
    if (!parameter.required()) {
      ids.add("");
    }
    if (filed) {
      ids.add(FILED);
    }
    procedure.items().forEach(i -> ids.add(i.id()));
    return ids;
  }

  private String item(String id) {
    if (id.isEmpty()) {
      return texts.get("ui.settings.unset");
    }
    if (id.equals(FILED)) {
      return texts.get("ui.catalogue.rule.filed");
    }
    String name = procedure.itemName(id);
    return name.equals(id) ? id : id + "　" + name;
  }

  private ComboBox<String> choice(Parameter parameter, List<String> values, String held) {
    return Inputs.choice(id(parameter), values, held, this::item, now -> text(parameter, now));
  }

  private Node attachment(Parameter parameter, String held) {
    ComboBox<String> box = new ComboBox<>();
    box.setId(id(parameter));
    box.setEditable(true);
    procedure.papers().forEach(p -> box.getItems().add(p.name()));
    box.setValue(held);
    box.setMaxWidth(Double.MAX_VALUE);
    box.getEditor().textProperty().addListener((p, before, now) -> text(parameter, now));
    return box;
  }

  /** An item, the day of the filing, or a day written out. */
  private Node day(Parameter parameter, String held) {
    ComboBox<String> box = new ComboBox<>();
    box.setId(id(parameter));
    box.setEditable(true);
    box.getItems().setAll(itemIds(parameter, true));
    box.setValue(held);
    box.setMaxWidth(Double.MAX_VALUE);
    var name = Parts.quiet(item(held));
    box.getEditor()
        .textProperty()
        .addListener((p, before, now) -> {
          text(parameter, now);
          name.setText(item(now.strip()));
        });
    return new VBox(box, name);
  }

  private Node number(Parameter parameter, String held) {
    var input =
        Inputs.line(
            id(parameter),
            held,
            now -> {
              JsonNode value = number(now);
              edits.parameter(parameter.name(), value);
            });
    input.setMaxWidth(180);
    return input;
  }

  /** A number as a person writes it; as it stands where it is none, which the check tells. */
  private static @Nullable JsonNode number(String text) {
    String plain = java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFKC).strip();
    if (plain.isEmpty()) {
      return null;
    }
    if (plain.matches("-?[0-9]{1,9}")) {
      return NODES.numberNode(Integer.parseInt(plain));
    }
    return plain.matches("-?[0-9]{1,15}(\\.[0-9]{1,6})?")
        ? NODES.numberNode(new BigDecimal(plain))
        : NODES.stringNode(text);
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(node -> texts.add(node.asString("")));
    return texts;
  }

  private void list(Parameter parameter, List<String> values) {
    ArrayNode array = NODES.arrayNode();
    values.stream().filter(v -> !v.isEmpty()).forEach(array::add);
    edits.parameter(parameter.name(), array.isEmpty() ? null : array);
  }

  /** One box to tick for each item of the form. */
  private Node items(Parameter parameter, JsonNode held) {
    Set<String> chosen = new LinkedHashSet<>(texts(held));
    Set<String> all = new LinkedHashSet<>();
    procedure.items().forEach(i -> all.add(i.id()));
    all.addAll(chosen);
    var flow = new FlowPane();
    flow.setId(id(parameter));
    flow.getStyleClass().add("admin-form-row");
    for (String one : all) {
      CheckBox box =
          Inputs.check(
              id(parameter) + "-" + one,
              item(one),
              chosen.contains(one),
              now -> {
                if (now) {
                  chosen.add(one);
                } else {
                  chosen.remove(one);
                }
                list(parameter, all.stream().filter(chosen::contains).toList());
              });
      flow.getChildren().add(box);
    }
    return flow;
  }
}
