package dev.shinseidesk.services.guarded;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.ProcedureCode;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.audit.AuditAction;
import dev.shinseidesk.audit.AuditEvent;
import dev.shinseidesk.casework.FilingThreads;
import dev.shinseidesk.inquiry.ApplicationRow;
import dev.shinseidesk.inquiry.Applications;
import dev.shinseidesk.services.DeskAct;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Filings that belong together, for one person: those of their scope, masked where called for. */
final class GuardedThreads implements FilingThreads {
  private final FilingThreads threads;
  private final Applications applications;
  private final Gate gate;
  private final Masks masks;

  GuardedThreads(FilingThreads threads, Applications applications, Gate gate, Masks masks) {
    this.threads = threads;
    this.applications = applications;
    this.gate = gate;
    this.masks = masks;
  }

  @Override
  public FilingThread of(ReceiptNumber number) throws DeskException {
    return of(number, UnaryOperator.identity());
  }

  @Override
  public FilingThread of(ReceiptNumber number, UnaryOperator<Set<ReceiptNumber>> existing)
      throws DeskException {
    FilingThread all =
        gate.ask(
            number,
            () ->
                gate.wholeOffice()
                    ? threads.of(number)
                    : threads.of(number, them -> gate.existing(existing.apply(them))));
    List<Filing> filings = all.filings().stream().filter(this::open).map(this::unlinked).toList();
    List<Settlement> settlements =
        all.settlements().stream()
            .filter(one -> gate.open(one.stands()) && one.closed().stream().allMatch(gate::open))
            .toList();
    return new FilingThread(all.asked(), filings, all.more(), settlements);
  }

  /** With whom somebody lives or files is what a mask hides: masked filings have no relations. */
  private boolean open(Filing filing) {
    return gate.open(filing.application().receiptNumber());
  }

  private Filing unlinked(Filing filing) {
    ReceiptNumber closedFor = filing.closedFor();
    return closedFor == null || gate.open(closedFor)
        ? filing
        : new Filing(filing.application(), filing.relations(), filing.differences(), null);
  }

  @Override
  public Comparison compare(ReceiptNumber earlier, ReceiptNumber later) throws DeskException {
    gate.enter(DeskAct.READ, earlier);
    gate.look(earlier);
    Comparison all = gate.ask(later, () -> threads.compare(earlier, later));
    ProcedureCode procedure =
        applications.row(later).map(ApplicationRow::procedure).orElse(new ProcedureCode("-"));
    return new Comparison(
        all.earlier(),
        all.later(),
        all.items().stream()
            .map(item ->
                new ItemChange(
                    item.id(),
                    item.name(),
                    masks.value(procedure, item.id(), item.name(), item.before()),
                    masks.value(procedure, item.id(), item.name(), item.after()),
                    item.change()))
            .toList(),
        all.documents());
  }

  @Override
  public Settlement settle(
      Operator by, ReceiptNumber stands, Set<ReceiptNumber> closed, String reason)
      throws DeskException {
    for (ReceiptNumber number : closed) {
      gate.enter(DeskAct.CASEWORK, number);
    }
    return gate.act(
        DeskAct.CASEWORK,
        AuditEvent.of(AuditAction.FILINGS_SETTLED, by, stands)
            .after("closed", closed.stream().sorted().toList())
            .after("reason", reason),
        by,
        stands,
        () -> threads.settle(by, stands, closed, reason));
  }

  @Override
  public void reopen(Operator by, ReceiptNumber closed, String reason) throws DeskException {
    gate.act(
        DeskAct.CASEWORK,
        AuditEvent.of(AuditAction.FILING_REOPENED, by, closed).after("reason", reason),
        by,
        closed,
        () -> {
          threads.reopen(by, closed, reason);
          return true;
        });
  }
}
