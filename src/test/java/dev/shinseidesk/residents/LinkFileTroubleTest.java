package dev.shinseidesk.residents;

import static dev.shinseidesk.residents.LinkBench.HEADER;
import static dev.shinseidesk.residents.LinkBench.line;
import static dev.shinseidesk.residents.LinkBench.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Progress;
import dev.shinseidesk.residents.NumberLinkDesk.Preview;
import dev.shinseidesk.residents.NumberLinkDesk.State;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files as they must not be: a clear message, the links as they were, and a retry that works. */
class LinkFileTroubleTest {
  private static final String FULL = "full_20261110.csv";

  @TempDir Path folder;
  private LinkBench bench;
  private State before = new State(0, null);

  @BeforeEach
  void open() throws Exception {
    bench = new LinkBench(folder);
    bench.take("full_20261101.csv", HEADER + line("OLD", "1"));
    before = bench.desk.state();
  }

  @AfterEach
  void close() throws Exception {
    assertThat(bench.left()).isEmpty();
    bench.take("full_20261120.csv", HEADER + line("NEW", "2"));
    assertThat(bench.persons("NEW")).containsExactly("2");
    bench.close();
  }

  private Problem trouble(String name, byte[] bytes) throws Exception {
    bench.put(name, bytes);
    Problem problem =
        refused(() -> bench.desk.preview(LinkBench.ADMINISTRATOR, "jumin", name, Progress.NONE));
    assertThat(bench.desk.state()).isEqualTo(before);
    assertThat(bench.persons("OLD")).containsExactly("1");
    return problem;
  }

  private void trouble(String text, String key, String... facts) throws Exception {
    Problem problem = trouble(FULL, text.getBytes(StandardCharsets.UTF_8));
    assertThat(problem.key()).isEqualTo("residents." + key);
    assertThat(problem.facts().subList(0, facts.length)).containsExactly(facts);
  }

  @Test
  void cutOff() throws Exception {
    String whole = HEADER + line("A", "1");
    trouble(whole + "B,2,2031-01-31", "cut-off", "3");
    trouble(whole + "B,2,2031-01-31,,,2026-10-01T12:3", "cut-off", "3");
    trouble(whole + "\"B\",\"2", "cut-off", "3");
    trouble("シリアル番号,宛名番号", "wrong-columns", "証明書有効期限、失効年月日、異動区分、更新年月日時刻");
    // a whole last line needs no line end
    bench.preview(FULL, (whole + line("B", "2")).stripTrailing());
    // but a number at the very end may have lost digits
    trouble("シリアル番号,証明書有効期限,失効年月日,異動区分,更新年月日時刻,宛名番号\nA,,,,2026-10-01T12:34:56,123", "cut-off", "2");
  }

  @Test
  void emptyAndHeaderOnly() throws Exception {
    trouble("", "empty");
    trouble("\r\n\r\n", "empty");
    trouble(HEADER, "empty");
    trouble(HEADER + line("A", "1", "削除"), "empty");
    Preview nothing = bench.preview("diff_20261110.csv", HEADER);
    assertThat(nothing.lines()).isZero();
    assertThat(nothing.needed()).isEmpty();
  }

  @Test
  void headerMissingOrTwice() throws Exception {
    trouble(line("A", "1") + line("B", "2"), "wrong-columns");
    trouble(HEADER.replace("\r\n", ",宛名番号\r\n") + line("A", "1"), "wrong-columns", "宛名番号");
  }

  @Test
  void wrongColumnCountInEveryLine() throws Exception {
    trouble(HEADER + "A;1\r\nB;2\r\n", "nothing-readable", "2", "列の数", "6 ≠ 1");
    trouble(HEADER + "A;1\r\n".repeat(50_000), "nothing-readable", "2", "列の数");
  }

  @Test
  void otherEncodings() throws Exception {
    Charset windows = Charset.forName("windows-31j");
    Problem whole = trouble(FULL, (HEADER + line("A", "1")).getBytes(windows));
    assertThat(whole.key()).isEqualTo("residents.wrong-encoding");
    assertThat(whole.facts()).containsExactly("1", "UTF-8");
    var late = new ByteArrayOutputStream();
    late.write(LinkBench.full(30_000).getBytes(StandardCharsets.UTF_8));
    late.write(line("A", "1", "失効").getBytes(windows));
    assertThat(trouble(FULL, late.toByteArray()).facts()).containsExactly("30002", "UTF-8");
    assertThat(trouble(FULL, (HEADER + line("A", "1")).getBytes(StandardCharsets.UTF_16)).key())
        .isEqualTo("residents.wrong-encoding");
  }

  @Test
  void binaryNulAndGiantLines() throws Exception {
    byte[] garbage = new byte[100_000];
    new Random(3).nextBytes(garbage);
    assertThat(trouble(FULL, garbage).key()).isEqualTo("residents.wrong-encoding");
    trouble(HEADER + line("A", "1") + "\0\0\0", "not-text", "3");
    trouble(HEADER + "A".repeat(1_000_000) + "\r\n", "line-too-long", "2", "16384");
    trouble(HEADER + "\"" + "A,".repeat(1_000_000), "line-too-long", "2");
  }

  @Test
  void oneSerialOverAndOver() throws Exception {
    var text = new StringBuilder(HEADER);
    for (int i = 0; i < 30_000; i++) {
      text.append(line("A", Integer.toString(i)));
    }
    trouble(text.toString(), "serial-repeated", "1000");
  }

  @Test
  void byteOrderMarkAndEveryLineEnd() throws Exception {
    Preview preview =
        bench.preview(
            FULL,
            "\uFEFF"
                + (HEADER + line("A", "1")).replace("\r\n", "\r")
                + (line("B", "2") + line("B2", "?")).replace("\r\n", "\n")
                + line("C", "3"));
    assertThat(preview.lines()).isEqualTo(4);
    assertThat(preview.linksAfter()).isEqualTo(3);
    assertThat(preview.firstUnreadable().getFirst().line()).isEqualTo(4);
  }

  @Test
  void cancelledAtAnyPoint() throws Exception {
    byte[] bytes = LinkBench.full(60_000).getBytes(StandardCharsets.UTF_8);
    bench.put(FULL, bytes);
    for (int after : new int[] {0, 1, 20, 45, 70}) {
      var progress = new Cancelling(after);
      Problem problem =
          refused(() -> bench.desk.preview(LinkBench.ADMINISTRATOR, "jumin", FULL, progress));
      assertThat(problem.key()).isEqualTo("residents.cancelled");
      assertThat(bench.desk.state()).isEqualTo(before);
    }
    var whole = new Cancelling(Integer.MAX_VALUE);
    bench.desk.preview(LinkBench.ADMINISTRATOR, "jumin", FULL, whole);
    assertThat(whole.last).isEqualTo(2L * bytes.length);
    assertThat(whole.wentBack).isFalse();
  }

  private static final class Cancelling implements Progress {
    private final int after;
    private int reports;
    private long last;
    private boolean wentBack;

    Cancelling(int after) {
      this.after = after;
    }

    @Override
    public void report(long done, long total) {
      reports++;
      wentBack |= done < last || done > total;
      last = done;
    }

    @Override
    public boolean cancelled() {
      return reports >= after;
    }
  }

  /** Whatever stands in the bytes, the answer is a preview or a problem, and the links stay. */
  @Test
  void mutatedFilesNeverCrash() throws Exception {
    var random = new Random(20261122);
    byte[] sound = LinkBench.full(40).getBytes(StandardCharsets.UTF_8);
    Path file = folder.resolve("mutated.csv");
    int read = 0;
    for (int round = 0; round < 150; round++) {
      byte[] bytes = Arrays.copyOf(sound, 200 + random.nextInt(sound.length - 200));
      int changes = 1 + random.nextInt(6);
      for (int i = 0; i < changes; i++) {
        byte[] signs = {'"', ',', '\r', '\n', 0, (byte) 0x82, (byte) 0xE3, 'A', (byte) 0xFF};
        bytes[random.nextInt(bytes.length)] = signs[random.nextInt(signs.length)];
      }
      Files.write(file, bytes);
      try {
        Preview preview = bench.previewLocal(file, NumberLinkDesk.Extent.FULL);
        read++;
        assertThat(preview.linksAfter()).isLessThanOrEqualTo(preview.lines() + 1);
        bench.desk.discard(preview.id());
      } catch (DeskException e) {
        assertThat(e.problem().key()).startsWith("residents.");
      }
    }
    assertThat(read).isPositive();
    assertThat(bench.desk.state()).isEqualTo(before);
    assertThat(refused(() -> bench.desk.apply(LinkBench.ADMINISTRATOR, "x", Set.of())).key())
        .isEqualTo("residents.preview-gone");
  }
}
