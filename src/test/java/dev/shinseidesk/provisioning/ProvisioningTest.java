package dev.shinseidesk.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.provisioning.UpdateList.Entry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bundles and update lists count only with their signature. */
class ProvisioningTest {
  private static final Instant MADE = Instant.parse("2026-11-22T01:00:00Z");

  @TempDir Path folder;

  private PrivateKey key;
  private PublicKey pinned;
  private String publicKey;

  @BeforeEach
  void keys() throws Exception {
    Path file = folder.resolve("signing.key");
    publicKey = SigningKeys.make(file);
    pinned = SigningKeys.publicKey(publicKey);
    key = SigningKeys.privateKey(file);
  }

  private Path office() throws Exception {
    Path office = Files.createDirectories(folder.resolve("office"));
    Files.writeString(office.resolve("office.json"), "{\"name\":\"水鳥市\"}");
    Files.writeString(office.resolve("portal-ca.pem"), "authorities");
    Files.writeString(office.resolve("own.p12"), "secret");
    Files.writeString(office.resolve("keyring.key"), "secret");
    Files.createDirectories(office.resolve("data"));
    return office;
  }

  @Test
  void carriesTheConfigurationAndNoSecret() throws Exception {
    Path file = folder.resolve("office.bundle");
    Files.write(file, Bundle.of(office(), MADE).signed(key));

    Bundle read = Bundle.open(file, pinned);

    assertThat(read.made()).isEqualTo(MADE);
    assertThat(read.files().keySet()).containsExactly("office.json", "portal-ca.pem");
    Path desk = folder.resolve("desk");
    assertThat(read.layDown(desk)).isEqualTo(2);
    assertThat(Files.readString(desk.resolve("office.json"))).contains("水鳥市");
    assertThat(read.layDown(desk)).as("nothing differs any more").isZero();

    Files.writeString(desk.resolve("office.json"), "changed at the desk");
    assertThat(read.layDown(desk)).isEqualTo(1);
    assertThat(Files.readString(desk.resolve("office.json.before"))).contains("changed");
  }

  @Test
  void usesNothingOfABundleThatWasTouched() throws Exception {
    Path file = folder.resolve("office.bundle");
    byte[] sound = Bundle.of(office(), MADE).signed(key);
    PublicKey other = SigningKeys.publicKey(SigningKeys.make(folder.resolve("other.key")));
    Files.write(file, sound);
    assertRefused("provisioning.bad-signature", () -> Bundle.open(file, other));
    for (int at : new int[] {0, 63, 64, 90, sound.length - 1}) {
      byte[] touched = sound.clone();
      touched[at] ^= 1;
      Files.write(file, touched);
      assertRefused("provisioning.bad-signature", () -> Bundle.open(file, pinned));
    }
    Files.write(file, new byte[10]);
    assertRefused("provisioning.bad-signature", () -> Bundle.open(file, pinned));
    assertRefused("provisioning.unreadable", () -> Bundle.open(folder.resolve("none"), pinned));
    assertRefused("provisioning.key-unusable", () -> SigningKeys.publicKey("nonsense"));
    assertRefused("provisioning.key-exists", () -> SigningKeys.make(folder.resolve("signing.key")));
  }

  @Test
  void readsWhatIsSetForOneDesk() throws Exception {
    Path file = folder.resolve("desk.conf");
    Files.writeString(
        file,
        """
        # comment
        config = /srv/office
        ring=30
        lock=office.json/portal/baseUrl,
        lock=office.json/data
        """);
    DeskSettings settings = DeskSettings.read(file);
    assertThat(settings.config()).isEqualTo(Path.of("/srv/office"));
    assertThat(settings.bundle()).isNull();
    assertThat(settings.locked()).containsExactly("office.json/portal/baseUrl", "office.json/data");
    assertThat(UpdateList.place(settings.ring(), "any")).isEqualTo(30);

    Files.writeString(file, "config=/srv\nconfg=/oops\n");
    assertThatThrownBy(() -> DeskSettings.read(file))
        .isInstanceOfSatisfying(
            DeskException.class,
            e -> assertThat(e.problem().facts()).containsExactly(file.toString(), "2"));
    assertThat(DeskSettings.read(folder.resolve("none")).config()).isNull();
  }

  @Test
  void bringsTheDesksOwnFolderUpToDateAndNoOther() throws Exception {
    Path bundle = folder.resolve("office.bundle");
    Files.write(bundle, Bundle.of(office(), MADE).signed(key));
    Path desk = folder.resolve("desk");
    Path other = folder.resolve("other");
    var provisioned = new Provisioned(settings(desk, bundle));

    assertThat(provisioned.bring(other)).isEqualTo(Provisioned.Outcome.NONE);
    assertThat(other).doesNotExist();
    assertThat(provisioned.bring(desk)).isEqualTo(Provisioned.Outcome.CURRENT);
    assertThat(Files.readString(desk.resolve("office.json"))).contains("水鳥市");

    Files.writeString(desk.resolve("office.json"), "changed at the desk");
    assertThat(provisioned.bring(folder.resolve("./desk")))
        .as("the same folder by another name")
        .isEqualTo(Provisioned.Outcome.CURRENT);
    assertThat(Files.readString(desk.resolve("office.json"))).contains("水鳥市");
  }

  @Test
  void aShareOutOfReachLeavesWhatWasLaidDownAndATouchedBundleStopsTheDesk() throws Exception {
    Path bundle = folder.resolve("office.bundle");
    Path desk = folder.resolve("desk");
    var provisioned = new Provisioned(settings(desk, bundle));
    assertRefused("provisioning.no-bundle", () -> provisioned.bring(desk));

    byte[] sound = Bundle.of(office(), MADE).signed(key);
    Files.write(bundle, sound);
    provisioned.bring(desk);
    Files.delete(bundle);
    assertThat(provisioned.bring(desk)).isEqualTo(Provisioned.Outcome.UNREACHABLE);
    assertThat(Files.readString(desk.resolve("office.json"))).contains("水鳥市");

    sound[70] ^= 1;
    Files.write(bundle, sound);
    assertRefused("provisioning.bad-signature", () -> provisioned.bring(desk));
  }

  private DeskSettings settings(Path desk, Path bundle) throws Exception {
    Path conf = folder.resolve("desk.conf");
    Files.writeString(
        conf, "config=%s\nbundle=%s\nbundle-key=%s\n".formatted(desk, bundle, publicKey));
    return DeskSettings.read(conf);
  }

  @Test
  void rollsAVersionOutToSomeDesksFirst() throws Exception {
    UpdateList.empty()
        .with(new Entry("0.10.0", 5, "bb", "desk-0.10.0.deb"))
        .with(new Entry("0.3.0", 100, "cc", "withdrawn.deb"))
        .with(new Entry("0.2.0", 100, "aa", "desk-0.2.0.deb"))
        .with(new Entry("0.10.0", 20, "bb", "desk-0.10.0.deb"))
        .without("0.3.0")
        .write(folder, key);
    UpdateList list = UpdateList.read(folder, pinned);
    assertThat(list.entries())
        .extracting(Entry::version, Entry::percent)
        .containsExactly(tuple("0.2.0", 100), tuple("0.10.0", 20));

    assertThat(list.newerThan("0.1.0", 19).orElseThrow().version()).isEqualTo("0.10.0");
    assertThat(list.newerThan("0.1.0", 20).orElseThrow().version()).isEqualTo("0.2.0");
    assertThat(list.newerThan("0.10.0", 0)).isEmpty();
    assertThat(list.newerThan("0.2.0", 50)).isEmpty();

    long early =
        IntStream.range(0, 1000).filter(i -> UpdateList.place(null, "desk-" + i) < 20).count();
    assertThat(early).isBetween(150L, 250L);

    Files.writeString(folder.resolve("updates.txt"), "9.9.9 100 cc evil.deb\n");
    assertRefused("provisioning.bad-signature", () -> UpdateList.read(folder, pinned));
  }

  private interface Attempt {
    Object make() throws Exception;
  }

  private static void assertRefused(String problem, Attempt attempt) {
    assertThatThrownBy(attempt::make)
        .isInstanceOfSatisfying(
            DeskException.class, e -> assertThat(e.problem().key()).isEqualTo(problem));
  }
}
