package dev.shinseidesk.store;

import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.StatusCode;
import dev.shinseidesk.keeping.Cut;
import dev.shinseidesk.keeping.Standing;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * The SQL that tells how applications stand towards deletion. Completed is what has an outcome that
 * ends it, a final 申請処理状況, a rejection or a closing, and isn't being worked on; the latest of these
 * counts. For a closing the last line of its history counts, which is never too early.
 */
final class Standings {
  private static final String WITH =
      """
      WITH cut (code, before) AS MATERIALIZED (SELECT key, value FROM json_each(:cuts)),
      finished (code) AS MATERIALIZED (SELECT value FROM json_each(:finished)),
      ending AS (
        SELECT a.id, a.receipt_number, a.procedure_code, a.procedure_shown, a.filed_at, a.person_key,
          CASE WHEN a.state IN ('IN_REVIEW', 'AWAITING_APPROVAL', 'AWAITING_CORRECTION',
            'FORWARDING') THEN NULL ELSE nullif(max(
            coalesce((SELECT CASE WHEN o.choice IN (SELECT value FROM json_each(:open)) THEN ''
                ELSE o.entered_at END FROM outcome o
              WHERE o.receipt_number = a.receipt_number ORDER BY o.seq DESC LIMIT 1), ''),
            CASE WHEN a.portal_status IN (SELECT code FROM finished) THEN
              coalesce((SELECT max(h.at) FROM history h WHERE h.receipt_number = a.receipt_number
                AND h.key IN ('status-seen', 'status-registered')
                AND json_extract(h.facts, '$[0]') = a.portal_status), a.received_at)
              ELSE '' END,
            CASE WHEN a.state = 'REJECTED' THEN coalesce((SELECT max(r.decided_at) FROM review r
              WHERE r.receipt_number = a.receipt_number), '') ELSE '' END,
            CASE WHEN a.state = 'CLOSED' THEN coalesce((SELECT max(h.at) FROM history h
              WHERE h.receipt_number = a.receipt_number), '') ELSE '' END), '') END AS completed_at
        FROM application a),
      standing AS (
        SELECT e.*, CASE
          WHEN EXISTS (SELECT 1 FROM legal_hold l WHERE l.receipt_number = e.receipt_number
            AND l.lifted_at IS NULL) OR (e.person_key IS NOT NULL
            AND e.person_key IN (SELECT person_key FROM held_person)) THEN 'HELD'
          WHEN EXISTS (SELECT 1 FROM outbox o WHERE o.receipt_number = e.receipt_number
            AND o.state IN ('WAITING', 'SENDING', 'STOPPED')) THEN 'OUTBOX_OPEN'
          WHEN e.completed_at IS NULL THEN 'NOT_COMPLETED'
          WHEN e.completed_at >= coalesce((SELECT before FROM cut WHERE code = e.procedure_code),
            :before) THEN 'PERIOD_RUNNING'
          ELSE 'DUE' END AS standing
        FROM ending e),
      held_person (person_key) AS MATERIALIZED (SELECT a.person_key FROM legal_hold l
        JOIN application a ON a.receipt_number = l.receipt_number
        WHERE l.thread = 1 AND l.lifted_at IS NULL AND a.person_key IS NOT NULL)
      """;

  private final StoredJson json;

  Standings(StoredJson json) {
    this.json = json;
  }

  /** A query over the table expression {@code standing}. */
  Query query(Handle handle, Cut cut, String select) {
    return bound(handle.createQuery(WITH + select), cut);
  }

  /** Puts due applications into a run; gives how many. */
  int fill(Handle handle, Cut cut, String run) {
    return bound(
            handle.createUpdate(
                "INSERT INTO deletion_item (run, receipt_number) "
                    + WITH
                    + " SELECT :run, receipt_number FROM standing WHERE standing = 'DUE'"),
            cut)
        .bind("run", run)
        .execute();
  }

  /** One application's. */
  Query one(Handle handle, Cut cut, ReceiptNumber number) {
    return query(handle, cut, "SELECT * FROM standing WHERE receipt_number = :number")
        .bind("number", number.value());
  }

  /** Names of standings as a list for {@code json_each}. */
  String names(Set<Standing> standings) {
    return json.strings(standings.stream().map(Standing::name).toList());
  }

  private <S extends SqlStatement<S>> S bound(S statement, Cut cut) {
    Map<String, String> cuts = new TreeMap<>();
    cut.byProcedure().forEach((code, before) -> cuts.put(code.value(), Moments.text(before)));
    return statement
        .bind("cuts", json.facts(cuts))
        .bind("finished", json.strings(cut.finished().stream().map(StatusCode::value).toList()))
        .bind("open", json.strings(cut.openOutcomes()))
        .bind("before", Moments.text(cut.before()));
  }
}
