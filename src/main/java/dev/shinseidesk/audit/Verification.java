package dev.shinseidesk.audit;

import java.util.List;

/**
 * Result of checking the trail.
 *
 * @param lines lines looked at
 * @param head number of the last line; 0 for none
 * @param findings what doesn't hold; empty when the trail is whole
 * @param more findings beyond those listed
 */
public record Verification(long lines, long head, List<Finding> findings, long more) {
  /** Copies the list. */
  public Verification {
    findings = List.copyOf(findings);
  }

  /** Whether nothing was altered, removed, added or moved, as far as can be told from here. */
  public boolean sound() {
    return findings.isEmpty();
  }

  /** What doesn't hold. Words: {@code audit.finding.KIND} with number and detail. */
  public enum Kind {
    /** The line or its mark was altered, or the line stands in another's place. */
    ALTERED,
    /** Lines are missing; the detail says through which. */
    MISSING,
    /** A line stands where a checkpoint says that lines went. */
    STRAY,
    /** A checkpoint doesn't bear its seal. */
    CHECKPOINT,
    /** The seal beside the store tells of a later line than there is, or of another one. */
    CUT,
    /** The seal beside the store is missing or not this trail's. */
    SEAL,
    /** The trail went on from an older state; the line tells. */
    CONTINUED,
    /** An anchor isn't signed by this office's key. */
    ANCHOR_SIGNATURE,
    /** An anchor tells of another line than stands there, or of one that is missing. */
    ANCHOR,
    /** The store can't be read there. */
    UNREADABLE
  }

  /**
   * One of them.
   *
   * @param kind what
   * @param seq number of the line it was found at; 0 for the trail as a whole
   * @param detail a number or the name of a file; may be empty
   */
  public record Finding(Kind kind, long seq, String detail) {}
}
