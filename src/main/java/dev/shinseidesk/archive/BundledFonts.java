package dev.shinseidesk.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.apache.fontbox.FontBoxFont;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.font.CIDFontMapping;
import org.apache.pdfbox.pdmodel.font.FontMapper;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.apache.pdfbox.pdmodel.font.FontMapping;
import org.apache.pdfbox.pdmodel.font.PDCIDSystemInfo;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for fonts that a PDF names but doesn't carry, with those the desk brings along.
 * PDFBox's own mapper reads every font of the machine and leaves a list of them in the user's home
 * folder; this one reads and writes no file outside the class path, and a page looks alike on each
 * desk. Any thread.
 */
final class BundledFonts implements FontMapper {
  private enum Face {
    LATIN("/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf"),
    BOLD("/fxml/fonts/BIZUDPGothic-Bold.ttf"),
    JAPANESE("/fxml/fonts/BIZUDPGothic-Regular.ttf"),
    /** It has the ticks and stars of ZapfDingbats. */
    SIGNS("/fxml/fonts/NotoSansJP-Regular.ttf");

    private final String resource;

    Face(String resource) {
      this.resource = resource;
    }
  }

  /** One for the process, as is the setting; parsed fonts are immutable and large. */
  private static final BundledFonts ALL = new BundledFonts();

  private final Map<Face, TrueTypeFont> loaded = new EnumMap<>(Face.class);

  private BundledFonts() {}

  /** Makes PDFBox use these from now on; the setting is the library's and process-wide. */
  static void use() {
    FontMappers.set(ALL);
  }

  @Override
  public FontMapping<TrueTypeFont> getTrueTypeFont(
      String baseFont, @Nullable PDFontDescriptor descriptor) {
    return new FontMapping<>(font(face(baseFont, descriptor)), true);
  }

  @Override
  public FontMapping<FontBoxFont> getFontBoxFont(
      String baseFont, @Nullable PDFontDescriptor descriptor) {
    return new FontMapping<>(font(face(baseFont, descriptor)), true);
  }

  @Override
  public @Nullable CIDFontMapping getCIDFont(
      String baseFont,
      @Nullable PDFontDescriptor descriptor,
      @Nullable PDCIDSystemInfo characters) {
    return new CIDFontMapping(null, font(Face.JAPANESE), true);
  }

  private static Face face(@Nullable String baseFont, @Nullable PDFontDescriptor descriptor) {
    String name = baseFont == null ? "" : baseFont.toLowerCase(Locale.ROOT);
    if (name.contains("dingbats") || name.contains("symbol")) {
      return Face.SIGNS;
    }
    boolean bold = name.contains("bold") || (descriptor != null && descriptor.isForceBold());
    return bold ? Face.BOLD : Face.LATIN;
  }

  private synchronized TrueTypeFont font(Face face) {
    return loaded.computeIfAbsent(face, BundledFonts::load);
  }

  private static TrueTypeFont load(Face face) {
    try (InputStream in = BundledFonts.class.getResourceAsStream(face.resource)) {
      if (in == null) {
        throw new IOException(face.resource);
      }
      return new TTFParser().parse(new RandomAccessReadBuffer(in.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException("a bundled font is missing", e);
    }
  }
}
