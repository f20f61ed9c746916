package dev.shinseidesk.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.provisioning.UpdateList.Entry;
import dev.shinseidesk.settings.FilesInForce;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bundles and update lists count only with their signature. */
class ProvisioningTest {
  private static final Instant MADE = Instant.parse("2026-11-22T01:00:00Z");
  private static final Instant ENDS = Instant.parse("2027-11-22T01:00:00Z");

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
    Files.writeString(
        office.resolve("office.json"),
        "{\"name\":\"水鳥市\",\"portal\":{\"profile\":\"portal-profile.json\"}}");
    Files.writeString(
        office.resolve("portal-profile.json"),
        "{\"connection\":{\"trustedCaFile\":\"portal-ca.pem\","
            + "\"clientCertificate\":{\"file\":\"own.p12\"}}}");
    Files.writeString(office.resolve("attempts.json"), "named by nothing");
    Files.writeString(office.resolve("portal-ca.pem"), "authorities");
    Files.writeString(office.resolve("own.p12"), "secret");
    Files.writeString(office.resolve("keyring.key"), "secret");
    Files.createDirectories(office.resolve("data"));
    return office;
  }

  @Test
  void carriesTheConfigurationAndNoSecret() throws Exception {
    Path file = folder.resolve("office.bundle");
    Files.write(file, bundle(3));

    Bundle read = Bundle.open(file, pinned);

    assertThat(read.made()).isEqualTo(MADE);
    assertThat(read.files().keySet())
        .containsExactly("office.json", "portal-ca.pem", "portal-profile.json");
    Path desk = folder.resolve("desk");
    assertThat(read.number()).isEqualTo(3);
    assertThat(read.expires()).isEqualTo(ENDS);
    assertThat(read.layDown(desk)).isEqualTo(3);
    assertThat(Files.readString(desk.resolve("office.json"))).contains("水鳥市");
    assertThat(read.layDown(desk)).as("nothing differs any more").isZero();

    Files.writeString(desk.resolve("office.json"), "changed at the desk");
    assertThat(read.layDown(desk)).isEqualTo(1);
    assertThat(Files.readString(desk.resolve("office.json.before"))).contains("changed");
  }

  @Test
  void usesNothingOfABundleThatWasTouched() throws Exception {
    Path file = folder.resolve("office.bundle");
    byte[] sound = bundle(3);
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
    Files.write(bundle, bundle(3));
    Path desk = folder.resolve("desk");
    Path other = folder.resolve("other");
    var provisioned = provisioned(desk, bundle);

    assertThat(provisioned.bring(other).outcome()).isEqualTo(Provisioned.Outcome.NONE);
    assertThat(other).doesNotExist();
    assertThat(provisioned.bring(desk).outcome()).isEqualTo(Provisioned.Outcome.CURRENT);
    assertThat(Files.readString(desk.resolve("office.json"))).contains("水鳥市");

    Files.writeString(desk.resolve("office.json"), "changed at the desk");
    assertThat(provisioned.bring(folder.resolve("./desk")).outcome())
        .as("the same folder by another name")
        .isEqualTo(Provisioned.Outcome.CURRENT);
    assertThat(Files.readString(desk.resolve("office.json"))).contains("水鳥市");
  }

  @Test
  void aShareOutOfReachLeavesWhatWasLaidDownAndATouchedBundleStopsTheDesk() throws Exception {
    Path bundle = folder.resolve("office.bundle");
    Path desk = folder.resolve("desk");
    var provisioned = provisioned(desk, bundle);
    assertRefused("provisioning.no-bundle", () -> provisioned.bring(desk));

    byte[] sound = bundle(3);
    Files.write(bundle, sound);
    provisioned.bring(desk);
    Files.delete(bundle);
    assertThat(provisioned.bring(desk).outcome()).isEqualTo(Provisioned.Outcome.UNREACHABLE);
    assertThat(Files.readString(desk.resolve("office.json"))).contains("水鳥市");

    sound[70] ^= 1;
    Files.write(bundle, sound);
    assertRefused("provisioning.bad-signature", () -> provisioned.bring(desk));
  }

  private byte[] bundle(long number) throws Exception {
    return bundle(number, ENDS);
  }

  private byte[] bundle(long number, Instant ends) throws Exception {
    return Bundle.of(FilesInForce.read(office()), number, MADE, ends).signed(key);
  }

  private Provisioned provisioned(Path desk, Path bundle) throws Exception {
    return provisioned(desk, bundle, MADE);
  }

  private Provisioned provisioned(Path desk, Path bundle, Instant now) throws Exception {
    return new Provisioned(
        settings(desk, bundle), FilesInForce::named, Clock.fixed(now, ZoneOffset.UTC));
  }

  @Test
  void whatWasLaidDownLastIsKeptAsSignedAndNoEditOfItTakesForce() throws Exception {
    Path bundle = folder.resolve("office.bundle");
    Path desk = folder.resolve("desk");
    var provisioned = provisioned(desk, bundle);
    Files.write(bundle, bundle(3));
    provisioned.bring(desk);
    Files.delete(bundle);

    Files.writeString(desk.resolve("office.json"), "changed while the share is away");
    assertThat(provisioned.bring(desk).outcome()).isEqualTo(Provisioned.Outcome.UNREACHABLE);
    assertThat(Files.readString(desk.resolve("office.json"))).contains("水鳥市");

    byte[] kept = Files.readAllBytes(desk.resolve(Provisioned.KEPT));
    byte[] touched = kept.clone();
    touched[100] ^= 1;
    Files.write(desk.resolve(Provisioned.KEPT), touched);
    assertThat(provisioned.bring(desk).outcome())
        .as("an edited cache is none")
        .isEqualTo(Provisioned.Outcome.LOST);
    assertThat(provisioned.restore(desk, kept).bundle()).isNotNull();
    assertThat(Files.readAllBytes(desk.resolve(Provisioned.KEPT))).isEqualTo(kept);
    assertRefused("provisioning.bad-signature", () -> provisioned.restore(desk, touched));
  }

  @Test
  void anOlderBundleIsNotLaidDownAgain() throws Exception {
    Path bundle = folder.resolve("office.bundle");
    Path desk = folder.resolve("desk");
    var provisioned = provisioned(desk, bundle);
    byte[] old = bundle(3);
    Files.write(bundle, bundle(4));
    provisioned.bring(desk);

    Files.write(bundle, old);
    assertRefused("provisioning.older", () -> provisioned.bring(desk));
    Files.write(bundle, unnumbered());
    assertRefused("provisioning.older", () -> provisioned.bring(desk));
    Files.write(bundle, bundle(5));
    assertThat(provisioned.bring(desk).outcome()).isEqualTo(Provisioned.Outcome.CURRENT);
  }

  /** As the release before signed it. */
  private byte[] unnumbered() throws Exception {
    return new Bundle(
            0,
            MADE,
            null,
            FilesInForce.read(office()).entrySet().stream()
                .filter(file -> Bundle.carries(file.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)))
        .signed(key);
  }

  @Test
  void aBundleOfTheReleaseBeforeIsTakenUpUntilThereIsANumberedOne() throws Exception {
    Path bundle = folder.resolve("office.bundle");
    Path desk = folder.resolve("desk");
    Files.write(bundle, unnumbered());
    var brought = provisioned(desk, bundle, ENDS.plusSeconds(1)).bring(desk);
    assertThat(brought.outcome()).isEqualTo(Provisioned.Outcome.CURRENT);
    assertThat(Objects.requireNonNull(brought.bundle()).number()).isZero();
  }

  @Test
  void anExpiredBundleIsNotTakenUpAndOneTakenUpBeforeGoesOnHolding() throws Exception {
    Path bundle = folder.resolve("office.bundle");
    Path desk = folder.resolve("desk");
    Files.write(bundle, bundle(3));
    assertRefused("provisioning.expired", () -> provisioned(desk, bundle, ENDS).bring(desk));
    assertThat(desk).doesNotExist();

    provisioned(desk, bundle).bring(desk);
    assertThat(provisioned(desk, bundle, ENDS).bring(desk).outcome())
        .isEqualTo(Provisioned.Outcome.CURRENT);
    Files.write(bundle, bundle(4, ENDS));
    assertRefused("provisioning.expired", () -> provisioned(desk, bundle, ENDS).bring(desk));
  }

  @Test
  void filesThatTheSettingsOfABundleDoNotNameAreNotLaidDown() throws Exception {
    Path bundle = folder.resolve("office.bundle");
    Path desk = folder.resolve("desk");
    Map<String, byte[]> files = new TreeMap<>(FilesInForce.read(office()));
    files.put("keyring.json", new byte[] {1});
    files.put("later.json", new byte[] {2});
    Bundle made = Bundle.of(files, 3, MADE, ENDS);
    assertThat(made.files()).doesNotContainKey("own.p12");
    Files.write(bundle, made.signed(key));

    provisioned(desk, bundle).bring(desk);

    assertThat(desk.resolve("office.json")).exists();
    assertThat(desk.resolve("keyring.json")).doesNotExist();
    assertThat(desk.resolve("later.json")).doesNotExist();
    assertThat(made.unlisted(FilesInForce::named)).containsExactly("keyring.json", "later.json");
  }

  @Test
  void anOlderOrExpiredListOfVersionsIsRefusedOnceANewerOneWasSeen() throws Exception {
    Path desk = Files.createDirectories(folder.resolve("desk"));
    var kept = new KeptUpdates(desk, pinned);
    UpdateList.empty().write(folder, key, 7, ENDS);
    byte[] list = Files.readAllBytes(folder.resolve("updates.txt"));
    byte[] signature = Files.readAllBytes(folder.resolve("updates.sig"));
    kept.take(UpdateList.read(folder, pinned), folder, MADE);
    UpdateList.empty().write(folder, key, 8, ENDS);
    kept.take(UpdateList.read(folder, pinned), folder, MADE);
    assertThat(kept.newest().number()).isEqualTo(8);

    Files.write(folder.resolve("updates.txt"), list);
    Files.write(folder.resolve("updates.sig"), signature);
    UpdateList old = UpdateList.read(folder, pinned);
    assertRefused("provisioning.older", () -> take(kept, old, MADE));

    UpdateList.empty().write(folder, key, 9, ENDS);
    UpdateList late = UpdateList.read(folder, pinned);
    assertRefused("provisioning.expired", () -> take(kept, late, ENDS));
    assertThat(kept.newest().number()).isEqualTo(8);

    Files.writeString(desk.resolve(KeptUpdates.FILE), "edited");
    assertThat(kept.newest().number()).as("an edited one is none").isZero();
  }

  private Object take(KeptUpdates kept, UpdateList list, Instant now) throws Exception {
    kept.take(list, folder, now);
    return list;
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
        .write(folder, key, 7, ENDS);
    UpdateList list = UpdateList.read(folder, pinned);
    assertThat(list.number()).isEqualTo(7);
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
