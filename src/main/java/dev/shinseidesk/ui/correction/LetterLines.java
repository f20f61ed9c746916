package dev.shinseidesk.ui.correction;

import dev.shinseidesk.casework.CorrectionDesk.Carried;
import dev.shinseidesk.casework.CorrectionDesk.Contact;
import dev.shinseidesk.casework.CorrectionDesk.ProcessingTime;
import dev.shinseidesk.casework.CorrectionDesk.Request;
import dev.shinseidesk.texts.Texts;
import dev.shinseidesk.ui.common.Badges;
import dev.shinseidesk.ui.common.Badges.Tone;
import dev.shinseidesk.ui.common.Parts;
import dev.shinseidesk.ui.common.UiContext;
import dev.shinseidesk.ui.common.WrappingCell;
import dev.shinseidesk.ui.correction.CorrectionViewModel.Shown;
import dev.shinseidesk.ui.review.FindingWords;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The lines of what was written and said. */
final class LetterLines {
  private final UiContext ctx;
  private final CorrectionViewModel model;

  LetterLines(UiContext ctx, CorrectionViewModel model) {
    this.ctx = ctx;
    this.model = model;
  }

  private LocalDate today() {
    return LocalDate.ofInstant(ctx.clock().instant(), Texts.ZONE);
  }

  /** How long it has been here, and whether the clock stands still. */
  List<Node> clock(Shown now) {
    var texts = ctx.texts();
    ProcessingTime time = now.letters().time();
    Label badge =
        time.paused()
            ? Badges.badge(texts.get("ui.correction.clock.paused"), "mdmz-pause", Tone.WARNING)
            : Badges.badge(texts.get("ui.correction.clock.running"), "mdmz-schedule", Tone.NEUTRAL);
    badge.setId("correction-clock-state");
    Label words =
        Parts.wrapping(
            texts.get("ui.correction.clock", time.businessDays(), time.pausedBusinessDays()));
    return List.of(badge, words);
  }

  /** Findings of the filing this one answers, each with its mark. */
  void carried(VBox box, Shown now) {
    var texts = ctx.texts();
    List<Carried> all = now.letters().carried();
    box.getChildren().clear();
    if (all.isEmpty()) {
      return;
    }
    long open = all.stream().filter(c -> mark(c) == Carried.Mark.OPEN).count();
    Label title =
        new Label(
            texts.get("ui.correction.carried", all.getFirst().from().value(), all.size(), open));
    title.getStyleClass().add("case-heading");
    title.setWrapText(true);
    title.setMinHeight(Region.USE_PREF_SIZE);
    box.getChildren().add(title);
    for (Carried one : all) {
      box.getChildren().add(carried(one));
    }
  }

  private static Carried.Mark mark(Carried carried) {
    Carried.Mark marked = carried.mark();
    return marked == null ? carried.suggested() : marked;
  }

  private HBox carried(Carried one) {
    var texts = ctx.texts();
    var words =
        new VBox(
            WrappingCell.wrapping(
                ctx.japanese(), FindingWords.what(one.finding(), texts), "finding-what"),
            Parts.quiet(
                texts.get(
                    one.mark() == null
                        ? "ui.correction.carried.suggested"
                        : "ui.correction.carried.marked",
                    texts.get("ui.correction.mark." + mark(one)))));
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    var group = new ToggleGroup();
    var line = new HBox(new Badges(texts).severity(one.finding().severity()), words);
    for (Carried.Mark mark : Carried.Mark.values()) {
      var button = new RadioButton(texts.get("ui.correction.mark." + mark));
      button.setId("correction-carried-" + one.position() + "-" + mark);
      button.setMnemonicParsing(false);
      button.setToggleGroup(group);
      button.setSelected(mark == one.mark());
      button.setMinWidth(Region.USE_PREF_SIZE);
      button.setOnAction(e -> model.mark(one, mark));
      line.getChildren().add(button);
    }
    line.getStyleClass().add("finding");
    return line;
  }

  /** Requests, newest first. */
  void requests(VBox box, Shown now) {
    List<Node> lines = new ArrayList<>();
    for (Request request : now.letters().requests()) {
      lines.add(head(request));
      lines.add(WrappingCell.wrapping(ctx.japanese(), request.text(), "case-earlier-text"));
    }
    box.getChildren().setAll(lines);
  }

  private Node head(Request request) {
    var texts = ctx.texts();
    boolean late = request.endedAt() == null && request.deadline().isBefore(today());
    Label state;
    if (request.answeredBy() != null) {
      state =
          Badges.badge(
              texts.get("ui.correction.answered", request.answeredBy().value()),
              "mdmz-reply",
              Tone.SUCCESS);
    } else if (request.endedAt() != null) {
      state = Badges.badge(texts.get("ui.correction.ended"), "mdal-archive", Tone.NEUTRAL);
    } else if (late) {
      state = Badges.badge(texts.get("ui.correction.late"), "mdmz-schedule", Tone.DANGER);
    } else {
      state =
          Badges.badge(texts.get("ui.correction.waiting"), "mdal-hourglass_empty", Tone.WARNING);
    }
    Label words =
        Parts.wrapping(
            texts.get(
                "ui.correction.request",
                texts.moment(request.at()),
                ctx.name(request.by()),
                texts.day(request.deadline())));
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    var line = new HBox(state, words);
    line.getStyleClass().add("case-section");
    if (request.endReason().isEmpty()) {
      return line;
    }
    return new VBox(
        line, Parts.quiet(texts.get("ui.correction.ended.reason", request.endReason())));
  }

  /** Conversations, newest first. */
  void contacts(VBox box, Shown now) {
    var texts = ctx.texts();
    List<Node> lines = new ArrayList<>();
    for (Contact contact : now.letters().contacts()) {
      Label badge =
          contact.reached()
              ? Badges.badge(way(contact), icon(contact.way()), Tone.SUCCESS)
              : Badges.badge(way(contact), icon(contact.way()), Tone.WARNING);
      var head =
          new HBox(
              badge,
              Parts.quiet(
                  texts.get(
                      "ui.correction.contact.by",
                      texts.moment(contact.at()),
                      ctx.name(contact.by()))));
      head.getStyleClass().add("case-section");
      lines.add(head);
      lines.add(WrappingCell.wrapping(ctx.japanese(), contact.said(), "case-earlier-text"));
    }
    if (lines.isEmpty()) {
      lines.add(Parts.quiet(texts.get("ui.correction.contacts.none")));
    }
    box.getChildren().setAll(lines);
  }

  private String way(Contact contact) {
    var texts = ctx.texts();
    return texts.get(
        "ui.correction.contact.item",
        texts.get("ui.correction.way." + contact.way()),
        texts.get("ui.correction.reached." + contact.reached()));
  }

  private static String icon(Contact.Way way) {
    return switch (way) {
      case PHONE -> "mdmz-phone";
      case COUNTER -> "mdmz-person";
      case LETTER -> "mdal-email";
    };
  }
}
