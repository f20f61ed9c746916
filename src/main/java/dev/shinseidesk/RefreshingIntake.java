package dev.shinseidesk;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Progress;
import dev.shinseidesk.intake.FetchRun;
import dev.shinseidesk.intake.Intake;
import dev.shinseidesk.portal.PortalQuery;
import dev.shinseidesk.residents.LinkRefresh;
import java.util.Optional;

/**
 * Takes in waiting number-link files before each fetch, so that what comes in is identified by the
 * newest data. A file that can't be taken in, or that a person must agree to, doesn't keep
 * applications from coming: the run goes on and tells of it.
 */
final class RefreshingIntake implements Intake {
  private final Intake intake;
  private final LinkRefresh links;

  RefreshingIntake(Intake intake, LinkRefresh links) {
    this.intake = intake;
    this.links = links;
  }

  @Override
  public FetchRun run(Operator by, PortalQuery query, Progress progress) throws DeskException {
    Problem problem = links.run(progress);
    FetchRun run = intake.run(by, query, progress);
    if (problem == null || run.problem() != null) {
      return run;
    }
    return new FetchRun(
        run.startedAt(),
        run.endedAt(),
        run.listed(),
        run.received(),
        run.unchanged(),
        run.failed(),
        problem,
        run.cancelled());
  }

  @Override
  public Optional<FetchRun> lastRun() {
    return intake.lastRun();
  }
}
