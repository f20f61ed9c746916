package dev.shinseidesk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.audit.AuditAction;
import dev.shinseidesk.audit.AuditLine;
import dev.shinseidesk.audit.AuditQuery;
import dev.shinseidesk.provisioning.Bundle;
import dev.shinseidesk.provisioning.KeptUpdates;
import dev.shinseidesk.provisioning.Provisioned;
import dev.shinseidesk.provisioning.SigningKeys;
import dev.shinseidesk.provisioning.UpdateList;
import dev.shinseidesk.security.DataKey;
import dev.shinseidesk.security.KeyDerivation;
import dev.shinseidesk.security.Keyring;
import dev.shinseidesk.services.SettingsDesk.SettingsFile;
import dev.shinseidesk.settings.FilesInForce;
import dev.shinseidesk.store.SqliteStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ways to change the settings of an office behind its back, each over the real command line. */
class SettingsInForceTest {
  private static final String PORTAL = "http://127.0.0.1:9/api/v1";
  private static final String EVIL = "http://127.0.0.1:9/evil/v1";

  @TempDir Path temp;
  private DeskLine desk;

  @BeforeEach
  void setUp() throws Exception {
    desk = new DeskLine(temp);
    desk.setUp(PORTAL);
  }

  private interface Work<T> {
    T on(SqliteStore store, Keyring keyring, DataKey key) throws Exception;
  }

  private <T> T inside(Work<T> work) throws Exception {
    Path data = desk.office().resolve("data");
    var keyring =
        new Keyring(data.resolve("keyring.json"), KeyDerivation.PUBLIC, new SecureRandom());
    try (DataKey key = keyring.unlock("suzuki", "geheim-1".toCharArray());
        SqliteStore store = SqliteStore.open(data.resolve("store.db"), key)) {
      return work.on(store, keyring, key);
    }
  }

  private List<AuditLine> trail(AuditAction action) throws Exception {
    return inside((store, keyring, key) ->
        store
            .auditStore()
            .page(new AuditQuery(null, null, "", EnumSet.of(action), ""), Long.MAX_VALUE, 50));
  }

  private void clerk() throws Exception {
    inside((store, keyring, key) -> {
      keyring.addUser(key, new OperatorId("kato"), "geheim-1".toCharArray());
      store
          .users()
          .save(new Operator(new OperatorId("kato"), "加藤", EnumSet.of(Operator.Role.CLERK)));
      return true;
    });
  }

  private void edit(String file, String from, String to) throws Exception {
    Path path = desk.office().resolve(file);
    String text = Files.readString(path);
    assertThat(text).contains(from);
    Files.writeString(path, text.replace(from, to));
  }

  private String problem(String user, String command, String... more) {
    DeskLine.Answer answer = desk.as(user, command, with(more));
    assertThat(answer.exit()).as(answer.out()).isEqualTo(4);
    return answer.problem();
  }

  private static String[] with(String... more) {
    String[] all = Arrays.copyOf(more, more.length + 1);
    all[more.length] = "--json";
    return all;
  }

  private int inForce(String... more) {
    return desk.in("config in-force", more).exit();
  }

  @Test
  void whatIsThereAtTheFirstLogInIsTakenOverOnce() throws Exception {
    assertThat(desk.in("list").exit()).isZero();
    assertThat(desk.in("list").exit()).isZero();
    List<AuditLine> taken = trail(AuditAction.SETTINGS_TAKEN_OVER);
    assertThat(taken).hasSize(1);
    assertThat(taken.getFirst().event().subject()).contains("office.json", "routes.json");
    Set<String> held = inside((store, keyring, key) -> store.inForce().held().keySet());
    assertThat(held)
        .contains("office.json", "procedures.json", "portal-profile.json")
        .doesNotContain("office.schema.json");
  }

  @Test
  void anEditBehindTheDesksBackStopsEverybodyUntilAnAdministratorUndoesIt() throws Exception {
    desk.in("list");
    clerk();
    byte[] before = Files.readAllBytes(desk.office().resolve("office.json"));
    edit("office.json", PORTAL, EVIL);

    assertThat(problem("kato", "list")).isEqualTo("settings.differ");
    assertThat(problem("suzuki", "list")).isEqualTo("settings.differ-decide");
    DeskLine.Answer told = desk.in("list");
    assertThat(told.err()).contains("office.json /portal/baseUrl").doesNotContain(EVIL, PORTAL);
    DeskLine.Answer clerk = desk.as("kato", "config in-force", "--accept");
    assertThat(clerk.exit()).as("not for a clerk to decide").isEqualTo(4);
    assertThat(trail(AuditAction.SETTINGS_DIFFERED)).hasSize(4);
    assertThat(trail(AuditAction.SETTINGS_ACCEPTED)).isEmpty();

    assertThat(inForce("--undo")).isZero();
    assertThat(Files.readAllBytes(desk.office().resolve("office.json"))).isEqualTo(before);
    assertThat(Files.readString(desk.office().resolve("office.json.differing"))).contains(EVIL);
    assertThat(desk.as("kato", "list").exit()).isZero();
    assertThat(trail(AuditAction.SETTINGS_UNDONE).getFirst().event().subject())
        .isEqualTo("office.json /portal/baseUrl");
  }

  @Test
  void whatAnAdministratorAcceptsIsInForceFromThenOn() throws Exception {
    desk.in("list");
    edit("office.json", PORTAL, EVIL);
    assertThat(inForce("--accept", "--undo")).isEqualTo(2);
    assertThat(inForce()).isEqualTo(4);
    assertThat(inForce("--accept")).isZero();
    assertThat(desk.in("list").exit()).isZero();
    assertThat(trail(AuditAction.SETTINGS_ACCEPTED)).hasSize(1);
    edit("office.json", EVIL, PORTAL);
    assertThat(problem("suzuki", "list")).as("the old one again").contains("settings.differ");
  }

  @Test
  void everyFileThatIsNamedIsWatchedAndFilesThatAreNotAreLeftAlone() throws Exception {
    Files.writeString(desk.office().resolve("portal-ca.pem"), certificate());
    edit(
        "portal-profile.json",
        "\"connection\": {",
        "\"connection\": { \"trustedCaFile\": \"portal-ca.pem\",");
    assertThat(desk.in("list").exit()).isZero();

    Files.writeString(desk.office().resolve("portal-ca.pem"), certificate() + "\n");
    DeskLine.Answer told = desk.in("list");
    assertThat(told.exit()).isEqualTo(4);
    assertThat(told.err()).contains("portal-ca.pem");
    assertThat(inForce("--undo")).isZero();

    edit("routes.json", "{", "{ ");
    assertThat(problem("suzuki", "list")).as("form alone").contains("settings.differ");
    assertThat(inForce("--undo")).isZero();

    Files.writeString(desk.office().resolve("candidate.json"), "{}");
    assertThat(desk.in("list").exit()).isZero();
  }

  /** Of any authority this Java knows. */
  private static String certificate() throws Exception {
    var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init((KeyStore) null);
    var trusted = ((X509TrustManager) factory.getTrustManagers()[0]).getAcceptedIssuers()[0];
    return "-----BEGIN CERTIFICATE-----\n"
        + Base64.getMimeEncoder().encodeToString(trusted.getEncoded())
        + "\n-----END CERTIFICATE-----\n";
  }

  @Test
  void settingsThatWereBrokenOrTakenAwayAreWrittenBackByAnAdministrator() throws Exception {
    desk.in("list");
    clerk();
    Path office = desk.office().resolve("office.json");
    byte[] before = Files.readAllBytes(office);
    byte[] routes = Files.readAllBytes(desk.office().resolve("routes.json"));
    Files.writeString(office, "{ \"name\": ");
    Files.delete(desk.office().resolve("routes.json"));

    assertThat(desk.in("list").exit()).isEqualTo(2);
    assertThat(inForce("--accept")).as("nothing can be worked by it").isEqualTo(2);
    assertThat(desk.as("kato", "config in-force", "--undo").exit()).isEqualTo(4);
    assertThat(inForce("--undo")).isZero();
    assertThat(Files.readAllBytes(office)).isEqualTo(before);
    assertThat(Files.readAllBytes(desk.office().resolve("routes.json"))).isEqualTo(routes);
    assertThat(desk.in("list").exit()).isZero();
    assertThat(trail(AuditAction.SETTINGS_UNDONE)).hasSize(1);
  }

  @Test
  void aLockedValueThatWasEditedTakesNoForceWhoeverAcceptsIt() throws Exception {
    desk.in("list");
    Files.writeString(desk.conf(), "lock=office.json/portal/baseUrl\n");
    edit("office.json", PORTAL, EVIL);
    DeskLine.Answer accepting = desk.in("config in-force", "--accept");
    assertThat(accepting.exit()).isEqualTo(4);
    assertThat(accepting.err()).contains("/portal/baseUrl");
    assertThat(trail(AuditAction.SETTINGS_ACCEPTED)).isEmpty();
    assertThat(inForce()).isEqualTo(4);
    assertThat(inForce("--undo")).isZero();
    assertThat(Files.readString(desk.office().resolve("office.json"))).contains(PORTAL);
  }

  @Test
  void aSavingThatWasInterruptedIsNoForeignEdit() throws Exception {
    desk.in("list");
    Path file = desk.office().resolve("office.json");
    byte[] before = Files.readAllBytes(file);
    byte[] next = Files.readString(file).replace(PORTAL, EVIL).getBytes(UTF_8);
    inside((store, keyring, key) -> {
      store.inForce().saving(Map.of("office.json", next));
      return true;
    });
    assertThat(desk.in("list").exit()).as("before the file was written").isZero();
    Files.write(file, next);
    assertThat(desk.in("list").exit()).as("after it was written").isZero();
    Files.write(file, before);
    assertThat(desk.in("list").exit()).as("it is in force now").isEqualTo(4);
  }

  @Test
  void whatAnAdministratorSavesIsInForceAndNothingForeignIsSavedAlong() throws Exception {
    Clock clock = Clock.systemUTC();
    var installed = new Installed(desk.conf(), clock);
    try (var office =
        Office.open(installed, desk.office(), Locale.JAPANESE, clock, KeyDerivation.PUBLIC)) {
      var services = office.signIn("suzuki", "geheim-1".toCharArray());
      var settings = services.administration().settings();
      SettingsFile read = settings.files().getFirst();
      settings.save(
          services.operator(),
          "office.json",
          read.json().replace("\"confirmByHand\" : false", "\"confirmByHand\" : true"),
          read.hash());

      edit("office.json", PORTAL, EVIL);
      SettingsFile tampered = settings.files().getFirst();
      assertThatThrownBy(() ->
              settings.save(
                  services.operator(), "office.json", tampered.json() + " ", tampered.hash()))
          .isInstanceOfSatisfying(
              DeskException.class, e -> assertThat(e.problem().key()).isEqualTo("settings.differ"));
      edit("office.json", EVIL, PORTAL);
      services.onSignOut().run();
    }
    assertThat(desk.in("list").exit()).isZero();
    assertThat(trail(AuditAction.SETTINGS_SAVED)).hasSize(1);
  }

  /** An office whose settings come in a bundle on a share. */
  private final class Share {
    final Path bundle = temp.resolve("office.bundle");
    final PrivateKey key;

    Share() throws Exception {
      Path file = temp.resolve("signing.key");
      String pinned = SigningKeys.make(file);
      key = SigningKeys.privateKey(file);
      Files.writeString(
          desk.conf(),
          "config=%s\nbundle=%s\nbundle-key=%s\nupdate=%s\nupdate-key=%s\n"
              .formatted(desk.office(), bundle, pinned, temp, pinned));
    }

    byte[] made(long number, String portal) throws Exception {
      Map<String, byte[]> files = FilesInForce.read(desk.office());
      String office = new String(files.get("office.json"), UTF_8);
      files.put(
          "office.json",
          office.replaceFirst("http://127.0.0.1:9/[a-z0-9/]+", portal).getBytes(UTF_8));
      Instant now = Instant.now();
      return Bundle.of(files, number, now, now.plus(Duration.ofDays(9))).signed(key);
    }
  }

  private String portal() throws Exception {
    return Files.readString(desk.office().resolve("office.json")).contains(EVIL) ? EVIL : PORTAL;
  }

  @Test
  void aBundleIsInForceWithoutAQuestionAndAnEditWhileTheShareIsAwayIsNot() throws Exception {
    desk.in("list");
    var share = new Share();
    String second = "http://127.0.0.1:9/second/v1";
    Files.write(share.bundle, share.made(5, second));
    assertThat(desk.in("list").exit()).isZero();
    assertThat(trail(AuditAction.SETTINGS_LAID_DOWN).getFirst().event().subject())
        .isEqualTo("office.json");

    Files.delete(share.bundle);
    edit("office.json", second, EVIL);
    assertThat(desk.in("list").exit()).isZero();
    assertThat(portal()).as("as signed again").isEqualTo(PORTAL);

    // with the kept bytes taken away as well, the store knows them
    Files.delete(desk.office().resolve(Provisioned.KEPT));
    edit("office.json", second, EVIL);
    assertThat(desk.in("list").exit()).isZero();
    assertThat(Files.readString(desk.office().resolve("office.json"))).contains(second);
    assertThat(desk.office().resolve(Provisioned.KEPT)).exists();
    assertThat(trail(AuditAction.SETTINGS_UNDONE)).hasSize(1);
  }

  @Test
  void anOldBundleIsNotLaidDownAgainWhateverWasTakenFromTheFolder() throws Exception {
    desk.in("list");
    var share = new Share();
    byte[] old = share.made(4, EVIL);
    byte[] present = share.made(5, PORTAL);
    Files.write(share.bundle, present);
    assertThat(desk.in("list").exit()).isZero();

    Files.write(share.bundle, old);
    assertThat(problem("suzuki", "list")).isEqualTo("provisioning.older");
    Files.delete(desk.office().resolve(Provisioned.KEPT));
    assertThat(problem("suzuki", "list")).as("the store knows").isEqualTo("provisioning.older");
    assertThat(trail(AuditAction.REFUSED).getFirst().event().after())
        .containsEntry("problem", "provisioning.older");

    // the old one as the folder's kept bytes, and no share
    Files.delete(share.bundle);
    Files.write(desk.office().resolve(Provisioned.KEPT), old);
    assertThat(desk.in("list").exit()).isZero();
    assertThat(portal()).isEqualTo(PORTAL);
    assertThat(Files.readAllBytes(desk.office().resolve(Provisioned.KEPT))).isEqualTo(present);
  }

  @Test
  void anOldListOfVersionsIsRefusedThoughItsTraceWasTakenAway() throws Exception {
    var share = new Share();
    Files.write(share.bundle, share.made(5, PORTAL));
    Instant ends = Instant.now().plus(Duration.ofDays(9));
    UpdateList.empty().write(temp, share.key, 3, ends);
    byte[] list = Files.readAllBytes(temp.resolve("updates.txt"));
    byte[] signature = Files.readAllBytes(temp.resolve("updates.sig"));
    UpdateList.empty().write(temp, share.key, 4, ends);
    assertThat(desk.at("check-update", "--version-now", "0.1.0").exit()).isZero();
    assertThat(desk.in("list").exit()).isZero();

    Files.write(temp.resolve("updates.txt"), list);
    Files.write(temp.resolve("updates.sig"), signature);
    DeskLine.Answer old = desk.at("check-update", "--version-now", "0.1.0", "--json");
    assertThat(old.exit()).isEqualTo(4);
    assertThat(old.problem()).isEqualTo("provisioning.older");

    Files.delete(desk.office().resolve(KeptUpdates.FILE));
    assertThat(desk.in("list").exit()).as("the log-in puts it back").isZero();
    assertThat(desk.at("check-update", "--version-now", "0.1.0").exit()).isEqualTo(4);

    UpdateList.empty().write(temp, share.key, 9, Instant.now());
    assertThat(desk.at("check-update", "--version-now", "0.1.0", "--json").problem())
        .isEqualTo("provisioning.expired");
  }
}
