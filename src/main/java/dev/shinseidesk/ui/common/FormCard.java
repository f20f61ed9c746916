package dev.shinseidesk.ui.common;

import dev.shinseidesk.texts.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A card with fields to write in; what is missing stands beside the act until nothing is. */
final class FormCard extends VBox {
  private static final PseudoClass OVER = PseudoClass.getPseudoClass("over");
  private static final PseudoClass READY = PseudoClass.getPseudoClass("ready");

  private final Texts texts;
  private final Function<List<String>, String> missing;
  private final List<TextInputControl> inputs = new ArrayList<>();
  private final Label blocker = new Label();
  private final Button act = new Button();

  FormCard(
      Texts texts,
      Dialogs.Form form,
      Function<List<String>, String> missing,
      Consumer<List<String>> onAct,
      Runnable close) {
    this.texts = texts;
    this.missing = missing;
    setId("dialog-form");
    getStyleClass()
        .addAll("dialog-card", "form-card", form.grave() ? "dialog-warning" : "dialog-info");
    setAccessibleText(form.title());
    Label head =
        new Label(form.title(), Badges.icon(form.grave() ? "mdmz-report_problem" : "mdal-edit"));
    head.getStyleClass().add("dialog-title");
    head.setWrapText(true);
    head.setMinHeight(Region.USE_PREF_SIZE);
    getChildren().add(head);
    if (!form.text().isEmpty()) {
      getChildren().add(text(form.text()));
    }
    if (!form.lines().isEmpty()) {
      var facts = new VBox();
      facts.getStyleClass().add("dialog-facts");
      form.lines().forEach(line -> facts.getChildren().add(text(line)));
      getChildren().add(facts);
    }
    form.fields().forEach(field -> getChildren().add(field(field)));
    blocker.setId("form-blocker");
    blocker.getStyleClass().add("case-blocker");
    Spoken.follow(blocker);
    blocker.setWrapText(true);
    blocker.setMinHeight(Region.USE_PREF_SIZE);
    blocker.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(blocker, Priority.ALWAYS);
    Button cancel = new Button(texts.get("dialog.cancel"));
    cancel.setId("dialog-cancel");
    cancel.setMinWidth(Region.USE_PREF_SIZE);
    cancel.setOnAction(e -> close.run());
    act.setText(form.act());
    act.setId("dialog-act");
    act.setMinWidth(Region.USE_PREF_SIZE);
    act.getStyleClass().add(form.grave() ? "danger" : "accent");
    act.setOnAction(e -> {
      List<String> answers = answers();
      if (missing.apply(answers).isEmpty()) {
        close.run();
        onAct.accept(answers);
      }
    });
    var buttons = new HBox(blocker, cancel, act);
    buttons.getStyleClass().add("dialog-buttons");
    getChildren().add(buttons);
    check();
  }

  Node firstFocus() {
    return inputs.getFirst();
  }

  private VBox field(Dialogs.Field field) {
    TextInputControl input = field.tall() ? area() : new TextField();
    input.setId("form-" + field.id());
    input.setPromptText(field.prompt());
    input.setAccessibleText(field.label());
    inputs.add(input);
    Label label = new Label(field.label());
    label.getStyleClass().add("dialog-heading");
    label.setLabelFor(input);
    var space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    Label counter = new Label();
    counter.getStyleClass().add("case-hint");
    var line = new HBox(label, space, counter);
    input
        .textProperty()
        .addListener((o, was, is) -> {
          count(counter, is, field.limit());
          check();
        });
    count(counter, "", field.limit());
    var box = new VBox(line, input);
    box.getStyleClass().add("dialog-section");
    return box;
  }

  private static TextArea area() {
    var area = new TextArea();
    area.setWrapText(true);
    area.setPrefRowCount(3);
    area.setMinHeight(72);
    return area;
  }

  private void count(Label counter, String text, int limit) {
    if (limit > 0) {
      int length = text.codePointCount(0, text.length());
      counter.setText(texts.get("dialog.counter", length, limit));
      counter.pseudoClassStateChanged(OVER, length > limit);
    }
  }

  private List<String> answers() {
    return inputs.stream().map(TextInputControl::getText).toList();
  }

  private void check() {
    String why = missing.apply(answers());
    blocker.setText(why);
    blocker.pseudoClassStateChanged(READY, why.isEmpty());
    act.setDisable(!why.isEmpty());
  }

  private static Label text(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("dialog-text");
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }
}
