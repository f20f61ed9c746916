package dev.shinseidesk.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Words of the product: complete in both languages, none missing, none unused. */
class MessagesTest {
  private static final Pattern LITERAL = Pattern.compile("\"([A-Za-z][A-Za-z0-9_.-]*)\"");
  private static final Pattern PROBLEM =
      Pattern.compile("Kind\\.[A-Z_]+,\\s*\"([a-z][a-z0-9-]*\\.[a-z0-9.-]+)\"");
  private static final Pattern FXML_KEY =
      Pattern.compile("\"%([a-z][A-Za-z0-9_-]*\\.[A-Za-z0-9_.-]+)\"");
  private static final Pattern BUNDLE_KEY = Pattern.compile("\\$\\{bundle:([A-Za-z0-9_.-]+)}");
  private static final Pattern TEXTS_KEY =
      Pattern.compile(
          "(?:texts(?:\\(\\))?\\.get|output\\.say)\\(\\s*\"([A-Za-z0-9_.-]+[A-Za-z0-9_-])\"");
  private static final Pattern JAPANESE =
      Pattern.compile("[\\p{IsHiragana}\\p{IsKatakana}\\p{IsHan}]");
  private static final Pattern WORDS = Pattern.compile("[A-Za-z]{3,} [A-Za-z]{2,}");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)[^}]*}");

  /** Prefixes under which every message of a kind stands; completing them proves no use. */
  private static final Set<String> ROOMS =
      Set.of("problem.", "finding.", "archive.", "history.", "cli.", "ui.");

  private static Properties ja = new Properties();
  private static Properties en = new Properties();
  private static String sources = "";

  @BeforeAll
  static void read() throws IOException {
    ja = bundle("ja");
    en = bundle("en");
    var all = new StringBuilder();
    for (String root : List.of("src/main/java", "fxml")) {
      try (var files = Files.walk(Path.of(root))) {
        for (Path file : files.toList()) {
          if (file.toString().endsWith(".java") || file.toString().endsWith(".fxml")) {
            all.append(Files.readString(file)).append('\n');
          }
        }
      }
    }
    sources = all.toString();
  }

  private static Properties bundle(String language) throws IOException {
    var properties = new Properties();
    try (Reader reader =
        Files.newBufferedReader(Path.of("fxml/messages/messages_" + language + ".properties"))) {
      properties.load(reader);
    }
    return properties;
  }

  @Test
  void bothLanguagesHaveTheSameKeys() {
    var onlyJapanese = new TreeSet<>(ja.stringPropertyNames());
    onlyJapanese.removeAll(en.stringPropertyNames());
    var onlyEnglish = new TreeSet<>(en.stringPropertyNames());
    onlyEnglish.removeAll(ja.stringPropertyNames());
    assertThat(lines(onlyJapanese)).as("add to messages_en.properties").isEmpty();
    assertThat(lines(onlyEnglish)).as("add to messages_ja.properties").isEmpty();
  }

  @Test
  void noKeyStandsTwice() throws IOException {
    for (String language : List.of("ja", "en")) {
      List<String> keys =
          Files.readAllLines(Path.of("fxml/messages/messages_" + language + ".properties")).stream()
              .filter(line -> !line.startsWith("#") && line.contains("="))
              .map(line -> line.substring(0, line.indexOf('=')).strip())
              .toList();
      assertThat(keys).doesNotHaveDuplicates();
    }
  }

  @Test
  void everyKeyInUseIsThere() {
    Set<String> used = new TreeSet<>();
    for (Pattern pattern : List.of(FXML_KEY, BUNDLE_KEY, TEXTS_KEY)) {
      Matcher matcher = pattern.matcher(sources);
      while (matcher.find()) {
        used.add(matcher.group(1));
      }
    }
    Matcher problems = PROBLEM.matcher(sources);
    while (problems.find()) {
      used.add("problem." + problems.group(1));
      used.add("problem." + problems.group(1) + ".means");
      used.add("problem." + problems.group(1) + ".next");
    }
    used.removeAll(ja.stringPropertyNames());
    assertThat(lines(used)).as("add to messages_*.properties").isEmpty();
  }

  @Test
  void everyProblemHasItsThreeSentences() {
    Set<String> missing = new TreeSet<>();
    for (String key : ja.stringPropertyNames()) {
      if (key.startsWith("problem.")) {
        String stem = key.replaceAll("\\.(means|next)$", "");
        for (String part : List.of("", ".means", ".next")) {
          if (!ja.containsKey(stem + part)) {
            missing.add(stem + part);
          }
        }
      }
    }
    assertThat(lines(missing)).isEmpty();
  }

  @Test
  void noKeyIsUnused() {
    Set<String> literals = new TreeSet<>();
    for (Pattern pattern : List.of(LITERAL, FXML_KEY, BUNDLE_KEY)) {
      Matcher matcher = pattern.matcher(sources);
      while (matcher.find()) {
        literals.add(matcher.group(1));
      }
    }
    Set<String> unused = new TreeSet<>();
    for (String key : ja.stringPropertyNames()) {
      if (!isUsed(key, literals)) {
        unused.add(key);
      }
    }
    assertThat(lines(unused)).as("remove from messages_*.properties").isEmpty();
  }

  /** Used as it is, or through a prefix that code completes ("cli.state." + state). */
  private static boolean isUsed(String key, Set<String> literals) {
    Set<String> candidates = new TreeSet<>();
    candidates.add(key);
    candidates.add(key.replaceAll("\\.(means|next|todo|why|tip|prompt|all|more|one)$", ""));
    for (String room : List.of("problem.", "finding.", "archive.", "history.")) {
      for (String candidate : List.copyOf(candidates)) {
        if (candidate.startsWith(room)) {
          candidates.add(candidate.substring(room.length()));
        }
      }
    }
    return candidates.stream()
        .anyMatch(candidate -> literals.contains(candidate) || hasPrefixAmong(candidate, literals));
  }

  private static boolean hasPrefixAmong(String key, Set<String> literals) {
    for (int dot = key.lastIndexOf('.'); dot > 0; dot = key.lastIndexOf('.', dot - 1)) {
      String prefix = key.substring(0, dot + 1);
      if (!ROOMS.contains(prefix) && literals.contains(prefix)) {
        return true;
      }
    }
    return false;
  }

  @Test
  void japaneseIsJapanese() {
    List<String> english = new ArrayList<>();
    for (String key : new TreeSet<>(ja.stringPropertyNames())) {
      String text = ja.getProperty(key);
      if (!JAPANESE.matcher(text).find() && WORDS.matcher(text).find()) {
        english.add(key + "=" + text);
      }
    }
    assertThat(english).isEmpty();
  }

  @Test
  void bothLanguagesTakeTheSameFactsAndParse() {
    for (String key : new TreeSet<>(ja.stringPropertyNames())) {
      // era and western dates are two facts, so the numbers may differ, but not how many
      assertThat(placeholders(en, key)).as(key).hasSameSizeAs(placeholders(ja, key));
      if (!placeholders(ja, key).isEmpty()) {
        for (Properties bundle : List.of(ja, en)) {
          String text = bundle.getProperty(key);
          assertThat(new MessageFormat(text).format(new Object[] {"", "", "", "", "", "", "", ""}))
              .as(key)
              .doesNotContain("{");
        }
      }
    }
  }

  private static Set<String> placeholders(Properties bundle, String key) {
    Set<String> found = new TreeSet<>();
    Matcher matcher = PLACEHOLDER.matcher(bundle.getProperty(key, ""));
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }

  private static List<String> lines(Set<String> keys) {
    return keys.stream().map(key -> key + "=").toList();
  }
}
