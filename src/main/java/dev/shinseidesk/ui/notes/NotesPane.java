package dev.shinseidesk.ui.notes;

import dev.shinseidesk.casework.NoteDesk;
import dev.shinseidesk.casework.NoteDesk.Note;
import dev.shinseidesk.ui.common.FxmlPane;
import dev.shinseidesk.ui.common.Parts;
import dev.shinseidesk.ui.common.TabKeys;
import dev.shinseidesk.ui.common.UiContext;
import dev.shinseidesk.ui.common.WrappingCell;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The tab of notes; binds only. */
public final class NotesPane {
  private static final PseudoClass OVER = PseudoClass.getPseudoClass("over");

  private final UiContext ctx;
  private final NotesViewModel model;
  private final Parent root;

  @FXML private ListView<Note> notes;
  @FXML private Label textTitle;
  @FXML private Label counter;
  @FXML private TextArea text;
  @FXML private Label blocker;
  @FXML private Button add;

  /** Builds the view. FX thread. */
  @SuppressWarnings("NullAway.Init") // FXML fills the fields
  public NotesPane(UiContext ctx, NotesViewModel model) {
    this.ctx = ctx;
    this.model = model;
    this.root = FxmlPane.load("notes/Notes.fxml", this, ctx.texts());
  }

  @FXML
  void initialize() {
    var texts = ctx.texts();
    notes.setItems(model.notes());
    notes.setAccessibleText(texts.get("ui.detail.tab.notes"));
    notes.setPlaceholder(Parts.quiet(texts.get("ui.notes.none")));
    notes.setCellFactory(list -> new Cell());
    text.textProperty().bindBidirectional(model.textProperty());
    text.setAccessibleText(texts.get("ui.notes.new"));
    textTitle.setLabelFor(text);
    TabKeys.leaveBy(text, () -> add.requestFocus(), () -> notes.requestFocus());
    blocker.textProperty().bind(model.blockerProperty());
    add.disableProperty().bind(model.blockerProperty().isNotEmpty());
    add.setTooltip(new Tooltip(texts.get("ui.review.submit.hint")));
    model.textProperty().addListener((o, was, is) -> count());
    count();
  }

  private void count() {
    counter.setText(ctx.texts().get("ui.status.counter", model.length(), NoteDesk.LIMIT));
    counter.pseudoClassStateChanged(OVER, model.length() > NoteDesk.LIMIT);
  }

  private final class Cell extends WrappingCell<Note> {
    @Override
    protected void updateItem(@Nullable Note note, boolean empty) {
      super.updateItem(note, empty);
      if (empty || note == null) {
        setGraphic(null);
        setAccessibleText(null);
        return;
      }
      String head =
          ctx.texts().get("ui.notes.by", ctx.name(note.by()), ctx.texts().moment(note.at()));
      setGraphic(
          new VBox(
              Parts.quiet(head),
              WrappingCell.wrapping(ctx.japanese(), note.text(), "content-value")));
      setAccessibleText(head + " " + note.text());
    }
  }

  /** Adds what is written, as Ctrl+Enter does. */
  @FXML
  public void submit() {
    model.submit();
  }

  /** Takes the focus. */
  public void focus() {
    text.requestFocus();
  }

  /** The view. */
  public Parent root() {
    return root;
  }
}
