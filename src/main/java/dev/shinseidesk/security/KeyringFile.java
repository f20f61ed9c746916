package dev.shinseidesk.security;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads and writes {@code keyring.json}. Whatever the file holds, reading is bounded. */
final class KeyringFile {
  private static final int VERSION = 1;
  private static final int MAX_BYTES = 1 << 20;
  private static final int MAX_ENTRIES = 1_000;

  private final Path file;
  private final JsonMapper mapper =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  KeyringFile(Path file) {
    this.file = file;
  }

  /**
   * The data key as wrapped for one user.
   *
   * @param derivation how the wrapping key comes from the password
   * @param salt of the derivation
   * @param nonce of AES-GCM
   * @param wrapped the data key, encrypted, with its tag
   */
  @SuppressWarnings("ArrayRecordComponent") // bytes as stored; never compared as a record
  record Entry(KeyDerivation derivation, byte[] salt, byte[] nonce, byte[] wrapped) {}

  /**
   * What the file holds.
   *
   * @param check tells whether a data key is this keyring's
   * @param entries by user, in the file's order; never empty
   */
  @SuppressWarnings("ArrayRecordComponent") // bytes as stored; never compared as a record
  record Content(byte[] check, Map<OperatorId, Entry> entries) {}

  boolean exists() {
    return Files.exists(file);
  }

  Content read() throws DeskException {
    try {
      return content(mapper.readTree(bytes()));
    } catch (IOException | JacksonException | IllegalArgumentException e) {
      throw broken(e);
    }
  }

  private byte[] bytes() throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new IllegalArgumentException("longer than a keyring can be");
      }
      return bytes;
    }
  }

  private static Content content(JsonNode root) {
    if (integer(root, "version") != VERSION) {
      throw new IllegalArgumentException("version");
    }
    JsonNode entries = root.path("entries");
    if (!entries.isArray() || entries.isEmpty() || entries.size() > MAX_ENTRIES) {
      throw new IllegalArgumentException("entries");
    }
    Map<OperatorId, Entry> byUser = new LinkedHashMap<>();
    for (JsonNode node : entries) {
      if (!text(node, "kdf").equals("argon2id")) {
        throw new IllegalArgumentException("kdf");
      }
      Entry entry =
          new Entry(
              new KeyDerivation(
                  integer(node, "memoryKib"), integer(node, "passes"), integer(node, "lanes")),
              decoded(node, "salt", KeyDerivation.SALT_BYTES),
              decoded(node, "nonce", Keyring.NONCE_BYTES),
              decoded(node, "wrapped", DataKey.BYTES + Keyring.TAG_BYTES));
      if (byUser.put(new OperatorId(text(node, "user")), entry) != null) {
        throw new IllegalArgumentException("two entries of one user");
      }
    }
    return new Content(decoded(root, "check", DataKey.BYTES), byUser);
  }

  private static int integer(JsonNode node, String field) {
    JsonNode value = node.path(field);
    if (!value.isInt()) {
      throw new IllegalArgumentException(field);
    }
    return value.asInt();
  }

  private static String text(JsonNode node, String field) {
    JsonNode value = node.path(field);
    if (!value.isString()) {
      throw new IllegalArgumentException(field);
    }
    return value.asString();
  }

  private static byte[] decoded(JsonNode node, String field, int length) {
    byte[] bytes = Base64.getDecoder().decode(text(node, field));
    if (bytes.length != length) {
      throw new IllegalArgumentException(field);
    }
    return bytes;
  }

  /** Replaces the file so that a crash leaves either the old one or the new one, whole. */
  void write(Content content) throws DeskException {
    byte[] json = json(content).getBytes(StandardCharsets.UTF_8);
    Path folder = file.toAbsolutePath().getParent();
    Path temporary = null;
    try {
      if (folder == null) {
        throw new IOException("a keyring needs a folder");
      }
      // created readable by this account alone where the system knows such a thing
      temporary = Files.createTempFile(folder, "keyring", ".tmp");
      try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
        ByteBuffer buffer = ByteBuffer.wrap(json);
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
        channel.force(true);
      }
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      forceFolder(folder);
    } catch (IOException e) {
      remove(temporary, e);
      throw new DeskException(Problem.of(Problem.Kind.REFUSED, "sign-in.keyring-unwritten"), e);
    }
  }

  private static void remove(@Nullable Path temporary, IOException failure) {
    if (temporary != null) {
      try {
        Files.deleteIfExists(temporary);
      } catch (IOException e) {
        failure.addSuppressed(e);
      }
    }
  }

  /** Makes the move itself last; Windows can't open folders, and needs it less. */
  private static void forceFolder(Path folder) throws IOException {
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  private String json(Content content) {
    Base64.Encoder base64 = Base64.getEncoder();
    ObjectNode root = mapper.createObjectNode();
    root.put("version", VERSION);
    root.put("check", base64.encodeToString(content.check()));
    ArrayNode entries = root.putArray("entries");
    content
        .entries()
        .forEach((user, entry) -> {
          ObjectNode node = entries.addObject();
          node.put("user", user.value());
          node.put("kdf", "argon2id");
          node.put("memoryKib", entry.derivation().memoryKib());
          node.put("passes", entry.derivation().passes());
          node.put("lanes", entry.derivation().lanes());
          node.put("salt", base64.encodeToString(entry.salt()));
          node.put("nonce", base64.encodeToString(entry.nonce()));
          node.put("wrapped", base64.encodeToString(entry.wrapped()));
        });
    return root.toPrettyString() + "\n";
  }

  private static DeskException broken(Exception cause) {
    return new DeskException(Problem.of(Problem.Kind.USAGE, "sign-in.keyring-broken"), cause);
  }
}
