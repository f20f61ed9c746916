package dev.shinseidesk.upkeep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The second seal of the trail, outside the data folder: is it there, and does it keep up.
 *
 * @param store the store; the seal stands beside it
 * @param witness the second seal
 * @param heads reads a seal
 */
public record WitnessLook(Path store, Path witness, Heads heads) implements Examination {
  /** A crash may leave either a few lines behind. */
  private static final long LINES = 20;

  /** Reads how many lines of the trail a seal tells of. */
  @FunctionalInterface
  public interface Heads {
    /**
     * The number of the last line.
     *
     * @throws IOException when the file can't be read
     */
    long of(Path seal) throws IOException;
  }

  @Override
  public List<Ailment> examine() {
    Path seal = Path.of(store + ".seal");
    if (!Files.exists(seal)) {
      return List.of();
    }
    if (!Files.exists(witness)) {
      return List.of(Ailment.grave("doctor.witness-missing", witness));
    }
    try {
      long here = heads.of(seal);
      long outside = heads.of(witness);
      if (outside > here + LINES) {
        return List.of(Ailment.grave("doctor.store-older", store, here, outside));
      }
      return here > outside + LINES
          ? List.of(Ailment.light("doctor.witness-behind", witness, outside, here))
          : List.of();
    } catch (IOException e) {
      return List.of(Ailment.grave("doctor.witness-missing", witness));
    }
  }
}
