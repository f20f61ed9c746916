package dev.shinseidesk.ui.documents;

import dev.shinseidesk.texts.Texts;
import java.util.stream.IntStream;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** The pages of a document, small, in a strip; only those in sight are ever drawn. */
final class ThumbnailStrip extends ListView<Integer> {
  private static final int SIDE = 110;
  private static final double ROW = 146;
  private static final double WIDTH = 132;

  private final Texts texts;
  private final ViewerModel model;
  private boolean following;

  ThumbnailStrip(Texts texts, ViewerModel model) {
    this.texts = texts;
    this.model = model;
    setId("document-thumbnails");
    getStyleClass().add("document-thumbnails");
    setAccessibleText(texts.get("ui.documents.thumbnails"));
    setFixedCellSize(ROW);
    setMinWidth(WIDTH);
    setPrefWidth(WIDTH);
    setMaxWidth(WIDTH);
    setCellFactory(l -> new Cell());
    getSelectionModel()
        .selectedItemProperty()
        .addListener((o, was, is) -> {
          if (is != null && !following) {
            model.pages().goTo(is);
          }
        });
    model.pages().pageProperty().addListener((o, was, is) -> follow());
  }

  /** Takes the pages of the document that is open now. */
  void take() {
    int count = isVisible() ? model.pages().count() : 0;
    following = true;
    setItems(FXCollections.observableArrayList(IntStream.range(0, count).boxed().toList()));
    following = false;
    follow();
  }

  private void follow() {
    int page = model.pages().pageProperty().get();
    if (page < getItems().size()) {
      following = true;
      getSelectionModel().select(page);
      following = false;
      scrollTo(Math.max(0, page - 1));
    }
  }

  private final class Cell extends ListCell<Integer> {
    private final ImageView picture = new ImageView();
    private final StackPane frame = new StackPane(picture);
    private int wanted = -1;

    Cell() {
      picture.setPreserveRatio(true);
      picture.setFitWidth(SIDE * 0.9);
      picture.setFitHeight(SIDE);
      frame.setMinHeight(SIDE + 4);
      frame.getStyleClass().add("document-thumbnail");
      setContentDisplay(ContentDisplay.TOP);
      setAlignment(Pos.CENTER);
    }

    @Override
    protected void updateItem(@Nullable Integer page, boolean empty) {
      super.updateItem(page, empty);
      if (empty || page == null) {
        wanted = -1;
        setGraphic(null);
        setText(null);
        setAccessibleText(null);
        return;
      }
      setText(Integer.toString(page + 1));
      setAccessibleText(texts.get("ui.documents.thumbnail", page + 1));
      setGraphic(frame);
      if (wanted != page) {
        wanted = page;
        picture.setImage(null);
        model
            .sketches()
            .want(
                page,
                SIDE * 2,
                image -> {
                  if (wanted == page) {
                    picture.setImage(PageView.image(image));
                  }
                });
      }
    }
  }
}
