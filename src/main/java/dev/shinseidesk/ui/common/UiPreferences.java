package dev.shinseidesk.ui.common;

import dev.shinseidesk.application.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * How a clerk likes the window, kept in {@code window.json} of a folder. Holds no personal data. A
 * file that can't be read is as good as none: the window then looks as it does at first. Any
 * thread.
 */
public final class UiPreferences {
  private static final Logger LOG = LoggerFactory.getLogger(UiPreferences.class);
  private static final String FILE = "window.json";

  private final JsonMapper json =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();
  private final Path file;
  private State state;

  private record State(Theme theme, ListPreferences list) {
    State(@Nullable Theme theme, @Nullable ListPreferences list) {
      this.theme = Objects.requireNonNullElse(theme, Theme.LIGHT);
      this.list = Objects.requireNonNullElse(list, ListPreferences.STANDARD);
    }
  }

  /** Reads the folder's file, where there is one; the folder is made at the first saving. */
  public UiPreferences(Path folder) {
    this.file = folder.resolve(FILE);
    this.state = read();
  }

  private State read() {
    if (Files.isRegularFile(file)) {
      try {
        // A file that says "null" reads as nothing at all.
        State kept = json.readValue(Files.readAllBytes(file), State.class);
        if (kept != null) {
          return kept;
        }
      } catch (IOException | JacksonException | IllegalArgumentException e) {
        LOG.warn("window preferences can't be read and are left out of account: {}", e.getClass());
      }
    }
    return new State(null, null);
  }

  /** How the window looks. */
  public synchronized Theme theme() {
    return state.theme();
  }

  /** How the list was left. */
  public synchronized ListPreferences list() {
    return state.list();
  }

  /**
   * Keeps how the window looks. Not on the FX thread.
   *
   * @throws UncheckedIOException when the file can't be written; the former one stays
   */
  public synchronized void saveTheme(Theme theme) {
    save(new State(theme, state.list()));
  }

  /**
   * Keeps how the list was left. Not on the FX thread.
   *
   * @throws UncheckedIOException when the file can't be written; the former one stays
   */
  public synchronized void saveList(ListPreferences list) {
    save(new State(state.theme(), list));
  }

  private void save(State next) {
    if (next.equals(state)) {
      return;
    }
    state = next;
    try {
      Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
      Files.createDirectories(folder);
      WholeFile.replace(file, json.writerWithDefaultPrettyPrinter().writeValueAsBytes(next));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
