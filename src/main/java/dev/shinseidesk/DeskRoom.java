package dev.shinseidesk;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.StoreException;
import dev.shinseidesk.archive.ArchiveLimits;
import dev.shinseidesk.archive.ZipDocuments;
import dev.shinseidesk.channels.ChannelDesk;
import dev.shinseidesk.forwarding.BatchDesk;
import dev.shinseidesk.forwarding.CollectedBatches;
import dev.shinseidesk.forwarding.CsvRecordExport;
import dev.shinseidesk.forwarding.ForwardingDelivery;
import dev.shinseidesk.forwarding.ForwardingDesk;
import dev.shinseidesk.forwarding.KeptTranscriptions;
import dev.shinseidesk.forwarding.OfficeRoutes;
import dev.shinseidesk.forwarding.RouteDesk;
import dev.shinseidesk.forwarding.RoutedForwarding;
import dev.shinseidesk.intake.Intake;
import dev.shinseidesk.intake.PortalIntake;
import dev.shinseidesk.outbox.DeskOutbox;
import dev.shinseidesk.outbox.RetryPolicy;
import dev.shinseidesk.portal.HttpPortal;
import dev.shinseidesk.portal.PortalProfile;
import dev.shinseidesk.portal.PortalTls;
import dev.shinseidesk.residents.AddresseeBook;
import dev.shinseidesk.residents.AddresseeDesk;
import dev.shinseidesk.residents.HandIdentifier;
import dev.shinseidesk.residents.Identifier;
import dev.shinseidesk.residents.LinkImportDesk;
import dev.shinseidesk.residents.LinkRefresh;
import dev.shinseidesk.residents.LinkedIdentifier;
import dev.shinseidesk.review.DeskFormatReview;
import dev.shinseidesk.review.FormatReview;
import dev.shinseidesk.review.ReviewRules;
import dev.shinseidesk.review.RuleTrial;
import dev.shinseidesk.services.CatalogueDesk;
import dev.shinseidesk.services.DeskServices;
import dev.shinseidesk.services.SettingsDesk;
import dev.shinseidesk.services.SettingsLocks;
import dev.shinseidesk.settings.CatalogueFiles;
import dev.shinseidesk.settings.ConfigurationReader;
import dev.shinseidesk.settings.ConfiguredSecrets;
import dev.shinseidesk.settings.OfficeConfiguration;
import dev.shinseidesk.settings.SettingsFiles;
import dev.shinseidesk.settings.WatchedFolder;
import dev.shinseidesk.status.OutcomeBook;
import dev.shinseidesk.status.OutcomeDesk;
import dev.shinseidesk.status.PortalStatusDesk;
import dev.shinseidesk.status.StatusDelivery;
import dev.shinseidesk.status.StatusDesk;
import dev.shinseidesk.store.SqliteStore;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything that lives from a sign-in to the sign-out: the services on one open store. */
final class DeskRoom implements AutoCloseable {
  /** Name of the portal's password in the store. */
  static final String PORTAL_SECRET = ConfiguredSecrets.PORTAL_PASSWORD;

  private static final Logger LOG = LoggerFactory.getLogger(DeskRoom.class);

  private final SqliteStore store;
  private final Clock clock;
  private final HttpPortal portal;
  private final ZipDocuments documents;
  private final PreviewWiring previews;
  private final Identifier identifier;
  private final FormatReview review;
  private final DeskOutbox outbox;
  private final ForwardingDesk forwarding;
  private final RouteDesk routes;
  private final BatchDesk batches;
  private final ChannelDesk channels;
  private final StatusDesk status;
  private final CaseworkWiring casework;
  private final AddresseeDesk addressees;
  private final LinkImportDesk links;
  private final OutcomeDesk outcomes;
  private final SettingsDesk settings;
  private final CatalogueDesk catalogue;
  private final Intake intake;
  private final KeepingWiring keeping;
  private final boolean background;
  private final OversightWiring oversight;

  DeskRoom(
      ConfigurationReader reader,
      OfficeConfiguration configuration,
      PortalProfile profile,
      SqliteStore store,
      Clock clock,
      boolean background,
      SettingsLocks locks)
      throws DeskException {
    this.store = store;
    this.clock = clock;
    this.oversight = new OversightWiring(configuration, store, clock);
    var users = store.users();
    var tls =
        new PortalTls(configuration.folder(), name -> users.secret(name).orElse(new char[0]))
            .context(profile.connection());
    this.portal =
        new HttpPortal(
            profile,
            configuration.settings().portal().user(),
            () -> users.secret(PORTAL_SECRET).orElse(new char[0]),
            tls,
            clock);
    this.documents = new ZipDocuments(ArchiveLimits.DEFAULT, profile.archiveLayout());
    this.previews = PreviewWiring.over(documents, configuration.settings().opensOnlyApart());
    this.identifier =
        new HandIdentifier(new LinkedIdentifier(store.numberLinks()), store.addressees());
    var reviewing =
        new DeskFormatReview(
            store.reviews(),
            store.applications(),
            previews.review(),
            identifier,
            configuration.catalogue(),
            configuration.review(),
            clock,
            new ReviewRules(configuration.rules()),
            configuration.casework().approvals());
    this.review = reviewing;
    var wiring = new ChannelWiring(configuration, name -> users.secret(name).orElse(null), clock);
    this.channels = wiring.desk();
    var routes =
        new RoutedForwarding.Routes(
            configuration.systems(), wiring.channels(), configuration.routes());
    this.routes =
        new OfficeRoutes(
            routes, store.routeFacts(), file -> reader.candidateRoutes(file, configuration), clock);
    var delivery =
        new ForwardingDelivery(
            store.forwardings(), store.batches(), store.applications(), routes, clock);
    this.outbox =
        new DeskOutbox(
            store.outbox(),
            List.of(delivery, new StatusDelivery(store.statuses(), portal)),
            RetryPolicy.DEFAULT,
            clock);
    Supplier<String> ids = () -> UUID.randomUUID().toString();
    this.batches =
        new CollectedBatches(store.batches(), delivery, routes, ids, clock, outbox::wake);
    this.forwarding =
        new RoutedForwarding(
            store.applications(),
            store.reviews(),
            identifier,
            store.forwardings(),
            routes,
            ids,
            clock,
            outbox::wake);
    var registering =
        new PortalStatusDesk(
            portal,
            store.applications(),
            store.statuses(),
            store.outbox(),
            ids,
            clock,
            outbox::wake,
            configuration.statusRules());
    this.status = registering;
    this.casework =
        new CaseworkWiring(
            configuration,
            store,
            identifier,
            reviewing,
            forwarding,
            registering,
            oversight.trail(),
            clock);
    this.addressees =
        new AddresseeBook(
            store.addressees(),
            configuration.settings().confirmedByHand(),
            this::reviewAgain,
            ids,
            clock);
    this.links =
        new LinkImportDesk(
            wiring.sources(), store.numberLinkImports(), Office.temporary(), ids, clock);
    this.outcomes =
        new OutcomeBook(
            store.applications(), store.outcomes(), configuration.outcomes(), ids, clock);
    var folder = new WatchedFolder(configuration.folder(), store.inForce(), locks, clock);
    this.settings = new SettingsFiles(folder, reader, users, clock);
    this.catalogue =
        new CatalogueFiles(
            folder,
            reader,
            configuration.review(),
            new CatalogueSamples(
                store.applications(),
                new RuleTrial(
                    store.reviews(),
                    store.applications(),
                    documents,
                    identifier,
                    configuration.review()),
                clock),
            oversight.trail());
    this.intake = intake(configuration, profile);
    this.keeping =
        new KeepingWiring(configuration, profile, store, wiring, oversight.trail(), clock);
    this.background = background;
    if (background) {
      outbox.startBackground();
      previews.viewer().warm();
    }
  }

  private Intake intake(OfficeConfiguration configuration, PortalProfile profile) {
    var plain =
        new PortalIntake(
            portal,
            store.intake(),
            previews.viewer(),
            profile.archiveLayout(),
            this::examine,
            clock,
            configuration.settings().parallelFetches());
    var arriving = new ArrivingIntake(plain, () -> casework.catchUp(this::examine));
    return links.sources().isEmpty()
        ? arriving
        : new RefreshingIntake(arriving, new LinkRefresh(links, oversight.trail()));
  }

  /**
   * What came in is reviewed at once, so that findings stand in the list before anybody opens it.
   */
  private void examine(ReceiptNumber number) {
    try {
      review.examine(number);
    } catch (DeskException e) {
      LOG.warn("automatic review of {}: {}", number, e.problem().key());
    } catch (StoreException e) {
      // an archive that can't be read back: what follows on arrival doesn't need it
      LOG.warn("automatic review of {}: {}", number, e.problem().key());
    }
    casework.arrived(number);
  }

  /** After a 宛名番号 was entered by hand; what is handed on keeps what was found before. */
  private void reviewAgain(ReceiptNumber number) {
    try {
      review.sheet(number);
    } catch (DeskException e) {
      LOG.warn("automatic review of {}: {}", number, e.problem().key());
    }
  }

  /** The bundle for the screens and commands, each service guarded for this person. */
  DeskServices services(
      Operator operator,
      @Nullable Instant lastSignIn,
      DeskServices.Accounts accounts,
      Runnable onSignOut) {
    if (background) {
      keeping.signedIn(operator);
    }
    var guards = oversight.guards(operator);
    var bare =
        new DeskServices(
            operator,
            lastSignIn,
            store.applications(),
            intake,
            previews.viewer(),
            review,
            identifier,
            forwarding,
            status,
            outbox,
            new KeptTranscriptions(store.forwardings(), store.transcriptions(), clock),
            addressees,
            outcomes,
            casework.casework(),
            administration(),
            accounts,
            oversight.oversight(guards),
            clock,
            onSignOut);
    return guards.around(bare, store.outbox());
  }

  private DeskServices.Administration administration() {
    return new DeskServices.Administration(
        links,
        channels,
        routes,
        batches,
        new CsvRecordExport(store.forwardings()),
        settings,
        catalogue,
        keeping.keeping());
  }

  @Override
  public void close() {
    keeping.signingOut();
    outbox.close();
    portal.close();
    previews.close();
    store.close();
  }
}
