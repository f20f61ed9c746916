package dev.shinseidesk.provisioning;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * The settings in force, in the encrypted store, where nobody edits them: what the configuration
 * folder says is held against them whenever the store is opened. Each method is one transaction;
 * any thread but the FX thread.
 */
public interface InForceStore {
  /**
   * One file.
   *
   * @param content as it is in force
   * @param next as an administrator is about to save it; empty where nobody is. A program that
   *     ended in the middle leaves the file in either form
   */
  @SuppressWarnings("ArrayRecordComponent") // bytes as kept; never compared as a record
  record Held(byte[] content, Optional<byte[]> next) {}

  /** By file name; empty where the settings of this office weren't kept yet. */
  Map<String, Held> held();

  /** Puts these in force in place of all before. */
  void replace(Map<String, byte[]> files);

  /** Notes what is about to be written, before it is. */
  void saving(Map<String, byte[]> next);

  /** What was noted was written and is in force. */
  void saved(Collection<String> names);

  /**
   * The newest signed file of a kind that this desk took up.
   *
   * @param number 0 where there was none
   * @param signed its bytes; empty where there was none
   */
  @SuppressWarnings("ArrayRecordComponent") // bytes as kept; never compared as a record
  record Seen(long number, byte[] signed) {
    /** None yet. */
    public static final Seen NONE = new Seen(0, new byte[0]);
  }

  /** The newest of a kind. */
  Seen newest(Signed kind);

  /** Keeps a newer one; an older one is not kept. */
  void taken(Signed kind, Seen seen);

  /** Signed files that rise; names are stored. */
  enum Signed {
    /** The office's configuration. */
    BUNDLE,
    /** The list of versions. */
    UPDATES
  }
}
