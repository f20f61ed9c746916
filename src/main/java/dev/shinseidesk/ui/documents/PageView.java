package dev.shinseidesk.ui.documents;

import dev.shinseidesk.archive.PixelImage;
import javafx.geometry.Pos;
import javafx.scene.Group;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** One page on a grey desk, with scroll bars when it is larger than the room. */
final class PageView extends ScrollPane {
  private static final double EDGE = 1e-6;

  private final ImageView picture = new ImageView();
  private @Nullable PixelImage drawn;

  PageView() {
    picture.setSmooth(true);
    // The group takes the turned picture's bounds, so that scrolling and centring follow it.
    var paper = new StackPane(new Group(picture));
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
    if (page == null || image == null) {
      picture.setImage(null);
      drawn = null;
      return;
    }
    if (!image.equals(drawn)) {
      picture.setImage(image(image));
      drawn = image;
    }
    picture.setFitWidth(page.width());
    picture.setFitHeight(page.height());
    picture.setRotate(rotation);
  }

  private static WritableImage image(PixelImage image) {
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
