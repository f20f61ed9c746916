package dev.shinseidesk.store;

import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.forwarding.Forwarding;
import dev.shinseidesk.forwarding.ForwardingItems;
import dev.shinseidesk.forwarding.ForwardingStore;
import dev.shinseidesk.forwarding.TranscriptionDesk.Line;
import dev.shinseidesk.outbox.OutboxEntry;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Forwardings over SQLite. Those taken back are kept but no longer given. */
final class SqliteForwardingStore implements ForwardingStore {
  /** Records that a receiver confirmed, of a period. */
  private static final String PROVIDED =
      """
       FROM forwarding WHERE confirmed_at IS NOT NULL AND withdrawn_at IS NULL
        AND operation_date >= coalesce(:from, '') AND operation_date <= coalesce(:until, '9999-99')
      """;

  private final Database database;
  private final History history;
  private final OutboxRows outbox;

  SqliteForwardingStore(Database database, History history, OutboxRows outbox) {
    this.database = database;
    this.history = history;
    this.outbox = outbox;
  }

  @Override
  public boolean record(Decided decided) {
    Forwarding forwarding = decided.forwarding();
    ReceiptNumber number = forwarding.items().receiptNumber();
    return database.write(handle -> {
      if (!Objects.equals(newest(handle, number), decided.newest())
          || !SqliteReviewStore.moved(handle, number, decided.expected(), WorkState.FORWARDING)) {
        return false;
      }
      ForwardingRows.insert(handle, forwarding, decided.expected());
      ForwardingSteps.flags(handle, number);
      OutboxEntry entry = decided.entry();
      if (entry != null) {
        outbox.add(handle, entry, OutboxEntry.Kind.FORWARDING, forwarding.id(), number);
      }
      for (int i = 0; i < decided.lines().size(); i++) {
        Line line = decided.lines().get(i);
        handle.execute(
            "INSERT INTO transcription_line (forwarding, position, item, value)"
                + " VALUES (?, ?, ?, ?)",
            forwarding.id(),
            i,
            line.item().text(),
            line.value());
      }
      told(handle, forwarding, number);
      return true;
    });
  }

  private static @Nullable String newest(Handle handle, ReceiptNumber number) {
    return handle
        .createQuery(
            "SELECT id FROM forwarding WHERE receipt_number = ? AND withdrawn_at IS NULL"
                + " ORDER BY seq DESC LIMIT 1")
        .bind(0, number.value())
        .mapTo(String.class)
        .findOne()
        .orElse(null);
  }

  private void told(Handle handle, Forwarding forwarding, ReceiptNumber number) {
    String by = forwarding.items().operator().value();
    String receiver = forwarding.receiver().value();
    // 方式1 has no channel: a person is the way
    String way = forwarding.channel().isEmpty() ? "方式1" : forwarding.channel();
    switch (forwarding.act()) {
      case PROVIDE ->
          history.add(
              handle,
              number,
              forwarding.decidedAt(),
              by,
              // a reason is asked for where the route leads elsewhere
              forwarding.reason().isEmpty() ? "forwarding-decided" : "forwarding-elsewhere",
              receiver,
              way,
              forwarding.reason());
      case PROVIDE_AGAIN ->
          history.add(
              handle,
              number,
              forwarding.decidedAt(),
              by,
              "forwarding-again",
              receiver,
              way,
              forwarding.reason());
      case WITHDRAW ->
          history.add(
              handle,
              number,
              forwarding.decidedAt(),
              by,
              "forwarding-withdrawn",
              receiver,
              way,
              forwarding.reason());
    }
  }

  @Override
  public List<Forwarding> of(ReceiptNumber number) {
    return database.read(handle ->
        handle
            .createQuery(
                "SELECT * FROM forwarding"
                    + " WHERE receipt_number = ? AND withdrawn_at IS NULL ORDER BY seq DESC")
            .bind(0, number.value())
            .map((row, context) -> ForwardingRows.forwarding(row))
            .list());
  }

  @Override
  public Optional<Forwarding> find(String id) {
    return database.read(handle ->
        handle
            .createQuery("SELECT * FROM forwarding WHERE id = ? AND withdrawn_at IS NULL")
            .bind(0, id)
            .map((row, context) -> ForwardingRows.forwarding(row))
            .findOne());
  }

  @Override
  public void eachProvided(
      @Nullable LocalDate from, @Nullable LocalDate until, Predicate<ForwardingItems> sink) {
    database.read(handle -> {
      var records =
          handle
              .createQuery(
                  "SELECT *, seq = (SELECT max(n.seq) FROM forwarding n WHERE"
                      + " n.receipt_number = forwarding.receipt_number"
                      + " AND n.confirmed_at IS NOT NULL AND n.withdrawn_at IS NULL) AS newest"
                      + PROVIDED
                      + " ORDER BY seq")
              .bind("from", text(from))
              .bind("until", text(until))
              .map(
                  (row, context) -> ForwardingRows.items(row).withLatest(row.getBoolean("newest")));
      try (var rows = records.iterator()) {
        boolean wanted = true;
        while (wanted && rows.hasNext()) {
          wanted = sink.test(rows.next());
        }
        return wanted;
      }
    });
  }

  @Override
  public long countProvided(@Nullable LocalDate from, @Nullable LocalDate until) {
    return database.read(handle ->
        handle
            .createQuery("SELECT count(*)" + PROVIDED)
            .bind("from", text(from))
            .bind("until", text(until))
            .mapTo(Long.class)
            .one());
  }

  private static @Nullable String text(@Nullable LocalDate day) {
    return day == null ? null : day.toString();
  }
}
