package dev.shinseidesk.ui.review;

import dev.shinseidesk.casework.PhraseBook.Phrase;
import dev.shinseidesk.ui.common.JapaneseText;
import dev.shinseidesk.ui.common.Parts;
import dev.shinseidesk.ui.common.UiContext;
import dev.shinseidesk.ui.common.WrappingCell;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * The office's phrases, to put into the reason. The list has the focus: digits choose at once,
 * letters go to the first phrase whose id begins so, Enter inserts. Enter in the search field only
 * goes back to the list, since it confirms a kana conversion there.
 */
final class PhraseChooser extends VBox {
  private final UiContext ctx;
  private final Supplier<List<Phrase>> phrases;
  private final Consumer<String> insert;
  private final Runnable after;
  private final ObservableList<Phrase> all = FXCollections.observableArrayList();
  private final FilteredList<Phrase> shown = new FilteredList<>(all);
  private final ListView<Phrase> list = new ListView<>(shown);
  private final TextField search = new TextField();

  PhraseChooser(
      UiContext ctx, Supplier<List<Phrase>> phrases, Consumer<String> insert, Runnable after) {
    this.ctx = ctx;
    this.phrases = phrases;
    this.insert = insert;
    this.after = after;
    var texts = ctx.texts();
    setId("phrases");
    getStyleClass().add("phrases");
    Label title = new Label(texts.get("ui.review.phrases"));
    title.getStyleClass().add("case-heading");
    title.setMinWidth(Region.USE_PREF_SIZE);
    search.setId("phrases-search");
    search.setPromptText(texts.get("ui.review.phrases.search"));
    search.setAccessibleText(texts.get("ui.review.phrases.search"));
    HBox.setHgrow(search, Priority.ALWAYS);
    var head = new HBox(title, search);
    head.getStyleClass().add("case-section");
    list.setId("phrases-list");
    list.setAccessibleText(texts.get("ui.review.phrases"));
    list.setPlaceholder(Parts.quiet(texts.get("ui.review.phrases.none")));
    list.setCellFactory(view -> new Cell());
    list.setPrefHeight(168);
    list.setMinHeight(90);
    getChildren().addAll(head, list, Parts.quiet(texts.get("ui.review.phrases.hint")));
    search.textProperty().addListener((o, was, is) -> filter(is));
    search.addEventFilter(KeyEvent.KEY_PRESSED, this::searchKeys);
    list.addEventFilter(KeyEvent.KEY_PRESSED, this::listKeys);
    list.addEventFilter(KeyEvent.KEY_TYPED, this::typed);
    list.addEventHandler(
        MouseEvent.MOUSE_CLICKED,
        e -> {
          if (e.getClickCount() == 2) {
            take(list.getSelectionModel().getSelectedItem());
          }
        });
    Parts.show(this, false);
  }

  /** Opens and takes the focus; closes where it is open. */
  void toggle() {
    if (isVisible()) {
      close();
      return;
    }
    search.clear();
    all.setAll(phrases.get());
    filter("");
    Parts.show(this, true);
    list.requestFocus();
    list.getSelectionModel().select(0);
  }

  /** Closes; false when it wasn't open. */
  boolean close() {
    if (!isVisible()) {
      return false;
    }
    Parts.show(this, false);
    after.run();
    return true;
  }

  private void filter(String text) {
    String wanted = text.strip().toLowerCase(Locale.ROOT);
    shown.setPredicate(phrase ->
        (phrase.title() + "\n" + phrase.text() + "\n" + phrase.id())
            .toLowerCase(Locale.ROOT)
            .contains(wanted));
    list.getSelectionModel().select(0);
  }

  private void searchKeys(KeyEvent e) {
    if (e.getCode() == KeyCode.ENTER || e.getCode() == KeyCode.DOWN) {
      list.requestFocus();
      e.consume();
    }
  }

  private void listKeys(KeyEvent e) {
    if (e.getCode() == KeyCode.ENTER && !e.isControlDown()) {
      take(list.getSelectionModel().getSelectedItem());
      e.consume();
    }
  }

  private void typed(KeyEvent e) {
    String typed = e.getCharacter();
    if (typed.isBlank() || e.isControlDown() || e.isAltDown()) {
      return;
    }
    int digit = Character.digit(typed.codePointAt(0), 10);
    if (digit > 0) {
      if (digit <= shown.size()) {
        take(shown.get(digit - 1));
      }
      e.consume();
      return;
    }
    for (int i = 0; i < shown.size(); i++) {
      Phrase phrase = shown.get(i);
      if (phrase.id().startsWith(typed.toLowerCase(Locale.ROOT))
          || phrase.title().startsWith(typed)) {
        list.getSelectionModel().select(i);
        list.scrollTo(Math.max(0, i - 1));
        e.consume();
        return;
      }
    }
  }

  private void take(@Nullable Phrase phrase) {
    if (phrase != null) {
      insert.accept(phrase.text());
      close();
    }
  }

  private final class Cell extends WrappingCell<Phrase> {
    @Override
    protected void updateItem(@Nullable Phrase phrase, boolean empty) {
      super.updateItem(phrase, empty);
      if (empty || phrase == null) {
        setGraphic(null);
        setAccessibleText(null);
        return;
      }
      JapaneseText japanese = ctx.japanese();
      Label digit = new Label(getIndex() < 9 ? Integer.toString(getIndex() + 1) : "");
      digit.getStyleClass().add("phrase-digit");
      digit.setMinWidth(Region.USE_PREF_SIZE);
      var words =
          new VBox(
              wrapping(japanese, phrase.title(), "finding-what"),
              wrapping(japanese, phrase.text(), "case-hint"));
      words.setMinWidth(0);
      HBox.setHgrow(words, Priority.ALWAYS);
      var line = new HBox(digit, words);
      line.getStyleClass().add("finding");
      setGraphic(line);
      setAccessibleText(phrase.title() + " " + phrase.text());
    }
  }
}
