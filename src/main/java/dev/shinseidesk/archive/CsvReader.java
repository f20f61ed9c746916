package dev.shinseidesk.archive;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * CSV of RFC 4180, strictly and within bounds. Ours instead of a library's because a clerk must be
 * told the line and column where the quoting breaks (at its start, not at the end of the file), and
 * because bounds must hold before the memory is taken.
 */
final class CsvReader {
  private final String text;
  private final ViewLimits limits;
  private final char delimiter;
  private final String ends;
  private int at;
  private int line = 1;
  private int lineStart;

  private CsvReader(String text, char delimiter, ViewLimits limits) {
    this.text = text;
    this.limits = limits;
    this.delimiter = delimiter;
    this.ends = delimiter + "\r\n";
  }

  /**
   * One row.
   *
   * @param line line it begins on, from 1
   * @param cells as written, quotes removed
   */
  record Row(int line, List<String> cells) {}

  /**
   * What was read.
   *
   * @param rows up to the fault or the bound; blank lines left out
   * @param truncated whether the bound on rows was met
   * @param fault null when sound: a key, the line and the column, both from 1
   */
  record Result(List<Row> rows, boolean truncated, @Nullable Fault fault) {}

  /** Where it breaks: key {@code csv-quote}, {@code csv-unclosed} or {@code csv-long}. */
  record Fault(String key, int line, int column) {}

  private static final class Broken extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Fault fault;

    Broken(Fault fault) {
      super(fault.key(), null, false, false);
      this.fault = fault;
    }
  }

  /** Reads; lines end by CRLF, LF or CR. */
  static Result read(String text, ViewLimits limits) {
    return read(text, ',', limits);
  }

  /** The same with another character between cells. */
  static Result read(String text, char delimiter, ViewLimits limits) {
    return new CsvReader(text, delimiter, limits).rows();
  }

  /** A tab where the first line has tabs and no comma, as Excel's "Unicode text"; else a comma. */
  static char delimiter(String text) {
    String first = text.lines().findFirst().orElse("");
    return first.indexOf('\t') >= 0 && first.indexOf(',') < 0 ? '\t' : ',';
  }

  private Result rows() {
    List<Row> rows = new ArrayList<>();
    try {
      while (at < text.length()) {
        if (rows.size() == limits.maxRows()) {
          return new Result(rows, true, null);
        }
        Row row = row();
        if (row.cells().size() > 1 || !row.cells().getFirst().isEmpty()) {
          rows.add(row);
        }
      }
      return new Result(rows, false, null);
    } catch (Broken e) {
      return new Result(rows, false, e.fault);
    }
  }

  private Row row() throws Broken {
    int startLine = line;
    List<String> cells = new ArrayList<>();
    while (true) {
      if (cells.size() == limits.maxColumns()) {
        throw broken("csv-long", line, at);
      }
      cells.add(at < text.length() && text.charAt(at) == '"' ? quoted() : plain());
      if (at >= text.length()) {
        return new Row(startLine, cells);
      }
      char c = text.charAt(at);
      if (c == delimiter) {
        at++;
      } else {
        lineEnd();
        return new Row(startLine, cells);
      }
    }
  }

  private String plain() throws Broken {
    int from = at;
    while (at < text.length() && ends.indexOf(text.charAt(at)) < 0) {
      if (text.charAt(at) == '"') {
        throw broken("csv-quote", line, at);
      }
      at++;
    }
    return bounded(text.substring(from, at), line, from);
  }

  private String quoted() throws Broken {
    int from = at;
    int fromLine = line;
    int fromLineStart = lineStart;
    var cell = new StringBuilder();
    at++;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '"') {
        if (at + 1 < text.length() && text.charAt(at + 1) == '"') {
          cell.append('"');
          at += 2;
          continue;
        }
        at++;
        if (at < text.length() && ends.indexOf(text.charAt(at)) < 0) {
          throw broken("csv-quote", line, at);
        }
        return cell.toString();
      }
      if (cell.length() >= limits.maxChars()) {
        throw new Broken(new Fault("csv-long", fromLine, from - fromLineStart + 1));
      }
      cell.append(c);
      if (c == '\n' || c == '\r') {
        if (c == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n') {
          cell.append('\n');
        }
        lineEnd();
      } else {
        at++;
      }
    }
    throw new Broken(new Fault("csv-unclosed", fromLine, from - fromLineStart + 1));
  }

  private String bounded(String cell, int onLine, int from) throws Broken {
    if (cell.length() > limits.maxChars()) {
      throw broken("csv-long", onLine, from);
    }
    return cell;
  }

  private void lineEnd() {
    if (text.charAt(at) == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n') {
      at++;
    }
    at++;
    line++;
    lineStart = at;
  }

  private Broken broken(String key, int onLine, int position) {
    return new Broken(new Fault(key, onLine, position - lineStart + 1));
  }
}
