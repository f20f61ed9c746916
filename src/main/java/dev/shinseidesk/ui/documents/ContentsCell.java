package dev.shinseidesk.ui.documents;

import dev.shinseidesk.texts.Texts;
import dev.shinseidesk.ui.common.JapaneseText;
import dev.shinseidesk.ui.common.WrappingCell;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.image.ImageView;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** One line of an office document. */
final class ContentsCell extends WrappingCell<ContentsLine> {
  private static final PseudoClass ROW = PseudoClass.getPseudoClass("row");
  private static final int PICTURE = 320;
  private static final double PICTURE_HEIGHT = 160;

  private final Texts texts;
  private final JapaneseText japanese;
  private final ViewerModel model;
  private @Nullable ContentsLine shown;

  ContentsCell(Texts texts, JapaneseText japanese, ViewerModel model) {
    this.texts = texts;
    this.japanese = japanese;
    this.model = model;
    getStyleClass().add("document-line-cell");
  }

  @Override
  protected void updateItem(@Nullable ContentsLine line, boolean empty) {
    super.updateItem(line, empty);
    if (empty || line == null) {
      shown = null;
      pseudoClassStateChanged(ROW, false);
      setGraphic(null);
      setAccessibleText(null);
      return;
    }
    if (line.equals(shown)) {
      return;
    }
    shown = line;
    // rows of a table stand without a gap
    pseudoClassStateChanged(ROW, line instanceof ContentsLine.Row);
    setAccessibleText(japanese.flat(line.text()));
    setGraphic(
        switch (line) {
          case ContentsLine.Words words ->
              WrappingCell.wrapping(
                  japanese,
                  words.text(),
                  words.level() > 0 ? "document-heading" : "document-words");
          case ContentsLine.Row row -> row(row);
          case ContentsLine.Picture picture -> picture(picture);
        });
  }

  private Node row(ContentsLine.Row row) {
    var grid = new GridPane();
    grid.getStyleClass().add(row.first() ? "document-row-first" : "document-row");
    for (int c = 0; c < row.weights().length; c++) {
      var column = new ColumnConstraints();
      column.setPercentWidth(row.weights()[c]);
      grid.getColumnConstraints().add(column);
      String value = c < row.cells().size() ? row.cells().get(c) : "";
      Region text = WrappingCell.wrapping(japanese, value, "document-cell");
      text.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
      GridPane.setVgrow(text, Priority.ALWAYS);
      grid.add(text, c, 0);
    }
    return grid;
  }

  private Node picture(ContentsLine.Picture picture) {
    var view = new ImageView();
    view.setPreserveRatio(true);
    view.setFitWidth(PICTURE);
    view.setFitHeight(PICTURE_HEIGHT);
    var frame = new StackPane(view);
    frame.getStyleClass().add("document-picture");
    frame.setMinHeight(PICTURE_HEIGHT + 8);
    frame.setMaxHeight(PICTURE_HEIGHT + 8);
    frame.setOnMouseClicked(e -> model.showPicture(picture.index()));
    setAccessibleText(texts.get("ui.documents.picture", picture.index() + 1));
    model
        .sketches()
        .want(
            picture.index(),
            PICTURE * 2,
            image -> {
              if (picture.equals(shown)) {
                view.setImage(PageView.image(image));
              }
            });
    return frame;
  }
}
