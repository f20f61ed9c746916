package dev.shinseidesk.keeping;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Problem.Kind;
import dev.shinseidesk.application.Progress;
import dev.shinseidesk.audit.AuditAction;
import dev.shinseidesk.audit.AuditEvent;
import dev.shinseidesk.audit.AuditTrail;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Backups of an open store. Everything lies in the data folder until it is whole and read back, all
 * of it encrypted; what a crash leaves there goes at the next one. One at a time; any thread but
 * the FX thread.
 */
public final class OfficeBackups implements BackupDesk {
  private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss", Locale.ROOT).withZone(ZONE);
  private static final String TEMP = "backup-";
  private static final int SALT = 32;

  private final Sources sources;
  private final BackupStore store;
  private final BackupPlan plan;
  private final BackupPlace place;
  private final AuditTrail trail;
  private final Clock clock;
  private final ReentrantLock one = new ReentrantLock();

  /**
   * What goes into a backup.
   *
   * @param store the open store
   * @param data folder of the store; temporary files lie there
   * @param keyring its keyring
   * @param configuration folder of the configuration; its JSON files go in
   * @param office what the files' names begin with, e.g. the municipal code
   */
  public record Sources(
      SnapshotSource store, Path data, Path keyring, Path configuration, String office) {}

  /** Plugs it together. */
  public OfficeBackups(
      Sources sources,
      BackupStore store,
      BackupPlan plan,
      BackupPlace place,
      AuditTrail trail,
      Clock clock) {
    this.sources = sources;
    this.store = store;
    this.plan = plan;
    this.place = place;
    this.trail = trail;
    this.clock = clock;
  }

  @Override
  public Made make(Operator by, @Nullable Path folder, Progress progress) throws DeskException {
    Keepers.check(trail, by);
    return automatic(by, folder == null ? place : new FolderPlace(folder), progress);
  }

  /** Makes one because a setting says so, whatever the person may do otherwise. */
  public Made automatic(Operator by, Progress progress) throws DeskException {
    return automatic(by, place, progress);
  }

  private Made automatic(Operator by, BackupPlace to, Progress progress) throws DeskException {
    if (!one.tryLock()) {
      throw Keepers.refused("backup.running");
    }
    try {
      return trail.during(
          AuditEvent.of(AuditAction.BACKUP_MADE, by).about(to.shown()),
          () -> made(by, to, progress));
    } finally {
      sweep();
      one.unlock();
    }
  }

  private String stem() {
    return "shinsei-desk_" + sources.office() + "_";
  }

  private Made made(Operator by, BackupPlace to, Progress progress) throws DeskException {
    sweep();
    var phases = new Phases(progress, 5);
    Instant now = clock.instant();
    Path copy = sources.data().resolve(TEMP + "copy.db");
    Path whole = sources.data().resolve(TEMP + "whole" + FolderPlace.SUFFIX);
    sources.store().copy(copy, phases.next());
    SnapshotSource.Facts facts = sources.store().inspect(copy, phases.next());
    byte[] salt = new byte[SALT];
    new SecureRandom().nextBytes(salt);
    byte[] key = sources.store().key(salt);
    try {
      List<Path> files = files(copy);
      BackupHeader header = header(now, facts, salt, key, files);
      try (FileChannel channel =
              FileChannel.open(whole, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
          OutputStream out = Channels.newOutputStream(channel)) {
        BackupWriter.write(out, header, files, key, phases.next());
        channel.force(true);
      }
      // what lies there now must give back every byte
      try (BackupReader reader = BackupReader.open(whole)) {
        reader.read(key, part -> OutputStream.nullOutputStream(), phases.next());
      }
      long size = Files.size(whole);
      String hash = hash(whole);
      String name = to.put(whole, stem() + STAMP.format(now) + FolderPlace.SUFFIX, phases.next());
      int removed = to.prune(stem(), plan.keep());
      var made =
          new Made(now, by.id(), to.shown(), name, size, hash, facts.applications(), removed);
      store.made(made);
      return made;
    } catch (IOException e) {
      throw new DeskException(
          Problem.of(Kind.OTHER_SIDE, "backup.unwritable", sources.data().toString()), e);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  /** Configuration first, the store last. */
  private List<Path> files(Path copy) throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> all = Files.list(sources.configuration())) {
      all.filter(f -> String.valueOf(f.getFileName()).matches("[0-9A-Za-z][0-9A-Za-z._-]{0,99}"))
          .filter(f -> String.valueOf(f.getFileName()).endsWith(".json"))
          .filter(f -> Files.isRegularFile(f) && !f.equals(sources.keyring()))
          .sorted()
          .forEach(files::add);
    }
    files.add(copy);
    return files;
  }

  private BackupHeader header(
      Instant now, SnapshotSource.Facts facts, byte[] salt, byte[] key, List<Path> files)
      throws IOException {
    List<BackupHeader.Part> parts = new ArrayList<>();
    for (Path file : files) {
      String name =
          file.equals(files.getLast()) ? OfficeRestore.STORE : String.valueOf(file.getFileName());
      parts.add(new BackupHeader.Part(name, Files.size(file), hash(file)));
    }
    return new BackupHeader(
        now, facts, salt, BackupCipher.check(key), Files.readAllBytes(sources.keyring()), parts);
  }

  private static String hash(Path file) throws IOException {
    MessageDigest digest = BackupCipher.sha256();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Takes away what lies about, of a crash too. */
  private void sweep() {
    try (Stream<Path> all = Files.list(sources.data())) {
      for (Path file : all.filter(f -> String.valueOf(f.getFileName()).startsWith(TEMP)).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      // encrypted, and tried again at the next one
    }
  }

  @Override
  public Proof check(Operator by, Path file, Progress progress) throws DeskException {
    Keepers.check(trail, by);
    if (!one.tryLock()) {
      throw Keepers.refused("backup.running");
    }
    try (BackupReader reader = BackupReader.open(file)) {
      byte[] key = sources.store().key(reader.header().salt());
      try {
        return OfficeRestore.prove(
            reader,
            key,
            sources.data().resolve(TEMP + "check"),
            (copy, told) -> sources.store().inspect(copy, told),
            progress);
      } finally {
        Arrays.fill(key, (byte) 0);
      }
    } finally {
      sweep();
      one.unlock();
    }
  }

  @Override
  public State state() {
    Made last = store.recent(1).stream().findFirst().orElse(null);
    boolean old =
        last == null
            || last.at().plus(Duration.ofDays(plan.warnAfterDays())).isBefore(clock.instant());
    return new State(last, plan.warnAfterDays(), old, place.shown());
  }

  @Override
  public List<Made> recent(int limit) {
    return store.recent(limit);
  }
}
