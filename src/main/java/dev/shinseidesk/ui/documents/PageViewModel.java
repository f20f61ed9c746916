package dev.shinseidesk.ui.documents;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.archive.DocumentInfo;
import dev.shinseidesk.archive.PixelImage;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Which page of the open document is shown, how large and how turned. All methods on the FX thread;
 * pages are drawn on the worker, and only the newest drawing ever reaches the screen.
 */
public final class PageViewModel {
  private final PageWorker worker;
  private final LatestWork drawing;
  private final ReadOnlyBooleanWrapper drawingNow = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<Viewing.@Nullable ShownPage> shown =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyIntegerWrapper page = new ReadOnlyIntegerWrapper();
  private final ReadOnlyIntegerWrapper rotation = new ReadOnlyIntegerWrapper();
  private final ReadOnlyDoubleWrapper zoom = new ReadOnlyDoubleWrapper(1);
  private final ReadOnlyObjectWrapper<PageGeometry.Fit> fit =
      new ReadOnlyObjectWrapper<>(PageGeometry.Fit.WIDTH);
  private @Nullable DocumentInfo document;
  private int pages;
  private double width;
  private double height;
  private double screenScale = 1;

  PageViewModel(PageWorker worker, LatestWork drawing) {
    this.worker = worker;
    this.drawing = drawing;
  }

  /** Shows nothing; a drawing under way is dropped. */
  void empty() {
    drawing.drop();
    drawingNow.set(false);
    document = null;
    pages = 0;
    shown.set(null);
    problem.set("");
    page.set(0);
    rotation.set(0);
  }

  /** Shows a page of the document that the worker has open. */
  void open(DocumentInfo info, int pageCount, int atPage) {
    document = info;
    pages = pageCount;
    page.set(Math.clamp(atPage, 0, pageCount - 1));
    draw();
  }

  /** Goes to a page, from 0; out of range goes to the nearest one. */
  public void goTo(int target) {
    if (pages > 0) {
      int bounded = Math.clamp(target, 0, pages - 1);
      if (bounded != page.get()) {
        page.set(bounded);
        draw();
      }
    }
  }

  /** Chooses what decides the zoom. */
  public void fit(PageGeometry.Fit by) {
    fit.set(by);
    draw();
  }

  /** A step larger. */
  public void zoomIn() {
    zoomTo(PageGeometry.larger(zoom.get()));
  }

  /** A step smaller. */
  public void zoomOut() {
    zoomTo(PageGeometry.smaller(zoom.get()));
  }

  /** The paper's own size. */
  public void zoomReset() {
    zoomTo(1);
  }

  private void zoomTo(double value) {
    zoom.set(value);
    fit(PageGeometry.Fit.FREE);
  }

  /** Turns a quarter to the right. */
  public void rotate() {
    rotation.set(Math.floorMod(rotation.get() + 90, 360));
    draw();
  }

  /**
   * Tells the room there is.
   *
   * @param viewWidth logical pixels
   * @param viewHeight logical pixels
   * @param scale physical pixels per logical one, e.g. 1.5
   */
  public void viewport(double viewWidth, double viewHeight, double scale) {
    if (viewWidth != width || viewHeight != height || scale != screenScale) {
      width = viewWidth;
      height = viewHeight;
      screenScale = scale;
      draw();
    }
  }

  private void draw() {
    DocumentInfo info = document;
    if (info == null || width <= 0 || height <= 0) {
      return;
    }
    var wanted =
        new Wanted(page.get(), fit.get(), zoom.get(), rotation.get(), width, height, screenScale);
    drawingNow.set(true);
    drawing.start(
        () -> {
          Viewing.ShownPage result = wanted.draw(worker, info);
          return () -> {
            drawingNow.set(false);
            problem.set("");
            zoom.set(result.zoom());
            shown.set(result);
          };
        },
        message -> {
          drawingNow.set(false);
          shown.set(null);
          problem.set(message);
        });
  }

  /** One drawing, as it was asked for. */
  private record Wanted(
      int page,
      PageGeometry.Fit fit,
      double zoom,
      int rotation,
      double width,
      double height,
      double screenScale) {
    Viewing.ShownPage draw(PageWorker worker, DocumentInfo info) throws DeskException {
      double[] size = worker.size(page);
      double z = PageGeometry.zoom(fit, size, rotation, width, height, zoom);
      PixelImage image = worker.draw(info, page, PageGeometry.renderScale(z, screenScale));
      return new Viewing.ShownPage(
          page,
          image,
          PageGeometry.pixels(size[0], z),
          PageGeometry.pixels(size[1], z),
          z,
          worker.notes(page));
    }
  }

  /** Pages of the open document; 0 while none with pages is open. */
  public int count() {
    return pages;
  }

  /** Whether a page is being drawn. */
  public ReadOnlyBooleanProperty drawingProperty() {
    return drawingNow.getReadOnlyProperty();
  }

  /** Why the page can't be drawn; empty when it can. */
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** The page drawn last; null while none is. */
  public ReadOnlyObjectProperty<Viewing.@Nullable ShownPage> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  /** The page chosen, from 0. */
  public ReadOnlyIntegerProperty pageProperty() {
    return page.getReadOnlyProperty();
  }

  /** Degrees to the right: 0, 90, 180 or 270. */
  public ReadOnlyIntegerProperty rotationProperty() {
    return rotation.getReadOnlyProperty();
  }

  /** The zoom, 1 is the paper's size. */
  public ReadOnlyDoubleProperty zoomProperty() {
    return zoom.getReadOnlyProperty();
  }

  /** What decides the zoom. */
  public ReadOnlyObjectProperty<PageGeometry.Fit> fitProperty() {
    return fit.getReadOnlyProperty();
  }
}
