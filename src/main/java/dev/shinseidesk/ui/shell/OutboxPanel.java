package dev.shinseidesk.ui.shell;

import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.outbox.OutboxEntry;
import dev.shinseidesk.texts.Texts;
import dev.shinseidesk.ui.common.Badges;
import dev.shinseidesk.ui.common.EmptyState;
import dev.shinseidesk.ui.outbox.OutboxLine;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What has not left the desk yet, with what a person can do about it. */
final class OutboxPanel extends VBox {
  /** Nodes built at most; more than anybody works through in one go. */
  private static final int NODES = 50;

  private final Texts texts;
  private final ShellViewModel model;
  private final Consumer<ReceiptNumber> open;
  private final VBox list = new VBox();
  private final Button closing;
  private final ChangeListener<OutboxSummary> changes = (p, before, now) -> show(now);

  OutboxPanel(Texts texts, ShellViewModel model, Consumer<ReceiptNumber> open, Runnable close) {
    this.texts = texts;
    this.model = model;
    this.open = open;
    setId("outbox-panel");
    getStyleClass().addAll("dialog-card", "outbox-panel");
    Label title = new Label(texts.get("ui.shell.outbox.title"));
    title.getStyleClass().add("dialog-title");
    Label text = new Label(texts.get("ui.shell.outbox.text"));
    text.setWrapText(true);
    text.setMinHeight(Region.USE_PREF_SIZE);
    text.getStyleClass().add("quiet");
    list.getStyleClass().add("outbox-list");
    var scroll = new ScrollPane(list);
    scroll.setFitToWidth(true);
    scroll.setFocusTraversable(false);
    scroll.getStyleClass().add("outbox-scroll");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    closing = new Button(texts.get("dialog.close"));
    closing.setId("outbox-close");
    closing.setOnAction(e -> close.run());
    var buttons = new HBox(closing);
    buttons.getStyleClass().add("dialog-buttons");
    getChildren().addAll(title, text, scroll, buttons);
    model.outboxProperty().addListener(changes);
    show(model.outboxProperty().get());
  }

  Node firstFocus() {
    return closing;
  }

  void end() {
    model.outboxProperty().removeListener(changes);
  }

  private void show(OutboxSummary summary) {
    boolean hadFocus = getScene() != null && list.isFocusWithin();
    List<Node> nodes = new ArrayList<>();
    summary.entries().stream().limit(NODES).forEach(entry -> nodes.add(line(entry)));
    if (summary.entries().size() > NODES) {
      Label more = new Label(texts.get("ui.shell.outbox.more", summary.entries().size() - NODES));
      more.getStyleClass().add("quiet");
      nodes.add(more);
    }
    if (nodes.isEmpty()) {
      nodes.add(
          new EmptyState(
              "mdal-done_all",
              texts.get("ui.shell.outbox.empty"),
              texts.get("ui.shell.outbox.empty.next")));
    }
    list.getChildren().setAll(nodes);
    if (hadFocus) {
      closing.requestFocus();
    }
  }

  private Node line(OutboxEntry entry) {
    var number = new Hyperlink(entry.receiptNumber().value());
    number.setMnemonicParsing(false);
    number.setOnAction(e -> open.accept(entry.receiptNumber()));
    Label kind = new Label(texts.get("ui.common.outbox-kind." + entry.kind().name()));
    kind.getStyleClass().add("outbox-kind");
    var space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    var head = new HBox(badge(entry), kind, number, space);
    head.getStyleClass().add("outbox-head");
    if (entry.state() == OutboxEntry.State.STOPPED
        || (entry.state() == OutboxEntry.State.WAITING && entry.lastProblem() != null)) {
      head.getChildren().add(button("retry", () -> model.retry(entry)));
    }
    if (entry.state() == OutboxEntry.State.STOPPED || entry.state() == OutboxEntry.State.WAITING) {
      head.getChildren().add(button("cancel", () -> model.cancel(entry)));
    }
    var box = new VBox(head, detail(entry));
    box.getStyleClass().add("outbox-line");
    return box;
  }

  /** A held one isn't stuck: it waits for a person to close the batch. */
  private Label badge(OutboxEntry entry) {
    return OutboxLine.isHeld(entry)
        ? Badges.badge(texts.get("ui.shell.outbox.held"), "mdal-layers", Badges.Tone.NEUTRAL)
        : new Badges(texts).outbox(entry.state());
  }

  private Button button(String name, Runnable act) {
    var button = new Button(texts.get("ui.shell.outbox." + name));
    button.setId("outbox-panel-" + name);
    button.setMnemonicParsing(false);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(e -> act.run());
    return button;
  }

  private VBox detail(OutboxEntry entry) {
    var text =
        new StringBuilder(texts.get("ui.shell.outbox.decided", texts.moment(entry.createdAt())));
    if (entry.attempts() > 0) {
      text.append("　").append(texts.get("ui.shell.outbox.attempts", entry.attempts()));
    }
    var box = new VBox(text(text.toString(), "quiet"));
    if (OutboxLine.isHeld(entry)) {
      box.getChildren().add(text(texts.get("ui.shell.outbox.held.text"), "outbox-next"));
    }
    Problem problem = entry.lastProblem();
    if (problem != null) {
      box.getChildren().add(text(texts.what(problem), "outbox-problem"));
      box.getChildren().add(text(texts.next(problem), "outbox-next"));
      if (entry.state() == OutboxEntry.State.WAITING && entry.nextAttemptAt() != null) {
        String next = texts.moment(entry.nextAttemptAt());
        box.getChildren().add(text(texts.get("ui.shell.outbox.next-try", next), "outbox-next"));
      }
    }
    return box;
  }

  private static Label text(String text, String style) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.getStyleClass().add(style);
    return label;
  }
}
