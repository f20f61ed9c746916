package dev.shinseidesk.ui.list;

import dev.shinseidesk.application.ProcedureCode;
import dev.shinseidesk.inquiry.Applications.OccurringProcedure;
import dev.shinseidesk.texts.Texts;
import dev.shinseidesk.ui.common.Spoken;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.transformation.FilteredList;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Chooses procedures from those that occur, with a field to find them by a part of their name. */
final class ProcedurePicker extends VBox {
  private final Set<ProcedureCode> chosen;
  private final ListView<OccurringProcedure> view = new ListView<>();
  private final TextField search = new TextField();

  ProcedurePicker(
      Texts texts,
      List<OccurringProcedure> procedures,
      Set<ProcedureCode> before,
      Consumer<Set<ProcedureCode>> apply,
      Runnable close) {
    this.chosen = new HashSet<>(before);
    setId("procedure-picker");
    getStyleClass().addAll("dialog-card", "procedure-picker");
    Label title = new Label(texts.get("ui.list.procedures.title"));
    title.getStyleClass().add("dialog-title");
    search.setId("procedure-search");
    search.setPromptText(texts.get("ui.list.procedures.search"));
    var shown = new FilteredList<>(FXCollections.observableArrayList(procedures));
    search
        .textProperty()
        .addListener((p, b, now) -> shown.setPredicate(o -> fold(o.name()).contains(fold(now))));
    view.setItems(shown);
    view.setId("procedure-list");
    view.setCellFactory(v -> new Cell());
    view.addEventFilter(
        KeyEvent.KEY_PRESSED,
        e -> {
          OccurringProcedure at = view.getSelectionModel().getSelectedItem();
          if (e.getCode() == KeyCode.SPACE && at != null) {
            e.consume();
            toggle(at.code());
          }
        });
    VBox.setVgrow(view, Priority.ALWAYS);

    Button all = new Button(texts.get("ui.list.procedures.none"));
    all.setId("procedure-all");
    all.setMnemonicParsing(false);
    all.setOnAction(e -> {
      chosen.clear();
      view.refresh();
    });
    Button cancel = new Button(texts.get("dialog.cancel"));
    cancel.setOnAction(e -> close.run());
    Button ok = new Button(texts.get("ui.list.procedures.apply"));
    ok.setId("procedure-apply");
    ok.getStyleClass().add("accent");
    ok.setOnAction(e -> {
      close.run();
      apply.accept(Set.copyOf(chosen));
    });
    var buttons = new HBox(all, cancel, ok);
    buttons.getStyleClass().add("dialog-buttons");
    getChildren().addAll(title, search, view, buttons);
  }

  TextField search() {
    return search;
  }

  private void toggle(ProcedureCode code) {
    if (!chosen.remove(code)) {
      chosen.add(code);
    }
    view.refresh();
  }

  /** Kana, width and case don't count. */
  private static String fold(String text) {
    var folded = new StringBuilder();
    Normalizer.normalize(text, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .codePoints()
        .map(c -> c >= 'ぁ' && c <= 'ゖ' ? c + ('ァ' - 'ぁ') : c)
        .filter(c -> !Character.isWhitespace(c))
        .forEach(folded::appendCodePoint);
    return folded.toString();
  }

  private final class Cell extends ListCell<OccurringProcedure> {
    private final CheckBox box = new CheckBox();

    Cell() {
      box.setMnemonicParsing(false);
      box.setFocusTraversable(false);
      box.setOnAction(e -> {
        OccurringProcedure item = getItem();
        if (item != null) {
          toggle(item.code());
        }
      });
    }

    @Override
    protected void updateItem(@Nullable OccurringProcedure item, boolean empty) {
      super.updateItem(item, empty);
      if (empty || item == null) {
        setGraphic(null);
        setAccessibleText(null);
        return;
      }
      box.setText(item.name() + "（" + item.count() + "）");
      box.setSelected(chosen.contains(item.code()));
      setGraphic(box);
      setAccessibleText(Spoken.words(box));
    }
  }
}
