package dev.shinseidesk.residents;

import dev.shinseidesk.application.InvalidValue;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Set;

/**
 * How the resident register writes 番号紐付情報 (001o014, 001o020) [A].
 *
 * @param charset name of the character set, e.g. UTF-8 or windows-31j
 * @param serial header of シリアル番号
 * @param addressee header of 宛名番号
 * @param validUntil header of 証明書有効期限
 * @param revokedOn header of 失効年月日
 * @param changeKind header of 異動区分
 * @param updatedAt header of 更新年月日時刻
 * @param dateFormats {@code DateTimeFormatter} patterns of dates, tried in order
 * @param timeFormats patterns of date and time in Asia/Tokyo, or with an offset of their own, tried
 *     in order
 * @param deletedKinds values of 異動区分 that say the link is none any more; such lines are left out
 */
public record NumberLinkProfile(
    String charset,
    String serial,
    String addressee,
    String validUntil,
    String revokedOn,
    String changeKind,
    String updatedAt,
    List<String> dateFormats,
    List<String> timeFormats,
    Set<String> deletedKinds) {
  /** What the product ships with [A]. */
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
          Set.of());

  /**
   * Copies the collections.
   *
   * @throws InvalidValue when the character set is unknown, a format is none, or there is none
   */
  public NumberLinkProfile {
    dateFormats = List.copyOf(dateFormats);
    timeFormats = List.copyOf(timeFormats);
    deletedKinds = Set.copyOf(deletedKinds);
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
  }

  /** The headers that must be there. */
  List<String> columns() {
    return List.of(serial, addressee, validUntil, revokedOn, changeKind, updatedAt);
  }
}
