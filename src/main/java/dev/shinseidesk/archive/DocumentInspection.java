package dev.shinseidesk.archive;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * What opening one document gave: how it is shown, its words and rows, and all that whoever looks
 * at it is told. Holds the resident's words, so it is for the eyes of whoever asked only.
 *
 * @param document the file
 * @param shown how it is shown
 * @param encoding name of the character set its text was read as; empty where there is none
 * @param truncated whether rows or text go on beyond the bounds
 * @param notes what is told beside it; for {@link Shown#NOTHING} the reason
 * @param pages its pages, or an office document's pictures
 * @param sections an office document's parts; empty for others
 * @param header column names of rows
 * @param rows of CSV and XML
 * @param text plain text
 */
public record DocumentInspection(
    DocumentInfo document,
    Shown shown,
    String encoding,
    boolean truncated,
    List<ArchiveProblem> notes,
    List<Page> pages,
    List<OpenedDocument.Section> sections,
    List<String> header,
    List<List<String>> rows,
    String text) {
  /** Copies the lists. */
  public DocumentInspection {
    notes = List.copyOf(notes);
    pages = List.copyOf(pages);
    sections = List.copyOf(sections);
    header = List.copyOf(header);
    rows = List.copyOf(rows);
  }

  /** How a document is shown. */
  public enum Shown {
    /** As pages: PDF and pictures. */
    PAGES,
    /** As sections with paragraphs, tables and pictures: office documents. */
    CONTENTS,
    /** As rows: CSV and XML. */
    ROWS,
    /** As plain text. */
    TEXT,
    /** Not at all. */
    NOTHING
  }

  /**
   * One page.
   *
   * @param page from 1
   * @param width in points, for pictures in pixels; 0 where the page can't be read
   * @param height likewise
   * @param words its text; empty for pictures
   * @param notes what is told of it
   */
  public record Page(
      int page, double width, double height, String words, List<ArchiveProblem> notes) {
    /** Copies the notes. */
    public Page {
      notes = List.copyOf(notes);
    }
  }

  /** Takes the pages as they are drawn. */
  public interface Drawn {
    /**
     * A page was drawn.
     *
     * @param page from 1
     * @throws DeskException where it can't be kept; ends the inspection
     */
    void page(DocumentInfo document, int page, PixelImage image) throws DeskException;
  }

  /** What {@code Drawn} is where nobody wants to see the pages; they are drawn all the same. */
  public static final Drawn UNSEEN = (document, page, image) -> {};

  /**
   * Goes through an open document, page by page; doesn't close it. What fails on a page is told
   * there and ends nothing. Any thread but the FX thread.
   *
   * @throws DeskException only where {@code drawn} throws it
   */
  public static DocumentInspection of(DocumentInfo document, OpenedDocument opened, Drawn drawn)
      throws DeskException {
    List<String> none = List.of();
    List<List<String>> noRows = List.of();
    return switch (opened) {
      case OpenedDocument.Paged paged ->
          new DocumentInspection(
              document,
              Shown.PAGES,
              "",
              false,
              paged.notes(),
              pages(document, paged, drawn),
              List.of(),
              none,
              noRows,
              "");
      case OpenedDocument.Composed composed ->
          new DocumentInspection(
              document,
              Shown.CONTENTS,
              "",
              false,
              composed.notes(),
              composed.pictures().isPresent()
                  ? pages(document, composed.pictures().get(), drawn)
                  : List.of(),
              composed.sections(),
              none,
              noRows,
              "");
      case OpenedDocument.Table t ->
          new DocumentInspection(
              document,
              Shown.ROWS,
              t.encoding(),
              t.truncated(),
              t.notes(),
              List.of(),
              List.of(),
              t.header(),
              t.rows(),
              "");
      case OpenedDocument.Text t ->
          new DocumentInspection(
              document,
              Shown.TEXT,
              t.encoding(),
              t.truncated(),
              t.notes(),
              List.of(),
              List.of(),
              none,
              noRows,
              t.text());
      case OpenedDocument.Unshowable u ->
          new DocumentInspection(
              document,
              Shown.NOTHING,
              "",
              false,
              List.of(u.reason()),
              List.of(),
              List.of(),
              none,
              noRows,
              "");
    };
  }

  private static List<Page> pages(DocumentInfo document, OpenedDocument.Paged paged, Drawn drawn)
      throws DeskException {
    // pages are drawn at 144 dots to the inch, pictures as they are
    double scale = document.type() == FileType.PDF ? 2 : 1;
    List<Page> pages = new ArrayList<>();
    for (int page = 0; page < paged.pageCount(); page++) {
      List<ArchiveProblem> notes = new ArrayList<>();
      double[] size = {0, 0};
      String words = "";
      PixelImage image = null;
      try {
        size = paged.pageSize(page);
        image = paged.render(page, scale);
      } catch (DeskException e) {
        notes.add(told(document, e.problem()));
      }
      try {
        words = paged.text(page);
        notes.addAll(paged.notes(page));
      } catch (DeskException e) {
        notes.add(told(document, e.problem()));
      }
      if (image != null) {
        drawn.page(document, page + 1, image);
      }
      pages.add(new Page(page + 1, size[0], size[1], words, notes.stream().distinct().toList()));
    }
    return pages;
  }

  /** Problems of pages are named {@code archive.…} like those of archives. */
  private static ArchiveProblem told(DocumentInfo document, Problem problem) {
    String key = problem.key().replaceFirst("^archive\\.", "");
    return new ArchiveProblem(key, document.name(), problem.facts(), true);
  }

  /** Whether anything is told of it, as a whole or of a page. */
  public boolean hasNotes() {
    return !notes.isEmpty() || pages.stream().anyMatch(p -> !p.notes().isEmpty());
  }
}
