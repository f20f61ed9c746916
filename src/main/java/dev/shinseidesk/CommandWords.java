package dev.shinseidesk;

import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/**
 * The command line's own words. picocli goes through every key of a bundle once for each command;
 * with those of the windows among them that was a tenth of a command's time.
 */
final class CommandWords extends ResourceBundle {
  private static final String PREFIX = "cli.";

  private final Map<String, String> words = new LinkedHashMap<>();

  private CommandWords(ResourceBundle all) {
    all.keySet().stream()
        .filter(key -> key.startsWith(PREFIX))
        .forEach(key -> words.put(key, all.getString(key)));
  }

  /** Those of a bundle that holds more; any thread. */
  static ResourceBundle of(ResourceBundle all) {
    return new CommandWords(all);
  }

  @Override
  protected @Nullable Object handleGetObject(String key) {
    return words.get(key);
  }

  @Override
  public Enumeration<String> getKeys() {
    return Collections.enumeration(words.keySet());
  }
}
