package dev.shinseidesk.forwarding;

import dev.shinseidesk.application.BusinessSystemId;
import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Problem.Kind;
import dev.shinseidesk.application.ProcedureCode;
import dev.shinseidesk.application.Progress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The office's routes judged by what the store holds. Stateless, any thread but the FX thread. */
public final class OfficeRoutes implements RouteDesk {
  private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");

  private final RoutedForwarding.Routes routes;
  private final RouteFacts facts;
  private final Reader reader;
  private final Clock clock;

  /**
   * Plugs it together.
   *
   * @param reader reads a file of routes as the configuration's own
   */
  public OfficeRoutes(
      RoutedForwarding.Routes routes, RouteFacts facts, Reader reader, Clock clock) {
    this.routes = routes;
    this.facts = facts;
    this.reader = reader;
    this.clock = clock;
  }

  @Override
  public RouteTable routes() {
    return routes.table();
  }

  @Override
  public RouteTable read(Path file) throws DeskException {
    return reader.read(file);
  }

  @Override
  public List<Unrouted> unrouted() {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZONE);
    List<Unrouted> alarms = new ArrayList<>();
    for (RouteFacts.Waiting waiting : facts.waiting()) {
      wrong(waiting.procedure(), today)
          .ifPresent(reason ->
              alarms.add(
                  new Unrouted(
                      waiting.procedure(),
                      waiting.name(),
                      reason,
                      waiting.applications(),
                      waiting.oldest())));
    }
    return List.copyOf(alarms);
  }

  /** Text key of what is wrong with a procedure's route; empty where nothing is. */
  private Optional<String> wrong(ProcedureCode procedure, LocalDate day) {
    Optional<Route> route = routes.table().find(procedure, day);
    if (route.isEmpty()) {
      return Optional.of("route.none");
    }
    Optional<BusinessSystem> receiver = routes.systems().find(route.get().receiver());
    if (receiver.isEmpty()) {
      return Optional.of("route.receiver-unknown");
    }
    if (!receiver.get().enabled()) {
      return Optional.of("route.receiver-off");
    }
    boolean reachable =
        routes.method(receiver.get(), procedure, day) == ForwardingMethod.TRANSCRIPTION
            || routes.channel(receiver.get().channel()).isPresent();
    return reachable ? Optional.empty() : Optional.of("route.channel-unknown");
  }

  @Override
  public DryRun dryRun(
      RouteTable changed, @Nullable LocalDate from, @Nullable LocalDate until, Progress progress)
      throws DeskException {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZONE);
    Instant first = from == null ? null : from.atStartOfDay(ZONE).toInstant();
    Instant end = until == null ? null : until.plusDays(1).atStartOfDay(ZONE).toInstant();
    var changedRoutes = new RoutedForwarding.Routes(routes.systems(), routes.channels(), changed);
    List<RouteFacts.Filed> filed = facts.filed(first, end);
    Map<Moved, Integer> moved = new LinkedHashMap<>();
    int applications = 0;
    int done = 0;
    for (RouteFacts.Filed group : filed) {
      if (progress.cancelled()) {
        throw new DeskException(Problem.of(Kind.REFUSED, "route.dry-run-cancelled"));
      }
      LocalDate day = group.on() == null ? today : group.on();
      Way before =
          group.receiver() == null
              ? way(routes, group.procedure(), day)
              : new Way(group.receiver(), group.method());
      Way then = way(changedRoutes, group.procedure(), day);
      applications += group.applications();
      if (!before.equals(then)) {
        var line =
            new Moved(
                group.procedure(),
                group.name(),
                before.receiver(),
                before.method(),
                then.receiver(),
                then.method(),
                0);
        moved.merge(line, group.applications(), Integer::sum);
      }
      done++;
      progress.report(done, filed.size());
    }
    return new DryRun(
        applications,
        moved.entrySet().stream().map(e -> counted(e.getKey(), e.getValue())).toList());
  }

  private static Moved counted(Moved line, int applications) {
    return new Moved(
        line.procedure(),
        line.name(),
        line.before(),
        line.methodBefore(),
        line.after(),
        line.methodAfter(),
        applications);
  }

  /** Where a table sends a procedure on a day, and how. */
  private static Way way(RoutedForwarding.Routes routes, ProcedureCode procedure, LocalDate day) {
    return routes
        .table()
        .find(procedure, day)
        .map(route ->
            new Way(
                route.receiver(),
                routes
                    .systems()
                    .find(route.receiver())
                    .map(system -> routes.method(system, procedure, day))
                    .orElse(route.method())))
        .orElse(new Way(null, null));
  }

  /** A receiver and a method; both null for none. */
  private record Way(@Nullable BusinessSystemId receiver, @Nullable ForwardingMethod method) {}
}
