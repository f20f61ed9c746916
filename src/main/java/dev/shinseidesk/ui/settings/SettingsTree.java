package dev.shinseidesk.ui.settings;

import dev.shinseidesk.texts.Texts;
import dev.shinseidesk.ui.settings.SettingsViewModel.Place;
import java.util.List;
import java.util.function.Consumer;
import javafx.collections.ObservableList;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;

/** Files, their sections and the entries of their lists; each branch is read when it is opened. */
final class SettingsTree extends TreeView<Place> {
  private final Texts texts;
  private final SettingsViewModel model;
  private boolean showing;

  SettingsTree(Texts texts, SettingsViewModel model, Consumer<Place> go) {
    this.texts = texts;
    this.model = model;
    setId("settings-tree");
    getStyleClass().add("settings-tree");
    setShowRoot(false);
    setAccessibleText(texts.get("ui.admin.section.SETTINGS"));
    setCellFactory(view -> new Cell());
    getSelectionModel()
        .selectedItemProperty()
        .addListener((p, before, now) -> {
          if (!showing && now != null && now.getValue() != null) {
            go.accept(now.getValue());
          }
        });
  }

  /** Shows the files as they are now, with the branch of a place open. */
  void show(@Nullable Place place) {
    showing = true;
    try {
      var root = new TreeItem<Place>();
      for (SettingsDocument document : model.documents()) {
        root.getChildren().add(new Item(new Place(document.name(), JsonPointer.empty())));
      }
      setRoot(root);
      mark(place);
    } finally {
      showing = false;
    }
  }

  /** Marks a place, opening what is above it. */
  void mark(@Nullable Place place) {
    if (place == null || getRoot() == null) {
      return;
    }
    boolean before = showing;
    showing = true;
    try {
      TreeItem<Place> found = find(getRoot().getChildren(), place);
      if (found != null && !found.equals(getSelectionModel().getSelectedItem())) {
        getSelectionModel().select(found);
        scrollTo(Math.max(0, getRow(found) - 4));
      }
      if (found != null) {
        found.setExpanded(true);
      }
    } finally {
      showing = before;
    }
  }

  private static @Nullable TreeItem<Place> find(List<TreeItem<Place>> items, Place wanted) {
    for (TreeItem<Place> item : items) {
      Place held = item.getValue();
      if (held.file().equals(wanted.file()) && begins(wanted.at(), held.at())) {
        if (held.at().equals(wanted.at())) {
          return item;
        }
        item.setExpanded(true);
        TreeItem<Place> deeper = find(item.getChildren(), wanted);
        return deeper == null ? item : deeper;
      }
    }
    return null;
  }

  private static boolean begins(JsonPointer whole, JsonPointer part) {
    return part.matches()
        || whole.equals(part)
        || whole.toString().startsWith(part.toString() + "/");
  }

  /** Words of a place: title of a file, of a section, name of an entry. */
  static String label(Texts texts, SettingsDocument document, JsonPointer at) {
    if (at.matches()) {
      return document.title();
    }
    boolean entry = document.field(at.head()).kind() == FormField.Kind.LIST;
    if (!entry) {
      FormField field = document.field(at);
      return field.label();
    }
    String name = document.entryName(at);
    return name.isEmpty() ? texts.get("ui.settings.entry", at.last().getMatchingIndex() + 1) : name;
  }

  /** A branch whose children are made when somebody looks. */
  private final class Item extends TreeItem<Place> {
    private boolean read;

    Item(Place place) {
      super(place);
    }

    @Override
    public boolean isLeaf() {
      return containers().isEmpty();
    }

    private List<FormField> containers() {
      SettingsDocument document = model.document(getValue().file());
      return document.isReadable() && document.has(getValue().at())
          ? document.containers(getValue().at())
          : List.of();
    }

    @Override
    public ObservableList<TreeItem<Place>> getChildren() {
      if (!read) {
        read = true;
        super.getChildren()
            .setAll(
                containers().stream()
                    .map(field -> new Item(new Place(getValue().file(), field.at())))
                    .toList());
      }
      return super.getChildren();
    }
  }

  private final class Cell extends TreeCell<Place> {
    @Override
    protected void updateItem(@Nullable Place place, boolean empty) {
      super.updateItem(place, empty);
      getStyleClass().remove("settings-wrong");
      if (empty || place == null) {
        setText("");
        return;
      }
      SettingsDocument document = model.document(place.file());
      String label = label(texts, document, place.at());
      boolean changed = place.at().matches() && document.isChanged();
      setText(changed ? texts.get("ui.settings.changed", label) : label);
      boolean wrong =
          model.problemsProperty().get().stream()
              .anyMatch(found ->
                  found.place().file().equals(place.file())
                      && begins(found.place().at(), place.at()));
      if (wrong) {
        getStyleClass().add("settings-wrong");
        setText(texts.get("ui.settings.wrong", getText()));
      }
    }
  }
}
