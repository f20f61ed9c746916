package dev.shinseidesk.ui.documents;

import dev.shinseidesk.texts.Texts;
import dev.shinseidesk.ui.common.Badges;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** The bar in which a text is searched in the document: Enter, F3 and Shift+F3 step. */
final class SearchBar extends HBox {
  private final Texts texts;
  private final SearchViewModel model;
  private final TextField field = new TextField();
  private final Label count = new Label();
  private final Runnable onClosed;

  SearchBar(Texts texts, SearchViewModel model, Runnable onClosed) {
    this.texts = texts;
    this.model = model;
    this.onClosed = onClosed;
    setId("document-search-bar");
    getStyleClass().add("document-search");
    field.setId("document-search");
    field.setPromptText(texts.get("ui.documents.search.prompt"));
    field.setAccessibleText(texts.get("ui.documents.search.prompt"));
    HBox.setHgrow(field, Priority.ALWAYS);
    field.setMinWidth(80);
    // Searching changes nothing, so Enter may: the input method takes the one that confirms kana.
    field.setOnAction(e -> model.search(field.getText()));
    field.addEventFilter(KeyEvent.KEY_PRESSED, this::keys);
    count.setId("document-search-count");
    count.setMinWidth(USE_PREF_SIZE);
    getChildren()
        .addAll(
            field,
            count,
            button("mdal-keyboard_arrow_up", "ui.documents.search.previous", model::previous),
            button("mdal-keyboard_arrow_down", "ui.documents.search.next", this::forward),
            button("mdal-close", "ui.documents.search.close", this::close));
    model.countProperty().addListener((o, was, is) -> tell());
    model.searchingProperty().addListener((o, was, is) -> tell());
    model.currentProperty().addListener((o, was, is) -> tell());
    setVisible(false);
    setManaged(false);
    tell();
  }

  private Button button(String icon, String key, Runnable act) {
    Button button = new Button();
    button.setGraphic(Badges.icon(icon));
    button.getStyleClass().addAll("button-icon", "flat");
    button.setTooltip(new Tooltip(texts.get(key)));
    button.setAccessibleText(texts.get(key));
    button.setOnAction(e -> act.run());
    return button;
  }

  private void keys(KeyEvent e) {
    if (e.getCode() == KeyCode.ENTER && e.isShiftDown()) {
      model.previous();
      e.consume();
    }
  }

  private void forward() {
    model.search(field.getText());
  }

  private void tell() {
    int all = model.countProperty().get();
    boolean running = model.searchingProperty().get();
    if (!model.query().isEmpty() && !model.query().equals(field.getText()) && !isVisible()) {
      // a place was asked for from elsewhere
      field.setText(model.query());
      open(true);
    }
    if (model.query().isBlank()) {
      count.setText("");
    } else if (all == 0) {
      count.setText(
          texts.get(running ? "ui.documents.search.running" : "ui.documents.search.none"));
    } else {
      count.setText(
          texts.get(
              running ? "ui.documents.search.count-running" : "ui.documents.search.count",
              model.index() + 1,
              all));
    }
  }

  private void open(boolean shown) {
    setVisible(shown);
    setManaged(shown);
  }

  /** Opens the bar and takes the focus. */
  void focus() {
    open(true);
    field.requestFocus();
    field.selectAll();
  }

  /** Ends the search and closes the bar; false when it was closed. */
  boolean close() {
    if (!isVisible()) {
      return false;
    }
    model.clear();
    open(false);
    onClosed.run();
    return true;
  }
}
