package dev.shinseidesk.ui.documents;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.archive.ArchiveProblem;
import dev.shinseidesk.archive.DocumentInfo;
import dev.shinseidesk.archive.Documents;
import dev.shinseidesk.archive.OpenedDocument;
import dev.shinseidesk.archive.PixelImage;
import dev.shinseidesk.archive.Place;
import dev.shinseidesk.texts.Texts;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
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
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The documents of one application and what the viewer shows of them. All methods on the FX thread;
 * opening and drawing happen on the worker, which must run one thing at a time in order. A late
 * answer is dropped: only the newest choice and the newest drawing ever reach the screen.
 */
public final class DocumentsViewModel {
  private static final Logger LOG = LoggerFactory.getLogger(DocumentsViewModel.class);

  /** 64 MB of pixels: about ten pages of A4 at 150 % on a sharp screen. */
  private static final long CACHE_PIXELS = 16L << 20;

  private final Texts texts;
  private final PageWorker pages;
  private final Supplier<Optional<byte[]>> archive;
  private final Executor worker;
  private final Executor ui;
  private final AtomicLong choice = new AtomicLong();
  private final AtomicLong drawing = new AtomicLong();
  private final ObservableList<DocumentRow> rows = FXCollections.observableArrayList();
  private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper drawingNow = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper archiveProblem = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper pageProblem = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<@Nullable DocumentRow> selected =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<Viewing> viewing =
      new ReadOnlyObjectWrapper<>(new Viewing.Nothing());
  private final ReadOnlyObjectWrapper<Viewing.@Nullable ShownPage> shown =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyIntegerWrapper page = new ReadOnlyIntegerWrapper();
  private final ReadOnlyIntegerWrapper rotation = new ReadOnlyIntegerWrapper();
  private final ReadOnlyDoubleWrapper zoom = new ReadOnlyDoubleWrapper(1);
  private final ReadOnlyObjectWrapper<PageGeometry.Fit> fit =
      new ReadOnlyObjectWrapper<>(PageGeometry.Fit.WIDTH);
  private double width;
  private double height;
  private double screenScale = 1;
  private @Nullable Place wanted;

  /**
   * A viewer with nothing loaded.
   *
   * @param archive gives the ZIP, empty when it is gone; called on the worker
   * @param worker runs one thing at a time, in order
   * @param ui runs things on the FX thread
   */
  public DocumentsViewModel(
      Texts texts,
      Documents documents,
      Supplier<Optional<byte[]>> archive,
      Executor worker,
      Executor ui) {
    this.texts = texts;
    this.pages = new PageWorker(documents, new PageCache(CACHE_PIXELS));
    this.archive = archive;
    this.worker = worker;
    this.ui = ui;
  }

  /** Reads the archive and lists its documents; chooses the form, or the place asked for. */
  public void load() {
    long mine = choice.incrementAndGet();
    loading.set(true);
    background(
        mine,
        choice,
        () -> {
          Optional<byte[]> zip = archive.get();
          var report = zip.map(pages::read);
          return () -> {
            loading.set(false);
            if (report.isEmpty()) {
              archiveProblem.set(texts.get("ui.documents.gone"));
              return;
            }
            rows.setAll(DocumentRow.of(report.get()));
            archiveProblem.set(
                String.join(
                    "\n",
                    report.get().problems().stream()
                        .filter(p -> p.entry().isEmpty())
                        .map(this::words)
                        .toList()));
            chooseFirst();
          };
        });
  }

  private void chooseFirst() {
    Place place = wanted;
    wanted = null;
    if (place != null && place.document() != null) {
      show(place);
      return;
    }
    rows.stream()
        .filter(r -> r.info() != null && r.info().role() == DocumentInfo.Role.FORM)
        .findFirst()
        .or(() -> rows.stream().findFirst())
        .ifPresent(this::select);
  }

  /** Shows a place of the archive; before the list is loaded it is remembered. */
  public void show(Place place) {
    if (place.document() == null) {
      return;
    }
    if (loading.get()) {
      wanted = place;
      return;
    }
    int target = place.page() == null ? 0 : place.page() - 1;
    for (DocumentRow row : rows) {
      if (row.name().equals(place.document())) {
        if (row.equals(selected.get()) && viewing.get() instanceof Viewing.Pages) {
          goTo(target);
        } else {
          open(row, target);
        }
        return;
      }
    }
  }

  /** Chooses a document; the one chosen already stays as it is. */
  public void select(DocumentRow row) {
    if (!row.equals(selected.get())) {
      open(row, 0);
    }
  }

  private void open(DocumentRow row, int atPage) {
    long mine = choice.incrementAndGet();
    drawing.incrementAndGet();
    drawingNow.set(false);
    selected.set(row);
    shown.set(null);
    pageProblem.set("");
    page.set(0);
    rotation.set(0);
    DocumentInfo info = row.info();
    if (info == null) {
      viewing.set(new Viewing.Refused(words(row.problems())));
      return;
    }
    viewing.set(new Viewing.Opening(row.name()));
    background(
        mine,
        choice,
        () -> {
          Viewing now = viewing(pages.open(info));
          return () -> {
            viewing.set(now);
            if (now instanceof Viewing.Pages p) {
              page.set(Math.clamp(atPage, 0, p.pageCount() - 1));
              draw();
            }
          };
        });
  }

  private Viewing viewing(OpenedDocument opened) throws DeskException {
    return switch (opened) {
      case OpenedDocument.Paged p -> new Viewing.Pages(p.pageCount());
      case OpenedDocument.Table t -> new Viewing.Rows(t.header(), t.rows(), t.truncated());
      case OpenedDocument.Text t -> new Viewing.Words(t.text(), t.truncated());
      case OpenedDocument.Unshowable u -> new Viewing.Refused(words(u.reason()));
    };
  }

  /** Goes to a page, from 0; out of range goes to the nearest one. */
  public void goTo(int target) {
    if (viewing.get() instanceof Viewing.Pages p) {
      int bounded = Math.clamp(target, 0, p.pageCount() - 1);
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
    if (!(viewing.get() instanceof Viewing.Pages) || width <= 0 || height <= 0) {
      return;
    }
    DocumentRow row = selected.get();
    DocumentInfo info = row == null ? null : row.info();
    if (info == null) {
      return;
    }
    long mine = drawing.incrementAndGet();
    int wantedPage = page.get();
    PageGeometry.Fit by = fit.get();
    double chosen = zoom.get();
    int turned = rotation.get();
    double w = width;
    double h = height;
    double scale = screenScale;
    drawingNow.set(true);
    background(
        mine,
        drawing,
        () -> {
          double[] size = pages.size(wantedPage);
          double z = PageGeometry.zoom(by, size, turned, w, h, chosen);
          PixelImage image = pages.draw(info, wantedPage, PageGeometry.renderScale(z, scale));
          var result =
              new Viewing.ShownPage(
                  wantedPage,
                  image,
                  PageGeometry.pixels(size[0], z),
                  PageGeometry.pixels(size[1], z),
                  z);
          return () -> {
            drawingNow.set(false);
            pageProblem.set("");
            zoom.set(z);
            shown.set(result);
          };
        });
  }

  /** Lets go of everything; the viewer shows nothing afterwards. */
  public void close() {
    choice.incrementAndGet();
    drawing.incrementAndGet();
    rows.clear();
    selected.set(null);
    shown.set(null);
    viewing.set(new Viewing.Nothing());
    worker.execute(pages::close);
  }

  /** Work on the worker whose outcome is applied on the FX thread. */
  private interface Work {
    Runnable run() throws DeskException;
  }

  private void background(long mine, AtomicLong newest, Work work) {
    worker.execute(() -> {
      if (mine != newest.get()) {
        return;
      }
      Runnable outcome;
      try {
        outcome = work.run();
      } catch (DeskException e) {
        outcome = () -> failed(texts.whole(e.problem()));
      } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
        // Hostile files reach the renderers; whatever they break, the case stays usable.
        LOG.warn("document viewer: {}", e.getClass().getName());
        outcome = () -> failed(texts.get("ui.documents.failed"));
      }
      Runnable apply = outcome;
      ui.execute(() -> {
        if (mine == newest.get()) {
          apply.run();
        }
      });
    });
  }

  private void failed(String message) {
    loading.set(false);
    drawingNow.set(false);
    if (viewing.get() instanceof Viewing.Pages) {
      shown.set(null);
      pageProblem.set(message);
    } else if (selected.get() == null) {
      archiveProblem.set(message);
    } else {
      viewing.set(new Viewing.Refused(message));
    }
  }

  /** A problem in words. */
  public String words(ArchiveProblem problem) {
    String key = "archive." + problem.key();
    return texts.has(key)
        ? texts.get(key, problem.facts())
        : texts.get("ui.documents.problem", problem.key());
  }

  private String words(List<ArchiveProblem> problems) {
    return String.join("\n", problems.stream().map(this::words).toList());
  }

  /** Documents in the archive's order. */
  public ObservableList<DocumentRow> rows() {
    return rows;
  }

  /** Whether the archive is being read. */
  public ReadOnlyBooleanProperty loadingProperty() {
    return loading.getReadOnlyProperty();
  }

  /** Whether a page is being drawn. */
  public ReadOnlyBooleanProperty drawingProperty() {
    return drawingNow.getReadOnlyProperty();
  }

  /** What is wrong with the archive as a whole; empty when nothing is. */
  public ReadOnlyStringProperty archiveProblemProperty() {
    return archiveProblem.getReadOnlyProperty();
  }

  /** Why the page can't be drawn; empty when it can. */
  public ReadOnlyStringProperty pageProblemProperty() {
    return pageProblem.getReadOnlyProperty();
  }

  /** The document chosen; null while none is. */
  public ReadOnlyObjectProperty<@Nullable DocumentRow> selectedProperty() {
    return selected.getReadOnlyProperty();
  }

  /** What is shown. */
  public ReadOnlyObjectProperty<Viewing> viewingProperty() {
    return viewing.getReadOnlyProperty();
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
