package dev.shinseidesk;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Progress;
import dev.shinseidesk.intake.FetchRun;
import dev.shinseidesk.intake.Intake;
import dev.shinseidesk.portal.PortalQuery;
import dev.shinseidesk.residents.NumberLinkFile;
import dev.shinseidesk.residents.NumberLinkStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes in a newer number-link file before each fetch, so that what comes in is identified by the
 * newest data. A file that can't be taken in doesn't keep applications from coming: the run goes on
 * and tells of it.
 */
final class RefreshingIntake implements Intake {
  private final Intake intake;
  private final NumberLinkFile reader;
  private final NumberLinkStore links;
  private final Path file;

  RefreshingIntake(Intake intake, NumberLinkFile reader, NumberLinkStore links, Path file) {
    this.intake = intake;
    this.reader = reader;
    this.links = links;
    this.file = file;
  }

  @Override
  public FetchRun run(Operator by, PortalQuery query, Progress progress) throws DeskException {
    Problem problem = refresh(progress);
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

  /** Imports the file where it is newer than what the desk holds. */
  private @Nullable Problem refresh(Progress progress) {
    try {
      if (!Files.exists(file)) {
        return links.count() == 0
            ? Problem.of(Problem.Kind.USAGE, "settings.missing", String.valueOf(file.getFileName()))
            : null;
      }
      Instant modified = Files.getLastModifiedTime(file).toInstant();
      if (links.asOf().filter(asOf -> !asOf.isBefore(modified)).isEmpty()) {
        reader.importFull(file, modified, progress);
      }
      return null;
    } catch (IOException e) {
      return Problem.of(Problem.Kind.USAGE, "settings.missing", String.valueOf(file.getFileName()));
    } catch (DeskException e) {
      return e.problem();
    }
  }
}
