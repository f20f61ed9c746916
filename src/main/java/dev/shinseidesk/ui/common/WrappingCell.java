package dev.shinseidesk.ui.common;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/**
 * A list cell whose graphic may wrap: it is as high as the graphic needs at the list's width, which
 * a plain cell doesn't ask for. FX thread.
 */
public abstract class WrappingCell<T> extends ListCell<T> {
  /** An empty cell. */
  protected WrappingCell() {}

  /** Asks for no width of its own, so that no horizontal scroll bar comes. */
  @Override
  protected double computePrefWidth(double height) {
    return 0;
  }

  @Override
  protected double computePrefHeight(double width) {
    Node graphic = getGraphic();
    double room = width > 0 ? width : getListView() == null ? 0 : getListView().getWidth() - 16;
    if (graphic == null || room <= 0) {
      return super.computePrefHeight(width);
    }
    double inner = room - snappedLeftInset() - snappedRightInset();
    return snappedTopInset() + snapSizeY(graphic.prefHeight(inner)) + snappedBottomInset();
  }

  /**
   * Text that wraps, whatever characters it holds.
   *
   * @param style style class of the text
   */
  public static Region wrapping(JapaneseText japanese, String value, String style) {
    if (japanese.isPlain(value)) {
      Label label = new Label(value);
      label.setWrapText(true);
      label.setMinHeight(USE_PREF_SIZE);
      label.getStyleClass().add(style);
      return label;
    }
    var flow = new TextFlow();
    for (JapaneseText.Run run : japanese.runs(value)) {
      var text = new Text(run.text());
      text.getStyleClass().add("japanese-" + run.face().name().toLowerCase(java.util.Locale.ROOT));
      flow.getChildren().add(text);
    }
    flow.getStyleClass().add(style);
    flow.setAccessibleText(japanese.flat(value));
    return flow;
  }
}
