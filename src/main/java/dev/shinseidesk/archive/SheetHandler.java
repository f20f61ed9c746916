package dev.shinseidesk.archive;

import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler;
import org.apache.poi.xssf.model.SharedStrings;
import org.apache.poi.xssf.model.StylesTable;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;

/**
 * POI's reader of one sheet's cells, watched for what it doesn't tell: which values a formula gave,
 * and what the sheet hides. One thread.
 */
final class SheetHandler extends XSSFSheetXMLHandler {
  private final Cells cells;
  private final ContentsBuilder out;

  SheetHandler(
      @Nullable StylesTable styles,
      SharedStrings strings,
      SheetFormat format,
      SheetRows rows,
      ContentsBuilder out) {
    this(styles, strings, format, new Cells(rows), out);
  }

  @SuppressWarnings("NullAway") // POI takes null for a workbook without styles
  private SheetHandler(
      @Nullable StylesTable styles,
      SharedStrings strings,
      SheetFormat format,
      Cells cells,
      ContentsBuilder out) {
    super(styles, strings, cells, format, false);
    this.cells = cells;
    this.out = out;
  }

  /** As many rows as are shown were read. */
  static final class Full extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Full() {
      super("full", null, false, false);
    }
  }

  @Override
  public void startElement(String uri, String local, String name, Attributes attributes)
      throws SAXException {
    out.check();
    switch (local) {
      case "c" -> {
        cells.formula = false;
        cells.told = false;
        cells.reference = attributes.getValue("r");
      }
      case "f" -> cells.formula = true;
      case "row", "col" -> {
        String hidden = attributes.getValue("hidden");
        if ("1".equals(hidden) || "true".equals(hidden)) {
          out.note("office-hidden-lines");
        }
      }
      default -> {
        // POI's alone
      }
    }
    super.startElement(uri, local, name, attributes);
  }

  @Override
  public void endElement(String uri, String local, String name) throws SAXException {
    super.endElement(uri, local, name);
    if (local.equals("c")) {
      cells.endCell();
    }
  }

  private static final class Cells implements SheetContentsHandler {
    private final SheetRows rows;
    private boolean formula;
    private boolean told;
    private @Nullable String reference;
    private int column = -1;

    Cells(SheetRows rows) {
      this.rows = rows;
    }

    @Override
    public void startRow(int index) {
      column = -1;
      rows.start(index);
    }

    @Override
    public void endRow(int index) {
      rows.end();
      if (rows.full()) {
        throw new Full();
      }
    }

    @Override
    public void cell(@Nullable String at, @Nullable String value, @Nullable XSSFComment comment) {
      put(value == null ? "" : value);
    }

    /** A formula that was never calculated gives no value. */
    private void endCell() {
      if (formula && !told) {
        put("");
      }
    }

    private void put(String value) {
      told = true;
      column = reference == null ? column + 1 : new CellReference(reference).getCol();
      if (formula) {
        rows.putFormula(column, value);
      } else {
        rows.put(column, value);
      }
    }
  }
}
