package dev.shinseidesk.ui.common;

import static dev.shinseidesk.ui.common.JapaneseText.Face.FALLBACK;
import static dev.shinseidesk.ui.common.JapaneseText.Face.MAIN;
import static dev.shinseidesk.ui.common.JapaneseText.Face.TAG;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.ui.common.JapaneseText.Run;
import java.io.InputStream;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JapaneseTextTest {
  private static final GlyphCoverage MAIN_FONT = coverage("BIZUDPGothic-Regular.ttf");
  private static final GlyphCoverage OTHER_FONT = coverage("NotoSansJP-Regular.ttf");

  private final JapaneseText text = new JapaneseText(MAIN_FONT::has, OTHER_FONT::has);

  private static GlyphCoverage coverage(String font) {
    try (InputStream in =
        Objects.requireNonNull(JapaneseTextTest.class.getResourceAsStream("/fxml/fonts/" + font))) {
      return GlyphCoverage.of(in);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void coverageAgreesWithTheFontsThemselves() throws Exception {
    java.awt.Font font;
    try (InputStream in =
        Objects.requireNonNull(
            JapaneseTextTest.class.getResourceAsStream("/fxml/fonts/BIZUDPGothic-Regular.ttf"))) {
      font = java.awt.Font.createFont(java.awt.Font.TRUETYPE_FONT, in);
    }
    var random = new Random(20261122);
    for (int i = 0; i < 5_000; i++) {
      int c = 0x20 + random.nextInt(i % 2 == 0 ? 0xd7e0 : 0x2ffe0);
      boolean surrogate = c >= 0xd800 && c <= 0xdfff;
      boolean invisible = Character.getType(c) == Character.FORMAT || Character.isISOControl(c);
      if (!surrogate && !invisible && Character.isDefined(c)) {
        assertThat(MAIN_FONT.has(c)).as("U+%04X", c).isEqualTo(font.canDisplay(c));
      }
    }
  }

  @Test
  void everydayTextIsPlain() {
    assertThat(text.isPlain("渡邊　髙橋 ｱｲｳ（株）①～−令和8年11月22日")).isTrue();
    assertThat(text.isPlain("")).isTrue();
  }

  @Test
  void whatTheMainFontLacksComesFromTheOther() {
    assertThat(text.runs("𠮷田　太郎")).containsExactly(new Run(FALLBACK, "𠮷"), new Run(MAIN, "田　太郎"));
    assertThat(text.isPlain("𠮷田")).isFalse();
  }

  @Test
  void variationSelectorsAreNotDrawn() {
    String name = "渡邉\uDB40\uDD01 葛\uFE00";
    assertThat(text.isPlain(name)).isFalse();
    assertThat(text.flat(name)).isEqualTo("渡邉 葛");
  }

  @Test
  void whatNoFontHasIsShownAsItsCodePoint() {
    String gaiji = "\uE000村\uD869\uDED6";
    assertThat(MAIN_FONT.has(0xE000) || OTHER_FONT.has(0xE000)).isFalse();
    assertThat(text.runs(gaiji))
        .containsExactly(new Run(TAG, "[U+E000]"), new Run(MAIN, "村"), new Run(TAG, "[U+2A6D6]"));
    assertThat(text.flat("\uE000\uE001")).isEqualTo("[U+E000][U+E001]");
  }

  @Test
  void aLoneSurrogateIsShownAndNeverLost() {
    assertThat(text.flat("a\uD842b")).isEqualTo("a[U+D842]b");
  }
}
