package dev.shinseidesk.casework;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.ReceiptNumber;
import java.time.Instant;
import java.util.List;

/** Notes of the clerks on an application; they stay inside. Any thread but the FX thread. */
public interface NoteDesk {
  /** Greatest number of characters (code points) of a note. */
  int LIMIT = 2000;

  /** Notes, newest first. */
  List<Note> of(ReceiptNumber number);

  /**
   * Adds a note; notes are never changed or removed.
   *
   * @throws DeskException keys {@code casework.*}: not-permitted, application-unknown,
   *     text-missing, text-too-long
   */
  Note add(Operator by, ReceiptNumber number, String text) throws DeskException;

  /** One note. */
  record Note(OperatorId by, Instant at, String text) {}
}
