package dev.shinseidesk.ui.documents;

import dev.shinseidesk.ui.common.EmptyState;
import dev.shinseidesk.ui.common.FxmlPane;
import dev.shinseidesk.ui.common.JapaneseText;
import dev.shinseidesk.ui.common.UiContext;
import java.util.List;
import javafx.event.Event;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** One side of the viewer: tools, notes, search bar, thumbnails and the document; binds only. */
final class ViewerPane {
  /** Room for the shadow around the page and a scroll bar that may come. */
  private static final double MARGIN = 32;

  private final UiContext ctx;
  private final DocumentsViewModel documents;
  private final ViewerModel model;
  private final JapaneseText japanese;
  private final PageView pageView = new PageView();
  private final ThumbnailStrip thumbnails;
  private final SearchBar search;
  private final WaitingSign waiting;
  private final Parent root;
  private boolean toEnd;
  private int shownBefore = -1;
  private boolean revealing;

  @FXML private Label title;
  @FXML private HBox tools;
  @FXML private Label notes;
  @FXML private HBox body;
  @FXML private StackPane stage;

  /** Builds the side. FX thread. */
  @SuppressWarnings("NullAway.Init") // FXML fills the fields
  ViewerPane(
      UiContext ctx, DocumentsViewModel documents, ViewerModel model, JapaneseText japanese) {
    this.ctx = ctx;
    this.documents = documents;
    this.model = model;
    this.japanese = japanese;
    this.thumbnails = new ThumbnailStrip(ctx.texts(), model);
    this.waiting = new WaitingSign(ctx.texts(), documents, model, japanese);
    this.search = new SearchBar(ctx.texts(), model.search(), this::focusPage);
    this.root = FxmlPane.load("documents/Viewer.fxml", this, ctx.texts());
  }

  @FXML
  void initialize() {
    title.visibleProperty().bind(documents.splitProperty());
    title.managedProperty().bind(title.visibleProperty());
    tools.getChildren().add(new PageTools(ctx.texts(), documents, model, this).root());
    ((VBox) body.getParent()).getChildren().add(2, search);
    notes.visibleProperty().bind(model.notesProperty().isNotEmpty());
    notes.managedProperty().bind(notes.visibleProperty());
    model.notesProperty().addListener((o, was, is) -> tellNotes());
    tellNotes();
    thumbnails.setVisible(false);
    thumbnails.setManaged(false);
    body.getChildren().addFirst(thumbnails);
    model
        .viewingProperty()
        .addListener((o, was, is) -> {
          show(is);
          thumbnails.take();
        });
    model.galleryProperty().addListener((o, was, is) -> show(model.viewingProperty().get()));
    model
        .pages()
        .problemProperty()
        .addListener((o, was, is) -> show(model.viewingProperty().get()));
    model.pages().shownProperty().addListener((o, was, is) -> showPage());
    model.pages().rotationProperty().addListener((o, was, is) -> showPage());
    model.search().countProperty().addListener((o, was, is) -> mark());
    model.search().currentProperty().addListener((o, was, is) -> goTo(is));
    stage.widthProperty().addListener((o, was, is) -> measure());
    stage.heightProperty().addListener((o, was, is) -> measure());
    stage.addEventFilter(ScrollEvent.SCROLL, this::wheel);
    show(model.viewingProperty().get());
  }

  private void tellNotes() {
    String text = japanese.flat(model.notesProperty().get());
    notes.setText(text);
    notes.setTooltip(text.isEmpty() ? null : new Tooltip(text));
  }

  private void show(Viewing viewing) {
    DocumentRow row = model.selectedProperty().get();
    title.setText(row == null ? "" : japanese.flat(row.name()));
    String problem = model.pages().problemProperty().get();
    Node node =
        switch (viewing) {
          case Viewing.Nothing n -> message("mdal-description", "ui.documents.none", "");
          case Viewing.Opening o -> new StackPane();
          case Viewing.Pages p -> page(problem);
          case Viewing.Rows r ->
              withNote(
                  new RowsView(japanese, r, false, ctx.texts().get("ui.documents.contents")),
                  r.truncated());
          case Viewing.Words w -> withNote(words(w), w.truncated());
          case Viewing.Composed c when model.galleryProperty().get() -> page(problem);
          case Viewing.Composed c ->
              new ContentsView(ctx, japanese, model, c, () -> documents.copied(model));
          case Viewing.Refused r ->
              message("mdmz-report_problem", "ui.documents.refused", r.reason());
        };
    stage.getChildren().setAll(node, waiting);
  }

  private Node page(String problem) {
    return problem.isEmpty()
        ? pageView
        : message("mdmz-report_problem", "ui.documents.page-failed", problem);
  }

  private Node message(String icon, String key, String reason) {
    if (reason.isEmpty()) {
      return new EmptyState(icon, ctx.texts().get(key), "");
    }
    Label unchanged = new Label(ctx.texts().get("ui.documents.unchanged"));
    unchanged.getStyleClass().add("case-hint");
    unchanged.setWrapText(true);
    unchanged.setMinHeight(Region.USE_PREF_SIZE);
    var state = new EmptyState(icon, ctx.texts().get(key), japanese.flat(reason), unchanged);
    state.setId("document-refused");
    // a reason is never cut: on a small display it scrolls
    var scroll = new ScrollPane(state);
    scroll.setFitToWidth(true);
    scroll.setFitToHeight(true);
    scroll.getStyleClass().add("case-scroll");
    return scroll;
  }

  private TextArea words(Viewing.Words words) {
    var area = new TextArea(words.text());
    area.setId("document-text");
    area.setEditable(false);
    area.setWrapText(true);
    // the control's own ways to the clipboard would leave no line in the trail
    area.addEventFilter(
        KeyEvent.KEY_PRESSED,
        e -> {
          boolean copy = e.getCode() == KeyCode.C || e.getCode() == KeyCode.INSERT;
          if ((copy && e.isShortcutDown()) || e.getCode() == KeyCode.COPY) {
            copy(area.getSelectedText());
            e.consume();
          } else if (e.getCode() == KeyCode.CUT) {
            e.consume();
          }
        });
    area.addEventFilter(ContextMenuEvent.CONTEXT_MENU_REQUESTED, Event::consume);
    return area;
  }

  private void copy(String chosen) {
    if (!chosen.isEmpty()) {
      ctx.clipboard().copy(chosen);
      documents.copied(model);
    }
  }

  private Node withNote(Node content, boolean truncated) {
    if (!truncated) {
      return content;
    }
    Label note = new Label(ctx.texts().get("ui.documents.truncated"));
    note.getStyleClass().add("case-note");
    note.setMaxWidth(Double.MAX_VALUE);
    VBox.setVgrow(content, Priority.ALWAYS);
    return new VBox(note, content);
  }

  private void showPage() {
    Viewing.ShownPage page = model.pages().shownProperty().get();
    pageView.show(page, model.pages().rotationProperty().get());
    if (page != null) {
      pageView.setVvalue(toEnd ? 1 : page.page() == shownBefore ? pageView.getVvalue() : 0);
      toEnd = false;
      shownBefore = page.page();
    }
    mark();
    if (revealing) {
      revealing = false;
      pageView.reveal();
    }
    describe();
  }

  private void describe() {
    DocumentRow row = model.selectedProperty().get();
    if (row != null && model.viewingProperty().get() instanceof Viewing.Pages p) {
      pageView.setAccessibleText(
          ctx.texts()
              .get(
                  "ui.documents.page",
                  row.name(),
                  model.pages().pageProperty().get() + 1,
                  p.pageCount()));
    }
  }

  private void wheel(ScrollEvent e) {
    if (e.isControlDown() && model.pages().count() > 0) {
      if (e.getDeltaY() > 0) {
        model.pages().zoomIn();
      } else if (e.getDeltaY() < 0) {
        model.pages().zoomOut();
      }
      e.consume();
    }
  }

  /** Scrolls on, and turns the page at its end. */
  void turn(boolean forward) {
    if (!pageView.scroll(forward)) {
      int before = model.pages().pageProperty().get();
      toEnd = !forward && before > 0;
      model.pages().goTo(before + (forward ? 1 : -1));
    }
  }

  /** Tells the model the room there is; called by the screen when the window's scale changes. */
  void measure() {
    var scene = stage.getScene();
    var window = scene == null ? null : scene.getWindow();
    model
        .pages()
        .viewport(
            stage.getWidth() - MARGIN,
            stage.getHeight() - MARGIN,
            window == null ? 1 : Math.max(1, window.getOutputScaleX()));
  }

  /** Puts the focus on the document. */
  void focusPage() {
    for (Node node : List.copyOf(stage.getChildren())) {
      if (!node.equals(waiting) && node.isFocusTraversable()) {
        node.requestFocus();
        return;
      }
    }
  }

  private void mark() {
    Viewing.ShownPage page = model.pages().shownProperty().get();
    if (page != null && model.viewingProperty().get() instanceof Viewing.Pages) {
      Found now = model.search().currentProperty().get();
      pageView.mark(model.search().on(page.page()), now instanceof Found.OnPage p ? p.hit() : null);
    }
  }

  /** Brings what was found into sight; on another page once it is drawn. */
  private void goTo(@Nullable Found found) {
    mark();
    Node content = stage.getChildren().isEmpty() ? stage : stage.getChildren().getFirst();
    switch (found) {
      case Found.OnPage p -> {
        Viewing.ShownPage page = model.pages().shownProperty().get();
        if (page != null && page.page() == p.page()) {
          pageView.reveal();
        } else {
          revealing = true;
        }
      }
      case Found.InBlock block when content instanceof ContentsView contents ->
          contents.show(block);
      case Found.InRow row when rows(content) instanceof RowsView table -> table.show(row.row());
      case Found.InText text when stage.lookup("#document-text") instanceof TextArea area -> {
        area.selectRange(text.from(), text.to());
      }
      case null, default -> revealing = false;
    }
  }

  private static Node rows(Node content) {
    return content instanceof VBox box ? box.getChildren().getLast() : content;
  }

  /** Opens the search bar. */
  void search() {
    search.focus();
  }

  /** Closes the search bar; false when it was closed. */
  boolean closeSearch() {
    return search.close();
  }

  /** Shows or hides the strip of thumbnails. */
  void toggleThumbnails() {
    boolean shown = !thumbnails.isVisible();
    thumbnails.setVisible(shown);
    thumbnails.setManaged(shown);
    thumbnails.take();
  }

  /** Whether the strip of thumbnails is shown. */
  boolean thumbnailsShown() {
    return thumbnails.isVisible();
  }

  PageView pageView() {
    return pageView;
  }

  ViewerModel model() {
    return model;
  }

  Parent root() {
    return root;
  }
}
