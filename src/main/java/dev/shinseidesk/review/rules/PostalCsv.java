package dev.shinseidesk.review.rules;

import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Problem.Kind;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads an office's table of postal codes: UTF-8, header line 郵便番号,住所; the address is how an
 * address of that code begins. Static and pure.
 */
final class PostalCsv {
  private PostalCsv() {}

  static Map<String, List<String>> read(String name, byte[] bytes, List<Problem> problems) {
    Map<String, List<String>> table = new HashMap<>();
    if (!problems.isEmpty()) {
      return table;
    }
    long line = 1;
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      var format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
      try (var parser =
          format.parse(new StringReader(text.startsWith("\uFEFF") ? text.substring(1) : text))) {
        if (!parser.getHeaderNames().containsAll(List.of("郵便番号", "住所"))) {
          problems.add(Problem.of(Kind.USAGE, "rules.postal-table", name, "1"));
          return table;
        }
        for (CSVRecord row : parser) {
          line = parser.getCurrentLineNumber();
          String code = Values.squeezed(row.get("郵便番号")).replace("-", "");
          String address = row.get("住所").strip();
          if (!code.matches("[0-9]{7}") || address.isEmpty()) {
            problems.add(Problem.of(Kind.USAGE, "rules.postal-table", name, Long.toString(line)));
            return table;
          }
          table.computeIfAbsent(code, _ -> new ArrayList<>()).add(address);
        }
      }
    } catch (CharacterCodingException e) {
      problems.add(Problem.of(Kind.USAGE, "rules.postal-table", name, "-"));
    } catch (IOException | RuntimeException e) {
      problems.add(Problem.of(Kind.USAGE, "rules.postal-table", name, Long.toString(line)));
    }
    return table;
  }
}
