package dev.shinseidesk.ui.common;

import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Small parts that many screens are made of. Static and without state; FX thread. */
public final class Parts {
  private Parts() {}

  /** Words of less weight, wrapping. */
  public static Label quiet(String text) {
    Label label = wrapping(text);
    label.getStyleClass().add("quiet");
    return label;
  }

  /** Words that wrap and are never cut. */
  public static Label wrapping(String text) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  /** A button as wide as its words. */
  public static Button button(String id, String text, Runnable act) {
    Button button = new Button(text);
    button.setId(id);
    button.setMnemonicParsing(false);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(e -> act.run());
    return button;
  }

  /** A column of words. */
  public static <T> TableColumn<T, String> column(
      String id, String title, double width, Function<T, String> words) {
    var column = new TableColumn<T, String>(title);
    column.setId(id);
    column.setCellValueFactory(data -> new ReadOnlyStringWrapper(words.apply(data.getValue())));
    column.setPrefWidth(width);
    column.setSortable(false);
    column.setReorderable(false);
    return column;
  }

  /** Shares the table's width among its columns, so that none is out of sight. */
  public static void share(TableView<?> table) {
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    table.getColumns().forEach(column -> column.setMinWidth(column.getPrefWidth() * 0.55));
  }

  /** Words of values in a choice. */
  public static <T> StringConverter<T> words(Function<T, String> words) {
    return new StringConverter<>() {
      @Override
      public String toString(@Nullable T value) {
        return value == null ? "" : words.apply(value);
      }

      @Override
      public @Nullable T fromString(@Nullable String text) {
        return null;
      }
    };
  }

  /** Shows a node or takes its room away. */
  public static void show(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }

  /**
   * Builds a part of a screen anew and gives the focus back to the node of the same id, so that the
   * keyboard doesn't go dead with the node that went away.
   *
   * @param around holds what is built anew; takes the focus where that node is gone
   */
  public static void rebuild(Parent around, Runnable build) {
    Node before = around.getScene() == null ? null : around.getScene().getFocusOwner();
    build.run();
    if (before != null && before.getScene() == null) {
      Node again = before.getId() == null ? null : around.lookup("#" + before.getId());
      (again == null ? around : again).requestFocus();
    }
  }

  /** Whether a node is another or lies within it; false for none. */
  public static boolean within(@Nullable Node node, Node of) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (at.equals(of)) {
        return true;
      }
    }
    return false;
  }
}
