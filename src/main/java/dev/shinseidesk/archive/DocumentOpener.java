package dev.shinseidesk.archive;

import dev.shinseidesk.archive.OpenedDocument.Table;
import dev.shinseidesk.archive.OpenedDocument.Unshowable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Opens the bytes of one document by what they are, not by what their name claims. Meant for the
 * preview process; where it runs in the desk's own process the limits are all there is.
 */
public final class DocumentOpener {
  private DocumentOpener() {}

  /**
   * Opens; never throws for any bytes.
   *
   * @param bytes the document's own, unpacked; not changed, and not to be changed while it is open
   */
  public static OpenedDocument open(byte[] bytes, DocumentInfo document, ViewLimits limits) {
    if (bytes.length == 0) {
      return unshowable(document, "empty-file");
    }
    return switch (document.type()) {
      case PDF -> PdfPages.open(bytes, document, limits);
      case JPEG, PNG, GIF, TIFF -> PicturePages.open(bytes, document, limits);
      case CSV -> csv(bytes, document, limits);
      case XML -> xml(bytes, document, limits);
      case TEXT -> text(TextEncoding.guess(bytes), document, limits, null);
      case OFFICE_BINARY, OFFICE_XML ->
          OfficeDocuments.open(bytes, document, limits, OfficeLimits.DEFAULT);
      case ZIP -> unshowable(document, "view-archive");
      case UNKNOWN -> unknown(bytes, document);
    };
  }

  /** Nothing to show, with the reason. */
  static Unshowable unshowable(DocumentInfo document, String key, String... facts) {
    return new Unshowable(new ArchiveProblem(key, document.name(), List.of(facts), true));
  }

  /** Kinds that residents send though they can't be shown here are called by their name. */
  private static OpenedDocument unknown(byte[] bytes, DocumentInfo document) {
    String name = FileTypes.named(bytes);
    return name == null
        ? unshowable(document, "view-unknown")
        : unshowable(document, "view-format", name);
  }

  private static OpenedDocument csv(byte[] bytes, DocumentInfo document, ViewLimits limits) {
    var guess = TextEncoding.guess(bytes);
    String text = guess.decoded().text();
    var result = CsvReader.read(text, CsvReader.delimiter(text), limits);
    var fault = result.fault();
    if (fault != null || result.rows().isEmpty()) {
      // as it stands, rather than half a table
      ArchiveProblem why =
          fault == null ? null : fault(document, fault.key(), fault.line(), fault.column());
      return text(guess, document, limits, why);
    }
    List<List<String>> rows = result.rows().stream().map(CsvReader.Row::cells).toList();
    return new Table(
        rows.getFirst(),
        rows.subList(1, rows.size()),
        result.truncated(),
        guess.decoded().encoding(),
        told(document, guess));
  }

  /** Rows of path and text; the header is XPath's own words, the same in every language. */
  private static OpenedDocument xml(byte[] bytes, DocumentInfo document, ViewLimits limits) {
    var result = XmlReader.read(bytes, limits);
    var fault = result.fault();
    if (fault != null) {
      return text(
          TextEncoding.guess(bytes),
          document,
          limits,
          fault(document, fault.key(), fault.line(), fault.column()));
    }
    List<List<String>> rows = new ArrayList<>();
    for (var element : result.elements()) {
      for (var attribute : element.attributes()) {
        rows.add(List.of(element.path() + "/@" + attribute.name(), attribute.value()));
      }
      if (element.leaf() || !element.text().isBlank()) {
        rows.add(List.of(element.path(), element.text()));
      }
    }
    return new Table(
        List.of("XPath", "text()"), rows, result.truncated(), result.encoding(), List.of());
  }

  private static ArchiveProblem fault(DocumentInfo document, String key, int line, int column) {
    return new ArchiveProblem(
        key, document.name(), List.of(Integer.toString(line), Integer.toString(column)), false);
  }

  /** What is told of the character set. */
  private static List<ArchiveProblem> told(DocumentInfo document, TextEncoding.Guess guess) {
    String key =
        guess.decoded().damaged()
            ? "text-damaged"
            : switch (guess.trust()) {
              case SURE -> "";
              case GUESSED -> "text-guessed";
              case DOUBTFUL -> "text-doubtful";
            };
    List<String> facts = List.of(guess.decoded().encoding());
    return key.isEmpty()
        ? List.of()
        : List.of(new ArchiveProblem(key, document.name(), facts, false));
  }

  private static OpenedDocument text(
      TextEncoding.Guess guess,
      DocumentInfo document,
      ViewLimits limits,
      @Nullable ArchiveProblem why) {
    int most = 10 * limits.maxChars();
    String text = guess.decoded().text();
    int end = Math.min(most, text.length());
    if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    List<ArchiveProblem> notes = new ArrayList<>();
    if (why != null) {
      notes.add(why);
    }
    notes.addAll(told(document, guess));
    return new OpenedDocument.Text(
        text.substring(0, end), end < text.length(), guess.decoded().encoding(), notes);
  }
}
