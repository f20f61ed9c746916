package dev.shinseidesk.settings;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The files of a configuration, in the order people read them. */
enum FileKind {
  /** The office itself; names the others. */
  OFFICE("office", ""),
  /** How the portal is spoken to. */
  PROFILE("portal-profile", "/portal/profile"),
  /** What can be applied for. */
  CATALOGUE("procedures", "/catalogue"),
  /** Who receives. */
  SYSTEMS("business-systems", "/businessSystems"),
  /** Which procedure goes where. */
  ROUTES("routes", "/routes"),
  /** Transitions and outcomes. */
  STATUS("status", "/status"),
  /** Sources of number links. */
  NUMBER_LINKS("number-links", "/numberLinks/sources"),
  /** Differences to the shipped review settings. */
  REVIEW("review", "/review"),
  /** What happens around the review. */
  CASEWORK("casework", "/casework"),
  /** Retention and backups. */
  KEEPING("keeping", "/keeping");

  /** As the schema of {@code office.json} asks: nothing outside the folder is ever read. */
  private static final Pattern NAME = Pattern.compile("[0-9A-Za-z][0-9A-Za-z._-]{0,99}\\.json");

  private final String stem;
  private final String namedAt;

  FileKind(String stem, String namedAt) {
    this.stem = stem;
    this.namedAt = namedAt;
  }

  /** Name under which it ships. */
  String shippedName() {
    return stem + ".json";
  }

  /** Name of its schema. */
  String schemaName() {
    return stem + ".schema.json";
  }

  /** The schema on the class path. */
  String schemaResource() {
    return "/schema/" + schemaName();
  }

  /** Pointer in {@code office.json} where its name stands; empty for {@code office.json}. */
  String namedAt() {
    return namedAt;
  }

  /** The file's name by {@code office.json}; null where the office has none. */
  @Nullable String nameIn(tools.jackson.databind.JsonNode office) {
    if (this == OFFICE) {
      return shippedName();
    }
    var name = office.at(namedAt);
    return name.isString() && NAME.matcher(name.asString()).matches() ? name.asString() : null;
  }
}
