package dev.shinseidesk.audit;

import dev.shinseidesk.application.Progress;
import dev.shinseidesk.application.StoreException;
import dev.shinseidesk.audit.AuditStore.Checkpoint;
import dev.shinseidesk.audit.AuditStore.Head;
import dev.shinseidesk.audit.AuditStore.RawLine;
import dev.shinseidesk.audit.Verification.Finding;
import dev.shinseidesk.audit.Verification.Kind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One check of the trail: walks every line and compares marks. One thread. */
final class Verifier {
  private static final int MOST_FINDINGS = 1_000;
  private static final int REPORT_EVERY = 1_000;
  private static final int ACTION = 3;

  private final AuditStore store;
  private final Progress progress;
  private final List<Finding> findings = new ArrayList<>();
  private final Map<Long, byte[]> wanted = new HashMap<>();
  private final Map<Long, byte[]> met = new HashMap<>();
  private final List<Long> continued = new ArrayList<>();
  private long more;
  private long lines;
  private long through;
  private Head last;

  Verifier(AuditStore store, Progress progress) {
    this.store = store;
    this.progress = progress;
    this.last = new Head(0, store.chain().start());
  }

  /**
   * Checks.
   *
   * @param sealed head in the second place, as found when the store was opened or written since;
   *     null where there is none
   * @param anchors by the name of their file
   */
  Verification verify(@Nullable Head sealed, Map<String, Anchor> anchors) {
    try {
      anchors.values().forEach(anchor -> wanted.put(anchor.seq(), new byte[0]));
      if (sealed != null) {
        wanted.put(sealed.seq(), new byte[0]);
      }
      met(last);
      checkpoints();
      long total = store.head().seq() - through;
      store.raw(line -> {
        line(line);
        if (lines % REPORT_EVERY == 0) {
          progress.report(lines, Math.max(lines, total));
        }
        return !progress.cancelled();
      });
      continued.forEach(seq -> found(Kind.CONTINUED, seq, ""));
      second(sealed);
      anchors.forEach(this::anchor);
    } catch (StoreException e) {
      found(Kind.UNREADABLE, last.seq(), e.problem().key());
    }
    return new Verification(lines, last.seq(), findings, more);
  }

  private void checkpoints() {
    for (Checkpoint point : store.checkpoints()) {
      byte[] seal =
          Checkpoint.seal(
              store.chain(), point.through(), point.mark(), point.madeAt(), point.madeBy());
      if (!MessageDigest.isEqual(seal, point.seal())) {
        found(Kind.CHECKPOINT, point.through(), "");
      }
      through = point.through();
      last = new Head(point.through(), point.mark());
      met(last);
    }
  }

  private void line(RawLine line) {
    lines++;
    if (line.seq() <= through) {
      found(Kind.STRAY, line.seq(), "");
      return;
    }
    if (line.seq() != last.seq() + 1) {
      found(Kind.MISSING, last.seq() + 1, Long.toString(line.seq() - 1));
    } else if (!MessageDigest.isEqual(
        line.mark(), store.chain().next(last.mark(), line.seq(), line.fields()))) {
      found(Kind.ALTERED, line.seq(), "");
    }
    String action = new String(line.fields().get(ACTION), StandardCharsets.UTF_8);
    if (action.equals(AuditAction.TRAIL_CONTINUED.name())) {
      continued.add(line.seq());
    } else if (action.equals(AuditAction.TRAIL_ACKNOWLEDGED.name())) {
      continued.clear();
    }
    last = new Head(line.seq(), line.mark());
    met(last);
  }

  private void met(Head head) {
    if (wanted.containsKey(head.seq())) {
      met.put(head.seq(), head.mark());
    }
  }

  private void second(@Nullable Head sealed) {
    if (sealed == null) {
      found(Kind.SEAL, 0, "");
    } else if (differs(sealed)) {
      found(Kind.CUT, sealed.seq(), Long.toString(last.seq()));
    }
  }

  /** Whether the trail has another line there, or none. What went with its years can't be told. */
  private boolean differs(Head head) {
    byte[] here = met.get(head.seq());
    return head.seq() >= through && (here == null || !MessageDigest.isEqual(here, head.mark()));
  }

  private void anchor(String file, Anchor anchor) {
    if (!anchor.signedBy(store.signer())) {
      found(Kind.ANCHOR_SIGNATURE, anchor.seq(), file);
    } else if (differs(new Head(anchor.seq(), HexFormat.of().parseHex(anchor.mark())))) {
      found(Kind.ANCHOR, anchor.seq(), file);
    }
  }

  private void found(Kind kind, long seq, String detail) {
    if (findings.size() < MOST_FINDINGS) {
      findings.add(new Finding(kind, seq, detail));
    } else {
      more++;
    }
  }
}
