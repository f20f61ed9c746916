package dev.shinseidesk.keeping;

import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.ProcedureCode;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.StoreException;
import dev.shinseidesk.keeping.RetentionDesk.Line;
import dev.shinseidesk.keeping.RetentionDesk.Run;
import dev.shinseidesk.keeping.RetentionDesk.Tombstone;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where deletion happens; each method is one transaction. Any thread but FX's. */
public interface RetentionStore {
  /** Every procedure that has applications, with its counts. */
  List<Counted> counts(Cut cut);

  /** Applications by receipt number. */
  List<Line> lines(Cut cut, Set<Standing> standings, @Nullable ReceiptNumber after, int limit);

  /** How one stands; empty where the desk holds none of this number. */
  Optional<Line> line(Cut cut, ReceiptNumber number);

  /**
   * Keeps a proposal with everything that is due.
   *
   * @param run {@code planned} is counted here
   * @throws StoreException {@code keeping.nothing-due}, {@code keeping.run-open}
   */
  void propose(Run run, Cut cut);

  /** One run. */
  Optional<Run> find(String run);

  /** The newest first. */
  List<Run> runs(int limit);

  /**
   * PROPOSED becomes CONFIRMED.
   *
   * @throws StoreException {@code keeping.changed-meanwhile} where it wasn't PROPOSED
   */
  void confirm(String run, OperatorId by, Instant at);

  /**
   * PROPOSED becomes WITHDRAWN.
   *
   * @throws StoreException {@code keeping.changed-meanwhile} where it wasn't PROPOSED
   */
  void withdraw(String run, OperatorId by, Instant at);

  /** What of a run is neither deleted nor kept back yet, by receipt number. */
  List<ReceiptNumber> pending(String run, int limit);

  /**
   * Deletes everything that belongs to an application and leaves its tombstone.
   *
   * @throws StoreException {@code keeping.changed-meanwhile} where it isn't due any more
   */
  void delete(String run, ReceiptNumber number, Cut cut, Instant at);

  /** Marks an application of a run as kept back. */
  void keep(String run, ReceiptNumber number, Standing why);

  /** CONFIRMED becomes DONE. */
  void end(String run, OperatorId by, Instant at);

  /**
   * Makes sure that no deleted byte is left: merges the search index, rebuilds the file where it is
   * not larger, empties the log. Not a transaction; may be done again at any time.
   */
  Swept sweep(int mebibytes);

  /** What is left of a deleted application. */
  Optional<Tombstone> tombstone(ReceiptNumber number);

  /** By what a deleted application would be known; hexadecimal. */
  String mark(ReceiptNumber number);

  /** A procedure with its counts. */
  record Counted(ProcedureCode procedure, String name, Map<Standing, Long> counts) {}

  /**
   * What sweeping came to.
   *
   * @param rebuilt whether the file was rebuilt; otherwise free pages stay, overwritten with zeros
   * @param freePages pages without content
   * @param logEmptied whether the log could be emptied; not while somebody reads
   */
  record Swept(boolean rebuilt, long freePages, boolean logEmptied) {}
}
