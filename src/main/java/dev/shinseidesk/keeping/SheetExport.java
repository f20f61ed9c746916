package dev.shinseidesk.keeping;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.Progress;
import dev.shinseidesk.inquiry.ApplicationQuery;
import dev.shinseidesk.inquiry.ApplicationRow;
import dev.shinseidesk.inquiry.Applications;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/**
 * The list as a file for a spreadsheet program: every row of a query, not only those seen. Recorded
 * on the trail. Any thread but the FX thread.
 */
public interface SheetExport {
  /**
   * Writes a new file, whole or not at all. A name ending in {@code .xlsx} gives a workbook of text
   * cells, in which numbers keep their zeros and nothing is a formula; any other a CSV (UTF-8 with
   * mark, CRLF), whose values are defused ({@link
   * dev.shinseidesk.application.SpreadsheetText#defused}).
   *
   * @param from the list as this person may see it
   * @param query which rows, in which order
   * @return how many rows
   * @throws DeskException keys {@code sheet.*}: exists, not-writable, cancelled, too-many (more
   *     than a workbook holds)
   */
  long write(
      Operator by,
      Applications from,
      ApplicationQuery query,
      Columns columns,
      Path file,
      Progress progress)
      throws DeskException;

  /**
   * What stands in the columns.
   *
   * @param header names of the columns
   * @param cells of a row, as many
   */
  record Columns(List<String> header, Function<ApplicationRow, List<String>> cells) {
    /** Copies the list. */
    public Columns {
      header = List.copyOf(header);
    }
  }
}
