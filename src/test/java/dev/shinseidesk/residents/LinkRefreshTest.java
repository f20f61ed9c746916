package dev.shinseidesk.residents;

import static dev.shinseidesk.residents.LinkBench.HEADER;
import static dev.shinseidesk.residents.LinkBench.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Progress;
import dev.shinseidesk.residents.NumberLinkDesk.ImportReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkRefreshTest {
  @TempDir Path folder;

  private static @Nullable String key(@Nullable Problem problem) {
    return problem == null ? null : problem.key();
  }

  @Test
  void takesWhatWaitsInOrderAndOnlyOnce() throws Exception {
    try (var bench = new LinkBench(folder)) {
      assertThat(key(bench.refresh.run(Progress.NONE))).isEqualTo("residents.none-yet");
      bench.put("diff_20261103.csv", HEADER + line("B", "3"));
      bench.put("diff_20261102.csv", HEADER + line("B", "2"));
      bench.put("diff_20261025.csv", HEADER + line("X", "9"));
      bench.put("full_20261101.csv", HEADER + line("A", "1"));

      assertThat(bench.refresh.run(Progress.NONE)).isNull();

      assertThat(bench.persons("A")).containsExactly("1");
      assertThat(bench.persons("B")).containsExactly("3");
      assertThat(bench.persons("X")).as("older than the full file").isEmpty();
      assertThat(bench.desk.recent(9))
          .extracting(ImportReport::fileName)
          .containsExactly("diff_20261103.csv", "diff_20261102.csv", "full_20261101.csv");
      assertThat(bench.desk.recent(9)).extracting(ImportReport::by).containsOnly("");
      assertThat(bench.refresh.run(Progress.NONE)).isNull();
      assertThat(bench.desk.recent(9)).hasSize(3);
    }
  }

  @Test
  void tellsWhatNeedsAPersonAndDoesNotReadItAgain() throws Exception {
    try (var bench = new LinkBench(folder)) {
      bench.put("full_20261101.csv", LinkBench.full(100));
      assertThat(bench.refresh.run(Progress.NONE)).isNull();
      Path small = bench.put("full_20261102.csv", LinkBench.full(50));
      bench.put("diff_20261103.csv", HEADER + line("B", "3"));

      assertThat(key(bench.refresh.run(Progress.NONE))).isEqualTo("residents.shrinks");
      assertThat(bench.desk.state().links()).isEqualTo(100);
      // same name, size and time: nobody opens it again
      var time = Files.getLastModifiedTime(small);
      Files.write(small, new byte[Math.toIntExact(Files.size(small))]);
      Files.setLastModifiedTime(small, time);
      assertThat(key(bench.refresh.run(Progress.NONE))).isEqualTo("residents.shrinks");

      bench.put("full_20261102.csv", LinkBench.full(95));
      assertThat(bench.refresh.run(Progress.NONE)).isNull();
      assertThat(bench.persons("B")).containsExactly("3");
      assertThat(bench.desk.state().links()).isEqualTo(96);
    }
  }

  @Test
  void leavesUnreadableLinesToAPersonUnlessTheOfficeToleratesThem() throws Exception {
    String text = LinkBench.full(99) + line("B", "?");
    try (var strict = new LinkBench(folder.resolve("strict"))) {
      strict.put("full_20261101.csv", text);
      Problem problem = Objects.requireNonNull(strict.refresh.run(Progress.NONE));
      assertThat(problem.key()).isEqualTo("residents.unreadable-lines");
      assertThat(problem.facts()).containsExactly("full_20261101.csv", "1", "101", "宛名番号");
      assertThat(strict.desk.state().links()).isZero();
    }
    try (var tolerant =
        new LinkBench(folder.resolve("tolerant"), NumberLinkSource.STANDARD, 0.01)) {
      tolerant.put("full_20261101.csv", text);
      assertThat(tolerant.refresh.run(Progress.NONE)).isNull();
      assertThat(tolerant.desk.state().links()).isEqualTo(99);
      tolerant.put("diff_20261102.csv", HEADER + line("A", "1") + line("B", "?"));
      assertThat(key(tolerant.refresh.run(Progress.NONE))).isEqualTo("residents.unreadable-lines");
    }
  }

  @Test
  void takesADifferenceOnceTheFullFileBeforeItCame() throws Exception {
    try (var bench = new LinkBench(folder)) {
      bench.put("diff_20261102.csv", HEADER + line("B", "2"));
      assertThat(key(bench.refresh.run(Progress.NONE))).isEqualTo("residents.difference-first");
      bench.take("full_20261101.csv", HEADER + line("A", "1"));
      assertThat(bench.refresh.run(Progress.NONE)).isNull();
      assertThat(bench.persons("A")).containsExactly("1");
      assertThat(bench.persons("B")).containsExactly("2");
    }
  }

  @Test
  void triesAgainWhereTheChannelFailed() throws Exception {
    try (var bench = new LinkBench(folder)) {
      bench.put("full_20261101.csv", LinkBench.full(2));
      Path away = folder.resolve("away");
      Files.move(bench.exchange, away);
      assertThat(String.valueOf(key(bench.refresh.run(Progress.NONE)))).startsWith("channel.");
      Files.move(away, bench.exchange);
      assertThat(bench.refresh.run(Progress.NONE)).isNull();
      assertThat(bench.desk.state().links()).isEqualTo(2);
    }
  }
}
