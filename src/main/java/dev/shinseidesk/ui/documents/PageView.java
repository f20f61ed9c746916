package dev.shinseidesk.ui.documents;

import dev.shinseidesk.archive.OpenedDocument.Hit;
import dev.shinseidesk.archive.OpenedDocument.Spot;
import dev.shinseidesk.archive.PixelImage;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/** One page on a grey desk, with what was found on it marked, and scroll bars when it is larger. */
final class PageView extends ScrollPane {
  private static final double EDGE = 1e-6;

  /** How far a mark reaches beyond the letters. */
  private static final double BLEED = 2;

  private final ImageView picture = new ImageView();
  private final Pane marks = new Pane();
  private final Group sheet = new Group(picture, marks);
  private final StackPane paper;
  private @Nullable PixelImage drawn;
  private double zoom = 1;

  PageView() {
    picture.setSmooth(true);
    marks.setManaged(false);
    marks.setMouseTransparent(true);
    // The group takes the turned sheet's bounds, so that scrolling and centring follow it.
    paper = new StackPane(new Group(sheet));
    paper.setAlignment(Pos.CENTER);
    paper.getStyleClass().add("document-desk");
    setContent(paper);
    setFitToWidth(true);
    setFitToHeight(true);
    setPannable(true);
    getStyleClass().add("document-scroll");
  }

  /** Shows a page; null empties the view. */
  void show(Viewing.@Nullable ShownPage page, int rotation) {
    PixelImage image = page == null ? null : page.image();
    marks.getChildren().clear();
    if (page == null || image == null) {
      picture.setImage(null);
      drawn = null;
      return;
    }
    if (!image.equals(drawn)) {
      picture.setImage(image(image));
      drawn = image;
    }
    zoom = page.zoom();
    picture.setFitWidth(page.width());
    picture.setFitHeight(page.height());
    sheet.setRotate(rotation);
  }

  /** Marks what was found on the page, one of it more strongly. */
  void mark(List<Hit> hits, @Nullable Hit current) {
    marks.getChildren().clear();
    for (Hit hit : hits) {
      boolean now = hit.equals(current);
      for (Spot spot : hit.spots()) {
        var rectangle =
            new Rectangle(
                PageGeometry.pixels(spot.x(), zoom) - BLEED,
                PageGeometry.pixels(spot.y(), zoom) - BLEED,
                PageGeometry.pixels(spot.width(), zoom) + 2 * BLEED,
                PageGeometry.pixels(spot.height(), zoom) + 2 * BLEED);
        rectangle.getStyleClass().add(now ? "document-hit-current" : "document-hit");
        marks.getChildren().add(rectangle);
      }
    }
  }

  /** Scrolls so that the mark of the current hit is seen. */
  void reveal() {
    layout();
    for (Node mark : marks.getChildren()) {
      if (mark.getStyleClass().contains("document-hit-current")) {
        Bounds at = paper.sceneToLocal(mark.localToScene(mark.getLayoutBounds()));
        setVvalue(towards(at.getCenterY(), paper.getHeight(), getViewportBounds().getHeight()));
        setHvalue(towards(at.getCenterX(), paper.getWidth(), getViewportBounds().getWidth()));
        return;
      }
    }
  }

  private static double towards(double centre, double length, double view) {
    double room = length - view;
    return room <= 1 ? 0 : Math.clamp((centre - view / 2) / room, 0, 1);
  }

  /** Pixels as the window's kind of image. */
  static WritableImage image(PixelImage image) {
    var picture = new WritableImage(image.width(), image.height());
    picture
        .getPixelWriter()
        .setPixels(
            0,
            0,
            image.width(),
            image.height(),
            PixelFormat.getIntArgbInstance(),
            image.argb(),
            0,
            image.width());
    return picture;
  }

  /** Scrolls on by most of the view; false when there is nothing further in this direction. */
  boolean scroll(boolean down) {
    double height = getContent().getLayoutBounds().getHeight();
    double room = height - getViewportBounds().getHeight();
    boolean end = down ? getVvalue() >= getVmax() - EDGE : getVvalue() <= getVmin() + EDGE;
    if (room <= 1 || end) {
      return false;
    }
    double step = getViewportBounds().getHeight() * 0.9 / room;
    setVvalue(Math.clamp(getVvalue() + (down ? step : -step), getVmin(), getVmax()));
    return true;
  }
}
