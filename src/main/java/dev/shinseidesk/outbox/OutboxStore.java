package dev.shinseidesk.outbox;

import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.ReceiptNumber;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where the outbox is kept; each method is one transaction. Entries are added by the stores of the
 * decisions themselves, in the decision's transaction. Any thread but the FX thread.
 */
public interface OutboxStore {
  /**
   * Entries WAITING whose time has come, oldest first. Of one application and kind only the oldest
   * unfinished one is due, so that order is kept.
   */
  List<OutboxEntry> due(Instant now, int limit);

  /** WAITING → SENDING; false when somebody else has it or it isn't WAITING any more. */
  boolean claim(String id, Instant now);

  /**
   * SENDING → DONE, and the consequences for its subject and application in the same transaction
   * (forwarding: application FORWARDED; status: registered, portal status updated; history line).
   */
  void done(String id, Instant at, String confirmation);

  /**
   * SENDING → WAITING (retryAt given) or STOPPED (retryAt null), with the problem.
   *
   * @param retryAt when to try again; null for never by itself
   */
  void failed(String id, Problem problem, @Nullable Instant retryAt);

  /** STOPPED or WAITING → WAITING at now, asked by a person; false when it is in no such state. */
  boolean retry(String id, Instant now);

  /**
   * WAITING or STOPPED → CANCELLED, and its subject taken back; false when it is in no such state.
   */
  boolean cancel(String id, Instant now);

  /**
   * The same, with the person who took it back in the application's history.
   *
   * @param by who
   */
  default boolean cancel(String id, OperatorId by, Instant now) {
    return cancel(id, now);
  }

  /** After a crash: every SENDING → WAITING at now. Delivery is idempotent, so that is safe. */
  int recover(Instant now);

  /** Entries of one application, newest first. */
  List<OutboxEntry> of(ReceiptNumber number);

  /** Entries in WAITING, SENDING or STOPPED, oldest first. */
  List<OutboxEntry> open(int limit);

  /** One entry. */
  Optional<OutboxEntry> find(String id);

  /**
   * When the next WAITING entry after this moment is to be tried; empty when there is none. A store
   * answers it with one small query.
   */
  default Optional<Instant> nextAttempt(Instant after) {
    return open(Integer.MAX_VALUE).stream()
        .filter(e -> e.state() == OutboxEntry.State.WAITING)
        .flatMap(e -> Stream.ofNullable(e.nextAttemptAt()))
        .filter(at -> at.isAfter(after))
        .min(Comparator.naturalOrder());
  }
}
