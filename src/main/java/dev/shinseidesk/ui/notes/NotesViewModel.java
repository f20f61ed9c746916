package dev.shinseidesk.ui.notes;

import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.casework.NoteDesk;
import dev.shinseidesk.casework.NoteDesk.Note;
import dev.shinseidesk.services.DeskServices;
import dev.shinseidesk.ui.common.Latest;
import dev.shinseidesk.ui.common.UiContext;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Notes on one application. All methods on the FX thread. */
public final class NotesViewModel {
  private final UiContext ctx;
  private final DeskServices services;
  private final ReceiptNumber number;
  private final Latest latest = new Latest();
  private final ObservableList<Note> notes = FXCollections.observableArrayList();
  private final StringProperty text = new SimpleStringProperty("");
  private final ReadOnlyStringWrapper blocker = new ReadOnlyStringWrapper("");
  private final BooleanProperty busy = new SimpleBooleanProperty();

  /** Not yet loaded. */
  public NotesViewModel(UiContext ctx, DeskServices services, ReceiptNumber number) {
    this.ctx = ctx;
    this.services = services;
    this.number = number;
    text.addListener((o, was, is) -> validate());
    validate();
  }

  /** Reads the notes. */
  public void load() {
    ctx.tasks()
        .run(() -> services.casework().notes().of(number))
        .latest(latest)
        .onSuccess(notes::setAll)
        .start();
  }

  private void validate() {
    int over = length() - NoteDesk.LIMIT;
    blocker.set(
        text.get().isBlank()
            ? ctx.texts().get("ui.notes.missing")
            : over > 0 ? ctx.texts().get("ui.notes.too-long", over) : "");
  }

  /** Adds what is written; nothing happens where something is missing. */
  public void submit() {
    if (!blocker.get().isEmpty() || busy.get()) {
      return;
    }
    String told = text.get().strip();
    ctx.tasks()
        .run(() -> services.casework().notes().add(services.operator(), number, told))
        .whileRunning(busy)
        .onSuccess(made -> {
          text.set("");
          load();
        })
        .onProblem(ctx.dialogs()::problem)
        .start();
  }

  /** Drops answers still under way. */
  public void close() {
    latest.dropAll();
  }

  /** Whether something is written that isn't recorded. */
  public boolean unsaved() {
    return !text.get().isBlank();
  }

  /** Characters (code points) of what is written. */
  public int length() {
    return text.get().codePointCount(0, text.get().length());
  }

  /** Notes, newest first. */
  public ObservableList<Note> notes() {
    return notes;
  }

  /** A note being written. */
  public StringProperty textProperty() {
    return text;
  }

  /** Why it can't be added now; empty when it can. */
  public ReadOnlyStringProperty blockerProperty() {
    return blocker.getReadOnlyProperty();
  }
}
