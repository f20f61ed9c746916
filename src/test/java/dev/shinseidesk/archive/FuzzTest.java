package dev.shinseidesk.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.application.DeskException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Sound files with a few bytes changed, cut or doubled never throw past the reader. */
class FuzzTest {
  private static final ViewLimits VIEW =
      new ViewLimits(50, 200_000, 4_000_000L, Duration.ofSeconds(2), 8L << 20, 1_000, 50, 10_000);

  private final ZipDocuments documents =
      new ZipDocuments(HostileArchives.LIMITS, Samples.LAYOUT, VIEW);

  @Test
  void archives() {
    byte[] sound = Samples.filing();
    var random = new Random(1);
    int told = 0;
    for (int i = 0; i < 800; i++) {
      byte[] zip = mutate(sound, random, i % 2 == 0 ? sound.length - 500 : 0);
      var report = documents.read(zip);
      documents.form(zip, report);
      report.documents().forEach(document -> documents.content(zip, document));
      told += report.problems().isEmpty() ? 0 : 1;
    }
    assertThat(told).isGreaterThan(500);
  }

  @Test
  void items() {
    var random = new Random(2);
    int told = 0;
    for (int i = 0; i < 1_000; i++) {
      byte[] csv = mutate(Samples.CSV.getBytes(UTF_8), random, 0);
      byte[] xml = mutate(Samples.XML.getBytes(UTF_8), random, 0);
      byte[] zip = new ZipCraft().add("申請項目_1.csv", csv).add("申請項目_1.xml", xml).bytes();
      told += documents.form(zip, documents.read(zip)).problems().isEmpty() ? 0 : 1;
      Samples.open("表.csv", csv, VIEW).close();
      Samples.open("木.xml", xml, VIEW).close();
      Samples.open("文.txt", xml, VIEW).close();
    }
    assertThat(told).isGreaterThan(500);
  }

  @Test
  void pdfs() {
    byte[] sound = Samples.pdf("一頁目", "二頁目");
    var random = new Random(3);
    int shown = 0;
    for (int i = 0; i < 150; i++) {
      shown += look("書.pdf", mutate(sound, random, i % 3 == 0 ? 0 : sound.length - 1_500));
    }
    assertThat(shown).isBetween(1, 149);
  }

  @Test
  void pictures() {
    var picture = Samples.picture(120, 90);
    byte[][] sound = {
      Samples.jpeg(120, 90),
      Samples.picture("png", picture),
      Samples.picture("gif", picture, Samples.picture(120, 90)),
      Samples.picture("tiff", picture, Samples.picture(60, 40))
    };
    String[] names = {"写.jpg", "写.png", "写.gif", "写.tif"};
    var random = new Random(4);
    int shown = 0;
    for (int i = 0; i < 1_200; i++) {
      shown += look(names[i % 4], mutate(sound[i % 4], random, 0));
    }
    assertThat(shown).isBetween(100, 1_199);
  }

  /** Opens and draws; 1 when something was drawn. */
  private static int look(String name, byte[] bytes) {
    try (var opened = Samples.open(name, bytes, VIEW)) {
      if (opened instanceof OpenedDocument.Paged paged) {
        paged.text(0);
        assertThat(paged.render(paged.pageCount() - 1, 0.5).argb()).isNotEmpty();
        return 1;
      }
    } catch (DeskException e) {
      assertThat(e.problem().key()).startsWith("archive.");
    }
    return 0;
  }

  private static byte[] mutate(byte[] sound, Random random, int from) {
    byte[] bytes = sound.clone();
    int changes = 1 + random.nextInt(6);
    for (int i = 0; i < changes; i++) {
      int at = from + random.nextInt(bytes.length - from);
      switch (random.nextInt(4)) {
        case 0 -> bytes[at] = (byte) random.nextInt(256);
        case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 2 -> Arrays.fill(bytes, at, Math.min(bytes.length, at + 4), (byte) 0xFF);
        default -> {
          if (random.nextInt(8) == 0) {
            bytes = Arrays.copyOf(bytes, Math.max(from + 1, at));
          } else {
            int length = Math.min(bytes.length - at, random.nextInt(30));
            System.arraycopy(bytes, from, bytes, at, Math.min(length, bytes.length - from));
          }
        }
      }
    }
    return bytes;
  }
}
