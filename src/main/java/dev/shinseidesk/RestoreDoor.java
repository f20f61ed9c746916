package dev.shinseidesk;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Problem.Kind;
import dev.shinseidesk.keeping.OfficeRestore;
import dev.shinseidesk.security.DataKey;
import dev.shinseidesk.security.KeyDerivation;
import dev.shinseidesk.security.Keyring;
import dev.shinseidesk.security.LockOut;
import dev.shinseidesk.security.SecondFactors;
import dev.shinseidesk.services.DeskAct;
import dev.shinseidesk.services.Permissions;
import dev.shinseidesk.store.SqliteStore;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;

/**
 * The door to a backup: password or recovery key of the time it was made, tries counted as at the
 * log-in, and then, as the store of that time says, role and second factor. One thread.
 */
final class RestoreDoor {
  /** Stands for a user in the count of tries; no user can be called so. */
  private static final String RECOVERY_TRIES = "\nrecovery";

  private final Who who;
  private final LockOut lockOut;
  private final Clock clock;
  private final KeyDerivation floor;

  RestoreDoor(Who who, LockOut lockOut, Clock clock, KeyDerivation floor) {
    this.who = who;
    this.lockOut = lockOut;
    this.clock = clock;
    this.floor = floor;
  }

  /** Opens the keyring of that time. */
  interface Opener {
    /**
     * Gives its data key.
     *
     * @throws DeskException keys {@code sign-in.*}
     */
    DataKey open(Keyring keyring) throws DeskException;
  }

  /**
   * Who asks.
   *
   * @param code of the second factor; may be empty
   * @param recovering whether by the recovery key, which stands for the second factor as well
   */
  @SuppressWarnings("ArrayRecordComponent") // cleared after use; never compared as a record
  record Who(OperatorId by, Opener opener, char[] code, boolean recovering) {}

  /** What is done once the key is there. */
  interface Inside<T> {
    /** Does it; {@link RestoreDoor#admit} is asked before anything is placed. */
    T on(DataKey key) throws DeskException;
  }

  /**
   * Opens the door for this long; a try that came to nothing for another reason than what was typed
   * is no failure.
   *
   * @throws DeskException {@code sign-in.wrong}, {@code sign-in.locked}, {@code sign-in.code-*},
   *     {@code backup.administrator-only}; what the work throws
   */
  <T> T enter(Path keyring, Inside<T> work) throws DeskException {
    String counted = who.recovering() ? RECOVERY_TRIES : who.by().value();
    lockOut.begin(counted);
    try (DataKey key = who.opener().open(new Keyring(keyring, floor, new SecureRandom()))) {
      T done = work.on(key);
      lockOut.succeeded(counted);
      return done;
    } catch (DeskException e) {
      String problem = e.problem().key();
      boolean failed =
          problem.equals("sign-in.wrong")
              || problem.equals("sign-in.code-wrong")
              || problem.equals("sign-in.recovery-wrong");
      if (!failed) {
        lockOut.takeBack(counted);
      }
      throw e;
    }
  }

  /**
   * Asks the unpacked store who this is; it stays where it is and is not used otherwise.
   *
   * @throws DeskException {@code sign-in.wrong}: nobody of that time; {@code sign-in.code-needed},
   *     {@code sign-in.code-wrong}; {@code backup.administrator-only}
   */
  void admit(DataKey key, Path staging) throws DeskException {
    try (SqliteStore store = SqliteStore.open(staging.resolve(OfficeRestore.STORE), key)) {
      Operator operator =
          store
              .users()
              .find(who.by())
              .orElseThrow(() -> new DeskException(Problem.of(Kind.REFUSED, "sign-in.wrong")));
      if (!who.recovering()) {
        new SecondFactors(store.accounts(), clock, new SecureRandom()).check(who.by(), who.code());
      }
      if (!Permissions.may(operator, DeskAct.CONFIGURE)) {
        throw new DeskException(Problem.of(Kind.REFUSED, "backup.administrator-only"));
      }
    }
  }
}
