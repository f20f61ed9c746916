package dev.shinseidesk.provisioning;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The newest list of versions that a desk has seen, signed as it was, beside its settings; the
 * store holds it too and puts it back. Asking for updates needs no store. Any thread.
 */
public final class KeptUpdates {
  /** Name in the configuration folder. */
  public static final String FILE = "updates.kept";

  private static final Logger LOG = LoggerFactory.getLogger(KeptUpdates.class);

  private final Path file;
  private final PublicKey key;

  /** In this configuration folder, for lists that fit this key. */
  public KeptUpdates(Path folder, PublicKey key) {
    this.file = folder.resolve(FILE);
    this.key = key;
  }

  /** The one that is kept; none where there is none or it was touched. */
  public InForceStore.Seen newest() {
    try {
      byte[] signed = Files.exists(file) ? Bundle.bytes(file) : new byte[0];
      return signed.length == 0
          ? InForceStore.Seen.NONE
          : new InForceStore.Seen(UpdateList.read(signed, file, key).number(), signed);
    } catch (DeskException e) {
      return InForceStore.Seen.NONE;
    }
  }

  /**
   * Takes a list up: refuses one that is older or has expired, and keeps it.
   *
   * @param from its folder, for the message
   * @throws DeskException {@code provisioning.older}, {@code provisioning.expired}
   */
  public void take(UpdateList list, Path from, Instant now) throws DeskException {
    InForceStore.Seen before = newest();
    Provisioned.requireNotOlder(from.toString(), list.number(), before.number());
    list.requireFresh(from, now);
    keep(list.signed(), before.signed());
  }

  /**
   * Holds it against what the store kept: the newer one stays in both places.
   *
   * @return whether the folder's had been taken away or put back to an older one
   */
  public boolean reconcile(InForceStore store) {
    InForceStore.Seen mine = newest();
    InForceStore.Seen seen = store.newest(InForceStore.Signed.UPDATES);
    if (mine.number() >= seen.number()) {
      if (mine.signed().length > 0) {
        store.taken(InForceStore.Signed.UPDATES, mine);
      }
      return false;
    }
    try {
      UpdateList.read(seen.signed(), file, key);
    } catch (DeskException e) {
      return false; // of another key than the desk has now
    }
    keep(seen.signed(), mine.signed());
    return true;
  }

  /** Where the folder is only to be read, nothing is kept but in the store. */
  private void keep(byte[] signed, byte[] before) {
    try {
      if (!Arrays.equals(signed, before)) {
        WholeFile.replace(file, signed);
      }
    } catch (IOException e) {
      LOG.warn("the list of versions can't be kept: {}", e.getClass());
    }
  }
}
