package dev.shinseidesk.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.application.ProcedureCatalogue;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.practice.SampleApplication;
import dev.shinseidesk.practice.SampleDefect;
import dev.shinseidesk.practice.SampleOffice;
import dev.shinseidesk.review.rules.RuleSets;
import dev.shinseidesk.settings.CatalogueReader;
import dev.shinseidesk.store.SqliteStore;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The review on the practice office: real ZIPs, real reader, real encrypted store. */
@Execution(ExecutionMode.CONCURRENT)
@Order(11)
class PracticeReviewTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T00:00:00Z"), ZoneId.of("Asia/Tokyo"));
  private static final Map<SampleDefect, Set<String>> EXPECTED = expected();

  private static Map<SampleDefect, Set<String>> expected() {
    Map<SampleDefect, Set<String>> m = new EnumMap<>(SampleDefect.class);
    m.put(SampleDefect.MISSING_ATTACHMENT, Set.of("attachment-missing"));
    m.put(SampleDefect.IMPOSSIBLE_DATE, Set.of("date-nonexistent"));
    m.put(SampleDefect.WRONG_KANA, Set.of("kana-script"));
    m.put(SampleDefect.NAME_DIFFERS, Set.of("name-differs"));
    m.put(SampleDefect.DUPLICATE_FILING, Set.of("duplicate-filing"));
    m.put(SampleDefect.UNREADABLE_FILE, Set.of("document-unreadable", "document-cut"));
    m.put(SampleDefect.UNKNOWN_SERIAL, Set.of("serial-unknown"));
    m.put(SampleDefect.ENDED_SERIAL, Set.of("serial-ended"));
    m.put(SampleDefect.MISSING_REQUIRED_ITEM, Set.of("required-item"));
    m.put(SampleDefect.WRONG_POSTAL_CODE, Set.of("postal-code"));
    m.put(SampleDefect.WRONG_ACCOUNT, Set.of("account"));
    m.put(SampleDefect.CSV_XML_DIFFER, Set.of("csv-xml-differ"));
    m.put(SampleDefect.EMPTY_FILE, Set.of("document-empty"));
    m.put(SampleDefect.WRONG_TYPE, Set.of("type-differs"));
    m.put(
        SampleDefect.FUTURE_EVENT,
        Set.of(
            "vaccination-future",
            "disaster-future",
            "purchase-future",
            "scrapping-future",
            "diagnosis-future",
            "event-future",
            "change-future"));
    m.put(SampleDefect.STALE_DEADLINE, Set.of("deadline-disaster", "deadline-purchase"));
    m.put(
        SampleDefect.WRONG_NUMBER,
        Set.of("weeks-pregnant", "weeks-at-birth", "birth-weight", "copies"));
    m.put(SampleDefect.MISSING_PROXY, Set.of("proxy-child", "proxy-insured"));
    m.put(SampleDefect.PDF_DIFFERS, Set.of("form-pdf-differs"));
    m.put(SampleDefect.CERTIFICATE_BIRTH_DIFFERS, Set.of("certificate-birth-differs"));
    m.put(SampleDefect.BLACK_PAGE, Set.of("page-black"));
    return m;
  }

  @Test
  void findsEverySeededDefectAndNoErrorOnSoundOnes(@TempDir Path folder) throws Exception {
    ProcedureCatalogue catalogue =
        new CatalogueReader().read(CatalogueReader.shipped()).catalogue().orElseThrow();
    var office = new SampleOffice(20261122, 300, catalogue, CLOCK);
    Map<String, Map<String, Integer>> table = new TreeMap<>();
    int missed = 0;
    int wrongErrors = 0;
    long nanos = 0;
    try (SqliteStore store = RealDesk.open(folder)) {
      RealDesk.receive(store, office);
      var rules = new RuleSets(catalogue, Filing.SETTINGS, c -> true).shipped();
      var review = RealDesk.review(store, catalogue, CLOCK, new ReviewRules(rules));
      for (SampleApplication sample : office.applications()) {
        ReceiptNumber number = sample.receiptNumber();
        long start = cpu();
        List<Finding> findings = review.examine(number);
        nanos += cpu() - start;
        Set<String> expected = sample.defect().map(EXPECTED::get).orElse(Set.of());
        Set<String> found =
            findings.stream()
                .filter(f -> f.severity() != Severity.NOTE)
                .map(PracticeReviewTest::rule)
                .collect(java.util.stream.Collectors.toSet());
        String row =
            sample
                .defect()
                .map(Enum::name)
                .orElse(sample.twin().isPresent() ? "(twin)" : "(sound)");
        var counts = table.computeIfAbsent(row, _ -> new TreeMap<>());
        counts.merge("n", 1, Integer::sum);
        found.forEach(rule -> counts.merge(rule, 1, Integer::sum));
        missed += expected.isEmpty() || found.stream().anyMatch(expected::contains) ? 0 : 1;
        boolean wrong =
            findings.stream()
                .anyMatch(f -> f.severity() == Severity.ERROR && !expected.contains(rule(f)));
        wrongErrors += wrong ? 1 : 0;
        if (sample.sound()) {
          assertThat(found)
              .as("%s %s%n%s", row, number, findings.stream().map(Finding::facts).toList())
              .isEmpty();
        }
        if (sample.twin().isPresent()) {
          assertThat(findings)
              .filteredOn(f -> f.rule().equals("duplicate-filing"))
              .singleElement()
              .satisfies(
                  f -> assertThat(f.facts().getFirst()).contains(sample.twin().get().value()));
        }
        var line = store.applications().row(number).orElseThrow();
        assertThat(line.errors()).isEqualTo(count(findings, Severity.ERROR));
        assertThat(line.alerts()).isEqualTo(count(findings, Severity.ALERT));
      }
    }
    String confusion =
        "defect → findings\n"
            + table.entrySet().stream()
                .map(Object::toString)
                .collect(java.util.stream.Collectors.joining("\n"));
    assertThat(missed).as("missed; %s", confusion).isZero();
    assertThat(wrongErrors).as("errors that are none; %s", confusion).isZero();
    assertThat(table.keySet())
        .as(confusion)
        .containsAll(EXPECTED.keySet().stream().map(Enum::name).toList());
    double each = nanos / 1e6 / office.applications().size();
    // 15 ms is the aim once all is warm; the bound leaves room for the cold start.
    assertThat(each).as("ms per application; %s", confusion).isLessThan(60);
  }

  /** Time of the processor, which others at work on the machine don't lengthen. */
  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  /** copies-2 is copies for another form. */
  private static String rule(Finding finding) {
    return finding.rule().replaceFirst("-[0-9]+$", "");
  }

  private static int count(List<Finding> findings, Severity severity) {
    return (int) findings.stream().filter(f -> f.severity() == severity).count();
  }
}
