package dev.shinseidesk.services.guarded;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.Progress;
import dev.shinseidesk.audit.AuditAction;
import dev.shinseidesk.audit.AuditEvent;
import dev.shinseidesk.intake.FetchRun;
import dev.shinseidesk.intake.Intake;
import dev.shinseidesk.portal.PortalQuery;
import dev.shinseidesk.services.DeskAct;
import java.util.Optional;

/** Fetching for one person: two lines a run, however many applications come in. */
final class GuardedIntake implements Intake {
  private final Intake intake;
  private final Gate gate;

  GuardedIntake(Intake intake, Gate gate) {
    this.intake = intake;
    this.gate = gate;
  }

  @Override
  public FetchRun run(Operator by, PortalQuery query, Progress progress) throws DeskException {
    AuditEvent event = AuditEvent.of(AuditAction.FETCHED, by);
    FetchRun run =
        gate.act(
            DeskAct.FETCH, event.after("step", "begun"), by, () -> intake.run(by, query, progress));
    gate.trail()
        .record(
            event
                .after("step", "ended")
                .after("listed", run.listed())
                .after("received", run.received())
                .after("failed", run.failed()));
    return run;
  }

  @Override
  public Optional<FetchRun> lastRun() {
    return gate.may(DeskAct.READ) ? intake.lastRun() : Optional.empty();
  }
}
