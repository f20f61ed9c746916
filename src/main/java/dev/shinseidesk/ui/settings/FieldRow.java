package dev.shinseidesk.ui.settings;

import dev.shinseidesk.application.Problem;
import dev.shinseidesk.texts.Texts;
import dev.shinseidesk.ui.common.Badges;
import dev.shinseidesk.ui.common.Parts;
import dev.shinseidesk.ui.common.Spoken;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import tools.jackson.core.JsonPointer;

/** A field of a form: label, control, what is allowed, what is wrong. FX thread. */
final class FieldRow extends VBox {
  private final Texts texts;
  private final JsonPointer at;
  private final Node control;
  private final Label wrong = Parts.wrapping("");

  /**
   * Builds it.
   *
   * @param control what takes the focus
   * @param beside what stands with it; the control itself where nothing does
   * @param locked whether it stays as it is at this desk
   */
  FieldRow(Texts texts, FormField field, Node control, Node beside, boolean locked) {
    this.texts = texts;
    this.at = field.at();
    this.control = control;
    getStyleClass().add("field");
    Label label = new Label(field.label());
    label.getStyleClass().add("field-label");
    label.setMinWidth(0);
    var head = new HBox(label);
    head.setAlignment(Pos.BASELINE_LEFT);
    head.getStyleClass().add("field-head");
    if (!field.name().isEmpty() && !field.label().equals(field.name())) {
      Label name = new Label(field.name());
      name.getStyleClass().add("field-name");
      head.getChildren().add(name);
    }
    if (!field.known()) {
      head.getChildren().add(mark("ui.settings.unknown"));
    } else if (field.required()) {
      head.getChildren().add(mark("ui.settings.required"));
    }
    if (locked) {
      head.getChildren().add(padlock(texts));
    }
    getChildren().addAll(head, beside);
    String help = help(field);
    if (!help.isEmpty()) {
      getChildren().add(Parts.quiet(help));
    }
    wrong.getStyleClass().add("field-problem");
    Spoken.follow(wrong);
    getChildren().add(wrong);
    control.setAccessibleText(
        field.label()
            + (help.isEmpty() ? "" : "。" + help)
            + (locked ? "。" + texts.get("ui.settings.locked.why") : ""));
    show(List.of(), 0);
  }

  /** Says that a value can't be changed at this desk, and why. */
  static Node padlock(Texts texts) {
    Label padlock = Badges.badge(texts.get("ui.settings.locked"), "mdal-lock", Badges.Tone.NEUTRAL);
    padlock.setMinWidth(Region.USE_PREF_SIZE);
    padlock.setTooltip(new Tooltip(texts.get("ui.settings.locked.why")));
    return padlock;
  }

  private Label mark(String key) {
    Label mark = new Label(texts.get(key));
    mark.getStyleClass().add("field-mark");
    mark.setMinWidth(Region.USE_PREF_SIZE);
    return mark;
  }

  private String help(FormField field) {
    String help = field.help().equals(field.label()) ? "" : field.help();
    String rule = rule(field);
    return help.isEmpty() || rule.isEmpty() ? help + rule : help + "　" + rule;
  }

  private String rule(FormField field) {
    FormField.Rule rule = field.rule();
    boolean number =
        field.kind() == FormField.Kind.INTEGER || field.kind() == FormField.Kind.NUMBER;
    boolean text = field.kind() == FormField.Kind.TEXT;
    if (number && rule.least() != null && rule.most() != null) {
      return texts.get("ui.settings.rule.between", rule.least().toString(), rule.most().toString());
    }
    if (number && rule.least() != null) {
      return texts.get("ui.settings.rule.least", rule.least().toString());
    }
    if (text && rule.most() != null) {
      return texts.get("ui.settings.rule.length", rule.most().toString());
    }
    return "";
  }

  /** Where its value stands. */
  JsonPointer at() {
    return at;
  }

  /** Takes the focus. */
  void focus() {
    control.requestFocus();
  }

  /** Where its place is told otherwise, a mistake needs neither file nor pointer. */
  static String words(Texts texts, Problem problem) {
    List<String> facts = problem.facts();
    return problem.key().equals("settings.invalid") && facts.size() > 2
        ? texts.get("ui.settings.allowed", facts.get(2))
        : texts.what(problem);
  }

  /**
   * Shows what is wrong with the value.
   *
   * @param inside how many mistakes are in what it holds
   */
  void show(List<Problem> problems, long inside) {
    List<String> lines = new ArrayList<>();
    problems.forEach(problem -> lines.add(words(texts, problem)));
    if (inside > 0) {
      lines.add(texts.get("ui.settings.wrong-inside", inside));
    }
    wrong.setText(String.join("\n", lines));
    Parts.show(wrong, !lines.isEmpty());
    control.pseudoClassStateChanged(PseudoClass.getPseudoClass("wrong"), !lines.isEmpty());
  }
}
