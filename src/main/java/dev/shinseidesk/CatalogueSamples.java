package dev.shinseidesk;

import dev.shinseidesk.application.Application;
import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Procedure;
import dev.shinseidesk.application.ProcedureCatalogue;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.Sha256;
import dev.shinseidesk.application.StatusCode;
import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.archive.ArchiveLimits;
import dev.shinseidesk.archive.ZipDocuments;
import dev.shinseidesk.inquiry.ApplicationQuery;
import dev.shinseidesk.inquiry.Applications;
import dev.shinseidesk.portal.PortalProfileReader;
import dev.shinseidesk.practice.SampleApplication;
import dev.shinseidesk.practice.SampleDefect;
import dev.shinseidesk.practice.SampleOffice;
import dev.shinseidesk.review.Finding;
import dev.shinseidesk.review.ReviewRules;
import dev.shinseidesk.review.RuleTrial;
import dev.shinseidesk.review.rules.CompiledRules;
import dev.shinseidesk.services.CatalogueDesk.Sample;
import dev.shinseidesk.settings.CatalogueFiles;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Samples of a procedure: made-up ones by the practice generator, and the desk's own. */
final class CatalogueSamples implements CatalogueFiles.Samples {
  private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");
  private static final long SEED = 20_261_122;

  /** Made-up applications of each procedure among which one of each kind is looked for. */
  private static final int EACH = 30;

  private static final int MOST = 4_000;

  /** Defects that only the desk's own number links and other filings tell. */
  private static final Set<SampleDefect> NOT_IN_ITSELF =
      Set.of(SampleDefect.UNKNOWN_SERIAL, SampleDefect.ENDED_SERIAL, SampleDefect.DUPLICATE_FILING);

  /** Applications of the desk that are offered. */
  private static final int OFFERED = 20;

  private final Applications applications;
  private final RuleTrial trial;
  private final Clock clock;
  private final ZipDocuments layout =
      new ZipDocuments(
          ArchiveLimits.DEFAULT,
          Objects.requireNonNull(new PortalProfileReader().shipped().profile()).archiveLayout());
  private @Nullable Made made;

  CatalogueSamples(Applications applications, RuleTrial trial, Clock clock) {
    this.applications = applications;
    this.trial = trial;
    this.clock = clock;
  }

  /** Made-up applications of procedures as they were then. */
  private record Made(List<Procedure> procedures, SampleOffice office) {}

  /**
   * Among those of all procedures, since the generator has people for a whole office, not for
   * thousands of filings of one procedure.
   */
  private synchronized SampleOffice office(Procedure procedure, ProcedureCatalogue catalogue) {
    Made held = made;
    if (held == null || !held.procedures().contains(procedure)) {
      int count = Math.min(MOST, EACH * catalogue.procedures().size());
      held = new Made(catalogue.procedures(), new SampleOffice(SEED, count, catalogue, clock));
      made = held;
    }
    return held.office();
  }

  @Override
  public List<Sample> of(Operator by, Procedure procedure) {
    List<Sample> samples = new ArrayList<>();
    samples.add(new Sample(Sample.Kind.SOUND, "", null));
    samples.add(new Sample(Sample.Kind.DEFECTIVE, "", null));
    var query =
        new ApplicationQuery(
            Set.of(procedure.code()),
            Set.of(),
            Set.of(),
            null,
            null,
            "",
            ApplicationQuery.Sort.FILED_AT,
            true);
    applications.page(query, null, OFFERED).stream()
        .map(row -> applications.find(row.receiptNumber()))
        .flatMap(java.util.Optional::stream)
        .filter(a -> by.scope().covers(procedure.group(), a.ward()))
        .forEach(a ->
            samples.add(
                new Sample(
                    Sample.Kind.STORED,
                    a.receiptNumber().value(),
                    LocalDate.ofInstant(a.filedAt(), ZONE))));
    return List.copyOf(samples);
  }

  @Override
  public List<Finding> judge(
      Operator by,
      Sample sample,
      Procedure procedure,
      ProcedureCatalogue catalogue,
      CompiledRules rules)
      throws DeskException {
    return switch (sample.kind()) {
      case STORED -> trial.judge(stored(by, sample, procedure), catalogue, new ReviewRules(rules));
      case SOUND -> madeUp(procedure, SampleApplication::sound, catalogue, rules);
      case DEFECTIVE ->
          madeUp(
              procedure,
              s -> s.defect().filter(d -> !NOT_IN_ITSELF.contains(d)).isPresent(),
              catalogue,
              rules);
    };
  }

  /** An application outside the scope doesn't exist. */
  private Application stored(Operator by, Sample sample, Procedure procedure) throws DeskException {
    return applications
        .find(new ReceiptNumber(sample.id()))
        .filter(a -> a.procedure().equals(procedure.code()))
        .filter(a -> by.scope().covers(procedure.group(), a.ward()))
        .orElseThrow(() ->
            new DeskException(
                Problem.of(Problem.Kind.REFUSED, "review.application-unknown", sample.id())));
  }

  private List<Finding> madeUp(
      Procedure procedure,
      Predicate<SampleApplication> wanted,
      ProcedureCatalogue catalogue,
      CompiledRules rules) {
    SampleOffice office = office(procedure, catalogue);
    List<SampleApplication> all =
        office.applications().stream().filter(s -> s.procedure().equals(procedure.code())).toList();
    if (all.isEmpty()) {
      return List.of(); // a catalogue of thousands of procedures; nothing to try on
    }
    SampleApplication sample = all.stream().filter(wanted).findFirst().orElse(all.getFirst());
    byte[] zip = office.zip(sample.receiptNumber());
    var items = layout.form(zip, layout.read(zip)).items();
    var application =
        new Application(
            sample.receiptNumber(),
            sample.municipality(),
            null,
            sample.procedure(),
            sample.procedureName(),
            sample.procedureCommonName(),
            sample.filedAt(),
            sample.filedAt(),
            new StatusCode("10"),
            sample.serial(),
            layout.applicant(items),
            Sha256.of(zip),
            zip.length,
            SampleOffice.archiveName(sample.receiptNumber()),
            WorkState.UNREVIEWED);
    return trial.judgeMadeUp(application, zip, layout, catalogue, new ReviewRules(rules));
  }
}
