package dev.shinseidesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.endtoend.SetClock;
import dev.shinseidesk.security.KeyDerivation;
import dev.shinseidesk.security.RecoveryKey;
import dev.shinseidesk.security.SignInRules;
import dev.shinseidesk.services.Credentials;
import dev.shinseidesk.store.Rekeying;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A new data key, and being stopped or killed anywhere on the way to it. */
@Execution(ExecutionMode.CONCURRENT)
@Order(5)
class RekeyingTest {
  private static final String PASSWORD = "mado no soto";
  private static final int SECRETS = 300;

  @TempDir Path data;
  private char[] printed = {};

  @BeforeEach
  void found() throws Exception {
    try (RecoveryKey key =
        Objects.requireNonNull(
            entrance(data)
                .found(
                    new Operator(new OperatorId("chief"), "長", Set.of(Operator.Role.ADMINISTRATOR)),
                    PASSWORD.toCharArray(),
                    secrets(),
                    true))) {
      printed = key.printed();
    }
  }

  private static Map<String, char[]> secrets() {
    Map<String, char[]> secrets = new HashMap<>();
    for (int i = 0; i < SECRETS; i++) {
      secrets.put("secret-" + i, ("value " + i + " ").repeat(40).toCharArray());
    }
    return secrets;
  }

  private static Entrance entrance(Path data) {
    return new Entrance(
        data, SignInRules.DEFAULT, new KeyDerivation(64, 1, 1), new SetClock(), new SecureRandom());
  }

  private static Credentials credentials() {
    return Credentials.of("chief", PASSWORD.toCharArray());
  }

  /** Everything is there, by the password and by the recovery key, and nothing lies about. */
  private void whole() throws Exception {
    Entrance.Entered entered = entrance(data).enter(credentials());
    try {
      for (int i = 0; i < SECRETS; i++) {
        assertThat(entered.store().users().secret("secret-" + i))
            .hasValueSatisfying(value -> assertThat(new String(value)).startsWith("value "));
      }
    } finally {
      entered.close();
    }
    try (Stream<Path> files = Files.list(data)) {
      // a kill may leave the temp file of a small file that was being replaced
      assertThat(files.map(f -> f.getFileName().toString()).filter(name -> !name.endsWith(".part")))
          .containsExactlyInAnyOrder(
              "attempts.json",
              "attempts.json.lock",
              "keyring.json",
              "keyring.copy.json",
              "store.db",
              "store.db.lock",
              "store.db.seal");
    }
    assertThat(Files.readAllBytes(data.resolve("keyring.copy.json")))
        .isEqualTo(Files.readAllBytes(data.resolve("keyring.json")));
  }

  @Test
  void theStoreOpensByTheSamePasswordsAndIsEncryptedOtherwise() throws Exception {
    byte[] keyring = Files.readAllBytes(data.resolve("keyring.json"));
    byte[] store = Files.readAllBytes(data.resolve("store.db"));

    entrance(data).rekey(credentials(), step -> {});

    whole();
    assertThat(Files.readAllBytes(data.resolve("keyring.json"))).isNotEqualTo(keyring);
    assertThat(Files.readAllBytes(data.resolve("store.db"))).isNotEqualTo(store);
    try (RecoveryKey used = RecoveryKey.typed(printed)) {
      entrance(data).recover("chief", used, "yuki ga furu".toCharArray()).close();
    }
    // the old keyring opens the new store no longer
    Files.write(data.resolve("keyring.json"), keyring);
    assertThatThrownBy(() -> entrance(data).enter(credentials()))
        .isInstanceOfSatisfying(
            DeskException.class,
            e -> assertThat(e.problem().key()).isEqualTo("sign-in.store-broken"));
  }

  /** Ends the thread as a kill would, without any clearing up by the program's own catch. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  @ParameterizedTest
  @EnumSource
  void stoppedAtAnyStepNothingIsLost(Rekeying.Step at) throws Exception {
    assertThatThrownBy(() ->
            entrance(data)
                .rekey(
                    credentials(),
                    step -> {
                      if (step == at) {
                        throw new Killed();
                      }
                    }))
        .isInstanceOf(Killed.class);
    whole();
    entrance(data).rekey(credentials(), step -> {});
    whole();
  }

  @ParameterizedTest
  @EnumSource
  void stoppedAgainWhileEndingItNothingIsLost(Rekeying.Step at) throws Exception {
    Path store = data.resolve("store.db");
    Path keyring = data.resolve("keyring.json");
    assertThatThrownBy(() ->
            entrance(data)
                .rekey(
                    credentials(),
                    step -> {
                      if (step == Rekeying.Step.MOVE_STORE) {
                        throw new Killed();
                      }
                    }))
        .isInstanceOf(Killed.class);
    try {
      new Rekeying(
              store,
              keyring,
              step -> {
                if (step == at) {
                  throw new Killed();
                }
              })
          .finish();
    } catch (Killed e) {
      assertThat(at).isGreaterThanOrEqualTo(Rekeying.Step.MOVE_STORE);
    }
    whole();
  }

  @Test
  void killedAtAnyMomentNothingIsLost() throws Exception {
    Random random = new Random(20261127);
    int killed = 0;
    for (int round = 0; round < 4; round++) {
      Process child =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "--enable-native-access=ALL-UNNAMED",
                  "-Xshare:auto",
                  "-XX:TieredStopAtLevel=1",
                  "-Dfile.encoding=UTF-8",
                  "-cp",
                  System.getProperty(
                      "surefire.test.class.path", System.getProperty("java.class.path")),
                  Child.class.getName(),
                  data.toString())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      try (var out = child.inputReader(StandardCharsets.UTF_8)) {
        int steps = 1 + random.nextInt(Rekeying.Step.values().length * 3);
        while (steps-- > 0 && out.readLine() != null) {
          // it goes on meanwhile; the kill comes some time into the step
        }
        boolean ended = child.waitFor(random.nextInt(4), TimeUnit.MILLISECONDS);
        child.toHandle().destroyForcibly();
        assertThat(child.waitFor(20, TimeUnit.SECONDS)).isTrue();
        killed += ended ? 0 : 1;
      }
      whole();
    }
    assertThat(killed).isPositive();
  }

  @Test
  void nothingHappensWhileSomebodyElseIsIn() throws Exception {
    Entrance.Entered other = entrance(data).enter(credentials());
    try {
      assertThatThrownBy(() -> entrance(data).rekey(credentials(), step -> {}))
          .isInstanceOfSatisfying(
              DeskException.class, e -> assertThat(e.problem().key()).isEqualTo("sign-in.in-use"));
    } finally {
      other.close();
    }
    whole();
  }

  /** Re-keys again and again, telling each step, until it is killed. */
  static final class Child {
    private Child() {}

    public static void main(String[] args) throws DeskException, IOException {
      long until = System.nanoTime() + Duration.ofMinutes(1).toNanos();
      while (System.nanoTime() < until) {
        entrance(Path.of(args[0]))
            .rekey(
                credentials(),
                step -> {
                  System.out.println(step);
                  System.out.flush();
                });
      }
    }
  }
}
