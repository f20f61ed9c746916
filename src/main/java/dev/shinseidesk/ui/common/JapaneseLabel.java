package dev.shinseidesk.ui.common;

import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/**
 * A label for residents' data; see {@link JapaneseText}. As cheap as a plain label while nothing
 * special is in the text, so it fits table cells.
 */
public final class JapaneseLabel extends Label {
  private static final String STYLE = "japanese-label";

  private final JapaneseText japanese;

  /** Empty at first. */
  public JapaneseLabel(JapaneseText japanese) {
    this.japanese = japanese;
    getStyleClass().add(STYLE);
  }

  /** With a text. */
  public JapaneseLabel(JapaneseText japanese, String value) {
    this(japanese);
    show(value);
  }

  /** Shows this text, whatever characters it holds. */
  public void show(String value) {
    if (japanese.isPlain(value)) {
      setGraphic(null);
      setContentDisplay(ContentDisplay.LEFT);
      setClip(null);
      setText(value);
      return;
    }
    List<Text> runs = japanese.runs(value).stream().map(JapaneseLabel::drawn).toList();
    Pane drawing = isWrapText() ? new TextFlow() : new HBox();
    if (drawing instanceof HBox line) {
      line.setAlignment(Pos.BASELINE_LEFT);
    }
    drawing.getChildren().addAll(runs);
    drawing.setMouseTransparent(true);
    // Runs have no ellipsis: what doesn't fit is cut at the label's edge.
    var edge = new Rectangle();
    edge.widthProperty().bind(widthProperty());
    edge.heightProperty().bind(heightProperty());
    setClip(edge);
    setText(japanese.flat(value));
    setGraphic(drawing);
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
  }

  private static Text drawn(JapaneseText.Run run) {
    var text = new Text(run.text());
    text.getStyleClass().add("japanese-" + run.face().name().toLowerCase(Locale.ROOT));
    return text;
  }
}
