package dev.shinseidesk.audit;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.Progress;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an auditor does with the trail; each act leaves a line itself. Any thread but FX's. */
public interface AuditDesk {
  /**
   * Lines, newest first.
   *
   * @param below only lines before this one; null for the first page
   */
  List<AuditLine> page(Operator by, AuditQuery query, @Nullable Long below, int limit)
      throws DeskException;

  /** How many match. */
  long count(Operator by, AuditQuery query) throws DeskException;

  /**
   * Checks every line.
   *
   * @param anchors files of anchors, or folders of them; none to compare with the place beside the
   *     store only
   * @throws DeskException {@code audit.anchor-unreadable}, {@code audit.cancelled}
   */
  Verification verify(Operator by, List<Path> anchors, Progress progress) throws DeskException;

  /**
   * Checks an export of whole days that this office made.
   *
   * @throws DeskException {@code audit.export-unreadable}; {@code audit.export-filtered} where
   *     lines were left out of it
   */
  Verification verifyExport(Operator by, Path file) throws DeskException;

  /**
   * Writes the signed head.
   *
   * @param file where; what stands there is replaced
   * @throws DeskException {@code audit.not-writable}
   */
  Anchor anchor(Operator by, Path file) throws DeskException;

  /** The key heads are signed with, its public half, PEM. */
  String publicKey(Operator by) throws DeskException;

  /**
   * Writes lines that match, oldest first, whole or not at all.
   *
   * @param file where; what stands there is replaced
   * @return how many
   * @throws DeskException {@code audit.not-writable}, {@code audit.cancelled}
   */
  long export(Operator by, AuditQuery query, Format format, Path file, Progress progress)
      throws DeskException;

  /**
   * A standing report.
   *
   * @param from first day, Asia/Tokyo
   * @param until last day, inclusive
   */
  Report report(Operator by, Report.Kind kind, LocalDate from, LocalDate until)
      throws DeskException;

  /**
   * Asks that lines whose years are over are taken away; another person has to confirm it. An
   * earlier request gives way.
   *
   * @param reason why; not blank
   * @throws DeskException {@code audit.reason-missing}
   */
  PruneRequest askPrune(Operator by, String reason) throws DeskException;

  /** The request that is open; empty where there is none. */
  Optional<PruneRequest> pruneAsked(Operator by) throws DeskException;

  /**
   * Confirms what another person asked for: the lines go, a sealed checkpoint stands for them.
   *
   * @return how many
   * @throws DeskException {@code audit.prune-none}, {@code audit.prune-own}, {@code
   *     audit.prune-expired}
   */
  long confirmPrune(Operator by) throws DeskException;

  /**
   * Ends the request without taking anything away.
   *
   * @throws DeskException {@code audit.prune-none}
   */
  void withdrawPrune(Operator by) throws DeskException;

  /**
   * Says that somebody looked into why the trail went on from an older state.
   *
   * @param reason what they found; not blank
   * @throws DeskException {@code audit.reason-missing}
   */
  void acknowledge(Operator by, String reason) throws DeskException;

  /** How an export is written. */
  enum Format {
    /** For a spreadsheet: UTF-8 with mark, cells that look like formulas defused. */
    CSV,
    /** One JSON object a line with the marks of the chain; can be checked. */
    JSON_LINES
  }
}
