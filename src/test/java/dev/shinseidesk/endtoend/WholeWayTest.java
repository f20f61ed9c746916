package dev.shinseidesk.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.application.Application;
import dev.shinseidesk.application.Progress;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.Sha256;
import dev.shinseidesk.application.StatusCode;
import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.forwarding.BusinessSystem;
import dev.shinseidesk.forwarding.Channel;
import dev.shinseidesk.forwarding.Forwarding;
import dev.shinseidesk.forwarding.ForwardingDesk;
import dev.shinseidesk.inquiry.ApplicationQuery;
import dev.shinseidesk.intake.FetchRun;
import dev.shinseidesk.outbox.DeskOutbox;
import dev.shinseidesk.outbox.OutboxEntry;
import dev.shinseidesk.portal.StatusMeaning;
import dev.shinseidesk.practice.SampleApplication;
import dev.shinseidesk.residents.Identification;
import dev.shinseidesk.residents.LinkedIdentifier;
import dev.shinseidesk.review.Decision;
import dev.shinseidesk.status.PortalStatusDesk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Practice portal, intake, decision, forwarding, folder, status, portal: all of them real. */
@Timeout(120)
class WholeWayTest {
  private static final int COUNT = 6;

  @TempDir Path folder;
  private PracticeBench way;
  private Bench bench;

  @BeforeEach
  void open() throws Exception {
    way = new PracticeBench(folder, COUNT);
    bench = way.bench;
  }

  @AfterEach
  void close() {
    way.close();
  }

  @Test
  void bringsAnApplicationFromThePortalToTheFolderAndItsStatusBack() throws Exception {
    assertThat(way.importLinks()).isPositive();
    FetchRun run = way.fetch();
    assertThat(run.received()).isEqualTo(COUNT);
    assertThat(run.failed()).isZero();

    Application application = application(number());
    ReceiptNumber number = application.receiptNumber();
    assertThat(application.applicant().name()).isNotEmpty();
    assertThat(application.applicant().kana()).isNotEmpty();
    assertThat(application.applicant().address()).isNotEmpty();
    assertThat(bench.store.applications().items(number)).isNotEmpty();
    bench.decide(number, Decision.SOUND, WorkState.UNREVIEWED, WorkState.SOUND);

    ForwardingDesk desk = forwarding(bench.channel());
    BusinessSystem receiver = desk.receivers(number).getFirst();
    Forwarding forwarding = desk.forward(Bench.CLERK, number, receiver.id(), WorkState.SOUND);
    PortalStatusDesk status = way.status();
    status.register(Bench.CLERK, number, new StatusCode("20"), "審査を始めました。");
    try (DeskOutbox outbox = way.outbox()) {
      assertThat(outbox.deliverDue(Progress.NONE))
          .as(() -> outbox.of(number).toString())
          .isEqualTo(2);
    }

    List<String> files = bench.delivered();
    assertThat(files).hasSize(2);
    Sha256 delivered = Sha256.of(Files.readAllBytes(bench.receiving.resolve(files.getLast())));
    assertThat(way.practice.sha256(number)).contains(delivered);
    assertThat(Files.readString(bench.receiving.resolve(files.getFirst())))
        .contains("\"" + number + "\"", "\"" + forwarding.items().addressee() + "\"");
    assertThat(application(number).state()).isEqualTo(WorkState.FORWARDED);
    var registered = way.practice.registered(number).orElseThrow();
    assertThat(registered.status()).isEqualTo(new StatusCode("20"));
    assertThat(registered.comment()).isEqualTo("審査を始めました。");
    assertThat(application(number).portalStatus()).isEqualTo(new StatusCode("20"));
    assertThat(status.of(number).getFirst().registeredAt()).isNotNull();
    assertThat(status.choices(number))
        .extracting(StatusMeaning::code)
        .extracting(StatusCode::value)
        .containsExactly("30", "40", "50", "60");
  }

  @Test
  void identifiesEveryoneWhoseSerialTheRegisterKnows() throws Exception {
    way.importLinks();
    way.fetch();
    var identifier = new LinkedIdentifier(bench.store.numberLinks());
    long identified = 0;
    for (SampleApplication sample : way.office.applications()) {
      Application application = application(sample.receiptNumber());
      Identification found = identifier.identify(application.serial(), application.filedAt());
      if (sample.sound()) {
        assertThat(found).isInstanceOf(Identification.Identified.class);
        identified++;
      }
    }
    assertThat(identified).isPositive();
  }

  @Test
  void aPortalThatIsAwayLosesNothing() throws Exception {
    way.practice.close();
    FetchRun dead = way.fetch();
    assertThat(dead.received()).isZero();
    assertThat(Objects.requireNonNull(dead.problem()).key()).isEqualTo("portal.unreachable");

    way.reopenPortal();
    assertThat(way.fetch().received()).isEqualTo(COUNT);
    ReceiptNumber number = number();
    way.status().register(Bench.CLERK, number, new StatusCode("20"), "");
    way.practice.close();
    try (DeskOutbox outbox = way.outbox()) {
      assertThat(outbox.deliverDue(Progress.NONE)).isZero();
      OutboxEntry waiting = outbox.of(number).getFirst();
      assertThat(waiting.state()).isEqualTo(OutboxEntry.State.WAITING);
      assertThat(Objects.requireNonNull(waiting.lastProblem()).key())
          .isEqualTo("portal.unreachable");

      way.reopenPortal();
      bench.clock.pass(Duration.ofSeconds(10));
      assertThat(outbox.deliverDue(Progress.NONE)).isEqualTo(1);
      assertThat(way.practice.registered(number).orElseThrow().status())
          .isEqualTo(new StatusCode("20"));
    }
  }

  @Test
  void aRegistrationSentTwiceIsRegisteredOnce() throws Exception {
    way.fetch();
    ReceiptNumber number = number();
    way.status().register(Bench.CLERK, number, new StatusCode("20"), "");
    String id = bench.store.outbox().of(number).getFirst().id();
    // The first try reaches the portal; the desk dies before it notes that.
    assertThat(bench.store.outbox().claim(id, bench.clock.instant())).isTrue();
    new dev.shinseidesk.status.StatusDelivery(bench.store.statuses(), way.portal)
        .deliver(bench.store.outbox().find(id).orElseThrow());
    bench.restart();

    try (DeskOutbox outbox = way.outbox()) {
      assertThat(outbox.deliverDue(Progress.NONE)).isEqualTo(1);
    }

    assertThat(way.practice.history(number)).hasSize(2);
    assertThat(application(number).portalStatus()).isEqualTo(new StatusCode("20"));
  }

  @Test
  void theListIsFetchedOnceHoweverOftenItIsAskedFor() throws Exception {
    way.fetch();
    long answered = way.practice.answered();

    assertThat(way.fetch().unchanged()).isEqualTo(COUNT);

    assertThat(way.practice.answered() - answered).isLessThan(COUNT);
    assertThat(bench.store.applications().count(ApplicationQuery.ALL)).isEqualTo(COUNT);
  }

  private ForwardingDesk forwarding(Channel channel) {
    return bench.forwarding(Bench.shippedRoutes(channel), () -> {});
  }

  /** A sound application that still has the first status. */
  private ReceiptNumber number() {
    return way.office.applications().stream()
        .filter(SampleApplication::sound)
        .map(SampleApplication::receiptNumber)
        .filter(n -> way.practice.registered(n).orElseThrow().status().equals(new StatusCode("10")))
        .findFirst()
        .orElseThrow();
  }

  private Application application(ReceiptNumber number) {
    return bench.store.applications().find(number).orElseThrow();
  }
}
