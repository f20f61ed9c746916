package dev.shinseidesk.residents;

import static dev.shinseidesk.residents.LinkBench.ADMINISTRATOR;
import static dev.shinseidesk.residents.LinkBench.CLERK;
import static dev.shinseidesk.residents.LinkBench.HEADER;
import static dev.shinseidesk.residents.LinkBench.line;
import static dev.shinseidesk.residents.LinkBench.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Progress;
import dev.shinseidesk.residents.NumberLinkDesk.Consent;
import dev.shinseidesk.residents.NumberLinkDesk.Extent;
import dev.shinseidesk.residents.NumberLinkDesk.ImportReport;
import dev.shinseidesk.residents.NumberLinkDesk.Preview;
import dev.shinseidesk.residents.NumberLinkDesk.State;
import dev.shinseidesk.residents.NumberLinkDesk.WaitingFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkImportDeskTest {
  private static final String FULL = "full_20261101.csv";
  private static final String DAY_2 = "diff_20261102.csv";
  private static final Instant NOV_1 = Instant.parse("2026-10-31T15:00:00Z");
  private static final Instant NOV_2 = Instant.parse("2026-11-01T15:00:00Z");

  @TempDir Path folder;
  private LinkBench bench;

  @BeforeEach
  void open() throws Exception {
    bench = new LinkBench(folder);
  }

  @AfterEach
  void close() throws Exception {
    assertThat(bench.left()).isEmpty();
    bench.close();
  }

  @Test
  void previewsWithoutAnythingCounting() throws Exception {
    bench.take(FULL, HEADER + line("A", "1") + line("B", "2") + line("C", "3"));

    Preview preview =
        bench.preview(
            "full_20261110.csv",
            HEADER + line("A", "1") + line("B", "9") + line("D", "4") + line("E", "5"));

    assertThat(preview.added()).isEqualTo(2);
    assertThat(preview.changed()).isEqualTo(1);
    assertThat(preview.ended()).isEqualTo(1);
    assertThat(preview.unchanged()).isEqualTo(1);
    assertThat(preview.lines()).isEqualTo(4);
    assertThat(preview.linksBefore()).isEqualTo(3);
    assertThat(preview.linksAfter()).isEqualTo(4);
    assertThat(preview.needed()).isEmpty();
    assertThat(bench.persons("B")).containsExactly("2");
    assertThat(bench.persons("D")).isEmpty();
    assertThat(bench.desk.state()).isEqualTo(new State(3, NOV_1));

    ImportReport report = bench.desk.apply(ADMINISTRATOR, preview.id(), Set.of());

    assertThat(report.linksAfter()).isEqualTo(4);
    assertThat(bench.persons("B")).containsExactly("9");
    assertThat(bench.persons("C")).isEmpty();
    assertThat(bench.persons("D")).containsExactly("4");
    assertThat(bench.desk.recent(1)).containsExactly(report);
    assertThat(report.by()).isEqualTo("suzuki");
    assertThat(bench.desk.recent(5)).hasSize(2);
  }

  @Test
  void laysADifferenceOverTheFullFile() throws Exception {
    bench.take(FULL, HEADER + line("A", "1") + line("B", "2") + line("C", "3"));

    ImportReport report =
        bench.take(
            DAY_2,
            HEADER
                + line("A", "7")
                + line("B", "", "削除")
                + line("D", "4")
                + line("D", "5")
                + line("E", "6")
                + line("E", "", "削除")
                + line("X", "", "抹消"));

    assertThat(report.added()).isEqualTo(1);
    assertThat(report.changed()).isEqualTo(1);
    assertThat(report.ended()).isEqualTo(1);
    assertThat(report.linksAfter()).isEqualTo(3);
    assertThat(bench.persons("A")).containsExactly("7");
    assertThat(bench.persons("B")).isEmpty();
    assertThat(bench.persons("C")).containsExactly("3");
    assertThat(bench.persons("D")).as("later lines win").containsExactly("5");
    assertThat(bench.persons("E")).isEmpty();
    assertThat(bench.desk.state()).isEqualTo(new State(3, NOV_2));
  }

  @Test
  void refusesADifferenceOutOfOrder() throws Exception {
    assertThat(refused(() -> bench.preview(DAY_2, HEADER + line("A", "1"))).key())
        .isEqualTo("residents.difference-first");
    bench.take(FULL, HEADER + line("A", "1"));
    bench.take("diff_20261103.csv", HEADER + line("B", "2"));

    Problem problem = refused(() -> bench.preview(DAY_2, HEADER + line("C", "3")));

    assertThat(problem.key()).isEqualTo("residents.out-of-order");
    assertThat(problem.facts())
        .containsExactly(DAY_2, "2026-11-02 00:00:00", "2026-11-03 00:00:00");
    assertThat(bench.persons("C")).isEmpty();
  }

  @Test
  void theSameFileAgainChangesNothingAndSaysSo() throws Exception {
    String full = HEADER + line("A", "1") + line("B", "2");
    bench.take(FULL, full);
    Preview again = bench.preview("full_20261105.csv", full);
    assertThat(again.known()).isTrue();
    assertThat(again.linksAfter()).isEqualTo(2);
    bench.desk.apply(ADMINISTRATOR, again.id(), Set.of());
    assertThat(bench.desk.state().links()).isEqualTo(2);
    assertThat(bench.desk.state().asOf()).isEqualTo(Instant.parse("2026-11-04T15:00:00Z"));
    assertThat(bench.desk.waiting("jumin")).isEmpty();

    String difference = HEADER + line("C", "3");
    bench.take("diff_20261106.csv", difference);
    assertThat(bench.preview("diff_20261107.csv", difference).known()).isTrue();
    // the full file of before would take the difference back: not known any more
    Preview older = bench.preview("full_20261108.csv", full);
    assertThat(older.known()).isFalse();
    assertThat(older.ended()).isEqualTo(1);
  }

  @Test
  void asksBeforeTheTableShrinks() throws Exception {
    bench.take(FULL, LinkBench.full(100));
    assertThat(bench.preview("full_20261102.csv", LinkBench.full(90)).needed()).isEmpty();
    Preview preview = bench.preview("full_20261103.csv", LinkBench.full(89));
    assertThat(preview.needed()).containsExactly(Consent.SHRINK);

    Problem problem =
        refused(
            () -> bench.desk.apply(ADMINISTRATOR, preview.id(), Set.of(Consent.UNREADABLE_LINES)));
    assertThat(problem.key()).isEqualTo("residents.shrinks");
    assertThat(problem.facts()).containsExactly("full_20261103.csv", "100", "89");
    assertThat(bench.desk.state().links()).isEqualTo(100);

    bench.desk.apply(ADMINISTRATOR, preview.id(), Set.of(Consent.SHRINK));
    assertThat(bench.desk.state().links()).isEqualTo(89);
  }

  @Test
  void tellsUnreadableLinesAndKeepsWhatTheyMayHaveMeant() throws Exception {
    bench.take(FULL, HEADER + line("A", "1") + line("B", "2") + line("C", "3") + line("D", "4"));

    Preview preview =
        bench.preview(
            "full_20261102.csv",
            HEADER
                + line("A", "1")
                + line("B", "?")
                + "C,3\r\n"
                + line("番号", "4")
                + "\"E\"x,5,,,,\r\n"
                + line("F", "6").replace("2031-01-31", "2031-02-30"));

    assertThat(preview.unreadable()).isEqualTo(5);
    assertThat(preview.needed()).contains(Consent.UNREADABLE_LINES);
    assertThat(preview.firstUnreadable())
        .extracting(line -> line.line() + " " + line.item())
        .containsExactly("3 宛名番号", "4 列の数", "5 シリアル番号", "6 引用符", "7 証明書有効期限");
    assertThat(preview.firstUnreadable().toString()).doesNotContain("02-30").doesNotContain("?");
    assertThat(
            refused(() -> bench.desk.apply(ADMINISTRATOR, preview.id(), Set.of(Consent.SHRINK)))
                .key())
        .isEqualTo("residents.unreadable-lines");

    bench.desk.apply(ADMINISTRATOR, preview.id(), Set.of(Consent.UNREADABLE_LINES, Consent.SHRINK));

    assertThat(bench.persons("B")).containsExactly("2");
    assertThat(bench.persons("C")).containsExactly("3");
    assertThat(bench.persons("D")).as("nothing tells that its line was meant").isEmpty();
    assertThat(bench.persons("F")).isEmpty();
    assertThat(bench.desk.state().links()).isEqualTo(3);
    assertThat(preview.linksAfter()).isEqualTo(3);

    // what was kept stays when a difference lies over it, and goes with the next full file
    bench.take(
        "diff_20261103.csv", HEADER + line("B", "8") + line("B", "?") + line("C", "?", "削除"));
    assertThat(bench.persons("B")).containsExactly("2");
    assertThat(bench.persons("C")).as("who it was doesn't matter when it ends").isEmpty();
    bench.take("full_20261104.csv", HEADER + line("A", "1"));
    assertThat(bench.persons("B")).isEmpty();
  }

  @Test
  void onlySupervisorsAndAdministratorsApply() throws Exception {
    Preview preview = bench.preview(FULL, LinkBench.full(2));

    assertThat(refused(() -> bench.desk.apply(CLERK, preview.id(), Set.of())).key())
        .isEqualTo("residents.not-permitted");
    assertThat(bench.desk.state()).isEqualTo(new State(0, null));
    bench.desk.apply(ADMINISTRATOR, preview.id(), Set.of());
    assertThat(bench.desk.state().links()).isEqualTo(2);
  }

  @Test
  void aPreviewGoesWhenAnotherFileCameFirstOrItWasDropped() throws Exception {
    Preview first = bench.preview(FULL, LinkBench.full(2));
    Preview second = bench.preview("full_20261102.csv", LinkBench.full(3));
    bench.desk.apply(ADMINISTRATOR, second.id(), Set.of());

    for (String id : List.of(first.id(), second.id(), "none")) {
      assertThat(refused(() -> bench.desk.apply(ADMINISTRATOR, id, Set.of())).key())
          .isEqualTo("residents.preview-gone");
    }
    Preview third = bench.preview("full_20261103.csv", LinkBench.full(4));
    bench.desk.discard(third.id());
    assertThat(refused(() -> bench.desk.apply(ADMINISTRATOR, third.id(), Set.of())).key())
        .isEqualTo("residents.preview-gone");
    assertThat(bench.desk.state().links()).isEqualTo(3);
  }

  @Test
  void listsWhatWaitsInOrder() throws Exception {
    bench.put("diff_20261102.csv", "x");
    bench.put("full_20261101.csv", "x");
    bench.put("diff_20261101.csv", "x");
    bench.put("diff_202611010930.csv", "x");
    bench.put("readme.txt", "x");
    bench.put("full_20269999.csv", "x");

    assertThat(bench.desk.waiting("jumin"))
        .extracting(WaitingFile::name)
        .containsExactly(
            "full_20261101.csv",
            "diff_20261101.csv",
            "diff_202611010930.csv",
            "diff_20261102.csv",
            "full_20269999.csv");
    assertThat(bench.desk.sources())
        .containsExactly(
            new NumberLinkDesk.Source("jumin", "001o014-00", bench.exchange.toString()));
    assertThat(refused(() -> bench.desk.waiting("none")).key())
        .isEqualTo("residents.source-unknown");
    assertThat(
            refused(() -> bench.desk.preview(ADMINISTRATOR, "jumin", "readme.txt", Progress.NONE))
                .key())
        .isEqualTo("residents.file-unknown");
  }

  @Test
  void takesAFileOfThisMachine() throws Exception {
    Path file = Files.writeString(folder.resolve("mine.csv"), LinkBench.full(2));
    Preview preview = bench.previewLocal(file, Extent.FULL);
    assertThat(preview.asOf()).isEqualTo(Files.getLastModifiedTime(file).toInstant());
    bench.desk.apply(ADMINISTRATOR, preview.id(), Set.of());
    assertThat(bench.desk.state().links()).isEqualTo(2);
    for (Path unusable : List.of(folder, folder.resolve("none.csv"))) {
      assertThat(refused(() -> bench.previewLocal(unusable, Extent.FULL)).key())
          .isEqualTo("residents.file-unreadable");
    }
  }

  @Test
  void readsTheMinistrysFile() throws Exception {
    try (var other = new LinkBench(folder.resolve("other"), NumberLinkSource.MINISTRY, 0)) {
      other.take(
          "full_20261101.csv",
          "1001,A1,1,20310131,,20261001123456\r\n1002,B2,,20310131,20261031,20261001123456\r\n");
      Preview preview =
          other.preview(
              "diff_20261102.csv",
              "1003,A1,2,20310131,,20261102000000\r\n,B2,3,,,\r\n1004,C3,新,,,20261102000000\r\n");
      assertThat(preview.firstUnreadable())
          .singleElement()
          .satisfies(line -> assertThat(line.item()).isEqualTo("異動区分"));
      other.desk.apply(ADMINISTRATOR, preview.id(), Set.of(Consent.values()));
      assertThat(other.persons("A1")).containsExactly("1003");
      assertThat(other.persons("B2")).isEmpty();
      assertThat(other.persons("C3")).isEmpty();
    }
  }
}
