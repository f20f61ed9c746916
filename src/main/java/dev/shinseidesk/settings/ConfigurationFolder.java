package dev.shinseidesk.settings;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Problem.Kind;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Lays down a new configuration folder with the files that ship. Any thread. */
public final class ConfigurationFolder {
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
   */
  public record Overrides(
      @Nullable String name,
      @Nullable String municipality,
      @Nullable String portalUrl,
      @Nullable String portalUser) {}

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
      ObjectNode office = (ObjectNode) mapper.readTree(CheckedJson.resource("/office/office.json"));
      put(office, "name", overrides.name());
      put(office, "municipality", overrides.municipality());
      put((ObjectNode) office.path("portal"), "baseUrl", overrides.portalUrl());
      put((ObjectNode) office.path("portal"), "user", overrides.portalUser());
      Files.createDirectories(folder.resolve(office.path("data").asString()));
      for (var channel : office.path("channels")) {
        if (channel.path("path").isString()) {
          Files.createDirectories(folder.resolve(channel.path("path").asString()));
        }
      }
      // last, since a folder counts as set up once it is there
      write(folder.resolve("office.json"), mapper.writeValueAsBytes(office));
    } catch (FileAlreadyExistsException e) {
      throw new DeskException(Problem.of(Kind.REFUSED, "settings.exists", e.getFile()), e);
    } catch (IOException e) {
      throw new DeskException(
          Problem.of(Kind.USAGE, "settings.not-writable", folder.toString()), e);
    }
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
