package dev.shinseidesk.archive;

import dev.shinseidesk.archive.OpenedDocument.Table;
import dev.shinseidesk.archive.OpenedDocument.Unshowable;
import java.util.ArrayList;
import java.util.List;

/** Opens the bytes of one document by what they are, not by what their name claims. */
final class DocumentOpener {
  private DocumentOpener() {}

  /** Opens; never throws for any bytes. */
  static OpenedDocument open(byte[] bytes, DocumentInfo document, ViewLimits limits) {
    if (bytes.length == 0) {
      return unshowable(document, "empty-file");
    }
    return switch (document.type()) {
      case PDF -> PdfPages.open(bytes, document, limits);
      case JPEG, PNG, GIF, TIFF -> PicturePages.open(bytes, document, limits);
      case CSV -> csv(bytes, limits);
      case XML -> xml(bytes, limits);
      case TEXT -> text(bytes, limits);
      case OFFICE_BINARY, OFFICE_XML -> unshowable(document, "view-office");
      case ZIP -> unshowable(document, "view-archive");
      case UNKNOWN -> unshowable(document, "view-unknown");
    };
  }

  /** Nothing to show, with the reason. */
  static Unshowable unshowable(DocumentInfo document, String key, String... facts) {
    return new Unshowable(new ArchiveProblem(key, document.name(), List.of(facts), true));
  }

  private static OpenedDocument csv(byte[] bytes, ViewLimits limits) {
    var result = CsvReader.read(Characters.guess(bytes).text(), limits);
    if (result.fault() != null || result.rows().isEmpty()) {
      // as it stands, rather than half a table
      return text(bytes, limits);
    }
    List<List<String>> rows = result.rows().stream().map(CsvReader.Row::cells).toList();
    return new Table(rows.getFirst(), rows.subList(1, rows.size()), result.truncated());
  }

  /** Rows of path and text; the header is XPath's own words, the same in every language. */
  private static OpenedDocument xml(byte[] bytes, ViewLimits limits) {
    var result = XmlReader.read(bytes, limits);
    if (result.fault() != null) {
      return text(bytes, limits);
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
    return new Table(List.of("XPath", "text()"), rows, result.truncated());
  }

  private static OpenedDocument text(byte[] bytes, ViewLimits limits) {
    int most = 10 * limits.maxChars();
    String text = Characters.guess(bytes).text();
    int end = Math.min(most, text.length());
    if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    return new OpenedDocument.Text(text.substring(0, end), end < text.length());
  }
}
