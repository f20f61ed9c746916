package dev.shinseidesk.ui.common;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import javafx.scene.text.Font;
import org.jspecify.annotations.Nullable;

/**
 * The bundled fonts. BIZ UDPGothic is for everything; Noto Sans JP only draws the characters that
 * BIZ UDPGothic lacks, and is loaded when the first of them comes up. FX thread.
 */
public final class Fonts {
  /** Family of everything. */
  public static final String MAIN = "BIZ UDPGothic";

  /** Family for the characters the main one lacks. */
  public static final String FALLBACK = "Noto Sans JP";

  private static final String FOLDER = "/fxml/fonts/";
  private static final String REGULAR = FOLDER + "BIZUDPGothic-Regular.ttf";
  private static final String BOLD = FOLDER + "BIZUDPGothic-Bold.ttf";
  private static final String NOTO = FOLDER + "NotoSansJP-Regular.ttf";

  private volatile @Nullable GlyphCoverage mainCoverage;
  private volatile @Nullable GlyphCoverage fallbackCoverage;
  private boolean fallbackLoaded;

  /** Loads the main font in its regular weight; does nothing where it is loaded already. */
  public void loadRegular() {
    if (!Font.font(MAIN).getFamily().equals(MAIN)) {
      load(REGULAR);
    }
  }

  /** Loads the main font in both weights; once, before the first scene. */
  public void loadMain() {
    loadRegular();
    load(BOLD);
  }

  /** Reads which characters the fonts have, before a row needs it. Never the FX thread. */
  public void readCoverage() {
    mainCoverage = coverage(REGULAR);
    fallbackCoverage = coverage(NOTO);
  }

  /** Whether the main font draws this code point. */
  boolean mainHas(int codePoint) {
    GlyphCoverage known = mainCoverage;
    if (known == null) {
      known = coverage(REGULAR);
      mainCoverage = known;
    }
    return known.has(codePoint);
  }

  /** Whether the fallback font draws this code point; loads it if so. */
  boolean fallbackHas(int codePoint) {
    GlyphCoverage known = fallbackCoverage;
    if (known == null) {
      known = coverage(NOTO);
      fallbackCoverage = known;
    }
    boolean has = known.has(codePoint);
    if (has && !fallbackLoaded) {
      load(NOTO);
      fallbackLoaded = true;
    }
    return has;
  }

  private static void load(String resource) {
    try (InputStream in = open(resource)) {
      if (Font.loadFont(in, 14) == null) {
        throw new IllegalStateException("font can't be loaded: " + resource);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static GlyphCoverage coverage(String resource) {
    try (InputStream in = open(resource)) {
      return GlyphCoverage.of(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream open(String resource) {
    return Objects.requireNonNull(Fonts.class.getResourceAsStream(resource), resource);
  }
}
