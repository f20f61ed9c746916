package dev.shinseidesk.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A few of the mutations that {@code bench fuzz} runs by the hundred thousand. */
class ReaderFuzzTest {
  @Test
  void noReaderThrowsForDamagedDocuments() {
    var samples =
        List.of(
            new ReaderFuzz.Sample("証明.docx", OfficeSamples.docx()),
            new ReaderFuzz.Sample("表.xlsx", OfficeSamples.xlsx()),
            new ReaderFuzz.Sample("表.xls", OfficeSamples.xls()),
            new ReaderFuzz.Sample("紙.pptx", OfficeSamples.pptx()),
            new ReaderFuzz.Sample("紙.ppt", OfficeSamples.ppt()),
            new ReaderFuzz.Sample("書.pdf", Samples.pdf("申請書")),
            new ReaderFuzz.Sample("写.jpg", Samples.jpeg(60, 40)),
            new ReaderFuzz.Sample("表.csv", Samples.CSV.getBytes(UTF_8)),
            new ReaderFuzz.Sample("木.xml", Samples.XML.getBytes(UTF_8)));
    var fuzz = new ReaderFuzz(7);
    fuzz.run(samples, 0, 360);
    assertThat(fuzz.failures()).isEmpty();
    assertThat(fuzz.counts()).allMatch(c -> c.tried() > 0);
    assertThat(fuzz.counts().stream().mapToLong(ReaderFuzz.Count::shown).sum()).isGreaterThan(50);
    assertThat(fuzz.counts().stream().mapToLong(ReaderFuzz.Count::refused).sum()).isGreaterThan(50);
  }

  @Test
  void aSeedDamagesTheSameWayAgain() {
    byte[] sound = OfficeSamples.xls();
    for (long seed = 0; seed < 40; seed++) {
      assertThat(ReaderFuzz.mutated(sound, seed)).isEqualTo(ReaderFuzz.mutated(sound, seed));
    }
  }
}
