package dev.shinseidesk.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.application.Sha256;
import dev.shinseidesk.texts.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every class of hostile archive is told by its key, without exception and without a file. */
class HostileArchivesTest {
  private final ZipDocuments documents = new ZipDocuments(HostileArchives.LIMITS, Samples.LAYOUT);
  private final Texts japanese = new Texts(Locale.JAPANESE);
  private final Texts english = new Texts(Locale.ENGLISH);

  @ParameterizedTest
  @EnumSource
  void toldAndHarmless(HostileArchives hostile) throws Exception {
    byte[] zip = hostile.bytes();
    byte[] before = zip.clone();
    Set<String> files = files();
    var report = documents.read(zip);
    var reading = documents.form(zip, report);
    for (var document : report.documents()) {
      byte[] content = documents.content(zip, document);
      assertThat(content == null || content.length <= HostileArchives.LIMITS.maxEntryBytes())
          .isTrue();
      documents.open(zip, document).close();
    }
    assertThat(report.problems()).extracting(ArchiveProblem::key).contains(hostile.key());
    assertThat(files()).isEqualTo(files);
    assertThat(zip).isEqualTo(before);
    for (var problem : report.problems()) {
      assertThat(japanese.get("archive." + problem.key(), problem.facts()))
          .doesNotContainPattern("\\{\\d");
      assertThat(english.get("archive." + problem.key(), problem.facts()))
          .doesNotContainPattern("\\{\\d");
    }
    assertThat(reading.items()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "TRAVERSAL",
        "TRAVERSAL_INSIDE",
        "TRAVERSAL_BACKSLASH",
        "ABSOLUTE",
        "NETWORK_SHARE",
        "DRIVE",
        "SYMLINK",
        "DEVICE",
        "ENCRYPTED",
        "ENCRYPTED_AES",
        "METHOD_UNKNOWN",
        "METHOD_LZMA",
        "CRC_WRONG",
        "DATA_DAMAGED",
        "DATA_CUT",
        "HEADER_NAME_DIFFERS",
        "HEADER_OUTSIDE",
        "HEADER_SIZE_DIFFERS",
        "ZEROS_BOMB",
        "ENTRY_TOO_LARGE"
      })
  void oneBadEntryDoesNotTakeTheOthersAlong(HostileArchives hostile) {
    byte[] zip = hostile.bytes();
    var report = documents.read(zip);
    assertThat(report.unusable()).isFalse();
    assertThat(report.documents()).hasSize(2);
    assertThat(documents.content(zip, report.documents().getFirst())).isNotNull();
    assertThat(documents.content(zip, report.documents().getLast())).isNull();
    assertThat(documents.open(zip, report.documents().getLast()))
        .isInstanceOf(OpenedDocument.Unshowable.class);
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "EMPTY",
        "NOT_A_ZIP",
        "CUT_IN_DATA",
        "TWO_DIRECTORIES",
        "SPLIT",
        "DIRECTORY_OVERWRITTEN",
        "ZIP64_LOCATOR_WRONG",
        "NO_ENTRIES",
        "TOO_MANY_ENTRIES",
        "TOO_MANY_BUT_SAYS_ONE",
        "OVERLAPPING",
        "TOTAL_TOO_LARGE"
      })
  void whatConcernsTheWholeMakesTheWholeUnusable(HostileArchives hostile) {
    assertThat(documents.read(hostile.bytes()).unusable()).isTrue();
  }

  @Test
  void hundredThousandEntriesAreCountedFast() {
    byte[] zip = HostileArchives.TOO_MANY_ENTRIES.bytes();
    var watch = new Watch();
    var report = documents.read(zip);
    assertThat(report.entries()).isEqualTo(100_000);
    assertThat(report.documents()).isEmpty();
    assertThat(report.problems())
        .contains(
            new ArchiveProblem("too-many-entries", "", java.util.List.of("100000", "1000"), true));
    assertThat(watch.elapsed()).isLessThan(Duration.ofSeconds(2));
    assertThat(watch.allocated()).isLessThan(8L << 20);
  }

  @Test
  void bombsAreStoppedFastAndTakeNoMemory() {
    byte[] nested = HostileArchives.NESTED_BOMB.bytes();
    byte[] overlapping = HostileArchives.OVERLAPPING.bytes();
    byte[] zeros = new ZipCraft().add("零.txt", new byte[50 << 20]).bytes();
    var watch = new Watch();
    var defaults = Samples.documents();
    assertThat(defaults.read(nested).documents()).hasSize(16);
    assertThat(defaults.read(overlapping).unusable()).isTrue();
    assertThat(defaults.read(zeros).problems())
        .extracting(ArchiveProblem::key)
        .containsExactly("ratio");
    assertThat(watch.elapsed()).isLessThan(Duration.ofSeconds(2));
    // unpacked it would be 4 PB, 450 MB and 50 MB
    assertThat(watch.allocated()).isLessThan(32L << 20);
  }

  @Test
  void everyClassHasItsOwnBytes() {
    assertThat(HostileArchives.values().length).isGreaterThanOrEqualTo(40);
    Set<String> hashes = new TreeSet<>();
    for (var hostile : HostileArchives.values()) {
      hashes.add(Sha256.of(hostile.bytes()).hex());
    }
    assertThat(hashes).hasSize(HostileArchives.values().length);
  }

  /** Time and memory of this thread since it was made. */
  private static final class Watch {
    private final com.sun.management.ThreadMXBean threads =
        (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
    private final long start = System.nanoTime();
    private final long bytes = threads.getCurrentThreadAllocatedBytes();

    Duration elapsed() {
      return Duration.ofNanos(System.nanoTime() - start);
    }

    long allocated() {
      return threads.getCurrentThreadAllocatedBytes() - bytes;
    }
  }

  /**
   * Everything in the working folder, and where hostile entries would lie outside of it. Temporary
   * folders are watched by HostileCorpusTests, in a process that has its own.
   */
  private static Set<String> files() throws IOException {
    Set<String> names = new TreeSet<>();
    Path here = Path.of("").toAbsolutePath();
    try (var list = Files.list(here)) {
      list.map(Path::toString).forEach(names::add);
    }
    for (String outside : new String[] {"../../etc/passwd.txt", "../書類.txt", "C:\\Users\\書類.txt"}) {
      names.add(outside + Files.exists(here.resolve(outside)));
    }
    names.add("cron" + Files.exists(Path.of("/etc/cron.d/書類.txt")));
    return names;
  }
}
