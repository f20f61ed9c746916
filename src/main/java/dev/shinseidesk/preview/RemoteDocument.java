package dev.shinseidesk.preview;

import dev.shinseidesk.archive.DocumentInfo;
import dev.shinseidesk.preview.PreviewFailure.Reason;
import org.jspecify.annotations.Nullable;

/**
 * One document and the process it is open in; where that is gone, it is opened again in another
 * before the next question, a few times at most. One thread at a time.
 */
final class RemoteDocument {
  private final WorkerPool pool;
  private final PreviewLimits limits;
  private final DocumentInfo info;
  private final byte[] bytes;
  private @Nullable Worker worker;
  private int deaths;
  private boolean closed;

  RemoteDocument(WorkerPool pool, PreviewLimits limits, DocumentInfo info, byte[] bytes) {
    this.pool = pool;
    this.limits = limits;
    this.info = info;
    this.bytes = bytes;
  }

  /** Opens it; gives what the process says it is. */
  Frames.Frame open() throws PreviewFailure {
    if (closed || deaths >= limits.deaths()) {
      throw new PreviewFailure(closed ? Reason.NONE : Reason.DIED);
    }
    worker = pool.lend();
    var content = new Wire.Writer();
    DocumentWire.limits(content, limits.view());
    DocumentWire.info(content, info);
    return exchange(DocumentWire.OPEN, content.bytes(bytes));
  }

  /** Asks about the open document. */
  Frames.Frame ask(int kind, Wire.Writer content) throws PreviewFailure {
    if (worker == null) {
      open();
    }
    return exchange(kind, content);
  }

  private Frames.Frame exchange(int kind, Wire.Writer content) throws PreviewFailure {
    Worker now = worker;
    if (now == null) {
      throw new PreviewFailure(Reason.DIED);
    }
    try {
      return now.ask(kind, content);
    } catch (PreviewFailure e) {
      deaths++;
      distrust();
      throw e;
    }
  }

  /** Ends the process. */
  void distrust() {
    giveBack(false);
  }

  private void giveBack(boolean sound) {
    Worker before = worker;
    worker = null;
    if (before != null) {
      pool.giveBack(before, sound);
    }
  }

  /** Lets go of it; the process is used for other documents. */
  void close() {
    closed = true;
    Worker now = worker;
    if (now == null) {
      return;
    }
    boolean sound;
    try {
      sound = now.ask(DocumentWire.CLOSE, new Wire.Writer()).kind() == DocumentWire.ANSWER;
    } catch (PreviewFailure e) {
      sound = false;
    }
    giveBack(sound);
  }
}
