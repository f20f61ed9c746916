package dev.shinseidesk.residents;

import dev.shinseidesk.application.InvalidValue;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How the resident register writes 番号紐付情報 (001o014, 001o020). All of it is an assumption [A] until
 * the municipality's vendor says otherwise, so all of it is data.
 *
 * @param charset name of the character set, e.g. UTF-8 or windows-31j
 * @param serial column of シリアル番号
 * @param addressee column of 宛名番号
 * @param validUntil column of 証明書有効期限; null where the file has none
 * @param revokedOn column of 失効年月日; null where the file has none
 * @param changeKind column of 異動区分; null where the file has none
 * @param updatedAt column of 更新年月日時刻; null where the file has none, which then stands for the day
 *     of the file
 * @param dateFormats {@code DateTimeFormatter} patterns of dates, tried in order
 * @param timeFormats patterns of date and time in Asia/Tokyo, or with an offset of their own, tried
 *     in order
 * @param deletedKinds values of 異動区分 that say the link is none any more
 * @param knownKinds values of 異動区分 that say the link was added or changed; empty: all others
 * @param order all columns as they stand in a file without a header line; empty where the file has
 *     one, which then tells the order
 * @param separator between columns, e.g. a comma or a tab
 * @param quote around values that hold the separator; null where values are never quoted
 */
public record NumberLinkProfile(
    String charset,
    String serial,
    String addressee,
    @Nullable String validUntil,
    @Nullable String revokedOn,
    @Nullable String changeKind,
    @Nullable String updatedAt,
    List<String> dateFormats,
    List<String> timeFormats,
    Set<String> deletedKinds,
    Set<String> knownKinds,
    List<String> order,
    char separator,
    @Nullable Character quote) {
  /** 001o014 as shipped [A]: UTF-8 with a header line. */
  public static final NumberLinkProfile DEFAULT =
      new NumberLinkProfile(
          "UTF-8",
          "シリアル番号",
          "宛名番号",
          "証明書有効期限",
          "失効年月日",
          "異動区分",
          "更新年月日時刻",
          List.of("uuuu-MM-dd", "uuuuMMdd", "uuuu/MM/dd"),
          List.of(
              "uuuu-MM-dd'T'HH:mm:ss[XXX]",
              "uuuu-MM-dd HH:mm:ss",
              "uuuuMMddHHmmss",
              "uuuu/MM/dd HH:mm:ss"),
          Set.of("削除", "抹消"));

  /**
   * 001o020 as shipped [A]: the ministry's file, Windows-31J, no header line, the person first,
   * 異動区分 1 added, 2 changed, 3 none any more.
   */
  public static final NumberLinkProfile MINISTRY =
      new NumberLinkProfile(
          "windows-31j",
          "シリアル番号",
          "宛名番号",
          "証明書有効期限",
          "失効年月日",
          "異動区分",
          "更新年月日時刻",
          List.of("uuuuMMdd"),
          List.of("uuuuMMddHHmmss"),
          Set.of("3"),
          Set.of("1", "2", ""),
          List.of("宛名番号", "シリアル番号", "異動区分", "証明書有効期限", "失効年月日", "更新年月日時刻"),
          ',',
          '"');

  /** Separated by commas, with a header line, each 異動区分 known. */
  public NumberLinkProfile(
      String charset,
      String serial,
      String addressee,
      @Nullable String validUntil,
      @Nullable String revokedOn,
      @Nullable String changeKind,
      @Nullable String updatedAt,
      List<String> dateFormats,
      List<String> timeFormats,
      Set<String> deletedKinds) {
    this(
        charset,
        serial,
        addressee,
        validUntil,
        revokedOn,
        changeKind,
        updatedAt,
        dateFormats,
        timeFormats,
        deletedKinds,
        Set.of(),
        List.of(),
        ',',
        '"');
  }

  /**
   * Copies the collections.
   *
   * @throws InvalidValue when the character set is unknown, a format is none, there is none, a
   *     column is named twice or missing from the order, or separator and quote can't be told apart
   */
  public NumberLinkProfile {
    dateFormats = List.copyOf(dateFormats);
    timeFormats = List.copyOf(timeFormats);
    deletedKinds = Set.copyOf(deletedKinds);
    knownKinds = Set.copyOf(knownKinds);
    order = List.copyOf(order);
    try {
      Charset.forName(charset);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new InvalidValue("文字コード", "known character set");
    }
    try {
      if (LinkTimes.formatters(dateFormats).isEmpty()
          || LinkTimes.formatters(timeFormats).isEmpty()) {
        throw new InvalidValue("日付の形式", "at least one");
      }
    } catch (InvalidValue e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw new InvalidValue("日付の形式", "DateTimeFormatter pattern");
    }
    List<String> named = named(serial, addressee, validUntil, revokedOn, changeKind, updatedAt);
    if (new HashSet<>(named).size() != named.size()) {
      throw new InvalidValue("列名", "each once");
    }
    if (!order.isEmpty()
        && (!order.containsAll(named) || new HashSet<>(order).size() != order.size())) {
      throw new InvalidValue("列の順", "each column once");
    }
    if (separator == '\r' || separator == '\n' || (quote != null && quote == separator)) {
      throw new InvalidValue("区切り文字", "neither line end nor quote");
    }
  }

  /** The columns that must be there. */
  List<String> columns() {
    return named(serial, addressee, validUntil, revokedOn, changeKind, updatedAt);
  }

  /** Whether the first line names the columns. */
  public boolean header() {
    return order.isEmpty();
  }

  private static List<String> named(@Nullable String... columns) {
    return Stream.of(columns).filter(Objects::nonNull).map(Objects::requireNonNull).toList();
  }
}
