package dev.shinseidesk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.security.AccountStore;
import dev.shinseidesk.security.DataKey;
import dev.shinseidesk.security.KeyDerivation;
import dev.shinseidesk.security.Keyring;
import dev.shinseidesk.security.TimeCodes;
import dev.shinseidesk.store.SqliteStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bringing a backup back asks for as much as logging in does. */
class RestoreDoorTest {
  @TempDir Path temp;
  private DeskLine desk;
  private byte[] secret = {};
  private Path backup = Path.of("");

  @BeforeEach
  void backup() throws Exception {
    desk = new DeskLine(temp);
    desk.setUp("http://127.0.0.1:9/api/v1");
    Path data = desk.office().resolve("data");
    var keyring =
        new Keyring(data.resolve("keyring.json"), KeyDerivation.PUBLIC, new SecureRandom());
    try (DataKey key = keyring.unlock("suzuki", "geheim-1".toCharArray());
        SqliteStore store = SqliteStore.open(data.resolve("store.db"), key)) {
      for (String id : List.of("kato", "mori")) {
        keyring.addUser(key, new OperatorId(id), "geheim-1".toCharArray());
      }
      store.users().save(person("kato", Operator.Role.SUPERVISOR));
      store.users().save(person("mori", Operator.Role.ADMINISTRATOR));
      secret = new TimeCodes().secret(new SecureRandom());
      store
          .accounts()
          .saveFactor(new OperatorId("mori"), new AccountStore.Factor(secret, 0), List.of());
    }
    DeskLine.Answer made = desk.in("backup", "--json");
    assertThat(made.exit()).as(made.err()).isZero();
    backup = desk.office().resolve("backups").resolve(made.json().path("file").asString());
  }

  private static Operator person(String id, Operator.Role role) {
    return new Operator(new OperatorId(id), id, EnumSet.of(role));
  }

  private DeskLine.Answer restore(String user, Path password, String... more) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "restore",
                backup.toString(),
                "--user",
                user,
                "--password-file",
                password.toString(),
                "--json"));
    all.addAll(List.of(more));
    return desk.at(all.toArray(String[]::new));
  }

  private DeskLine.Answer check(String user, String... more) {
    String[] all = java.util.Arrays.copyOf(more, more.length + 1);
    all[more.length] = "--check";
    return restore(user, desk.password(), all);
  }

  @Test
  void onlyAnAdministratorOfThatTimeProvesOrRestores() {
    assertThat(check("kato").problem()).isEqualTo("backup.administrator-only");
    assertThat(check("kato").exit()).isEqualTo(4);
    Path fresh = temp.resolve("fresh");
    assertThat(restore("kato", desk.password(), "--config", fresh.toString()).problem())
        .isEqualTo("backup.administrator-only");
    assertThat(fresh.resolve("office.json")).as("nothing was placed").doesNotExist();
    assertThat(
            restore("kato", desk.password(), "--move-aside", "--config", desk.office().toString())
                .problem())
        .isEqualTo("backup.administrator-only");
    assertThat(desk.in("list").exit()).as("what is there stays").isZero();
    assertThat(check("suzuki").exit()).isZero();
  }

  @Test
  void theSecondFactorIsAskedForHereToo() {
    assertThat(check("mori").problem()).isEqualTo("sign-in.code-needed");
    assertThat(check("mori", "--code", "00000x").problem()).isEqualTo("sign-in.code-wrong");
    String code = new TimeCodes().code(secret, Instant.now());
    DeskLine.Answer proved = check("mori", "--code", code);
    assertThat(proved.exit()).as(proved.err()).isZero();
  }

  @Test
  void triesAreCountedAndTheRightPasswordComesTooLate() throws Exception {
    Path wrong = Files.writeString(temp.resolve("wrong"), "falsch\n");
    for (int i = 0; i < 5; i++) {
      assertThat(restore("suzuki", wrong, "--check").problem()).isEqualTo("sign-in.wrong");
    }
    assertThat(check("suzuki").problem()).isEqualTo("sign-in.locked");
    assertThat(check("mori").problem()).as("nobody else").isEqualTo("sign-in.code-needed");
  }

  @Test
  void overAnOfficeThatIsThereTheTriesAreThoseOfItsLogIn() throws Exception {
    Path wrong = Files.writeString(temp.resolve("wrong"), "falsch\n");
    String[] over = {"--move-aside", "--config", desk.office().toString()};
    for (int i = 0; i < 5; i++) {
      assertThat(restore("suzuki", wrong, over).problem()).isEqualTo("sign-in.wrong");
    }
    assertThat(desk.in("list", "--json").problem()).isEqualTo("sign-in.locked");
    for (int i = 0; i < 5; i++) {
      assertThat(
              restore(
                      "mori",
                      desk.password(),
                      "--move-aside",
                      "--code",
                      "00000x",
                      "--config",
                      desk.office().toString())
                  .problem())
          .isEqualTo("sign-in.code-wrong");
    }
    assertThat(desk.as("mori", "list", "--json").problem()).isEqualTo("sign-in.locked");
  }
}
