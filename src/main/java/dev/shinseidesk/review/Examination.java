package dev.shinseidesk.review;

import dev.shinseidesk.application.Application;
import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Problem.Kind;
import dev.shinseidesk.application.Procedure;
import dev.shinseidesk.application.Procedure.Attachment;
import dev.shinseidesk.application.ProcedureCatalogue;
import dev.shinseidesk.archive.ArchiveReport;
import dev.shinseidesk.archive.Documents;
import dev.shinseidesk.archive.FormItem;
import dev.shinseidesk.inquiry.Applications;
import dev.shinseidesk.residents.Identification;
import dev.shinseidesk.residents.Identifier;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gathers what the rules look at and lets them judge. Immutable; any thread but the FX thread. */
final class Examination {
  private final ReviewStore store;
  private final Applications applications;
  private final Documents documents;
  private final Identifier identifier;
  private final ProcedureCatalogue catalogue;
  private final ReviewSettings.Reading bounds;
  private final SignatureReader signatures;
  private final ReviewRules rules;

  Examination(
      ReviewStore store,
      Applications applications,
      Documents documents,
      Identifier identifier,
      ProcedureCatalogue catalogue,
      ReviewSettings settings,
      ReviewRules rules) {
    this.store = store;
    this.applications = applications;
    this.documents = documents;
    this.identifier = identifier;
    this.catalogue = catalogue;
    this.bounds = settings.reading();
    this.signatures = new SignatureReader(settings.signature(), bounds.maxSignatureBytes());
    this.rules = rules;
  }

  List<Finding> examine(Application application) throws DeskException {
    byte[] zip =
        applications
            .archive(application.receiptNumber())
            .orElseThrow(() ->
                new DeskException(
                    Problem.of(
                        Kind.REFUSED,
                        "review.application-unknown",
                        application.receiptNumber().value())));
    return judge(application, zip, identifier.identify(application), others(application));
  }

  /** Judges a ZIP by itself; nothing is looked up but the items of the others. */
  List<Finding> judge(
      Application application,
      byte[] zip,
      Identification identification,
      List<Application> others) {
    ArchiveReport report = documents.read(zip);
    Optional<Procedure> procedure = catalogue.find(application.procedure());
    Map<Integer, Attachment> attachments =
        procedure.map(p -> Attachments.assign(p, report.documents())).orElse(Map.of());
    var reader =
        new DeskDocumentReader(
            documents,
            zip,
            bounds,
            document -> {
              Attachment attachment = attachments.get(document.index());
              return rules.book().look(document, attachment != null && attachment.certificate());
            });
    return rules.judge(
        new ReviewSubject(
            application,
            procedure.orElse(null),
            report,
            documents.form(zip, report),
            reader,
            signatures.read(report, reader),
            identification,
            others,
            this::items));
  }

  /** What another filing says; empty where its ZIP can't be read. */
  private List<FormItem> items(Application other) {
    return applications
        .archive(other.receiptNumber())
        .map(zip -> documents.form(zip, documents.read(zip)).items())
        .orElse(List.of());
  }

  private List<Application> others(Application application) {
    return store.sameFilings(application).stream()
        .map(applications::find)
        .flatMap(Optional::stream)
        .toList();
  }
}
