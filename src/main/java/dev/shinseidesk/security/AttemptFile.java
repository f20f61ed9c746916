package dev.shinseidesk.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Contents of {@code attempts.json}. A file that can't be read counts as empty: refusing everybody
 * for it would lock all out. One thread.
 */
final class AttemptFile {
  private static final int VERSION = 1;
  private static final int SALT_BYTES = 16;
  private static final int MOST_USERS = 500;
  private static final int MOST_NOTES = 2_000;
  private static final int LONGEST = 1 << 20;
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final byte[] salt;
  private final Map<String, Attempts> users = new LinkedHashMap<>();
  private final List<Note> notes = new ArrayList<>();

  private AttemptFile(byte[] salt) {
    this.salt = salt;
  }

  /**
   * Failures in a row.
   *
   * @param last the last of them; null where there was none
   * @param pause how long to wait from then on
   */
  record Attempts(int failures, @Nullable Instant last, Duration pause) {
    static final Attempts NONE = new Attempts(0, null, Duration.ZERO);
  }

  private record Note(String hash, Instant at, boolean locked) {}

  static AttemptFile read(String json, SecureRandom random) {
    try {
      if (!json.isEmpty() && json.length() <= LONGEST) {
        return parsed(MAPPER.readTree(json));
      }
    } catch (JacksonException | IllegalArgumentException | DateTimeException e) {
      // as empty, see above
    }
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return new AttemptFile(salt);
  }

  private static AttemptFile parsed(JsonNode root) {
    if (root.path("version").asInt(0) != VERSION) {
      throw new IllegalArgumentException("version");
    }
    byte[] salt = Base64.getDecoder().decode(root.path("salt").asString());
    if (salt.length != SALT_BYTES) {
      throw new IllegalArgumentException("salt");
    }
    var file = new AttemptFile(salt);
    root.path("users")
        .properties()
        .forEach(user -> {
          JsonNode value = user.getValue();
          file.users.put(
              user.getKey(),
              new Attempts(
                  Math.max(0, value.path("failures").asInt()),
                  Instant.parse(value.path("last").asString()),
                  Duration.ofSeconds(Math.clamp(value.path("wait").asLong(), 0, 86_400))));
        });
    root.path("notes")
        .forEach(note ->
            file.notes.add(
                new Note(
                    note.path("user").asString(),
                    Instant.parse(note.path("at").asString()),
                    note.path("locked").asBoolean())));
    return file;
  }

  Attempts of(String user) {
    return users.getOrDefault(hash(user), Attempts.NONE);
  }

  void put(String user, Attempts attempts) {
    if (attempts.last() == null || attempts.failures() <= 0) {
      remove(user);
      return;
    }
    users.put(hash(user), attempts);
    if (users.size() > MOST_USERS) {
      // the fewest failures go first: flooding with made-up names lifts nobody's wait
      users.entrySet().stream()
          .filter(e -> !e.getKey().equals(hash(user)))
          .min(Comparator.comparingInt(e -> e.getValue().failures()))
          .map(Map.Entry::getKey)
          .ifPresent(users::remove);
    }
  }

  void remove(String user) {
    users.remove(hash(user));
  }

  void noteFailed(String user, Instant at) {
    note(new Note(hash(user), at, false));
  }

  void noteRefused(String user, Instant at) {
    note(new Note(hash(user), at, true));
  }

  private void note(Note note) {
    if (notes.size() >= MOST_NOTES) {
      notes.removeFirst();
    }
    notes.add(note);
  }

  void forgetLastNote(String user) {
    String hash = hash(user);
    for (int i = notes.size() - 1; i >= 0; i--) {
      if (notes.get(i).hash.equals(hash)) {
        notes.remove(i);
        return;
      }
    }
  }

  List<LockOut.Noted> notes(List<String> known) {
    Map<String, String> names = new HashMap<>();
    known.forEach(name -> names.put(hash(name), name));
    return notes.stream().map(n -> new LockOut.Noted(n.at, names.get(n.hash), n.locked)).toList();
  }

  void clearNotes() {
    notes.clear();
  }

  String json() {
    ObjectNode root = MAPPER.createObjectNode();
    root.put("version", VERSION);
    root.put("salt", Base64.getEncoder().encodeToString(salt));
    ObjectNode held = root.putObject("users");
    users.forEach((hash, attempts) -> {
      ObjectNode node = held.putObject(hash);
      node.put("failures", attempts.failures());
      node.put("last", String.valueOf(attempts.last()));
      node.put("wait", attempts.pause().toSeconds());
    });
    ArrayNode list = root.putArray("notes");
    notes.forEach(note -> {
      ObjectNode node = list.addObject();
      node.put("user", note.hash);
      node.put("at", note.at.toString());
      node.put("locked", note.locked);
    });
    return root.toPrettyString() + "\n";
  }

  private String hash(String user) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(salt);
      byte[] hash = digest.digest(user.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash).substring(0, 22);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
