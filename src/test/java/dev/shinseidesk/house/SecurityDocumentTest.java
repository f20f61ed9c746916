package dev.shinseidesk.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/security.md promises nothing that no test holds. */
class SecurityDocumentTest {
  private static final Pattern TEST = Pattern.compile("`((?:[a-z]+\\.)*[A-Z][A-Za-z0-9]*Tests?)`");
  private static final Pattern ITEM = Pattern.compile("\\d{1,2}\\.\\d{1,2}\\.\\d{1,2}");

  private static List<String> lines() throws IOException {
    return Files.readAllLines(Path.of("docs", "security.md"));
  }

  @Test
  void everyTestNamedIsThere() throws Exception {
    var missing = new TreeSet<String>();
    for (String line : lines()) {
      Matcher test = TEST.matcher(line);
      while (test.find()) {
        String file = "src/test/java/dev/shinseidesk/" + test.group(1).replace('.', '/') + ".java";
        if (!Files.isRegularFile(Path.of(file))) {
          missing.add(test.group(1));
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void everyRowNamesItsItemAndItsTest() throws Exception {
    List<String> rows = new ArrayList<>();
    boolean inside = false;
    for (String line : lines()) {
      inside = line.startsWith("## ") ? line.contains("ASVS") : inside;
      if (inside && line.matches("\\|\\s*\\d.*")) {
        rows.add(line);
      }
    }
    assertThat(rows).hasSizeGreaterThan(25);
    for (String row : rows) {
      String[] cells = row.split("\\|", -1);
      assertThat(ITEM.matcher(cells[1]).find()).as(row).isTrue();
      assertThat(TEST.matcher(cells[4]).find()).as(row).isTrue();
    }
  }
}
