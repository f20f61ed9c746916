package dev.shinseidesk.settings;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Problem.Kind;
import dev.shinseidesk.application.WholeFile;
import dev.shinseidesk.provisioning.InForceStore.Held;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The files of a configuration folder that are in force: {@code office.json}, what it names, and
 * what those name in turn. Read once, so that what is compared is what is used. Any thread.
 */
public final class FilesInForce {
  private static final int MOST_BYTES = 32 << 20;
  private static final String OFFICE = FileKind.OFFICE.shippedName();
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private FilesInForce() {}

  /** Names of the files in force by the contents of these; only such as are among them. */
  public static Set<String> named(Map<String, byte[]> files) {
    Set<String> names = new TreeSet<>();
    gather(files::get, names);
    names.retainAll(files.keySet());
    return names;
  }

  /** The files in force as they lie in a folder, in today's form; those that can't be read miss. */
  public static Map<String, byte[]> read(Path folder) {
    return read(folder, Map.of());
  }

  /** The same as if these contents were saved in it. */
  static Map<String, byte[]> read(Path folder, Map<String, byte[]> laidOver) {
    Map<String, byte[]> files = new TreeMap<>();
    gather(
        name -> {
          byte[] over = laidOver.get(name);
          byte[] content = over == null ? content(folder, name) : over;
          if (content != null) {
            files.put(name, content);
          }
          return content;
        },
        new TreeSet<>());
    return files;
  }

  private static byte @Nullable [] content(Path folder, String name) {
    if (name.endsWith(".json")) {
      return new SettingsFolder(folder, Map.of()).read(name, new Mistakes());
    }
    try (var in = Files.newInputStream(folder.resolve(name))) {
      return in.readNBytes(MOST_BYTES);
    } catch (IOException | InvalidPathException e) {
      return null; // told where it is used
    }
  }

  private static void gather(Function<String, byte @Nullable []> contents, Set<String> names) {
    JsonNode office = tree(contents.apply(OFFICE));
    names.add(OFFICE);
    for (FileKind kind : FileKind.values()) {
      String name = kind.nameIn(office);
      if (name != null && names.add(name)) {
        JsonNode file = tree(contents.apply(name));
        if (kind == FileKind.PROFILE) {
          JsonNode connection = file.path("connection");
          further(contents, connection.path("trustedCaFile"), names);
          further(contents, connection.path("clientCertificate").path("file"), names);
        }
      }
    }
    JsonNode rules = office.path("rules");
    if (rules.isString() && names.add(rules.asString())) {
      further(contents, tree(contents.apply(rules.asString())).path("postalTable"), names);
    }
  }

  private static void further(
      Function<String, byte @Nullable []> contents, JsonNode name, Set<String> names) {
    if (name.isString() && names.add(name.asString())) {
      var _ = contents.apply(name.asString());
    }
  }

  private static JsonNode tree(byte @Nullable [] bytes) {
    try {
      return bytes == null ? MAPPER.missingNode() : MAPPER.readTree(bytes);
    } catch (JacksonException e) {
      return MAPPER.missingNode(); // told by the reading
    }
  }

  /**
   * A file that says something else than what is in force.
   *
   * @param name of the file
   * @param pointers names of the settings that differ; empty where the file has none, or differs in
   *     its form only
   */
  public record Changed(String name, List<String> pointers) {
    /** Copies the list. */
    public Changed {
      pointers = List.copyOf(pointers);
    }

    /** Each as file and setting, for people. */
    public List<String> words() {
      return pointers.isEmpty()
          ? List.of(name)
          : pointers.stream().map(pointer -> name + " " + pointer).toList();
    }
  }

  /**
   * What differs. A file that an administrator was about to save counts in either form.
   *
   * @param now as {@link #read} gives them
   */
  public static List<Changed> changed(Map<String, Held> held, Map<String, byte[]> now) {
    List<Changed> changed = new ArrayList<>();
    now.forEach((name, content) -> {
      Held one = held.get(name);
      boolean same =
          one != null
              && (Arrays.equals(one.content(), content)
                  || one.next().filter(next -> Arrays.equals(next, content)).isPresent());
      if (!same) {
        changed.add(
            new Changed(
                name, pointers("", tree(one == null ? null : one.content()), tree(content))));
      }
    });
    return changed;
  }

  private static List<String> pointers(String at, JsonNode before, JsonNode after) {
    if (before.equals(after)) {
      return List.of();
    }
    List<String> all = new ArrayList<>();
    if (before.isObject() && after.isObject()) {
      Set<String> keys = new TreeSet<>(before.propertyNames());
      keys.addAll(after.propertyNames());
      for (String key : keys) {
        String escaped = key.replace("~", "~0").replace("/", "~1");
        all.addAll(pointers(at + "/" + escaped, before.path(key), after.path(key)));
      }
    } else if (before.isArray() && after.isArray() && before.size() == after.size()) {
      for (int i = 0; i < before.size(); i++) {
        all.addAll(pointers(at + "/" + i, before.get(i), after.get(i)));
      }
    } else if (!at.isEmpty()) {
      all.add(at);
    }
    return all;
  }

  /**
   * The data folder by an {@code office.json} that may be broken: as it says, or as it ships where
   * it says nothing any more.
   */
  public static Path data(Path folder) {
    String shipped = tree(CheckedJson.resource("/office/" + OFFICE)).path("data").asString();
    try {
      return folder.resolve(tree(content(folder, OFFICE)).path("data").asString(shipped));
    } catch (InvalidPathException e) {
      return folder.resolve(shipped);
    }
  }

  /** Files in force that are missing in a folder or say something else there. */
  public static List<String> broken(Path folder, Map<String, Held> held) {
    List<String> names = new ArrayList<>();
    held.forEach((name, one) -> {
      if (!Arrays.equals(one.content(), content(folder, name))) {
        names.add(name);
      }
    });
    return names;
  }

  /**
   * Puts files back as they were in force; what stood there stays beside them as {@code
   * .differing}.
   *
   * @param names which of them
   * @throws DeskException {@code settings.not-writable}
   */
  public static void putBack(Path folder, Map<String, Held> held, List<String> names)
      throws DeskException {
    try {
      for (String name : names) {
        Held one = held.get(name);
        Path file = folder.resolve(name);
        if (Files.exists(file)) {
          WholeFile.replace(folder.resolve(name + ".differing"), Files.readAllBytes(file));
        }
        if (one != null) {
          WholeFile.replace(file, one.content());
        }
      }
    } catch (IOException e) {
      throw new DeskException(
          Problem.of(Kind.USAGE, "settings.not-writable", folder.toString()), e);
    }
  }
}
