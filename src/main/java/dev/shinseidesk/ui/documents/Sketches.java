package dev.shinseidesk.ui.documents;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.archive.DocumentInfo;
import dev.shinseidesk.archive.PixelImage;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Small drawings of pages, for the strip of thumbnails and the pictures inside office documents.
 * Drawn one by one, what was asked for last first, so that scrolling past a hundred pages doesn't
 * draw a hundred and the page itself comes in between. FX thread only.
 */
public final class Sketches {
  private static final int MAX_WAITING = 24;

  private final PageWorker worker;
  private final Executor background;
  private final Executor ui;
  private final Deque<Request> waiting = new ArrayDeque<>();
  private @Nullable DocumentInfo document;
  private long generation;
  private boolean busy;

  private record Request(int page, int side, Consumer<PixelImage> to) {}

  Sketches(PageWorker worker, Executor background, Executor ui) {
    this.worker = worker;
    this.background = background;
    this.ui = ui;
  }

  /** Draws from now on from this document; null for none. What waits is dropped. */
  void of(@Nullable DocumentInfo info) {
    document = info;
    generation++;
    busy = false;
    waiting.clear();
  }

  /**
   * Asks for a drawing.
   *
   * @param page from 0
   * @param side pixels of its longer side
   * @param to gets it on the FX thread; never when the document changed or it can't be drawn
   */
  public void want(int page, int side, Consumer<PixelImage> to) {
    waiting.push(new Request(page, side, to));
    if (waiting.size() > MAX_WAITING) {
      waiting.removeLast();
    }
    draw();
  }

  private void draw() {
    DocumentInfo info = document;
    if (busy || info == null || waiting.isEmpty()) {
      return;
    }
    busy = true;
    Request request = waiting.pop();
    long mine = generation;
    background.execute(() -> {
      PixelImage image = drawn(info, request);
      ui.execute(() -> {
        if (mine == generation) {
          busy = false;
          if (image != null) {
            request.to().accept(image);
          }
          draw();
        }
      });
    });
  }

  private @Nullable PixelImage drawn(DocumentInfo info, Request request) {
    try {
      return worker.sketch(info, request.page(), request.side());
    } catch (DeskException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
      // the page itself says why when it is looked at
      return null;
    }
  }
}
