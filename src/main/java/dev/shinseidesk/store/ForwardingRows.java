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
import dev.shinseidesk.forwarding.ForwardingDesk;
import dev.shinseidesk.forwarding.ForwardingItems;
import dev.shinseidesk.forwarding.ForwardingMethod;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import org.jdbi.v3.core.Handle;

/** Rows of forwardings, written and read. */
final class ForwardingRows {
  private static final String INSERT =
      """
      INSERT INTO forwarding (id, receipt_number, receiver, channel, municipality, latest,
        procedure_code, procedure_name, procedure_common_name, addressee, ward, review_date,
        review_time, deleted, operator, operation_date, operation_time, archive_sha256, decided_at,
        confirmed_at, confirmation, method, act, reason, state_before)
      VALUES (:id, :number, :receiver, :channel, :municipality, :latest, :procedure,
        :procedureName, :commonName, :addressee, :ward, :reviewDate, :reviewTime, :deleted,
        :operator, :operationDate, :operationTime, :hash, :decidedAt, :confirmedAt, :confirmation,
        :method, :act, :reason,
        -- a second forwarding while the first is on its way falls back to where the first began
        CASE WHEN :before = 'FORWARDING' THEN coalesce(
          (SELECT f.state_before FROM forwarding f WHERE f.receipt_number = :number
            AND f.withdrawn_at IS NULL ORDER BY f.seq DESC LIMIT 1), 'SOUND') ELSE :before END)
      """;

  private ForwardingRows() {}

  /** Adds one. */
  static void insert(Handle handle, Forwarding forwarding, WorkState before) {
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
        .bind("method", forwarding.method().name())
        .bind("act", forwarding.act().name())
        .bind("reason", forwarding.reason())
        .bind("before", before.name())
        .execute();
  }

  /** Maps a row. */
  static Forwarding forwarding(ResultSet row) throws SQLException {
    return new Forwarding(
        row.getString("id"),
        new BusinessSystemId(row.getString("receiver")),
        row.getString("channel"),
        items(row),
        new Sha256(row.getString("archive_sha256")),
        Moments.instant(row.getString("decided_at")),
        Moments.instantOrNull(row.getString("confirmed_at")),
        row.getString("confirmation"),
        ForwardingMethod.valueOf(row.getString("method")),
        ForwardingDesk.Act.valueOf(row.getString("act")),
        row.getString("reason"));
  }

  /** Maps the 14 items of a row. */
  static ForwardingItems items(ResultSet row) throws SQLException {
    String addressee = row.getString("addressee");
    String ward = row.getString("ward");
    return new ForwardingItems(
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
  }
}
