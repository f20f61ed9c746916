package dev.shinseidesk.forwarding;

import static dev.shinseidesk.forwarding.MethodsTest.hash;
import static dev.shinseidesk.forwarding.MethodsTest.json;
import static dev.shinseidesk.forwarding.MethodsTest.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.Sha256;
import dev.shinseidesk.application.StoreException;
import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.endtoend.Bench;
import dev.shinseidesk.outbox.OutboxEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** 方式4: collected, closed, delivered once, dissolved. */
class BatchTest {
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
  void collectsWithoutLookingStuck() throws Exception {
    ReceiptNumber number = collected("R-1");
    collected("R-2");

    OutboxEntry entry = entry(number);
    assertThat(entry.held()).isTrue();
    assertThat(office.deliver()).isZero();
    assertThat(office.batches().collecting())
        .singleElement()
        .satisfies(c -> {
          assertThat(c.receiver().id()).isEqualTo(Office.BATCH);
          assertThat(c.applications()).isEqualTo(2);
          assertThat(c.oldest())
              .isEqualTo(office.bench.store.forwardings().of(number).getFirst().decidedAt());
        });
    try (var outbox = office.outbox()) {
      refused("outbox.changed-meanwhile", () -> outbox.retry(Bench.CLERK, entry.id()));
      outbox.cancel(Bench.CLERK, entry.id());
    }
    assertThat(office.state(number)).isEqualTo(WorkState.SOUND);
    assertThat(office.batches().collecting().getFirst().applications()).isEqualTo(1);
  }

  @Test
  void deliversAllAsOneWithTheManifestLast() throws Exception {
    List<ReceiptNumber> numbers = List.of(collected("R-1"), collected("R-2"), collected("R-3"));

    BatchDesk.Batch batch = office.batches().close(Bench.CLERK, Office.BATCH);
    assertThat(batch.applications()).isEqualTo(3);
    assertThat(office.batches().collecting()).isEmpty();
    assertThat(office.deliver()).isEqualTo(3);

    String csv = "014_" + batch.id() + ".csv";
    String manifest = "014_" + batch.id() + ".json";
    assertThat(Office.names(office.plain))
        .containsExactlyInAnyOrder(
            csv,
            manifest,
            "014_R-1_20261122100000.zip",
            "014_R-2_20261122100001.zip",
            "014_R-3_20261122100002.zip");
    assertThat(Files.readAllLines(office.plain.resolve(csv)))
        .hasSize(4)
        .element(3)
        .asString()
        .contains("\"R-3\"");
    JsonNode told = json(office.plain, manifest);
    assertThat(told.get("batch").asString()).isEqualTo(batch.id());
    assertThat(told.get("receiver").asString()).isEqualTo("014");
    assertThat(told.get("applications").asInt()).isEqualTo(3);
    assertThat(told.get("records").asInt()).isEqualTo(3);
    assertThat(told.get("files")).hasSize(4);
    for (JsonNode file : told.get("files")) {
      Path there = office.plain.resolve(file.get("name").asString());
      assertThat(Files.size(there)).isEqualTo(file.get("size").asLong());
      assertThat(hash(office.plain, file.get("name").asString()).hex())
          .isEqualTo(file.get("sha256").asString());
    }
    for (ReceiptNumber number : numbers) {
      assertThat(office.state(number)).isEqualTo(WorkState.FORWARDED);
      assertThat(entry(number).confirmation())
          .contains(Sha256.of(Bench.archive(number.value())).hex())
          .contains(hash(office.plain, manifest).hex());
    }
    assertThat(office.batches().recent(10))
        .singleElement()
        .satisfies(b -> assertThat(b.deliveredAt()).isNotNull());
    refused("batch.delivered", () -> office.batches().reopen(Bench.CLERK, batch.id()));
    refused("batch.empty", () -> office.batches().close(Bench.CLERK, Office.BATCH));
  }

  @Test
  void anAwayReceiverIsAskedOnceAndTheBatchCanBeDissolved() throws Exception {
    ReceiptNumber first = collected("R-1");
    ReceiptNumber second = collected("R-2");
    BatchDesk.Batch batch = office.batches().close(Bench.CLERK, Office.BATCH);
    Path away = folder.resolve("away");
    Files.move(office.plain, away);
    office.deliver();
    assertThat(entry(first).attempts()).isEqualTo(1);
    assertThat(entry(second).attempts()).as("one asks for all").isZero();
    refused("channel.folder-missing", () -> office.batches().reopen(Bench.CLERK, batch.id()));
    Files.move(away, office.plain);
    String secondEntry = entry(second).id();
    try (var outbox = office.outbox()) {
      assertThatThrownBy(() -> outbox.cancel(Bench.CLERK, secondEntry))
          .isInstanceOfSatisfying(
              StoreException.class, e -> assertThat(e.problem().key()).isEqualTo("batch.closed"));
    }

    refused("batch.not-permitted", () -> office.batches().reopen(Bench.AUDITOR, batch.id()));
    office.batches().reopen(Bench.CLERK, batch.id());

    assertThat(entry(first).held()).isTrue();
    assertThat(entry(first).lastProblem()).isNull();
    assertThat(office.batches().recent(10)).isEmpty();
    refused("batch.unknown", () -> office.batches().reopen(Bench.CLERK, batch.id()));
    BatchDesk.Batch next = office.batches().close(Bench.CLERK, Office.BATCH);
    assertThat(next.applications()).isEqualTo(2);
    assertThat(office.deliver()).isEqualTo(2);
    assertThat(office.history(second)).contains("batch-closed", "batch-reopened");
  }

  @Test
  void aLostConfirmationIsFoundAtTheReceiver() throws Exception {
    ReceiptNumber first = collected("R-1");
    ReceiptNumber second = collected("R-2");
    BatchDesk.Batch batch = office.batches().close(Bench.CLERK, Office.BATCH);
    // as after a crash: everything was put, nothing was noted
    OutboxEntry leading = entry(first);
    office.bench.store.outbox().claim(leading.id(), office.bench.clock.instant());
    office.routes.channel("folder").orElseThrow().deliver(office.delivery().parcel(batch));
    List<String> there = Office.names(office.plain);
    office.bench.restart();
    office.bench.store.outbox().recover(office.bench.clock.instant());

    refused("batch.delivered", () -> office.batches().reopen(Bench.CLERK, batch.id()));
    assertThat(office.deliver()).isEqualTo(2);

    assertThat(Office.names(office.plain)).isEqualTo(there);
    assertThat(office.state(second)).isEqualTo(WorkState.FORWARDED);
  }

  @Test
  void aBatchBeingSentIsLeftAlone() throws Exception {
    ReceiptNumber first = collected("R-1");
    BatchDesk.Batch batch = office.batches().close(Bench.CLERK, Office.BATCH);
    office.bench.store.outbox().claim(entry(first).id(), office.bench.clock.instant());

    refused("batch.sending", () -> office.batches().reopen(Bench.CLERK, batch.id()));
  }

  @Test
  void aCorrectionLeavesInTheNextBatchWithItsEarlierRecord() throws Exception {
    ReceiptNumber number = collected("R-1");
    office.batches().close(Bench.CLERK, Office.BATCH);
    office.deliver();
    office.desk().provideAgain(Bench.CLERK, number, Office.BATCH, WorkState.FORWARDED, "訂正");
    BatchDesk.Batch batch = office.batches().close(Bench.CLERK, Office.BATCH);
    office.deliver();

    assertThat(Files.readAllLines(office.plain.resolve("014_" + batch.id() + ".csv"))).hasSize(3);
    JsonNode told = json(office.plain, "014_" + batch.id() + ".json");
    assertThat(told.get("applications").asInt()).isEqualTo(1);
    assertThat(told.get("records").asInt()).isEqualTo(2);
    assertThat(office.state(number)).isEqualTo(WorkState.FORWARDED);
  }

  private ReceiptNumber collected(String name) throws Exception {
    ReceiptNumber number = office.bench.sound(name);
    office.desk().forward(Bench.CLERK, number, Office.BATCH, WorkState.SOUND);
    office.bench.clock.pass(Duration.ofSeconds(1));
    return number;
  }

  private OutboxEntry entry(ReceiptNumber number) {
    return Objects.requireNonNull(office.entry(number));
  }
}
