package dev.shinseidesk.store;

import dev.shinseidesk.application.AddresseeNumber;
import dev.shinseidesk.application.BusinessSystemId;
import dev.shinseidesk.application.MunicipalityCode;
import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.ProcedureCode;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.Sha256;
import dev.shinseidesk.application.WardCode;
import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.forwarding.Forwarding;
import dev.shinseidesk.forwarding.ForwardingItems;
import dev.shinseidesk.forwarding.ForwardingStore;
import dev.shinseidesk.outbox.OutboxEntry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Forwardings (029o001) over SQLite. Those taken back are kept but no longer given. */
final class SqliteForwardingStore implements ForwardingStore {
  private static final String INSERT =
      """
      INSERT INTO forwarding (id, receipt_number, receiver, channel, municipality, latest,
        procedure_code, procedure_name, procedure_common_name, addressee, ward, review_date,
        review_time, deleted, operator, operation_date, operation_time, archive_sha256, decided_at,
        confirmed_at, confirmation, state_before)
      VALUES (:id, :number, :receiver, :channel, :municipality, :latest, :procedure,
        :procedureName, :commonName, :addressee, :ward, :reviewDate, :reviewTime, :deleted,
        :operator, :operationDate, :operationTime, :hash, :decidedAt, :confirmedAt, :confirmation,
        -- a second forwarding while the first is on its way falls back to where the first began
        CASE WHEN :before = 'FORWARDING' THEN coalesce(
          (SELECT f.state_before FROM forwarding f WHERE f.receipt_number = :number
            AND f.withdrawn_at IS NULL ORDER BY f.seq DESC LIMIT 1), 'SOUND') ELSE :before END)
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
  public boolean record(Forwarding forwarding, OutboxEntry entry, WorkState expected) {
    ReceiptNumber number = forwarding.items().receiptNumber();
    return database.write(handle -> {
      if (!SqliteReviewStore.moved(handle, number, expected, WorkState.FORWARDING)) {
        return false;
      }
      insert(handle, forwarding, expected);
      outbox.add(handle, entry, OutboxEntry.Kind.FORWARDING, forwarding.id(), number);
      history.add(
          handle,
          number,
          forwarding.decidedAt(),
          entry.createdBy().value(),
          "forwarding-decided",
          forwarding.receiver().value(),
          forwarding.channel());
      return true;
    });
  }

  private static void insert(Handle handle, Forwarding forwarding, WorkState before) {
    ForwardingItems items = forwarding.items();
    AddresseeNumber addressee = items.addressee();
    WardCode ward = items.ward();
    handle
        .createUpdate(INSERT)
        .bind("id", forwarding.id())
        .bind("number", items.receiptNumber().value())
        .bind("receiver", forwarding.receiver().value())
        .bind("channel", forwarding.channel())
        .bind("municipality", items.municipality().value())
        .bind("latest", items.latest())
        .bind("procedure", items.procedure().value())
        .bind("procedureName", items.procedureName())
        .bind("commonName", items.procedureCommonName())
        .bind("addressee", addressee == null ? null : addressee.value())
        .bind("ward", ward == null ? null : ward.value())
        .bind("reviewDate", items.reviewDate().toString())
        .bind("reviewTime", items.reviewTime().toString())
        .bind("deleted", items.deleted())
        .bind("operator", items.operator().value())
        .bind("operationDate", items.operationDate().toString())
        .bind("operationTime", items.operationTime().toString())
        .bind("hash", forwarding.archiveHash().hex())
        .bind("decidedAt", Moments.text(forwarding.decidedAt()))
        .bind("confirmedAt", Moments.textOrNull(forwarding.confirmedAt()))
        .bind("confirmation", forwarding.confirmation())
        .bind("before", before.name())
        .execute();
  }

  @Override
  public List<Forwarding> of(ReceiptNumber number) {
    return database.read(handle ->
        handle
            .createQuery(
                "SELECT * FROM forwarding"
                    + " WHERE receipt_number = ? AND withdrawn_at IS NULL ORDER BY seq DESC")
            .bind(0, number.value())
            .map((row, context) -> forwarding(row))
            .list());
  }

  @Override
  public Optional<Forwarding> find(String id) {
    return database.read(handle ->
        handle
            .createQuery("SELECT * FROM forwarding WHERE id = ? AND withdrawn_at IS NULL")
            .bind(0, id)
            .map((row, context) -> forwarding(row))
            .findOne());
  }

  private static Forwarding forwarding(ResultSet row) throws SQLException {
    String addressee = row.getString("addressee");
    String ward = row.getString("ward");
    ForwardingItems items =
        new ForwardingItems(
            new MunicipalityCode(row.getString("municipality")),
            new ReceiptNumber(row.getString("receipt_number")),
            row.getBoolean("latest"),
            new ProcedureCode(row.getString("procedure_code")),
            row.getString("procedure_name"),
            row.getString("procedure_common_name"),
            addressee == null ? null : new AddresseeNumber(addressee),
            ward == null ? null : new WardCode(ward),
            LocalDate.parse(row.getString("review_date")),
            LocalTime.parse(row.getString("review_time")),
            row.getBoolean("deleted"),
            new OperatorId(row.getString("operator")),
            LocalDate.parse(row.getString("operation_date")),
            LocalTime.parse(row.getString("operation_time")));
    return new Forwarding(
        row.getString("id"),
        new BusinessSystemId(row.getString("receiver")),
        row.getString("channel"),
        items,
        new Sha256(row.getString("archive_sha256")),
        Moments.instant(row.getString("decided_at")),
        Moments.instantOrNull(row.getString("confirmed_at")),
        row.getString("confirmation"));
  }
}
