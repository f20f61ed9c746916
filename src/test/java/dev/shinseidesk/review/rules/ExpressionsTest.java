package dev.shinseidesk.review.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shinseidesk.review.ReviewSubject;
import dev.shinseidesk.review.rules.Expression.Answer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Expressions say what they say, reach nothing else, and always end. */
class ExpressionsTest {
  private static final Map<String, String> ITEMS =
      Map.of(
          "KANA", "ヤマダ　タロウ",
          "BORN", "平成2年3月4日",
          "CHILD", "2024-05-06",
          "SUM", "１，２３４円",
          "EMPTY", "",
          "WORD", "増額（出生）",
          "BAD", "平成31年6月1日",
          "LONG", "a".repeat(30) + "!");

  private static ReviewSubject subject() {
    return TestRules.subject(TestRules.example(ITEMS));
  }

  private static Answer ask(String source) throws RuleMistake {
    return ask(Map.of(), source);
  }

  private static Answer ask(Map<String, String> values, String source) throws RuleMistake {
    var expressions = new Expressions(values);
    return expressions.ask(expressions.compile(source, "that"), subject(), Budget.full());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "item('WORD') == '増額（出生）'",
        "item('WORD') == '増額(出生)'",
        "same(item('KANA'), 'ヤマダタロウ')",
        "date('BORN') < date('CHILD')",
        "date('BORN') == day('1990-03-04')",
        "age(date('BORN'), filedOn()) == 36",
        "legalAge(day('2000-04-01'), day('2018-03-31')) == 18",
        "age(day('2000-04-01'), day('2018-03-31')) == 17",
        "fiscalYearEnd(day('2026-04-01')) == day('2027-03-31')",
        "fiscalYearEnd(day('2026-03-31')) == day('2026-03-31')",
        "plusMonths(day('2026-01-31'), 1) == day('2026-02-28')",
        "days(day('2026-11-01'), filedOn()) == 19",
        "number('SUM') == 1234 && number('SUM') * 2 > 2000",
        "!filled('EMPTY') && filled('KANA')",
        "isDate('BORN') && !isDate('BAD') && !isDate('EMPTY')",
        "matches(item('KANA'), '[ァ-ヶ ]+')",
        "contains(item('KANA'), 'タロウ') && length(item('KANA')) == 7",
        "!has('委任状') && attachments('委任状') == 0",
        "identified() && !signed() && procedure() == 'X'",
        "filled('EMPTY') ? false : true"
      })
  void saysYes(String source) throws RuleMistake {
    assertThat(ask(source)).isEqualTo(Answer.YES);
  }

  @Test
  void anEmptyItemLeavesNothingToJudge() throws RuleMistake {
    assertThat(ask("date('EMPTY') < filedOn()")).isEqualTo(Answer.BLANK);
    assertThat(ask("number('NOT-THERE') > 1")).isEqualTo(Answer.BLANK);
    assertThat(ask("filled('EMPTY') && date('EMPTY') < filedOn()")).isEqualTo(Answer.NO);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "date('BAD') < filedOn()",
        "number('KANA') > 1",
        "item('SUM') > 9",
        "item('KANA') == 1",
        "age('1990', filedOn()) > 1",
        "filedOn()",
        "1 / 0 == 1",
        "matches(item('LONG'), '(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)b')",
        "matches(item('KANA'), '[')",
        "plusYears(filedOn(), 999999) > filedOn()"
      })
  void whatDoesNotFitIsUndecidedAndNeverSound(String source) throws RuleMistake {
    assertThat(ask(source)).isEqualTo(Answer.UNDECIDED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "item('KANA').length() > 1 | character",
        "''.class.forName('java.lang.Runtime') != '' | character",
        "new('java.io.File', 'x') == '' | function",
        "System.exit(1) | character",
        "x = 1 | character",
        "while (true) { } | function",
        "for (i : 1..9) { i } | function",
        "(x) -> x | character",
        "item('KANA') =~ '.*' | character",
        "[1,2,3] | character",
        "{'a': 1} | character",
        "1..100000000 | number",
        "#pragma x 1 | character",
        "`` | expression-long",
        "@silent item('KANA') == '' | character",
        "unknown('KANA') | function",
        "item(KANA) == '' | literal",
        "has(item('KANA')) | literal",
        "nobody == 1 | unknown-name",
        "day('2026-02-30') == filedOn() | day",
        "item('KANA | quote",
        "item('KANA') == | syntax",
        "((((((((((((((1)))))))))))))) == 1 | deep",
        "123456789012345678901234567890 == 1 | number",
        "$jexl == 1 | character"
      })
  void refusesWhatIsNotPermitted(String source, String reason) {
    assertThatThrownBy(() -> ask(source == null ? "" : source))
        .isInstanceOfSatisfying(
            RuleMistake.class,
            e -> {
              assertThat(e.words()).contains("rules.reason." + reason);
              assertThat(e.place()).isEqualTo("that");
            });
  }

  @Test
  void derivedValuesAreReckonedOnceAndMayUseOneAnother() throws RuleMistake {
    var values =
        Map.of("grown", "applicantAge >= 18", "applicantAge", "age(date('BORN'), filedOn())");
    assertThat(ask(values, "grown && applicantAge < 40")).isEqualTo(Answer.YES);
    var expressions = new Expressions(values);
    assertThat(expressions.items(expressions.compile("grown", "that"))).containsExactly("BORN");
  }

  @Test
  void refusesCyclesOfDerivedValues() {
    assertThatThrownBy(() -> new Expressions(Map.of("a", "b + 1", "b", "c + 1", "c", "a + 1")))
        .isInstanceOfSatisfying(
            RuleMistake.class, e -> assertThat(e.words()).contains("rules.reason.cycle"));
    assertThatThrownBy(() -> new Expressions(Map.of("a", "a"))).isInstanceOf(RuleMistake.class);
  }

  @Test
  void derivedValuesThatGrowEndUndecided() throws RuleMistake {
    Map<String, String> texts = new LinkedHashMap<>();
    Map<String, String> numbers = new HashMap<>();
    texts.put("t0", "item('LONG')");
    numbers.put("n0", "99999999");
    for (int i = 1; i < 40; i++) {
      texts.put("t" + i, "t%d + t%d".formatted(i - 1, i - 1));
      numbers.put("n" + i, "n%d * n%d".formatted(i - 1, i - 1));
    }
    assertThat(ask(texts, "length(t39) > 0")).isEqualTo(Answer.UNDECIDED);
    assertThat(ask(numbers, "n39 > 0")).isEqualTo(Answer.UNDECIDED);
  }

  @Test
  void anEmptyBudgetEndsEverything() throws RuleMistake {
    var expressions = new Expressions(Map.of());
    var expression = expressions.compile("filled('KANA') && filled('KANA')", "that");
    assertThat(expressions.ask(expression, subject(), Budget.of(2, 1000)))
        .isEqualTo(Answer.UNDECIDED);
  }

  @Test
  void randomExpressionsNeitherThrowNorHang() {
    String[] pieces = {
      "item('KANA')",
      "date('BORN')",
      "number('SUM')",
      "filedOn()",
      "1",
      "'a'",
      "(",
      ")",
      "&&",
      "||",
      "==",
      "<",
      ">",
      "+",
      "-",
      "*",
      "/",
      "!",
      "?",
      ":",
      "age(",
      ",",
      "matches(",
      "true",
      "null",
      "not",
      "mod",
      "%",
      ".",
      "=",
      "size",
      "empty",
      "\\",
      "\"",
      "\u0000",
      "𠮷"
    };
    Random random = new Random(20261122);
    int compiled = 0;
    for (int i = 0; i < 20_000; i++) {
      StringBuilder source = new StringBuilder();
      int count = 1 + random.nextInt(12);
      for (int k = 0; k < count; k++) {
        source.append(pieces[random.nextInt(pieces.length)]).append(' ');
      }
      try {
        assertThat(ask(source.toString())).isNotNull();
        compiled++;
      } catch (RuleMistake e) {
        assertThat(e.words()).contains("rules.reason.");
      }
    }
    assertThat(compiled).isGreaterThan(100);
  }

  @Test
  void hugePatternsAreRefusedAndRunawaysEnd() {
    assertThatThrownBy(() -> BoundedPattern.of("a".repeat(501), "with/pattern"))
        .isInstanceOf(RuleMistake.class);
    assertThatThrownBy(() -> BoundedPattern.of("(((", "with/pattern"))
        .isInstanceOf(RuleMistake.class);
    long start = System.nanoTime();
    for (String runaway :
        List.of("(.*)(.*)(.*)(.*)(.*)(.*)b", "(a*)*\\1b", "(.*.*)(.*.*)(.*.*)b")) {
      assertThatThrownBy(() ->
              BoundedPattern.of(runaway, "p")
                  .matches("a".repeat(90) + "!", Budget.of(200_000, 300)))
          .as(runaway)
          .isInstanceOf(Budget.Spent.class);
    }
    assertThat(System.nanoTime() - start).isLessThan(10_000_000_000L);
  }
}
