package dev.shinseidesk.settings;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Problem.Kind;
import dev.shinseidesk.services.SettingsLocks;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is locked on this desk stays as it is, whoever saves. */
final class LockedSettings {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private LockedSettings() {}

  /**
   * Compares a file before and after.
   *
   * @param before null where there was none
   * @throws DeskException {@code settings.locked} with file and pointer of the first locked value
   *     that would change
   */
  static void require(SettingsLocks locks, String name, byte @Nullable [] before, byte[] after)
      throws DeskException {
    for (String pointer : locks.of(name)) {
      if (!tree(before).at(pointer).equals(tree(after).at(pointer))) {
        throw new DeskException(Problem.of(Kind.REFUSED, "settings.locked", name, pointer));
      }
    }
  }

  private static JsonNode tree(byte @Nullable [] bytes) {
    try {
      return bytes == null ? MAPPER.missingNode() : MAPPER.readTree(bytes);
    } catch (JacksonException e) {
      return MAPPER.missingNode();
    }
  }
}
