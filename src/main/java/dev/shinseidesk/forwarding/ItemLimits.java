package dev.shinseidesk.forwarding;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Problem;
import java.util.List;

/**
 * What the receiver takes of the 14 items: lengths in characters (code points). Those of the
 * identifiers with a public definition are held by their own types; the others are our assumption
 * [A] and so a setting of the channel.
 *
 * @param receiptNumber greatest length of 受付番号
 * @param procedure greatest length of 手続コード
 * @param procedureName greatest length of 手続名称
 * @param procedureCommonName greatest length of 手続名称通称
 * @param fullWidthOnly whether an item of type N refuses half-width characters
 */
public record ItemLimits(
    int receiptNumber,
    int procedure,
    int procedureName,
    int procedureCommonName,
    boolean fullWidthOnly) {
  /** What the product ships with [A]. */
  public static final ItemLimits DEFAULT = new ItemLimits(20, 20, 100, 100, true);

  private static final String KEY = "forwarding.item-invalid";

  /**
   * Checks lengths and character classes of all 14 items.
   *
   * @throws DeskException {@code forwarding.item-invalid} with the item, its rule, and what breaks
   *     it (a length or a code point, never the value)
   */
  public void check(ForwardingItems items) throws DeskException {
    for (ForwardingItem item : ForwardingItem.values()) {
      String text = item.text(items);
      String rule = rule(item);
      int length = text.codePointCount(0, text.length());
      if (length > max(item)) {
        throw refused(item, rule, Integer.toString(length));
      }
      if (length == 0 && !mayBeEmpty(item)) {
        throw refused(item, rule, "0");
      }
      int[] wrong = text.codePoints().filter(c -> !allowed(item.type(), c)).limit(1).toArray();
      if (wrong.length > 0) {
        throw refused(item, rule, codePoint(wrong[0]));
      }
    }
  }

  /** U+ and at least four digits: how people name a character that can't be shown. */
  static String codePoint(int character) {
    return String.format(java.util.Locale.ROOT, "U+%04X", character);
  }

  private static DeskException refused(ForwardingItem item, String rule, String found) {
    return new DeskException(
        new Problem(Problem.Kind.REFUSED, KEY, List.of(item.label(), rule, found)));
  }

  private int max(ForwardingItem item) {
    return switch (item) {
      case MUNICIPALITY -> 6;
      case RECEIPT_NUMBER -> receiptNumber;
      case LATEST, DELETED -> 1;
      case PROCEDURE -> procedure;
      case PROCEDURE_NAME -> procedureName;
      case PROCEDURE_COMMON_NAME -> procedureCommonName;
      case ADDRESSEE -> 15;
      case WARD -> 12;
      case OPERATOR, REVIEW_DATE, OPERATION_DATE -> 10;
      case REVIEW_TIME, OPERATION_TIME -> 8;
    };
  }

  private static boolean mayBeEmpty(ForwardingItem item) {
    return switch (item) {
      case PROCEDURE_COMMON_NAME, ADDRESSEE, WARD -> true;
      default -> false;
    };
  }

  private String rule(ForwardingItem item) {
    return switch (item.type()) {
      case X, N -> item.type() + "(" + max(item) + ")";
      case FLAG -> "9(1)";
      case DATE -> "DATE YYYY-MM-DD";
      case TIME -> "TIME HH:MM:SS";
    };
  }

  private boolean allowed(ForwardingItem.Type type, int c) {
    return switch (type) {
      case N -> isText(c) && !(fullWidthOnly && isHalfWidth(c));
      case X -> c >= 0x20 && c < 0x7F;
      case FLAG -> c == '0' || c == '1';
      case DATE -> c == '-' || (c >= '0' && c <= '9');
      case TIME -> c == ':' || (c >= '0' && c <= '9');
    };
  }

  /** Everything but control characters, halves of pairs, and code points that are no characters. */
  private static boolean isText(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> (c & 0xFFFE) != 0xFFFE && !(c >= 0xFDD0 && c <= 0xFDEF);
    };
  }

  private static boolean isHalfWidth(int c) {
    return c < 0x7F || (c >= 0xFF61 && c <= 0xFFDC) || (c >= 0xFFE8 && c <= 0xFFEE);
  }
}
