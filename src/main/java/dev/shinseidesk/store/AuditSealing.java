package dev.shinseidesk.store;

import dev.shinseidesk.audit.AuditAction;
import dev.shinseidesk.audit.AuditEvent;
import dev.shinseidesk.audit.AuditStore;
import dev.shinseidesk.audit.AuditStore.Head;
import dev.shinseidesk.audit.TrailSeal;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps the head in its second place, and tells when the store doesn't agree with it. */
final class AuditSealing implements AutoCloseable {
  private final TrailSeal seal;
  private final @Nullable TrailSeal witness;
  private @Nullable AuditEvent broken;
  private boolean restart;

  /**
   * Compares all places.
   *
   * @param witness the same head outside the data folder, which whoever puts store and seal back
   *     together doesn't put back; null for none
   * @param promised whether the store knows that there was one
   */
  AuditSealing(TrailSeal seal, @Nullable TrailSeal witness, boolean promised, AuditStore store) {
    this.seal = seal;
    this.witness = witness;
    Head here = store.head();
    Optional<Head> sealed = seal.read();
    if (sealed.isEmpty()) {
      broken = here.seq() == 0 ? null : continued("seal-missing", 0, here);
      restart = broken != null;
      if (!restart) {
        seal.restart(here);
      }
    } else if (!agrees(store, sealed.get(), here)) {
      broken = continued("older-store", sealed.get().seq(), here);
      restart = true;
    }
    if (witness != null) {
      ask(witness, promised, store, here);
    }
  }

  private void ask(TrailSeal outside, boolean promised, AuditStore store, Head here) {
    Optional<Head> seen = outside.read();
    if (seen.isPresent() && agrees(store, seen.get(), here)) {
      return;
    }
    if (broken == null && seen.isPresent()) {
      broken = continued("older-store-and-seal", seen.get().seq(), here);
    } else if (broken == null && promised) {
      broken = continued("witness-missing", 0, here);
    }
    restart |= broken != null;
    if (broken == null) {
      outside.restart(here);
    }
  }

  private static boolean agrees(AuditStore store, Head sealed, Head here) {
    return sealed.seq() <= here.seq()
        && store
            .mark(sealed.seq())
            .map(mark -> MessageDigest.isEqual(mark, sealed.mark()))
            // what went with its years can't be compared
            .orElse(
                sealed.seq()
                        < store.checkpoints().stream()
                            .mapToLong(AuditStore.Checkpoint::through)
                            .max()
                            .orElse(0)
                    || sealed.seq() == 0);
  }

  private static AuditEvent continued(String why, long sealed, Head here) {
    return new AuditEvent(
        AuditAction.TRAIL_CONTINUED,
        "",
        why,
        Map.of("line", Long.toString(sealed)),
        Map.of("line", Long.toString(here.seq())));
  }

  /** The line to begin with when the two places didn't agree at opening; once. */
  synchronized Optional<AuditEvent> opened() {
    Optional<AuditEvent> event = Optional.ofNullable(broken);
    broken = null;
    return event;
  }

  /** A line was committed. */
  synchronized void written(Head head) {
    write(seal, head);
    if (witness != null) {
      write(witness, head);
    }
    restart = false;
  }

  private void write(TrailSeal place, Head head) {
    if (restart) {
      place.restart(head);
    } else {
      place.write(head);
    }
  }

  @Nullable Head read() {
    return seal.read().orElse(null);
  }

  @Override
  public void close() {
    seal.close();
    if (witness != null) {
      witness.close();
    }
  }
}
