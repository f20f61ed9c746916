package dev.shinseidesk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.security.DataKey;
import dev.shinseidesk.security.KeyDerivation;
import dev.shinseidesk.security.Keyring;
import dev.shinseidesk.store.SqliteStore;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines of the trail go by two persons only. */
class PruneCommandTest {
  @TempDir Path temp;

  @Test
  void anAuditorAsksAndALeadingPersonConfirms() throws Exception {
    var desk = new DeskLine(temp);
    desk.setUp("http://127.0.0.1:9/api/v1");
    Path data = desk.office().resolve("data");
    var keyring =
        new Keyring(data.resolve("keyring.json"), KeyDerivation.PUBLIC, new SecureRandom());
    try (DataKey key = keyring.unlock("suzuki", "geheim-1".toCharArray());
        SqliteStore store = SqliteStore.open(data.resolve("store.db"), key)) {
      for (String id : new String[] {"kansa", "ryohou"}) {
        keyring.addUser(key, new OperatorId(id), "geheim-1".toCharArray());
      }
      store
          .users()
          .save(new Operator(new OperatorId("kansa"), "監査", EnumSet.of(Operator.Role.AUDITOR)));
      store
          .users()
          .save(
              new Operator(
                  new OperatorId("ryohou"),
                  "両方",
                  EnumSet.of(Operator.Role.AUDITOR, Operator.Role.SUPERVISOR)));
    }
    assertThat(desk.as("kansa", "audit prune", "--confirm", "--json").problem())
        .isEqualTo("access.not-permitted");
    assertThat(desk.in("audit prune", "--reason", "x", "--json").problem())
        .isEqualTo("access.not-permitted");
    assertThat(desk.in("audit prune", "--confirm", "--json").problem())
        .isEqualTo("audit.prune-none");

    assertThat(desk.as("ryohou", "audit prune", "--reason", "年数").exit()).isZero();
    assertThat(desk.as("ryohou", "audit prune", "--confirm", "--json").problem())
        .as("both roles make one person")
        .isEqualTo("audit.prune-own");
    assertThat(desk.in("audit prune", "--withdraw").exit()).isZero();

    DeskLine.Answer asked = desk.as("kansa", "audit prune", "--reason", "年数が過ぎた");
    assertThat(asked.exit()).isZero();
    assertThat(asked.out()).contains("kansa", "年数が過ぎた");
    assertThat(desk.in("audit prune", "--json").json().path("askedBy").asString())
        .isEqualTo("kansa");
    assertThat(desk.in("audit prune", "--confirm", "--json").json().path("lines").asInt()).isZero();
    assertThat(desk.in("audit prune").out()).contains("ありません");
    assertThat(desk.in("audit prune", "--confirm", "--withdraw").exit()).isEqualTo(2);
  }
}
