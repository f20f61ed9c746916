package dev.shinseidesk.store;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.OwnersOnly;
import dev.shinseidesk.application.StoreException;
import dev.shinseidesk.audit.AuditStore;
import dev.shinseidesk.audit.AuditStore.Head;
import dev.shinseidesk.audit.AuditTrail;
import dev.shinseidesk.audit.Chain;
import dev.shinseidesk.audit.TrailSeal;
import dev.shinseidesk.casework.ApprovalStore;
import dev.shinseidesk.casework.ArrivalStore;
import dev.shinseidesk.casework.CorrectionStore;
import dev.shinseidesk.casework.RecordStore;
import dev.shinseidesk.casework.ThreadStore;
import dev.shinseidesk.forwarding.BatchStore;
import dev.shinseidesk.forwarding.ForwardingStore;
import dev.shinseidesk.forwarding.RouteFacts;
import dev.shinseidesk.forwarding.TranscriptionStore;
import dev.shinseidesk.inquiry.Applications;
import dev.shinseidesk.inquiry.Sight;
import dev.shinseidesk.inquiry.SightedApplications;
import dev.shinseidesk.intake.IntakeStore;
import dev.shinseidesk.keeping.BackupStore;
import dev.shinseidesk.keeping.HoldStore;
import dev.shinseidesk.keeping.RetentionStore;
import dev.shinseidesk.keeping.SnapshotSource;
import dev.shinseidesk.outbox.OutboxStore;
import dev.shinseidesk.provisioning.InForceStore;
import dev.shinseidesk.residents.AddresseeStore;
import dev.shinseidesk.residents.NumberLinkImports;
import dev.shinseidesk.residents.NumberLinkStore;
import dev.shinseidesk.residents.ProtectionStore;
import dev.shinseidesk.review.ReviewStore;
import dev.shinseidesk.security.AccountStore;
import dev.shinseidesk.security.DataKey;
import dev.shinseidesk.security.UserStore;
import dev.shinseidesk.status.OutcomeStore;
import dev.shinseidesk.status.StatusStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The desk's store: one encrypted SQLite file. Everything is in it; nothing of it lies in plain
 * text on the disk, its write-ahead log included. One process at a time holds it. All stores it
 * hands out may be called from any thread but the FX thread; they throw {@link StoreException} when
 * the file can't be read or written, and after {@link #close()}.
 */
public final class SqliteStore implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SqliteStore.class);

  private final FileLockGuard lock;
  private final Database database;
  private final StoredJson json;
  private final ProtectionStore protections;
  private final IntakeStore intake;
  private final Applications applications;
  private final ReviewStore reviews;
  private final ForwardingStore forwardings;
  private final BatchStore batches;
  private final TranscriptionStore transcriptions;
  private final RouteFacts routeFacts;
  private final StatusStore statuses;
  private final OutcomeStore outcomes;
  private final OutboxStore outbox;
  private final NumberLinkStore numberLinks;
  private final NumberLinkImports numberLinkImports;
  private final AddresseeStore addressees;
  private final ThreadStore threads;
  private final CorrectionStore corrections;
  private final RecordStore records;
  private final ArrivalStore arrivals;
  private final ApprovalStore approvals;
  private final UserStore users;
  private final RetentionStore retention;
  private final HoldStore holds;
  private final BackupStore backups;
  private final SqliteSnapshots snapshots;
  private final AccountStore accounts;
  private final AuditLines auditLines;
  private final AuditStore auditStore;
  private final AuditSealing auditSealing;
  private final Kept kept;

  private SqliteStore(
      FileLockGuard lock,
      Database database,
      SqliteSnapshots snapshots,
      Path seal,
      @Nullable Path witness)
      throws IOException {
    this.lock = lock;
    this.snapshots = snapshots;
    this.database = database;
    StoredJson json = new StoredJson();
    History history = new History(json);
    OutboxRows rows = new OutboxRows(json);
    intake = new SqliteIntakeStore(database, history, json);
    this.json = json;
    applications = new SqliteApplications(database, json, Sight.ALL);
    reviews = new SqliteReviewStore(database, history, json);
    forwardings = new SqliteForwardingStore(database, history, rows);
    SqliteStatusStore registrations = new SqliteStatusStore(database, history, rows);
    statuses = registrations;
    threads = new SqliteCaseworkThreads(database, history, json);
    corrections = new SqliteCaseworkCorrections(database, history, json, registrations);
    records = new SqliteCaseworkRecords(database, history);
    arrivals = new SqliteCaseworkArrivals(database, history);
    approvals = new SqliteCaseworkApprovals(database, history, json);
    ForwardingSteps steps = new ForwardingSteps(history);
    outbox = new SqliteOutboxStore(database, history, rows, json, steps);
    batches = new SqliteBatchStore(database, history);
    transcriptions = new SqliteTranscriptionStore(database, history, steps);
    routeFacts = new SqliteRouteFacts(database);
    LinkSegments segments = new LinkSegments(database);
    SqliteNumberLinkStore links = new SqliteNumberLinkStore(segments);
    numberLinks = links;
    numberLinkImports = new SqliteNumberLinkImports(segments, links);
    protections = new SqliteProtectionStore(database, links, json);
    addressees = new SqliteAddresseeStore(database, history);
    outcomes = new SqliteOutcomeStore(database, history);
    users = new SqliteUserStore(database, json);
    retention = new SqliteRetentionStore(database, json);
    holds = new SqliteHoldStore(database);
    backups = new SqliteBackupStore(database);
    accounts = new SqliteAccountStore(database);
    AuditKeys keys = AuditKeys.of(database);
    Chain chain = new Chain(keys.chain());
    auditLines = new AuditLines(chain, json);
    auditStore = new SqliteAuditStore(database, auditLines, chain, keys.signer(), json);
    kept = new Kept(database);
    TrailSeal outside = witness == null ? null : outside(witness, chain);
    boolean promised = outside != null && kept.witnessed(String.valueOf(witness));
    auditSealing = new AuditSealing(TrailSeal.open(seal, chain), outside, promised, auditStore);
    if (outside != null && !promised) {
      kept.witness(String.valueOf(witness));
    }
  }

  /** A place that can't be written to keeps nobody from work; {@code doctor} tells of it. */
  private static @Nullable TrailSeal outside(Path witness, Chain chain) {
    try {
      OwnersOnly.folder(witness.resolveSibling(""));
      return TrailSeal.open(witness, chain);
    } catch (IOException e) {
      LOG.warn("the second seal of the trail can't be opened");
      return null;
    }
  }

  /**
   * Opens the store, creating the file where there is none and bringing older ones up to date on a
   * copy; the old one stays beside it. Never the FX thread.
   *
   * @param file the store's file; {@code -wal}, {@code -shm}, {@code .lock} and {@code .seal} files
   *     stand beside it
   * @param key the data key; the caller closes it
   * @throws DeskException {@code sign-in.in-use} while another process or window holds it; {@code
   *     sign-in.store-broken} when the key doesn't fit or the file is no store, with no byte
   *     changed; {@code sign-in.store-newer} when a newer program wrote it; {@code store.*} when
   *     the disk refuses
   */
  public static SqliteStore open(Path file, DataKey key) throws DeskException {
    return open(file, key, null);
  }

  /**
   * The same with the head of the trail kept once more outside the data folder, which tells when
   * store and seal were put back together.
   *
   * @param witness the file for it; null for none
   * @throws DeskException as {@link #open(Path, DataKey)}
   */
  public static SqliteStore open(Path file, DataKey key, @Nullable Path witness)
      throws DeskException {
    FileLockGuard lock = FileLockGuard.take(Path.of(file + ".lock"));
    byte[] bytes = key.bytes();
    boolean fresh = !Files.exists(file);
    try {
      if (!KeyCheck.fits(file, bytes)) {
        throw new DeskException(StoreProblems.refused("sign-in.store-broken"));
      }
      new StoreUpgrade(file, bytes).run();
      DataSource writing = Connections.writing(file, bytes);
      SqliteStore store =
          over(
              lock,
              new Database(writing, Connections.reading(file, bytes)),
              new SqliteSnapshots(file, bytes),
              Path.of(file + ".seal"),
              witness);
      if (fresh) {
        restrict(store, file);
      }
      return store;
    } catch (IOException e) {
      lock.close();
      throw new DeskException(StoreProblems.refused("store.unreadable"), e);
    } catch (SQLException | FlywayException e) {
      lock.close();
      StoreException translated = StoreProblems.translated(e);
      throw new DeskException(
          translated.problem().key().equals("store.damaged")
              ? StoreProblems.refused("sign-in.store-broken")
              : translated.problem(),
          translated.getCause());
    } catch (DeskException | RuntimeException e) {
      lock.close();
      throw e;
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  private static void restrict(SqliteStore store, Path file) throws IOException {
    try {
      OwnersOnly.file(file);
    } catch (IOException e) {
      store.close();
      throw e;
    }
  }

  private static SqliteStore over(
      FileLockGuard lock,
      Database database,
      SqliteSnapshots snapshots,
      Path seal,
      @Nullable Path witness)
      throws IOException {
    try {
      return new SqliteStore(lock, database, snapshots, seal, witness);
    } catch (IOException | RuntimeException e) {
      database.close();
      snapshots.close();
      throw e;
    }
  }

  /** Where fetched applications go. */
  public IntakeStore intake() {
    return intake;
  }

  /** The list and its contents. */
  public Applications applications() {
    return applications;
  }

  /** Of the list and its contents what exists for somebody. */
  public SightedApplications applications(Sight sight) {
    return new SqliteApplications(database, json, sight);
  }

  /** Protected persons. */
  public ProtectionStore protections() {
    return protections;
  }

  /** 形式審査. */
  public ReviewStore reviews() {
    return reviews;
  }

  /** 提供. */
  public ForwardingStore forwardings() {
    return forwardings;
  }

  /** 方式4. */
  public BatchStore batches() {
    return batches;
  }

  /** 方式1. */
  public TranscriptionStore transcriptions() {
    return transcriptions;
  }

  /** What routes are judged by. */
  public RouteFacts routeFacts() {
    return routeFacts;
  }

  /** 申請処理状況. */
  public StatusStore statuses() {
    return statuses;
  }

  /** 実質審査の結果. */
  public OutcomeStore outcomes() {
    return outcomes;
  }

  /** What must leave. */
  public OutboxStore outbox() {
    return outbox;
  }

  /** 番号紐付情報. */
  public NumberLinkStore numberLinks() {
    return numberLinks;
  }

  /** Preparing imports of 番号紐付情報. */
  public NumberLinkImports numberLinkImports() {
    return numberLinkImports;
  }

  /** 宛名番号 entered by hand. */
  public AddresseeStore addressees() {
    return addressees;
  }

  /** Filings that belong together. */
  public ThreadStore threads() {
    return threads;
  }

  /** 補正. */
  public CorrectionStore corrections() {
    return corrections;
  }

  /** Four eyes. */
  public ApprovalStore approvals() {
    return approvals;
  }

  /** What came in. */
  public ArrivalStore arrivals() {
    return arrivals;
  }

  /** Notes and looks. */
  public RecordStore records() {
    return records;
  }

  /** Accounts and secrets. */
  public UserStore users() {
    return users;
  }

  /** What accounts have besides. */
  public AccountStore accounts() {
    return accounts;
  }

  /** The settings in force. */
  public InForceStore inForce() {
    return new SqliteInForceStore(database);
  }

  /**
   * The trail, as written from one desk.
   *
   * @param desk name of this machine
   */
  public AuditTrail audit(String desk, Clock clock) {
    return new SqliteAuditTrail(database, auditLines, auditSealing, desk, clock);
  }

  /** What is remembered of the files around it. */
  public Kept kept() {
    return kept;
  }

  /** Reading the trail. */
  public AuditStore auditStore() {
    return auditStore;
  }

  /** The head of the trail in its second place, beside the store; null where there is none. */
  public @Nullable Head sealedHead() {
    return auditSealing.read();
  }

  /** Deleting what has been kept long enough. */
  public RetentionStore retention() {
    return retention;
  }

  /** Legal holds. */
  public HoldStore holds() {
    return holds;
  }

  /** Which backups were made. */
  public BackupStore backups() {
    return backups;
  }

  /** This store as a thing to copy. */
  public SnapshotSource snapshots() {
    return snapshots;
  }

  /** For the tests of this package: statements no port offers. */
  Database database() {
    return database;
  }

  /** Writes the log back into the file, closes it and lets others open it. Again: nothing. */
  @Override
  public void close() {
    if (lock.isClosed()) {
      return;
    }
    try {
      database.maintain("PRAGMA optimize");
      database.maintain("PRAGMA wal_checkpoint(TRUNCATE)");
    } catch (StoreException e) {
      // the log stays beside the file and is read at the next opening; nothing is lost
      LOG.warn("store closed without writing its log back: {}", e.problem().key());
    } finally {
      database.close();
      snapshots.close();
      auditSealing.close();
      lock.close();
    }
  }
}
