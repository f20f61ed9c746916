package dev.shinseidesk.preview;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.archive.ArchiveProblem;
import dev.shinseidesk.archive.DecodingSettings;
import dev.shinseidesk.archive.DocumentInfo;
import dev.shinseidesk.archive.DocumentOpener;
import dev.shinseidesk.archive.OpenedDocument;
import dev.shinseidesk.preview.confine.Confinement;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * The inside of a preview process: gives up its rights, then opens one document after the other
 * from the bytes it is sent, and ends when the desk does. It is never given a path.
 */
public final class PreviewProcess {
  /** The argument that makes the launcher start this instead of the desk. */
  public static final String ARGUMENT = "preview-process";

  /** Structures of hostile files nest deep; the readers stop them, in this much stack. */
  private static final long STACK = 8L << 20;

  /** One document's bytes and a little. */
  private static final int QUESTION_BYTES = 128 << 20;

  /** Heap beyond which it is worth to tidy up. */
  private static final long LARGE = 128L << 20;

  private final Frames frames;
  private final int answerBytes;
  private @Nullable OpenedDocument open;

  private PreviewProcess(Frames frames, int answerBytes) {
    this.frames = frames;
    this.answerBytes = answerBytes;
  }

  /**
   * Serves over the standard streams until the desk is gone, then ends the process.
   *
   * @param answerBytes size of one answer that the desk takes
   */
  public static void serve(int answerBytes) {
    // what libraries print must not get between the messages
    System.setOut(System.err);
    var frames =
        new Frames(
            new FileInputStream(FileDescriptor.in),
            new FileOutputStream(FileDescriptor.out),
            QUESTION_BYTES);
    DecodingSettings.apply();
    Confinement.Level level = Confinement.apply();
    BlockingQueue<Frames.Frame> questions = new ArrayBlockingQueue<>(2);
    var process = new PreviewProcess(frames, answerBytes);
    Thread worker = new Thread(null, () -> process.work(questions), "preview", STACK);
    worker.setDaemon(true);
    try {
      WarmUp.run();
      frames.write(
          DocumentWire.READY,
          new Wire.Writer().large(Runtime.getRuntime().maxMemory()).text(level.name()));
      worker.start();
      // this thread sees the end of the desk even while a document keeps the other busy
      while (true) {
        questions.put(frames.read());
      }
    } catch (IOException e) {
      Runtime.getRuntime().halt(e instanceof EOFException ? 0 : 1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      Runtime.getRuntime().halt(1);
    }
  }

  private void work(BlockingQueue<Frames.Frame> questions) {
    try {
      while (true) {
        answer(questions.take());
      }
    } catch (IOException | RuntimeException e) {
      Runtime.getRuntime().halt(1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      Runtime.getRuntime().halt(1);
    }
  }

  private void answer(Frames.Frame question) throws IOException {
    var in = question.content();
    if (question.kind() == DocumentWire.OPEN) {
      opened(in);
      return;
    }
    var out = new Wire.Writer();
    try {
      switch (question.kind()) {
        case DocumentWire.SIZE -> {
          double[] size = paged().pageSize(in.number());
          out.real(size[0]).real(size[1]);
        }
        case DocumentWire.RENDER -> DocumentWire.image(out, paged().render(in.number(), in.real()));
        case DocumentWire.TEXT -> out.text(paged().text(in.number()));
        case DocumentWire.NOTES -> out.list(paged().notes(in.number()), DocumentWire::problem);
        case DocumentWire.FIND -> out.list(paged().find(in.number(), in.text()), DocumentWire::hit);
        case DocumentWire.CLOSE -> close();
        default -> throw new IOException("no such question");
      }
      send(DocumentWire.ANSWER, out);
      if (question.kind() == DocumentWire.CLOSE) {
        shrink();
      }
    } catch (DeskException e) {
      var problem = new Wire.Writer();
      DocumentWire.failure(problem, e.problem());
      frames.write(DocumentWire.PROBLEM, problem);
    }
  }

  private void send(int kind, Wire.Writer out) throws IOException, DeskException {
    if (out.size() > answerBytes) {
      throw new DeskException(Problem.of(Problem.Kind.OTHER_SIDE_FINAL, "archive.preview-large"));
    }
    frames.write(kind, out);
  }

  private void close() {
    OpenedDocument before = open;
    open = null;
    if (before != null) {
      before.close();
    }
  }

  /** Gives memory back after a large document; the desk has its answer already. */
  private static void shrink() {
    if (Runtime.getRuntime().totalMemory() > LARGE) {
      System.gc();
    }
  }

  private OpenedDocument.Paged paged() throws IOException {
    if (open instanceof OpenedDocument.Paged paged) {
      return paged;
    }
    if (open instanceof OpenedDocument.Composed composed && composed.pictures().isPresent()) {
      return composed.pictures().get();
    }
    throw new IOException("no pages are open");
  }

  private void opened(Wire.Reader in) throws IOException {
    close();
    var limits = DocumentWire.limits(in);
    var info = DocumentWire.info(in);
    OpenedDocument document = DocumentOpener.open(in.bytes(), info, limits);
    open = document;
    var out = new Wire.Writer();
    switch (document) {
      case OpenedDocument.Paged paged -> {
        out.number(paged.pageCount()).list(paged.notes(), DocumentWire::problem);
        document(DocumentWire.PAGED, out, info);
      }
      case OpenedDocument.Composed composed -> {
        out.list(composed.sections(), DocumentWire::section);
        out.list(composed.notes(), DocumentWire::problem);
        out.number(composed.pictures().map(OpenedDocument.Paged::pageCount).orElse(0));
        document(DocumentWire.COMPOSED, out, info);
      }
      case OpenedDocument.Table table -> {
        List<List<String>> rows = fitting(table.rows());
        out.list(table.header(), Wire.Writer::text).list(rows, DocumentWire::row);
        out.flag(table.truncated() || rows.size() < table.rows().size()).text(table.encoding());
        out.list(table.notes(), DocumentWire::problem);
        document(DocumentWire.TABLE, out, info);
      }
      case OpenedDocument.Text text -> {
        out.text(text.text()).flag(text.truncated()).text(text.encoding());
        out.list(text.notes(), DocumentWire::problem);
        document(DocumentWire.WORDS, out, info);
      }
      case OpenedDocument.Unshowable why -> {
        DocumentWire.problem(out, why.reason());
        document(DocumentWire.UNSHOWABLE, out, info);
      }
    }
  }

  private void document(int kind, Wire.Writer out, DocumentInfo info) throws IOException {
    if (out.size() <= answerBytes) {
      frames.write(kind, out);
      return;
    }
    var problem = new Wire.Writer();
    DocumentWire.problem(
        problem, new ArchiveProblem("preview-large", info.name(), List.of(), true));
    frames.write(DocumentWire.UNSHOWABLE, problem);
  }

  /** As many rows from the first on as surely fit into one answer beside the rest. */
  private List<List<String>> fitting(List<List<String>> rows) {
    List<List<String>> kept = new ArrayList<>();
    long room = answerBytes / 2;
    for (List<String> row : rows) {
      for (String cell : row) {
        room -= Integer.BYTES + 3L * cell.length();
      }
      if (room < 0) {
        break;
      }
      kept.add(row);
    }
    return kept;
  }
}
