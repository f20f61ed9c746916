package dev.shinseidesk.forwarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Progress;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.endtoend.Bench;
import dev.shinseidesk.forwarding.ForwardingDesk.Act;
import dev.shinseidesk.outbox.DeskOutbox;
import dev.shinseidesk.outbox.OutboxEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 最新フラグ and 削除フラグ through a real store, outbox and folder. */
class ForwardingFlowTest {
  @TempDir Path folder;
  private Office office;

  @BeforeEach
  void open() throws Exception {
    office = new Office(folder);
  }

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  void providesAgainWithTheEarlierRecordBehindTheNewOne() throws Exception {
    ReceiptNumber number = office.provided("R-1", Office.STANDARD);
    office.bench.link("88");
    var preview = office.desk().preview(Bench.CLERK, number, Office.STANDARD, Act.PROVIDE_AGAIN);
    assertThat(preview.blocker()).isNull();
    assertThat(preview.superseded()).isEqualTo(1);

    office
        .desk()
        .provideAgain(Bench.CLERK, number, Office.STANDARD, WorkState.FORWARDED, " 宛名番号の訂正 ");
    assertThat(office.state(number)).isEqualTo(WorkState.FORWARDING);
    assertThat(office.deliver()).isEqualTo(1);

    assertThat(office.state(number)).isEqualTo(WorkState.FORWARDED);
    assertThat(office.flags(number)).containsExactly("1/0", "0/0");
    Forwarding newest = office.desk().of(number).getFirst();
    assertThat(newest.reason()).isEqualTo("宛名番号の訂正");
    assertThat(newest.act()).isEqualTo(Act.PROVIDE_AGAIN);
    List<String> lines = lines("035_R-1_20261122100001.csv");
    assertThat(lines).hasSize(3);
    assertThat(lines.get(1)).startsWith("\"131016\",\"R-1\",\"1\"").contains(",\"88\",");
    assertThat(lines.get(2)).startsWith("\"131016\",\"R-1\",\"0\"").contains(",\"77\",");
    assertThat(Files.readAllBytes(office.plain.resolve("035_R-1_20261122100001.zip")))
        .isEqualTo(Bench.archive("R-1"));
    assertThat(office.history(number)).contains("forwarding-again");
  }

  @Test
  void withdrawsWhatWasProvidedAndProvidesToAnother() throws Exception {
    ReceiptNumber number = office.provided("R-1", Office.STANDARD);
    office.bench.link("88"); // a withdrawal repeats the record it withdraws

    Forwarding withdrawal =
        office.desk().withdraw(Bench.CLERK, number, Office.STANDARD, WorkState.FORWARDED, "取下げの申出");
    assertThat(Objects.toString(withdrawal.items().addressee())).isEqualTo("77");
    assertThat(office.flags(number)).containsExactly("1/1", "0/0");
    office.deliver();

    assertThat(office.state(number)).isEqualTo(WorkState.SOUND);
    List<String> lines = lines("035_R-1_20261122100001.csv");
    assertThat(lines.get(1)).contains("\"R-1\",\"1\"").contains("\"10:00:00\",\"1\",\"clerk1\"");
    assertThat(lines.get(2)).contains("\"R-1\",\"0\"").contains("\"10:00:00\",\"0\",\"clerk1\"");
    assertThat(Office.names(office.plain)).contains("035_R-1_20261122100001.zip");
    assertThat(office.history(number)).contains("forwarding-withdrawn", "withdrawal-confirmed");
    assertThat(office.desk().acts(Bench.CLERK, number, Office.STANDARD))
        .containsExactly(Act.PROVIDE);

    office.desk().forward(Bench.CLERK, number, Office.OTHER, WorkState.SOUND);
    office.deliver();
    assertThat(office.state(number)).isEqualTo(WorkState.FORWARDED);
    assertThat(office.flags(number)).containsExactly("1/0", "0/1", "0/0");
    assertThat(lines("034_R-1_20261122100002.csv"))
        .as("the other receiver never had the earlier records")
        .hasSize(2);
    refused(
        "already-forwarded",
        () -> office.desk().forward(Bench.CLERK, number, Office.STANDARD, WorkState.FORWARDED));
  }

  @Test
  void actsOfOneSecondStandInOrderUnderNamesOfTheirOwn() throws Exception {
    ReceiptNumber number = office.bench.sound("R-1");
    office.desk().forward(Bench.CLERK, number, Office.STANDARD, WorkState.SOUND);
    Progress quick = Progress.NONE;
    try (DeskOutbox outbox = office.outbox()) {
      outbox.deliverDue(quick);
      office.desk().provideAgain(Bench.CLERK, number, Office.STANDARD, WorkState.FORWARDED, "訂正");
      outbox.deliverDue(quick);
      office.desk().withdraw(Bench.CLERK, number, Office.STANDARD, WorkState.FORWARDED, "取下げ");
      outbox.deliverDue(quick);
    }
    assertThat(office.state(number)).isEqualTo(WorkState.SOUND);
    assertThat(office.desk().of(number))
        .extracting(f -> f.items().operationTime())
        .doesNotHaveDuplicates()
        .isSortedAccordingTo(Comparator.reverseOrder());
  }

  @Test
  void leavesOutWhatTheProfileLeavesOut() throws Exception {
    office.close();
    try (Office sparing = new Office(folder.resolve("sparing"), Profiles::sparing)) {
      office = sparing;
      ReceiptNumber number = sparing.provided("R-1", Office.STANDARD);

      sparing.desk().withdraw(Bench.CLERK, number, Office.STANDARD, WorkState.FORWARDED, "理由");
      sparing.deliver();

      assertThat(lines("035_R-1_20261122100001.csv")).hasSize(2);
      assertThat(Office.names(sparing.plain)).doesNotContain("035_R-1_20261122100001.zip");
      assertThat(sparing.state(number)).isEqualTo(WorkState.SOUND);
    }
  }

  @Test
  void takingBackAnyActLeavesAllAsItWas() throws Exception {
    ReceiptNumber number = office.bench.sound("R-1");
    office.desk().forward(Bench.CLERK, number, Office.STANDARD, WorkState.SOUND);
    cancel(number);
    assertThat(office.state(number)).isEqualTo(WorkState.SOUND);
    assertThat(office.flags(number)).isEmpty();

    office.desk().forward(Bench.CLERK, number, Office.STANDARD, WorkState.SOUND);
    office.deliver();
    office.desk().provideAgain(Bench.CLERK, number, Office.STANDARD, WorkState.FORWARDED, "訂正");
    assertThat(office.flags(number)).containsExactly("1/0", "0/0");
    cancel(number);
    assertThat(office.state(number)).isEqualTo(WorkState.FORWARDED);
    assertThat(office.flags(number)).containsExactly("1/0");

    office.desk().withdraw(Bench.CLERK, number, Office.STANDARD, WorkState.FORWARDED, "取下げ");
    cancel(number);
    assertThat(office.state(number)).isEqualTo(WorkState.FORWARDED);
    assertThat(office.flags(number)).containsExactly("1/0");

    office.desk().withdraw(Bench.CLERK, number, Office.STANDARD, WorkState.FORWARDED, "取下げ");
    office.deliver();
    office.desk().forward(Bench.CLERK, number, Office.OTHER, WorkState.SOUND);
    cancel(number);
    assertThat(office.state(number)).isEqualTo(WorkState.SOUND);
    assertThat(office.flags(number)).containsExactly("1/1", "0/0");
  }

  @Test
  void refusesWithoutReasonPermissionOrAProvision() throws Exception {
    ReceiptNumber sound = office.bench.sound("R-1");
    ReceiptNumber number = office.provided("R-2", Office.STANDARD);
    var desk = office.desk();

    refused(
        "reason-missing",
        () -> desk.withdraw(Bench.CLERK, number, Office.STANDARD, WorkState.FORWARDED, " 　"));
    refused(
        "reason-too-long",
        () ->
            desk.provideAgain(
                Bench.CLERK, number, Office.STANDARD, WorkState.FORWARDED, "理".repeat(1_001)));
    refused(
        "not-permitted",
        () -> desk.withdraw(Bench.AUDITOR, number, Office.STANDARD, WorkState.FORWARDED, "理由"));
    refused(
        "not-provided",
        () -> desk.provideAgain(Bench.CLERK, sound, Office.STANDARD, WorkState.SOUND, "理由"));
    refused(
        "not-provided",
        () -> desk.withdraw(Bench.CLERK, number, Office.OTHER, WorkState.FORWARDED, "理由"));
    refused(
        "changed-meanwhile",
        () -> desk.withdraw(Bench.CLERK, number, Office.STANDARD, WorkState.SOUND, "理由"));
    desk.withdraw(Bench.CLERK, number, Office.STANDARD, WorkState.FORWARDED, "理由");
    refused(
        "pending",
        () -> desk.provideAgain(Bench.CLERK, number, Office.STANDARD, WorkState.FORWARDING, "理由"));
    assertThat(desk.acts(Bench.AUDITOR, sound, Office.STANDARD)).isEmpty();
    assertThat(office.bench.store.outbox().of(sound)).isEmpty();
  }

  @Test
  void aDecisionOnAnOlderRecordIsRefused() throws Exception {
    ReceiptNumber number = office.provided("R-1", Office.STANDARD);
    Forwarding before = office.desk().of(number).getFirst();
    office.desk().provideAgain(Bench.CLERK, number, Office.STANDARD, WorkState.FORWARDED, "訂正");
    office.deliver();
    var late =
        new Forwarding(
            "late",
            Office.STANDARD,
            "folder",
            before.items(),
            before.archiveHash(),
            office.bench.clock.instant(),
            null,
            "");
    OutboxEntry entry =
        OutboxEntry.waiting(
            "o",
            OutboxEntry.Kind.FORWARDING,
            number,
            "late",
            office.bench.clock.instant(),
            Bench.CLERK.id());

    assertThat(
            office
                .bench
                .store
                .forwardings()
                .record(new ForwardingStore.Decided(late, entry, WorkState.FORWARDED, before.id())))
        .isFalse();
    assertThat(office.state(number)).isEqualTo(WorkState.FORWARDED);
    assertThat(office.flags(number)).containsExactly("1/0", "0/0");
  }

  @Test
  void againAfterAnUnreachableReceiverKeepsTheOrder() throws Exception {
    ReceiptNumber number = office.provided("R-1", Office.STANDARD);
    Path away = folder.resolve("away");
    Files.move(office.plain, away);
    office.desk().withdraw(Bench.CLERK, number, Office.STANDARD, WorkState.FORWARDED, "取下げ");
    assertThat(office.deliver()).isZero();
    assertThat(office.state(number)).isEqualTo(WorkState.FORWARDING);

    Files.move(away, office.plain);
    office.bench.clock.pass(Duration.ofHours(2));
    assertThat(office.deliver()).isEqualTo(1);
    assertThat(office.state(number)).isEqualTo(WorkState.SOUND);
  }

  private void cancel(ReceiptNumber number) throws DeskException {
    try (var outbox = office.outbox()) {
      outbox.cancel(Bench.CLERK, Objects.requireNonNull(office.entry(number)).id());
    }
    office.bench.clock.pass(Duration.ofSeconds(1));
  }

  private List<String> lines(String name) throws Exception {
    return Files.readAllLines(office.plain.resolve(name));
  }

  private static void refused(String key, ThrowingCallable act) {
    DeskException refused = catchThrowableOfType(DeskException.class, act);
    assertThat(refused).isNotNull();
    assertThat(refused.problem().key()).isEqualTo("forwarding." + key);
  }
}
