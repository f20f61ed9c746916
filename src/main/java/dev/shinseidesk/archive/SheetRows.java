package dev.shinseidesk.archive;

import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.util.CellReference;
import org.jspecify.annotations.Nullable;

/** The rows of one sheet as they are read: numbered, and no more than are shown. One thread. */
final class SheetRows {
  /** Stands before a value that a formula gave, as the note says. */
  static final String FORMULA = "ƒ ";

  private final ContentsBuilder out;
  private final List<List<String>> rows = new ArrayList<>();
  private @Nullable List<String> row;
  private int widest;
  private int cells;

  SheetRows(ContentsBuilder out) {
    this.out = out;
  }

  /** Whether no further row is kept. */
  boolean full() {
    return rows.size() > out.limits().maxRows() || cells > out.limits().maxCells();
  }

  /**
   * Begins a row.
   *
   * @param index from 0
   */
  void start(int index) {
    out.check();
    List<String> begun = new ArrayList<>();
    begun.add(Integer.toString(index + 1));
    row = begun;
  }

  /**
   * Puts a value.
   *
   * @param column from 0; those before it stay blank
   */
  void put(int column, String value) {
    List<String> now = row;
    if (now == null || value.isEmpty()) {
      return;
    }
    if (column < 0 || column >= out.limits().maxColumns()) {
      out.note("office-columns", Integer.toString(out.limits().maxColumns()));
      return;
    }
    while (now.size() <= column + 1) {
      now.add("");
    }
    now.set(column + 1, value);
  }

  /** Marks a formula's value. */
  void putFormula(int column, String value) {
    out.note("office-formulas");
    put(column, FORMULA + (value.isEmpty() ? "—" : value));
  }

  /** Ends a row; one without values is left out, its number tells. */
  void end() {
    List<String> now = row;
    row = null;
    if (now != null && now.size() > 1 && !full()) {
      rows.add(now);
      cells += now.size();
      widest = Math.max(widest, now.size());
    }
  }

  /** Hands the table over. */
  void finish() {
    List<String> header = new ArrayList<>();
    header.add("");
    for (int i = 1; i < widest; i++) {
      header.add(CellReference.convertNumToColString(i - 1));
    }
    out.grid(header, rows);
  }
}
