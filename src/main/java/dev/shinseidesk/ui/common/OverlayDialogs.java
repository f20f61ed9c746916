package dev.shinseidesk.ui.common;

import dev.shinseidesk.application.Problem;
import dev.shinseidesk.texts.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * Dialogs as cards over the window's content: they look and behave alike on every system and under
 * the headless platform. FX thread.
 */
public final class OverlayDialogs implements Dialogs {
  private final Texts texts;
  private final Overlays overlays;

  /** Shows its cards through these overlays. */
  public OverlayDialogs(Texts texts, Overlays overlays) {
    this.texts = texts;
    this.overlays = overlays;
  }

  @Override
  public void problem(Problem problem) {
    VBox card =
        card("mdmz-report_problem", "dialog-warning", texts.what(problem), "dialog-problem");
    card.getChildren()
        .addAll(
            section(texts.get("dialog.means"), texts.means(problem)),
            section(texts.get("dialog.next"), texts.next(problem)));
    Label key = new Label(texts.get("dialog.kind", problem.key()));
    key.getStyleClass().add("dialog-code");
    card.getChildren().add(key);
    open(card, List.of(closeButton()), 0);
  }

  @Override
  public void unexpected(String code) {
    VBox card =
        card(
            "mdal-error_outline",
            "dialog-danger",
            texts.get("dialog.unexpected"),
            "dialog-unexpected");
    card.getChildren()
        .addAll(
            section(texts.get("dialog.means"), texts.get("dialog.unexpected.means")),
            section(texts.get("dialog.next"), texts.get("dialog.unexpected.next")));
    Label shown = new Label(texts.get("dialog.code", code));
    shown.setId("dialog-code");
    shown.getStyleClass().addAll("dialog-code", "dialog-code-strong");
    card.getChildren().add(shown);
    open(card, List.of(closeButton()), 0);
  }

  @Override
  public void information(String title, String text) {
    VBox card = card("mdal-info", "dialog-info", title, "dialog-information");
    card.getChildren().add(text(text));
    open(card, List.of(closeButton()), 0);
  }

  @Override
  public void confirm(Confirmation question, Runnable onYes) {
    VBox card =
        card(
            question.grave() ? "mdmz-report_problem" : "mdal-help_outline",
            question.grave() ? "dialog-warning" : "dialog-info",
            question.title(),
            "dialog-confirm");
    if (!question.text().isEmpty()) {
      card.getChildren().add(text(question.text()));
    }
    if (!question.lines().isEmpty()) {
      var facts = new VBox();
      facts.getStyleClass().add("dialog-facts");
      question.lines().forEach(line -> facts.getChildren().add(text(line)));
      card.getChildren().add(facts);
    }
    Button cancel = new Button(texts.get("dialog.cancel"));
    cancel.setId("dialog-cancel");
    cancel.setOnAction(e -> overlays.close());
    Button act = new Button(question.act());
    act.setId("dialog-act");
    act.getStyleClass().add(question.grave() ? "danger" : "accent");
    act.setOnAction(e -> {
      overlays.close();
      onYes.run();
    });
    open(card, List.of(cancel, act), question.grave() ? 0 : 1);
  }

  @Override
  public void ask(Form form, Function<List<String>, String> missing, Consumer<List<String>> onAct) {
    var card = new FormCard(texts, form, missing, onAct, overlays::close);
    overlays.open(card, card.firstFocus(), () -> {});
  }

  @Override
  public boolean isOpen() {
    return overlays.isOpen();
  }

  /**
   * Shows any content as a dialog; closed by Esc or by {@link #close}.
   *
   * @param content its node
   * @param focus what takes the focus; null for the first that can
   */
  public void show(Parent content, @Nullable Node focus) {
    overlays.open(content, focus, () -> {});
  }

  /** Closes the dialog on top. */
  public void close() {
    overlays.close();
  }

  private Button closeButton() {
    Button button = new Button(texts.get("dialog.close"));
    button.setId("dialog-close");
    button.getStyleClass().add("accent");
    button.setOnAction(e -> overlays.close());
    return button;
  }

  private void open(VBox card, List<Button> buttons, int focused) {
    var row = new HBox();
    row.getStyleClass().add("dialog-buttons");
    row.getChildren().addAll(new ArrayList<>(buttons));
    card.getChildren().add(row);
    overlays.open(card, buttons.get(focused), () -> {});
  }

  private static VBox card(String icon, String style, String title, String id) {
    Label head = new Label(title, Badges.icon(icon));
    head.getStyleClass().add("dialog-title");
    head.setWrapText(true);
    head.setMinHeight(Region.USE_PREF_SIZE);
    var card = new VBox(head);
    card.setId(id);
    card.getStyleClass().addAll("dialog-card", style);
    card.setAccessibleText(title);
    return card;
  }

  private static VBox section(String heading, String text) {
    Label head = new Label(heading);
    head.getStyleClass().add("dialog-heading");
    var box = new VBox(head, text(text));
    box.getStyleClass().add("dialog-section");
    return box;
  }

  private static Label text(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("dialog-text");
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }
}
