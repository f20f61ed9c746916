package dev.shinseidesk.forwarding;

import dev.shinseidesk.application.InvalidValue;
import dev.shinseidesk.application.ProcedureCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The office's routes. Immutable, any thread.
 *
 * @param routes of one procedure no two hold on the same day
 */
public record RouteTable(List<Route> routes) {
  /**
   * Copies the list.
   *
   * @throws InvalidValue when two routes of one procedure hold on the same day
   */
  public RouteTable {
    routes = List.copyOf(routes);
    Map<ProcedureCode, List<Route>> seen = new HashMap<>();
    for (Route route : routes) {
      List<Route> earlier = seen.computeIfAbsent(route.procedure(), p -> new ArrayList<>());
      if (earlier.stream().anyMatch(route::clashes)) {
        throw new InvalidValue("経路", "one at a time: " + route.procedure());
      }
      earlier.add(route);
    }
  }

  /** The route of a procedure on a day; empty where there is none, which is an alarm. */
  public Optional<Route> find(ProcedureCode procedure, LocalDate day) {
    return routes.stream()
        .filter(route -> route.procedure().equals(procedure) && route.holds(day))
        .findFirst();
  }
}
