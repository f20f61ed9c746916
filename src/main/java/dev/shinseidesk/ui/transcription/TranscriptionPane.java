package dev.shinseidesk.ui.transcription;

import dev.shinseidesk.forwarding.TranscriptionDesk.Line;
import dev.shinseidesk.ui.common.Badges;
import dev.shinseidesk.ui.common.FxmlPane;
import dev.shinseidesk.ui.common.UiContext;
import dev.shinseidesk.ui.common.WrappingCell;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The view of 方式1; binds only. Ctrl+Shift+C, or Space on the list, copies a value and steps on. */
public final class TranscriptionPane {
  private static final PseudoClass DONE = PseudoClass.getPseudoClass("done");
  private static final PseudoClass READY = PseudoClass.getPseudoClass("ready");

  private final UiContext ctx;
  private final TranscriptionViewModel model;
  private final Runnable onLeave;
  private final Parent root;

  @FXML private ProgressBar bar;
  @FXML private Label progress;
  @FXML private ListView<Line> lines;
  @FXML private Label note;
  @FXML private Label blocker;
  @FXML private Button takeBack;
  @FXML private Button finish;

  /**
   * Builds the view. FX thread.
   *
   * @param onLeave shows what is provided instead
   */
  @SuppressWarnings("NullAway.Init") // FXML fills the fields
  public TranscriptionPane(UiContext ctx, TranscriptionViewModel model, Runnable onLeave) {
    this.ctx = ctx;
    this.model = model;
    this.onLeave = onLeave;
    this.root = FxmlPane.load("transcription/Transcription.fxml", this, ctx.texts());
  }

  @FXML
  void initialize() {
    lines.setItems(model.lines());
    lines.setAccessibleText(ctx.texts().get("ui.transcription.lines"));
    lines.setCellFactory(list -> new Cell());
    lines.addEventFilter(KeyEvent.KEY_PRESSED, this::keys);
    lines
        .getSelectionModel()
        .selectedIndexProperty()
        .addListener((o, was, is) -> {
          if (is.intValue() >= 0) {
            model.indexProperty().set(is.intValue());
          }
        });
    model.indexProperty().addListener((o, was, is) -> select());
    model.lines().addListener((ListChangeListener<Line>) c -> count());
    model.doneProperty().addListener((o, was, is) -> count());
    model.finishingProperty().addListener((o, was, is) -> count());
    note.textProperty().bind(model.noteProperty());
    takeBack.disableProperty().bind(model.finishingProperty());
    count();
    select();
  }

  private void select() {
    int at = model.indexProperty().get();
    if (at >= 0 && at < lines.getItems().size()) {
      lines.getSelectionModel().clearAndSelect(at);
      lines.getFocusModel().focus(at);
      lines.scrollTo(Math.max(0, at - 1));
    }
  }

  private void count() {
    int done = model.doneProperty().get();
    int all = model.lines().size();
    bar.setProgress(all == 0 ? 0 : (double) done / all);
    progress.setText(ctx.texts().get("ui.transcription.progress", done, all));
    boolean ready = all > 0 && done == all;
    finish.setDisable(!ready || model.finishingProperty().get());
    blocker.setText(
        ctx.texts().get(ready ? "ui.transcription.ready" : "ui.transcription.missing", all - done));
    blocker.pseudoClassStateChanged(READY, ready);
  }

  private void keys(KeyEvent e) {
    if (e.isControlDown() || e.isAltDown() || e.isShiftDown()) {
      return;
    }
    if (e.getCode() == KeyCode.SPACE) {
      model.copy();
      e.consume();
    } else if (e.getCode() == KeyCode.DELETE || e.getCode() == KeyCode.BACK_SPACE) {
      model.untick();
      e.consume();
    }
  }

  private final class Cell extends WrappingCell<Line> {
    @Override
    protected void updateItem(@Nullable Line line, boolean empty) {
      super.updateItem(line, empty);
      pseudoClassStateChanged(DONE, !empty && line != null && line.done());
      if (empty || line == null) {
        setGraphic(null);
        setAccessibleText(null);
        return;
      }
      var texts = ctx.texts();
      Label item = new Label(line.item().label());
      item.getStyleClass().add("transcription-item");
      item.setWrapText(true);
      String shown = line.value().isEmpty() ? texts.get("ui.transcription.empty") : line.value();
      Region value =
          wrapping(
              ctx.japanese(),
              shown,
              line.value().isEmpty() ? "transcription-empty" : "transcription-value");
      var words = new VBox(item, value);
      words.setMinWidth(0);
      HBox.setHgrow(words, Priority.ALWAYS);
      var mark = Badges.icon(line.done() ? "mdal-check_circle" : "mdmz-radio_button_unchecked");
      var row = new HBox(mark, words);
      row.getStyleClass().add("transcription-line");
      setGraphic(row);
      setAccessibleText(
          line.item().label()
              + " "
              + ctx.japanese().flat(shown)
              + " "
              + texts.get(line.done() ? "ui.transcription.done" : "ui.transcription.open"));
    }
  }

  /** Copies the focused value and steps on, wherever the focus is. */
  public void copy() {
    model.copy();
    lines.requestFocus();
  }

  @FXML
  void leave() {
    onLeave.run();
  }

  @FXML
  void takeBack() {
    model.takeBack();
  }

  /** Asks whether all of it stands in the other system. */
  @FXML
  public void finish() {
    model.finish();
  }

  /** Takes the focus: the lines, or the button that ends it. */
  public void focus() {
    if (finish.isDisabled()) {
      lines.requestFocus();
    } else {
      finish.requestFocus();
    }
  }

  /** The view. */
  public Parent root() {
    return root;
  }
}
