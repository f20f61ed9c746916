package dev.shinseidesk.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.endtoend.Bench;
import dev.shinseidesk.services.SettingsDesk.SecretState;
import dev.shinseidesk.services.SettingsDesk.SettingsFile;
import dev.shinseidesk.services.SettingsLocks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

class SettingsFilesTest {
  private static final Operator ADMINISTRATOR =
      new Operator(new OperatorId("admin1"), "管理者", Set.of(Operator.Role.ADMINISTRATOR));

  @TempDir Path temp;
  private ShippedFolder folder;
  private Bench bench;
  private SettingsFiles desk;

  @BeforeEach
  void open() throws Exception {
    folder = new ShippedFolder(temp.resolve("office"));
    bench = new Bench(temp);
    desk = desk(SettingsLocks.NONE);
  }

  private SettingsFiles desk(SettingsLocks locks) {
    return new SettingsFiles(
        new WatchedFolder(folder.path, bench.store.inForce(), locks, bench.clock),
        ShippedFolder.READER,
        bench.store.users(),
        bench.clock);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private SettingsFile file(String name) {
    return desk.files().stream().filter(f -> f.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void showsEveryFileWithItsSchema() throws Exception {
    assertThat(desk.files())
        .extracting(SettingsFile::name)
        .containsExactly(
            "office.json",
            "portal-profile.json",
            "procedures.json",
            "business-systems.json",
            "routes.json",
            "status.json",
            "number-links.json",
            "review.json",
            "casework.json",
            "keeping.json");
    assertThat(desk.files())
        .allSatisfy(f -> {
          assertThat(ShippedFolder.JSON.readTree(f.schema()).path("title").asString()).isNotBlank();
          assertThat(ShippedFolder.JSON.readTree(f.json()).isObject()).isTrue();
        });
    assertThat(file("routes.json").json()).isEqualTo(folder.text("routes.json"));
    assertThat(file("review.json").hash()).isEmpty();
  }

  @Test
  void savesWhatIsSoundAndKeepsTheVersionBefore() throws Exception {
    SettingsFile read = file("office.json");
    String changed = read.json().replace("水鳥市", "あたらし市");

    SettingsFile saved = desk.save(ADMINISTRATOR, "office.json", changed, read.hash());

    assertThat(folder.text("office.json")).isEqualTo(changed);
    assertThat(saved).isEqualTo(file("office.json"));
    assertThat(folder.sound().settings().name()).isEqualTo("あたらし市");
    assertThat(backups())
        .singleElement()
        .satisfies(name -> {
          assertThat(name).matches("office\\.json\\.[0-9]{8}-[0-9]{6}\\.bak");
          assertThat(folder.text(name)).isEqualTo(read.json());
        });
    assertThat(leftovers()).isEmpty();
    desk.save(ADMINISTRATOR, "office.json", read.json(), saved.hash());
    assertThat(backups()).hasSize(2);
  }

  @Test
  void refusesWhatIsNotSoundOrNotPermittedOrNotFresh() throws Exception {
    SettingsFile read = file("routes.json");
    String wrong = read.json().replace("\"035\"", "\"ZZZ\"");

    Problem problem = refused(ADMINISTRATOR, "routes.json", wrong, read.hash());
    assertThat(problem.key()).isEqualTo("settings.not-sound");
    assertThat(problem.facts())
        .containsExactly("routes.json", "6", "routes.json /routes/0/receiver");
    assertThat(refused(ADMINISTRATOR, "routes.json", "{", read.hash()).key())
        .isEqualTo("settings.not-sound");
    assertThat(refused(ADMINISTRATOR, "routes.json", read.json(), "00").key())
        .isEqualTo("settings.changed-meanwhile");
    assertThat(refused(Bench.CLERK, "routes.json", read.json(), read.hash()).key())
        .isEqualTo("settings.not-permitted");
    for (String name : List.of("../routes.json", "keyring.json", "office.schema.json", "")) {
      assertThat(refused(ADMINISTRATOR, name, read.json(), read.hash()).key())
          .isEqualTo("settings.unknown-file");
    }
    assertThat(folder.text("routes.json")).isEqualTo(read.json());
    assertThat(backups()).isEmpty();
  }

  @Test
  void checksAFileTogetherWithTheOthers() throws Exception {
    String office = file("office.json").json().replace("\"robot\"", "\"machine\"");
    assertThat(desk.check("office.json", office))
        .extracting(p -> p.facts().get(0) + " " + p.facts().get(1))
        .containsExactly("business-systems.json /systems/17/channel");
    assertThat(desk.check("office.json", file("office.json").json())).isEmpty();
    assertThat(desk.check("nothing.json", "{}"))
        .extracting(Problem::key)
        .containsExactly("settings.unknown-file");
    assertThat(folder.problems()).isEmpty();
  }

  @Test
  void aFileNotInUseYetIsCheckedAndMadeAndThenNamed() throws Exception {
    SettingsFile links = file("review.json");
    assertThat(desk.check("review.json", "{\"duplicateWindowDays\": -1}")).isNotEmpty();
    desk.save(ADMINISTRATOR, "review.json", "{\"duplicateWindowDays\": 10}", links.hash());
    SettingsFile office = file("office.json");
    desk.save(
        ADMINISTRATOR,
        "office.json",
        office.json().replaceFirst("\"status\"", "\"review\": \"review.json\", \"status\""),
        office.hash());
    assertThat(folder.sound().review().duplicateWindowDays()).isEqualTo(10);
  }

  @Test
  void twoBrokenFilesCanBeMendedOneAfterTheOther() throws Exception {
    String routes = folder.text("routes.json");
    folder.set("routes.json", "/routes/0/receiver", "\"ZZZ\"");
    folder.set("status.json", "/outcomes/0/choices/0/status", "\"99\"");
    desk.save(ADMINISTRATOR, "routes.json", routes, file("routes.json").hash());
    assertThat(folder.places()).containsExactly("status.json /outcomes/0/choices/0/status");
  }

  @Test
  void ofTwoSavingsAtOnceOneIsTold() throws Exception {
    SettingsFile read = file("office.json");
    Callable<Boolean> saving =
        () -> {
          String name = "市" + Thread.currentThread().threadId();
          try {
            desk.save(ADMINISTRATOR, "office.json", read.json().replace("水鳥市", name), read.hash());
            return true;
          } catch (DeskException e) {
            assertThat(e.problem().key()).isEqualTo("settings.changed-meanwhile");
            return false;
          }
        };
    try (var threads = Executors.newFixedThreadPool(2)) {
      var results = threads.invokeAll(List.of(saving, saving));
      assertThat(results.getFirst().get()).isNotEqualTo(results.getLast().get());
    }
    assertThat(backups()).hasSize(1);
  }

  @Test
  void keepsTheSecretsTheConfigurationNames() throws Exception {
    folder.set(
        "office.json",
        "/channels/-",
        """
        {"id":"sftp1","kind":"sftp","sftp":{"host":"files.example","user":"desk","directory":"/in",
         "hostKey":"SHA256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA","keySecret":"sftp.key",
         "passphraseSecret":"sftp.phrase"}}
        """);
    assertThat(desk.secrets())
        .containsExactly(
            new SecretState("portal.password", "office.json /portal/user", false),
            new SecretState("sftp.key", "office.json /channels/sftp1/sftp/keySecret", false),
            new SecretState(
                "sftp.phrase", "office.json /channels/sftp1/sftp/passphraseSecret", false));

    char[] value = "-----BEGIN\nKEY\n".toCharArray();
    desk.saveSecret(ADMINISTRATOR, "sftp.key", value);

    assertThat(value).containsOnly('\0');
    assertThat(bench.store.users().secret("sftp.key").orElseThrow())
        .isEqualTo("-----BEGIN\nKEY\n".toCharArray());
    assertThat(desk.secrets()).filteredOn(SecretState::set).hasSize(1);
    assertThat(secretRefused(ADMINISTRATOR, "other", "x")).isEqualTo("settings.secret-unknown");
    assertThat(secretRefused(ADMINISTRATOR, "sftp.key", "")).isEqualTo("settings.secret-empty");
    assertThat(secretRefused(Bench.CLERK, "sftp.key", "x")).isEqualTo("settings.not-permitted");
    for (Locale language : List.of(Locale.JAPANESE, Locale.ENGLISH)) {
      assertThat(desk.summary(language)).contains("sftp.key").doesNotContain("BEGIN");
    }
  }

  private String secretRefused(Operator by, String name, String value) {
    return catchThrowableOfType(
            DeskException.class, () -> desk.saveSecret(by, name, value.toCharArray()))
        .problem()
        .key();
  }

  private Problem refused(Operator by, String name, String json, String hash) {
    return catchThrowableOfType(DeskException.class, () -> desk.save(by, name, json, hash))
        .problem();
  }

  private List<String> backups() throws IOException {
    return named(".bak");
  }

  private List<String> leftovers() throws IOException {
    return named(".part");
  }

  private List<String> named(String end) throws IOException {
    try (var files = Files.list(folder.path)) {
      return files.map(f -> f.getFileName().toString()).filter(f -> f.endsWith(end)).toList();
    }
  }

  @Test
  void whatIsLockedOnThisDeskCannotBeSaved() throws Exception {
    var locking = desk(new SettingsLocks(List.of("office.json/name", "routes.json/none")));
    SettingsFile office = file("office.json");
    ObjectNode changed = (ObjectNode) ShippedFolder.JSON.readTree(office.json());
    changed.put("name", "別の市");
    assertThatThrownBy(
            () -> locking.save(ADMINISTRATOR, "office.json", changed.toString(), office.hash()))
        .isInstanceOfSatisfying(
            DeskException.class,
            e -> {
              assertThat(e.problem().key()).isEqualTo("settings.locked");
              assertThat(e.problem().facts()).containsExactly("office.json", "/name");
            });
    assertThat(file("office.json").hash()).isEqualTo(office.hash());

    ObjectNode other = (ObjectNode) ShippedFolder.JSON.readTree(office.json());
    other.put("confirmByHand", true);
    assertThat(locking.save(ADMINISTRATOR, "office.json", other.toString(), office.hash()).json())
        .contains("confirmByHand");
  }
}
