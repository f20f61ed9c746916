package dev.shinseidesk.settings;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Problem.Kind;
import dev.shinseidesk.application.Sha256;
import dev.shinseidesk.security.KeyDerivation;
import dev.shinseidesk.security.SecretFile;
import dev.shinseidesk.security.UserStore;
import dev.shinseidesk.services.SettingsDesk;
import dev.shinseidesk.services.SettingsLocks;
import dev.shinseidesk.texts.Texts;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The configuration folder for an administrator: shows, checks and saves its files and keeps the
 * secrets they name. Any thread but the FX thread; one saving at a time.
 */
public final class SettingsFiles implements SettingsDesk {
  private static final int LONGEST_SECRET = 65_536;

  private final WatchedFolder watched;
  private final Path folder;
  private final ConfigurationReader reader;
  private final UserStore users;
  private final Clock clock;
  private final JsonMapper mapper = JsonMapper.builder().build();
  private final ReentrantLock saving = new ReentrantLock();

  /** For one folder; secrets go to these users' store. */
  public SettingsFiles(
      WatchedFolder folder, ConfigurationReader reader, UserStore users, Clock clock) {
    this.watched = folder;
    this.folder = folder.path();
    this.reader = reader;
    this.users = users;
    this.clock = clock;
  }

  /**
   * {@inheritDoc}
   *
   * <p>A file this office doesn't use yet stands there too, with the content that ships and an
   * empty hash; saving makes it, and naming it in {@code office.json} brings it into use.
   */
  @Override
  public List<SettingsFile> files() {
    JsonNode office = office();
    List<SettingsFile> files = new ArrayList<>();
    for (FileKind kind : FileKind.values()) {
      String name = kind.nameIn(office);
      byte[] stored = stored(name == null ? kind.shippedName() : name);
      byte[] content =
          stored == null ? CheckedJson.resource("/office/" + kind.shippedName()) : stored;
      files.add(
          new SettingsFile(
              name == null ? kind.shippedName() : name,
              new String(content, UTF_8),
              new String(CheckedJson.resource(kind.schemaResource()), UTF_8),
              hash(stored)));
    }
    return files;
  }

  @Override
  public List<Problem> check(String name, String json) {
    FileKind kind = kind(name);
    if (kind == null) {
      return List.of(Problem.of(Kind.REFUSED, "settings.unknown-file", name));
    }
    Map<String, byte[]> laidOver = new HashMap<>();
    laidOver.put(name, json.getBytes(UTF_8));
    if (kind.nameIn(office()) != null || kind == FileKind.OFFICE) {
      return reader.read(folder, laidOver).problems();
    }
    // not in use yet: look at it as if it were
    ObjectNode office = naming(kind, name);
    laidOver.put(FileKind.OFFICE.shippedName(), mapper.writeValueAsBytes(office));
    return reader.read(folder, laidOver).problems().stream()
        .filter(problem -> of(problem, name))
        .toList();
  }

  private ObjectNode naming(FileKind kind, String name) {
    ObjectNode office =
        office() instanceof ObjectNode object ? object.deepCopy() : mapper.createObjectNode();
    String[] path = kind.namedAt().substring(1).split("/", -1);
    ObjectNode at = office;
    for (int i = 0; i < path.length - 1; i++) {
      at = at.putObject(path[i]);
    }
    at.put(path[path.length - 1], name);
    return office;
  }

  private static boolean of(Problem problem, String name) {
    return !problem.facts().isEmpty() && problem.facts().getFirst().equals(name);
  }

  /**
   * {@inheritDoc}
   *
   * <p>A mistake that another file had before doesn't stand in the way, or else two broken files
   * could never be mended.
   */
  @Override
  public SettingsFile save(Operator by, String name, String json, String readHash)
      throws DeskException {
    requireAdministrator(by);
    FileKind kind = kind(name);
    if (kind == null) {
      throw refused("settings.unknown-file", name);
    }
    saving.lock();
    try {
      byte[] before = stored(name);
      if (!hash(before).equals(readHash)) {
        throw refused("settings.changed-meanwhile", name);
      }
      LockedSettings.require(watched.locks(), name, before, json.getBytes(UTF_8));
      Set<Problem> old = Set.copyOf(reader.read(folder).problems());
      List<Problem> wrong =
          check(name, json).stream().filter(p -> of(p, name) || !old.contains(p)).toList();
      if (!wrong.isEmpty()) {
        List<String> first = wrong.getFirst().facts();
        throw refused(
            "settings.not-sound",
            name,
            Integer.toString(wrong.size()),
            String.join(" ", first.subList(0, Math.min(2, first.size()))));
      }
      byte[] content = json.getBytes(UTF_8);
      SequencedMap<String, byte[]> one = new LinkedHashMap<>();
      one.put(name, content);
      watched.write(one);
      return new SettingsFile(
          name,
          json,
          new String(CheckedJson.resource(kind.schemaResource()), UTF_8),
          hash(content));
    } finally {
      saving.unlock();
    }
  }

  @Override
  public SettingsLocks locks() {
    return watched.locks();
  }

  @Override
  public List<SecretState> secrets() {
    List<SecretState> states = new ArrayList<>();
    names().forEach((name, usedBy) -> states.add(new SecretState(name, usedBy, isSet(name))));
    return states;
  }

  private boolean isSet(String name) {
    char[] value = users.secret(name).orElse(new char[0]);
    boolean set = value.length > 0;
    Arrays.fill(value, '\0');
    return set;
  }

  private Map<String, String> names() {
    Map<String, String> usedBy = ConfiguredSecrets.none();
    JsonNode office = office();
    ConfiguredSecrets.collect(FileKind.OFFICE.shippedName(), office, usedBy);
    String profile = FileKind.PROFILE.nameIn(office);
    if (profile != null) {
      ConfiguredSecrets.collect(profile, tree(stored(profile)), usedBy);
    }
    return usedBy;
  }

  @Override
  public void saveSecret(Operator by, String name, char[] value) throws DeskException {
    try {
      requireAdministrator(by);
      if (!names().containsKey(name)) {
        throw refused("settings.secret-unknown", name);
      }
      if (value.length == 0 || value.length > LONGEST_SECRET) {
        throw refused("settings.secret-empty", name);
      }
      users.saveSecret(name, value);
    } finally {
      Arrays.fill(value, '\0');
    }
  }

  @Override
  public byte[] exportSecrets(Operator by, char[] passphrase) throws DeskException {
    Map<String, char[]> values = new LinkedHashMap<>();
    try {
      requireAdministrator(by);
      names()
          .keySet()
          .forEach(name ->
              users
                  .secret(name)
                  .filter(value -> value.length > 0)
                  .ifPresent(v -> values.put(name, v)));
      if (values.isEmpty()) {
        throw refused("secrets.none", folder.toString());
      }
      return SecretFile.seal(values, passphrase, KeyDerivation.DEFAULT, new SecureRandom());
    } finally {
      values.values().forEach(value -> Arrays.fill(value, '\0'));
      Arrays.fill(passphrase, '\0');
    }
  }

  @Override
  public ImportedSecrets importSecrets(Operator by, byte[] file, char[] passphrase)
      throws DeskException {
    Map<String, char[]> values = Map.of();
    try {
      requireAdministrator(by);
      values = SecretFile.open(file, passphrase);
      Set<String> known = names().keySet();
      List<String> taken = new ArrayList<>();
      List<String> unknown = new ArrayList<>();
      values.forEach((name, value) -> {
        if (known.contains(name) && value.length > 0 && value.length <= LONGEST_SECRET) {
          users.saveSecret(name, value);
          taken.add(name);
        } else {
          unknown.add(name);
        }
      });
      return new ImportedSecrets(taken, unknown);
    } finally {
      values.values().forEach(value -> Arrays.fill(value, '\0'));
      Arrays.fill(passphrase, '\0');
    }
  }

  @Override
  public String summary(Locale language) {
    return new SettingsSummary(new Texts(language)).html(folder, clock.instant());
  }

  /** What kind of file goes by this name; null for none. */
  private @Nullable FileKind kind(String name) {
    JsonNode office = office();
    for (FileKind kind : FileKind.values()) {
      String own = kind.nameIn(office);
      if (name.equals(own == null ? kind.shippedName() : own)) {
        return kind;
      }
    }
    return null;
  }

  private JsonNode office() {
    return tree(stored(FileKind.OFFICE.shippedName()));
  }

  private byte @Nullable [] stored(String name) {
    return watched.stored(name);
  }

  private JsonNode tree(byte @Nullable [] bytes) {
    try {
      return bytes == null ? mapper.createObjectNode() : mapper.readTree(bytes);
    } catch (JacksonException e) {
      return mapper.createObjectNode(); // told by check()
    }
  }

  private static String hash(byte @Nullable [] content) {
    return content == null ? "" : Sha256.of(content).hex();
  }

  private static void requireAdministrator(Operator by) throws DeskException {
    if (!by.roles().contains(Operator.Role.ADMINISTRATOR)) {
      throw refused("settings.not-permitted");
    }
  }

  private static DeskException refused(String key, String... facts) {
    return new DeskException(Problem.of(Kind.REFUSED, key, facts));
  }
}
