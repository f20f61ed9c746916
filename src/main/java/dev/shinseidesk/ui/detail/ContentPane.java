package dev.shinseidesk.ui.detail;

import dev.shinseidesk.ui.common.Badges;
import dev.shinseidesk.ui.common.FxmlPane;
import dev.shinseidesk.ui.common.JapaneseLabel;
import dev.shinseidesk.ui.common.JapaneseText;
import dev.shinseidesk.ui.common.UiContext;
import dev.shinseidesk.ui.common.WrappingCell;
import java.util.function.BiConsumer;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The 内容 tab: the form's items as a labelled list; Ctrl+C copies a value. */
final class ContentPane {
  private static final KeyCombination COPY =
      new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
  private static final PseudoClass HEADING = PseudoClass.getPseudoClass("heading");

  private final UiContext ctx;
  private final CaseViewModel model;
  private final JapaneseText japanese;
  private final BiConsumer<String, String> onItem;
  private final Parent root;
  private boolean following;

  @FXML private ListView<ContentRow> items;
  @FXML private Label copied;

  @SuppressWarnings("NullAway.Init") // FXML fills the fields
  ContentPane(
      UiContext ctx,
      CaseViewModel model,
      JapaneseText japanese,
      BiConsumer<String, String> onItem) {
    this.onItem = onItem;
    this.ctx = ctx;
    this.model = model;
    this.japanese = japanese;
    this.root = FxmlPane.load("detail/Content.fxml", this, ctx.texts());
  }

  @FXML
  void initialize() {
    items.setItems(model.rows());
    items.setAccessibleText(ctx.texts().get("ui.detail.items"));
    items.setPlaceholder(new Label(ctx.texts().get("ui.detail.loading")));
    items.setCellFactory(list -> new Cell());
    items
        .getSelectionModel()
        .selectedItemProperty()
        .addListener((o, was, is) -> {
          if (is instanceof ContentRow.Line line && !line.id().isEmpty() && !following) {
            onItem.accept(line.label(), line.value());
          }
        });
    items.addEventHandler(
        KeyEvent.KEY_PRESSED,
        e -> {
          if (COPY.match(e)) {
            copy();
            e.consume();
          }
        });
    copied.visibleProperty().bind(copied.textProperty().isNotEmpty());
    copied.managedProperty().bind(copied.visibleProperty());
  }

  private void copy() {
    if (items.getSelectionModel().getSelectedItem() instanceof ContentRow.Line line) {
      ctx.clipboard().copy(line.value());
      copied.setText(ctx.texts().get("ui.detail.copied", line.label()));
      model.copied(line.label());
    }
  }

  /** Goes to the next item, or the one before; its place in the form comes into view. */
  void step(int by) {
    int size = items.getItems().size();
    int at = items.getSelectionModel().getSelectedIndex();
    for (int i = 1; i <= size; i++) {
      int next = Math.floorMod(at < 0 && by < 0 ? -i : at + by * i, size);
      if (items.getItems().get(next) instanceof ContentRow.Line line && !line.id().isEmpty()) {
        items.getSelectionModel().clearAndSelect(next);
        items.scrollTo(Math.max(0, next - 2));
        items.requestFocus();
        return;
      }
    }
  }

  /** Selects the item of this name and brings it into view; nothing happens where there is none. */
  void select(@Nullable String label) {
    for (int i = 0; i < items.getItems().size(); i++) {
      if (items.getItems().get(i) instanceof ContentRow.Line line && line.label().equals(label)) {
        // Whoever asks shows the place already.
        following = true;
        items.getSelectionModel().clearAndSelect(i);
        following = false;
        items.scrollTo(Math.max(0, i - 2));
        return;
      }
    }
  }

  void focus() {
    items.requestFocus();
  }

  Parent root() {
    return root;
  }

  private final class Cell extends WrappingCell<ContentRow> {
    @Override
    protected void updateItem(@Nullable ContentRow row, boolean empty) {
      super.updateItem(row, empty);
      pseudoClassStateChanged(HEADING, !empty && row instanceof ContentRow.Heading);
      if (empty || row == null) {
        setGraphic(null);
        setAccessibleText(null);
        return;
      }
      switch (row) {
        case ContentRow.Heading heading -> {
          Label label = new JapaneseLabel(japanese, heading.text());
          label.getStyleClass().add("content-heading");
          setGraphic(label);
          setAccessibleText(heading.text());
        }
        case ContentRow.Line line -> {
          setGraphic(view(line));
          setAccessibleText(line.label() + " " + line.value() + " " + line.note());
        }
      }
    }

    private HBox view(ContentRow.Line line) {
      Region label = text(line.label(), "content-label");
      Region value =
          line.value().isEmpty()
              ? text(ctx.texts().get("ui.detail.value.empty"), "content-empty")
              : text(line.value(), "content-value");
      var words = new VBox(value);
      if (MaskedValue.in(line)) {
        words.getChildren().setAll(new MaskedValue(ctx, model, japanese, line));
      }
      if (!line.note().isEmpty()) {
        words.getChildren().add(text(line.note(), "content-note"));
      }
      words.setMinWidth(0);
      HBox.setHgrow(words, Priority.ALWAYS);
      var box = new HBox(label, words);
      if (line.mark() != null) {
        box.getChildren().add(new Badges(ctx.texts()).severity(line.mark()));
      }
      box.getStyleClass().add("content-line");
      return box;
    }

    private Region text(String text, String style) {
      return wrapping(japanese, text, style);
    }
  }
}
