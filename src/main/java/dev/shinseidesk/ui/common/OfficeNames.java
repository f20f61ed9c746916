package dev.shinseidesk.ui.common;

import dev.shinseidesk.services.SettingsDesk;
import dev.shinseidesk.services.SettingsDesk.SettingsFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Names of business systems and procedures as the configuration has them, for screens whose
 * services speak of their codes. Immutable, any thread.
 *
 * @param systems 業務ID to name, in the configuration's order; only what this office forwards to
 *     stands under {@code enabled}
 * @param enabled 業務IDs this office forwards to
 * @param procedures 手続コード to 手続名称, in the catalogue's order
 */
public record OfficeNames(
    Map<String, String> systems, List<String> enabled, Map<String, String> procedures) {
  /** No names at all. */
  public static final OfficeNames NONE = new OfficeNames(Map.of(), List.of(), Map.of());

  /** Copies all three, keeping their order. */
  public OfficeNames {
    systems = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(systems));
    enabled = List.copyOf(enabled);
    procedures = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(procedures));
  }

  /** Reads them off the configuration; what can't be read has no names. Not on the FX thread. */
  public static OfficeNames of(SettingsDesk settings) {
    return of(settings.files());
  }

  /** Reads them off these files. */
  public static OfficeNames of(List<SettingsFile> files) {
    Map<String, String> systems = new LinkedHashMap<>();
    List<String> enabled = new java.util.ArrayList<>();
    Map<String, String> procedures = new LinkedHashMap<>();
    for (SettingsFile file : files) {
      JsonNode root = read(file.json());
      for (JsonNode system : root.path("systems")) {
        String id = system.path("id").asString("");
        systems.put(id, system.path("name").asString(id));
        if (system.path("enabled").asBoolean(false)) {
          enabled.add(id);
        }
      }
      for (JsonNode procedure : root.path("procedures")) {
        String code = procedure.path("code").asString("");
        procedures.put(code, procedure.path("name").asString(code));
      }
    }
    return new OfficeNames(systems, enabled, procedures);
  }

  private static JsonNode read(String json) {
    try {
      return JsonMapper.shared().readTree(json);
    } catch (JacksonException e) {
      // The settings screen tells what is wrong with the file; here it has no names.
      return JsonMapper.shared().createObjectNode();
    }
  }

  /** 業務システム as people read it: 児童手当（012）. */
  public String system(String id) {
    String name = systems.get(id);
    return name == null || name.equals(id) ? id : name + "（" + id + "）";
  }

  /** 手続名称; the code where the catalogue hasn't it. */
  public String procedure(String code) {
    return procedures.getOrDefault(code, code);
  }
}
