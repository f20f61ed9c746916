package dev.shinseidesk.security;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.WholeFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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

/**
 * Reads and writes {@code keyring.json}, versions 1 and 2; always writes 2. Whatever the file
 * holds, reading is bounded. Version 2 carries a checksum, so that damage is told from a wrong
 * password.
 */
final class KeyringFile {
  private static final int VERSION = 2;
  private static final int MAX_BYTES = 1 << 20;
  private static final int MAX_ENTRIES = 1_000;
  private static final int SUM_BYTES = 32;

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
   * @param wrapped the private key (version 1: the data key), encrypted, with its tag
   * @param pair the public side; null in entries of version 1
   */
  @SuppressWarnings("ArrayRecordComponent") // bytes as stored; never compared as a record
  record Entry(
      KeyDerivation derivation, byte[] salt, byte[] nonce, byte[] wrapped, @Nullable Pair pair) {}

  /**
   * The public side of an entry.
   *
   * @param publicKey X25519, X.509-encoded
   * @param sealed the data key, sealed to it
   * @param mark HMAC under the data key over name and public key
   */
  @SuppressWarnings("ArrayRecordComponent") // bytes as stored; never compared as a record
  record Pair(byte[] publicKey, byte[] sealed, byte[] mark) {}

  /**
   * What the file holds.
   *
   * @param check tells whether a data key is this keyring's
   * @param entries by user, in the file's order; never empty
   * @param recovery the entry of the recovery key; null where there is none
   * @param generation grows with every writing; 0 in files of before there were any
   * @param seal HMAC under the data key over all of it, so that nobody else can give an older file
   *     a higher generation; null for generation 0
   */
  @SuppressWarnings("ArrayRecordComponent") // bytes as stored; never compared as a record
  record Content(
      byte[] check,
      Map<OperatorId, Entry> entries,
      @Nullable Entry recovery,
      long generation,
      byte @Nullable [] seal) {
    Content sealed(byte[] with) {
      return new Content(check, entries, recovery, generation, with);
    }
  }

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
    int version = integer(root, "version");
    if (version < 1 || version > VERSION) {
      throw new IllegalArgumentException("version");
    }
    JsonNode entries = root.path("entries");
    if (!entries.isArray() || entries.isEmpty() || entries.size() > MAX_ENTRIES) {
      throw new IllegalArgumentException("entries");
    }
    Map<OperatorId, Entry> byUser = new LinkedHashMap<>();
    for (JsonNode node : entries) {
      if (byUser.put(new OperatorId(text(node, "user")), entry(node)) != null) {
        throw new IllegalArgumentException("two entries of one user");
      }
    }
    JsonNode recovery = root.path("recovery");
    Content content =
        new Content(
            decoded(root, "check", DataKey.BYTES),
            byUser,
            recovery.isMissingNode() ? null : entry(recovery),
            generation(root),
            root.path("seal").isMissingNode() ? null : decoded(root, "seal", SUM_BYTES));
    if ((content.seal() == null) != (content.generation() == 0)) {
      throw new IllegalArgumentException("seal");
    }
    if (version > 1 && !MessageDigest.isEqual(sum(content), decoded(root, "sum", SUM_BYTES))) {
      throw new IllegalArgumentException("sum");
    }
    return content;
  }

  private static Entry entry(JsonNode node) {
    if (!text(node, "kdf").equals("argon2id")) {
      throw new IllegalArgumentException("kdf");
    }
    return new Entry(
        new KeyDerivation(
            integer(node, "memoryKib"), integer(node, "passes"), integer(node, "lanes")),
        decoded(node, "salt", KeyDerivation.SALT_BYTES),
        decoded(node, "nonce", Keyring.NONCE_BYTES),
        decoded(node, "wrapped", DataKey.BYTES + Keyring.TAG_BYTES),
        node.path("public").isMissingNode()
            ? null
            : new Pair(
                decoded(node, "public", Envelope.PUBLIC_BYTES),
                decoded(node, "sealed", Envelope.SEALED_BYTES),
                decoded(node, "mark", DataKey.BYTES)));
  }

  private static long generation(JsonNode root) {
    JsonNode value = root.path("generation");
    if (value.isMissingNode()) {
      return 0;
    }
    if (!value.isIntegralNumber() || !value.canConvertToLong() || value.asLong() < 1) {
      throw new IllegalArgumentException("generation");
    }
    return value.asLong();
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
    try {
      WholeFile.replace(file, json);
    } catch (IOException e) {
      throw new DeskException(Problem.of(Problem.Kind.REFUSED, "sign-in.keyring-unwritten"), e);
    }
  }

  private String json(Content content) {
    ObjectNode root = mapper.createObjectNode();
    root.put("version", VERSION);
    root.put("check", base64(content.check()));
    byte[] seal = content.seal();
    if (seal != null) {
      root.put("generation", content.generation());
      root.put("seal", base64(seal));
    }
    ArrayNode entries = root.putArray("entries");
    content
        .entries()
        .forEach((user, entry) -> {
          ObjectNode node = entries.addObject();
          node.put("user", user.value());
          put(node, entry);
        });
    Entry recovery = content.recovery();
    if (recovery != null) {
      put(root.putObject("recovery"), recovery);
    }
    root.put("sum", base64(sum(content)));
    return root.toPrettyString() + "\n";
  }

  private static void put(ObjectNode node, Entry entry) {
    node.put("kdf", "argon2id");
    node.put("memoryKib", entry.derivation().memoryKib());
    node.put("passes", entry.derivation().passes());
    node.put("lanes", entry.derivation().lanes());
    node.put("salt", base64(entry.salt()));
    node.put("nonce", base64(entry.nonce()));
    node.put("wrapped", base64(entry.wrapped()));
    Pair pair = entry.pair();
    if (pair != null) {
      node.put("public", base64(pair.publicKey()));
      node.put("sealed", base64(pair.sealed()));
      node.put("mark", base64(pair.mark()));
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /** Over the values, not over the file's bytes, so that another layout doesn't matter. */
  static byte[] sum(Content content) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(content.check());
      content
          .entries()
          .forEach((user, entry) -> {
            digest.update((user.value() + "\n").getBytes(StandardCharsets.UTF_8));
            add(digest, entry);
          });
      Entry recovery = content.recovery();
      if (recovery != null) {
        digest.update("\nrecovery\n".getBytes(StandardCharsets.UTF_8));
        add(digest, recovery);
      }
      if (content.generation() > 0) {
        digest.update(("\ngeneration " + content.generation()).getBytes(StandardCharsets.UTF_8));
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static void add(MessageDigest digest, Entry entry) {
    KeyDerivation cost = entry.derivation();
    digest.update(
        ByteBuffer.allocate(3 * Integer.BYTES)
            .putInt(cost.memoryKib())
            .putInt(cost.passes())
            .putInt(cost.lanes())
            .array());
    digest.update(entry.salt());
    digest.update(entry.nonce());
    digest.update(entry.wrapped());
    Pair pair = entry.pair();
    if (pair != null) {
      digest.update(pair.publicKey());
      digest.update(pair.sealed());
      digest.update(pair.mark());
    }
  }

  private static DeskException broken(Exception cause) {
    return new DeskException(Problem.of(Problem.Kind.USAGE, "sign-in.keyring-broken"), cause);
  }
}
