package dev.shinseidesk.casework;

import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.casework.NoteDesk.Note;
import dev.shinseidesk.casework.ViewLog.View;
import java.time.Instant;
import java.util.List;

/** Where notes and looks are kept; each method is one transaction. Any thread but the FX thread. */
public interface RecordStore {
  /**
   * Adds a note.
   *
   * @return false when there is no such application
   */
  boolean add(ReceiptNumber number, Note note);

  /** Notes, newest first. */
  List<Note> notes(ReceiptNumber number);

  /** Adds a look; nothing for an unknown number. */
  void looked(ReceiptNumber number, View view);

  /** Looks, newest first, at most so many. */
  List<View> looks(ReceiptNumber number, int limit);

  /** Notes in the history that a decision was printed. */
  void printed(ReceiptNumber number, OperatorId by, Instant at, String review);
}
