package dev.shinseidesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.Operator.Role;
import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.endtoend.SetClock;
import dev.shinseidesk.security.AccountDesk;
import dev.shinseidesk.security.KeyDerivation;
import dev.shinseidesk.security.OwnAccount;
import dev.shinseidesk.security.RecoveryKey;
import dev.shinseidesk.security.SignInRules;
import dev.shinseidesk.security.TimeCodes;
import dev.shinseidesk.services.Credentials;
import dev.shinseidesk.services.DeskServices;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signing in to a real keyring and a real encrypted store, and every way to lose a password. */
class EntranceTest {
  private static final KeyDerivation CHEAP = new KeyDerivation(64, 1, 1);
  private static final Operator CHIEF =
      new Operator(new OperatorId("chief"), "長 一郎", EnumSet.of(Role.ADMINISTRATOR, Role.CLERK));
  private static final Operator CLERK =
      new Operator(new OperatorId("clerk"), "窓口 花子", Set.of(Role.CLERK));
  private static final String FIRST = "mado no soto";
  private static final String SECOND = "yuki ga furu";

  @TempDir Path data;
  private final SetClock clock = new SetClock();
  private char[] printed = {};

  @BeforeEach
  void found() throws Exception {
    try (RecoveryKey key =
        Objects.requireNonNull(
            entrance().found(CHIEF, FIRST.toCharArray(), new HashMap<>(), true))) {
      printed = key.printed();
    }
  }

  /** As after a restart. */
  private Entrance entrance() {
    return new Entrance(data, SignInRules.DEFAULT, CHEAP, clock, new SecureRandom());
  }

  private static Credentials with(String user, String password) {
    return Credentials.of(user, password.toCharArray());
  }

  private static Credentials with(String user, String password, String next) {
    return new Credentials(user, password.toCharArray(), new char[0], next.toCharArray());
  }

  private static Credentials coded(String user, String password, String code) {
    return new Credentials(user, password.toCharArray(), code.toCharArray(), null);
  }

  private interface Work {
    void on(DeskServices.Accounts accounts, Entrance.Entered entered) throws Exception;
  }

  private void in(Credentials credentials, Work work) throws Exception {
    Entrance entrance = entrance();
    Entrance.Entered entered = entrance.enter(credentials);
    try {
      work.on(
          AccountWiring.accounts("みどり市", entrance, entered, SignInRules.DEFAULT, clock), entered);
    } finally {
      entered.close();
    }
  }

  private void enters(Credentials credentials) throws Exception {
    in(credentials, (accounts, entered) -> {});
  }

  private static void refuses(String key, ThrowingCallable act) {
    assertThatThrownBy(act)
        .isInstanceOfSatisfying(
            DeskException.class, e -> assertThat(e.problem().key()).isEqualTo(key));
  }

  private String addClerk() throws Exception {
    var made = new StringBuilder();
    in(with("chief", FIRST), (accounts, entered) -> made.append(accounts.all().add(CHIEF, CLERK)));
    return made.toString();
  }

  @Test
  void aNewPersonMustChooseAPasswordAndTheTemporaryOneIsGone() throws Exception {
    String temporary = addClerk();

    refuses("sign-in.password-due", () -> enters(with("clerk", temporary)));
    refuses("sign-in.password-short", () -> enters(with("clerk", temporary, "short")));
    refuses("sign-in.password-name", () -> enters(with("clerk", temporary, "i am CLERK 77")));
    refuses("sign-in.password-common", () -> enters(with("clerk", temporary, "Password2026!")));
    refuses("sign-in.password-common", () -> enters(with("clerk", temporary, "aaaaabbbbb")));
    refuses("sign-in.password-used", () -> enters(with("clerk", temporary, temporary)));
    enters(with("clerk", temporary, SECOND));

    refuses("sign-in.wrong", () -> enters(with("clerk", temporary)));
    enters(with("clerk", SECOND));
  }

  @Test
  void passwordsOfBeforeAreNotTakenAgain() throws Exception {
    List<String> chosen = List.of("hitotsu me da", "futatsu me da", "mittsu me da", "yottsu me da");
    String present = FIRST;
    for (String next : chosen) {
      enters(with("chief", present, next));
      present = next;
    }
    for (String before : chosen) {
      refuses("sign-in.password-used", () -> enters(with("chief", "yottsu me da", before)));
    }
    enters(with("chief", "yottsu me da", "itsutsu me da"));
    enters(with("chief", "itsutsu me da", "hitotsu me da"));
  }

  @Test
  void failuresMeanAWaitThatGrowsAndSurvivesARestartAndAClockSetBack() throws Exception {
    addClerk();
    for (int i = 0; i < 5; i++) {
      refuses("sign-in.wrong", () -> enters(with("chief", "wrong")));
    }
    refuses("sign-in.locked", () -> enters(with("chief", FIRST)));
    clock.pass(Duration.ofSeconds(59));
    refuses("sign-in.locked", () -> enters(with("chief", FIRST)));
    clock.pass(Duration.ofDays(-3));
    refuses("sign-in.locked", () -> enters(with("chief", FIRST)));
    clock.pass(Duration.ofSeconds(61));
    refuses("sign-in.wrong", () -> enters(with("chief", "wrong")));
    clock.pass(Duration.ofSeconds(119));
    refuses("sign-in.locked", () -> enters(with("chief", FIRST)));
    clock.pass(Duration.ofSeconds(2));
    enters(with("chief", FIRST));
    // and the count starts at nothing again
    refuses("sign-in.wrong", () -> enters(with("chief", "wrong")));
    enters(with("chief", FIRST));
  }

  @Test
  void oneUsersFailuresKeepNobodyElseOutAndNamesNobodyHasAreTreatedAlike() throws Exception {
    for (int i = 0; i < 5; i++) {
      refuses("sign-in.wrong", () -> enters(with("nobody", "x")));
    }
    refuses("sign-in.locked", () -> enters(with("nobody", "x")));
    enters(with("chief", FIRST));
    String file = Files.readString(data.resolve("attempts.json"));
    assertThat(file).doesNotContain("nobody").doesNotContain("chief");
  }

  @Test
  void tellsWhatFailedMeanwhileAndWritesItIntoTheTrail() throws Exception {
    refuses("sign-in.wrong", () -> enters(with("chief", "wrong")));
    refuses("sign-in.wrong", () -> enters(with("chief", "wrong")));
    refuses("sign-in.wrong", () -> enters(with("nobody", "wrong")));
    in(
        with("chief", FIRST),
        (accounts, entered) -> {
          assertThat(accounts.own().failuresBefore()).isEqualTo(2);
          assertThat(entered.before()).isNull();
        });
    in(
        with("chief", FIRST),
        (accounts, entered) -> {
          assertThat(accounts.own().failuresBefore()).isZero();
          assertThat(entered.before()).isEqualTo(clock.instant());
        });
    assertThat(Files.readString(data.resolve("attempts.json"))).contains("\"notes\" : [ ]");
  }

  @Test
  void aDamagedCountOfTriesLocksNobodyOut() throws Exception {
    for (String damage : List.of("", "{", "[]", "{\"version\":1,\"salt\":\"x\"}", "\0\0")) {
      Files.writeString(data.resolve("attempts.json"), damage);
      enters(with("chief", FIRST));
    }
  }

  @Test
  void whoForgotThePasswordGetsATemporaryOneAndIsNotLockedOutAnyLonger() throws Exception {
    String temporary = addClerk();
    enters(with("clerk", temporary, SECOND));
    for (int i = 0; i < 6; i++) {
      refuses(i < 5 ? "sign-in.wrong" : "sign-in.locked", () -> enters(with("clerk", "x")));
    }
    var made = new StringBuilder();
    in(
        with("chief", FIRST),
        (accounts, entered) -> {
          AccountDesk.Account clerk = accounts.all().accounts(CHIEF).getLast();
          assertThat(clerk.lockedFor()).isEqualTo(Duration.ofMinutes(1));
          made.append(accounts.all().reset(CHIEF, CLERK.id()));
        });

    refuses("sign-in.wrong", () -> enters(with("clerk", SECOND)));
    refuses("sign-in.password-due", () -> enters(with("clerk", made.toString())));
    enters(with("clerk", made.toString(), "atarashii yoru"));
  }

  @Test
  void whoWasRemovedIsOutAndNobodyCanRemoveTheLastAdministrator() throws Exception {
    String temporary = addClerk();
    enters(with("clerk", temporary, SECOND));
    byte[] before = Files.readAllBytes(data.resolve("keyring.json"));
    in(
        with("chief", FIRST),
        (accounts, entered) -> {
          AccountDesk desk = accounts.all();
          refuses("accounts.own-removal", () -> desk.remove(CHIEF, CHIEF.id()));
          refuses(
              "accounts.own-role",
              () -> desk.change(CHIEF, new Operator(CHIEF.id(), "長", Set.of(Role.CLERK))));
          refuses("accounts.own-reset", () -> desk.reset(CHIEF, CHIEF.id()));
          refuses("accounts.own-factor", () -> desk.removeFactor(CHIEF, CHIEF.id()));
          refuses("accounts.unknown", () -> desk.remove(CHIEF, new OperatorId("x")));
          refuses("sign-in.user-exists", () -> desk.add(CHIEF, CLERK));
          refuses(
              "accounts.no-role", () -> desk.change(CHIEF, new Operator(CLERK.id(), "", Set.of())));
          desk.remove(CHIEF, CLERK.id());
          assertThat(desk.accounts(CHIEF))
              .extracting(a -> a.operator().id().value())
              .containsExactly("chief");
        });
    refuses("sign-in.wrong", () -> enters(with("clerk", SECOND)));
    // not even with the keyring of before
    Files.write(data.resolve("keyring.json"), before);
    refuses("sign-in.keyring-older", () -> enters(with("clerk", SECOND)));
  }

  @Test
  void onlyAdministratorsTouchAccounts() throws Exception {
    String temporary = addClerk();
    in(
        with("clerk", temporary, SECOND),
        (accounts, entered) -> {
          AccountDesk desk = accounts.all();
          for (ThrowingCallable act :
              List.<ThrowingCallable>of(
                  () -> desk.accounts(CLERK),
                  () -> desk.add(CLERK, CLERK),
                  () -> desk.change(CLERK, CLERK),
                  () -> desk.reset(CLERK, CHIEF.id()),
                  () -> desk.unlock(CLERK, CLERK.id()),
                  () -> desk.removeFactor(CLERK, CHIEF.id()),
                  () -> desk.remove(CLERK, CHIEF.id()),
                  () -> desk.renewRecovery(CLERK),
                  () -> desk.recoverable(CLERK))) {
            long lines = entered.store().auditStore().head().seq();
            refuses("accounts.not-permitted", act);
            assertThat(entered.store().auditStore().head().seq()).isEqualTo(lines + 1);
          }
        });
    refuses("accounts.not-permitted", () -> entrance().rekey(with("clerk", SECOND), step -> {}));
    enters(with("chief", FIRST));
  }

  @Test
  void theRecoveryKeyGivesAnAdministratorAccessAgainOnce() throws Exception {
    enableFactor();
    for (int i = 0; i < 6; i++) {
      refuses(i < 5 ? "sign-in.wrong" : "sign-in.locked", () -> enters(with("chief", "x")));
    }
    char[] again;
    try (RecoveryKey used = RecoveryKey.typed(printed.clone());
        RecoveryKey made = entrance().recover("chief", used, SECOND.toCharArray())) {
      again = made.printed();
    }
    refuses("sign-in.wrong", () -> enters(with("chief", FIRST)));
    enters(with("chief", SECOND));
    try (RecoveryKey used = RecoveryKey.typed(printed.clone())) {
      refuses(
          "sign-in.recovery-wrong",
          () -> entrance().recover("chief", used, "mou ichido".toCharArray()));
    }
    try (RecoveryKey used = RecoveryKey.typed(again)) {
      refuses(
          "sign-in.recovery-administrator",
          () -> entrance().recover("nobody", used, "mou ichido".toCharArray()));
      refuses(
          "sign-in.password-short", () -> entrance().recover("chief", used, "kurz".toCharArray()));
      entrance().recover("chief", used, "mou ichido".toCharArray()).close();
    }
    enters(with("chief", "mou ichido"));
  }

  private byte[] enableFactor() throws Exception {
    byte[][] secret = new byte[1][];
    in(
        with("chief", FIRST),
        (accounts, entered) -> {
          OwnAccount own = accounts.own();
          OwnAccount.Enrolment enrolment = own.enrol();
          refuses(
              "sign-in.code-wrong",
              () -> own.confirm(enrolment, "000".toCharArray(), FIRST.toCharArray()));
          String code = new TimeCodes().code(enrolment.secret(), clock.instant());
          assertThat(own.confirm(enrolment, code.toCharArray(), FIRST.toCharArray())).hasSize(8);
          secret[0] = enrolment.secret();
        });
    return secret[0];
  }

  @Test
  void theSecondFactorIsAskedForBeforeAnythingIsGiven() throws Exception {
    byte[] secret = enableFactor();
    var codes = new TimeCodes();
    String used = codes.code(secret, clock.instant());

    refuses("sign-in.code-needed", () -> enters(with("chief", FIRST)));
    refuses("sign-in.code-wrong", () -> enters(coded("chief", FIRST, used)));
    clock.pass(Duration.ofSeconds(30));
    enters(coded("chief", FIRST, codes.code(secret, clock.instant())));
    clock.pass(Duration.ofSeconds(90));
    enters(coded("chief", FIRST, codes.code(secret, clock.instant().minusSeconds(30))));
    refuses(
        "sign-in.code-wrong",
        () -> enters(coded("chief", FIRST, codes.code(secret, clock.instant().plusSeconds(90)))));
    // asking for the code is no failure, a wrong one is, and knowing the password clears neither
    for (int i = 0; i < 4; i++) {
      refuses("sign-in.code-wrong", () -> enters(coded("chief", FIRST, "12345x")));
      if (i < 3) {
        refuses("sign-in.code-needed", () -> enters(with("chief", FIRST)));
      }
    }
    refuses("sign-in.locked", () -> enters(with("chief", FIRST)));
  }

  @Test
  void aRecoveryCodeWorksOnceAndTheOwnerCanEndTheFactor() throws Exception {
    var code = new StringBuilder();
    in(
        with("chief", FIRST),
        (accounts, entered) -> {
          OwnAccount.Enrolment enrolment = accounts.own().enrol();
          String now = new TimeCodes().code(enrolment.secret(), clock.instant());
          code.append(
              accounts.own().confirm(enrolment, now.toCharArray(), FIRST.toCharArray()).getFirst());
        });
    in(
        coded("chief", FIRST, code.toString().toLowerCase(java.util.Locale.ROOT)),
        (accounts, entered) -> {
          assertThat(accounts.own().facts().recoveryCodes()).isEqualTo(7);
          refuses("sign-in.wrong", () -> accounts.own().endFactor("x".toCharArray()));
          accounts.own().endFactor(FIRST.toCharArray());
        });
    enters(with("chief", FIRST));
  }

  @Test
  void whoFindsAnOpenDeskCanNeitherSetASecondFactorUpNorReplaceIt() throws Exception {
    var codes = new TimeCodes();
    in(
        with("chief", FIRST),
        (accounts, entered) -> {
          OwnAccount.Enrolment own = accounts.own().enrol();
          char[] fits = codes.code(own.secret(), clock.instant()).toCharArray();
          refuses(
              "sign-in.wrong",
              () -> accounts.own().confirm(own, fits.clone(), "guessed".toCharArray()));
          refuses("sign-in.wrong", () -> accounts.own().confirm(own, fits.clone(), new char[0]));
          assertThat(accounts.own().facts().secondFactor()).isFalse();
        });
    byte[] old = enableFactor();
    clock.pass(Duration.ofSeconds(30));
    in(
        coded("chief", FIRST, codes.code(old, clock.instant())),
        (accounts, entered) -> {
          clock.pass(Duration.ofSeconds(30));
          OwnAccount.Enrolment next = accounts.own().enrol();
          char[] fits = codes.code(next.secret(), clock.instant()).toCharArray();
          refuses(
              "sign-in.wrong",
              () -> accounts.own().confirm(next, fits.clone(), "123456".toCharArray()));
          char[] oldCode = codes.code(old, clock.instant()).toCharArray();
          assertThat(accounts.own().confirm(next, fits.clone(), oldCode)).hasSize(8);
          clock.pass(Duration.ofSeconds(30));
          OwnAccount.Enrolment third = accounts.own().enrol();
          char[] now = codes.code(third.secret(), clock.instant()).toCharArray();
          assertThat(accounts.own().confirm(third, now, FIRST.toCharArray())).hasSize(8);
        });
  }

  @Test
  void triesToReplaceTheSecondFactorAreCounted() throws Exception {
    in(
        with("chief", FIRST),
        (accounts, entered) -> {
          OwnAccount.Enrolment own = accounts.own().enrol();
          char[] fits = new TimeCodes().code(own.secret(), clock.instant()).toCharArray();
          for (int i = 0; i < 5; i++) {
            refuses(
                "sign-in.wrong",
                () -> accounts.own().confirm(own, fits.clone(), "guessed".toCharArray()));
          }
          refuses(
              "sign-in.locked",
              () -> accounts.own().confirm(own, fits.clone(), FIRST.toCharArray()));
        });
  }

  @Test
  void onlyTheSamePersonsPasswordUncoversTheScreen() throws Exception {
    in(
        with("chief", FIRST),
        (accounts, entered) -> {
          OwnAccount own = accounts.own();
          own.covered();
          refuses("sign-in.wrong", () -> own.uncover(SECOND.toCharArray()));
          own.uncover(FIRST.toCharArray());
          refuses(
              "sign-in.wrong", () -> own.changePassword("x".toCharArray(), SECOND.toCharArray()));
          own.changePassword(FIRST.toCharArray(), SECOND.toCharArray());
        });
    enters(with("chief", SECOND));
  }

  @Test
  void anyDamageOfTheKeyringIsMendedFromItsCopy() throws Exception {
    enters(with("chief", FIRST));
    Path keyring = data.resolve("keyring.json");
    byte[] sound = Files.readAllBytes(keyring);
    Random random = new Random(20261127);
    for (int round = 0; round < 40; round++) {
      byte[] damaged = sound.clone();
      if (round % 4 == 0) {
        damaged = java.util.Arrays.copyOf(sound, random.nextInt(sound.length));
      } else {
        damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
      }
      Files.write(keyring, damaged);
      enters(with("chief", FIRST));
    }
    Files.delete(keyring);
    enters(with("chief", FIRST));
    assertThat(keyring).exists();
  }
}
