package dev.shinseidesk.review;

import dev.shinseidesk.application.Application;
import dev.shinseidesk.application.BusinessSystemId;
import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.ProcedureCatalogue;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.Sha256;
import dev.shinseidesk.application.StatusCode;
import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.archive.ZipDocuments;
import dev.shinseidesk.forwarding.Forwarding;
import dev.shinseidesk.forwarding.ForwardingItems;
import dev.shinseidesk.forwarding.ForwardingStore.Decided;
import dev.shinseidesk.intake.ReceivedApplication;
import dev.shinseidesk.outbox.OutboxEntry;
import dev.shinseidesk.practice.SampleApplication;
import dev.shinseidesk.practice.SampleOffice;
import dev.shinseidesk.residents.LinkedIdentifier;
import dev.shinseidesk.residents.NumberLink;
import dev.shinseidesk.security.DataKey;
import dev.shinseidesk.store.SqliteStore;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;

/** The review on a real encrypted store. */
final class RealDesk {
  private RealDesk() {}

  static SqliteStore open(Path folder) throws DeskException {
    byte[] bytes = new byte[DataKey.BYTES];
    Arrays.fill(bytes, (byte) 5);
    try (DataKey key = DataKey.copyOf(bytes)) {
      return SqliteStore.open(folder.resolve("desk.db"), key);
    }
  }

  static DeskFormatReview review(SqliteStore store, ProcedureCatalogue catalogue, Clock clock) {
    return new DeskFormatReview(
        store.reviews(),
        store.applications(),
        Filing.DOCUMENTS,
        new LinkedIdentifier(store.numberLinks()),
        catalogue,
        Filing.SETTINGS,
        clock);
  }

  /** With the rules of an office. */
  static DeskFormatReview review(
      SqliteStore store, ProcedureCatalogue catalogue, Clock clock, ReviewRules rules) {
    return new DeskFormatReview(
        store.reviews(),
        store.applications(),
        Filing.DOCUMENTS,
        new LinkedIdentifier(store.numberLinks()),
        catalogue,
        Filing.SETTINGS,
        clock,
        rules);
  }

  /** Stores a filing of the tests as the intake would. */
  static void receive(SqliteStore store, Filing filing) {
    byte[] zip = filing.bytes();
    var report = Filing.DOCUMENTS.read(zip);
    store
        .intake()
        .receive(
            new ReceivedApplication(
                filing.application(),
                zip,
                Filing.DOCUMENTS.form(zip, report).items(),
                report.documents()));
  }

  /** Stores what the practice office filed, and its number links. */
  static void receive(SqliteStore store, SampleOffice office) {
    for (SampleApplication sample : office.applications()) {
      byte[] zip = office.zip(sample.receiptNumber());
      var report = Filing.DOCUMENTS.read(zip);
      var items = Filing.DOCUMENTS.form(zip, report).items();
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
                      ((ZipDocuments) Filing.DOCUMENTS).applicant(items),
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

  /** Puts a decided forwarding into the outbox. */
  static void forward(SqliteStore store, ReceiptNumber number, Instant now) {
    Application application = store.applications().find(number).orElseThrow();
    OperatorId by = new OperatorId("yamada");
    var day = now.atZone(ZoneId.of("Asia/Tokyo"));
    var items =
        new ForwardingItems(
            application.municipality(),
            number,
            true,
            application.procedure(),
            application.procedureName(),
            application.procedureCommonName(),
            null,
            null,
            day.toLocalDate(),
            day.toLocalTime(),
            false,
            by,
            day.toLocalDate(),
            day.toLocalTime());
    var forwarding =
        new Forwarding(
            "f1",
            new BusinessSystemId("035"),
            "folder",
            items,
            application.archiveHash(),
            now,
            null,
            "");
    var entry = OutboxEntry.waiting("o1", OutboxEntry.Kind.FORWARDING, number, "f1", now, by);
    if (!store.forwardings().record(new Decided(forwarding, entry, WorkState.SOUND, null))) {
      throw new IllegalStateException("not in the state SOUND");
    }
  }
}
