package dev.shinseidesk.provisioning;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Problem.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the configuration folder of a desk up to what the office's bundle says, before anything
 * reads it. Any thread; one start at a time.
 */
public final class Provisioned {
  private static final Logger LOG = LoggerFactory.getLogger(Provisioned.class);

  private final DeskSettings desk;

  /** For a desk set up like this. */
  public Provisioned(DeskSettings desk) {
    this.desk = desk;
  }

  /** What came of it. */
  public enum Outcome {
    /** No bundle holds for this folder. */
    NONE,
    /** The folder says what the bundle says. */
    CURRENT,
    /** The bundle can't be reached now; what it said last still holds. */
    UNREACHABLE
  }

  /**
   * Lays the bundle down where one holds for this folder. A share that can't be reached does not
   * keep an office that was set up from working; a signature that doesn't fit does.
   *
   * @param folder the folder about to be opened; others than the desk's own are left alone
   * @throws DeskException {@code provisioning.bad-signature}, {@code provisioning.unreadable} and
   *     the other keys of {@link Bundle#open}, {@link Bundle#layDown}; {@code
   *     provisioning.no-bundle} where it can't be reached and the folder holds nothing yet
   */
  public Outcome bring(Path folder) throws DeskException {
    Path own = desk.config();
    Path bundle = desk.bundle();
    if (own == null || bundle == null || !same(own, folder)) {
      return Outcome.NONE;
    }
    if (!Files.isReadable(bundle)) {
      if (!Files.exists(folder.resolve("office.json"))) {
        throw new DeskException(
            Problem.of(Kind.USAGE, "provisioning.no-bundle", bundle.toString()));
      }
      LOG.warn("the office's bundle can't be reached; the settings laid down last hold");
      return Outcome.UNREACHABLE;
    }
    int written = Bundle.open(bundle, SigningKeys.publicKey(desk.bundleKey())).layDown(folder);
    if (written > 0) {
      LOG.info("{} files laid down from the office's bundle", written);
    }
    return Outcome.CURRENT;
  }

  private static boolean same(Path one, Path other) {
    try {
      boolean there = Files.exists(one) && Files.exists(other);
      return there
          ? Files.isSameFile(one, other)
          : one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
    } catch (IOException e) {
      return false;
    }
  }
}
