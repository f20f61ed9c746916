package dev.shinseidesk.ui.detail;

import dev.shinseidesk.application.BusinessSystemId;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.Procedure;
import dev.shinseidesk.application.ProcedureCatalogue;
import dev.shinseidesk.application.Progress;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.archive.ArchiveLimits;
import dev.shinseidesk.archive.ZipDocuments;
import dev.shinseidesk.forwarding.BusinessSystem;
import dev.shinseidesk.forwarding.BusinessSystems;
import dev.shinseidesk.forwarding.FolderChannel;
import dev.shinseidesk.forwarding.FolderChannelProfile;
import dev.shinseidesk.forwarding.ForwardingDelivery;
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
import dev.shinseidesk.residents.LinkedIdentifier;
import dev.shinseidesk.residents.NumberLink;
import dev.shinseidesk.review.DeskFormatReview;
import dev.shinseidesk.review.ReviewSettingsReader;
import dev.shinseidesk.security.DataKey;
import dev.shinseidesk.services.DeskServices;
import dev.shinseidesk.settings.CatalogueReader;
import dev.shinseidesk.status.PortalStatusDesk;
import dev.shinseidesk.status.StatusDelivery;
import dev.shinseidesk.store.SqliteStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
    var channel = new FolderChannel(FolderChannelProfile.standard("folder", receiving));
    outbox =
        new DeskOutbox(
            store.outbox(),
            List.of(
                new ForwardingDelivery(store.forwardings(), store.applications(), List.of(channel)),
                new StatusDelivery(store.statuses(), portal)),
            RetryPolicy.DEFAULT,
            CLOCK);
    var intake =
        new PortalIntake(portal, store.intake(), documents, layout, n -> review.examine(n), CLOCK);
    var operator = new Operator(new OperatorId("midori"), "緑川 花子", Set.of(Operator.Role.CLERK));
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
                new RoutedForwarding.Routes(systems(catalogue), List.of(channel), catalogue),
                () -> UUID.randomUUID().toString(),
                CLOCK,
                () -> {}),
            new PortalStatusDesk(
                portal,
                store.applications(),
                store.statuses(),
                store.outbox(),
                () -> UUID.randomUUID().toString(),
                CLOCK,
                () -> {}),
            outbox,
            CLOCK,
            () -> {});
    intake.run(operator, PortalQuery.ALL, Progress.NONE);
  }

  private static NumberLink link(SampleLink l) {
    return new NumberLink(
        l.serial(), l.addressee(), l.validUntil(), l.revokedOn(), l.changeKind(), l.updatedAt());
  }

  private static BusinessSystems systems(ProcedureCatalogue catalogue) {
    Map<BusinessSystemId, BusinessSystem> systems = new LinkedHashMap<>();
    for (Procedure p : catalogue.procedures()) {
      systems.putIfAbsent(
          p.businessSystem(),
          new BusinessSystem(p.businessSystem(), p.group(), "folder", false, true));
    }
    return new BusinessSystems(List.copyOf(systems.values()));
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
