package dev.shinseidesk.ui.catalogue;

import dev.shinseidesk.texts.Texts;
import dev.shinseidesk.ui.catalogue.ProcedureEdits.Item;
import dev.shinseidesk.ui.common.Parts;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.TableView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** The items of the form: a table, and the chosen one below it. FX thread. */
final class ItemsForm extends VBox {
  private static final List<String> TYPES =
      List.of("text", "kana", "date", "postal-code", "phone", "number", "choice", "account");

  private final CatalogueViewModel model;
  private final ProcedureEdits edits;
  private final Texts texts;
  private final TableView<Integer> table = new TableView<>();
  private final VBox editor = new VBox();
  private final Button remove;
  private final Button up;
  private final Button down;
  private String shown = "";
  private boolean listing;

  ItemsForm(CatalogueViewModel model) {
    this.model = model;
    this.edits = new ProcedureEdits(model);
    this.texts = model.context().texts();
    getStyleClass().add("catalogue-items");
    table.setId("catalogue-items");
    table.getStyleClass().add("admin-table");
    table.setAccessibleText(texts.get("ui.catalogue.tab.items"));
    table
        .getColumns()
        .setAll(
            List.of(
                Parts.column(
                    "catalogue-item-id", texts.get("ui.catalogue.item.id"), 80, i -> item(i).id()),
                Parts.column(
                    "catalogue-item-name",
                    texts.get("ui.catalogue.item.name"),
                    150,
                    i -> item(i).name()),
                Parts.column(
                    "catalogue-item-type",
                    texts.get("ui.catalogue.item.type"),
                    90,
                    i -> type(item(i).type())),
                Parts.column(
                    "catalogue-item-required",
                    texts.get("ui.catalogue.required"),
                    68,
                    i -> item(i).required() ? texts.get("ui.catalogue.yes") : ""),
                Parts.column(
                    "catalogue-item-length",
                    texts.get("ui.catalogue.item.length"),
                    110,
                    i -> item(i).maxLength() < 1 ? "" : Integer.toString(item(i).maxLength()))));
    Parts.share(table);
    table.setMinHeight(130);
    table.setPrefHeight(205);
    table
        .getSelectionModel()
        .selectedIndexProperty()
        .addListener((p, before, now) -> {
          if (!listing) {
            edit();
          }
        });
    remove =
        Parts.button(
            "catalogue-item-remove",
            texts.get("ui.settings.remove"),
            () -> edits.removeItem(index()));
    up = Parts.button("catalogue-item-up", texts.get("ui.settings.up"), () -> move(-1));
    down = Parts.button("catalogue-item-down", texts.get("ui.settings.down"), () -> move(1));
    var buttons =
        new FlowPane(
            Parts.button("catalogue-item-add", texts.get("ui.settings.add"), this::add),
            remove,
            up,
            down);
    buttons.getStyleClass().add("admin-form-row");
    editor.getStyleClass().add("catalogue-editor");
    getChildren().setAll(table, buttons, editor);
  }

  private int index() {
    return table.getSelectionModel().getSelectedIndex();
  }

  private Item item(int index) {
    List<Item> items = edits.items();
    return index >= 0 && index < items.size()
        ? items.get(index)
        : new Item("", "", "text", false, 0, List.of());
  }

  private String type(String type) {
    String key = "ui.catalogue.type." + type;
    return texts.has(key) ? texts.get(key) : type;
  }

  private void add() {
    edits.addItem(texts.get("ui.catalogue.item.new"));
    table.getSelectionModel().selectLast();
    table.scrollTo(index());
  }

  private void move(int by) {
    int to = index() + by;
    edits.moveItem(index(), by);
    if (to >= 0 && to < table.getItems().size()) {
      table.getSelectionModel().select(to);
    }
  }

  void show() {
    listing = true;
    String code = model.procedureProperty().get();
    int kept = code.equals(shown) ? index() : 0;
    shown = code;
    int size = edits.items().size();
    List<Integer> lines = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      lines.add(i);
    }
    table.getItems().setAll(lines);
    if (size > 0) {
      table.getSelectionModel().select(Math.clamp(kept, 0, size - 1));
    }
    listing = false;
    edit();
  }

  private void edit() {
    int index = index();
    boolean none = index < 0;
    remove.setDisable(none || table.getItems().size() < 2);
    up.setDisable(index < 1);
    down.setDisable(none || index >= table.getItems().size() - 1);
    if (none) {
      editor.getChildren().clear();
      return;
    }
    Item held = item(index);
    var id =
        Inputs.field(
            texts.get("ui.catalogue.item.id"),
            Inputs.line(
                "catalogue-field-id",
                held.id(),
                now -> {
                  Item i = item(index);
                  set(
                      index,
                      new Item(now, i.name(), i.type(), i.required(), i.maxLength(), i.choices()));
                }));
    var name =
        Inputs.field(
            texts.get("ui.catalogue.item.name"),
            Inputs.line(
                "catalogue-field-name",
                held.name(),
                now -> {
                  Item i = item(index);
                  set(
                      index,
                      new Item(i.id(), now, i.type(), i.required(), i.maxLength(), i.choices()));
                }));
    var type =
        Inputs.field(
            texts.get("ui.catalogue.item.type"),
            Inputs.choice(
                "catalogue-field-type",
                TYPES,
                held.type(),
                this::type,
                now -> {
                  Item i = item(index);
                  List<String> choices =
                      now.equals("choice") && i.choices().isEmpty()
                          ? List.of(texts.get("ui.catalogue.item.choice"))
                          : i.choices();
                  set(index, new Item(i.id(), i.name(), now, i.required(), i.maxLength(), choices));
                  edit();
                }));
    var length =
        Inputs.line(
            "catalogue-field-length",
            held.maxLength() < 1 ? "" : Integer.toString(held.maxLength()),
            now -> {
              Item i = item(index);
              set(
                  index,
                  new Item(
                      i.id(), i.name(), i.type(), i.required(), Inputs.whole(now), i.choices()));
            });
    length.setPrefColumnCount(5);
    var required =
        Inputs.check(
            "catalogue-field-required",
            texts.get("ui.catalogue.required"),
            held.required(),
            now -> {
              Item i = item(index);
              set(index, new Item(i.id(), i.name(), i.type(), now, i.maxLength(), i.choices()));
            });
    var row =
        new FlowPane(
            id, name, type, Inputs.field(texts.get("ui.catalogue.item.length"), length), required);
    row.getStyleClass().add("admin-form-row");
    editor.getChildren().setAll(row);
    if (held.type().equals("choice")) {
      editor
          .getChildren()
          .add(
              Inputs.field(
                  texts.get("ui.catalogue.item.choices"),
                  Inputs.area(
                      "catalogue-field-choices",
                      String.join("\n", held.choices()),
                      3,
                      now -> {
                        Item i = item(index);
                        List<String> choices =
                            now.lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
                        set(
                            index,
                            new Item(
                                i.id(), i.name(), i.type(), i.required(), i.maxLength(), choices));
                      })));
    }
  }

  private void set(int index, Item next) {
    edits.item(index, next);
    table.refresh();
  }
}
