package dev.shinseidesk.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;

/** Single documents in an archive of their own, for tests of other packages. */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Filing(byte[] zip, DocumentInfo info) {
  /** One document, alone. */
  public static Filing of(String name, byte[] bytes) {
    byte[] zip = new ZipCraft().add(name, bytes, e -> e.store(bytes)).bytes();
    return new Filing(zip, documents().read(zip).documents().getFirst());
  }

  /** One document, alone and deflated. */
  public static Filing packed(String name, byte[] bytes) {
    byte[] zip = new ZipCraft().add(name, bytes).bytes();
    return new Filing(zip, documents().read(zip).documents().getFirst());
  }

  /** The reader with the shipped bounds. */
  public static ZipDocuments documents() {
    return Samples.documents();
  }

  /** A PDF of one page per text. */
  public static Filing pdf(String... texts) {
    return of("書.pdf", Samples.pdf(texts));
  }

  /** A sound photograph's bytes. */
  public static byte[] jpeg(int width, int height) {
    return Samples.jpeg(width, height);
  }

  /** A sound Word document's bytes. */
  public static byte[] docx() {
    return OfficeSamples.docx();
  }

  /** A sound Excel workbook's bytes. */
  public static byte[] xlsx() {
    return OfficeSamples.xlsx();
  }

  /** A sound workbook's bytes in the old format. */
  public static byte[] xls() {
    return OfficeSamples.xls();
  }

  /** Every kind that is shown, and some that aren't. */
  public static List<Filing> kinds() {
    return List.of(
        pdf("児童手当認定請求書", "二頁目"),
        of("写真.jpg", Samples.jpeg(300, 200)),
        of("写真.png", Samples.picture("png", Samples.picture(64, 48))),
        of("紙.tif", Samples.picture("tiff", Samples.picture(64, 48), Samples.picture(20, 30))),
        of("項目.csv", Samples.CSV.getBytes(UTF_8)),
        of("項目.xml", Samples.XML.getBytes(UTF_8)),
        of("手紙.txt", "一行目\n𠮷野家".getBytes(UTF_8)),
        of("就労証明書.docx", OfficeSamples.docx()),
        of("収入.xlsx", OfficeSamples.xlsx()),
        of("収入.xls", OfficeSamples.xls()),
        of("壊.pdf", "%PDF-1.7\nこわれている".getBytes(UTF_8)),
        of("空.pdf", new byte[0]),
        of("写真.heic", "....ftypheic....".getBytes(UTF_8)));
  }
}
