package dev.shinseidesk.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Contrast over the stylesheet's own tokens, in each look (WCAG 2: 3:1 for shapes, 4.5:1 words).
 */
class ContrastTest {
  private static final Path STYLE = Path.of("fxml/style");
  private static final Pattern TOKEN =
      Pattern.compile("(-desk-[a-z-]+):\\s*(#[0-9a-fA-F]{6})\\s*;");
  private static final List<String> GROUNDS =
      List.of("paper", "paper-soft", "accent-pale", "success-pale", "warning-pale", "danger-pale");

  /** What a focused control can be filled with, beside the grounds. */
  private static final List<String> FILLS =
      List.of("accent", "accent-strong", "danger", "practice");

  private static Map<String, String> tokens(String look) throws IOException {
    Map<String, String> tokens = new HashMap<>();
    for (String sheet : look.isEmpty() ? List.of("desk.css") : List.of("desk.css", look)) {
      Matcher matcher = TOKEN.matcher(Files.readString(STYLE.resolve(sheet)));
      while (matcher.find()) {
        tokens.put(matcher.group(1).substring("-desk-".length()), matcher.group(2));
      }
    }
    return tokens;
  }

  private static double luminance(String colour) {
    double[] parts = new double[3];
    for (int i = 0; i < 3; i++) {
      double c = Integer.parseInt(colour.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
      parts[i] = c <= 0.03928 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
  }

  private static double between(Map<String, String> tokens, String one, String other) {
    double a = luminance(Objects.requireNonNull(tokens.get(one), one));
    double b = luminance(Objects.requireNonNull(tokens.get(other), other));
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static void enough(
      List<String> low, Map<String, String> tokens, String one, String other, double least) {
    double ratio = between(tokens, one, other);
    if (ratio < least) {
      low.add(String.format("%s on %s: %.2f < %.1f", one, other, ratio, least));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "dark.css", "contrast.css"})
  void theRingOfTheFocusShowsOnEveryGroundAndControl(String look) throws IOException {
    Map<String, String> tokens = tokens(look);
    List<String> low = new ArrayList<>();
    enough(low, tokens, "focus", "focus-edge", 3);
    List<String> all = new ArrayList<>(GROUNDS);
    all.addAll(FILLS);
    for (String ground : all) {
      double best =
          Math.max(between(tokens, "focus", ground), between(tokens, "focus-edge", ground));
      if (best < 3) {
        low.add("the ring on " + ground + ": " + best);
      }
    }
    for (String ground : GROUNDS) {
      enough(low, tokens, "focus", ground, 3);
    }
    for (String fill : FILLS) {
      if (!fill.equals("practice")) {
        enough(low, tokens, "focus-edge", fill, 3);
      }
    }
    assertThat(low).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "dark.css", "contrast.css"})
  void bordersOfFieldsAndTheMarkOfTheChosenRowShow(String look) throws IOException {
    Map<String, String> tokens = tokens(look);
    List<String> low = new ArrayList<>();
    for (String ground : GROUNDS) {
      enough(low, tokens, "line-strong", ground, 3);
      enough(low, tokens, "accent", ground, 3);
    }
    assertThat(low).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "dark.css", "contrast.css"})
  void wordsCanBeRead(String look) throws IOException {
    Map<String, String> tokens = tokens(look);
    List<String> low = new ArrayList<>();
    for (String ground : GROUNDS) {
      enough(low, tokens, "ink", ground, 4.5);
    }
    for (String ground : List.of("paper", "paper-soft")) {
      for (String ink : List.of("ink-soft", "accent", "accent-strong", "success", "warning")) {
        enough(low, tokens, ink, ground, 4.5);
      }
      enough(low, tokens, "danger", ground, 4.5);
    }
    enough(low, tokens, "accent-strong", "accent-pale", 4.5);
    enough(low, tokens, "ink-soft", "accent-pale", 4.5);
    enough(low, tokens, "success", "success-pale", 4.5);
    enough(low, tokens, "warning", "warning-pale", 4.5);
    enough(low, tokens, "danger", "danger-pale", 4.5);
    enough(low, tokens, "on-accent", "accent", 4.5);
    enough(low, tokens, "on-accent", "accent-strong", 4.5);
    enough(low, tokens, "on-accent", "danger", 4.5);
    enough(low, tokens, "practice-ink", "practice", 4.5);
    assertThat(low).isEmpty();
  }

  /** The tokens above are what the rules use: the ring has both colours, fields the strong line. */
  @Test
  void theRulesUseTheTokensThatAreMeasured() throws IOException {
    String desk = Files.readString(STYLE.resolve("desk.css"));
    String fields = rule(desk, ".text-input, .combo-box-base");
    String chosen = rule(desk, ".table-row-cell:filled:selected");
    assertAll(
        () ->
            assertThat(rule(desk, ".button:focus-visible"))
                .contains("-desk-focus, -desk-focus-edge"),
        () -> assertThat(rule(desk, ".text-input:focused")).contains("-desk-focus-edge"),
        () -> assertThat(fields).contains("-color-border-default: -desk-line-strong"),
        () -> assertThat(chosen).contains("-desk-accent, -desk-accent-pale"));
    for (String look : List.of("dark.css", "contrast.css")) {
      assertThat(Files.readString(STYLE.resolve(look))).contains("-desk-focus-edge:");
    }
  }

  private static String rule(String sheet, String selector) {
    int at = sheet.indexOf(selector);
    assertThat(at).as(selector).isNotNegative();
    return sheet.substring(at, sheet.indexOf('}', at));
  }
}
