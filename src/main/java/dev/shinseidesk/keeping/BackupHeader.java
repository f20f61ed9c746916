package dev.shinseidesk.keeping;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Problem.Kind;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What stands in front of a backup in plain text: how to open it and what must come out. Every
 * chunk behind it is bound to these very bytes.
 *
 * @param madeAt when
 * @param facts of the store in it
 * @param salt of its key
 * @param check tells whether a key is the right one
 * @param keyring the keyring of that time, which wraps the data key for each user
 * @param parts what is in it, in order; the last is the store
 */
@SuppressWarnings("ArrayRecordComponent") // bytes as stored; never compared as a record
record BackupHeader(
    Instant madeAt,
    SnapshotSource.Facts facts,
    byte[] salt,
    byte[] check,
    byte[] keyring,
    List<Part> parts) {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /** Copies the list. */
  BackupHeader {
    parts = List.copyOf(parts);
  }

  /** A file in it: a plain name, never a path. */
  record Part(String name, long size, String sha256) {}

  /** Bytes of everything in it. */
  long content() {
    return parts.stream().mapToLong(Part::size).sum();
  }

  byte[] json() {
    ObjectNode node = MAPPER.createObjectNode();
    node.put("madeAt", madeAt.toString());
    node.put("schema", facts.schema());
    node.put("applications", facts.applications());
    node.put("archives", facts.archives());
    node.put("salt", text(salt));
    node.put("check", text(check));
    node.put("keyring", text(keyring));
    ArrayNode list = node.putArray("parts");
    for (Part part : parts) {
      list.addObject().put("name", part.name).put("size", part.size).put("sha256", part.sha256);
    }
    return MAPPER.writeValueAsBytes(node);
  }

  private static String text(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /**
   * Reads it; whatever the bytes are, only a problem comes of them.
   *
   * @throws DeskException {@code backup.no-backup}
   */
  static BackupHeader of(byte[] json) throws DeskException {
    try {
      JsonNode node = MAPPER.readTree(json);
      List<Part> parts = new ArrayList<>();
      for (JsonNode part : node.path("parts")) {
        String name = part.path("name").asString("");
        long size = part.path("size").asLong(-1);
        if (!name.matches("[0-9A-Za-z][0-9A-Za-z._-]{0,99}") || size < 0 || size > 1L << 50) {
          throw strange();
        }
        parts.add(new Part(name, size, part.path("sha256").asString("")));
      }
      if (parts.isEmpty()) {
        throw strange();
      }
      return new BackupHeader(
          Instant.parse(node.path("madeAt").asString("")),
          new SnapshotSource.Facts(
              node.path("schema").asString(""),
              node.path("applications").asLong(-1),
              node.path("archives").asLong(-1)),
          bytes(node, "salt"),
          bytes(node, "check"),
          bytes(node, "keyring"),
          parts);
    } catch (JacksonException | DateTimeException | IllegalArgumentException e) {
      throw new DeskException(Problem.of(Kind.USAGE, "backup.no-backup"), e);
    }
  }

  private static byte[] bytes(JsonNode node, String name) {
    return Base64.getDecoder().decode(node.path(name).asString(""));
  }

  private static DeskException strange() {
    return new DeskException(Problem.of(Kind.USAGE, "backup.no-backup"));
  }
}
