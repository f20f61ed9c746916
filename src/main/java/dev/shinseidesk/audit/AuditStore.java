package dev.shinseidesk.audit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Reading the trail, and what else it needs of the store. Any thread but the FX thread. */
public interface AuditStore {
  /**
   * Lines, newest first.
   *
   * @param below only lines before this one; {@link Long#MAX_VALUE} for the first page
   */
  List<AuditLine> page(AuditQuery query, long below, int limit);

  /** How many match. */
  long count(AuditQuery query);

  /** Hands over each line that matches, oldest first, until the sink says no. */
  void each(AuditQuery query, Predicate<ChainedLine> sink);

  /** Hands over every line as its bytes stand in the store, by number, until the sink says no. */
  void raw(Predicate<RawLine> sink);

  /** The mark of a line or of a checkpoint there; empty where neither is. */
  Optional<byte[]> mark(long seq);

  /** Where lines that went are sealed, oldest first. */
  List<Checkpoint> checkpoints();

  /** The last line. */
  Head head();

  /** The chain under the store's key. */
  Chain chain();

  /** Signs and lets check heads. */
  HeadSigner signer();

  /** The request to take lines away that is open now. */
  Optional<PruneRequest> pruneAsked();

  /** Opens a request, in place of the one that was open. */
  void askPrune(PruneRequest asked);

  /** Ends the open request; nothing where there is none. */
  void withdrawPrune(Instant at);

  /**
   * Takes away what is older, behind a sealed checkpoint, and ends the request, in one transaction.
   *
   * @param by who confirms; never who asked
   * @return lines that went
   */
  long prune(Instant before, String by, Instant at);

  /**
   * A line with the mark before it and its own.
   *
   * @param line the line
   * @param previous mark of the line before
   * @param raw as stored
   */
  @SuppressWarnings("ArrayRecordComponent") // bytes as stored; never compared as a record
  record ChainedLine(AuditLine line, byte[] previous, RawLine raw) {}

  /**
   * A line as its bytes stand in the store.
   *
   * @param seq its number
   * @param fields at, by, desk, action, subject, before, after
   * @param mark of the chain
   */
  @SuppressWarnings("ArrayRecordComponent") // bytes as stored; never compared as a record
  record RawLine(long seq, List<byte[]> fields, byte[] mark) {}

  /**
   * Where the chain stands.
   *
   * @param seq number of the last line; 0 for none
   * @param mark its mark
   */
  @SuppressWarnings("ArrayRecordComponent") // bytes as stored; never compared as a record
  record Head(long seq, byte[] mark) {}

  /**
   * Stands for lines that went when their years were over.
   *
   * @param through number of the last of them
   * @param mark its mark
   * @param madeAt when, as stored
   * @param madeBy by whom
   * @param seal over all of this
   */
  @SuppressWarnings("ArrayRecordComponent") // bytes as stored; never compared as a record
  record Checkpoint(long through, byte[] mark, String madeAt, String madeBy, byte[] seal) {
    /** The seal it should bear. */
    public static byte[] seal(Chain chain, long through, byte[] mark, String at, String by) {
      return chain.seal(
          "checkpoint",
          (through + "\n" + HexFormat.of().formatHex(mark) + "\n" + at + "\n" + by)
              .getBytes(StandardCharsets.UTF_8));
    }
  }
}
