package dev.shinseidesk.provisioning;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Problem.Kind;
import dev.shinseidesk.application.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the configuration folder of a desk up to what the office's bundle says, before anything
 * reads it. The signed bytes of the bundle that was taken up last are kept in the folder and hold,
 * checked anew, while the share is away. Any thread; one start at a time.
 */
public final class Provisioned {
  /** The signed bytes of the bundle taken up last, in the configuration folder. */
  public static final String KEPT = "office.bundle.kept";

  private static final Logger LOG = LoggerFactory.getLogger(Provisioned.class);

  private final DeskSettings desk;
  private final Function<Map<String, byte[]>, Set<String>> named;
  private final Clock clock;

  /**
   * For a desk set up like this.
   *
   * @param named names of the files in force by their contents
   */
  public Provisioned(
      DeskSettings desk, Function<Map<String, byte[]>, Set<String>> named, Clock clock) {
    this.desk = desk;
    this.named = named;
    this.clock = clock;
  }

  /** Where what holds comes from. */
  public enum Outcome {
    /** No bundle holds for this folder. */
    NONE,
    /** The folder says what the bundle says. */
    CURRENT,
    /** The bundle can't be reached now; what it said last holds, as it was signed. */
    UNREACHABLE,
    /** It can't be reached, and its last bytes aren't here either. */
    LOST
  }

  /**
   * What came of it.
   *
   * @param outcome where it comes from
   * @param bundle what holds now; null where none does
   * @param signed its bytes with the signature; empty where there is none
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on as read; never compared as a record
  public record Brought(Outcome outcome, @Nullable Bundle bundle, byte[] signed) {
    /** No bundle. */
    public static final Brought NOTHING = new Brought(Outcome.NONE, null, new byte[0]);

    /** What the bundle says of a file; null where it says nothing. */
    public byte @Nullable [] says(String name) {
      return bundle == null ? null : bundle.files().get(name);
    }

    /**
     * Lays it down once more: what somebody changed since is as signed again.
     *
     * @throws DeskException {@code provisioning.not-written}
     */
    public void again(Path folder) throws DeskException {
      if (bundle != null) {
        bundle.layDown(folder);
      }
    }
  }

  /**
   * Lays the bundle down where one holds for this folder. A share that can't be reached does not
   * keep an office that was set up from working; a signature that doesn't fit does, and so does one
   * older than what was taken up before.
   *
   * @param folder the folder about to be opened; others than the desk's own are left alone
   * @throws DeskException {@code provisioning.bad-signature}, {@code provisioning.unreadable} and
   *     the other keys of {@link Bundle#open}, {@link Bundle#layDown}; {@code provisioning.older},
   *     {@code provisioning.expired}; {@code provisioning.no-bundle} where it can't be reached and
   *     the folder holds nothing yet
   */
  public Brought bring(Path folder) throws DeskException {
    Path own = desk.config();
    Path bundle = desk.bundle();
    if (own == null || bundle == null || !same(own, folder)) {
      return Brought.NOTHING;
    }
    PublicKey key = SigningKeys.publicKey(desk.bundleKey());
    Brought kept = kept(folder, key);
    if (Files.isReadable(bundle)) {
      return taken(folder, key, bundle, kept);
    }
    if (kept.bundle() != null) {
      LOG.warn("the office's bundle can't be reached; what it said last holds");
      kept.again(folder);
      return kept;
    }
    if (!Files.exists(folder.resolve("office.json"))) {
      throw new DeskException(Problem.of(Kind.USAGE, "provisioning.no-bundle", bundle.toString()));
    }
    LOG.warn("the office's bundle can't be reached, nor are its last bytes here");
    return new Brought(Outcome.LOST, null, new byte[0]);
  }

  /** A kept one that was touched counts as none: the store knows what it should be. */
  private Brought kept(Path folder, PublicKey key) throws DeskException {
    Path file = folder.resolve(KEPT);
    if (!Files.exists(file)) {
      return Brought.NOTHING;
    }
    try {
      byte[] signed = Bundle.bytes(file);
      return new Brought(Outcome.UNREACHABLE, Bundle.read(signed, file, key).listed(named), signed);
    } catch (DeskException e) {
      LOG.warn("the bundle kept in the configuration folder can't be used: {}", e.problem().key());
      return Brought.NOTHING;
    }
  }

  private Brought taken(Path folder, PublicKey key, Path file, Brought kept) throws DeskException {
    byte[] signed = Bundle.bytes(file);
    Bundle whole = Bundle.read(signed, file, key);
    Bundle before = kept.bundle();
    if (before != null) {
      requireNotOlder(file.toString(), whole.number(), before.number());
    }
    boolean known = Arrays.equals(signed, kept.signed());
    if (whole.expired(clock.instant())) {
      if (!known) {
        throw SigningKeys.refused("provisioning.expired", file, String.valueOf(whole.expires()));
      }
      LOG.warn("the office's bundle has expired; it holds until there is a newer one");
    }
    Set<String> extra = whole.unlisted(named);
    if (!extra.isEmpty()) {
      LOG.warn("files in the bundle that its settings don't name are left out: {}", extra);
    }
    Bundle bundle = whole.listed(named);
    int written = bundle.layDown(folder);
    if (written > 0) {
      LOG.info("{} files laid down from the office's bundle", written);
    }
    if (!known) {
      keep(folder, signed);
    }
    return new Brought(Outcome.CURRENT, bundle, signed);
  }

  /**
   * Refuses what is older than what this desk has seen.
   *
   * @param what for the message
   * @throws DeskException {@code provisioning.older} with both numbers
   */
  public static void requireNotOlder(String what, long number, long seen) throws DeskException {
    if (number < seen) {
      throw SigningKeys.refused("provisioning.older", what, number, seen);
    }
  }

  /**
   * Takes up the bytes that the store kept, where the folder's own were taken away or put back.
   *
   * @param signed as handed out by {@link Brought#signed()} before
   * @throws DeskException {@code provisioning.bad-signature}: the desk's key is another one now;
   *     {@code provisioning.not-written}
   */
  public Brought restore(Path folder, byte[] signed) throws DeskException {
    Path file = folder.resolve(KEPT);
    Bundle bundle =
        Bundle.read(signed, file, SigningKeys.publicKey(desk.bundleKey())).listed(named);
    bundle.layDown(folder);
    keep(folder, signed);
    return new Brought(Outcome.UNREACHABLE, bundle, signed);
  }

  /** Where the folder is only to be read, the store's copy is left. */
  private static void keep(Path folder, byte[] signed) {
    try {
      WholeFile.replace(folder.resolve(KEPT), signed);
    } catch (IOException e) {
      LOG.warn("the bundle can't be kept in the configuration folder: {}", e.getClass());
    }
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
