package dev.shinseidesk.ui.outbox;

import dev.shinseidesk.forwarding.Forwarding;
import dev.shinseidesk.forwarding.ForwardingDesk.Act;
import dev.shinseidesk.outbox.OutboxEntry;
import dev.shinseidesk.outbox.OutboxEntry.State;
import dev.shinseidesk.texts.Texts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One delivery in words.
 *
 * @param entry what is delivered
 * @param kind 提供 or 申請処理状況の登録
 * @param state where it stands
 * @param detail when it goes on, what the other side confirmed, or why it stopped
 * @param advice what to do; empty where nothing is
 * @param look how it is shown
 */
public record OutboxLine(
    OutboxEntry entry, String kind, String state, String detail, String advice, Look look) {
  /** How grave a delivery's state is. */
  public enum Look {
    /** Waits until a person closes the batch. */
    HELD,
    /** Under way. */
    BUSY,
    /** Failed, tried again by itself. */
    LATE,
    /** A person must look. */
    STOPPED,
    /** The other side confirmed. */
    DONE,
    /** Arrived, but what was provided no longer stands: a withdrawal, or something withdrawn. */
    WITHDRAWN,
    /** Taken back. */
    OFF
  }

  /**
   * In the words of these texts.
   *
   * @param forwardings of the same application, newest first
   */
  public static OutboxLine of(OutboxEntry entry, List<Forwarding> forwardings, Texts texts) {
    Look look = look(entry);
    Forwarding forwarding =
        forwardings.stream().filter(f -> f.id().equals(entry.subject())).findFirst().orElse(null);
    boolean withdrawal = forwarding != null && forwarding.act() == Act.WITHDRAW;
    if (look == Look.DONE
        && forwarding != null
        && (withdrawal || withdrawnAfter(forwarding, forwardings))) {
      look = Look.WITHDRAWN;
    }
    String advice =
        entry.lastProblem() != null && (look == Look.LATE || look == Look.STOPPED)
            ? texts.next(entry.lastProblem())
            : "";
    return new OutboxLine(
        entry,
        withdrawal
            ? texts.get("ui.outbox.kind.withdrawal")
            : texts.get("ui.common.outbox-kind." + entry.kind()),
        texts.get("ui.outbox.state." + look),
        detail(entry, look, texts),
        advice,
        look);
  }

  private static boolean withdrawnAfter(Forwarding forwarding, List<Forwarding> forwardings) {
    return forwardings.stream()
        .takeWhile(newer -> !newer.id().equals(forwarding.id()))
        .anyMatch(newer ->
            newer.act() == Act.WITHDRAW
                && newer.receiver().equals(forwarding.receiver())
                && newer.confirmedAt() != null);
  }

  /** Whether it waits for a person to close a batch, not for a try. */
  public static boolean isHeld(OutboxEntry entry) {
    return entry.state() == State.WAITING
        && entry.nextAttemptAt() == null
        && entry.lastProblem() == null;
  }

  private static Look look(OutboxEntry entry) {
    return switch (entry.state()) {
      case WAITING ->
          isHeld(entry) ? Look.HELD : entry.lastProblem() == null ? Look.BUSY : Look.LATE;
      case SENDING -> Look.BUSY;
      case STOPPED -> Look.STOPPED;
      case DONE -> Look.DONE;
      case CANCELLED -> Look.OFF;
    };
  }

  private static String detail(OutboxEntry entry, Look look, Texts texts) {
    return switch (look) {
      case HELD -> texts.get("ui.outbox.detail.held", texts.moment(entry.createdAt()));
      case BUSY -> texts.get("ui.outbox.detail.busy", texts.moment(entry.createdAt()));
      case LATE -> {
        String next = entry.nextAttemptAt() == null ? "" : texts.moment(entry.nextAttemptAt());
        yield texts.get("ui.outbox.detail.late", problem(entry, texts), entry.attempts(), next);
      }
      case STOPPED -> problem(entry, texts);
      case DONE, WITHDRAWN -> {
        String at = entry.doneAt() == null ? "" : texts.moment(entry.doneAt());
        // A status' confirmation is its code and time, which stand in words elsewhere.
        boolean told = entry.kind() == OutboxEntry.Kind.STATUS || entry.confirmation().isEmpty();
        yield told ? at : at + "\n" + entry.confirmation().replace("; ", "\n");
      }
      case OFF -> texts.get("ui.outbox.detail.off", texts.moment(entry.createdAt()));
    };
  }

  private static String problem(OutboxEntry entry, Texts texts) {
    return nonNull(entry.lastProblem() == null ? null : texts.what(entry.lastProblem()), texts);
  }

  private static String nonNull(@Nullable String text, Texts texts) {
    return text == null ? texts.get("ui.outbox.detail.unknown") : text;
  }

  /** Whether a person may ask for another try now. */
  public boolean mayRetry() {
    return look == Look.STOPPED || look == Look.LATE;
  }

  /** Whether a person may take it back. */
  public boolean mayCancel() {
    return entry.state() == State.WAITING || entry.state() == State.STOPPED;
  }

  /** Whether it has neither arrived nor been taken back. */
  public boolean open() {
    return look != Look.DONE && look != Look.WITHDRAWN && look != Look.OFF;
  }
}
