package dev.shinseidesk.tour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The search finds what lies there, wherever and however it is written. */
class PlainTextScannerTest {
  private static final String NAME = "水鳥　みどり";
  private static final PlainTextScan SCAN = new PlainTextScan(List.of(NAME, "7654321", "短い"));

  @TempDir Path folder;

  private boolean found(byte[] content) throws IOException {
    Path file = Files.write(folder.resolve("planted"), content);
    return !SCAN.scan(List.of(file)).hits().isEmpty();
  }

  @Test
  void findsANameInEachEncodingAtEveryPlace() throws Exception {
    assertThat(SCAN.terms()).isEqualTo(2);
    byte[] noise = new byte[3 << 20];
    new Random(5).nextBytes(noise);
    assertThat(found(noise)).isFalse();
    for (Charset encoding : PlainTextScan.ENCODINGS) {
      byte[] name = NAME.getBytes(encoding);
      // first, last, at odd places, and across the end of every chunk
      for (int at : List.of(0, 1, 4_095, noise.length - name.length)) {
        assertThat(found(planted(noise, name, at))).as("%s at %d", encoding, at).isTrue();
      }
      for (int at = (1 << 20) - 90; at < (1 << 20) + 190; at += 7) {
        assertThat(found(planted(noise, name, at))).as("%s at %d", encoding, at).isTrue();
      }
      assertThat(found(name)).isTrue();
    }
  }

  private static byte[] planted(byte[] noise, byte[] name, int at) {
    byte[] content = noise.clone();
    System.arraycopy(name, 0, content, at, name.length);
    return content;
  }

  @Test
  void looksIntoWhatIsPackedAndAtNames() throws Exception {
    for (Charset encoding : PlainTextScan.ENCODINGS) {
      byte[] text = (" ".repeat(500) + NAME).getBytes(encoding);
      assertThat(found(zip("a.txt", text))).as("ZIP, %s", encoding).isTrue();
      assertThat(found(gzip(text))).as("gzip, %s", encoding).isTrue();
      assertThat(found(zip("b.gz", gzip(zip("a.txt", text))))).as("nested, %s", encoding).isTrue();
    }
    assertThat(found(zip(NAME + ".txt", new byte[0]))).isTrue();
    assertThat(found(zip("a.txt", "何もない".getBytes(StandardCharsets.UTF_8)))).isFalse();
    var old = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(old, PlainTextScan.ENCODINGS.getLast())) {
      zip.putNextEntry(new ZipEntry(NAME + ".txt"));
      zip.closeEntry();
    }
    assertThat(found(old.toByteArray())).as("a name in Windows-31J, not told").isTrue();
    Path named = Files.writeString(folder.resolve(NAME + ".txt"), "");
    assertThat(SCAN.scan(List.of(named)).hits()).singleElement().asString().contains("name");
  }

  @Test
  void aNumberCountsOnlyWhereItStandsAlone() throws Exception {
    for (Charset encoding : PlainTextScan.ENCODINGS) {
      assertThat(found("口座 7654321。".getBytes(encoding))).as("%s", encoding).isTrue();
      assertThat(found("7654321".getBytes(encoding))).as("%s", encoding).isTrue();
      assertThat(found(" 17654321 ".getBytes(encoding))).as("%s", encoding).isFalse();
      assertThat(found(" 7654321c0ffee ".getBytes(encoding))).as("%s", encoding).isFalse();
    }
  }

  private static byte[] zip(String name, byte[] content) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content);
      zip.closeEntry();
    }
    return out.toByteArray();
  }

  private static byte[] gzip(byte[] content) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(content);
    }
    return out.toByteArray();
  }
}
