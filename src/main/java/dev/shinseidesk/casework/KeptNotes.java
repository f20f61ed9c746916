package dev.shinseidesk.casework;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.ReceiptNumber;
import java.time.Clock;
import java.util.List;

/** Notes on the store. Stateless, any thread but the FX thread. */
public final class KeptNotes implements NoteDesk {
  private final RecordStore store;
  private final Clock clock;

  /** On this store. */
  public KeptNotes(RecordStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  @Override
  public List<Note> of(ReceiptNumber number) {
    return store.notes(number);
  }

  @Override
  public Note add(Operator by, ReceiptNumber number, String text) throws DeskException {
    CaseRules.permit(by, CaseRules.WORKING);
    var note = new Note(by.id(), clock.instant(), CaseRules.text(text, LIMIT));
    if (!store.add(number, note)) {
      throw CaseRules.unknown(number);
    }
    return note;
  }
}
