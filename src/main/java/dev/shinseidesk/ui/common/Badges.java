package dev.shinseidesk.ui.common;

import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.outbox.OutboxEntry;
import dev.shinseidesk.portal.StatusMeaning;
import dev.shinseidesk.review.Decision;
import dev.shinseidesk.review.Severity;
import dev.shinseidesk.texts.Texts;
import javafx.scene.control.Label;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Small marks for states and severities: always an icon and a word, so that nobody has to tell them
 * by colour. FX thread.
 */
public final class Badges {
  private final Texts texts;

  /** With the words of this language. */
  public Badges(Texts texts) {
    this.texts = texts;
  }

  /** Colour families of badges; the colours stand in the style sheet. */
  public enum Tone {
    /** Nothing to do. */
    NEUTRAL,
    /** Under way. */
    ACCENT,
    /** Went well. */
    SUCCESS,
    /** Needs a look. */
    WARNING,
    /** Blocks, or failed. */
    DANGER
  }

  /** Where an application stands at this desk. */
  public Label state(WorkState state) {
    String text = texts.get("state." + state.name());
    return switch (state) {
      case UNREVIEWED -> badge(text, "mdal-inbox", Tone.NEUTRAL);
      case IN_REVIEW -> badge(text, "mdal-edit", Tone.ACCENT);
      case AWAITING_APPROVAL -> badge(text, "mdal-how_to_reg", Tone.ACCENT);
      case SOUND -> badge(text, "mdal-check_circle_outline", Tone.SUCCESS);
      case DEFECTIVE -> badge(text, "mdmz-report_problem", Tone.WARNING);
      case AWAITING_CORRECTION -> badge(text, "mdal-hourglass_empty", Tone.WARNING);
      case REJECTED -> badge(text, "mdal-block", Tone.DANGER);
      case FORWARDING -> badge(text, "mdmz-schedule", Tone.ACCENT);
      case FORWARDED -> badge(text, "mdal-done_all", Tone.SUCCESS);
      case CLOSED -> badge(text, "mdal-archive", Tone.NEUTRAL);
    };
  }

  /** Outcome of a format review. */
  public Label decision(Decision decision) {
    return switch (decision) {
      case SOUND -> state(WorkState.SOUND);
      case DEFECTIVE -> state(WorkState.DEFECTIVE);
      case REJECTED -> state(WorkState.REJECTED);
    };
  }

  /** How grave a finding is. */
  public Label severity(Severity severity) {
    return severity(severity, texts.get("severity." + severity.name()));
  }

  /** How grave findings are, and how many. */
  public Label severity(Severity severity, int count) {
    return severity(severity, texts.get("severity." + severity.name()) + " " + count);
  }

  private static Label severity(Severity severity, String text) {
    return switch (severity) {
      case ERROR -> badge(text, "mdal-error_outline", Tone.DANGER);
      case ALERT -> badge(text, "mdmz-report_problem", Tone.WARNING);
      case NOTE -> badge(text, "mdal-info", Tone.NEUTRAL);
    };
  }

  /** Where something that leaves the desk stands. */
  public Label outbox(OutboxEntry.State state) {
    String text = texts.get("ui.common.outbox-state." + state.name());
    return switch (state) {
      case WAITING -> badge(text, "mdmz-schedule", Tone.NEUTRAL);
      case SENDING -> badge(text, "mdmz-send", Tone.ACCENT);
      case DONE -> badge(text, "mdal-done", Tone.SUCCESS);
      case STOPPED -> badge(text, "mdmz-pan_tool", Tone.DANGER);
      case CANCELLED -> badge(text, "mdal-cancel", Tone.NEUTRAL);
    };
  }

  /** 申請処理状況 in the language of the window. */
  public Label status(StatusMeaning status) {
    boolean off =
        status.purpose() == StatusMeaning.Purpose.WITHDRAWN
            || status.purpose() == StatusMeaning.Purpose.REJECTED;
    return badge(
        Labels.of(texts, status),
        "mdal-label",
        status.finished() && !off ? Tone.SUCCESS : Tone.NEUTRAL);
  }

  /** Any badge. The icon is an Ikonli code of Material2, e.g. {@code mdal-info}. */
  public static Label badge(String text, String icon, Tone tone) {
    var label = new Label(text, icon(icon));
    label
        .getStyleClass()
        .addAll("badge", "badge-" + tone.name().toLowerCase(java.util.Locale.ROOT));
    label.setMinWidth(Label.USE_PREF_SIZE);
    return label;
  }

  /** An icon that takes colour and size from the style sheet. */
  public static FontIcon icon(String code) {
    var icon = new FontIcon(code);
    icon.getStyleClass().add("icon");
    return icon;
  }
}
