package dev.shinseidesk.preview;

import dev.shinseidesk.archive.ArchiveProblem;
import dev.shinseidesk.archive.ArchiveReport;
import dev.shinseidesk.archive.DocumentInfo;
import dev.shinseidesk.archive.Documents;
import dev.shinseidesk.archive.OpenedDocument;
import dev.shinseidesk.preview.PreviewFailure.Reason;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Documents that are opened in a process of their own. Archives and the form's items, which the
 * desk reads itself, are unpacked and read here; everything a library decodes is decoded there. Any
 * thread but the FX thread.
 */
public final class ApartDocuments implements Documents, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ApartDocuments.class);

  private final Documents inner;
  private final PreviewLimits limits;
  private final WithoutProcess without;
  private final WorkerPool pool;
  private volatile boolean told;

  /** What to do where no process can be started. */
  public enum WithoutProcess {
    /** Open within the desk, within the bounds on documents. */
    HERE,
    /** Don't open. */
    REFUSE
  }

  /**
   * Over the desk's own reading.
   *
   * @param inner reads archives, and opens where no process can be started
   */
  public ApartDocuments(
      Documents inner, PreviewLimits limits, ProcessStarter starter, WithoutProcess without) {
    this.inner = inner;
    this.limits = limits;
    this.without = without;
    this.pool = new WorkerPool(starter, limits);
  }

  /** Gets a process ready in the background, so that the first page shows at once. */
  public void warm() {
    pool.warm();
  }

  @Override
  public ArchiveReport read(byte[] zip) {
    return inner.read(zip);
  }

  @Override
  public byte @Nullable [] content(byte[] zip, DocumentInfo document) {
    return inner.content(zip, document);
  }

  @Override
  public FormReading form(byte[] zip, ArchiveReport report) {
    return inner.form(zip, report);
  }

  @Override
  public OpenedDocument openFile(byte[] bytes, DocumentInfo document) {
    var remote = new RemoteDocument(pool, limits, document, bytes);
    try {
      OpenedDocument opened = opened(remote, remote.open());
      if (!(opened instanceof OpenedDocument.Paged || holdsPictures(opened))) {
        remote.close();
      }
      return opened;
    } catch (PreviewFailure e) {
      if (e.reason() == Reason.NONE && without == WithoutProcess.HERE) {
        tell();
        return inner.openFile(bytes, document);
      }
      return unshowable(document, e.reason().archiveKey());
    } catch (IOException e) {
      remote.distrust();
      return unshowable(document, Reason.DIED.archiveKey());
    }
  }

  private static boolean holdsPictures(OpenedDocument opened) {
    return opened instanceof OpenedDocument.Composed composed && composed.pictures().isPresent();
  }

  private void tell() {
    if (!told) {
      told = true;
      LOG.warn("no preview process can be started; documents are opened within the desk");
    }
  }

  private static OpenedDocument opened(RemoteDocument remote, Frames.Frame frame)
      throws IOException {
    var in = frame.content();
    return switch (frame.kind()) {
      case DocumentWire.PAGED ->
          new RemotePages(remote, Math.max(1, in.number()), in.list(DocumentWire::problem));
      case DocumentWire.COMPOSED -> {
        var sections = in.list(DocumentWire::section);
        var notes = in.list(DocumentWire::problem);
        int pictures = in.number();
        Optional<OpenedDocument.Paged> pages =
            pictures < 1
                ? Optional.empty()
                : Optional.of(new RemotePages(remote, pictures, List.of()));
        yield new RemoteContents(sections, notes, pages);
      }
      case DocumentWire.TABLE ->
          new OpenedDocument.Table(
              in.list(Wire.Reader::text),
              in.list(DocumentWire::row),
              in.flag(),
              in.text(),
              in.list(DocumentWire::problem));
      case DocumentWire.WORDS ->
          new OpenedDocument.Text(in.text(), in.flag(), in.text(), in.list(DocumentWire::problem));
      case DocumentWire.UNSHOWABLE -> new OpenedDocument.Unshowable(DocumentWire.problem(in));
      default -> throw new IOException("no document");
    };
  }

  private static OpenedDocument unshowable(DocumentInfo document, String key) {
    return new OpenedDocument.Unshowable(new ArchiveProblem(key, document.name(), List.of(), true));
  }

  @Override
  public void close() {
    pool.close();
  }
}
