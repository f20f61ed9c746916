package dev.shinseidesk.upkeep;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** The configuration folder: there, sound, and changed by nobody but its owner. */
public final class ConfigurationLook implements Examination {
  private static final Set<PosixFilePermission> STRANGERS =
      Set.of(PosixFilePermission.OTHERS_WRITE);

  private final Path folder;
  private final Supplier<List<Mistake>> mistakes;

  /**
   * A mistake of the configuration.
   *
   * @param file its file
   * @param place JSON pointer or line
   */
  public record Mistake(String file, String place) {}

  /**
   * Of a folder.
   *
   * @param mistakes reads it and tells every mistake
   */
  public ConfigurationLook(Path folder, Supplier<List<Mistake>> mistakes) {
    this.folder = folder;
    this.mistakes = mistakes;
  }

  @Override
  public List<Ailment> examine() {
    Path office = folder.resolve("office.json");
    if (!Files.isRegularFile(office)) {
      return List.of(Ailment.grave("doctor.config-missing", office));
    }
    List<Ailment> found = new ArrayList<>();
    for (Mistake mistake : mistakes.get()) {
      found.add(Ailment.grave("doctor.config-unsound", mistake.file(), mistake.place()));
    }
    found.addAll(Folders.tooOpen(folder, STRANGERS));
    found.addAll(Folders.tooOpen(office, STRANGERS));
    return found;
  }
}
