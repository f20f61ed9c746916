package dev.shinseidesk.forwarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.shinseidesk.application.AddresseeNumber;
import dev.shinseidesk.application.BusinessSystemId;
import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.Sha256;
import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.endtoend.Bench;
import dev.shinseidesk.outbox.OutboxEntry;
import dev.shinseidesk.residents.Identification;
import dev.shinseidesk.review.Decision;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoutedForwardingTest {
  @TempDir Path folder;
  private final AtomicInteger woken = new AtomicInteger();
  private Bench bench;
  private ForwardingDesk desk;

  @BeforeEach
  void open() throws Exception {
    bench = new Bench(folder);
    desk = bench.forwarding(bench.channel(), woken::incrementAndGet);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void offersEnabledReceiversTheProceduresOwnFirst() throws Exception {
    assertThat(desk.receivers(bench.received("R-1")))
        .extracting(BusinessSystem::id)
        .containsExactly(Bench.CHILDREN, Bench.REGISTER, Bench.UNREACHABLE);
  }

  @Test
  void showsExactlyWhatIsProvidedThen() throws Exception {
    bench.link("77");
    ReceiptNumber number = bench.sound("R-1");
    bench.clock.pass(Duration.ofMinutes(61));

    var preview = desk.preview(Bench.CLERK, number, Bench.CHILDREN);
    Forwarding forwarding = desk.forward(Bench.CLERK, number, Bench.CHILDREN, WorkState.SOUND);

    assertThat(preview.blocker()).isNull();
    assertThat(preview.items()).isEqualTo(forwarding.items());
    assertThat(preview.archiveHash()).isEqualTo(Sha256.of(Bench.archive("R-1")));
    assertThat(preview.itemsFileName()).isEqualTo("035_R-1_20261122110100.csv");
    assertThat(preview.archiveName()).isEqualTo("035_R-1_20261122110100.zip");
    assertThat(preview.destination()).isEqualTo(bench.receiving.toString());
    assertThat(forwarding.items().addressee()).isEqualTo(new AddresseeNumber("77"));
    assertThat(forwarding.items().reviewDate()).isEqualTo(LocalDate.of(2026, 11, 22));
    assertThat(forwarding.items().reviewTime()).isEqualTo(LocalTime.of(10, 0));
    assertThat(forwarding.items().operationTime()).isEqualTo(LocalTime.of(11, 1));
    assertThat(forwarding.items().latest()).isTrue();
    assertThat(forwarding.items().deleted()).isFalse();
  }

  @Test
  void decidesInOneStepWithItsOutboxEntry() throws Exception {
    bench.link("77");
    ReceiptNumber number = bench.sound("R-1");

    Forwarding forwarding = desk.forward(Bench.CLERK, number, Bench.CHILDREN, WorkState.SOUND);

    assertThat(state(number)).isEqualTo(WorkState.FORWARDING);
    assertThat(desk.of(number)).containsExactly(forwarding);
    assertThat(bench.store.outbox().of(number))
        .singleElement()
        .satisfies(entry -> {
          assertThat(entry.kind()).isEqualTo(OutboxEntry.Kind.FORWARDING);
          assertThat(entry.subject()).isEqualTo(forwarding.id());
          assertThat(entry.state()).isEqualTo(OutboxEntry.State.WAITING);
        });
    assertThat(woken).hasValue(1);
  }

  @Test
  void takesTheNewestReviewsTime() throws Exception {
    bench.link("77");
    ReceiptNumber number = bench.received("R-1");
    bench.decide(number, Decision.DEFECTIVE, WorkState.UNREVIEWED, WorkState.DEFECTIVE);
    bench.clock.pass(Duration.ofHours(20));
    bench.decide(number, Decision.SOUND, WorkState.DEFECTIVE, WorkState.SOUND);

    ForwardingItems items = desk.preview(Bench.CLERK, number, Bench.CHILDREN).items();

    assertThat(items.reviewDate()).isEqualTo(LocalDate.of(2026, 11, 23));
    assertThat(items.reviewTime()).isEqualTo(LocalTime.of(6, 0));
  }

  @Test
  void refusesWhatIsNotReviewed() throws Exception {
    bench.link("77");
    refused("not-reviewed", bench.received("R-1"), Bench.CHILDREN, WorkState.UNREVIEWED);
    ReceiptNumber defective = bench.received("R-2");
    bench.decide(defective, Decision.DEFECTIVE, WorkState.UNREVIEWED, WorkState.DEFECTIVE);
    refused("not-reviewed", defective, Bench.CHILDREN, WorkState.DEFECTIVE);
  }

  @Test
  void refusesTheUnknownTheSwitchedOffAndTheUnreachable() throws Exception {
    ReceiptNumber number = bench.sound("R-1");
    refused("receiver-off", number, Bench.OFF, WorkState.SOUND);
    refused("channel-unknown", number, Bench.UNREACHABLE, WorkState.SOUND);
    refused("receiver-unknown", number, new BusinessSystemId("999"), WorkState.SOUND);
    refused("application-unknown", new ReceiptNumber("none"), Bench.CHILDREN, WorkState.SOUND);
  }

  @Test
  void wantsTheAddresseeUnlessTheReceiverDoesWithout() throws Exception {
    ReceiptNumber number = bench.sound("R-1");

    refused("addressee-missing", number, Bench.CHILDREN, WorkState.SOUND);
    var preview = desk.preview(Bench.CLERK, number, Bench.REGISTER);
    assertThat(preview.identification()).isInstanceOf(Identification.Unknown.class);
    assertThat(preview.blocker()).isNull();
    DeskException elsewhere =
        catchThrowableOfType(
            DeskException.class,
            () -> desk.forward(Bench.CLERK, number, Bench.REGISTER, WorkState.SOUND));
    assertThat(elsewhere.problem().key()).isEqualTo("forwarding.other-receiver");
    assertThat(desk.of(number)).isEmpty();
    desk.forwardElsewhere(Bench.CLERK, number, Bench.REGISTER, WorkState.SOUND, "住民基本台帳係からの依頼");
    assertThat(bench.store.applications().history(number).getFirst().key())
        .isEqualTo("forwarding-elsewhere");
    assertThat(desk.of(number).getFirst().reason()).isEqualTo("住民基本台帳係からの依頼");
    assertThat(desk.of(number).getFirst().items().addressee()).isNull();
  }

  @Test
  void refusesWhoMayNotAndWhatChangedMeanwhile() throws Exception {
    bench.link("77");
    ReceiptNumber number = bench.sound("R-1");

    DeskException refused =
        catchThrowableOfType(
            DeskException.class,
            () -> desk.forward(Bench.AUDITOR, number, Bench.CHILDREN, WorkState.SOUND));
    assertThat(refused.problem().key()).isEqualTo("forwarding.not-permitted");
    refused("changed-meanwhile", number, Bench.CHILDREN, WorkState.UNREVIEWED);

    desk.forward(Bench.CLERK, number, Bench.CHILDREN, WorkState.SOUND);
    refused("changed-meanwhile", number, Bench.CHILDREN, WorkState.SOUND);
    refused("already-forwarded", number, Bench.CHILDREN, WorkState.FORWARDING);
    assertThat(bench.store.outbox().of(number)).hasSize(1);
  }

  @Test
  void twoClerksAtOnceForwardOnce() throws Exception {
    bench.link("77");
    for (int i = 0; i < 10; i++) {
      ReceiptNumber number = bench.sound("R-" + i);
      Callable<Boolean> clerk =
          () -> {
            try {
              desk.forward(Bench.CLERK, number, Bench.CHILDREN, WorkState.SOUND);
              return true;
            } catch (DeskException e) {
              assertThat(e.problem().key()).isEqualTo("forwarding.changed-meanwhile");
              return false;
            }
          };
      try (var threads = Executors.newFixedThreadPool(2)) {
        var results = threads.invokeAll(List.of(clerk, clerk));
        assertThat(results.getFirst().get()).isNotEqualTo(results.getLast().get());
      }
      assertThat(bench.store.outbox().of(number)).hasSize(1);
    }
  }

  @Test
  void tellsBeforehandWhatTheChannelCantWrite() throws Exception {
    bench.link("77");
    ChannelProfile standard = ChannelProfile.standard("folder");
    ForwardingDesk narrow =
        bench.forwarding(
            bench.channel(
                new ChannelProfile(
                    "folder",
                    standard.itemsFile(),
                    standard.archiveFile(),
                    null,
                    standard.format(),
                    standard.csv(),
                    new ItemLimits(20, 20, 3, 100, true),
                    true,
                    true,
                    standard.batchFile(),
                    standard.manifestFile())),
            () -> {});
    ReceiptNumber number = bench.sound("R-1");

    Problem blocker =
        Objects.requireNonNull(narrow.preview(Bench.CLERK, number, Bench.CHILDREN).blocker());
    assertThat(blocker.key()).isEqualTo("forwarding.item-invalid");
    DeskException refused =
        catchThrowableOfType(
            DeskException.class,
            () -> narrow.forward(Bench.CLERK, number, Bench.CHILDREN, WorkState.SOUND));
    assertThat(refused.problem()).isEqualTo(blocker);
    assertThat(state(number)).isEqualTo(WorkState.SOUND);
  }

  /** Forwarding is refused, the preview tells the same reason, and nothing has changed. */
  private void refused(
      String key, ReceiptNumber number, BusinessSystemId receiver, WorkState expected) {
    Operator by = Bench.CLERK;
    int before = bench.store.outbox().open(100).size();
    DeskException refused =
        catchThrowableOfType(
            DeskException.class, () -> desk.forward(by, number, receiver, expected));
    assertThat(refused.problem().key()).isEqualTo("forwarding." + key);
    assertThat(bench.store.outbox().open(100)).hasSize(before);
    if (!key.endsWith("-unknown") || key.startsWith("channel")) {
      try {
        var blocker = desk.preview(by, number, receiver).blocker();
        assertThat(blocker == null ? "none" : blocker.key())
            .isIn(
                "forwarding." + key,
                key.equals("changed-meanwhile") ? "none" : "",
                key.equals("changed-meanwhile") ? "forwarding.already-forwarded" : "");
      } catch (DeskException e) {
        throw new AssertionError(e);
      }
    }
  }

  private WorkState state(ReceiptNumber number) {
    return bench.store.applications().find(number).orElseThrow().state();
  }
}
