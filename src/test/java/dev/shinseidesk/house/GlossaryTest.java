package dev.shinseidesk.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** One word for one thing: the table of words not to use, held over every text people read. */
class GlossaryTest {
  private static final String HEAD = "| not | but | where | except in |";
  private static final Path JAPANESE = Path.of("fxml/messages/messages_ja.properties");
  private static final Path ENGLISH = Path.of("fxml/messages/messages_en.properties");

  /** A row of the table: words that must not stand, and phrases in which they may. */
  private record Row(List<String> not, String but, boolean everywhere, List<String> except) {
    boolean english() {
      return not.getFirst().chars().allMatch(c -> c < 128);
    }

    /** The first banned word of the line outside the phrases allowed, or empty. */
    String found(String line) {
      String rest = line.toLowerCase(Locale.ROOT);
      for (String allowed : except) {
        if (english() && rest.contains(allowed)) {
          return "";
        }
        rest = rest.replace(allowed.toLowerCase(Locale.ROOT), "");
      }
      return not.stream().filter(rest::contains).findFirst().orElse("");
    }
  }

  private static List<Row> rows() throws IOException {
    List<Row> rows = new ArrayList<>();
    boolean inside = false;
    for (String line : Files.readAllLines(Path.of("ARCHITECTURE.md"))) {
      if (line.equals(HEAD)) {
        inside = true;
      } else if (inside && !line.startsWith("|")) {
        break;
      } else if (inside && !line.startsWith("|---")) {
        String[] cells = line.substring(1).split("\\|", -1);
        rows.add(
            new Row(
                words(cells[0]),
                cells[1].strip(),
                cells[2].strip().equals("texts"),
                words(cells[3])));
      }
    }
    return rows;
  }

  private static List<String> words(String cell) {
    return Arrays.stream(cell.split(",")).map(String::strip).filter(w -> !w.isEmpty()).toList();
  }

  /** Texts beside the bundles: manuals, schemas, office files, FXML, tour and practice. */
  private static List<Path> otherTexts() throws IOException {
    List<Path> texts = new ArrayList<>();
    for (String root :
        List.of(
            "docs",
            "fxml",
            "src/main/resources/schema",
            "src/main/resources/office",
            "src/main/java/dev/shinseidesk/tour",
            "src/main/java/dev/shinseidesk/practice")) {
      try (var files = Files.walk(Path.of(root))) {
        files
            .filter(file -> file.toString().matches(".*\\.(md|json|fxml|java)"))
            .filter(file -> !file.endsWith("dependencies.json"))
            .forEach(texts::add);
      }
    }
    return texts;
  }

  private static void look(List<String> wrong, Path file, List<Row> rows) throws IOException {
    int number = 0;
    for (String line : Files.readAllLines(file)) {
      number++;
      int value = file.equals(ENGLISH) ? line.indexOf('=') + 1 : 0;
      for (Row row : rows) {
        String found = line.startsWith("#") ? "" : row.found(shown(line, value, row));
        if (!found.isEmpty()) {
          wrong.add(file + ":" + number + ": " + found + " → " + row.but + ": " + line);
        }
      }
    }
  }

  /** The words of the line without its key, which is no word; the portal's own keys stay. */
  private static String shown(String line, int value, Row row) {
    boolean portals = row.english() && line.substring(0, value).contains("portal");
    return portals ? "portal" : line.substring(value);
  }

  @Test
  void noTextUsesAWordThatHasABetterOne() throws IOException {
    List<Row> japanese = rows().stream().filter(row -> !row.english()).toList();
    List<Row> everywhere = japanese.stream().filter(Row::everywhere).toList();
    assertThat(japanese).hasSizeGreaterThan(15);
    List<String> wrong = new ArrayList<>();
    look(wrong, JAPANESE, japanese);
    for (Path file : otherTexts()) {
      look(wrong, file, everywhere);
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void theEnglishBesideItKeepsToItsWords() throws IOException {
    List<Row> english = rows().stream().filter(Row::english).toList();
    assertThat(english).hasSizeGreaterThan(2);
    List<String> wrong = new ArrayList<>();
    look(wrong, ENGLISH, english);
    assertThat(wrong).isEmpty();
  }

  /** The portal's own account is the one place where 利用者ID is right. */
  @Test
  void theUserIdIsThePortals() throws IOException {
    assertThat(Files.readAllLines(JAPANESE))
        .filteredOn(line -> line.contains("利用者ID"))
        .isNotEmpty()
        .allMatch(line -> line.substring(0, line.indexOf('=')).contains("portal"));
  }

  @Test
  void noSignInInTheJapaneseTexts() throws IOException {
    List<Row> row = List.of(new Row(List.of("サインイン"), "ログイン", true, List.of()));
    List<String> wrong = new ArrayList<>();
    look(wrong, JAPANESE, row);
    for (Path file : otherTexts()) {
      look(wrong, file, row);
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void aBannedWordIsFoundAndAnAllowedPhraseIsNot() {
    Row row = new Row(List.of("束"), "一括提供", false, List.of("鍵束"));
    assertThat(row.found("最近の束")).isEqualTo("束");
    assertThat(row.found("鍵束を戻す")).isEmpty();
    assertThat(row.found("鍵束と束")).isEqualTo("束");
  }
}
