package dev.shinseidesk.ui.documents;

import dev.shinseidesk.texts.Texts;
import dev.shinseidesk.ui.common.Badges;
import dev.shinseidesk.ui.common.FxmlPane;
import java.util.Locale;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/** The bar above the page: page number, zoom, rotation, search, split. Binds only. */
final class PageTools {
  private final Texts texts;
  private final DocumentsViewModel documents;
  private final ViewerModel model;
  private final ViewerPane pane;
  private final Parent root;

  @FXML private Button previous;
  @FXML private TextField pageField;
  @FXML private Label pageCount;
  @FXML private Button next;
  @FXML private Button smaller;
  @FXML private Label zoom;
  @FXML private Button larger;
  @FXML private ToggleButton fitWidth;
  @FXML private ToggleButton fitPage;
  @FXML private Button rotate;
  @FXML private HBox paging;
  @FXML private ToggleButton gallery;
  @FXML private ToggleButton thumbnails;
  @FXML private Button search;
  @FXML private ToggleButton split;

  /** Builds the bar of one side. FX thread. */
  @SuppressWarnings("NullAway.Init") // FXML fills the fields
  PageTools(Texts texts, DocumentsViewModel documents, ViewerModel model, ViewerPane pane) {
    this.texts = texts;
    this.documents = documents;
    this.model = model;
    this.pane = pane;
    this.root = FxmlPane.load("documents/PageTools.fxml", this, texts);
  }

  @FXML
  void initialize() {
    icon(previous, "mdmz-navigate_before", "ui.documents.previous");
    icon(next, "mdmz-navigate_next", "ui.documents.next");
    icon(smaller, "mdmz-remove", "ui.documents.zoom-out");
    icon(larger, "mdal-add", "ui.documents.zoom-in");
    icon(rotate, "mdmz-rotate_right", "ui.documents.rotate");
    icon(search, "mdmz-search", "ui.documents.search");
    icon(split, "mdmz-vertical_split", "ui.documents.split");
    icon(thumbnails, "mdmz-view_list", "ui.documents.thumbnails");
    icon(gallery, "mdal-collections", "ui.documents.gallery");
    documents.splitProperty().addListener((o, was, is) -> split.setSelected(is));
    split.setSelected(documents.splitProperty().get());
    model.galleryProperty().addListener((o, was, is) -> countPages());
    hint(fitWidth, "ui.documents.fit-width.hint");
    hint(fitPage, "ui.documents.fit-page.hint");
    pageField.setAccessibleText(texts.get("ui.documents.page-number"));
    // Digits only, so Enter confirms no kana here.
    pageField.setOnAction(e -> goToTyped());
    pageField
        .focusedProperty()
        .addListener((o, was, is) -> {
          if (!is) {
            countPages();
          }
        });
    model.pages().pageProperty().addListener((o, was, is) -> countPages());
    model.pages().drawingProperty().addListener((o, was, is) -> countPages());
    model.viewingProperty().addListener((o, was, is) -> countPages());
    model.pages().zoomProperty().addListener((o, was, is) -> tellZoom());
    model.pages().fitProperty().addListener((o, was, is) -> tellZoom());
    tellZoom();
    countPages();
  }

  private void icon(ButtonBase button, String icon, String key) {
    button.setGraphic(Badges.icon(icon));
    button.getStyleClass().addAll("button-icon", "flat");
    hint(button, key);
    button.setAccessibleText(texts.get(key));
  }

  private void hint(Labeled control, String key) {
    control.setTooltip(new Tooltip(texts.get(key)));
  }

  private void countPages() {
    int pages = model.pages().count();
    int page = model.pages().pageProperty().get();
    paging.setDisable(pages == 0);
    Viewing viewing = model.viewingProperty().get();
    thumbnails.setDisable(!(viewing instanceof Viewing.Pages));
    thumbnails.setSelected(pane.thumbnailsShown());
    boolean pictures = viewing instanceof Viewing.Composed c && c.pictureCount() > 0;
    gallery.setVisible(pictures);
    gallery.setManaged(pictures);
    gallery.setSelected(model.galleryProperty().get());
    search.setDisable(
        viewing instanceof Viewing.Nothing
            || viewing instanceof Viewing.Refused
            || model.galleryProperty().get());
    pageField.setText(pages == 0 ? "" : Integer.toString(page + 1));
    pageCount.setText(pages == 0 ? "" : texts.get("ui.documents.page-count", pages));
    previous.setDisable(page <= 0);
    next.setDisable(page >= pages - 1);
  }

  private void tellZoom() {
    zoom.setText(String.format(Locale.ROOT, "%.0f%%", model.pages().zoomProperty().get() * 100));
    PageGeometry.Fit fit = model.pages().fitProperty().get();
    fitWidth.setSelected(fit == PageGeometry.Fit.WIDTH);
    fitPage.setSelected(fit == PageGeometry.Fit.PAGE);
  }

  private void goToTyped() {
    try {
      model.pages().goTo(Integer.parseInt(pageField.getText().strip()) - 1);
      pane.focusPage();
    } catch (NumberFormatException e) {
      countPages();
    }
  }

  @FXML
  void previousPage() {
    model.pages().goTo(model.pages().pageProperty().get() - 1);
  }

  @FXML
  void nextPage() {
    model.pages().goTo(model.pages().pageProperty().get() + 1);
  }

  @FXML
  void zoomOut() {
    model.pages().zoomOut();
  }

  @FXML
  void zoomIn() {
    model.pages().zoomIn();
  }

  @FXML
  void fitWidth() {
    model.pages().fit(PageGeometry.Fit.WIDTH);
    tellZoom();
  }

  @FXML
  void fitPage() {
    model.pages().fit(PageGeometry.Fit.PAGE);
    tellZoom();
  }

  @FXML
  void rotate() {
    model.pages().rotate();
  }

  @FXML
  void search() {
    pane.search();
  }

  @FXML
  void split() {
    documents.toggleSplit();
    split.setSelected(documents.splitProperty().get());
  }

  @FXML
  void thumbnails() {
    pane.toggleThumbnails();
    thumbnails.setSelected(pane.thumbnailsShown());
  }

  @FXML
  void gallery() {
    if (model.galleryProperty().get()) {
      model.showContents();
    } else {
      model.showPicture(0);
    }
    gallery.setSelected(model.galleryProperty().get());
  }

  /** The bar. */
  public Parent root() {
    return root;
  }
}
