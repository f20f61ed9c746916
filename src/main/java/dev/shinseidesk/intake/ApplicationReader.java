package dev.shinseidesk.intake;

import dev.shinseidesk.application.Applicant;
import dev.shinseidesk.application.Application;
import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.archive.ArchiveLayout;
import dev.shinseidesk.archive.ArchiveReport;
import dev.shinseidesk.archive.Documents;
import dev.shinseidesk.archive.Documents.FormReading;
import dev.shinseidesk.archive.FormItem;
import dev.shinseidesk.portal.FetchedApplication;
import dev.shinseidesk.portal.ListedApplication;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/** Makes of what the portal gave what the store keeps. Stateless, any thread. */
final class ApplicationReader {
  private final Documents documents;
  private final ArchiveLayout layout;
  private final Clock clock;

  ApplicationReader(Documents documents, ArchiveLayout layout, Clock clock) {
    this.documents = documents;
    this.layout = layout;
    this.clock = clock;
  }

  /**
   * Reads items, documents and applicant; of an archive that can't be read, the bytes are all there
   * is.
   */
  ReceivedApplication read(FetchedApplication fetched) {
    ArchiveReport report = documents.read(fetched.archive());
    FormReading form = documents.form(fetched.archive(), report);
    ListedApplication listed = fetched.listed();
    Application application =
        new Application(
            listed.receiptNumber(),
            listed.municipality(),
            listed.ward(),
            listed.procedure(),
            listed.procedureName(),
            listed.procedureCommonName(),
            listed.filedAt(),
            clock.instant(),
            listed.status(),
            fetched.serial(),
            applicant(form),
            fetched.archiveHash(),
            fetched.archive().length,
            fetched.archiveName(),
            WorkState.UNREVIEWED);
    return new ReceivedApplication(
        application, fetched.archive(), form.items(), report.documents());
  }

  private Applicant applicant(FormReading form) {
    return new Applicant(
        value(form, "name"),
        value(form, "kana"),
        value(form, "birthDate"),
        value(form, "postalCode"),
        value(form, "address"),
        value(form, "phone"));
  }

  /** The CSV's value, or the XML's where the CSV says nothing; empty where neither does. */
  private String value(FormReading form, String part) {
    String id = layout.applicantItems().get(part);
    return Stream.of(form.csv(), form.xml())
        .flatMap(List::stream)
        .filter(item -> item.id().equals(id))
        .map(FormItem::value)
        .filter(value -> !value.isEmpty())
        .findFirst()
        .orElse("");
  }
}
