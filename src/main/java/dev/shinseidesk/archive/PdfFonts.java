package dev.shinseidesk.archive;

import dev.shinseidesk.application.Radicals;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.apache.fontbox.cmap.CMap;
import org.apache.fontbox.cmap.CMapParser;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.jspecify.annotations.Nullable;

/**
 * Gives Japanese fonts that a PDF names but doesn't carry the bundled Noto Sans JP (the one with
 * the rare kanji of names), in the opened copy only: machines of offices and servers differ in
 * their fonts, and without one PDFBox draws Japanese as nothing at all. Nothing is registered for
 * other documents.
 */
final class PdfFonts {
  private static final String FONT = "/fxml/fonts/NotoSansJP-Regular.ttf";
  private static final int MAX_DEPTH = 8;
  private static final int MAX_RESOURCES = 5_000;
  private static final COSName CID_TO_GID = COSName.getPDFName("CIDToGIDMap");

  private final PDDocument document;
  private final Set<COSDictionary> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private @Nullable COSStream font;
  private @Nullable CmapLookup glyphs;
  private @Nullable CmapLookup upright;
  private int glyphCount;
  private int missing;

  private PdfFonts(PDDocument document) {
    this.document = document;
  }

  /**
   * Patches the opened document.
   *
   * @return how many fonts it names without carrying them; those every reader has don't count
   * @throws IOException when its structure can't be read
   */
  static int embedMissing(PDDocument document) throws IOException {
    var fonts = new PdfFonts(document);
    for (PDPage page : document.getPages()) {
      if (page.getResources() != null) {
        fonts.resources(page.getResources().getCOSObject(), 0);
      }
      COSArray annotations = page.getCOSObject().getCOSArray(COSName.ANNOTS);
      for (int i = 0; annotations != null && i < annotations.size(); i++) {
        if (annotations.getObject(i) instanceof COSDictionary annotation) {
          fonts.appearance(annotation.getCOSDictionary(COSName.AP));
        }
      }
    }
    return fonts.missing;
  }

  private void appearance(@Nullable COSDictionary appearances) throws IOException {
    if (appearances != null
        && appearances.getDictionaryObject(COSName.N) instanceof COSStream normal) {
      resources(normal.getCOSDictionary(COSName.RESOURCES), 0);
    }
  }

  private void resources(@Nullable COSDictionary resources, int depth) throws IOException {
    if (resources == null
        || depth > MAX_DEPTH
        || seen.size() > MAX_RESOURCES
        || !seen.add(resources)) {
      return;
    }
    COSDictionary fonts = resources.getCOSDictionary(COSName.FONT);
    if (fonts != null) {
      for (COSName name : fonts.keySet()) {
        COSDictionary one = fonts.getCOSDictionary(name);
        if (one != null && seen.add(one)) {
          missing += missing(one) ? 1 : 0;
          composite(one);
        }
      }
    }
    COSDictionary objects = resources.getCOSDictionary(COSName.XOBJECT);
    if (objects != null) {
      for (COSName name : objects.keySet()) {
        if (objects.getDictionaryObject(name) instanceof COSStream stream) {
          resources(stream.getCOSDictionary(COSName.RESOURCES), depth + 1);
        }
      }
    }
  }

  /** Whether a font lies outside the file; the standard 14 do by right. */
  private static boolean missing(COSDictionary font) {
    COSDictionary holder = font;
    COSArray descendants = font.getCOSArray(COSName.DESCENDANT_FONTS);
    if (descendants != null
        && descendants.size() > 0
        && descendants.getObject(0) instanceof COSDictionary descendant) {
      holder = descendant;
    }
    COSDictionary descriptor = holder.getCOSDictionary(COSName.FONT_DESC);
    if (COSName.TYPE3.equals(font.getCOSName(COSName.SUBTYPE))) {
      return false;
    }
    if (descriptor == null) {
      COSName name = font.getCOSName(COSName.BASE_FONT);
      return name != null && Standard14Fonts.getMappedFontName(name.getName()) == null;
    }
    return !descriptor.containsKey(COSName.FONT_FILE)
        && !descriptor.containsKey(COSName.FONT_FILE2)
        && !descriptor.containsKey(COSName.FONT_FILE3);
  }

  private void composite(COSDictionary type0) throws IOException {
    COSArray descendants = type0.getCOSArray(COSName.DESCENDANT_FONTS);
    if (!COSName.TYPE0.equals(type0.getCOSName(COSName.SUBTYPE))
        || descendants == null
        || descendants.size() == 0
        || !(descendants.getObject(0) instanceof COSDictionary descendant)) {
      return;
    }
    COSDictionary descriptor = descendant.getCOSDictionary(COSName.FONT_DESC);
    if (descriptor == null) {
      descriptor = new COSDictionary();
      descriptor.setItem(COSName.TYPE, COSName.FONT_DESC);
      descriptor.setItem(COSName.FONT_NAME, COSName.getPDFName("NotoSansJP"));
    }
    if (descriptor.containsKey(COSName.FONT_FILE)
        || descriptor.containsKey(COSName.FONT_FILE2)
        || descriptor.containsKey(COSName.FONT_FILE3)) {
      return;
    }
    CMap unicode = unicode(type0, descendant);
    if (unicode == null) {
      return;
    }
    COSStream file = font();
    descendant.setItem(CID_TO_GID, glyphMap(unicode, vertical(type0)));
    descendant.setItem(COSName.SUBTYPE, COSName.CID_FONT_TYPE2);
    descendant.setItem(COSName.FONT_DESC, descriptor);
    descriptor.setItem(COSName.FONT_FILE2, file);
  }

  /**
   * From CID to Unicode: by Adobe-Japan1, else by the font's own table; null when neither tells.
   */
  private static @Nullable CMap unicode(COSDictionary type0, COSDictionary descendant)
      throws IOException {
    COSDictionary system = descendant.getCOSDictionary(COSName.CIDSYSTEMINFO);
    if (system != null && "Japan1".equals(system.getString(COSName.ORDERING))) {
      return new CMapParser().parsePredefined("Adobe-Japan1-UCS2");
    }
    boolean identity = COSName.IDENTITY_H.equals(type0.getCOSName(COSName.ENCODING));
    if (identity && type0.getDictionaryObject(COSName.TO_UNICODE) instanceof COSStream table) {
      try (InputStream in = table.createInputStream()) {
        return new CMapParser().parse(new RandomAccessReadBuffer(in.readAllBytes()));
      }
    }
    return null;
  }

  /** Whether its writing runs from top to bottom: the names of such encodings end in V. */
  private static boolean vertical(COSDictionary type0) {
    COSName encoding = type0.getCOSName(COSName.ENCODING);
    return encoding != null && encoding.getName().endsWith("-V");
  }

  private COSStream font() throws IOException {
    if (font != null) {
      return font;
    }
    byte[] bytes;
    try (InputStream in = PdfFonts.class.getResourceAsStream(FONT)) {
      if (in == null) {
        throw new IOException("bundled font missing");
      }
      bytes = in.readAllBytes();
    }
    var parsed = new TTFParser().parse(new RandomAccessReadBuffer(bytes));
    glyphs = parsed.getUnicodeCmapLookup();
    glyphCount = parsed.getNumberOfGlyphs();
    var turned = new TTFParser().parse(new RandomAccessReadBuffer(bytes));
    turned.enableVerticalSubstitutions();
    upright = turned.getUnicodeCmapLookup();
    COSStream stream = document.getDocument().createCOSStream();
    try (OutputStream out = stream.createOutputStream()) {
      out.write(bytes);
    }
    font = stream;
    return stream;
  }

  /** Letters made for writing downwards are looked for under their usual code as well. */
  private static int glyph(CmapLookup lookup, int code) {
    int letter = Radicals.kanji(code);
    int glyph = lookup.getGlyphId(letter);
    if (glyph > 0 || letter < 0xFE10 || letter > 0xFE48) {
      return glyph;
    }
    int usual = Normalizer.normalize(Character.toString(letter), Form.NFKC).codePointAt(0);
    return lookup.getGlyphId(usual > 0x20 && usual < 0x7F ? usual + 0xFEE0 : usual);
  }

  /** Brackets, long marks and stops have other forms where the writing runs downwards. */
  private COSStream glyphMap(CMap unicode, boolean vertical) throws IOException {
    CmapLookup lookup = vertical ? upright : glyphs;
    byte[] map = new byte[2 * 65_536];
    for (int cid = 1; cid < 65_536 && lookup != null; cid++) {
      String text = unicode.toUnicode(cid, 2);
      int glyph = text == null || text.isEmpty() ? 0 : glyph(lookup, text.codePointAt(0));
      if (glyph > 0 && glyph < glyphCount) {
        map[2 * cid] = (byte) (glyph >> 8);
        map[2 * cid + 1] = (byte) glyph;
      }
    }
    COSStream stream = document.getDocument().createCOSStream();
    try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
      out.write(map);
    }
    return stream;
  }
}
