package dev.shinseidesk.preview;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.archive.ArchiveProblem;
import dev.shinseidesk.archive.OpenedDocument;
import dev.shinseidesk.archive.PixelImage;
import dev.shinseidesk.preview.PreviewFailure.Reason;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Pages of a document open in a preview process. When one page ends the process, the others are
 * drawn by a fresh one; the page itself isn't tried again. One thread at a time.
 */
final class RemotePages implements OpenedDocument.Paged {
  private final RemoteDocument document;
  private final int pages;
  private final List<ArchiveProblem> notes;

  /** What ended a process, to what reason. */
  private final Map<Step, Reason> deadly = new HashMap<>();

  private record Step(int kind, int page) {}

  RemotePages(RemoteDocument document, int pages, List<ArchiveProblem> notes) {
    this.document = document;
    this.pages = pages;
    this.notes = List.copyOf(notes);
  }

  @Override
  public int pageCount() {
    return pages;
  }

  @Override
  public List<ArchiveProblem> notes() {
    return notes;
  }

  @Override
  public double[] pageSize(int page) throws DeskException {
    return ask(
        DocumentWire.SIZE,
        page,
        new Wire.Writer().number(page),
        in -> new double[] {in.real(), in.real()});
  }

  @Override
  public PixelImage render(int page, double scale) throws DeskException {
    return ask(
        DocumentWire.RENDER, page, new Wire.Writer().number(page).real(scale), DocumentWire::image);
  }

  @Override
  public String text(int page) throws DeskException {
    return ask(DocumentWire.TEXT, page, new Wire.Writer().number(page), Wire.Reader::text);
  }

  @Override
  public List<Hit> find(int page, String query) throws DeskException {
    return ask(
        DocumentWire.FIND,
        page,
        new Wire.Writer().number(page).text(query),
        in -> in.list(DocumentWire::hit));
  }

  @Override
  public List<ArchiveProblem> notes(int page) throws DeskException {
    return ask(
        DocumentWire.NOTES,
        page,
        new Wire.Writer().number(page),
        in -> in.list(DocumentWire::problem));
  }

  @Override
  public void close() {
    document.close();
  }

  private <T> T ask(int kind, int page, Wire.Writer content, Wire.Reader.Item<T> answer)
      throws DeskException {
    var step = new Step(kind, page);
    Reason known = deadly.get(step);
    if (known != null) {
      throw failed(known, page, null);
    }
    try {
      var frame = document.ask(kind, content);
      if (frame.kind() == DocumentWire.PROBLEM) {
        throw DocumentWire.failure(frame.content());
      }
      return answer.read(frame.content());
    } catch (PreviewFailure e) {
      deadly.put(step, e.reason());
      throw failed(e.reason(), page, e);
    } catch (IOException e) {
      document.distrust();
      deadly.put(step, Reason.DIED);
      throw failed(Reason.DIED, page, e);
    }
  }

  private static DeskException failed(Reason reason, int page, @Nullable Exception cause) {
    return new DeskException(
        new Problem(
            Problem.Kind.OTHER_SIDE_FINAL, reason.key(), List.of(Integer.toString(page + 1))),
        cause);
  }
}
