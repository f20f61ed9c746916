package dev.shinseidesk.ui.routes;

import dev.shinseidesk.forwarding.ForwardingMethod;
import dev.shinseidesk.services.SettingsDesk.SettingsFile;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The routes of {@code routes.json}: {@code {"routes":[{"procedure","receiver","method"?,"from"?,
 * "until"?}]}}. What else stands in the file is kept. Immutable, any thread.
 *
 * @param file as read
 * @param routes its routes, in its order
 */
record RouteFile(SettingsFile file, List<RouteDraft> routes) {
  private static final Logger LOG = LoggerFactory.getLogger(RouteFile.class);
  private static final JsonMapper JSON = JsonMapper.shared();

  /** Copies the list. */
  RouteFile {
    routes = List.copyOf(routes);
  }

  /** Finds the file that holds the routes and reads it; null where none does, or it is no JSON. */
  static @Nullable RouteFile in(List<SettingsFile> files) {
    for (SettingsFile file : files) {
      try {
        JsonNode root = JSON.readTree(file.json());
        if (root.path("routes").isArray()) {
          List<RouteDraft> routes = new ArrayList<>();
          root.path("routes").forEach(entry -> routes.add(draft(entry)));
          return new RouteFile(file, routes);
        }
      } catch (JacksonException e) {
        LOG.info("{} holds no routes: it is no JSON", file.name());
      }
    }
    return null;
  }

  private static RouteDraft draft(JsonNode entry) {
    return new RouteDraft(
        entry.path("procedure").asString(""),
        entry.path("receiver").asString(""),
        method(entry.path("method").asString("")),
        day(entry.path("from").asString("")),
        day(entry.path("until").asString("")),
        entry instanceof ObjectNode object ? object : null);
  }

  private static @Nullable ForwardingMethod method(String text) {
    for (ForwardingMethod method : ForwardingMethod.values()) {
      if (folded(method.name()).equals(folded(text))) {
        return method;
      }
    }
    return null;
  }

  private static String folded(String text) {
    return text.toUpperCase(Locale.ROOT).replaceAll("[-_]", "");
  }

  private static @Nullable LocalDate day(String text) {
    try {
      return text.isEmpty() ? null : LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  /**
   * The whole file with these routes in place of its own; drafts without a receiver are left out.
   */
  String with(List<RouteDraft> changed) {
    ObjectNode root = (ObjectNode) JSON.readTree(file.json());
    ArrayNode entries = JSON.createArrayNode();
    for (RouteDraft draft : changed) {
      if (!draft.receiver().isEmpty()) {
        ObjectNode origin = draft.origin();
        ObjectNode entry = origin == null ? JSON.createObjectNode() : origin.deepCopy();
        entry.put("procedure", draft.procedure());
        entry.put("receiver", draft.receiver());
        ForwardingMethod method = draft.method();
        put(entry, "method", method == null ? null : written(method));
        put(entry, "from", draft.from() == null ? null : draft.from().toString());
        put(entry, "until", draft.until() == null ? null : draft.until().toString());
        entries.add(entry);
      }
    }
    root.set("routes", entries);
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
  }

  private static void put(ObjectNode entry, String name, @Nullable String value) {
    if (value == null && entry.has(name)) {
      // Written out as null it stays so: the file keeps its look.
      entry.putNull(name);
    } else if (value != null) {
      entry.put(name, value);
    }
  }

  /** As the schema spells it. */
  private String written(ForwardingMethod method) {
    // findValues would not look inside the first match, so the parent of a sibling is asked for.
    for (JsonNode parent : JSON.readTree(file.schema()).findParents("receiver")) {
      for (JsonNode allowed : parent.path("method").path("enum")) {
        if (folded(allowed.asString("")).equals(folded(method.name()))) {
          return allowed.asString();
        }
      }
    }
    return method.name();
  }
}
