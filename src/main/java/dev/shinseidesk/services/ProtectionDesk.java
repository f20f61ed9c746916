package dev.shinseidesk.services;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.residents.ProtectionStore.Mark;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Need to know: what is masked until somebody gives a reason, and numbers shown for seconds only.
 * Any thread but FX's.
 */
public interface ProtectionDesk {
  /** Whether and why an application is masked. */
  enum Cover {
    /** Not masked, or released for now. */
    OPEN,
    /** Its procedure is sensitive by the office's setting. */
    SENSITIVE_PROCEDURE,
    /** Who filed it is a protected person (支援措置). */
    PROTECTED_PERSON
  }

  /** Whether this application is masked now; OPEN for one that doesn't exist for the person. */
  Cover cover(ReceiptNumber number);

  /**
   * How this application was opened in spite of its mask, while that holds; null where it wasn't.
   */
  @Nullable Look look(ReceiptNumber number);

  /** An opened application. */
  record Look(Cover why, Instant until) {}

  /**
   * Opens a masked application for some minutes; afterwards it is masked again by itself.
   *
   * @param reason why; recorded; not blank
   * @return when it is masked again
   * @throws DeskException {@code access.not-permitted}, {@code access.application-unknown}, {@code
   *     protection.reason-missing}
   */
  Instant release(Operator by, ReceiptNumber number, String reason) throws DeskException;

  /** Masks it again before the time is over. */
  void close(Operator by, ReceiptNumber number) throws DeskException;

  /**
   * The value of a masked number, to be shown for {@link #unmaskSeconds()}.
   *
   * @param item index into the items of the form
   * @throws DeskException {@code access.not-permitted}, {@code access.application-unknown}, {@code
   *     access.covered}, {@code protection.no-item}
   */
  String unmask(Operator by, ReceiptNumber number, int item) throws DeskException;

  /** Seconds a number may stay in view. */
  int unmaskSeconds();

  /** Marks in force, newest first. */
  List<Mark> marks(Operator by, int limit) throws DeskException;

  /**
   * Marks the person who filed this application, all their filings included.
   *
   * @throws DeskException {@code access.not-permitted}, {@code access.application-unknown}, {@code
   *     protection.reason-missing}
   */
  Mark mark(Operator by, ReceiptNumber number, String reason) throws DeskException;

  /**
   * Ends a mark.
   *
   * @throws DeskException {@code access.not-permitted}, {@code protection.unknown}, {@code
   *     protection.reason-missing}
   */
  void end(Operator by, String id, String reason) throws DeskException;

  /**
   * Takes in a file of protected persons: CSV in UTF-8 with the columns 宛名番号, 氏名, 生年月日 (either the
   * first or both others). It is the whole truth of the other system: marks of an earlier file that
   * it lacks end; marks by hand stay.
   *
   * @throws DeskException {@code access.not-permitted}, {@code protection.file-unreadable} with the
   *     line
   */
  Imported importMarks(Operator by, Path file) throws DeskException;

  /** What a file came to. */
  record Imported(int persons, int added, int ended) {}
}
