package dev.shinseidesk.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the table "Interfaces of the table" of ARCHITECTURE.md: no row missing, no name stale. */
class InterfaceTableTest {
  private static final List<String> ROWS =
      List.of(
          "029i001-00",
          "029i001-01",
          "029i001-02",
          "029i001-03",
          "029i001-04",
          "001o014-00",
          "001o020-00",
          "029o001-00",
          "029o002-00",
          "029o003-00");
  private static final Pattern ROW =
      Pattern.compile("\\| ([0-9]{3}[io][0-9]{3}-[0-9]{2}) \\|([^|]*)\\|([^|]*)\\|([^|]*)\\|");
  private static final Pattern NAME = Pattern.compile("`([a-z]+(?:\\.[a-z]+)*\\.[A-Z]\\w*)`");

  private record Row(String id, List<String> classes, List<String> tests) {}

  private static List<Row> rows() throws IOException {
    List<Row> rows = new ArrayList<>();
    var found = ROW.matcher(Files.readString(Path.of("ARCHITECTURE.md")));
    while (found.find()) {
      rows.add(new Row(found.group(1), names(found.group(3)), names(found.group(4))));
    }
    return rows;
  }

  private static List<String> names(String cell) {
    return NAME.matcher(cell).results().map(m -> m.group(1)).toList();
  }

  @Test
  void holdsEveryInterfaceOfTheDomainOnce() throws IOException {
    assertThat(rows()).extracting(Row::id).containsExactlyInAnyOrderElementsOf(ROWS);
  }

  @TestFactory
  List<DynamicTest> namesClassesAndTestsThatExist() throws IOException {
    return rows().stream()
        .map(row ->
            DynamicTest.dynamicTest(
                row.id(),
                () -> {
                  assertThat(row.classes()).isNotEmpty();
                  assertThat(row.tests()).isNotEmpty();
                  for (String name : row.classes()) {
                    assertThat(source("main", name)).exists();
                  }
                  for (String name : row.tests()) {
                    assertThat(Files.readString(source("test", name))).contains("@Test");
                  }
                }))
        .toList();
  }

  private static Path source(String tree, String name) {
    return Path.of("src", tree, "java", "dev", "shinseidesk")
        .resolve(name.replace('.', '/') + ".java");
  }
}
