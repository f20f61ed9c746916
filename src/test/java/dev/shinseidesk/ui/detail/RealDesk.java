package dev.shinseidesk.ui.detail;

import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.ProcedureCatalogue;
import dev.shinseidesk.application.Progress;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.archive.ArchiveLimits;
import dev.shinseidesk.archive.ZipDocuments;
import dev.shinseidesk.casework.ApprovalDesk;
import dev.shinseidesk.casework.BusinessDays;
import dev.shinseidesk.casework.CorrectionBook;
import dev.shinseidesk.casework.CorrectionSettings;
import dev.shinseidesk.casework.CorrectionText;
import dev.shinseidesk.casework.Explanations;
import dev.shinseidesk.casework.KeptNotes;
import dev.shinseidesk.casework.KeptViews;
import dev.shinseidesk.casework.PhraseBook;
import dev.shinseidesk.casework.StoredThreads;
import dev.shinseidesk.channels.FolderTransport;
import dev.shinseidesk.endtoend.Bench;
import dev.shinseidesk.forwarding.Channel;
import dev.shinseidesk.forwarding.ChannelProfile;
import dev.shinseidesk.forwarding.ForwardingDelivery;
import dev.shinseidesk.forwarding.KeptTranscriptions;
import dev.shinseidesk.forwarding.RoutedForwarding;
import dev.shinseidesk.intake.PortalIntake;
import dev.shinseidesk.outbox.DeskOutbox;
import dev.shinseidesk.outbox.RetryPolicy;
import dev.shinseidesk.portal.PortalProfileReader;
import dev.shinseidesk.portal.PortalQuery;
import dev.shinseidesk.practice.SampleApplication;
import dev.shinseidesk.practice.SampleDefect;
import dev.shinseidesk.practice.SampleLink;
import dev.shinseidesk.practice.SampleOffice;
import dev.shinseidesk.residents.AddresseeDesk;
import dev.shinseidesk.residents.Identifier;
import dev.shinseidesk.residents.LinkedIdentifier;
import dev.shinseidesk.residents.NumberLink;
import dev.shinseidesk.review.DeskFormatReview;
import dev.shinseidesk.review.Finding;
import dev.shinseidesk.review.ReviewSettingsReader;
import dev.shinseidesk.security.DataKey;
import dev.shinseidesk.services.DeskServices;
import dev.shinseidesk.services.Pending;
import dev.shinseidesk.settings.CatalogueReader;
import dev.shinseidesk.status.OutcomeDesk;
import dev.shinseidesk.status.PortalStatusDesk;
import dev.shinseidesk.status.StatusDelivery;
import dev.shinseidesk.store.SqliteStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The real services over a real encrypted store, filled from the practice office; only the network
 * is left out. The outbox delivers when a test asks it to.
 */
final class RealDesk implements AutoCloseable {
  /** 令和8年11月22日 10:30 in Tokyo. */
  static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T01:30:00Z"), ZoneId.of("Asia/Tokyo"));

  private final SqliteStore store;
  final SampleOffice office;
  final SamplePortal portal;
  final DeskOutbox outbox;
  final DeskServices services;
  final Path receiving;

  /** What the desk fetches: one sound filing, and one with each of these defects. */
  RealDesk(Path folder, SampleDefect... defects) throws Exception {
    ProcedureCatalogue catalogue =
        new CatalogueReader().read(CatalogueReader.shipped()).catalogue().orElseThrow();
    office = new SampleOffice(7, 400, catalogue, CLOCK);
    List<ReceiptNumber> listed = new ArrayList<>();
    listed.add(sound());
    for (SampleDefect defect : defects) {
      listed.add(with(defect));
      office.find(with(defect)).flatMap(SampleApplication::twin).ifPresent(listed::add);
    }
    portal = new SamplePortal(office, listed, CLOCK.instant());
    receiving = Files.createDirectories(folder.resolve("receiving"));
    byte[] key = new byte[DataKey.BYTES];
    key[0] = 7;
    try (DataKey data = DataKey.copyOf(key)) {
      store = SqliteStore.open(folder.resolve("desk.db"), data);
    }
    store
        .numberLinks()
        .replaceAll(
            office.numberLinks().stream().map(RealDesk::link).toList(), office.numberLinksAsOf());
    var layout = new PortalProfileReader().shipped().orThrow().archiveLayout();
    var documents = new ZipDocuments(ArchiveLimits.DEFAULT, layout);
    var identifier = new LinkedIdentifier(store.numberLinks());
    var review =
        new DeskFormatReview(
            store.reviews(),
            store.applications(),
            documents,
            identifier,
            catalogue,
            new ReviewSettingsReader().shipped(),
            CLOCK);
    var channel =
        new Channel(ChannelProfile.standard("folder"), new FolderTransport(receiving, ".part"));
    var routes = Bench.shippedRoutes(channel);
    outbox =
        new DeskOutbox(
            store.outbox(),
            List.of(
                new ForwardingDelivery(
                    store.forwardings(), store.batches(), store.applications(), routes, CLOCK),
                new StatusDelivery(store.statuses(), portal)),
            RetryPolicy.DEFAULT,
            CLOCK);
    var intake =
        new PortalIntake(portal, store.intake(), documents, layout, n -> review.examine(n), CLOCK);
    var operator = new Operator(new OperatorId("midori"), "緑川 花子", Set.of(Operator.Role.CLERK));
    var status =
        new PortalStatusDesk(
            portal,
            store.applications(),
            store.statuses(),
            store.outbox(),
            () -> UUID.randomUUID().toString(),
            CLOCK,
            () -> {});
    services =
        new DeskServices(
            operator,
            null,
            store.applications(),
            intake,
            documents,
            review,
            identifier,
            new RoutedForwarding(
                store.applications(),
                store.reviews(),
                identifier,
                store.forwardings(),
                routes,
                () -> UUID.randomUUID().toString(),
                CLOCK,
                () -> {}),
            status,
            outbox,
            new KeptTranscriptions(store.forwardings(), store.transcriptions(), CLOCK),
            Pending.of(AddresseeDesk.class),
            Pending.of(OutcomeDesk.class),
            casework(status, identifier),
            Pending.administration(),
            new dev.shinseidesk.services.MemoryAccounts().services(),
            Pending.oversight(),
            CLOCK,
            () -> {});
    intake.run(operator, PortalQuery.ALL, Progress.NONE);
  }

  private DeskServices.Casework casework(PortalStatusDesk status, Identifier identifier) {
    return new DeskServices.Casework(
        new StoredThreads(
            store.applications(),
            store.threads(),
            identifier,
            Duration.ofDays(365),
            () -> UUID.randomUUID().toString(),
            CLOCK),
        new CorrectionBook(
            store.applications(),
            store.reviews(),
            store.corrections(),
            new CorrectionBook.Portal(status, status),
            new CorrectionSettings(
                10,
                BusinessDays.USUAL,
                new CorrectionText(
                    "次の点の補正をお願いします。", "{deadline}までにご回答ください。", Map.of(), Finding::rule)),
            () -> UUID.randomUUID().toString(),
            CLOCK),
        Pending.of(ApprovalDesk.class),
        new KeptNotes(store.records(), CLOCK),
        new KeptViews(store.records(), CLOCK),
        Pending.of(Explanations.class),
        PhraseBook.EMPTY);
  }

  private static NumberLink link(SampleLink l) {
    return new NumberLink(
        l.serial(), l.addressee(), l.validUntil(), l.revokedOn(), l.changeKind(), l.updatedAt());
  }

  /** A filing without any defect whose applicant the links know. */
  final ReceiptNumber sound() {
    return office.applications().stream()
        .filter(a -> a.sound() && a.addressee().isPresent())
        .findFirst()
        .orElseThrow()
        .receiptNumber();
  }

  /** A filing with this defect. */
  final ReceiptNumber with(SampleDefect defect) {
    return office.applications().stream()
        .filter(a -> a.defect().filter(defect::equals).isPresent())
        .map(SampleApplication::receiptNumber)
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void close() {
    store.close();
  }
}
