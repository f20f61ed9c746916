package dev.shinseidesk.ui.outbox;

import dev.shinseidesk.outbox.OutboxEntry;
import dev.shinseidesk.ui.common.Badges;
import dev.shinseidesk.ui.common.Badges.Tone;
import dev.shinseidesk.ui.common.Dialogs;
import dev.shinseidesk.ui.common.UiContext;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Deliveries as cards that follow the view model: state, reason, what to do, retry, take back. */
public final class OutboxCards extends VBox {
  private final UiContext ctx;
  private final OutboxViewModel model;
  private final String prefix;
  private final Function<List<OutboxLine>, List<OutboxLine>> which;

  /**
   * Follows the model.
   *
   * @param prefix of the node ids of its buttons, e.g. {@code forward-outbox}
   * @param which picks the deliveries to show out of all, newest first
   */
  public OutboxCards(
      UiContext ctx,
      OutboxViewModel model,
      String prefix,
      Function<List<OutboxLine>, List<OutboxLine>> which) {
    this.ctx = ctx;
    this.model = model;
    this.prefix = prefix;
    this.which = which;
    getStyleClass().add("outbox-cards");
    model.lines().addListener((ListChangeListener<OutboxLine>) c -> show());
    show();
  }

  /**
   * Only the newest entry of a kind, as the tab of that kind shows it.
   *
   * @param prefix of the buttons' node ids
   */
  public static OutboxCards newest(
      UiContext ctx, OutboxViewModel model, String prefix, OutboxEntry.Kind kind) {
    return new OutboxCards(
        ctx,
        model,
        prefix,
        lines -> lines.stream().filter(l -> l.entry().kind() == kind).limit(1).toList());
  }

  private void show() {
    var cards = which.apply(List.copyOf(model.lines())).stream().map(this::card).toList();
    getChildren().setAll(cards);
    setVisible(!cards.isEmpty());
    setManaged(!cards.isEmpty());
  }

  private Region card(OutboxLine line) {
    var texts = ctx.texts();
    Label kind = new Label(line.kind());
    kind.getStyleClass().add("outbox-kind");
    kind.setMinWidth(USE_PREF_SIZE);
    // Wraps where the tab is narrow, so that the reason below always has the whole width.
    var row = new FlowPane(badge(line), kind);
    row.getStyleClass().add("outbox-row");
    if (line.mayRetry()) {
      Button retry = new Button(texts.get("ui.outbox.retry"));
      retry.setId(prefix + "-retry");
      retry.setMinWidth(USE_PREF_SIZE);
      retry.setOnAction(e -> model.retry(line));
      row.getChildren().add(retry);
    }
    if (line.mayCancel()) {
      Button cancel = new Button(texts.get("ui.outbox.cancel"));
      cancel.setId(prefix + "-cancel");
      cancel.setMinWidth(USE_PREF_SIZE);
      cancel.setOnAction(e -> askCancel(line));
      row.getChildren().add(cancel);
    }
    var card = new VBox(row, text(line.detail()));
    if (!line.advice().isEmpty()) {
      card.getChildren().add(text(line.advice()));
    }
    card.getStyleClass()
        .addAll("outbox-card", "outbox-" + line.look().name().toLowerCase(Locale.ROOT));
    return card;
  }

  private void askCancel(OutboxLine line) {
    var texts = ctx.texts();
    ctx.dialogs()
        .confirm(
            new Dialogs.Confirmation(
                texts.get("ui.outbox.cancel.title", line.kind()),
                texts.get("ui.outbox.cancel.text"),
                List.of(line.detail()),
                texts.get("ui.outbox.cancel.act"),
                true),
            () -> model.cancel(line));
  }

  static Label badge(OutboxLine line) {
    return switch (line.look()) {
      case HELD -> Badges.badge(line.state(), "mdal-layers", Tone.NEUTRAL);
      case BUSY -> Badges.badge(line.state(), "mdmz-send", Tone.ACCENT);
      case LATE -> Badges.badge(line.state(), "mdmz-schedule", Tone.WARNING);
      case STOPPED -> Badges.badge(line.state(), "mdmz-pan_tool", Tone.DANGER);
      case DONE -> Badges.badge(line.state(), "mdal-done", Tone.SUCCESS);
      case WITHDRAWN -> Badges.badge(line.state(), "mdal-cancel", Tone.WARNING);
      case OFF -> Badges.badge(line.state(), "mdal-cancel", Tone.NEUTRAL);
    };
  }

  private static Label text(String text) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    return label;
  }
}
