package dev.shinseidesk;

import dev.shinseidesk.application.Application;
import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.ProcedureCatalogue;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.Sha256;
import dev.shinseidesk.application.StatusCode;
import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.archive.ArchiveLimits;
import dev.shinseidesk.archive.ZipDocuments;
import dev.shinseidesk.intake.ReceivedApplication;
import dev.shinseidesk.portal.PortalProfileReader;
import dev.shinseidesk.practice.SampleApplication;
import dev.shinseidesk.practice.SampleDefect;
import dev.shinseidesk.practice.SampleOffice;
import dev.shinseidesk.residents.LinkedIdentifier;
import dev.shinseidesk.residents.NumberLink;
import dev.shinseidesk.review.DeskFormatReview;
import dev.shinseidesk.review.Finding;
import dev.shinseidesk.review.ReviewRules;
import dev.shinseidesk.review.ReviewSettings;
import dev.shinseidesk.review.ReviewSettingsReader;
import dev.shinseidesk.review.Severity;
import dev.shinseidesk.review.rules.CompiledRules;
import dev.shinseidesk.review.rules.RuleSets;
import dev.shinseidesk.security.DataKey;
import dev.shinseidesk.settings.CatalogueReader;
import dev.shinseidesk.store.SqliteStore;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/**
 * Measures the automatic review on made-up applications with known defects: real ZIPs, the real
 * reader, a real encrypted store, the rules that ship.
 */
final class ReviewBench {
  /** Threads that examine. */
  private static final int THREADS = 2;

  private final SampleOffice office;
  private final ProcedureCatalogue catalogue;
  private final ReviewSettings settings = new ReviewSettingsReader().shipped();
  private final Clock clock;
  private final ZipDocuments documents =
      new ZipDocuments(
          ArchiveLimits.DEFAULT,
          Objects.requireNonNull(new PortalProfileReader().shipped().profile()).archiveLayout());

  ReviewBench(long seed, int applications, Clock clock) {
    this.clock = clock;
    this.catalogue =
        new CatalogueReader().read(CatalogueReader.shipped()).catalogue().orElseThrow();
    this.office = new SampleOffice(seed, applications, catalogue, clock);
  }

  /**
   * What was measured.
   *
   * @param rulesVersion rules that judged
   * @param defective samples with a defect
   * @param detected of them those whose own rule spoke
   * @param sound samples without a defect
   * @param blocked of them those with an エラー
   * @param confusion kind of defect (or sound, twin) to how many there were under {@code n}, and
   *     how many had a finding of each rule, notes left out
   * @param perSecond applications a second with all rules
   * @param perSecondWithoutDocuments applications a second without the rules that open documents
   */
  record Result(
      String rulesVersion,
      int defective,
      int detected,
      int sound,
      int blocked,
      Map<String, Map<String, Integer>> confusion,
      double perSecond,
      double perSecondWithoutDocuments) {
    double detectedShare() {
      return defective == 0 ? 1 : detected / (double) defective;
    }

    double blockedShare() {
      return sound == 0 ? 0 : blocked / (double) sound;
    }
  }

  /**
   * Runs.
   *
   * @param folder an empty one for the store
   */
  Result run(Path folder) throws DeskException, InterruptedException {
    byte[] secret = new byte[DataKey.BYTES];
    new SecureRandom().nextBytes(secret);
    try (DataKey key = DataKey.copyOf(secret);
        SqliteStore store = SqliteStore.open(folder.resolve("bench.db"), key);
        PreviewWiring previews = PreviewWiring.over(documents, false)) {
      receive(store);
      CompiledRules rules = new RuleSets(catalogue, settings, _ -> true).shipped();
      // The quick one first: it warms up what both need, which is the more honest for the other.
      Timed quick = examine(store, rules.withoutDocuments(), previews);
      Timed whole = examine(store, rules, previews);
      return result(rules.version(), whole, quick.perSecond());
    }
  }

  private record Timed(Map<ReceiptNumber, List<Finding>> findings, double perSecond) {}

  private Timed examine(SqliteStore store, CompiledRules rules, PreviewWiring previews)
      throws DeskException, InterruptedException {
    var review =
        new DeskFormatReview(
            store.reviews(),
            store.applications(),
            previews.review(),
            new LinkedIdentifier(store.numberLinks()),
            catalogue,
            settings,
            clock,
            new ReviewRules(rules));
    Map<ReceiptNumber, List<Finding>> all = new ConcurrentHashMap<>();
    List<SampleApplication> samples = office.applications();
    List<Callable<Void>> parts = new ArrayList<>();
    for (int t = 0; t < THREADS; t++) {
      int first = t;
      parts.add(() -> {
        for (int i = first; i < samples.size(); i += THREADS) {
          ReceiptNumber number = samples.get(i).receiptNumber();
          all.put(number, review.examine(number));
        }
        return null;
      });
    }
    long start = System.nanoTime();
    try (ExecutorService executor = Executors.newFixedThreadPool(THREADS)) {
      for (Future<Void> part : executor.invokeAll(parts)) {
        part.get();
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof DeskException known) {
        throw known;
      }
      throw new IllegalStateException("the review failed", e.getCause());
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    return new Timed(all, samples.size() / seconds);
  }

  private Result result(String version, Timed whole, double quick) {
    Map<String, Map<String, Integer>> confusion = new TreeMap<>();
    int defective = 0;
    int detected = 0;
    int sound = 0;
    int blocked = 0;
    for (SampleApplication sample : office.applications()) {
      List<Finding> findings = whole.findings().getOrDefault(sample.receiptNumber(), List.of());
      Set<String> spoken =
          findings.stream()
              .filter(f -> f.severity() != Severity.NOTE)
              .map(Finding::rule)
              .collect(Collectors.toSet());
      var row = confusion.computeIfAbsent(row(sample), _ -> new TreeMap<>());
      row.merge("n", 1, Integer::sum);
      spoken.forEach(rule -> row.merge(rule, 1, Integer::sum));
      if (sample.defect().isPresent()) {
        defective++;
        SampleDefect defect = sample.defect().get();
        detected += spoken.stream().anyMatch(r -> BenchRules.tells(defect, r)) ? 1 : 0;
      } else {
        sound++;
        blocked += findings.stream().anyMatch(f -> f.severity() == Severity.ERROR) ? 1 : 0;
      }
    }
    return new Result(
        version, defective, detected, sound, blocked, confusion, whole.perSecond(), quick);
  }

  private static String row(SampleApplication sample) {
    return sample
        .defect()
        .map(SampleDefect::name)
        .orElse(sample.twin().isPresent() ? "(twin)" : "(sound)");
  }

  private void receive(SqliteStore store) {
    for (SampleApplication sample : office.applications()) {
      byte[] zip = office.zip(sample.receiptNumber());
      var report = documents.read(zip);
      var items = documents.form(zip, report).items();
      store
          .intake()
          .receive(
              new ReceivedApplication(
                  new Application(
                      sample.receiptNumber(),
                      sample.municipality(),
                      null,
                      sample.procedure(),
                      sample.procedureName(),
                      sample.procedureCommonName(),
                      sample.filedAt(),
                      sample.filedAt().plusSeconds(3600),
                      new StatusCode("10"),
                      sample.serial(),
                      documents.applicant(items),
                      Sha256.of(zip),
                      zip.length,
                      SampleOffice.archiveName(sample.receiptNumber()),
                      WorkState.UNREVIEWED),
                  zip,
                  items,
                  report.documents()));
    }
    List<NumberLink> links =
        office.numberLinks().stream()
            .map(l ->
                new NumberLink(
                    l.serial(),
                    l.addressee(),
                    l.validUntil(),
                    l.revokedOn(),
                    l.changeKind(),
                    l.updatedAt()))
            .toList();
    store.numberLinks().replaceAll(links, office.numberLinksAsOf());
  }
}
