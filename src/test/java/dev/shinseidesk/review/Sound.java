package dev.shinseidesk.review;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A change that leaves a filing sound. */
record Sound(String what, Consumer<Filing> change) {
  @Override
  public String toString() {
    return what;
  }

  static Stream<Sound> all() {
    return Stream.of(
        new Sound("nothing changed", f -> {}),
        new Sound("only the CSV", f -> f.xml.clear()),
        new Sound("only the XML", f -> f.csv.clear()),
        new Sound("no signature information", f -> f.without(Filing.SIGNATURE)),
        new Sound(
            "optional items empty", f -> f.item("F020", "").item("F022", "").item("F024", "")),
        new Sound("full-width digits", f -> f.item("F013", "１２３－４５６７").item("F024", "１２３４５６７")),
        new Sound("postal code without hyphen", f -> f.item("F013", "1234567")),
        new Sound("long mark for a hyphen", f -> f.item("F015", "０９０ー１２３４ー５６７８")),
        new Sound("fixed line", f -> f.item("F015", "03-1234-5678")),
        new Sound("fixed line without hyphens", f -> f.item("F015", "0312345678")),
        new Sound("abroad", f -> f.item("F015", "+81-3-1234-5678")),
        new Sound("western date", f -> f.item("F012", "1990/3/4")),
        new Sound("first year of an era", f -> f.item("F020", "令和元年5月1日")),
        new Sound("born on the day of the filing", f -> f.item("F020", "令和8年11月20日")),
        new Sound("an event still to come", f -> f.item("F021", "令和9年1月1日")),
        new Sound("number with separators", f -> f.item("F023", "1,234")),
        new Sound("reading with marks apart", f -> f.item("F011", "ヤマタ\u3099・ジョー タロウ")),
        new Sound(
            "line ends of CSV and XML",
            f -> {
              f.csv.put("F014", "みどり野市\r\n中央1-2-3");
              f.xml.put("F014", "みどり野市\n中央1-2-3");
            }),
        new Sound(
            "attachment named by a Mac",
            f -> {
              f.without(Filing.CERTIFICATE);
              f.entry("添付_所得 課税証明書_１.pdf", Filing.pdf("氏名　山田太郎"));
            }),
        new Sound("Office attachment beside", f -> f.entry("説明.docx", docx())),
        new Sound(
            "JPEG with something behind its end",
            f -> {
              byte[] jpeg = Filing.picture("jpg");
              f.entry("写真.jpg", Arrays.copyOf(jpeg, jpeg.length + 100));
            }),
        new Sound(
            "certificate of a household",
            f -> f.entry(Filing.CERTIFICATE, Filing.pdf("氏名　山田　花子\n氏名　山田 太郎"))),
        new Sound(
            "address in other words",
            f ->
                f.entry(
                    Filing.SIGNATURE, Filing.signature("a1", "山田太郎", "みどり野市中央一丁目２－３", "平成2年3月4日"))),
        new Sound("filed again much later", f -> f.others = List.of(Broken.other("R3", 61))),
        new Sound("itself among the others", f -> f.others = List.of(Broken.other("R1", 0))));
  }

  private static byte[] docx() {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
      zip.write("<Types/>".getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
