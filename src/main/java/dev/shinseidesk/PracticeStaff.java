package dev.shinseidesk;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.security.DataKey;
import dev.shinseidesk.store.SqliteStore;
import java.nio.file.Path;
import java.util.EnumSet;

/** The colleague in a practice office, since nobody approves their own decisions. */
final class PracticeStaff {
  private PracticeStaff() {}

  /** Who approves, with the password that is shown for the first person too. */
  static void join(Entrance entrance, Path file) throws DeskException {
    var id = new OperatorId(PracticeRoom.APPROVER);
    var keyring = entrance.keyring();
    try (DataKey key = keyring.unlock(PracticeRoom.USER, PracticeRoom.PASSWORD.toCharArray());
        SqliteStore store = SqliteStore.open(file, key)) {
      keyring.addUser(key, id, PracticeRoom.PASSWORD.toCharArray());
      store
          .users()
          .save(
              new Operator(
                  id,
                  PracticeRoom.APPROVER_NAME,
                  EnumSet.of(
                      Operator.Role.CLERK, Operator.Role.REVIEWER, Operator.Role.SUPERVISOR)));
    }
  }
}
