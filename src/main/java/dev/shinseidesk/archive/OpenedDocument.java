package dev.shinseidesk.archive;

import dev.shinseidesk.application.DeskException;
import java.util.List;

/** A document opened for looking at. Not thread-safe: one background thread at a time uses it. */
public sealed interface OpenedDocument extends AutoCloseable {
  /** Frees what it holds. */
  @Override
  default void close() {}

  /** PDF pages, or pictures (each frame a page). */
  non-sealed interface Paged extends OpenedDocument {
    /** Number of pages, at least 1. */
    int pageCount();

    /**
     * Width and height of a page (from 0) as {@link #render} draws it at scale 1: points, 72 to the
     * inch, for pictures their pixels. The document's own rotation is applied, the viewer's isn't.
     */
    double[] pageSize(int page) throws DeskException;

    /**
     * Draws a page.
     *
     * @param page from 0
     * @param scale pixels per point, bounded by the renderer's pixel limit
     */
    PixelImage render(int page, double scale) throws DeskException;

    /** Text of a page; empty for pictures. */
    String text(int page) throws DeskException;
  }

  /** CSV or XML as rows. */
  record Table(List<String> header, List<List<String>> rows, boolean truncated)
      implements OpenedDocument {}

  /** Plain text. */
  record Text(String text, boolean truncated) implements OpenedDocument {}

  /** Nothing this desk can show, with the reason. */
  record Unshowable(ArchiveProblem reason) implements OpenedDocument {}
}
