package dev.shinseidesk;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Progress;
import dev.shinseidesk.application.StatusCode;
import dev.shinseidesk.application.StoreException;
import dev.shinseidesk.audit.AuditTrail;
import dev.shinseidesk.keeping.BackupDesk;
import dev.shinseidesk.keeping.BackupPlace;
import dev.shinseidesk.keeping.BackupPlan;
import dev.shinseidesk.keeping.ChannelPlace;
import dev.shinseidesk.keeping.FolderPlace;
import dev.shinseidesk.keeping.ListSheets;
import dev.shinseidesk.keeping.OfficeBackups;
import dev.shinseidesk.keeping.OfficeHolds;
import dev.shinseidesk.keeping.OfficeRestore;
import dev.shinseidesk.keeping.OfficeRetention;
import dev.shinseidesk.portal.PortalProfile;
import dev.shinseidesk.portal.StatusMeaning;
import dev.shinseidesk.services.DeskServices;
import dev.shinseidesk.settings.OfficeConfiguration;
import dev.shinseidesk.status.OutcomeDesk.Choice;
import dev.shinseidesk.store.SqliteStore;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Plugs keeping together, and makes the backups a setting asks for. */
final class KeepingWiring {
  private static final Logger LOG = LoggerFactory.getLogger(KeepingWiring.class);
  private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final DeskServices.Keeping keeping;
  private final OfficeBackups backups;
  private final BackupPlan plan;
  private final Clock clock;
  private volatile boolean closing;
  private @Nullable Operator operator;
  private @Nullable Thread running;

  /** On one open store. */
  KeepingWiring(
      OfficeConfiguration configuration,
      PortalProfile profile,
      SqliteStore store,
      ChannelWiring channels,
      AuditTrail trail,
      Clock clock)
      throws DeskException {
    Supplier<String> ids = () -> UUID.randomUUID().toString();
    this.clock = clock;
    this.plan = configuration.keeping().backup();
    Path data = configuration.resolve(configuration.settings().data());
    this.backups =
        new OfficeBackups(
            new OfficeBackups.Sources(
                store.snapshots(),
                data,
                data.resolve(OfficeRestore.KEYRING),
                configuration.folder(),
                configuration.municipality().value()),
            store.backups(),
            plan,
            place(configuration, channels),
            trail,
            clock);
    this.keeping =
        new DeskServices.Keeping(
            new OfficeRetention(
                store.retention(),
                configuration.keeping().retention(),
                finished(profile),
                openOutcomes(configuration, finished(profile)),
                trail,
                ids,
                clock),
            new OfficeHolds(store.holds(), trail, ids, clock),
            backups,
            new ListSheets(trail));
  }

  private BackupPlace place(OfficeConfiguration configuration, ChannelWiring channels)
      throws DeskException {
    String folder = plan.folder();
    if (folder != null) {
      return new FolderPlace(configuration.resolve(folder));
    }
    var transport = channels.named(String.valueOf(plan.channel()));
    if (transport == null) {
      throw new DeskException(
          Problem.of(
              Problem.Kind.USAGE,
              "settings.invalid",
              "keeping.json",
              "/backup/channel",
              String.valueOf(plan.channel())));
    }
    return new ChannelPlace(transport);
  }

  private static Set<StatusCode> finished(PortalProfile profile) {
    return profile.statusCodes().stream()
        .filter(StatusMeaning::finished)
        .map(StatusMeaning::code)
        .collect(Collectors.toSet());
  }

  /** Outcomes whose status leaves the application open, e.g. 要訂正. */
  private static Set<String> openOutcomes(
      OfficeConfiguration configuration, Set<StatusCode> finished) {
    return Stream.concat(
            configuration.outcomes().general().stream(),
            configuration.outcomes().byProcedure().values().stream().flatMap(Collection::stream))
        .filter(c -> c.status() != null && !finished.contains(c.status()))
        .map(Choice::id)
        .collect(Collectors.toSet());
  }

  DeskServices.Keeping keeping() {
    return keeping;
  }

  /** Makes the first backup of the day beside the work, where that is set. */
  synchronized void signedIn(Operator by) {
    operator = by;
    BackupDesk.Made last = backups.state().last();
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZONE);
    if (plan.automatic() == BackupPlan.Automatic.FIRST_SIGN_IN
        && (last == null || LocalDate.ofInstant(last.at(), ZONE).isBefore(today))) {
      running = Thread.ofPlatform().daemon().name("desk-backup").start(() -> make(by));
    }
  }

  /** Makes one at the sign-out, where that is set; ends one that still runs. */
  synchronized void signingOut() {
    Operator by = operator;
    if (by != null && plan.automatic() == BackupPlan.Automatic.SIGN_OUT) {
      make(by);
    }
    closing = true;
    Thread thread = running;
    if (thread != null) {
      try {
        thread.join(PATIENCE);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void make(Operator by) {
    try {
      backups.automatic(
          by,
          new Progress() {
            @Override
            public void report(long done, long total) {}

            @Override
            public boolean cancelled() {
              return closing;
            }
          });
    } catch (DeskException e) {
      // administration shows how old the last one is
      LOG.warn("automatic backup: {}", e.problem().key());
    } catch (StoreException e) {
      LOG.warn("automatic backup: {}", e.problem().key());
    }
  }
}
