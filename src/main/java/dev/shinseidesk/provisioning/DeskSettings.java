package dev.shinseidesk.provisioning;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Problem.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What whoever installs the program says of one desk: {@code desk.conf}, lines of KEY=value. Only
 * an administrator of the computer can write it, so what stands there holds against the clerk.
 */
public final class DeskSettings {
  private static final Set<String> KNOWN =
      Set.of("config", "bundle", "bundle-key", "update", "update-key", "ring", "lock");
  private final Map<String, String> values;

  private DeskSettings(Map<String, String> values) {
    this.values = values;
  }

  /** The file of this computer. */
  public static Path place() {
    String data = System.getenv("ProgramData");
    return data == null || data.isEmpty()
        ? Path.of("/etc/shinsei-desk/desk.conf")
        : Path.of(data, "ShinseiDesk", "desk.conf");
  }

  /**
   * Reads it; nothing is set where there is none.
   *
   * @throws DeskException {@code provisioning.desk-conf} with file and line
   */
  public static DeskSettings read(Path file) throws DeskException {
    Map<String, String> values = new TreeMap<>();
    if (!Files.isRegularFile(file)) {
      return new DeskSettings(values);
    }
    try {
      int number = 0;
      for (String line : Files.readAllLines(file)) {
        number++;
        String text = line.strip();
        if (text.isEmpty() || text.startsWith("#")) {
          continue;
        }
        int equals = text.indexOf('=');
        String key = equals < 0 ? text : text.substring(0, equals).strip();
        if (equals < 0 || !KNOWN.contains(key)) {
          throw wrong(file, number, null);
        }
        values.merge(key, text.substring(equals + 1).strip(), (a, b) -> a + "," + b);
      }
      return new DeskSettings(values);
    } catch (IOException e) {
      throw wrong(file, 0, e);
    }
  }

  /** The configuration folder of this desk; null where none is set. */
  public @Nullable Path config() throws DeskException {
    return path("config");
  }

  /** The bundle that holds for this desk; null where none is set. */
  public @Nullable Path bundle() throws DeskException {
    return path("bundle");
  }

  /** The key its signature must fit. */
  public String bundleKey() {
    return values.getOrDefault("bundle-key", "");
  }

  /** The folder newer versions are announced in; null where none is set. */
  public @Nullable Path update() throws DeskException {
    return path("update");
  }

  /** The key their list must fit. */
  public String updateKey() {
    return values.getOrDefault("update-key", "");
  }

  /** This desk's ring in a staged roll-out; null for the place its name gives it. */
  public @Nullable String ring() {
    return values.get("ring");
  }

  /** JSON pointers, with their file before them, that can't be changed at this desk. */
  public List<String> locked() {
    List<String> locked = new ArrayList<>();
    for (String one : values.getOrDefault("lock", "").split(",", -1)) {
      if (!one.isBlank()) {
        locked.add(one.strip());
      }
    }
    return locked;
  }

  private @Nullable Path path(String key) throws DeskException {
    String value = values.get(key);
    try {
      return value == null || value.isEmpty() ? null : Path.of(value);
    } catch (InvalidPathException e) {
      throw wrong(Path.of("desk.conf"), 0, e);
    }
  }

  private static DeskException wrong(Path file, int line, @Nullable Exception cause) {
    return new DeskException(
        Problem.of(Kind.USAGE, "provisioning.desk-conf", file.toString(), Integer.toString(line)),
        cause);
  }
}
