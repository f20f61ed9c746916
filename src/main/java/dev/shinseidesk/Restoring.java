package dev.shinseidesk;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.OwnersOnly;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Problem.Kind;
import dev.shinseidesk.application.Progress;
import dev.shinseidesk.audit.AuditAction;
import dev.shinseidesk.audit.AuditEvent;
import dev.shinseidesk.keeping.BackupDesk.Proof;
import dev.shinseidesk.keeping.OfficeRestore;
import dev.shinseidesk.security.DataKey;
import dev.shinseidesk.security.KeyDerivation;
import dev.shinseidesk.security.Keyring;
import dev.shinseidesk.security.LockOut;
import dev.shinseidesk.security.SignInRules;
import dev.shinseidesk.settings.ConfigurationReader;
import dev.shinseidesk.settings.OfficeConfiguration;
import dev.shinseidesk.store.SqliteStore;
import dev.shinseidesk.store.StoreFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Proves a backup or brings it back, with a password or the recovery key of the time it was made.
 * One thread.
 */
final class Restoring {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss", Locale.ROOT).withZone(ZoneId.of("Asia/Tokyo"));
  private static final String STAGING = "restore-staging";

  private final Path file;
  private final Clock clock;
  private final KeyDerivation floor;
  private final Path tries;

  /**
   * For one backup.
   *
   * @param tries where tries are counted that aren't of an office that is there
   */
  Restoring(Path file, Clock clock, KeyDerivation floor, Path tries) {
    this.file = file;
    this.clock = clock;
    this.floor = floor;
    this.tries = tries;
  }

  /**
   * What it came to.
   *
   * @param data folder of the store; null where it was only proved
   * @param aside where what was there lies now; null where nothing was
   */
  record Done(Proof proof, @Nullable Path data, @Nullable Path aside) {}

  /**
   * Proves the file; nothing but a temporary folder and the count of tries is written.
   *
   * @throws DeskException keys {@code backup.*}, {@code sign-in.*}
   */
  Done check(RestoreDoor.Who who) throws DeskException {
    Path temp = temporary();
    try (OfficeRestore restore = OfficeRestore.open(file)) {
      RestoreDoor door = door(who, null);
      return door.enter(
          keyring(restore, temp),
          key -> {
            Proof proof = unpacked(restore, key, temp.resolve(STAGING));
            door.admit(key, temp.resolve(STAGING));
            return new Done(proof, null, null);
          });
    } finally {
      OfficeRestore.remove(temp.resolve(STAGING));
      OfficeRestore.remove(temp);
    }
  }

  /**
   * Brings it back.
   *
   * @param config configuration folder; where it holds no office, that of the backup goes there
   * @param moveAside whether a store that is there may be moved aside
   * @throws DeskException keys {@code backup.*}, {@code sign-in.*}, {@code settings.*}
   */
  Done restore(RestoreDoor.Who who, Path config, boolean moveAside) throws DeskException {
    Path temp = temporary();
    try (OfficeRestore restore = OfficeRestore.open(file)) {
      boolean office = Files.exists(config.resolve("office.json"));
      Path data = office ? data(config) : null;
      boolean there = data != null && holdsSomething(data);
      RestoreDoor door = door(who, there ? data : null);
      return door.enter(
          keyring(restore, temp),
          key -> {
            if (there && !moveAside) {
              throw refused("backup.not-empty", String.valueOf(data));
            }
            return placed(restore, door, key, who.by(), config, data);
          });
    } finally {
      OfficeRestore.remove(temp);
    }
  }

  private Done placed(
      OfficeRestore restore,
      RestoreDoor door,
      DataKey key,
      OperatorId by,
      Path config,
      @Nullable Path present)
      throws DeskException {
    boolean there = present != null && holdsSomething(present);
    Path staging = (present == null ? config : present).resolve(STAGING);
    try {
      Proof proof = unpacked(restore, key, staging);
      door.admit(key, staging);
      Path data = present;
      if (data == null) {
        configuration(staging, config, proof);
        data = data(config);
      }
      Path aside = data.resolve("before-restore-" + STAMP.format(clock.instant()));
      place(restore, staging, data, aside);
      record(by, key, data, proof);
      return new Done(proof, data, there ? aside : null);
    } finally {
      OfficeRestore.remove(staging);
    }
  }

  /**
   * Tries count with those of the office that is there, or else of whoever sits at this machine.
   */
  private RestoreDoor door(RestoreDoor.Who who, @Nullable Path data) throws DeskException {
    Path counted = data == null ? tries : data.resolve("attempts.json");
    try {
      OwnersOnly.folder(counted.toAbsolutePath().resolveSibling(""));
    } catch (IOException e) {
      throw new DeskException(Problem.of(Kind.REFUSED, "sign-in.attempts-unwritten"), e);
    }
    var lockOut = new LockOut(counted, SignInRules.DEFAULT, clock, new SecureRandom());
    return new RestoreDoor(who, lockOut, clock, floor);
  }

  private static Path keyring(OfficeRestore restore, Path temp) throws DeskException {
    Path keyring = temp.resolve(OfficeRestore.KEYRING);
    try {
      Files.write(keyring, restore.keyring());
      return keyring;
    } catch (IOException e) {
      throw unwritable(temp, e);
    }
  }

  private static Proof unpacked(OfficeRestore restore, DataKey key, Path staging)
      throws DeskException {
    byte[] bytes = key.bytes();
    try {
      return restore.unpack(
          bytes,
          staging,
          (copy, progress) -> StoreFiles.inspect(copy, key, progress),
          Progress.NONE);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  private static boolean holdsSomething(Path data) {
    return Files.exists(data.resolve(OfficeRestore.STORE))
        || Files.exists(data.resolve(OfficeRestore.KEYRING));
  }

  private static Path data(Path config) throws DeskException {
    var reading = new ConfigurationReader().read(config);
    OfficeConfiguration configuration = reading.configuration();
    if (configuration == null) {
      throw new DeskException(reading.problems().getFirst());
    }
    return configuration.resolve(configuration.settings().data());
  }

  /** The files of the office, {@code office.json} last, since a folder counts as set up by it. */
  private static void configuration(Path staging, Path config, Proof proof) throws DeskException {
    try {
      for (String name : proof.files()) {
        if (!name.equals("office.json")) {
          Files.move(staging.resolve(name), config.resolve(name));
        }
      }
      Files.move(staging.resolve("office.json"), config.resolve("office.json"));
    } catch (IOException e) {
      throw unwritable(config, e);
    }
  }

  private static void place(OfficeRestore restore, Path staging, Path data, Path aside)
      throws DeskException {
    try {
      OwnersOnly.folder(data);
    } catch (IOException e) {
      throw unwritable(data, e);
    }
    StoreFiles.whileClosed(
        data.resolve(OfficeRestore.STORE), () -> restore.place(staging, data, aside));
  }

  /** The first thing that happens in the store that came back. */
  private void record(OperatorId by, DataKey key, Path data, Proof proof) throws DeskException {
    try (SqliteStore store =
        SqliteStore.open(data.resolve(OfficeRestore.STORE), key, Witness.of(data))) {
      var keyring =
          new Keyring(
              data.resolve(OfficeRestore.KEYRING), KeyDerivation.DEFAULT, new SecureRandom());
      store.kept().accept(keyring.generation());
      store
          .audit(DeskName.here(), clock)
          .record(
              new AuditEvent(
                  AuditAction.BACKUP_RESTORED,
                  by.value(),
                  String.valueOf(file.getFileName()),
                  Map.of(),
                  Map.of(
                      "madeAt",
                      proof.madeAt().toString(),
                      "applications",
                      Long.toString(proof.applications()))));
    }
  }

  private static Path temporary() throws DeskException {
    try {
      return Files.createTempDirectory("shinsei-desk-restore");
    } catch (IOException e) {
      throw unwritable(Path.of(System.getProperty("java.io.tmpdir")), e);
    }
  }

  private static DeskException unwritable(Path place, IOException e) {
    return new DeskException(Problem.of(Kind.OTHER_SIDE, "backup.unwritable", place.toString()), e);
  }

  private static DeskException refused(String key, String... facts) {
    return new DeskException(Problem.of(Kind.REFUSED, key, facts));
  }
}
