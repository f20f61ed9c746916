package dev.shinseidesk.forwarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.shinseidesk.application.BusinessSystemId;
import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.ProcedureCode;
import dev.shinseidesk.application.Progress;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.endtoend.Bench;
import dev.shinseidesk.forwarding.RouteDesk.Moved;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alarm and dry run over a real store. Every application is of 2026-11-22. */
class OfficeRoutesTest {
  private static final ProcedureCode CHILD = new ProcedureCode("JIDO-01");
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

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
  void raisesAnAlarmForWhatWaitsWithoutAUsableRoute() throws Exception {
    assertThat(desk().unrouted()).as("nothing waits").isEmpty();
    Instant filed = office.bench.clock.instant();
    office.bench.received("R-1");
    office.bench.sound("R-2");

    assertThat(desk().unrouted())
        .containsExactly(new RouteDesk.Unrouted(CHILD, "児童手当の認定請求", "route.none", 2, filed));
    assertThat(reason(route(Office.STANDARD, null, TODAY.plusDays(1), null)))
        .as("not in force yet")
        .isEqualTo("route.none");
    assertThat(reason(route(Office.STANDARD, null, null, TODAY.minusDays(1))))
        .isEqualTo("route.none");
    assertThat(reason(route(new BusinessSystemId("999"), null, null, null)))
        .isEqualTo("route.receiver-unknown");
    assertThat(reason(route(new BusinessSystemId("020"), null, null, null)))
        .isEqualTo("route.receiver-off");
    assertThat(reason(route(new BusinessSystemId("021"), null, null, null)))
        .isEqualTo("route.channel-unknown");
    assertThat(
            desk(route(new BusinessSystemId("021"), ForwardingMethod.TRANSCRIPTION, null, null))
                .unrouted())
        .as("a person is the way")
        .isEmpty();
    assertThat(desk(route(Office.STANDARD, null, TODAY, TODAY)).unrouted()).isEmpty();
  }

  @Test
  void whatWasForwardedRaisesNoAlarm() throws Exception {
    office.provided("R-1", Office.STANDARD);

    assertThat(desk().unrouted()).isEmpty();
  }

  @Test
  void triesAChangeOnWhatWasAndWouldBeDone() throws Exception {
    ReceiptNumber went = office.provided("R-1", Office.STANDARD);
    office.provided("R-2", Office.OTHER);
    office.bench.sound("R-3");
    ReceiptNumber withdrawn = office.provided("R-4", Office.STANDARD);
    office.desk().withdraw(Bench.CLERK, withdrawn, Office.STANDARD, WorkState.FORWARDED, "理由");
    office.deliver();
    RouteDesk desk = desk(route(Office.STANDARD, null, null, null));

    RouteDesk.DryRun run =
        desk.dryRun(table(route(Office.SINGLE, null, null, null)), null, null, Progress.NONE);

    assertThat(run.applications()).isEqualTo(4);
    assertThat(run.lines())
        .containsExactlyInAnyOrder(
            moved(Office.STANDARD, ForwardingMethod.STANDARD, 3),
            moved(Office.OTHER, ForwardingMethod.STANDARD, 1));
    assertThat(office.state(went)).isEqualTo(WorkState.FORWARDED);
    assertThat(desk.dryRun(desk.routes(), null, null, Progress.NONE).lines())
        .as("only the one a clerk sent elsewhere differs from the routes in force")
        .containsExactly(
            new Moved(
                CHILD,
                "児童手当の認定請求",
                Office.OTHER,
                ForwardingMethod.STANDARD,
                Office.STANDARD,
                ForwardingMethod.STANDARD,
                1));
    assertThat(desk.dryRun(desk.routes(), TODAY.plusDays(1), null, Progress.NONE).applications())
        .isZero();
    assertThat(desk.dryRun(desk.routes(), TODAY, TODAY, Progress.NONE).applications()).isEqualTo(4);
    assertThat(desk.dryRun(desk.routes(), null, TODAY.minusDays(1), Progress.NONE).applications())
        .isZero();
  }

  @Test
  void aRouteThatEndsLeavesLaterOnesWithoutOne() throws Exception {
    office.provided("R-1", Office.STANDARD);
    RouteDesk desk = desk(route(Office.STANDARD, null, null, null));

    assertThat(
            desk.dryRun(
                    table(route(Office.STANDARD, null, TODAY.plusDays(1), null)),
                    null,
                    null,
                    Progress.NONE)
                .lines())
        .singleElement()
        .satisfies(line -> {
          assertThat(line.after()).isNull();
          assertThat(line.methodAfter()).isNull();
        });
  }

  @Test
  void canBeStopped() throws Exception {
    office.bench.sound("R-1");
    Progress stopped =
        new Progress() {
          @Override
          public void report(long done, long total) {}

          @Override
          public boolean cancelled() {
            return true;
          }
        };

    DeskException refused =
        catchThrowableOfType(
            DeskException.class, () -> desk().dryRun(table(), null, null, stopped));
    assertThat(refused.problem().key()).isEqualTo("route.dry-run-cancelled");
  }

  @Test
  void theRoutesMethodCountsForItsOwnReceiverOnly() throws Exception {
    RoutedForwarding.Routes routes =
        routes(route(Office.STANDARD, ForwardingMethod.TRANSCRIPTION, null, null));
    var forwarding = office.bench.forwarding(routes, () -> {});
    ReceiptNumber number = office.bench.sound("R-1");

    assertThat(forwarding.receivers(number).getFirst().id()).isEqualTo(Office.STANDARD);
    assertThat(forwarding.preview(Bench.CLERK, number, Office.STANDARD).method())
        .isEqualTo(ForwardingMethod.TRANSCRIPTION);
    assertThat(forwarding.preview(Bench.CLERK, number, Office.OTHER).method())
        .isEqualTo(ForwardingMethod.STANDARD);
  }

  private String reason(Route route) {
    return desk(route).unrouted().getFirst().reason();
  }

  private static Route route(
      BusinessSystemId receiver,
      @Nullable ForwardingMethod method,
      @Nullable LocalDate from,
      @Nullable LocalDate until) {
    return new Route(CHILD, receiver, method, from, until);
  }

  private static RouteTable table(Route... routes) {
    return new RouteTable(List.of(routes));
  }

  private static Moved moved(BusinessSystemId before, ForwardingMethod method, int count) {
    return new Moved(
        CHILD, "児童手当の認定請求", before, method, Office.SINGLE, ForwardingMethod.SINGLE_FILE, count);
  }

  private RoutedForwarding.Routes routes(Route... routes) {
    var systems = new java.util.ArrayList<>(office.routes.systems().systems());
    systems.add(new BusinessSystem(new BusinessSystemId("020"), "止めた", "folder", true, false));
    systems.add(new BusinessSystem(new BusinessSystemId("021"), "届かない", "gone", true, true));
    return new RoutedForwarding.Routes(
        new BusinessSystems(systems), office.routes.channels(), table(routes));
  }

  private RouteDesk desk(Route... routes) {
    return new OfficeRoutes(
        routes(routes), office.bench.store.routeFacts(), file -> table(), office.bench.clock);
  }
}
