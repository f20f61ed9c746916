package dev.shinseidesk.preview;

import dev.shinseidesk.archive.ViewLimits;
import java.time.Duration;

/**
 * Bounds on preview processes.
 *
 * @param view bounds on what a document may hold; also sent to the process
 * @param heapMegabytes heap of one process; with what a Java process needs besides it stays below
 *     512 MB
 * @param step how long one step (opening, a page, a search) may take before the process is ended
 * @param start how long a process may take until it is ready
 * @param answerBytes size of one answer
 * @param processes processes at a time
 * @param warm processes kept ready while none is asked for
 * @param documents documents after which a process is replaced
 * @param deaths processes one document may cost before it is opened no more
 */
public record PreviewLimits(
    ViewLimits view,
    int heapMegabytes,
    Duration step,
    Duration start,
    int answerBytes,
    int processes,
    int warm,
    int documents,
    int deaths) {
  /** For the viewer: two documents side by side and one process in reserve [A]. */
  public static final PreviewLimits VIEWER =
      new PreviewLimits(
          ViewLimits.DEFAULT,
          352,
          Duration.ofSeconds(10),
          Duration.ofSeconds(30),
          80 << 20,
          3,
          1,
          100,
          3);

  /** For the automatic review, which opens many documents and none for long [A]. */
  public static final PreviewLimits REVIEW =
      new PreviewLimits(
          ViewLimits.DEFAULT,
          352,
          Duration.ofSeconds(10),
          Duration.ofSeconds(30),
          80 << 20,
          2,
          0,
          1_000,
          1);
}
