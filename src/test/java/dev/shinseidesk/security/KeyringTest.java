package dev.shinseidesk.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.OperatorId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyringTest {
  private static final KeyDerivation CHEAP = new KeyDerivation(64, 1, 1);
  private static final OperatorId YAMADA = new OperatorId("yamada");
  private static final OperatorId SATO = new OperatorId("sato");

  @TempDir Path folder;
  private Path file;
  private Keyring keyring;

  @BeforeEach
  void make() {
    file = folder.resolve("keyring.json");
    keyring = new Keyring(file, CHEAP, new SecureRandom());
  }

  private static char[] password(String text) {
    return text.toCharArray();
  }

  @Test
  void givesTheSameKeyToEveryUserOfIt() throws Exception {
    assertThat(keyring.exists()).isFalse();
    try (DataKey created = keyring.create(YAMADA, password("桜の木-1"))) {
      assertThat(created.bytes()).hasSize(32).isNotEqualTo(new byte[32]);
      keyring.addUser(created, SATO, password("another"));

      assertThat(keyring.exists()).isTrue();
      assertThat(keyring.users()).containsExactly(YAMADA, SATO);
      // a fresh object, as after a restart
      Keyring again = new Keyring(file, CHEAP, new SecureRandom());
      assertThat(again.unlock("yamada", password("桜の木-1")).bytes()).isEqualTo(created.bytes());
      assertThat(again.unlock("sato", password("another")).bytes()).isEqualTo(created.bytes());
    }
  }

  @Test
  void keepsNeitherKeyNorPasswordInTheFileAndLeavesNoOtherFile() throws Exception {
    try (DataKey key = keyring.create(YAMADA, password("secret-password"))) {
      String text = Files.readString(file);
      assertThat(text).doesNotContain("secret-password");
      assertThat(text).doesNotContain(java.util.Base64.getEncoder().encodeToString(key.bytes()));
    }
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void doesNotTellAWrongPasswordFromAnUnknownUser() throws Exception {
    keyring.create(YAMADA, password("right")).close();

    for (String[] attempt :
        List.of(
            new String[] {"yamada", "wrong"},
            new String[] {"nobody", "right"},
            new String[] {"", ""},
            new String[] {"YAMADA", "right"},
            new String[] {"山田 太郎/../x", "right"})) {
      assertThatThrownBy(() -> keyring.unlock(attempt[0], password(attempt[1])))
          .isInstanceOfSatisfying(
              DeskException.class,
              e -> {
                assertThat(e.problem().key()).isEqualTo("sign-in.wrong");
                assertThat(e.problem().facts()).isEmpty();
                assertThat(e.getCause()).isNull();
              });
    }
  }

  @Test
  void changesAPassword() throws Exception {
    try (DataKey key = keyring.create(YAMADA, password("old"))) {
      keyring.changePassword(YAMADA, password("old"), password("new"));

      assertThat(keyring.unlock("yamada", password("new")).bytes()).isEqualTo(key.bytes());
      assertProblem("sign-in.wrong", () -> keyring.unlock("yamada", password("old")));
      assertProblem(
          "sign-in.wrong",
          () -> keyring.changePassword(YAMADA, password("old"), password("third")));
      assertProblem(
          "sign-in.password-empty",
          () -> keyring.changePassword(YAMADA, password("new"), password("")));
      assertThat(keyring.unlock("yamada", password("new")).bytes()).isEqualTo(key.bytes());
    }
  }

  @Test
  void raisesTheCostWithTheNextPasswordAndStillOpensCheaperEntries() throws Exception {
    keyring.create(YAMADA, password("old")).close();
    Keyring costlier = new Keyring(file, new KeyDerivation(128, 2, 2), new SecureRandom());

    costlier.unlock("yamada", password("old")).close();
    costlier.changePassword(YAMADA, password("old"), password("new"));

    assertThat(Files.readString(file)).contains("\"memoryKib\" : 128", "\"passes\" : 2");
    costlier.unlock("yamada", password("new")).close();
  }

  @Test
  void clearsEveryPasswordItIsGiven() throws Exception {
    char[] created = password("first");
    char[] right = password("first");
    char[] wrong = password("wrong");
    char[] present = password("first");
    char[] next = password("second");
    try (DataKey key = keyring.create(YAMADA, created)) {
      keyring.unlock("yamada", right).close();
      assertProblem("sign-in.wrong", () -> keyring.unlock("yamada", wrong));
      keyring.changePassword(YAMADA, present, next);
      char[] added = password("third");
      keyring.addUser(key, SATO, added);
      for (char[] array : List.of(created, right, wrong, present, next, added)) {
        assertThat(array).containsOnly('\0');
      }
    }
  }

  @Test
  void neverReplacesAKeyringOrAUser() throws Exception {
    try (DataKey key = keyring.create(YAMADA, password("first"))) {
      byte[] before = Files.readAllBytes(file);

      assertProblem("sign-in.keyring-exists", () -> keyring.create(SATO, password("second")));
      assertProblem("sign-in.user-exists", () -> keyring.addUser(key, YAMADA, password("second")));
      assertProblem("sign-in.password-empty", () -> keyring.addUser(key, SATO, password("")));
      try (DataKey foreign = DataKey.random(new SecureRandom())) {
        assertThatThrownBy(() -> keyring.addUser(foreign, SATO, password("x")))
            .isInstanceOf(IllegalArgumentException.class);
      }

      assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }
  }

  @Test
  void doesNotLetAnEntryServeAnotherUser() throws Exception {
    try (DataKey key = keyring.create(YAMADA, password("mine"))) {
      keyring.addUser(key, SATO, password("other"));
    }
    // the names swapped as by somebody who knows how the checksum is made
    KeyringFile content = new KeyringFile(file);
    var read = content.read();
    content.write(
        new KeyringFile.Content(
            read.check(),
            java.util.Map.of(
                YAMADA,
                java.util.Objects.requireNonNull(read.entries().get(SATO)),
                SATO,
                java.util.Objects.requireNonNull(read.entries().get(YAMADA))),
            read.recovery(),
            read.generation(),
            read.seal()));

    assertProblem("sign-in.wrong", () -> keyring.unlock("sato", password("mine")));
    assertProblem("sign-in.wrong", () -> keyring.unlock("yamada", password("other")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "null",
        "\"text\"",
        "{}",
        "{\"version\":1,\"entries\":[]}",
        "{\"version\":1,\"check\":\"\",\"entries\":{}}",
        "{\"version\":2,\"check\":\"\",\"entries\":[{}]}",
        "{\"version\":1,\"version\":1}",
      })
  void saysSoWhenTheFileIsNoKeyring(String content) throws Exception {
    Files.writeString(file, content);

    assertProblem("sign-in.keyring-broken", () -> keyring.unlock("yamada", password("x")));
    assertProblem("sign-in.keyring-broken", () -> keyring.users());
  }

  @ParameterizedTest
  @CsvSource({
    "memoryKib,64,2147483647",
    "memoryKib,64,-1",
    "memoryKib,64,64.5",
    "memoryKib,64,\"64\"",
    "memoryKib,64,99999999999999999999",
    "passes,1,1000000",
    "passes,1,0",
    "lanes,1,100000",
    "lanes,1,null"
  })
  void refusesAbsurdCosts(String field, String from, String to) throws Exception {
    keyring.create(YAMADA, password("x")).close();
    String text = Files.readString(file);
    String changed = text.replace("\"" + field + "\" : " + from, "\"" + field + "\" : " + to);
    assertThat(changed).isNotEqualTo(text);
    Files.writeString(file, changed);

    assertProblem("sign-in.keyring-broken", () -> keyring.unlock("yamada", password("x")));
  }

  @Test
  void staysCalmOverAnyDamage() throws Exception {
    keyring.create(YAMADA, password("x")).close();
    byte[] sound = Files.readAllBytes(file);
    Random random = new Random(20261122);
    for (int round = 0; round < 300; round++) {
      byte[] damaged =
          random.nextBoolean() ? sound.clone() : Arrays.copyOf(sound, random.nextInt(sound.length));
      for (int flips = random.nextInt(4); flips >= 0 && damaged.length > 0; flips--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      Files.write(file, damaged);
      try {
        keyring.unlock("yamada", password("x")).close();
      } catch (DeskException e) {
        assertThat(e.problem().key()).isIn("sign-in.wrong", "sign-in.keyring-broken");
      }
    }
  }

  @Test
  void readsNoFileWithoutEnd() throws Exception {
    Files.writeString(file, "[" + " ".repeat(2 << 20));
    assertProblem("sign-in.keyring-broken", () -> keyring.unlock("yamada", password("x")));
    Files.writeString(file, "[".repeat(100_000));
    assertProblem("sign-in.keyring-broken", () -> keyring.unlock("yamada", password("x")));
    Files.delete(file);
    assertProblem("sign-in.keyring-broken", () -> keyring.unlock("yamada", password("x")));
  }

  @Test
  void saysSoWhenItCannotBeWritten() {
    Keyring nowhere =
        new Keyring(folder.resolve("missing/keyring.json"), CHEAP, new SecureRandom());

    assertProblem("sign-in.keyring-unwritten", () -> nowhere.create(YAMADA, password("x")));
  }

  @Test
  void aClosedKeyIsGone() {
    DataKey key = DataKey.random(new SecureRandom());
    key.close();
    assertThatThrownBy(key::bytes).isInstanceOf(IllegalStateException.class);
    assertThat(key.toString()).isEqualTo("DataKey[…]");
  }

  @Test
  void tellsDamageFromAWrongPassword() throws Exception {
    keyring.create(YAMADA, password("x")).close();
    String text = Files.readString(file);
    Files.writeString(file, text.replace("\"yamada\"", "\"yamadb\""));
    assertProblem("sign-in.keyring-broken", () -> keyring.unlock("yamada", password("x")));
  }

  @Test
  void opensAKeyringOfVersionOneAndBringsItUpToDate() throws Exception {
    byte[] key = VersionOne.write(file, YAMADA.value(), "旧のパスワード");

    assertThat(keyring.unlock("yamada", password("旧のパスワード")).bytes()).isEqualTo(key);
    assertProblem("sign-in.wrong", () -> keyring.unlock("yamada", password("x")));
    assertThat(keyring.outdated(YAMADA)).isTrue();
    try (DataKey held = keyring.unlock("yamada", password("旧のパスワード"));
        DataKey next = DataKey.random(new SecureRandom())) {
      assertProblem(
          "sign-in.rekey-entries", () -> keyring.rekey(held, next, folder.resolve("other.json")));
      keyring.addUser(held, SATO, password("another"));
      assertThat(keyring.outdated(YAMADA)).isTrue();
      keyring.setPassword(held, YAMADA, password("旧のパスワード"));
    }
    assertThat(keyring.outdated(YAMADA)).isFalse();
    assertThat(Files.readString(file)).contains("\"version\" : 2");
    assertThat(keyring.unlock("yamada", password("旧のパスワード")).bytes()).isEqualTo(key);
  }

  @Test
  void anotherDataKeyIsOpenedByTheSamePasswords() throws Exception {
    Path other = folder.resolve("other.json");
    try (DataKey key = keyring.create(YAMADA, password("mine"));
        DataKey next = DataKey.random(new SecureRandom())) {
      keyring.addUser(key, SATO, password("other"));
      RecoveryKey recovery = keyring.renewRecovery(key);
      keyring.rekey(key, next, other);

      Keyring rekeyed = new Keyring(other, CHEAP, new SecureRandom());
      assertThat(rekeyed.unlock("yamada", password("mine")).bytes()).isEqualTo(next.bytes());
      assertThat(rekeyed.unlock("sato", password("other")).bytes()).isEqualTo(next.bytes());
      assertThat(rekeyed.unlock(recovery).bytes()).isEqualTo(next.bytes());
      assertThat(keyring.unlock("sato", password("other")).bytes()).isEqualTo(key.bytes());
    }
  }

  @Test
  void aForeignPublicKeyIsNotGivenTheNextDataKey() throws Exception {
    try (DataKey key = keyring.create(YAMADA, password("mine"));
        DataKey next = DataKey.random(new SecureRandom());
        DataKey foreign = DataKey.random(new SecureRandom())) {
      var content = new KeyringFile(file);
      var mine = content.read();
      // made by somebody who has the file but not the data key
      var planted = new Envelope(new SecureRandom()).wrap("sato", foreign, password("x"), CHEAP);
      var entries = new java.util.LinkedHashMap<>(mine.entries());
      entries.put(SATO, planted);
      content.write(
          new KeyringFile.Content(mine.check(), entries, null, mine.generation(), mine.seal()));

      assertProblem(
          "sign-in.rekey-entries", () -> keyring.rekey(key, next, folder.resolve("other.json")));
      assertThat(folder.resolve("other.json")).doesNotExist();
    }
  }

  @Test
  void theRecoveryKeyIsReadAsPeopleTypeItAndSlipsAreFound() throws Exception {
    try (DataKey key = keyring.create(YAMADA, password("mine"));
        RecoveryKey made = keyring.renewRecovery(key)) {
      String printed = new String(made.printed());
      assertThat(printed).matches("([0-9A-HJKMNP-TV-Z]{4}-){8}[0-9A-HJKMNP-TV-Z]{4}");
      assertThat(Files.readString(file)).doesNotContain(printed.replace("-", ""));
      for (String typed :
          List.of(
              printed,
              printed.toLowerCase(java.util.Locale.ROOT),
              printed.replace("-", ""),
              printed.replace("-", "　"),
              printed.replace('0', 'O').replace('1', 'l'))) {
        assertThat(keyring.unlock(RecoveryKey.typed(typed.toCharArray())).bytes())
            .isEqualTo(key.bytes());
      }
      Random random = new Random(20261127);
      for (int i = 0; i < 200; i++) {
        char[] slip = printed.toCharArray();
        int at = random.nextInt(slip.length);
        slip[at] = slip[at] == 'A' ? 'B' : 'A';
        assertProblem("sign-in.recovery-mistyped", () -> RecoveryKey.typed(slip));
      }
      for (String no : List.of("", "-", printed + "A", printed.substring(1), "あ".repeat(36))) {
        assertProblem("sign-in.recovery-mistyped", () -> RecoveryKey.typed(no.toCharArray()));
      }
      keyring.renewRecovery(key).close();
      assertProblem("sign-in.recovery-wrong", () -> keyring.unlock(made));
    }
  }

  @Test
  void removesUsersButNeverTheLast() throws Exception {
    try (DataKey key = keyring.create(YAMADA, password("mine"))) {
      keyring.addUser(key, SATO, password("other"));
      keyring.remove(key, YAMADA);
      assertProblem("sign-in.wrong", () -> keyring.unlock("yamada", password("mine")));
      assertProblem("sign-in.last-user", () -> keyring.remove(key, SATO));
      keyring.unlock("sato", password("other")).close();
    }
  }

  @Test
  void aTryCostsWhatWasAskedForAndNeverLessThanTheFloor() {
    KeyDerivation cost = KeyDerivation.calibrated(java.time.Duration.ofMillis(250));
    assertThat(cost.memoryKib()).isGreaterThanOrEqualTo(64 << 10);
    assertThat(cost.passes()).isGreaterThanOrEqualTo(3);
    assertThat(KeyDerivation.calibrated(java.time.Duration.ZERO)).isEqualTo(KeyDerivation.DEFAULT);
  }

  private static void assertProblem(String key, ThrowingCallable act) {
    assertThatThrownBy(act)
        .isInstanceOfSatisfying(
            DeskException.class, e -> assertThat(e.problem().key()).isEqualTo(key));
  }
}
