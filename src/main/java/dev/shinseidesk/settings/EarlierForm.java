package dev.shinseidesk.settings;

import dev.shinseidesk.application.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Configurations of releases in which a procedure named its business system itself and there was no
 * file of routes. They are read as if they were written today; on the disk they stay as they are,
 * so that the release before still reads them, until an administrator saves something. For one
 * thread.
 */
final class EarlierForm {
  private static final String ROUTES = "routes.json";
  private static final String SYSTEM = "businessSystem";
  private static final String KEPT = ".earlier.bak";

  private final Path folder;

  /** As strict as what reads the files for their content: no mistake may be written away. */
  private final JsonMapper json =
      JsonMapper.builder(
              JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  EarlierForm(Path folder) {
    this.folder = folder;
  }

  /**
   * A file's content in today's form.
   *
   * @param bytes what stands on the disk; null for no file
   * @return the same array where it has that form already, or can't be read at all
   */
  byte @Nullable [] today(String name, byte @Nullable [] bytes) {
    if (name.equals(FileKind.OFFICE.shippedName())) {
      return bytes == null ? null : office(bytes);
    }
    JsonNode office = tree(stored(FileKind.OFFICE.shippedName()));
    if (name.equals(catalogueName(office))) {
      return bytes == null ? null : catalogue(bytes);
    }
    boolean silent = office instanceof ObjectNode && !office.path("routes").isString();
    return bytes == null && name.equals(ROUTES) && silent ? routes(office) : bytes;
  }

  private byte[] office(byte[] bytes) {
    if (!(tree(bytes) instanceof ObjectNode office) || office.has("routes")) {
      return bytes;
    }
    boolean known = routes(office) != null || stored(ROUTES) != null;
    return known ? json.writeValueAsBytes(office.put("routes", ROUTES)) : bytes;
  }

  private byte[] catalogue(byte[] bytes) {
    JsonNode catalogue = tree(bytes);
    boolean changed = false;
    for (JsonNode procedure : catalogue.path("procedures")) {
      changed |= procedure instanceof ObjectNode one && one.remove(SYSTEM) != null;
    }
    return changed ? json.writeValueAsBytes(catalogue) : bytes;
  }

  /** The routes that the procedures named; null where none did. */
  private byte @Nullable [] routes(JsonNode office) {
    ObjectNode file = json.createObjectNode().put("$schema", "routes.schema.json");
    var routes = file.putArray("routes");
    for (JsonNode procedure : tree(stored(catalogueName(office))).path("procedures")) {
      if (procedure.path(SYSTEM).isString() && procedure.path("code").isString()) {
        routes
            .addObject()
            .put("procedure", procedure.path("code").asString())
            .put("receiver", procedure.path(SYSTEM).asString());
      }
    }
    return routes.isEmpty() ? null : json.writeValueAsBytes(file);
  }

  /**
   * Writes today's form, before something is saved over it; each file of before stays beside it. In
   * this order every moment between leaves a folder that is read the same.
   */
  void settle() throws IOException {
    String office = FileKind.OFFICE.shippedName();
    String catalogue = catalogueName(tree(stored(office)));
    for (String name : new String[] {ROUTES, office, catalogue}) {
      byte[] before = stored(name);
      byte[] now = today(name, before);
      if (now != null && !Arrays.equals(now, before)) {
        if (before != null) {
          WholeFile.replace(folder.resolve(name + KEPT), before);
        }
        WholeFile.replace(folder.resolve(name), now);
      }
    }
  }

  private static String catalogueName(JsonNode office) {
    String name = FileKind.CATALOGUE.nameIn(office);
    return name == null ? FileKind.CATALOGUE.shippedName() : name;
  }

  private byte @Nullable [] stored(String name) {
    Path file = folder.resolve(name);
    try {
      return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
              && Files.size(file) <= SettingsFolder.MOST_BYTES
          ? Files.readAllBytes(file)
          : null;
    } catch (IOException e) { // whoever reads it for its content tells
      return null;
    }
  }

  private JsonNode tree(byte @Nullable [] bytes) {
    try {
      // what is no text is told where the file is read for its content
      return bytes == null || SettingsFolder.lineOfBadBytes(bytes) > 0
          ? json.missingNode()
          : json.readTree(bytes);
    } catch (JacksonException e) {
      return json.missingNode();
    }
  }
}
