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
  private @Nullable AuditEvent broken;
  private boolean restart;

  /** Compares both places. */
  AuditSealing(TrailSeal seal, AuditStore store) {
    this.seal = seal;
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
    if (restart) {
      seal.restart(head);
      restart = false;
    } else {
      seal.write(head);
    }
  }

  @Nullable Head read() {
    return seal.read().orElse(null);
  }

  @Override
  public void close() {
    seal.close();
  }
}
