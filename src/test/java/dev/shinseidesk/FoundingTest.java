package dev.shinseidesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.practice.PracticeAccount;
import dev.shinseidesk.practice.PracticePortal;
import dev.shinseidesk.practice.SampleOffice;
import dev.shinseidesk.security.RecoveryKey;
import dev.shinseidesk.services.FirstSetUp.Plan;
import dev.shinseidesk.settings.ConfigurationFolder;
import dev.shinseidesk.settings.ConfigurationFolder.Overrides;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** How an office comes to be: whole, or not at all. */
@Execution(ExecutionMode.CONCURRENT)
class FoundingTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T01:00:00Z"), ZoneId.of("Asia/Tokyo"));
  private static final String PASSWORD = "asagao-no-hana-2026";

  @TempDir Path folder;

  private Installed installed() {
    return new Installed(folder.resolve("desk.conf"), CLOCK);
  }

  private Founding founding(Path place) {
    return new Founding(installed(), place, Locale.JAPANESE, CLOCK);
  }

  private static Plan plan(@Nullable String office, String password) {
    return new Plan(
        office,
        office == null ? null : "131016",
        new OperatorId("kanri"),
        "管理 花子",
        password.toCharArray(),
        null,
        null,
        new char[0],
        office == null ? null : Set.of("035", "036"),
        null);
  }

  @Test
  void makesAnOfficeAnAdministratorCanEnter() throws Exception {
    Path place = folder.resolve("office");
    assertThat(founding(place).awaited()).isTrue();
    Plan plan = plan("ためし町", PASSWORD);

    try (RecoveryKey key = founding(place).create(plan)) {
      assertThat(new String(key.printed())).hasSizeGreaterThan(30);
    }

    assertThat(plan.password()).containsOnly('\0');
    assertThat(founding(place).awaited()).isFalse();
    try (var office = Office.open(installed(), place, Locale.JAPANESE, CLOCK)) {
      assertThat(office.officeName()).isEqualTo("ためし町");
      var services = office.signIn("kanri", PASSWORD.toCharArray());
      assertThat(services.operator().name()).isEqualTo("管理 花子");
      services.onSignOut().run();
    }
    String systems = Files.readString(place.resolve("business-systems.json"));
    assertThat(systems.split("\"enabled\" : true", -1)).hasSize(3);
  }

  @Test
  void whatIsThereIsNeverMadeAnew() throws Exception {
    founding(folder).create(plan("ためし町", PASSWORD)).close();
    assertThat(key(plan("べつの町", PASSWORD))).isEqualTo("settings.exists");
    assertThat(key(plan(null, PASSWORD))).isEqualTo("settings.exists");
  }

  /** A refused password leaves a folder that can be set up, with other answers too. */
  @Test
  void aRefusalLeavesNothingBehind() throws Exception {
    assertThat(key(plan("ためし町", "kanri"))).startsWith("sign-in.password-");
    assertThat(folder.resolve("office.json")).doesNotExist();
    Files.writeString(folder.resolve("data"), "a file where a folder must be");
    assertThat(key(plan("ためし町", PASSWORD))).isEqualTo("settings.not-writable");
    assertThat(folder.resolve("office.json")).doesNotExist();
    Files.delete(folder.resolve("data"));
    founding(folder).create(plan("べつの町", PASSWORD)).close();
    try (var office = Office.open(installed(), folder, Locale.JAPANESE, CLOCK)) {
      assertThat(office.officeName()).isEqualTo("べつの町");
    }
  }

  /** The bundle's settings stay; only store and administrator are added. */
  @Test
  void settingsFromTheBundleAreLeftAlone() throws Exception {
    new ConfigurationFolder().create(folder, new Overrides("配布町", "131016", null, null));
    Files.delete(folder.resolve("data")); // a bundle brings files only
    byte[] before = Files.readAllBytes(folder.resolve("office.json"));
    assertThat(founding(folder).givenOffice()).isEqualTo("配布町");
    assertThat(founding(folder).systems()).isEmpty();
    assertThat(key(plan("べつの町", PASSWORD))).isEqualTo("settings.exists");

    founding(folder).create(plan(null, PASSWORD)).close();

    assertThat(Files.readAllBytes(folder.resolve("office.json"))).isEqualTo(before);
    assertThat(founding(folder).awaited()).isFalse();
  }

  @Test
  void thePortalIsReallyTried() throws Exception {
    var samples = new SampleOffice(1, 3, PracticeRoom.catalogue(), CLOCK);
    try (var portal = new PracticePortal(samples, PracticeAccount.SHOWN, CLOCK, 0)) {
      String url = portal.address().toString();
      String user = PracticeAccount.SHOWN.id();
      founding(folder).tryPortal(url, user, PracticeAccount.SHOWN.password().toCharArray());
      char[] wrong = "wrong".toCharArray();
      assertThat(
              catchThrowableOfType(
                      DeskException.class, () -> founding(folder).tryPortal(url, user, wrong))
                  .problem()
                  .key())
          .startsWith("portal.");
      assertThat(wrong).containsOnly('\0');
    }
  }

  private String key(Plan plan) {
    return catchThrowableOfType(DeskException.class, () -> founding(folder).create(plan))
        .problem()
        .key();
  }
}
