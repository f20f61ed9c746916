package dev.shinseidesk;

import dev.shinseidesk.application.CertificateSerial;
import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.Progress;
import dev.shinseidesk.channels.FolderTransport;
import dev.shinseidesk.residents.LinkFileName;
import dev.shinseidesk.residents.LinkImportDesk;
import dev.shinseidesk.residents.NumberLinkDesk.Preview;
import dev.shinseidesk.residents.NumberLinkProfile;
import dev.shinseidesk.residents.NumberLinkSource;
import dev.shinseidesk.security.DataKey;
import dev.shinseidesk.store.SqliteStore;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/**
 * Measures taking in number links on a real encrypted store: a full file, a difference, lookups.
 * The links are made up and the same for the same seed.
 */
final class LinkBenchmark {
  private static final String FULL = "full_20261101.csv";
  private static final String DIFFERENCE = "difference_20261102.csv";
  private static final int LOOKUPS = 2_000;
  private static final long SPREAD = 0x9E3779B97F4A7C15L;
  private static final Operator BY =
      new Operator(new OperatorId("bench"), "bench", EnumSet.of(Operator.Role.ADMINISTRATOR));

  private final Path folder;
  private final int lines;
  private final long seed;
  private final Clock clock;

  /**
   * In a folder that the caller deletes.
   *
   * @param lines of the full file
   */
  LinkBenchmark(Path folder, int lines, long seed, Clock clock) {
    this.folder = folder;
    this.lines = lines;
    this.seed = seed;
    this.clock = clock;
  }

  /**
   * What was measured.
   *
   * @param links in force at the end
   * @param bytes of the full file
   * @param plainSeconds reading the full file line by line and nothing else
   * @param previewSeconds reading, staging and comparing the full file
   * @param applySeconds bringing it into force
   * @param cpuSeconds processor time of both, all threads of the program; on a busy machine the
   *     honest one
   * @param differenceLines of the difference
   * @param differenceSeconds both steps of the difference
   * @param peakHeap bytes of the heap in use at most, garbage included
   * @param medianMicros of a lookup
   * @param slowestMicros the slowest in a hundred
   */
  record Result(
      long links,
      long bytes,
      double plainSeconds,
      double previewSeconds,
      double applySeconds,
      double cpuSeconds,
      int differenceLines,
      double differenceSeconds,
      long peakHeap,
      double medianMicros,
      double slowestMicros) {}

  /** Measures; takes about a minute for a million lines. */
  Result run() throws DeskException, IOException {
    Path exchange = Files.createDirectories(folder.resolve("exchange"));
    writeFull(exchange.resolve(FULL));
    int changes = Math.max(1, lines / 100);
    writeDifference(exchange.resolve(DIFFERENCE), changes);
    double plain = readPlain(exchange.resolve(FULL));
    try (DataKey key = DataKey.random(new SecureRandom());
        SqliteStore store = SqliteStore.open(folder.resolve("store.db"), key)) {
      var desk =
          new LinkImportDesk(
              List.of(source(exchange)),
              store.numberLinkImports(),
              folder,
              () -> UUID.randomUUID().toString(),
              clock);
      var heap = new Heap();
      double cpu = cpuSeconds();
      long start = System.nanoTime();
      Preview preview = desk.preview(BY, "bench", FULL, heap);
      long previewed = System.nanoTime();
      desk.apply(BY, preview.id(), preview.needed());
      long applied = System.nanoTime();
      cpu = cpuSeconds() - cpu;
      Preview difference = desk.preview(BY, "bench", DIFFERENCE, heap);
      desk.apply(BY, difference.id(), difference.needed());
      long end = System.nanoTime();
      double[] micros = lookUp(store);
      return new Result(
          desk.state().links(),
          Files.size(exchange.resolve(FULL)),
          plain,
          seconds(start, previewed),
          seconds(previewed, applied),
          cpu,
          changes,
          seconds(applied, end),
          heap.peak,
          micros[LOOKUPS / 2],
          micros[LOOKUPS * 99 / 100]);
    }
  }

  private static NumberLinkSource source(Path exchange) {
    return new NumberLinkSource(
        "bench",
        NumberLinkSource.STANDARD,
        new FolderTransport(exchange, ".part"),
        new LinkFileName("full_{asOf}.csv"),
        new LinkFileName("difference_{asOf}.csv"),
        NumberLinkProfile.DEFAULT,
        NumberLinkSource.SHRINK_SHARE,
        0);
  }

  private void writeFull(Path file) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      out.write(String.join(",", header()) + "\r\n");
      for (int i = 0; i < lines; i++) {
        out.write(line(i, i, ""));
      }
    }
  }

  /** A tenth new, a tenth ended, the rest with another person. */
  private void writeDifference(Path file, int changes) throws IOException {
    var random = new Random(seed);
    try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      out.write(String.join(",", header()) + "\r\n");
      for (int i = 0; i < changes; i++) {
        int link = i % 10 == 0 ? lines + i : random.nextInt(lines);
        out.write(line(link, link + 1, i % 10 == 1 ? "削除" : ""));
      }
    }
  }

  private static List<String> header() {
    NumberLinkProfile p = NumberLinkProfile.DEFAULT;
    return List.of(
        p.serial(),
        p.addressee(),
        String.valueOf(p.validUntil()),
        String.valueOf(p.revokedOn()),
        String.valueOf(p.changeKind()),
        String.valueOf(p.updatedAt()));
  }

  /** Serials come in no order, as certificates are numbered. */
  private String serial(int link) {
    return "%016x".formatted((link + seed) * SPREAD);
  }

  private String line(int link, int person, String kind) {
    LocalDate until = LocalDate.of(2027, 1, 1).plusDays(link % 1_800);
    return "\"%s\",\"%015d\",\"%s\",\"\",\"%s\",\"2026-10-%02dT%02d:%02d:%02d+09:00\"\r\n"
        .formatted(
            serial(link),
            person,
            until,
            kind,
            1 + link % 31,
            link / 7 % 24,
            link / 11 % 60,
            link / 13 % 60);
  }

  private static double readPlain(Path file) throws IOException {
    long start = System.nanoTime();
    long characters = 0;
    try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        characters += line.length();
      }
    }
    if (characters == 0) {
      throw new IOException("empty");
    }
    return seconds(start, System.nanoTime());
  }

  private double[] lookUp(SqliteStore store) {
    var random = new Random(seed + 1);
    double[] micros = new double[LOOKUPS];
    for (int i = -LOOKUPS; i < LOOKUPS; i++) {
      var serial = new CertificateSerial(serial(random.nextInt(lines)));
      long start = System.nanoTime();
      store.numberLinks().bySerial(serial);
      if (i >= 0) {
        micros[i] = (System.nanoTime() - start) / 1e3;
      }
    }
    Arrays.sort(micros);
    return micros;
  }

  /** Looks at the heap whenever the import tells how far it is. */
  private static final class Heap implements Progress {
    private long peak;

    @Override
    public void report(long done, long total) {
      peak = Math.max(peak, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }

    @Override
    public boolean cancelled() {
      return false;
    }
  }

  private static double cpuSeconds() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3;
  }

  private static double seconds(long from, long to) {
    return (to - from) / 1e9;
  }
}
