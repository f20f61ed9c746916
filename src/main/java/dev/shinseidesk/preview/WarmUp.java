package dev.shinseidesk.preview;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.archive.DocumentInfo;
import dev.shinseidesk.archive.DocumentOpener;
import dev.shinseidesk.archive.FileType;
import dev.shinseidesk.archive.OpenedDocument;
import dev.shinseidesk.archive.ViewLimits;

/**
 * A page drawn for nobody while a process waits, so that the first real one needn't wait for
 * classes and fonts to be loaded.
 */
final class WarmUp {
  private static final String PDF =
      """
      %PDF-1.4
      1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
      2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
      3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R
      /Resources<</Font<</F1 5 0 R/F2 6 0 R>>>>>> endobj
      4 0 obj <</Length 96>> stream
      BT /F1 20 Tf 10 100 Td <93CD8F6F> Tj ET BT /F2 20 Tf 10 50 Td (desk) Tj ET 0 0 9 9 re f
      endstream endobj
      5 0 obj <</Type/Font/Subtype/Type0/BaseFont/MS-Gothic/Encoding/90ms-RKSJ-H
      /DescendantFonts[7 0 R]>> endobj
      6 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica>> endobj
      7 0 obj <</Type/Font/Subtype/CIDFontType2/BaseFont/MS-Gothic
      /CIDSystemInfo<</Registry(Adobe)/Ordering(Japan1)/Supplement 2>>>> endobj
      trailer <</Root 1 0 R>>
      """;

  private WarmUp() {}

  /** Draws it; any failure shows again with the first document. */
  static void run() {
    byte[] bytes = PDF.getBytes(US_ASCII);
    var info =
        new DocumentInfo(
            0,
            "",
            "UTF-8",
            bytes.length,
            FileType.PDF,
            FileType.PDF,
            null,
            DocumentInfo.Role.ATTACHMENT);
    try (var opened = DocumentOpener.open(bytes, info, ViewLimits.DEFAULT)) {
      if (opened instanceof OpenedDocument.Paged paged) {
        paged.render(0, 1);
        paged.text(0);
      }
    } catch (DeskException e) {
      return;
    }
  }
}
