package dev.shinseidesk.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.endtoend.SetClock;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockOutTest {
  @TempDir Path folder;
  private final SetClock clock = new SetClock();

  /** As after a restart. */
  private LockOut lockOut() {
    return new LockOut(
        folder.resolve("attempts.json"), SignInRules.DEFAULT, clock, new SecureRandom());
  }

  private boolean tried(String user) {
    try {
      lockOut().begin(user);
      return true;
    } catch (DeskException e) {
      assertThat(e.problem().key()).isEqualTo("sign-in.locked");
      return false;
    }
  }

  @Test
  void theWaitDoublesUpToTheLongest() throws Exception {
    List<Long> waits = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      assertThat(tried("sato")).isTrue();
      Duration left = lockOut().left("sato");
      waits.add(left.toMinutes());
      clock.pass(left);
    }
    assertThat(waits).containsExactly(0L, 0L, 0L, 0L, 1L, 2L, 4L, 8L, 16L, 30L, 30L, 30L);
    lockOut().lift("sato");
    assertThat(lockOut().left("sato")).isZero();
  }

  @Test
  void whateverTheClockDoesATryIsNeverFreeAndNobodyWaitsLongerThanTheLongest() throws Exception {
    Random random = new Random(20261127);
    for (int i = 0; i < 5; i++) {
      assertThat(tried("sato")).isTrue();
    }
    for (int i = 0; i < 60; i++) {
      // backwards by up to a day: the wait starts anew, and lifts for nobody
      clock.pass(Duration.ofSeconds(-random.nextInt(86_400) - 1L));
      assertThat(tried("sato")).isFalse();
      assertThat(lockOut().left("sato"))
          .isLessThanOrEqualTo(SignInRules.DEFAULT.lockLongest())
          .isPositive();
    }
    clock.pass(SignInRules.DEFAULT.lockLongest());
    assertThat(tried("sato")).isTrue();
  }

  @Test
  void floodingWithMadeUpNamesLiftsNobodysWaitAndKeepsTheFileSmall() throws Exception {
    for (int i = 0; i < 6; i++) {
      tried("sato");
    }
    LockOut lockOut = lockOut();
    for (int i = 0; i < 700; i++) {
      String name = "x" + i;
      assertThatCode(() -> lockOut.begin(name)).doesNotThrowAnyException();
    }
    assertThat(tried("sato")).isFalse();
    assertThat(java.nio.file.Files.size(folder.resolve("attempts.json"))).isLessThan(1 << 20);
  }

  @Test
  void tellsOnlyNamesTheOfficeHasAndForgetsWhatIsKept() throws Exception {
    tried("sato");
    tried("geheimnis");
    List<LockOut.Noted> told = new ArrayList<>();
    lockOut().handOver(List.of("sato", "chief"), told::addAll);
    assertThat(told).extracting(LockOut.Noted::user).containsExactly("sato", null);
    told.clear();
    lockOut().handOver(List.of("sato"), told::addAll);
    assertThat(told).isEmpty();
  }
}
