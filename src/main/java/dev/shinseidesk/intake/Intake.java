package dev.shinseidesk.intake;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.Progress;
import dev.shinseidesk.portal.PortalQuery;
import java.util.Optional;

/** Fetches applications (029i001-02, -03) into the store. Any thread but the FX thread. */
public interface Intake {
  /**
   * Lists, fetches what the desk doesn't hold yet, and stores each application by itself: what came
   * in stays even when a later one fails or the person cancels. One run at a time.
   *
   * @throws DeskException refused: a run is under way ({@code intake.running}) or not permitted
   */
  FetchRun run(Operator by, PortalQuery query, Progress progress) throws DeskException;

  /** The newest run. */
  Optional<FetchRun> lastRun();
}
