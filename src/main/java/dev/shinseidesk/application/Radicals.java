package dev.shinseidesk.application;

import java.util.HashMap;
import java.util.Map;

/**
 * Code points of kanji radicals (U+2E80–2FDF) as the kanji they look like. Printing from a Mac or a
 * browser puts them into the text layer of a PDF where the paper shows 長 西 青. Pure functions.
 */
public final class Radicals {
  private static final int FIRST = 0x2E80;
  private static final int LAST = 0x2FDF;

  /** Pairs of radical and kanji; the others of U+2F00–2FDF are Unicode's own (NFKC). */
  private static final String PAIRS =
      "⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺈刀⺉刂⺊卜⺋卩⺌小⺍小⺎兀⺏尣⺐尢⺑尣⺒巳⺓幺⺔彑⺕彐⺖忄⺗㣺⺘扌⺙攵⺛旡⺜日⺝月⺞歺"
          + "⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺪疋⺫罒⺬示⺭礻⺮竹⺯糹⺰纟⺱罓⺲罒⺳罒⺴罒⺵罒⺶羊⺷羊"
          + "⺸羊⺹耂⺺肀⺻聿⺼月⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒镸"
          + "⻓长⻔门⻕阜⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻟飠⻠饣⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜"
          + "⻰龙⻱龜⻲亀⻳龟⼾戸";

  private static final Map<Integer, Integer> KANJI = new HashMap<>();

  static {
    int[] points = PAIRS.codePoints().toArray();
    for (int i = 0; i + 1 < points.length; i += 2) {
      KANJI.put(points[i], points[i + 1]);
    }
  }

  private Radicals() {}

  /** Whether it is such a code point. */
  public static boolean isRadical(int letter) {
    return letter >= FIRST && letter <= LAST;
  }

  /** The kanji for a radical; anything else as it is. */
  public static int kanji(int letter) {
    if (!isRadical(letter)) {
      return letter;
    }
    Integer own = KANJI.get(letter);
    if (own != null) {
      return own;
    }
    String same =
        java.text.Normalizer.normalize(Character.toString(letter), java.text.Normalizer.Form.NFKC);
    return same.codePointAt(0);
  }

  /** A text with kanji for its radicals. */
  public static String kanji(String text) {
    if (text.codePoints().noneMatch(Radicals::isRadical)) {
      return text;
    }
    var out = new StringBuilder(text.length());
    text.codePoints().map(Radicals::kanji).forEach(out::appendCodePoint);
    return out.toString();
  }
}
