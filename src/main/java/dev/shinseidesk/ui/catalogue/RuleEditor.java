package dev.shinseidesk.ui.catalogue;

import dev.shinseidesk.texts.Texts;
import dev.shinseidesk.ui.catalogue.RuleSchema.Kind;
import dev.shinseidesk.ui.catalogue.RuleSchema.Parameter;
import dev.shinseidesk.ui.common.Parts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * One rule: how grave, what it wants to know, when it looks, its words, its examples. FX thread.
 */
final class RuleEditor extends VBox {
  /** As the schema spells them. */
  static final List<String> SEVERITIES = List.of("error", "alert", "note");

  private static final List<String> PARTS = List.of("item", "what", "why", "todo");

  private final CatalogueViewModel model;
  private final RuleEdits edits;
  private final Texts texts;
  private final ParameterControls controls;

  RuleEditor(CatalogueViewModel model) {
    this.model = model;
    this.edits = new RuleEdits(model);
    this.texts = model.context().texts();
    this.controls = new ParameterControls(model);
    setId("catalogue-rule");
    getStyleClass().add("settings-form");
  }

  /** How grave, in a person's words. */
  static String level(Texts texts, String value) {
    return value.isEmpty()
        ? texts.get("ui.catalogue.rule.usual")
        : texts.get("severity." + value.toUpperCase(Locale.ROOT));
  }

  void show() {
    RuleLine line = edits.chosen();
    if (line == null) {
      getChildren().clear();
      return;
    }
    List<Node> nodes = new ArrayList<>();
    nodes.add(head(line));
    nodes.add(
        Inputs.field(
            texts.get("ui.catalogue.rule.severity"),
            Inputs.choice(
                "catalogue-severity",
                SEVERITIES,
                line.severity(),
                value -> level(texts, value),
                now -> edits.severity(line.id(), now))));
    if (line.isBuilt()) {
      nodes.add(Parts.quiet(texts.get("ui.catalogue.rule.built")));
      nodes.add(when(line));
      getChildren().setAll(nodes);
      return;
    }
    Kind kind = model.schema().kind(line.kind());
    if (kind != null) {
      for (Parameter parameter : kind.parameters()) {
        nodes.add(controls.of(parameter, edits.parameter(parameter.name())));
      }
    }
    nodes.add(when(line));
    nodes.add(targets());
    nodes.add(words(line, "ja", texts.get("ui.catalogue.rule.ja")));
    nodes.add(words(line, "en", texts.get("ui.catalogue.rule.en")));
    nodes.add(examples(true));
    nodes.add(examples(false));
    getChildren().setAll(nodes);
  }

  private Node head(RuleLine line) {
    Label name = Parts.wrapping(line.id() + " ・ " + model.schema().title(line.kind()));
    name.getStyleClass().add("admin-card-title");
    name.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(name, Priority.ALWAYS);
    var head =
        new HBox(
            Parts.button(
                "catalogue-rule-back",
                texts.get("ui.catalogue.rule.back"),
                () -> model.chooseRule("")),
            name);
    head.getStyleClass().add("admin-row");
    head.setAlignment(Pos.CENTER_LEFT);
    return head;
  }

  private Node when(RuleLine line) {
    VBox box =
        Inputs.field(
            texts.get("ui.catalogue.rule.when"),
            Inputs.area("catalogue-when", line.node().path("when").asString(""), 2, edits::when));
    box.getChildren().add(Parts.quiet(texts.get("ui.catalogue.rule.when.text")));
    return box;
  }

  private Node targets() {
    VBox box =
        Inputs.field(
            texts.get("ui.catalogue.rule.for"),
            Inputs.line(
                "catalogue-for",
                String.join(" ", edits.procedures()),
                now ->
                    edits.procedures(
                        List.of(now.strip().split("[\\s,、　]+", -1)).stream()
                            .filter(c -> !c.isEmpty())
                            .toList())));
    box.getChildren().add(Parts.quiet(texts.get("ui.catalogue.rule.for.text")));
    return box;
  }

  private VBox words(RuleLine line, String language, String title) {
    Label head = Parts.wrapping(title);
    head.getStyleClass().add("admin-heading");
    var group = new VBox(head);
    group.getStyleClass().add("settings-group");
    for (String part : PARTS) {
      String text = RuleEdits.text(line, language, part);
      group
          .getChildren()
          .add(
              Inputs.field(
                  texts.get("ui.catalogue.rule.text." + part),
                  part.equals("item")
                      ? Inputs.line(
                          "catalogue-" + language + "-" + part,
                          text,
                          now -> edits.text(language, part, now))
                      : Inputs.area(
                          "catalogue-" + language + "-" + part,
                          text,
                          2,
                          now -> edits.text(language, part, now))));
    }
    return group;
  }

  private VBox examples(boolean pass) {
    String side = pass ? "pass" : "fail";
    Label head = Parts.wrapping(texts.get("ui.catalogue.examples." + side));
    head.getStyleClass().add("admin-heading");
    var group = new VBox(head);
    group.getStyleClass().add("settings-group");
    List<ObjectNode> all = edits.examples(pass);
    for (int i = 0; i < all.size(); i++) {
      int index = i;
      @Nullable Runnable remove = all.size() > 1 ? () -> edits.removeExample(pass, index) : null;
      group
          .getChildren()
          .add(
              new ExampleView(
                  model,
                  side + "-" + (i + 1),
                  all.get(i),
                  next -> edits.example(pass, index, next),
                  remove));
    }
    var row =
        new FlowPane(
            Parts.button(
                "catalogue-example-add-" + side,
                texts.get("ui.catalogue.example.add"),
                () -> edits.addExample(pass)));
    row.getStyleClass().add("admin-form-row");
    group.getChildren().add(row);
    return group;
  }
}
