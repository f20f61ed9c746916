package dev.shinseidesk.forwarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.shinseidesk.application.AddresseeNumber;
import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.InvalidValue;
import dev.shinseidesk.application.MunicipalityCode;
import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.ProcedureCode;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.WardCode;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The 14 items of 029o001 against their definition, item by item and rule by rule. The table is
 * copied from the domain notes by hand, not from the code it tests.
 */
class FourteenItemsTest {
  private static final String N = "児";
  private static final String RARE = "𠮷";
  private static final String DATES =
      "2026-02-29 2026-13-01 2026-00-10 2026-11-31 26-11-22 2026/11/22";
  private static final String TIMES = "24:00:00 09:60:00 09:00:60 9:00:00 090000 ０９:００:００";

  /** Where a character is tried: this value with the character at its end. */
  private static final String TRIED = "1";

  /**
   * One line of the definition; values are separated by spaces, {@code _} is the empty one.
   *
   * @param characters a class every half-width or wide character is held against; empty where the
   *     form as a whole decides
   */
  record Row(
      int number,
      String label,
      String romaji,
      String type,
      boolean mayBeEmpty,
      String characters,
      String taken,
      String refused) {
    @Override
    public String toString() {
      return label;
    }

    ForwardingItem item() {
      return Arrays.stream(ForwardingItem.values())
          .filter(item -> item.id().equals(String.format(Locale.ROOT, "029%05d", number)))
          .findFirst()
          .orElseThrow();
    }

    int length() {
      return Integer.parseInt(type.replaceAll("\\D", ""));
    }
  }

  static List<Row> definition() {
    return List.of(
        new Row(
            1,
            "市区町村コード",
            "shikuchosonkodo",
            "X(6)",
            false,
            "",
            "131016 011002 132012",
            "_ 13101 1310160 131017 131010 13101x １３１０１６ 13-016"),
        new Row(
            2,
            "受付番号",
            "uketsukebango",
            "X(20)",
            false,
            "[0-9A-Za-z-]",
            "1 R-20261122-000000001",
            "_ 123456789012345678901"),
        new Row(3, "最新フラグ", "saishinfuragu", "9(1)", false, "", "0 1", ""),
        new Row(
            4,
            "手続コード",
            "tetsuzukikodo",
            "X(20)",
            false,
            "[0-9A-Za-z_-]",
            "J JIDO-01_2",
            "_ 123456789012345678901"),
        new Row(
            5,
            "手続名称",
            "tetsuzukimeisho",
            "N(100)",
            false,
            "[^\\x00-\\x7F\\x80-\\x9F｡-ￜ￨-￮]",
            "児童手当の認定請求 葛󠄀飾　区 \uE000 " + RARE.repeat(100),
            "_ 児童A " + N.repeat(101)),
        new Row(
            6,
            "手続名称通称",
            "tetsuzukimeishotsusho",
            "N(100)",
            true,
            "[^\\x00-\\x7F\\x80-\\x9F｡-ￜ￨-￮]",
            "_ 児童手当 " + RARE.repeat(100),
            "ｼﾞﾄﾞｳ " + N.repeat(101)),
        new Row(
            7,
            "宛名番号",
            "atenabango",
            "X(15)",
            true,
            "[0-9A-Za-z]",
            "_ 1 123456789012345",
            "1234567890123456"),
        new Row(
            8,
            "指定都市_行政区等コード",
            "shiteitoshi_gyoseikutokodo",
            "X(12)",
            true,
            "[0-9A-Za-z]",
            "_ 101 123456789012",
            "1234567890123"),
        new Row(
            9,
            "形式審査年月日",
            "keishikishinsanengappi",
            "DATE(10)",
            false,
            "",
            "2026-11-22 2028-02-29",
            "_ +12026-11-22 " + DATES),
        new Row(
            10,
            "形式審査時刻",
            "keishikishinsajikoku",
            "TIME(8)",
            false,
            "",
            "00:00:00 09:05:07 23:59:59",
            "_ " + TIMES),
        new Row(11, "削除フラグ", "sakujofuragu", "9(1)", false, "", "0 1", ""),
        new Row(
            12,
            "操作者ID",
            "sosashaid",
            "X(10)",
            false,
            "[0-9A-Za-z._-]",
            "a clerk.1_-2",
            "_ clerk678901"),
        new Row(
            13,
            "操作年月日",
            "sosanengappi",
            "DATE(10)",
            false,
            "",
            "2026-11-22 2028-02-29",
            "_ +12026-11-22 " + DATES),
        new Row(
            14,
            "操作時刻",
            "sosajikoku",
            "TIME(8)",
            false,
            "",
            "00:00:00 09:05:07 23:59:59",
            "_ " + TIMES));
  }

  @Test
  void thereAreFourteenInTheTablesOrder() {
    assertThat(definition()).hasSize(14);
    assertThat(ForwardingItem.values()).hasSize(14);
    assertThat(definition()).extracting(Row::number).isSorted().doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("definition")
  void isCalledAndNumberedAsDefined(Row row) {
    assertThat(row.item().id()).isEqualTo(String.format("029%05d", row.number()));
    assertThat(row.item().label()).isEqualTo(row.label());
    assertThat(row.item().romaji()).isEqualTo(row.romaji());
    String type = row.type().replaceAll("\\(.*", "");
    assertThat(row.item().type().name()).isEqualTo(type.equals("9") ? "FLAG" : type);
  }

  @ParameterizedTest
  @MethodSource("definition")
  void takesWhatIsOfItsForm(Row row) throws Exception {
    for (String value : values(row.taken())) {
      ForwardingItems items = with(row, value);
      assertThatCode(() -> ItemLimits.DEFAULT.check(items)).as(value).doesNotThrowAnyException();
      assertThat(row.item().text(items)).isEqualTo(value);
      assertThat(csv(items).get(row.label())).as("CSV").isEqualTo(value);
      assertThat(json(items).path(row.romaji()).asString()).as("JSON").isEqualTo(value);
    }
  }

  @ParameterizedTest
  @MethodSource("definition")
  void refusesWhatIsNot(Row row) {
    for (String value : values(row.refused())) {
      assertRefused(row, value);
    }
  }

  @ParameterizedTest
  @MethodSource("definition")
  void takesEveryLengthUpToItsOwnAndNoMore(Row row) {
    if (row.characters().isEmpty()) {
      return; // fixed forms; their lengths stand in the table's values
    }
    String unit = row.type().startsWith("N") ? RARE : "1";
    for (int length = 1; length <= row.length(); length++) {
      String value = unit.repeat(length);
      assertThat(refusal(row, value)).as("%s characters", length).isNull();
    }
    assertRefused(row, unit.repeat(row.length() + 1));
  }

  @ParameterizedTest
  @MethodSource("definition")
  void isEmptyOnlyWhereItMayBe(Row row) {
    if (row.type().startsWith("9")) {
      return; // a flag has no empty value to give
    }
    assertThat(refusal(row, "") == null).isEqualTo(row.mayBeEmpty());
  }

  @ParameterizedTest
  @MethodSource("definition")
  void holdsEachCharacterAgainstItsClass(Row row) {
    if (row.characters().isEmpty()) {
      return;
    }
    Pattern allowed = Pattern.compile(row.characters());
    String before = row.type().startsWith("N") ? N : TRIED;
    List<String> wrong = new ArrayList<>();
    for (int c = 0; c <= 0xFFFF; c = next(c)) {
      String character = Character.toString(c);
      boolean expected = allowed.matcher(character).matches();
      if ((refusal(row, before + character) == null) != expected) {
        wrong.add(ItemLimits.codePoint(c));
      }
    }
    assertThat(wrong).isEmpty();
    assertRefused(row, before + "\uD842");
  }

  /** All of Latin, then kana and a stretch of kanji, then all half- and full-width forms. */
  private static int next(int c) {
    return switch (c) {
      case 0x17F -> 0x3000;
      case 0x30FF -> 0x4E00;
      case 0x4E80 -> 0xFF01;
      case 0xFFEE -> 0x10000;
      default -> c + 1;
    };
  }

  @Test
  void flagsAreNumbersInJsonAndEverythingElseIsText() throws Exception {
    for (Row row : definition()) {
      JsonNode value = json(Samples.items("R-1")).path(row.romaji());
      assertThat(value.isInt()).as(row.label()).isEqualTo(row.type().startsWith("9"));
      assertThat(value.isString()).as(row.label()).isNotEqualTo(row.type().startsWith("9"));
    }
  }

  @Test
  void csvAndJsonKeepTheOrder() throws Exception {
    assertThat(json(Samples.items("R-1")).propertyNames())
        .containsExactlyElementsOf(definition().stream().map(Row::romaji).toList());
    assertThat(csv(Samples.items("R-1")).keySet())
        .containsExactlyElementsOf(definition().stream().map(Row::label).toList());
  }

  @Test
  void jsonRefusesHalfACharacterInsteadOfReplacingIt() {
    DeskException refused =
        (DeskException)
            catchThrowable(() -> new ItemsJson().bytes(Samples.items("R-1", "児\uD842", "", null)));

    assertThat(refused.problem().key()).isEqualTo("channel.unencodable");
    assertThat(refused.problem().facts()).containsExactly("手続名称", "U+D842", "UTF-8");
  }

  @Test
  void aCorrectionMakesTheOlderRecordOldAndAWithdrawalIsTheNewestItself() {
    ForwardingItems provided = Samples.items("R-1");
    ForwardingItems older = provided.withLatest(false);
    ForwardingItems withdrawn =
        provided.withdrawal(
            new OperatorId("clerk2"), LocalDate.of(2026, 11, 23).atTime(LocalTime.of(8, 0)));

    assertThat(flags(provided)).isEqualTo("1 0");
    assertThat(flags(older)).isEqualTo("0 0");
    assertThat(flags(withdrawn)).isEqualTo("1 1");
    assertThat(older.withLatest(true)).isEqualTo(provided);
    for (ForwardingItem item : ForwardingItem.values()) {
      boolean changes =
          switch (item) {
            case DELETED, OPERATOR, OPERATION_DATE, OPERATION_TIME -> true;
            default -> false;
          };
      assertThat(item.text(withdrawn).equals(item.text(provided)))
          .as(item.label())
          .isNotEqualTo(changes);
    }
  }

  private static String flags(ForwardingItems items) {
    return ForwardingItem.LATEST.text(items) + " " + ForwardingItem.DELETED.text(items);
  }

  /** Why a value can't be the item's; null where it can. */
  private static @org.jspecify.annotations.Nullable Throwable refusal(Row row, String value) {
    return catchThrowable(() -> ItemLimits.DEFAULT.check(with(row, value)));
  }

  private static void assertRefused(Row row, String value) {
    Throwable refusal =
        Optional.ofNullable(refusal(row, value))
            .orElseThrow(() -> new AssertionError(row.label() + " must refuse '" + value + "'"));
    switch (refusal) {
      case InvalidValue invalid -> assertThat(invalid.item()).isEqualTo(row.label());
      case DeskException told -> {
        assertThat(told.problem().key()).isEqualTo("forwarding.item-invalid");
        assertThat(told.problem().facts().getFirst()).isEqualTo(row.label());
      }
      default -> assertThat(refusal).isInstanceOf(DateTimeException.class);
    }
    if (value.length() > 2) {
      assertThat(refusal instanceof DateTimeException ? "" : String.valueOf(refusal.getMessage()))
          .as("a log line must not tell the value")
          .doesNotContain(value);
    }
  }

  private static List<String> values(String text) {
    return Arrays.stream(text.split(" "))
        .filter(value -> !value.isEmpty())
        .map(value -> value.equals("_") ? "" : value)
        .toList();
  }

  /** A record sound in all items, with this value as one of them. */
  private static ForwardingItems with(Row row, String value) {
    Map<ForwardingItem, String> texts = new EnumMap<>(ForwardingItem.class);
    for (ForwardingItem item : ForwardingItem.values()) {
      texts.put(item, item.text(Samples.items("R-1")));
    }
    texts.put(row.item(), value);
    Function<ForwardingItem, String> text = item -> texts.getOrDefault(item, "");
    DateTimeFormatter strict = DateTimeFormatter.ISO_LOCAL_DATE;
    return new ForwardingItems(
        new MunicipalityCode(text.apply(ForwardingItem.MUNICIPALITY)),
        new ReceiptNumber(text.apply(ForwardingItem.RECEIPT_NUMBER)),
        text.apply(ForwardingItem.LATEST).equals("1"),
        new ProcedureCode(text.apply(ForwardingItem.PROCEDURE)),
        text.apply(ForwardingItem.PROCEDURE_NAME),
        text.apply(ForwardingItem.PROCEDURE_COMMON_NAME),
        text.apply(ForwardingItem.ADDRESSEE).isEmpty()
            ? null
            : new AddresseeNumber(text.apply(ForwardingItem.ADDRESSEE)),
        text.apply(ForwardingItem.WARD).isEmpty()
            ? null
            : new WardCode(text.apply(ForwardingItem.WARD)),
        LocalDate.parse(text.apply(ForwardingItem.REVIEW_DATE), strict),
        LocalTime.parse(text.apply(ForwardingItem.REVIEW_TIME)),
        text.apply(ForwardingItem.DELETED).equals("1"),
        new OperatorId(text.apply(ForwardingItem.OPERATOR)),
        LocalDate.parse(text.apply(ForwardingItem.OPERATION_DATE), strict),
        LocalTime.parse(text.apply(ForwardingItem.OPERATION_TIME)));
  }

  private static Map<String, String> csv(ForwardingItems items) throws Exception {
    String text = new String(new ItemsCsv(CsvStyle.DEFAULT).bytes(items), StandardCharsets.UTF_8);
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (var parser = format.parse(new StringReader(text))) {
      return new java.util.LinkedHashMap<>(parser.iterator().next().toMap());
    }
  }

  private static JsonNode json(ForwardingItems items) throws DeskException {
    return JsonMapper.builder().build().readTree(new ItemsJson().bytes(items));
  }
}
