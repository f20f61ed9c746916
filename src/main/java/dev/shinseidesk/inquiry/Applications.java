package dev.shinseidesk.inquiry;

import dev.shinseidesk.application.Application;
import dev.shinseidesk.application.ProcedureCode;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.archive.DocumentInfo;
import dev.shinseidesk.archive.FormItem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finding and reading applications. Any thread but the FX thread. */
public interface Applications {
  /**
   * A page of the list, sorted and filtered in SQL.
   *
   * @param after the last row of the page before; null for the first page
   * @param limit rows at most
   */
  List<ApplicationRow> page(ApplicationQuery query, @Nullable ApplicationRow after, int limit);

  /** How many match. */
  long count(ApplicationQuery query);

  /** How many match, by state; the query's own states are left out of account. */
  Map<WorkState, Long> countByState(ApplicationQuery query);

  /** Procedures that occur, by name. */
  List<OccurringProcedure> procedures();

  /** One application. */
  Optional<Application> find(ReceiptNumber number);

  /** One line of the list, afresh. */
  Optional<ApplicationRow> row(ReceiptNumber number);

  /** The ZIP's bytes exactly as downloaded; empty when there is no such application. */
  Optional<byte[]> archive(ReceiptNumber number);

  /** Items of the form, in its order. */
  List<FormItem> items(ReceiptNumber number);

  /** Files in the ZIP, in its order. */
  List<DocumentInfo> documents(ReceiptNumber number);

  /** What happened to it, newest first. */
  List<HistoryLine> history(ReceiptNumber number);

  /**
   * A procedure that occurs in the list.
   *
   * @param code 手続コード
   * @param name 手続名称通称 where there is one, else 手続名称
   * @param count applications of it
   */
  record OccurringProcedure(ProcedureCode code, String name, long count) {}

  /**
   * One line of an application's history. Words: {@code history.KEY} in the message bundles.
   *
   * @param at when
   * @param by who; empty for the desk itself
   * @param key what: received, status-seen, review-started, decided, forwarding-decided,
   *     forwarding-confirmed, forwarding-again, forwarding-withdrawn, withdrawal-confirmed,
   *     transcription-cancelled, batch-closed, batch-reopened, outcome-entered, status-decided,
   *     status-registered, outbox-failed, outbox-cancelled, and those of casework
   * @param facts what fills the message
   */
  record HistoryLine(Instant at, String by, String key, List<String> facts) {
    /** Copies the facts. */
    public HistoryLine {
      facts = List.copyOf(facts);
    }
  }
}
