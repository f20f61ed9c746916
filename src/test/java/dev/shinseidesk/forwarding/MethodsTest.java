package dev.shinseidesk.forwarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Progress;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.Sha256;
import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.endtoend.Bench;
import dev.shinseidesk.forwarding.ForwardingDesk.Act;
import dev.shinseidesk.outbox.DeskOutbox;
import dev.shinseidesk.outbox.RetryPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** 029o002, 方式1 to 4, through a real store, outbox and folders. */
class MethodsTest {
  private static final String HEADER = "\"宛名番号\",\"申請者氏名\",\"受付番号\",\"無い項目\",\"最新フラグ\",\"削除フラグ\"";
  private static final String FIRST = "\"77\",\"山田, \"\"太郎\"\"\",\"R-1\",\"\",\"1\",\"0\"";
  private static final String SUPERSEDED = "\"77\",\"山田, \"\"太郎\"\"\",\"R-1\",\"\",\"0\",\"0\"";

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
  void aRobotGetsTheItemsInItsOrderAndTheMarkerItWaitsFor() throws Exception {
    ReceiptNumber number = office.provided("R-1", Office.ROBOT);

    assertThat(office.state(number)).isEqualTo(WorkState.FORWARDED);
    assertThat(Office.names(office.marked))
        .containsExactly(
            "012_R-1_20261122100000.zip", "R-1_20261122100000.done", "R-1_20261122100000.json");
    assertThat(hash(office.marked, "012_R-1_20261122100000.zip"))
        .isEqualTo(Sha256.of(Bench.archive("R-1")));
    JsonNode file = json(office.marked, "R-1_20261122100000.json");
    assertThat(file.get("act").asString()).isEqualTo("PROVIDE");
    assertThat(file.get("interface").asString()).isEqualTo("029o002-00");
    List<String> items = new ArrayList<>();
    for (JsonNode item : file.get("items")) {
      items.add(item.get("id").asString() + "=" + item.get("value").asString());
    }
    assertThat(items)
        .containsExactly(
            "02900007=77",
            "form:申請者氏名=" + Bench.APPLICANT,
            "02900002=R-1",
            "form:無い項目=",
            "02900003=1",
            "02900011=0");
    assertThat(Objects.requireNonNull(office.entry(number)).confirmation())
        .contains(hash(office.marked, "R-1_20261122100000.json").hex());

    office.desk().withdraw(Bench.CLERK, number, Office.ROBOT, WorkState.FORWARDED, "取下げ");
    office.deliver();
    assertThat(json(office.marked, "R-1_20261122100001.json").get("act").asString())
        .isEqualTo("WITHDRAW");
  }

  @Test
  void aRobotWithoutAMarkerIsRefusedBeforehand() throws Exception {
    ReceiptNumber number = office.bench.sound("R-1");
    BusinessSystem robot =
        new BusinessSystem(
            Office.ROBOT, "RPA", "folder", false, true, ForwardingMethod.ROBOT, Office.WANTED);
    var desk =
        office.bench.forwarding(
            new RoutedForwarding.Routes(
                new BusinessSystems(List.of(robot)),
                office.routes.channels(),
                office.routes.table()),
            () -> {});

    refused(
        "forwarding.marker-missing",
        () -> desk.forward(Bench.CLERK, number, Office.ROBOT, WorkState.SOUND));
    assertThat(
            Objects.requireNonNull(desk.preview(Bench.CLERK, number, Office.ROBOT).blocker()).key())
        .isEqualTo("forwarding.marker-missing");
  }

  @Test
  void oneFilePerApplicationHoldsTheSystemsColumns() throws Exception {
    ReceiptNumber number = office.provided("R-1", Office.SINGLE);

    assertThat(lines("013_R-1_20261122100000.csv")).containsExactly(HEADER, FIRST);
    assertThat(hash(office.plain, "013_R-1_20261122100000.zip"))
        .isEqualTo(Sha256.of(Bench.archive("R-1")));

    office.desk().provideAgain(Bench.CLERK, number, Office.SINGLE, WorkState.FORWARDED, "訂正");
    office.deliver();
    assertThat(lines("013_R-1_20261122100001.csv")).containsExactly(HEADER, FIRST, SUPERSEDED);
  }

  @Test
  void aWithdrawalThatTheColumnsCantTellIsRefused() throws Exception {
    BusinessSystem narrow =
        new BusinessSystem(
            Office.SINGLE,
            "旧システム",
            "folder",
            false,
            true,
            ForwardingMethod.SINGLE_FILE,
            List.of(WantedItem.parse("02900002")));
    var routes =
        new RoutedForwarding.Routes(
            new BusinessSystems(List.of(narrow)), office.routes.channels(), office.routes.table());
    var desk = office.bench.forwarding(routes, () -> {});
    ReceiptNumber number = office.bench.sound("R-1");
    desk.forward(Bench.CLERK, number, Office.SINGLE, WorkState.SOUND);
    try (var outbox =
        new DeskOutbox(
            office.bench.store.outbox(),
            List.of(office.bench.delivery(routes)),
            RetryPolicy.DEFAULT,
            office.bench.clock)) {
      assertThat(outbox.deliverDue(Progress.NONE)).isEqualTo(1);
    }

    refused(
        "forwarding.cannot-withdraw",
        () -> desk.withdraw(Bench.CLERK, number, Office.SINGLE, WorkState.FORWARDED, "理由"));
    assertThat(office.state(number)).isEqualTo(WorkState.FORWARDED);
  }

  @Test
  void typingOverKeepsItsProgressAndConfirmsWhenAllIsDone() throws Exception {
    ReceiptNumber number = office.bench.sound("R-1");
    office.desk().forward(Bench.CLERK, number, Office.TYPED, WorkState.SOUND);
    assertThat(office.bench.store.outbox().of(number)).isEmpty();
    assertThat(office.state(number)).isEqualTo(WorkState.FORWARDING);
    var desk = office.transcriptions();
    var lines = desk.of(number).orElseThrow().lines();
    assertThat(lines).extracting(TranscriptionDesk.Line::item).isEqualTo(Office.WANTED);
    assertThat(lines)
        .extracting(TranscriptionDesk.Line::value)
        .containsExactly("77", Bench.APPLICANT, "R-1", "", "1", "0");

    for (int i = 0; i < lines.size() - 1; i++) {
      desk.tick(Bench.CLERK, number, i, true);
    }
    refused("transcription.incomplete", () -> desk.finish(Bench.CLERK, number));
    office.bench.restart();
    var after = office.transcriptions();
    assertThat(after.of(number).orElseThrow().lines())
        .extracting(TranscriptionDesk.Line::done)
        .containsExactly(true, true, true, true, true, false);
    assertThat(after.tick(Bench.CLERK, number, 0, false).lines().getFirst().done()).isFalse();
    after.tick(Bench.CLERK, number, 0, true);
    after.tick(Bench.CLERK, number, lines.size() - 1, true);
    refused("transcription.not-permitted", () -> after.finish(Bench.AUDITOR, number));

    Forwarding finished = after.finish(Bench.CLERK, number);

    assertThat(finished.confirmedAt()).isEqualTo(office.bench.clock.instant());
    assertThat(office.state(number)).isEqualTo(WorkState.FORWARDED);
    assertThat(office.history(number)).contains("forwarding-confirmed");
    refused("transcription.finished", () -> after.tick(Bench.CLERK, number, 0, false));
    refused("transcription.finished", () -> after.finish(Bench.CLERK, number));
    refused("transcription.finished", () -> after.cancel(Bench.CLERK, number));
  }

  @Test
  void typingOverCanBeTakenBackAndWithdrawn() throws Exception {
    ReceiptNumber number = office.bench.sound("R-1");
    var desk = office.transcriptions();
    refused("transcription.none", () -> desk.cancel(Bench.CLERK, number));
    office.desk().forward(Bench.CLERK, number, Office.TYPED, WorkState.SOUND);

    desk.cancel(Bench.CLERK, number);
    assertThat(office.state(number)).isEqualTo(WorkState.SOUND);
    assertThat(office.flags(number)).isEmpty();
    assertThat(desk.of(number)).isEmpty();
    assertThat(office.history(number)).contains("transcription-cancelled");

    office.desk().forward(Bench.CLERK, number, Office.TYPED, WorkState.SOUND);
    typedOver(number);
    office.desk().withdraw(Bench.CLERK, number, Office.TYPED, WorkState.FORWARDED, "取下げ");
    assertThat(desk.of(number).orElseThrow().forwarding().act()).isEqualTo(Act.WITHDRAW);
    assertThat(desk.of(number).orElseThrow().lines().getLast().value()).isEqualTo("1");
    typedOver(number);
    assertThat(office.state(number)).isEqualTo(WorkState.SOUND);
    assertThat(office.flags(number)).containsExactly("1/1", "0/0");
  }

  private void typedOver(ReceiptNumber number) throws DeskException {
    var desk = office.transcriptions();
    for (int i = 0; i < Office.WANTED.size(); i++) {
      desk.tick(Bench.CLERK, number, i, true);
    }
    desk.finish(Bench.CLERK, number);
  }

  private List<String> lines(String name) throws Exception {
    return Files.readAllLines(office.plain.resolve(name));
  }

  static Sha256 hash(Path folder, String name) throws Exception {
    return Sha256.of(Files.readAllBytes(folder.resolve(name)));
  }

  static JsonNode json(Path folder, String name) throws Exception {
    return JsonMapper.builder().build().readTree(Files.readAllBytes(folder.resolve(name)));
  }

  static void refused(String key, ThrowingCallable act) {
    DeskException refused = catchThrowableOfType(DeskException.class, act);
    assertThat(refused).isNotNull();
    assertThat(refused.problem().key()).isEqualTo(key);
  }
}
