package dev.shinseidesk.settings;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Names of the secrets a configuration asks for. Stateless. */
public final class ConfiguredSecrets {
  /** Name of the portal account's password. */
  public static final String PORTAL_PASSWORD = "portal.password";

  private static final String SUFFIX = "Secret";

  private ConfiguredSecrets() {}

  /**
   * Collects the names of a file: every text whose property's name ends with {@code Secret}.
   *
   * @param usedBy names so far, each with the file and pointer that uses it; added to
   */
  static void collect(String file, JsonNode root, Map<String, String> usedBy) {
    if (file.equals(FileKind.OFFICE.shippedName())) {
      use(usedBy, PORTAL_PASSWORD, file + " /portal/user");
    }
    walk(file, "", root, usedBy);
  }

  private static void walk(String file, String at, JsonNode node, Map<String, String> usedBy) {
    for (var entry : node.properties()) {
      String pointer = at + "/" + entry.getKey();
      if (entry.getKey().endsWith(SUFFIX) && entry.getValue().isString()) {
        use(usedBy, entry.getValue().asString(), file + " " + pointer);
      } else {
        walk(file, pointer, entry.getValue(), usedBy);
      }
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      JsonNode id = node.path(i).path("id");
      // people know an element by its id, not by its number
      walk(file, at + "/" + (id.isString() ? id.asString() : i), node.path(i), usedBy);
    }
  }

  private static void use(Map<String, String> usedBy, String name, String place) {
    usedBy.merge(name, place, (before, more) -> before + ", " + more);
  }

  /** An empty collection in the order of finding. */
  static Map<String, String> none() {
    return new LinkedHashMap<>();
  }
}
