package dev.shinseidesk.settings;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.OwnersOnly;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Problem.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Lays down a new configuration folder with the files that ship. Any thread. */
public final class ConfigurationFolder {
  private static final String SYSTEMS = "business-systems.json";

  /** Id of the channel that ships as a folder of this machine. */
  private static final String HAND_OVER = "folder";

  private static final List<String> SHIPPED =
      List.of(
          "portal-profile.json",
          "procedures.json",
          "business-systems.json",
          "routes.json",
          "status.json",
          "casework.json",
          "number-links.json",
          "keeping.json");
  private static final List<String> SCHEMAS =
      List.of(
          "office",
          "portal-profile",
          "procedures",
          "business-systems",
          "routes",
          "status",
          "number-links",
          "review",
          "casework",
          "keeping");

  private final JsonMapper mapper =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /**
   * Values that differ from what ships.
   *
   * @param name name of the office; null for the sample's
   * @param municipality 市区町村コード; null for the sample's
   * @param portalUrl base URL of the portal; null for the profile's
   * @param portalUser account at the portal; null for the sample's
   * @param systems ids of the business systems in use; null for the sample's
   * @param receiving folder that applications are handed over in; null for the sample's
   */
  public record Overrides(
      @Nullable String name,
      @Nullable String municipality,
      @Nullable String portalUrl,
      @Nullable String portalUser,
      @Nullable Set<String> systems,
      @Nullable String receiving) {
    /** Business systems and hand-over as they ship. */
    public Overrides(
        @Nullable String name,
        @Nullable String municipality,
        @Nullable String portalUrl,
        @Nullable String portalUser) {
      this(name, municipality, portalUrl, portalUser, null, null);
    }
  }

  /** A business system as it ships. */
  public record ShippedSystem(String id, String name, boolean enabled) {}

  /** The 36 business systems of the table, in its order. */
  public static List<ShippedSystem> shippedSystems() {
    List<ShippedSystem> systems = new ArrayList<>();
    for (var one : shipped(SYSTEMS).path("systems")) {
      systems.add(
          new ShippedSystem(
              one.path("id").asString(),
              one.path("name").asString(),
              one.path("enabled").asBoolean()));
    }
    return systems;
  }

  /**
   * Writes the files, their schemas beside them, and makes the folders of data and hand-over.
   *
   * @throws DeskException {@code settings.exists}: there is an office already, nothing is
   *     overwritten; {@code settings.not-writable}
   */
  public void create(Path folder, Overrides overrides) throws DeskException {
    try {
      Files.createDirectories(folder);
      if (Files.exists(folder.resolve("office.json"))) {
        throw new DeskException(Problem.of(Kind.REFUSED, "settings.exists", folder.toString()));
      }
      for (String name : SCHEMAS) {
        write(
            folder.resolve(name + ".schema.json"),
            CheckedJson.resource("/schema/" + name + ".schema.json"));
      }
      for (String name : SHIPPED) {
        write(folder.resolve(name), CheckedJson.resource("/office/" + name));
      }
      if (overrides.systems() != null) {
        write(folder.resolve(SYSTEMS), mapper.writeValueAsBytes(using(overrides.systems())));
      }
      ObjectNode office = (ObjectNode) mapper.readTree(CheckedJson.resource("/office/office.json"));
      put(office, "name", overrides.name());
      put(office, "municipality", overrides.municipality());
      put((ObjectNode) office.path("portal"), "baseUrl", overrides.portalUrl());
      put((ObjectNode) office.path("portal"), "user", overrides.portalUser());
      OwnersOnly.folder(folder.resolve(office.path("data").asString()));
      for (var channel : office.path("channels")) {
        if (channel.path("id").asString().equals(HAND_OVER)) {
          put((ObjectNode) channel, "path", overrides.receiving());
        }
        if (channel.path("path").isString()) {
          Files.createDirectories(folder.resolve(channel.path("path").asString()));
        }
      }
      // last, since a folder counts as set up once it is there
      write(folder.resolve("office.json"), mapper.writeValueAsBytes(office));
    } catch (IOException e) {
      throw new DeskException(
          Problem.of(Kind.USAGE, "settings.not-writable", folder.toString()), e);
    }
  }

  private static JsonNode using(Set<String> systems) {
    JsonNode all = shipped(SYSTEMS);
    for (var one : all.path("systems")) {
      ((ObjectNode) one).put("enabled", systems.contains(one.path("id").asString()));
    }
    return all;
  }

  private static JsonNode shipped(String name) {
    return new JsonMapper().readTree(CheckedJson.resource("/office/" + name));
  }

  private static void put(ObjectNode node, String name, @Nullable String value) {
    if (value != null) {
      node.put(name, value);
    }
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    Files.write(file, bytes, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
  }
}
