package dev.shinseidesk.ui.settings;

import dev.shinseidesk.texts.Texts;
import dev.shinseidesk.ui.common.Parts;
import dev.shinseidesk.ui.settings.SettingsViewModel.Place;
import javafx.scene.control.Button;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;

/** The entries of a list: opened, added, copied, taken away, put in another order. */
final class EntriesView extends VBox {
  private final Texts texts;
  private final SettingsViewModel model;
  private final SettingsDocument document;
  private final Place place;
  private final ListView<Integer> list = new ListView<>();
  private final Button open;
  private final Button duplicate;
  private final Button remove;
  private final Button up;
  private final Button down;

  EntriesView(Texts texts, SettingsViewModel model, SettingsDocument document, Place place) {
    this.texts = texts;
    this.model = model;
    this.document = document;
    this.place = place;
    getStyleClass().add("settings-entries");
    list.setId("settings-entries");
    list.setCellFactory(view -> new Cell());
    list.setPlaceholder(Parts.quiet(texts.get("ui.settings.entries.none")));
    list.setAccessibleText(document.field(place.at()).label());
    fill(0);
    list.setPrefHeight(Math.clamp(document.size(place.at()) * 34L + 8, 120, 380));
    open = Parts.button("settings-entry-open", texts.get("ui.settings.open"), this::open);
    Button add =
        Parts.button(
            "settings-entry-add",
            texts.get("ui.settings.add"),
            () -> {
              JsonPointer end = place.at().appendIndex(document.size(place.at()));
              model.reshape(d -> d.add(place.at()));
              model.go(new Place(place.file(), end));
            });
    duplicate =
        Parts.button(
            "settings-entry-duplicate",
            texts.get("ui.settings.duplicate"),
            () -> {
              int index = list.getSelectionModel().getSelectedIndex();
              model.reshape(d -> d.duplicate(place.at(), index));
              model.go(new Place(place.file(), place.at().appendIndex(index + 1)));
            });
    remove =
        Parts.button(
            "settings-entry-remove",
            texts.get("ui.settings.remove"),
            () -> {
              int index = list.getSelectionModel().getSelectedIndex();
              model.reshape(d -> d.remove(place.at(), index));
            });
    up = Parts.button("settings-entry-up", texts.get("ui.settings.up"), () -> move(-1));
    down = Parts.button("settings-entry-down", texts.get("ui.settings.down"), () -> move(1));
    var buttons = new FlowPane(open, add, duplicate, remove, up, down);
    buttons.getStyleClass().add("admin-form-row");
    add.setDisable(!model.mayChange(place.at()));
    list.getSelectionModel().selectedIndexProperty().addListener((p, b, n) -> explain());
    list.addEventFilter(KeyEvent.KEY_PRESSED, this::keys);
    list.setOnMouseClicked(e -> {
      if (e.getClickCount() == 2) {
        open();
      }
    });
    getChildren().addAll(list, buttons);
    explain();
  }

  private void fill(int chosen) {
    list.getItems().clear();
    int size = document.size(place.at());
    for (int i = 0; i < size; i++) {
      list.getItems().add(i);
    }
    if (size > 0) {
      list.getSelectionModel().select(Math.clamp(chosen, 0, size - 1));
    }
  }

  private void explain() {
    int index = list.getSelectionModel().getSelectedIndex();
    boolean none = index < 0;
    open.setDisable(none || !document.field(place.at().appendIndex(index)).isContainer());
    boolean fixed = !model.mayRemove(place.at());
    duplicate.setDisable(none || fixed);
    remove.setDisable(none || fixed);
    up.setDisable(index < 1 || fixed);
    down.setDisable(none || index >= list.getItems().size() - 1 || fixed);
  }

  private void keys(KeyEvent event) {
    if (event.getCode() == KeyCode.ENTER) {
      event.consume();
      open();
    } else if (event.isAltDown() && event.getCode() == KeyCode.UP) {
      event.consume();
      move(-1);
    } else if (event.isAltDown() && event.getCode() == KeyCode.DOWN) {
      event.consume();
      move(1);
    }
  }

  private void open() {
    int index = list.getSelectionModel().getSelectedIndex();
    if (index >= 0 && !open.isDisabled()) {
      model.go(new Place(place.file(), place.at().appendIndex(index)));
    }
  }

  /** Without building the page anew, so that the entry can be moved on with the same key. */
  private void move(int by) {
    int index = list.getSelectionModel().getSelectedIndex();
    int target = index + by;
    if (index < 0
        || target < 0
        || target >= list.getItems().size()
        || !model.mayRemove(place.at())) {
      return;
    }
    model.move(place.at(), index, by);
    fill(target);
    list.requestFocus();
  }

  private final class Cell extends ListCell<Integer> {
    @Override
    protected void updateItem(@Nullable Integer index, boolean empty) {
      super.updateItem(index, empty);
      if (empty || index == null || index >= document.size(place.at())) {
        setText("");
        return;
      }
      String name = document.entryName(place.at().appendIndex(index));
      setText(
          name.isEmpty()
              ? texts.get("ui.settings.entry", index + 1)
              : texts.get("ui.settings.entry.named", index + 1, name));
    }
  }
}
