package dev.shinseidesk.ui.documents;

import dev.shinseidesk.archive.ArchiveProblem;
import dev.shinseidesk.archive.OpenedDocument;
import dev.shinseidesk.archive.PixelImage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the viewer shows now. */
public sealed interface Viewing {
  /** Nothing is chosen. */
  record Nothing() implements Viewing {}

  /** A document is being opened. */
  record Opening(String name) implements Viewing {}

  /**
   * Pages or pictures.
   *
   * @param pageCount at least 1
   */
  record Pages(int pageCount) implements Viewing {}

  /** Rows of a CSV or XML. */
  record Rows(List<String> header, List<List<String>> rows, boolean truncated) implements Viewing {
    /** Copies the lists. */
    public Rows {
      header = List.copyOf(header);
      rows = List.copyOf(rows);
    }
  }

  /** Plain text. */
  record Words(String text, boolean truncated) implements Viewing {}

  /**
   * An office document.
   *
   * @param pictureCount its pictures, shown by themselves on request
   */
  record Composed(List<OpenedDocument.Section> sections, int pictureCount) implements Viewing {
    /** Copies the list. */
    public Composed {
      sections = List.copyOf(sections);
    }
  }

  /** It can't be shown; the reason in words. */
  record Refused(String reason) implements Viewing {}

  /**
   * A page as it stands on the screen.
   *
   * @param page from 0
   * @param image as drawn; may hold more pixels than the size below (a sharper screen), or fewer
   *     (the renderer's bound)
   * @param width logical pixels, unrotated
   * @param height logical pixels, unrotated
   * @param zoom 1 is the paper's size
   * @param notes what must be known of this page although it is shown
   */
  record ShownPage(
      int page,
      @Nullable PixelImage image,
      double width,
      double height,
      double zoom,
      List<ArchiveProblem> notes) {
    /** Copies the notes. */
    public ShownPage {
      notes = List.copyOf(notes);
    }
  }
}
