package dev.shinseidesk;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.Progress;
import dev.shinseidesk.intake.FetchRun;
import dev.shinseidesk.intake.Intake;
import dev.shinseidesk.portal.PortalQuery;
import java.util.Optional;

/**
 * Does after each run what is left undone of what follows on arrival: an earlier program may have
 * ended in the middle of it.
 */
final class ArrivingIntake implements Intake {
  private final Intake intake;
  private final Runnable catchUp;

  ArrivingIntake(Intake intake, Runnable catchUp) {
    this.intake = intake;
    this.catchUp = catchUp;
  }

  @Override
  public FetchRun run(Operator by, PortalQuery query, Progress progress) throws DeskException {
    FetchRun run = intake.run(by, query, progress);
    catchUp.run();
    return run;
  }

  @Override
  public Optional<FetchRun> lastRun() {
    return intake.lastRun();
  }
}
