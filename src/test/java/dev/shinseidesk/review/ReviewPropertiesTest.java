package dev.shinseidesk.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.application.JapaneseDates;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What holds for any value, tried on seeded random ones. */
class ReviewPropertiesTest {
  private static final String KATAKANA = "アイウガギグパピプァィャッヴヶヰヱヲンー・　 ";
  private static final String FOREIGN = "あゃ山ｱｶﾞabcＡ１2-。ﾟ々〜";
  private final Random random = new Random(20261122);

  /** One foreign character anywhere is found, named by its code point, and without it none is. */
  @Test
  void oneForeignCharacterInAReadingIsFound() {
    for (int i = 0; i < 60; i++) {
      String sound = "ア" + any(KATAKANA, 1 + random.nextInt(20)) + "ン";
      assertThat(Filing.ofItems().item("F011", sound).rules()).isEmpty();
      char foreign = FOREIGN.charAt(random.nextInt(FOREIGN.length()));
      int at = random.nextInt(sound.length() + 1);
      var findings =
          Filing.ofItems()
              .item("F011", sound.substring(0, at) + foreign + sound.substring(at))
              .findings();
      assertThat(findings).extracting(Finding::rule).containsExactly("kana-script");
      assertThat(findings.getFirst().facts().get(3))
          .contains(String.format(Locale.ROOT, "U+%04X", (int) foreign));
    }
  }

  /** Any day that exists is fine in era and western form; the day after a month's last is not. */
  @Test
  void daysExistOrDoNot() {
    for (int i = 0; i < 60; i++) {
      LocalDate day = LocalDate.of(1950, 1, 1).plusDays(random.nextInt(27_000));
      assertThat(Filing.ofItems().item("F021", JapaneseDates.format(day)).rules()).isEmpty();
      assertThat(Filing.ofItems().item("F021", day.toString()).rules()).isEmpty();
      String beyond =
          "%d年%d月%d日".formatted(day.getYear(), day.getMonthValue(), day.lengthOfMonth() + 1);
      assertThat(Filing.ofItems().item("F021", beyond).rules()).containsExactly("date-nonexistent");
    }
  }

  @Test
  void postalCodesHaveSevenDigits() {
    for (int i = 0; i < 60; i++) {
      String digits = digits(1 + random.nextInt(10));
      var rules = Filing.ofItems().item("F013", digits).rules();
      assertThat(rules).hasSize(digits.length() == 7 ? 0 : 1).allMatch("postal-code"::equals);
    }
  }

  @Test
  void phoneNumbersHaveTenOrElevenDigitsHoweverTheyAreCut() {
    Pattern phone = Pattern.compile(Filing.SETTINGS.shapes().phone());
    for (int i = 0; i < 2_000; i++) {
      String digits = "0" + digits(8 + random.nextInt(4));
      int first = 2 + random.nextInt(3);
      int second = first + 2 + random.nextInt(2);
      String cut =
          digits.substring(0, first)
              + "-"
              + digits.substring(first, second)
              + "-"
              + digits.substring(second);
      boolean lastGroup = digits.length() - second <= 4 && digits.length() - second >= 3;
      boolean length = digits.length() == 10 || digits.length() == 11;
      assertThat(phone.matcher(digits).matches()).as(digits).isEqualTo(length);
      if (lastGroup) {
        assertThat(phone.matcher(cut).matches()).as(cut).isEqualTo(length);
      }
    }
  }

  /** A name is itself in any width and spacing; symmetric; a variant is never the same. */
  @Test
  void namesCompareWithoutWidthAndSpaces() {
    var comparison = new NameComparison(Filing.SETTINGS.names().variants());
    for (int i = 0; i < 500; i++) {
      String name = any("山田佐藤鈴木一二三太郎花子リンABc", 2 + random.nextInt(5));
      String spaced = name.charAt(0) + any(" 　\u00A0", 1) + name.substring(1);
      assertThat(comparison.compare(name, spaced)).isEqualTo(NameComparison.Result.SAME);
      assertThat(comparison.compare(Normalizer.normalize(name, Normalizer.Form.NFKC), name))
          .isEqualTo(NameComparison.Result.SAME);
      assertThat(comparison.compare("高" + name, "髙" + spaced))
          .isEqualTo(NameComparison.Result.VARIANT);
      assertThat(comparison.compare("辺" + name, "邊󠄀" + name))
          .isEqualTo(NameComparison.Result.VARIANT);
      String other = any("山田佐藤鈴木一二三太郎花子リンABc", 2 + random.nextInt(5));
      assertThat(comparison.compare(name, other)).isEqualTo(comparison.compare(other, name));
      assertThat(comparison.compare(name, name + "々")).isEqualTo(NameComparison.Result.DIFFERENT);
    }
  }

  /** Numbers of an address compare however they are written, and one more always differs. */
  @Test
  void addressesCompareByTheirNumbers() {
    for (int i = 0; i < 500; i++) {
      int chome = 1 + random.nextInt(9);
      int ban = 1 + random.nextInt(99);
      int go = 1 + random.nextInt(99);
      String plain = "みどり野市センター町%d-%d-%d".formatted(chome, ban, go);
      String words = "みどり野市 センター町%s丁目%d番%d号".formatted("一二三四五六七八九".charAt(chome - 1), ban, go);
      String wide = "みどり野市センター町%d－%dー%d".formatted(chome, ban, go);
      assertThat(Narrow.address(words)).isEqualTo(Narrow.address(plain));
      assertThat(Narrow.address(wide)).isEqualTo(Narrow.address(plain));
      String next = "みどり野市センター町%d-%d-%d".formatted(chome, ban, go + 1);
      assertThat(Narrow.address(next)).isNotEqualTo(Narrow.address(plain));
    }
  }

  /** CSV and XML that differ in one item give one finding, at that item. */
  @Test
  void oneDifferenceIsOneFinding() {
    for (int i = 0; i < 30; i++) {
      var filing = Filing.ofItems();
      String id = filing.csv.keySet().stream().skip(random.nextInt(11)).findFirst().orElseThrow();
      filing.xml.merge(id, "9", String::concat);
      var findings = filing.findings();
      assertThat(findings).extracting(Finding::rule).containsExactly("csv-xml-differ");
      String name =
          Filing.PROCEDURE.fields().stream()
              .filter(f -> f.id().equals(id))
              .findFirst()
              .orElseThrow()
              .name();
      assertThat(findings.getFirst().place().item()).isEqualTo(name);
    }
  }

  private String any(String of, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(of.charAt(random.nextInt(of.length())));
    }
    return text.toString();
  }

  private String digits(int length) {
    return any("0123456789", length);
  }
}
