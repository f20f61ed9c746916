package dev.shinseidesk.store;

import dev.shinseidesk.application.BusinessSystemId;
import dev.shinseidesk.application.ProcedureCode;
import dev.shinseidesk.forwarding.ForwardingMethod;
import dev.shinseidesk.forwarding.RouteFacts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What routes are judged by, each in one group query. */
final class SqliteRouteFacts implements RouteFacts {
  private final Database database;

  SqliteRouteFacts(Database database) {
    this.database = database;
  }

  @Override
  public List<Waiting> waiting() {
    return database.read(handle ->
        handle
            .createQuery(
                """
                SELECT procedure_code, max(procedure_name) AS name, count(*) AS applications,
                  min(filed_at) AS oldest
                FROM application WHERE state IN ('UNREVIEWED', 'IN_REVIEW', 'SOUND', 'DEFECTIVE')
                GROUP BY procedure_code ORDER BY procedure_code
                """)
            .map((row, context) ->
                new Waiting(
                    new ProcedureCode(row.getString("procedure_code")),
                    row.getString("name"),
                    row.getInt("applications"),
                    Moments.instant(row.getString("oldest"))))
            .list());
  }

  @Override
  public List<Filed> filed(@Nullable Instant from, @Nullable Instant until) {
    return database.read(handle ->
        handle
            .createQuery(
                """
                SELECT a.procedure_code, max(a.procedure_name) AS name, f.receiver, f.method,
                  f.operation_date, count(*) AS applications
                FROM application a LEFT JOIN forwarding f ON f.act <> 'WITHDRAW'
                  AND f.seq = (SELECT max(n.seq) FROM forwarding n
                    WHERE n.receipt_number = a.receipt_number AND n.withdrawn_at IS NULL)
                WHERE a.filed_at >= coalesce(:from, '') AND a.filed_at < coalesce(:until, 'A')
                GROUP BY a.procedure_code, f.receiver, f.method, f.operation_date
                ORDER BY a.procedure_code, f.operation_date
                """)
            .bind("from", Moments.textOrNull(from))
            .bind("until", Moments.textOrNull(until))
            .map((row, context) -> {
              String receiver = row.getString("receiver");
              String method = row.getString("method");
              String on = row.getString("operation_date");
              return new Filed(
                  new ProcedureCode(row.getString("procedure_code")),
                  row.getString("name"),
                  receiver == null ? null : new BusinessSystemId(receiver),
                  method == null ? null : ForwardingMethod.valueOf(method),
                  on == null ? null : LocalDate.parse(on),
                  row.getInt("applications"));
            })
            .list());
  }
}
