package dev.shinseidesk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.provisioning.Bundle;
import dev.shinseidesk.provisioning.SigningKeys;
import dev.shinseidesk.settings.FilesInForce;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bundle as an office's IT section makes, verifies and installs it. */
class BundleCommandTest {
  @TempDir Path temp;
  private DeskLine desk;
  private String pinned = "";

  @BeforeEach
  void office() throws Exception {
    desk = new DeskLine(temp);
    desk.setUp("http://127.0.0.1:9/api/v1");
    DeskLine.Answer made = desk.at("config", "bundle", "--make-key", path("key"));
    Matcher key = Pattern.compile("[A-Za-z0-9+/=]{40,}").matcher(made.out());
    assertThat(key.find()).isTrue();
    pinned = key.group();
  }

  private String path(String name) {
    return temp.resolve(name).toString();
  }

  private DeskLine.Answer make(String... more) {
    String[] all = {
      "config",
      "bundle",
      "--config",
      desk.office().toString(),
      "--out",
      path("bundle"),
      "--key",
      path("key")
    };
    String[] whole = java.util.Arrays.copyOf(all, all.length + more.length);
    System.arraycopy(more, 0, whole, all.length, more.length);
    return desk.at(whole);
  }

  private DeskLine.Answer take(String how, String... more) {
    String[] all = {"config", "bundle", how, path("bundle"), "--public-key", pinned};
    String[] whole = java.util.Arrays.copyOf(all, all.length + more.length);
    System.arraycopy(more, 0, whole, all.length, more.length);
    return desk.at(whole);
  }

  @Test
  void itCarriesWhatIsInForceUnderARisingNumber() throws Exception {
    Files.writeString(desk.office().resolve("candidate.json"), "{}");
    assertThat(make("--number", "7").exit()).isZero();
    Bundle seven = Bundle.open(temp.resolve("bundle"), SigningKeys.publicKey(pinned));
    assertThat(seven.number()).isEqualTo(7);
    assertThat(seven.files().keySet())
        .contains("office.json", "routes.json", "portal-profile.json")
        .doesNotContain("candidate.json", "office.schema.json");
    assertThat(take("--verify").out()).contains("番号 7");

    assertThat(make().exit()).isZero();
    Bundle later = Bundle.open(temp.resolve("bundle"), SigningKeys.publicKey(pinned));
    assertThat(later.number()).as("by the clock").isGreaterThan(20_261_122_000_000L);
    assertThat(later.expires()).isAfter(Instant.now().plusSeconds(86_400L * 399));

    assertThat(make("--number", "0").exit()).isEqualTo(2);
    assertThat(make("--valid-days", "0").exit()).isEqualTo(2);
  }

  @Test
  void anExpiredOneIsNotInstalledAndOfOthersOnlyWhatTheirSettingsName() throws Exception {
    Path fresh = temp.resolve("fresh");
    Map<String, byte[]> files = new TreeMap<>(FilesInForce.read(desk.office()));
    files.put("keyring.json", new byte[] {1});
    var key = SigningKeys.privateKey(temp.resolve("key"));
    Instant now = Instant.now();
    Files.write(temp.resolve("bundle"), Bundle.of(files, 1, now, now).signed(key));
    DeskLine.Answer expired = take("--install", "--config", fresh.toString());
    assertThat(expired.exit()).isEqualTo(4);
    assertThat(fresh).doesNotExist();

    Bundle sound = Bundle.of(files, 2, now, now.plusSeconds(600));
    Files.write(temp.resolve("bundle"), sound.signed(key));
    DeskLine.Answer installed = take("--install", "--config", fresh.toString());
    assertThat(installed.exit()).as(installed.err()).isZero();
    assertThat(installed.out()).contains("keyring.json");
    assertThat(fresh.resolve("keyring.json")).doesNotExist();
    assertThat(fresh.resolve("office.json")).exists();
  }
}
