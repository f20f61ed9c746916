package dev.shinseidesk.review.rules;

import static dev.shinseidesk.review.rules.TestRules.finds;
import static dev.shinseidesk.review.rules.TestRules.json;
import static dev.shinseidesk.review.rules.TestRules.judged;
import static dev.shinseidesk.review.rules.TestRules.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shinseidesk.application.JapaneseDates;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Each kind against a reckoning of its own, over random values of a fixed seed. */
class RuleKindsTest {
  private static final LocalDate FILED = LocalDate.of(2026, 11, 20);
  private final Random random = new Random(20261122);

  private LocalDate day() {
    return LocalDate.of(1930, 1, 1).plusDays(random.nextInt(36_000));
  }

  private String written(LocalDate day) {
    return random.nextBoolean() ? day.toString() : JapaneseDates.format(day);
  }

  @Test
  void requiredItem() throws RuleMistake {
    DataRule rule = rule("required-item", "{\"item\":\"A\"}");
    assertThat(finds(rule, Map.of("A", "x"))).isFalse();
    for (String blank : List.of("", " ", "\t", "　")) {
      assertThat(finds(rule, Map.of("A", blank, "B", "x"))).isTrue();
    }
    assertThat(finds(rule, Map.of("B", "x"))).isTrue();
    assertThat(finds(rule, Map.of())).as("told by another rule").isFalse();
  }

  @Test
  void dateOrder() throws RuleMistake {
    DataRule same = rule("date-order", "{\"earlier\":\"A\",\"later\":\"B\"}");
    DataRule strict = rule("date-order", "{\"earlier\":\"A\",\"later\":\"B\",\"sameDay\":false}");
    DataRule filed = rule("date-order", "{\"earlier\":\"A\",\"later\":\"filed\"}");
    for (int i = 0; i < 500; i++) {
      LocalDate a = day();
      LocalDate b = random.nextInt(4) == 0 ? a : day();
      Map<String, String> items = Map.of("A", written(a), "B", written(b));
      assertThat(finds(same, items)).isEqualTo(a.isAfter(b));
      assertThat(finds(strict, items)).isEqualTo(!a.isBefore(b));
      assertThat(finds(filed, items)).isEqualTo(a.isAfter(FILED));
    }
    assertThat(finds(same, Map.of("A", "平成31年6月1日", "B", "2020-01-01"))).isFalse();
  }

  @Test
  void ageAt() throws RuleMistake {
    DataRule plain = rule("age-at", "{\"birth\":\"A\",\"at\":\"filed\",\"min\":20,\"max\":64}");
    DataRule legal =
        rule(
            "age-at",
            "{\"birth\":\"A\",\"at\":\"B\",\"max\":18,\"legal\":true,\"fiscalYearEnd\":true}");
    for (int i = 0; i < 500; i++) {
      LocalDate born = day();
      int age = Period.between(born, FILED).getYears();
      boolean unfit = born.isAfter(FILED) || age < 20 || age > 64;
      assertThat(finds(plain, Map.of("A", written(born)))).isEqualTo(unfit);
      LocalDate key = born.plusDays(random.nextInt(12_000));
      LocalDate end = LocalDate.of(key.getYear(), 3, 31);
      end = key.isAfter(end) ? end.plusYears(1) : end;
      // legally one more on the day before the birthday
      boolean older = !born.plusYears(19).minusDays(1).isAfter(end);
      assertThat(finds(legal, Map.of("A", written(born), "B", written(key))))
          .as("%s %s", born, key)
          .isEqualTo(older);
    }
  }

  @Test
  void deadline() throws RuleMistake {
    DataRule rule = rule("deadline", "{\"from\":\"A\",\"months\":3,\"days\":2}");
    for (int i = 0; i < 300; i++) {
      LocalDate from = FILED.minusDays(random.nextInt(200) - 10);
      assertThat(finds(rule, Map.of("A", written(from))))
          .isEqualTo(from.plusMonths(3).plusDays(2).isBefore(FILED));
    }
    assertThat(finds(rule("deadline", "{\"until\":\"2026-11-19\"}"), Map.of("A", ""))).isTrue();
    assertThat(finds(rule("deadline", "{\"until\":\"2026-11-20\"}"), Map.of("A", ""))).isFalse();
  }

  @Test
  void sumAndRange() throws RuleMistake {
    DataRule sum = rule("sum", "{\"parts\":[\"A\",\"B\"],\"total\":\"T\"}");
    DataRule range = rule("amount-range", "{\"item\":\"A\",\"min\":-100,\"max\":5000}");
    for (int i = 0; i < 500; i++) {
      int a = random.nextInt(20_000) - 5_000;
      int b = random.nextInt(20_000);
      int wrong = random.nextInt(2);
      Map<String, String> items =
          Map.of(
              "A",
              Integer.toString(a),
              "B",
              String.format(Locale.ROOT, "%,d円", b),
              "T",
              Integer.toString(a + b + wrong));
      assertThat(finds(sum, items)).isEqualTo(wrong == 1);
      assertThat(finds(range, items)).isEqualTo(a < -100 || a > 5000);
    }
    assertThat(judged(sum, TestRules.example(Map.of("A", "三", "T", "3"))))
        .containsExactly(DataRule.UNDECIDED);
  }

  @Test
  void lengthCountsCharactersAsPeopleDo() throws RuleMistake {
    DataRule rule = rule("length", "{\"item\":\"A\",\"min\":2,\"max\":3}");
    assertThat(finds(rule, Map.of("A", "𠮷野家"))).isFalse();
    assertThat(finds(rule, Map.of("A", "邉󠄀辻󠄀葛󠄀"))).as("variants count once").isFalse();
    for (int i = 1; i < 50; i++) {
      assertThat(finds(rule, Map.of("A", "髙".repeat(i)))).isEqualTo(i < 2 || i > 3);
    }
  }

  @Test
  void characters() throws RuleMistake {
    Map<String, String[]> cases = new HashMap<>();
    cases.put("katakana", new String[] {"ヤマダ　タロウ・ジョー", "ヤマだ", "ﾔﾏﾀﾞ", "ヤマダ1"});
    cases.put("hiragana", new String[] {"やまだ　たろう", "ヤまだ", "山"});
    cases.put("full-width", new String[] {"ＡＢＣ１２３あ山", "ABC", "ｱ"});
    cases.put("half-width", new String[] {"ABC 123-", "ＡＢＣ", "あ"});
    cases.put("digits", new String[] {"0123", "12a", "１２"});
    cases.put("municipal", new String[] {"髙橋𠮷﨑渡邉󠄀ー々〆①㈱", "山\uE000", "町😀", "\uFFFD", "A\uFE00"});
    cases.put("windows-31j", new String[] {"髙橋﨑①", "𠮷", "邉󠄀", "\uE000x😀"});
    for (var entry : cases.entrySet()) {
      DataRule rule =
          rule("characters", "{\"items\":[\"A\"],\"class\":\"%s\"}".formatted(entry.getKey()));
      assertThat(finds(rule, Map.of("A", entry.getValue()[0]))).as(entry.getKey()).isFalse();
      for (int i = 1; i < entry.getValue().length; i++) {
        assertThat(finds(rule, Map.of("A", entry.getValue()[i])))
            .as(entry.getKey() + " " + entry.getValue()[i])
            .isTrue();
      }
    }
  }

  @Test
  void datesThatExistAndThoseOfWhichAPartIsUnknown() throws RuleMistake {
    DataRule strict = rule("date-exists", "{\"items\":[\"A\"]}");
    DataRule lenient = rule("date-exists", "{\"items\":[\"A\"],\"unknownAllowed\":true}");
    for (String unknown : List.of("昭和20年5月不詳", "昭和20年不詳", "不詳", "年月日不詳", "大正元年月日不詳", "明治40年頃")) {
      assertThat(finds(strict, Map.of("A", unknown))).isTrue();
      assertThat(finds(lenient, Map.of("A", unknown))).as(unknown).isFalse();
    }
    for (String impossible : List.of("昭和70年不詳", "平成20年13月不詳", "平成31年6月不詳", "平成31年6月1日", "不", "詳")) {
      assertThat(finds(lenient, Map.of("A", impossible))).as(impossible).isTrue();
    }
    for (int i = 0; i < 500; i++) {
      int month = 1 + random.nextInt(14);
      int dayOfMonth = 1 + random.nextInt(33);
      String text = "2023-%02d-%02d".formatted(month, dayOfMonth);
      boolean exists =
          month <= 12 && dayOfMonth <= java.time.YearMonth.of(2023, month).lengthOfMonth();
      assertThat(finds(strict, Map.of("A", text))).as(text).isEqualTo(!exists);
    }
  }

  @Test
  void postalCodeAndAddress() throws RuleMistake {
    String with = "{\"postal\":\"P\",\"address\":\"A\"}";
    DataRule rule = rule("postal-address", with);
    assertThat(finds(rule, Map.of("P", "1000001", "A", "東京都千代田区千代田"))).isFalse();
    assertThat(finds(rule, Map.of("P", "１００－０００１", "A", "千葉県千葉市中央区"))).isTrue();
    assertThat(finds(rule, Map.of("P", "100-0001", "A", "千代田区千代田"))).isFalse();
    assertThat(finds(rule, Map.of("P", "817-0001", "A", "長崎県対馬市"))).as("shared").isFalse();
    DataRule table = rule("postal-address", with, Map.of("0001101", List.of("東京都水鳥市青葉台")));
    assertThat(finds(table, Map.of("P", "000-1101", "A", "水鳥市青葉台１－２"))).isFalse();
    assertThat(finds(table, Map.of("P", "000-1101", "A", "水鳥市泉町1-2"))).isTrue();
  }

  @Test
  void accountOfBankAndPostBank() throws RuleMistake {
    DataRule rule = rule("account", "{\"number\":\"N\",\"bank\":\"B\"}");
    for (int i = 0; i < 300; i++) {
      int digits = 4 + random.nextInt(6);
      String number = "1234567890".substring(0, digits);
      assertThat(finds(rule, Map.of("N", number, "B", "水鳥銀行"))).isEqualTo(digits != 7);
    }
    assertThat(finds(rule, Map.of("N", "10120-1234561", "B", "ゆうちょ銀行"))).isFalse();
    assertThat(finds(rule, Map.of("N", "10120-1234562", "B", "ゆうちょ銀行"))).isTrue();
  }

  @Test
  void patternAndExpression() throws RuleMistake {
    DataRule pattern = rule("pattern", "{\"item\":\"A\",\"pattern\":\"[0-9]{4}-?[0-9]{6}\"}");
    assertThat(finds(pattern, Map.of("A", "１２３４ー５６７８９０"))).isFalse();
    assertThat(finds(pattern, Map.of("A", "12345"))).isTrue();
    assertThat(
            judged(
                rule("pattern", "{\"item\":\"A\",\"pattern\":\"(x+x+)+y\"}"),
                TestRules.example(Map.of("A", "x".repeat(5000)))))
        .containsExactly(DataRule.UNDECIDED);
    DataRule expression = rule("expression", "{\"that\":\"number('A') < 5\",\"at\":\"A\"}");
    for (int i = 0; i < 20; i++) {
      assertThat(finds(expression, Map.of("A", Integer.toString(i)))).isEqualTo(i >= 5);
    }
    assertThat(judged(expression, TestRules.example(Map.of("A", "春"))))
        .containsExactly(DataRule.UNDECIDED);
  }

  @Test
  void filesAndPages() throws RuleMistake {
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      double dark = random.nextDouble();
      double pale = 1 - dark;
      int width = 1 + random.nextInt(2000);
      var example =
          json(
              """
              {"documents":[{"name":"添付_写真.png","type":"png","pageCount":%d,
              "pages":[{"width":%d,"height":%d,"dark":%s,"pale":%s}]}]}
              """
                  .formatted(1 + i % 7, width, width / 2 + 1, dark, pale));
      check(wrong, "black-page", "{\"share\":0.8}", example, dark >= 0.8);
      check(wrong, "blank-page", "{\"share\":0.7}", example, pale >= 0.7);
      check(wrong, "image-resolution", "{\"min\":800}", example, width < 800);
      check(wrong, "page-count", "{\"min\":2,\"max\":4}", example, i % 7 < 1 || i % 7 > 3);
      check(wrong, "file-type", "{\"types\":[\"png\"]}", example, false);
      check(wrong, "file-type", "{\"types\":[\"pdf\",\"jpeg\"]}", example, true);
      check(wrong, "required-attachment", "{\"attachment\":\"写真\"}", example, false);
      check(wrong, "required-attachment", "{\"attachment\":\"委任状\"}", example, true);
      check(wrong, "required-attachment", "{\"attachment\":\"写真\",\"min\":2}", example, true);
    }
    assertThat(wrong).isEmpty();
  }

  private static void check(
      List<String> wrong,
      String kind,
      String with,
      tools.jackson.databind.JsonNode example,
      boolean expected)
      throws RuleMistake {
    if (judged(rule(kind, with), example).isEmpty() == expected) {
      wrong.add(kind + with + example);
    }
  }

  @Test
  void aFormWithoutTextIsUndecided() throws RuleMistake {
    var example = TestRules.example(Map.of("F010", "山田"));
    example.putArray("documents").addObject().put("name", "申請書.pdf").put("role", "form");
    assertThat(judged(rule("form-agreement", "{}"), example)).containsExactly(DataRule.UNDECIDED);
  }

  @Test
  void refusesParametersThatCannotBe() {
    Map<String, String> wrong = new HashMap<>();
    wrong.put("length", "{\"item\":\"A\",\"min\":5,\"max\":2}");
    wrong.put("age-at", "{\"birth\":\"A\",\"at\":\"filed\",\"min\":200}");
    wrong.put("deadline", "{\"from\":\"A\"}");
    wrong.put("pattern", "{\"item\":\"A\",\"pattern\":\"(\"}");
    wrong.put("characters", "{\"items\":[\"A\"],\"class\":\"klingon\"}");
    wrong.put("sum", "{\"parts\":[],\"total\":\"T\"}");
    wrong.put("amount-range", "{\"item\":\"A\"}");
    wrong.put("date-order", "{\"earlier\":\"A\",\"later\":\"A\"}");
    wrong.put("required-item", "{\"item\":\"A\",\"itm\":\"B\"}");
    wrong.put("blank-page", "{\"share\":7}");
    wrong.put("file-type", "{\"types\":[\"exe\"]}");
    wrong.put("expression", "{\"that\":\"'a'.class == 1\"}");
    wrong.forEach((kind, with) ->
        assertThatThrownBy(() -> rule(kind, with)).as(kind).isInstanceOf(RuleMistake.class));
  }
}
