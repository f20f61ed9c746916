package dev.shinseidesk;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.InvalidValue;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.archive.ArchiveLimits;
import dev.shinseidesk.archive.ZipDocuments;
import dev.shinseidesk.forwarding.Channel;
import dev.shinseidesk.forwarding.CsvStyle;
import dev.shinseidesk.forwarding.FileNamePattern;
import dev.shinseidesk.forwarding.FolderChannel;
import dev.shinseidesk.forwarding.FolderChannelProfile;
import dev.shinseidesk.forwarding.ForwardingDelivery;
import dev.shinseidesk.forwarding.ForwardingDesk;
import dev.shinseidesk.forwarding.RoutedForwarding;
import dev.shinseidesk.intake.Intake;
import dev.shinseidesk.intake.PortalIntake;
import dev.shinseidesk.outbox.DeskOutbox;
import dev.shinseidesk.outbox.RetryPolicy;
import dev.shinseidesk.portal.HttpPortal;
import dev.shinseidesk.portal.PortalProfile;
import dev.shinseidesk.portal.PortalTls;
import dev.shinseidesk.residents.Identifier;
import dev.shinseidesk.residents.LinkedIdentifier;
import dev.shinseidesk.residents.NumberLinkFile;
import dev.shinseidesk.residents.NumberLinkProfile;
import dev.shinseidesk.review.DeskFormatReview;
import dev.shinseidesk.review.FormatReview;
import dev.shinseidesk.services.DeskServices;
import dev.shinseidesk.settings.OfficeConfiguration;
import dev.shinseidesk.settings.OfficeSettings.ChannelSettings;
import dev.shinseidesk.status.PortalStatusDesk;
import dev.shinseidesk.status.StatusDelivery;
import dev.shinseidesk.status.StatusDesk;
import dev.shinseidesk.store.SqliteStore;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything that lives from a sign-in to the sign-out: the services on one open store. */
final class DeskRoom implements AutoCloseable {
  /** Name of the portal's password in the store. */
  static final String PORTAL_SECRET = "portal.password";

  private static final Logger LOG = LoggerFactory.getLogger(DeskRoom.class);

  private final SqliteStore store;
  private final Clock clock;
  private final HttpPortal portal;
  private final ZipDocuments documents;
  private final Identifier identifier;
  private final FormatReview review;
  private final DeskOutbox outbox;
  private final ForwardingDesk forwarding;
  private final StatusDesk status;
  private final Intake intake;

  DeskRoom(
      OfficeConfiguration configuration,
      PortalProfile profile,
      SqliteStore store,
      Clock clock,
      boolean background)
      throws DeskException {
    this.store = store;
    this.clock = clock;
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
    this.identifier = new LinkedIdentifier(store.numberLinks());
    this.review =
        new DeskFormatReview(
            store.reviews(),
            store.applications(),
            documents,
            identifier,
            configuration.catalogue(),
            configuration.review(),
            clock);
    List<Channel> channels = channels(configuration);
    this.outbox =
        new DeskOutbox(
            store.outbox(),
            List.of(
                new ForwardingDelivery(store.forwardings(), store.applications(), channels),
                new StatusDelivery(store.statuses(), portal)),
            RetryPolicy.DEFAULT,
            clock);
    Supplier<String> ids = () -> UUID.randomUUID().toString();
    this.forwarding =
        new RoutedForwarding(
            store.applications(),
            store.reviews(),
            identifier,
            store.forwardings(),
            new RoutedForwarding.Routes(
                configuration.systems(), channels, configuration.catalogue()),
            ids,
            clock,
            outbox::wake);
    this.status =
        new PortalStatusDesk(
            portal,
            store.applications(),
            store.statuses(),
            store.outbox(),
            ids,
            clock,
            outbox::wake);
    this.intake = intake(configuration, profile);
    if (background) {
      outbox.startBackground();
    }
  }

  private Intake intake(OfficeConfiguration configuration, PortalProfile profile) {
    var plain =
        new PortalIntake(
            portal,
            store.intake(),
            documents,
            profile.archiveLayout(),
            this::examine,
            clock,
            configuration.settings().parallelFetches());
    var links = configuration.settings().numberLinks();
    return links == null
        ? plain
        : new RefreshingIntake(
            plain,
            new NumberLinkFile(store.numberLinks(), NumberLinkProfile.DEFAULT),
            store.numberLinks(),
            configuration.resolve(links.file()));
  }

  /**
   * What came in is reviewed at once, so that findings stand in the list before anybody opens it.
   */
  private void examine(ReceiptNumber number) {
    try {
      review.examine(number);
    } catch (DeskException e) {
      LOG.warn("automatic review of {}: {}", number, e.problem().key());
    }
  }

  private static List<Channel> channels(OfficeConfiguration configuration) throws DeskException {
    List<Channel> channels = new ArrayList<>();
    for (ChannelSettings settings : configuration.settings().channels()) {
      try {
        channels.add(folderChannel(configuration, settings));
      } catch (InvalidValue e) {
        throw new DeskException(
            Problem.of(
                Problem.Kind.USAGE,
                "settings.invalid",
                "office.json",
                "/channels (" + settings.id() + ")",
                e.item() + ": " + e.rule()),
            e);
      }
    }
    return channels;
  }

  private static FolderChannel folderChannel(
      OfficeConfiguration configuration, ChannelSettings settings) {
    var standard =
        FolderChannelProfile.standard(settings.id(), configuration.resolve(settings.path()));
    return new FolderChannel(
        new FolderChannelProfile(
            standard.id(),
            standard.folder(),
            pattern(settings.itemsName(), standard.itemsFile()),
            pattern(settings.archiveName(), standard.archiveFile()),
            settings.doneMarker() == null ? null : new FileNamePattern(settings.doneMarker()),
            style(settings),
            standard.tempSuffix(),
            standard.limits()));
  }

  private static FileNamePattern pattern(@Nullable String set, FileNamePattern standard) {
    return set == null ? standard : new FileNamePattern(set);
  }

  private static CsvStyle style(ChannelSettings settings) {
    CsvStyle d = CsvStyle.DEFAULT;
    return new CsvStyle(
        Objects.requireNonNullElse(settings.encoding(), d.charset()),
        d.byteOrderMark(),
        settings.lineEnd() == null ? d.lineEnd() : CsvStyle.LineEnd.valueOf(settings.lineEnd()),
        Objects.requireNonNullElse(settings.header(), d.header()),
        Objects.requireNonNullElse(settings.quoteAll(), true)
            ? CsvStyle.Quoting.ALL
            : CsvStyle.Quoting.NEEDED);
  }

  /** The bundle for the screens and commands. */
  DeskServices services(Operator operator, @Nullable Instant lastSignIn, Runnable onSignOut) {
    return new DeskServices(
        operator,
        lastSignIn,
        store.applications(),
        intake,
        documents,
        review,
        identifier,
        forwarding,
        status,
        outbox,
        clock,
        onSignOut);
  }

  @Override
  public void close() {
    outbox.close();
    portal.close();
    store.close();
  }
}
