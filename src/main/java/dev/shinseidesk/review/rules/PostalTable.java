package dev.shinseidesk.review.rules;

import dev.shinseidesk.review.rules.PostalTable.Verdict.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Which address belongs to which postal code: an office's table where it has one, otherwise only
 * what is sure: the prefecture of the first three digits, left out where prefectures share them.
 * Immutable; any thread.
 */
final class PostalTable {
  private static final List<String> PREFECTURES =
      List.of(
          "北海道", "青森県", "岩手県", "宮城県", "秋田県", "山形県", "福島県", "茨城県", "栃木県", "群馬県", "埼玉県", "千葉県", "東京都",
          "神奈川県", "新潟県", "富山県", "石川県", "福井県", "山梨県", "長野県", "岐阜県", "静岡県", "愛知県", "三重県", "滋賀県",
          "京都府", "大阪府", "兵庫県", "奈良県", "和歌山県", "鳥取県", "島根県", "岡山県", "広島県", "山口県", "徳島県", "香川県",
          "愛媛県", "高知県", "福岡県", "佐賀県", "長崎県", "熊本県", "大分県", "宮崎県", "鹿児島県", "沖縄県");

  /** First two digits → prefecture. */
  private static final Map<String, String> REGIONS = regions();

  /** Three digits that two prefectures share, or of which we aren't sure: nothing is said. */
  private static final List<String> SHARED =
      List.of(
          "018", "028", "029", "311", "349", "370", "377", "378", "384", "387", "389", "399", "409",
          "431", "498", "501", "509", "511", "519", "520", "563", "567", "601", "618", "619", "630",
          "647", "648", "649", "666", "684", "685", "689", "709", "729", "738", "759", "811", "817",
          "839", "871", "889", "899", "921", "922", "932", "939", "949", "959", "979", "981", "989",
          "000");

  private final Map<String, List<String>> table;

  PostalTable(Map<String, List<String>> table) {
    this.table = Map.copyOf(table);
  }

  /**
   * What is known of a postal code and an address.
   *
   * @param kind whether they agree
   * @param expected what the address should begin with, where they don't
   */
  record Verdict(Kind kind, String expected) {
    /** Agreement. */
    enum Kind {
      AGREE,
      DIFFER,
      UNKNOWN
    }
  }

  /**
   * Compares.
   *
   * @param code seven digits, with or without hyphen, any width
   * @param address as filed
   */
  Verdict compare(String code, String address) {
    String digits = Values.squeezed(code).replace("-", "");
    String place = Values.squeezed(address);
    if (!digits.matches("[0-9]{7}") || place.isEmpty()) {
      return new Verdict(Kind.UNKNOWN, "");
    }
    List<String> known = table.get(digits);
    if (known != null) {
      boolean agree = known.stream().anyMatch(begin -> begins(place, Values.squeezed(begin)));
      return agree ? new Verdict(Kind.AGREE, "") : new Verdict(Kind.DIFFER, known.getFirst());
    }
    String expected = REGIONS.get(digits.substring(0, 2));
    Optional<String> named = prefecture(place);
    if (expected == null || named.isEmpty() || SHARED.contains(digits.substring(0, 3))) {
      return new Verdict(Kind.UNKNOWN, "");
    }
    return named.get().equals(expected)
        ? new Verdict(Kind.AGREE, "")
        : new Verdict(Kind.DIFFER, expected);
  }

  /** The prefecture may be left out in front of the municipality. */
  private static boolean begins(String place, String beginning) {
    String prefecture = prefecture(beginning).orElse("");
    return place.startsWith(beginning)
        || (!prefecture.isEmpty() && place.startsWith(beginning.substring(prefecture.length())));
  }

  private static Optional<String> prefecture(String place) {
    return PREFECTURES.stream().filter(place::startsWith).findFirst();
  }

  private static Map<String, String> regions() {
    Map<String, String> map = new HashMap<>();
    put(map, "北海道", 0, 0);
    put(map, "北海道", 4, 9);
    put(map, "秋田県", 1, 1);
    put(map, "岩手県", 2, 2);
    put(map, "青森県", 3, 3);
    put(map, "東京都", 10, 20);
    put(map, "神奈川県", 21, 25);
    put(map, "千葉県", 26, 29);
    put(map, "茨城県", 30, 31);
    put(map, "栃木県", 32, 32);
    put(map, "埼玉県", 33, 36);
    put(map, "群馬県", 37, 37);
    put(map, "長野県", 38, 39);
    put(map, "山梨県", 40, 40);
    put(map, "静岡県", 41, 43);
    put(map, "愛知県", 44, 49);
    put(map, "岐阜県", 50, 50);
    put(map, "三重県", 51, 51);
    put(map, "滋賀県", 52, 52);
    put(map, "大阪府", 53, 59);
    put(map, "京都府", 60, 62);
    put(map, "奈良県", 63, 63);
    put(map, "和歌山県", 64, 64);
    put(map, "兵庫県", 65, 67);
    put(map, "鳥取県", 68, 68);
    put(map, "島根県", 69, 69);
    put(map, "岡山県", 70, 71);
    put(map, "広島県", 72, 73);
    put(map, "山口県", 74, 75);
    put(map, "香川県", 76, 76);
    put(map, "徳島県", 77, 77);
    put(map, "高知県", 78, 78);
    put(map, "愛媛県", 79, 79);
    put(map, "福岡県", 80, 83);
    put(map, "佐賀県", 84, 84);
    put(map, "長崎県", 85, 85);
    put(map, "熊本県", 86, 86);
    put(map, "大分県", 87, 87);
    put(map, "宮崎県", 88, 88);
    put(map, "鹿児島県", 89, 89);
    put(map, "沖縄県", 90, 90);
    put(map, "福井県", 91, 91);
    put(map, "石川県", 92, 92);
    put(map, "富山県", 93, 93);
    put(map, "新潟県", 94, 95);
    put(map, "福島県", 96, 97);
    put(map, "宮城県", 98, 98);
    put(map, "山形県", 99, 99);
    return Map.copyOf(map);
  }

  private static void put(Map<String, String> map, String prefecture, int from, int to) {
    for (int i = from; i <= to; i++) {
      map.put(String.format(Locale.ROOT, "%02d", i), prefecture);
    }
  }
}
