package dev.shinseidesk.settings;

import dev.shinseidesk.application.BusinessSystemId;
import dev.shinseidesk.application.ProcedureCode;
import dev.shinseidesk.forwarding.BusinessSystems;
import dev.shinseidesk.forwarding.ForwardingMethod;
import dev.shinseidesk.forwarding.Route;
import dev.shinseidesk.forwarding.RouteTable;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the routes from a tree that agrees with its schema. For one reading. */
final class RoutesReader {
  private final String file;
  private final Mistakes mistakes;

  /** Tells mistakes there. */
  RoutesReader(String file, Mistakes mistakes) {
    this.file = file;
    this.mistakes = mistakes;
  }

  /**
   * Reads them.
   *
   * @param systems the business systems; null where they aren't sound
   * @param procedures codes of the catalogue; null where it isn't sound
   * @param channels the channels; null where they aren't known
   * @return null where there is a mistake
   */
  @Nullable RouteTable read(
      JsonNode root,
      @Nullable BusinessSystems systems,
      @Nullable Set<String> procedures,
      @Nullable KnownChannels channels) {
    int before = mistakes.count();
    List<Route> routes = new ArrayList<>();
    Map<ProcedureCode, Map<Integer, Route>> earlier = new HashMap<>();
    int index = -1;
    for (JsonNode node : root.path("routes")) {
      String at = "/routes/" + ++index;
      Route route = route(node, at);
      if (route == null) {
        continue;
      }
      if (procedures != null && !procedures.contains(route.procedure().value())) {
        mistakes.unknown(file, at + "/procedure", "procedure", procedures);
      }
      if (systems != null) {
        receiver(route, systems, channels, at);
      }
      var others = earlier.computeIfAbsent(route.procedure(), p -> new HashMap<>());
      others.entrySet().stream()
          .filter(other -> overlap(other.getValue(), route))
          .findFirst()
          .ifPresent(other -> mistakes.rule(file, at, "overlap", "/routes/" + other.getKey()));
      others.put(index, route);
      routes.add(route);
    }
    return mistakes.count() == before ? new RouteTable(routes) : null;
  }

  private void receiver(
      Route route, BusinessSystems systems, @Nullable KnownChannels channels, String at) {
    var system = systems.find(route.receiver()).orElse(null);
    if (system == null) {
      mistakes.unknown(
          file,
          at + "/receiver",
          "receiver",
          systems.systems().stream().map(s -> s.id().value()).toList());
    } else if (system.channel().isEmpty()
        && route.method() != null
        && route.method() != ForwardingMethod.TRANSCRIPTION) {
      mistakes.rule(file, at + "/method", "channel-needed");
    } else if (route.method() == ForwardingMethod.ROBOT
        && channels != null
        && !channels.marking().contains(system.channel())) {
      mistakes.unknown(file, at + "/method", "channel-with-marker", channels.marking());
    }
  }

  private @Nullable Route route(JsonNode node, String at) {
    int before = mistakes.count();
    LocalDate from = day(node.path("from"), at + "/from");
    LocalDate until = day(node.path("until"), at + "/until");
    if (mistakes.count() > before) {
      return null;
    }
    return mistakes.made(
        file,
        at + "/until",
        () ->
            new Route(
                new ProcedureCode(node.path("procedure").asString()),
                new BusinessSystemId(node.path("receiver").asString()),
                node.path("method").isString() ? SystemsReader.method(node.path("method")) : null,
                from,
                until));
  }

  private @Nullable LocalDate day(JsonNode node, String at) {
    if (!node.isString()) {
      return null;
    }
    try {
      return LocalDate.parse(node.asString());
    } catch (DateTimeParseException e) {
      mistakes.rule(file, at, "day");
      return null;
    }
  }

  private static boolean overlap(Route a, Route b) {
    return !ends(a).isBefore(begins(b)) && !ends(b).isBefore(begins(a));
  }

  private static LocalDate begins(Route route) {
    return route.from() == null ? LocalDate.MIN : route.from();
  }

  private static LocalDate ends(Route route) {
    return route.until() == null ? LocalDate.MAX : route.until();
  }
}
