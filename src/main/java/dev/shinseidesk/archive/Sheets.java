package dev.shinseidesk.archive;

import dev.shinseidesk.archive.OpenedDocument.Section;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.model.SharedStrings;
import org.apache.poi.xssf.model.StylesTable;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** The sheets of an Excel workbook (xlsx), streamed by POI's event reader. One thread. */
final class Sheets {
  /** Styles are read whole; a workbook with more is shown without its number formats. */
  private static final int MAX_STYLES = 4 << 20;

  private final OPCPackage pack;
  private final OfficeParts parts;
  private final ContentsBuilder out;

  Sheets(OPCPackage pack, OfficeParts parts, ContentsBuilder out) {
    this.pack = pack;
    this.parts = parts;
    this.out = out;
  }

  private record Sheet(String name, String relation, boolean hidden) {}

  /** The workbook's own part: names of the sheets, and from when its days count. */
  private static final class Book extends DefaultHandler {
    private final List<Sheet> sheets = new ArrayList<>();
    private boolean from1904;

    @Override
    public void startElement(String uri, String local, String name, Attributes attributes) {
      if (local.equals("sheet")) {
        String state = attributes.getValue("state");
        String relation = "";
        for (int i = 0; i < attributes.getLength(); i++) {
          if (attributes.getURI(i).endsWith("/relationships")) {
            relation = attributes.getValue(i);
          }
        }
        String title = attributes.getValue("name");
        boolean hidden = "hidden".equals(state) || "veryHidden".equals(state);
        sheets.add(new Sheet(title == null ? "" : title, relation, hidden));
      } else if (local.equals("workbookPr")) {
        String value = attributes.getValue("date1904");
        from1904 = "1".equals(value) || "true".equals(value);
      }
    }
  }

  /** Reads the workbook; sheets that break are noted and shown as far as they go. */
  void read(PackagePart main) throws OpenXML4JException, IOException {
    var book = new Book();
    try {
      parse(main, book);
    } catch (SAXException | RuntimeException e) {
      stopped(e);
      out.note("office-partly");
    }
    StylesTable styles = styles(main);
    SharedStrings strings = strings(main);
    for (Sheet sheet : book.sheets) {
      if (!out.roomForSection()) {
        return;
      }
      PackagePart part = OfficeXml.part(main, main.getRelationship(sheet.relation()));
      if (part == null || !part.getContentType().contains("worksheet")) {
        out.note(part == null ? "office-partly" : "office-charts");
      } else {
        rows(part, styles, strings, new SheetFormat(book.from1904));
        var text = new OfficeText(out, parts);
        for (PackagePart drawing : OfficeText.drawings(part)) {
          text.read(drawing);
        }
      }
      if (sheet.hidden()) {
        out.note("office-hidden");
      }
      out.section(Section.Kind.SHEET, sheet.name(), sheet.hidden());
    }
  }

  private void rows(
      PackagePart part, @Nullable StylesTable styles, SharedStrings strings, SheetFormat format)
      throws IOException {
    var rows = new SheetRows(out);
    try {
      parse(part, new SheetHandler(styles, strings, format, rows, out));
    } catch (SheetHandler.Full e) {
      // what was read is what is shown; the builder says so
    } catch (SAXException | RuntimeException e) {
      stopped(e);
      out.note("office-partly");
    } finally {
      rows.finish();
    }
  }

  private @Nullable StylesTable styles(PackagePart main) {
    try {
      for (PackagePart part : OfficeXml.related(main, "/styles")) {
        byte[] bytes = bytes(part);
        if (bytes != null && bytes.length <= MAX_STYLES) {
          return SheetFormat.withJapaneseFormats(new StylesTable(part));
        }
      }
    } catch (OpenXML4JException | IOException | RuntimeException e) {
      stopped(e);
    }
    out.note("office-styles");
    return null;
  }

  private SharedStrings strings(PackagePart main) {
    try {
      for (PackagePart part : OfficeXml.related(main, "/sharedStrings")) {
        byte[] bytes = bytes(part);
        if (bytes != null) {
          // without the readings (furigana) that Excel keeps beside names
          return new ReadOnlySharedStringsTable(new ByteArrayInputStream(bytes), false);
        }
        out.note("office-partly");
      }
      return new ReadOnlySharedStringsTable(pack, false);
    } catch (OpenXML4JException | IOException | SAXException | RuntimeException e) {
      stopped(e);
      out.note("office-partly");
      return new NoStrings();
    }
  }

  private byte @Nullable [] bytes(PackagePart part) {
    return parts.bytes(part.getPartName().getName().substring(1));
  }

  private void parse(PackagePart part, DefaultHandler handler) throws IOException, SAXException {
    byte[] bytes = bytes(part);
    if (bytes == null) {
      throw new SAXException("part can't be read");
    }
    try {
      var reader = XMLHelper.newXMLReader();
      reader.setContentHandler(handler);
      reader.setErrorHandler(handler);
      reader.setEntityResolver((publicId, systemId) -> {
        throw new SAXException("refused");
      });
      reader.parse(new InputSource(new ByteArrayInputStream(bytes)));
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("every Java has a parser", e);
    }
  }

  private static void stopped(Exception e) {
    if (e instanceof ContentsBuilder.Stopped stopped) {
      throw stopped;
    }
  }

  /** Texts that can't be read. */
  private static final class NoStrings implements SharedStrings {
    @Override
    public org.apache.poi.ss.usermodel.RichTextString getItemAt(int index) {
      return new org.apache.poi.xssf.usermodel.XSSFRichTextString("?");
    }

    @Override
    public int getCount() {
      return 0;
    }

    @Override
    public int getUniqueCount() {
      return 0;
    }
  }
}
