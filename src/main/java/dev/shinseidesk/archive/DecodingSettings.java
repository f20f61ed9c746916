package dev.shinseidesk.archive;

import javax.imageio.ImageIO;

/**
 * What the decoding libraries must not do on their own; process-wide, in any process that opens.
 */
public final class DecodingSettings {
  private DecodingSettings() {}

  /**
   * Keeps residents' pictures, also those inside of PDFs, out of temporary files, and PDFBox from
   * reading the machine's fonts and listing them in the home folder. Any number of times.
   */
  public static void apply() {
    ImageIO.setUseCache(false);
    BundledFonts.use();
  }
}
