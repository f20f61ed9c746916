package dev.shinseidesk.forwarding;

import dev.shinseidesk.application.InvalidValue;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.outbox.OutboxEntry;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Where forwardings are kept; each method is one transaction. Any thread but the FX thread. */
public interface ForwardingStore {
  /**
   * Adds a decided forwarding with its outbox entry or its lines to type over, moves the
   * application to FORWARDING, sets the 最新フラグ of its earlier records to 0 and writes its history
   * line.
   *
   * @return false, with nothing changed, when the application isn't in the expected state any more
   *     or something was decided meanwhile
   */
  boolean record(Decided decided);

  /** Forwardings of an application, newest first; those taken back are left out. */
  List<Forwarding> of(ReceiptNumber number);

  /** One forwarding, unless it was taken back. */
  Optional<Forwarding> find(String id);

  /**
   * Passes every record a receiver confirmed, in the order of the decisions, all of one moment;
   * never all of them in memory. 最新フラグ as it stands among the confirmed ones.
   *
   * @param from first 操作年月日; null for since ever
   * @param until last 操作年月日; null for no end
   * @param sink takes one record; false ends it
   */
  void eachProvided(
      @Nullable LocalDate from, @Nullable LocalDate until, Predicate<ForwardingItems> sink);

  /** How many records {@link #eachProvided} passes. */
  long countProvided(@Nullable LocalDate from, @Nullable LocalDate until);

  /**
   * A decision to keep.
   *
   * @param forwarding what was decided
   * @param entry delivers it; null for 方式1, where a person types it over
   * @param expected the state the clerk saw
   * @param newest id of the newest forwarding of this application the decision was made on; null
   *     for none
   * @param lines what is typed over; empty for all methods but 方式1
   */
  record Decided(
      Forwarding forwarding,
      @Nullable OutboxEntry entry,
      WorkState expected,
      @Nullable String newest,
      List<TranscriptionDesk.Line> lines) {
    /**
     * Copies the list.
     *
     * @throws InvalidValue when there is neither an entry nor 方式1, or both
     */
    public Decided {
      lines = List.copyOf(lines);
      if ((entry == null) != (forwarding.method() == ForwardingMethod.TRANSCRIPTION)) {
        throw new InvalidValue("方式", "an outbox entry for all but 方式1");
      }
    }

    /** One that leaves through the outbox. */
    public Decided(
        Forwarding forwarding, OutboxEntry entry, WorkState expected, @Nullable String newest) {
      this(forwarding, entry, expected, newest, List.of());
    }
  }
}
