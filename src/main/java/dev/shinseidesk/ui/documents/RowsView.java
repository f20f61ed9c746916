package dev.shinseidesk.ui.documents;

import dev.shinseidesk.ui.common.JapaneseLabel;
import dev.shinseidesk.ui.common.JapaneseText;
import dev.shinseidesk.ui.common.Spoken;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/** Rows of a CSV or XML, every value exactly as written. */
final class RowsView extends TableView<List<String>> {
  private static final int MAX_COLUMNS = 200;

  /**
   * Builds it.
   *
   * @param numbered whether the first column holds row numbers
   */
  RowsView(JapaneseText japanese, Viewing.Rows rows, boolean numbered, String name) {
    setAccessibleText(name);
    setId("document-table");
    getStyleClass().add("document-table");
    setFixedCellSize(30);
    int columns = rows.header().size();
    for (List<String> row : rows.rows()) {
      columns = Math.max(columns, row.size());
    }
    List<TableColumn<List<String>, String>> all = new ArrayList<>();
    for (int i = 0; i < Math.min(columns, MAX_COLUMNS); i++) {
      int at = i;
      String heading = i < rows.header().size() ? japanese.flat(rows.header().get(i)) : "";
      var column = new TableColumn<List<String>, String>(heading);
      column.setCellValueFactory(
          c -> new ReadOnlyStringWrapper(at < c.getValue().size() ? c.getValue().get(at) : ""));
      column.setCellFactory(c -> new Cell(japanese));
      column.setSortable(false);
      column.setReorderable(false);
      column.setPrefWidth(width(i, columns, numbered));
      all.add(column);
    }
    getColumns().setAll(all);
    setItems(FXCollections.observableArrayList(rows.rows()));
  }

  private static double width(int column, int columns, boolean numbered) {
    if (numbered) {
      return column == 0 ? 56 : 140;
    }
    return column == columns - 1 ? 280 : column == 0 ? 90 : 170;
  }

  /** Chooses and scrolls to a row, from 0. */
  void show(int row) {
    getSelectionModel().clearAndSelect(row);
    scrollTo(Math.max(0, row - 2));
  }

  private static final class Cell extends TableCell<List<String>, String> {
    private final JapaneseLabel label;

    Cell(JapaneseText japanese) {
      label = new JapaneseLabel(japanese);
    }

    @Override
    protected void updateItem(@Nullable String value, boolean empty) {
      super.updateItem(value, empty);
      if (empty || value == null) {
        setGraphic(null);
        setAccessibleText(null);
        setTooltip(null);
      } else {
        label.show(value);
        setGraphic(label);
        setAccessibleText(Spoken.words(label));
        setTooltip(value.length() > 20 ? new Tooltip(value) : null);
      }
    }
  }
}
