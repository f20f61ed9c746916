package dev.shinseidesk;

import dev.shinseidesk.archive.Documents;
import dev.shinseidesk.preview.ApartDocuments;
import dev.shinseidesk.preview.ApartDocuments.WithoutProcess;
import dev.shinseidesk.preview.PreviewLimits;
import dev.shinseidesk.preview.ProcessStarter;

/**
 * The processes in which documents are opened: some for the viewer and others for the automatic
 * review, so that neither waits for the other.
 */
record PreviewWiring(ApartDocuments viewer, ApartDocuments review) implements AutoCloseable {
  /**
   * Over the desk's own reading of archives; nothing is started yet.
   *
   * @param onlyApart whether documents stay closed where no process can be started
   */
  static PreviewWiring over(Documents documents, boolean onlyApart) {
    WithoutProcess without = onlyApart ? WithoutProcess.REFUSE : WithoutProcess.HERE;
    return new PreviewWiring(
        apart(documents, PreviewLimits.VIEWER, without),
        apart(documents, PreviewLimits.REVIEW, without));
  }

  private static ApartDocuments apart(
      Documents documents, PreviewLimits limits, WithoutProcess without) {
    return new ApartDocuments(documents, limits, ProcessStarter.likeThisDesk(limits), without);
  }

  @Override
  public void close() {
    viewer.close();
    review.close();
  }
}
