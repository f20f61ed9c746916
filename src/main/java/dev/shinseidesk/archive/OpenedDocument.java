package dev.shinseidesk.archive;

import dev.shinseidesk.application.DeskException;
import java.util.List;
import java.util.Optional;

/** A document opened for looking at. Not thread-safe: one background thread at a time uses it. */
public sealed interface OpenedDocument extends AutoCloseable {
  /** Frees what it holds. */
  @Override
  default void close() {}

  /**
   * What the person looking must know although it is shown: parts left out, macros, a wrong
   * character set. Empty when it is shown whole and as it is.
   */
  default List<ArchiveProblem> notes() {
    return List.of();
  }

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

    /**
     * Where a text stands on a page; differences of width, case, kana, spaces and line ends don't
     * count.
     *
     * @param page from 0
     * @return in reading order; empty for pictures, and for a query of nothing but spaces
     */
    default List<Hit> find(int page, String query) throws DeskException {
      return List.of();
    }

    /**
     * What of a page isn't drawn, or not as it is meant, and what stands on it besides what is
     * drawn (entries, notes of readers); each as something the person looking is told.
     *
     * @param page from 0
     * @return empty when the page is shown whole and as it is
     */
    default List<ArchiveProblem> notes(int page) throws DeskException {
      return List.of();
    }
  }

  /** An office document as its text, tables and pictures. */
  non-sealed interface Composed extends OpenedDocument {
    /** Sheets, slides or the document's parts, in order; at least one. */
    List<Section> sections();

    /** The pictures, each a page, in the order of {@link Block.Picture#index}; empty for none. */
    Optional<Paged> pictures();
  }

  /**
   * CSV or XML as rows.
   *
   * @param encoding name of the character set it was read as; empty where that isn't known
   */
  record Table(
      List<String> header,
      List<List<String>> rows,
      boolean truncated,
      String encoding,
      List<ArchiveProblem> notes)
      implements OpenedDocument {
    /** Copies the notes. */
    public Table {
      notes = List.copyOf(notes);
    }

    /** Without notes. */
    public Table(List<String> header, List<List<String>> rows, boolean truncated) {
      this(header, rows, truncated, "", List.of());
    }
  }

  /**
   * Plain text.
   *
   * @param encoding name of the character set it was read as; empty where that isn't known
   */
  record Text(String text, boolean truncated, String encoding, List<ArchiveProblem> notes)
      implements OpenedDocument {
    /** Copies the notes. */
    public Text {
      notes = List.copyOf(notes);
    }

    /** Without notes. */
    public Text(String text, boolean truncated) {
      this(text, truncated, "", List.of());
    }
  }

  /** Nothing this desk can show, with the reason. */
  record Unshowable(ArchiveProblem reason) implements OpenedDocument {}

  /**
   * A part of a composed document.
   *
   * @param kind what it is
   * @param name the document's own name of it, e.g. the sheet's; empty where it has none
   * @param hidden whether the document hides it from its readers
   * @param blocks its contents in order
   */
  record Section(Kind kind, String name, boolean hidden, List<Block> blocks) {
    /** Copies the blocks. */
    public Section {
      blocks = List.copyOf(blocks);
    }

    /** What a section is. */
    public enum Kind {
      /** The running text. */
      BODY,
      /** Headers and footers of the pages. */
      MARGIN,
      /** Footnotes and endnotes. */
      FOOTNOTES,
      /** Comments of readers. */
      COMMENTS,
      /** A sheet of a workbook. */
      SHEET,
      /** A slide, named by its number. */
      SLIDE
    }
  }

  /** One piece of a section. */
  sealed interface Block {
    /**
     * A paragraph.
     *
     * @param text may hold line ends and tabs
     * @param level 1 and up for headings, 0 for the rest
     */
    record Words(String text, int level) implements Block {}

    /**
     * A table.
     *
     * @param header column names; empty where it has none
     */
    record Grid(List<String> header, List<List<String>> rows) implements Block {
      /** Copies the lists. */
      public Grid {
        header = List.copyOf(header);
        rows = List.copyOf(rows);
      }
    }

    /**
     * A picture.
     *
     * @param index its page among {@link Composed#pictures}
     */
    record Picture(int index) implements Block {}
  }

  /** Something found on a page: its places, one per line it runs over. */
  record Hit(List<Spot> spots) {
    /** Copies the list. */
    public Hit {
      spots = List.copyOf(spots);
    }
  }

  /** A rectangle on a page: units of {@link Paged#pageSize}, from the upper left corner. */
  record Spot(double x, double y, double width, double height) {}
}
