package dev.shinseidesk.console;

import dev.shinseidesk.application.Problem;
import dev.shinseidesk.texts.Texts;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where a command writes: text for people or JSON for machines on standard output, problems on
 * standard error. One thread.
 */
public final class Output {
  private final PrintWriter out;
  private final PrintWriter err;
  private final Texts texts;
  private final JsonMapper json =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /** Writes to these, in the language of the texts. */
  public Output(PrintWriter out, PrintWriter err, Texts texts) {
    this.out = out;
    this.err = err;
    this.texts = texts;
  }

  /** The language. */
  public Texts texts() {
    return texts;
  }

  /** A line for people. */
  public void line(String text) {
    out.println(text);
    out.flush();
  }

  /** A line from the bundle. */
  public void say(String key, Object... facts) {
    line(texts.get(key, facts));
  }

  /** One JSON document. */
  public void json(Object value) {
    out.println(json.writeValueAsString(value));
    out.flush();
  }

  /** A note on standard error, so that standard output stays clean. */
  public void note(String text) {
    err.println(text);
    err.flush();
  }

  /** A problem in words on standard error; gives the exit code. */
  public int problem(Problem problem, boolean asJson) {
    if (asJson) {
      err.println(json.writeValueAsString(Map.of("problem", toMap(problem))));
    } else {
      err.println(texts.what(problem));
      err.println(texts.means(problem));
      err.println(texts.next(problem));
    }
    err.flush();
    return problem.kind().exitCode();
  }

  /** A problem as JSON members. */
  public Map<String, Object> toMap(Problem problem) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("key", problem.key());
    map.put("facts", problem.facts());
    map.put("what", texts.what(problem));
    map.put("means", texts.means(problem));
    map.put("next", texts.next(problem));
    map.put("retryMayHelp", problem.kind().retryMayHelp());
    return map;
  }

  /** Rows under a header, columns aligned by display width (Japanese characters count two). */
  public void table(List<String> header, List<List<String>> rows) {
    int[] widths = new int[header.size()];
    for (int c = 0; c < widths.length; c++) {
      widths[c] = DisplayWidth.of(header.get(c));
      for (List<String> row : rows) {
        widths[c] = Math.max(widths[c], DisplayWidth.of(row.get(c)));
      }
    }
    line(aligned(header, widths));
    for (List<String> row : rows) {
      line(aligned(row, widths));
    }
  }

  private static String aligned(List<String> cells, int[] widths) {
    var text = new StringBuilder();
    for (int c = 0; c < widths.length; c++) {
      String cell = cells.get(c);
      text.append(cell);
      if (c < widths.length - 1) {
        text.repeat(' ', widths[c] - DisplayWidth.of(cell) + 2);
      }
    }
    return text.toString().stripTrailing();
  }
}
