package dev.shinseidesk.casework;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.endtoend.Bench;
import dev.shinseidesk.forwarding.RoutedForwarding;
import dev.shinseidesk.residents.LinkedIdentifier;
import dev.shinseidesk.review.Decision;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class PassingThroughTest {
  private static final OperatorId SYSTEM = new OperatorId("system");

  @TempDir Path folder;
  private CaseBench desk;
  private ReceiptNumber first;

  @BeforeEach
  void open() throws Exception {
    desk = new CaseBench(folder, 4);
    first = desk.fresh().getFirst();
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private Arrivals arrivals(boolean forward, PassingThrough.Onward onward) {
    var store = desk.bench().store;
    var way = new PassThrough.Way(forward, "形式審査を行わない手続");
    var passing =
        new PassingThrough(
            new PassThrough(Map.of(desk.application(first).procedure(), way)),
            SYSTEM,
            desk.review(ApprovalRules.NONE)::pass,
            store.reviews(),
            store.arrivals(),
            onward,
            desk.bench().clock);
    return new Arrivals(
        store.applications(),
        store.arrivals(),
        new LinkedIdentifier(store.numberLinks()),
        desk.corrections,
        passing);
  }

  private void forward(ReceiptNumber number) throws DeskException {
    RoutedForwarding forwarding =
        desk.bench().forwarding(Bench.shippedRoutes(desk.bench().channel()), () -> {});
    forwarding.forward(
        new Operator(SYSTEM, "system", Set.of(Operator.Role.CLERK)),
        number,
        forwarding.receivers(number).getFirst().id(),
        WorkState.SOUND);
  }

  @Test
  void isDecidedByTheDeskAndLeftReady() {
    arrivals(false, this::forward).arrived(first);
    assertThat(desk.state(first)).isEqualTo(WorkState.SOUND);
    var review = desk.bench().store.reviews().reviews(first).getFirst();
    assertThat(review.decision()).isEqualTo(Decision.SOUND);
    assertThat(review.decidedBy()).isEqualTo(SYSTEM);
    assertThat(review.reason()).isEqualTo("形式審査を行わない手続");
    assertThat(desk.told(first)).startsWith("passed-through");
    assertThat(desk.bench().store.outbox().of(first)).isEmpty();
  }

  @Test
  void isForwardedAtOnceWithDateAndTimeOfTheReview() throws Exception {
    desk.way.importLinks();
    arrivals(true, this::forward).arrived(first);
    assertThat(desk.state(first)).isEqualTo(WorkState.FORWARDING);
    var items = desk.bench().store.forwardings().of(first).getFirst().items();
    LocalDateTime now =
        LocalDateTime.ofInstant(desk.bench().clock.instant(), ZoneId.of("Asia/Tokyo"));
    assertThat(items.reviewDate()).isEqualTo(now.toLocalDate());
    assertThat(items.reviewTime()).isEqualTo(now.toLocalTime().truncatedTo(ChronoUnit.SECONDS));
    assertThat(items.operator()).isEqualTo(SYSTEM);
  }

  @Test
  void whatCannotBeForwardedWaitsAndSaysWhy() {
    // no number links: the receiver wants a 宛名番号
    arrivals(true, this::forward).arrived(first);
    assertThat(desk.state(first)).isEqualTo(WorkState.SOUND);
    assertThat(desk.told(first)).startsWith("passed-not-forwarded", "passed-through");
    assertThat(desk.history(first).getFirst().facts().getFirst())
        .contains("problem.forwarding.addressee-missing");
  }

  @Test
  void goesOnWhereAnEarlierProgramEnded() throws Exception {
    desk.way.importLinks();
    Arrivals dying =
        arrivals(
            true,
            number -> {
              throw new IllegalStateException("the program ends here");
            });
    try {
      dying.arrived(first);
    } catch (IllegalStateException e) {
      assertThat(desk.state(first)).isEqualTo(WorkState.SOUND);
    }
    Arrivals next = arrivals(true, this::forward);
    next.catchUp(next::arrived);
    assertThat(desk.state(first)).isEqualTo(WorkState.FORWARDING);
    assertThat(desk.bench().store.arrivals().arriving(10)).isEmpty();
  }

  @Test
  void leavesOtherProceduresAndWhatWasLookedAtAlone() {
    ReceiptNumber other =
        desk.refile(
            first,
            "R-2",
            a -> CaseBench.by(a, a.applicant(), a.serial(), "OTHER-1"),
            items -> items);
    arrivals(false, this::forward).arrived(other);
    assertThat(desk.state(other)).isEqualTo(WorkState.UNREVIEWED);
    desk.defective(first, "理由");
    arrivals(false, this::forward).arrived(first);
    assertThat(desk.state(first)).isEqualTo(WorkState.DEFECTIVE);
  }
}
