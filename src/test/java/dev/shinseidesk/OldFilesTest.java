package dev.shinseidesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.Operator.Role;
import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.audit.AuditAction;
import dev.shinseidesk.audit.AuditEvent;
import dev.shinseidesk.audit.AuditQuery;
import dev.shinseidesk.audit.TrailSeal;
import dev.shinseidesk.endtoend.SetClock;
import dev.shinseidesk.security.KeyDerivation;
import dev.shinseidesk.security.RecoveryKey;
import dev.shinseidesk.security.SignInRules;
import dev.shinseidesk.services.Credentials;
import dev.shinseidesk.upkeep.Ailment;
import dev.shinseidesk.upkeep.WitnessLook;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever can write to the data folder puts files of an earlier day back and gets nowhere. */
class OldFilesTest {
  private static final KeyDerivation CHEAP = new KeyDerivation(64, 1, 1);
  private static final Operator CHIEF =
      new Operator(new OperatorId("chief"), "長 一郎", EnumSet.of(Role.ADMINISTRATOR, Role.CLERK));
  private static final Operator CLERK =
      new Operator(new OperatorId("clerk"), "窓口 花子", Set.of(Role.CLERK));
  private static final String FIRST = "mado no soto";
  private static final String SECOND = "yuki ga furu";

  @TempDir Path folder;
  private final SetClock clock = new SetClock();
  private Path data = Path.of("");
  private Path witness = Path.of("");

  @BeforeEach
  void found() throws Exception {
    data = Files.createDirectories(folder.resolve("data"));
    witness = folder.resolve("state/witness.seal");
    Objects.requireNonNull(entrance().found(CHIEF, FIRST.toCharArray(), new HashMap<>(), true))
        .close();
  }

  /** As after a restart. */
  private Entrance entrance() {
    return new Entrance(data, witness, SignInRules.DEFAULT, CHEAP, clock, new SecureRandom());
  }

  private interface Work {
    void on(Entrance entrance, Entrance.Entered entered) throws Exception;
  }

  private void in(String user, String password, Work work) throws Exception {
    Entrance entrance = entrance();
    Entrance.Entered entered = entrance.enter(Credentials.of(user, password.toCharArray()));
    try {
      work.on(entrance, entered);
    } finally {
      entered.close();
    }
  }

  private void enters(String user, String password) throws Exception {
    in(user, password, (entrance, entered) -> {});
  }

  private List<AuditEvent> trail() throws Exception {
    List<AuditEvent> events = new ArrayList<>();
    in(
        "chief",
        FIRST,
        (entrance, entered) ->
            entered
                .store()
                .auditStore()
                .page(AuditQuery.ALL, Long.MAX_VALUE, 1_000)
                .forEach(line -> events.add(line.event())));
    return events;
  }

  private static void refuses(String key, ThrowingCallable act) {
    assertThatThrownBy(act)
        .isInstanceOfSatisfying(
            DeskException.class, e -> assertThat(e.problem().key()).isEqualTo(key));
  }

  /** A clerk whose password {@link #SECOND} an administrator takes away. */
  private void reset(ThrowingCallable before) throws Exception {
    in(
        "chief",
        FIRST,
        (entrance, entered) -> {
          entered.store().users().save(CLERK);
          entrance.keyring().addUser(entered.key(), CLERK.id(), SECOND.toCharArray());
        });
    enters("clerk", SECOND);
    try {
      before.call();
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
    in(
        "chief",
        FIRST,
        (entrance, entered) ->
            AccountWiring.accounts("みどり市", entrance, entered, SignInRules.DEFAULT, clock)
                .all()
                .reset(CHIEF, CLERK.id()));
    refuses("sign-in.wrong", () -> enters("clerk", SECOND));
  }

  @Test
  void theKeyringOfBeforeAResetIsRefusedAndRecorded() throws Exception {
    Path keyring = data.resolve("keyring.json");
    Map<String, byte[]> old = new HashMap<>();
    reset(() -> old.put("keyring", Files.readAllBytes(keyring)));
    byte[] newest = Files.readAllBytes(keyring);

    Files.write(keyring, Objects.requireNonNull(old.get("keyring")));
    refuses("sign-in.keyring-older", () -> enters("clerk", SECOND));
    refuses("sign-in.keyring-older", () -> enters("chief", FIRST));
    // a damaged or missing one, so that the copy is taken: the copy is as new
    Files.delete(keyring);
    refuses("sign-in.wrong", () -> enters("clerk", SECOND));
    enters("chief", FIRST);
    assertThat(Files.readAllBytes(keyring)).isEqualTo(newest);

    assertThat(trail())
        .filteredOn(event -> event.action() == AuditAction.REFUSED)
        .anySatisfy(event -> {
          assertThat(event.by()).isEqualTo("clerk");
          assertThat(event.after()).containsEntry("problem", "sign-in.keyring-older");
        });
  }

  @Test
  void aStaleCopyDoesNotBringAnOldPasswordBack() throws Exception {
    Map<String, byte[]> old = new HashMap<>();
    reset(() -> old.put("copy", Files.readAllBytes(data.resolve("keyring.copy.json"))));

    Files.write(data.resolve("keyring.copy.json"), Objects.requireNonNull(old.get("copy")));
    Files.writeString(data.resolve("keyring.json"), "{");
    refuses("sign-in.keyring-older", () -> enters("clerk", SECOND));
    assertThat(data.resolve("keyring.json")).hasContent("{");
  }

  @Test
  void nothingIsBuiltOnAKeyringPutBackWhileTheDeskIsOpen() throws Exception {
    Path keyring = data.resolve("keyring.json");
    Map<String, byte[]> old = new HashMap<>();
    reset(() -> old.put("keyring", Files.readAllBytes(keyring)));

    in(
        "chief",
        FIRST,
        (entrance, entered) -> {
          Files.write(keyring, Objects.requireNonNull(old.get("keyring")));
          refuses(
              "sign-in.keyring-older",
              () -> entrance.keyring().renewRecovery(entered.key()).close());
        });
  }

  @Test
  void aHigherGenerationWrittenByHandIsNoKeyring() throws Exception {
    Path keyring = data.resolve("keyring.json");
    Map<String, byte[]> old = new HashMap<>();
    reset(() -> old.put("keyring", Files.readAllBytes(keyring)));
    Files.deleteIfExists(data.resolve("keyring.copy.json"));

    String text = new String(Objects.requireNonNull(old.get("keyring")), StandardCharsets.UTF_8);
    Files.writeString(keyring, text.replaceAll("\"generation\" : \\d+", "\"generation\" : 900"));
    refuses("sign-in.keyring-broken", () -> enters("clerk", SECOND));
  }

  @Test
  void aDeskOfBeforeThereWereGenerationsOpensAndHasOneFromItsNextChangeOn() throws Exception {
    Path keyring = data.resolve("keyring.json");
    in("chief", FIRST, (entrance, entered) -> entered.store().kept().accept(0));
    Files.deleteIfExists(data.resolve("keyring.copy.json"));
    dev.shinseidesk.security.OldKeyrings.withoutGeneration(keyring);

    enters("chief", FIRST);
    byte[] before = Files.readAllBytes(keyring);
    in(
        "chief",
        FIRST,
        (entrance, entered) -> {
          try (RecoveryKey made = entrance.keyring().renewRecovery(entered.key())) {
            assertThat(made.printed()).isNotEmpty();
          }
        });
    assertThat(Files.readString(keyring)).contains("\"generation\" : 1");
    Files.write(keyring, before);
    refuses("sign-in.keyring-older", () -> enters("chief", FIRST));
  }

  private Map<Path, byte[]> storeAndSeal() throws IOException {
    Map<Path, byte[]> files = new HashMap<>();
    try (var all = Files.list(data)) {
      for (Path file :
          all.filter(f -> f.getFileName().toString().startsWith("store.db")).toList()) {
        files.put(file, Files.readAllBytes(file));
      }
    }
    return files;
  }

  private List<Ailment> looked() {
    return new WitnessLook(data.resolve("store.db"), witness, TrailSeal::said).examine();
  }

  @Test
  void storeAndSealPutBackTogetherAreFoundByTheWitness() throws Exception {
    enters("chief", FIRST);
    Map<Path, byte[]> before = storeAndSeal();
    for (int i = 0; i < 15; i++) {
      enters("chief", FIRST);
    }
    in(
        "chief",
        FIRST,
        (entrance, entered) -> {
          for (int i = 0; i < 15; i++) {
            entered.trail().record(AuditEvent.of(AuditAction.PRINTED, CHIEF));
          }
        });
    assertThat(looked()).isEmpty();

    for (Path file : storeAndSeal().keySet()) {
      Files.delete(file);
    }
    for (var file : before.entrySet()) {
      Files.write(file.getKey(), file.getValue());
    }
    assertThat(looked()).extracting(Ailment::key).containsExactly("doctor.store-older");

    assertThat(trail())
        .filteredOn(event -> event.action() == AuditAction.TRAIL_CONTINUED)
        .extracting(AuditEvent::subject)
        .containsExactly("older-store-and-seal");
    // once: from then on both go on together
    assertThat(trail())
        .filteredOn(event -> event.action() == AuditAction.TRAIL_CONTINUED)
        .hasSize(1);
    assertThat(looked()).isEmpty();
  }

  @Test
  void aWitnessTakenAwayIsMissed() throws Exception {
    enters("chief", FIRST);
    Files.delete(witness);

    assertThat(looked()).extracting(Ailment::key).containsExactly("doctor.witness-missing");
    assertThat(trail())
        .filteredOn(event -> event.action() == AuditAction.TRAIL_CONTINUED)
        .extracting(AuditEvent::subject)
        .containsExactly("witness-missing");
    assertThat(looked()).isEmpty();
  }

  @Test
  void aSupportBundleAndAnotherProgramLeaveALineAtTheNextSignIn() throws Exception {
    new BundleNotes(data).note(clock.instant());
    in("chief", FIRST, (entrance, entered) -> entered.store().kept().version("0.1"));

    List<AuditEvent> events = trail();
    assertThat(events)
        .filteredOn(event -> event.action() == AuditAction.SUPPORT_BUNDLE_MADE)
        .extracting(AuditEvent::after)
        .containsExactly(Map.of("made-at", clock.instant().toString()));
    assertThat(events)
        .filteredOn(event -> event.action() == AuditAction.UPDATED)
        .extracting(AuditEvent::before)
        .containsExactly(Map.of("version", "0.1"));
    assertThat(trail())
        .filteredOn(event -> event.action() == AuditAction.SUPPORT_BUNDLE_MADE)
        .hasSize(1);
  }
}
