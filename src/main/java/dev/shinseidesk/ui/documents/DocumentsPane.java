package dev.shinseidesk.ui.documents;

import dev.shinseidesk.ui.common.EmptyState;
import dev.shinseidesk.ui.common.FxmlPane;
import dev.shinseidesk.ui.common.JapaneseText;
import dev.shinseidesk.ui.common.UiContext;
import java.util.List;
import java.util.stream.Collectors;
import javafx.animation.PauseTransition;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** The document viewer; binds only. */
public final class DocumentsPane {
  /** Room for the shadow around the page and a scroll bar that may come. */
  private static final double MARGIN = 32;

  private static final double DOCUMENT_ROW = 32;

  private final UiContext ctx;
  private final DocumentsViewModel model;
  private final JapaneseText japanese;
  private final PageView pageView = new PageView();
  private final VBox waiting = new VBox();
  private final Label waitingText = new Label();
  private final PauseTransition patience = new PauseTransition(Duration.millis(500));
  private final Parent root;
  private boolean toEnd;

  @FXML private Label archiveProblem;
  @FXML private ListView<DocumentRow> list;
  @FXML private HBox tools;
  @FXML private StackPane stage;

  /** Builds the view. FX thread. */
  @SuppressWarnings("NullAway.Init") // FXML fills the fields
  public DocumentsPane(UiContext ctx, DocumentsViewModel model, JapaneseText japanese) {
    this.ctx = ctx;
    this.model = model;
    this.japanese = japanese;
    this.root = FxmlPane.load("documents/Documents.fxml", this, ctx.texts());
    root.addEventFilter(
        KeyEvent.KEY_PRESSED, new PageKeys(model.pages(), pageView, this::turn)::pressed);
  }

  @FXML
  void initialize() {
    archiveProblem.textProperty().bind(model.archiveProblemProperty());
    archiveProblem.visibleProperty().bind(archiveProblem.textProperty().isNotEmpty());
    archiveProblem.managedProperty().bind(archiveProblem.visibleProperty());
    initializeList();
    tools.getChildren().add(new PageTools(ctx.texts(), model, this::focusPage).root());
    initializeWaiting();
    model.viewingProperty().addListener((o, was, is) -> show(is));
    model
        .pages()
        .problemProperty()
        .addListener((o, was, is) -> show(model.viewingProperty().get()));
    model.pages().shownProperty().addListener((o, was, is) -> showPage());
    model.pages().rotationProperty().addListener((o, was, is) -> showPage());
    stage.widthProperty().addListener((o, was, is) -> measure());
    stage.heightProperty().addListener((o, was, is) -> measure());
    stage.addEventFilter(ScrollEvent.SCROLL, this::wheel);
    show(model.viewingProperty().get());
  }

  private void initializeList() {
    list.setItems(model.rows());
    list.setAccessibleText(ctx.texts().get("ui.documents.list"));
    list.setCellFactory(l -> new DocumentCell(ctx.texts(), japanese, this::problems));
    list.setFixedCellSize(DOCUMENT_ROW);
    model.rows().addListener((ListChangeListener<DocumentRow>) c -> sizeList());
    sizeList();
    list.setPlaceholder(new Label(ctx.texts().get("ui.documents.loading")));
    model
        .loadingProperty()
        .addListener((o, was, is) ->
            list.setPlaceholder(
                new Label(ctx.texts().get(is ? "ui.documents.loading" : "ui.documents.empty"))));
    list.getSelectionModel()
        .selectedItemProperty()
        .addListener((o, was, is) -> {
          if (is != null) {
            model.select(is);
          }
        });
    model
        .selectedProperty()
        .addListener((o, was, is) -> {
          if (is != null && !is.equals(list.getSelectionModel().getSelectedItem())) {
            list.getSelectionModel().select(is);
            list.scrollTo(is);
          }
        });
    list.addEventHandler(
        KeyEvent.KEY_PRESSED,
        e -> {
          if (e.getCode() == KeyCode.ENTER) {
            focusPage();
            e.consume();
          }
        });
  }

  /** As high as its documents up to five; the rest scrolls, so that the page has the room. */
  private void sizeList() {
    double height = Math.clamp(model.rows().size(), 3, 5) * DOCUMENT_ROW + 4;
    list.setMinHeight(height);
    list.setPrefHeight(height);
  }

  private String problems(DocumentRow row) {
    return row.problems().stream().map(model::words).collect(Collectors.joining("\n"));
  }

  private void initializeWaiting() {
    var wheel = new ProgressIndicator();
    wheel.setMaxSize(36, 36);
    waiting.getStyleClass().add("document-waiting");
    waiting.getChildren().addAll(wheel, waitingText);
    waiting.setMouseTransparent(true);
    waiting.setVisible(false);
    patience.setOnFinished(e -> waiting.setVisible(true));
    model.pages().drawingProperty().addListener((o, was, is) -> waitOrShow());
    model.viewingProperty().addListener((o, was, is) -> waitOrShow());
    model.loadingProperty().addListener((o, was, is) -> waitOrShow());
  }

  private void waitOrShow() {
    var texts = ctx.texts();
    String reason =
        model.loadingProperty().get()
            ? texts.get("ui.documents.loading")
            : model.viewingProperty().get() instanceof Viewing.Opening o
                ? texts.get("ui.documents.opening", japanese.flat(o.name()))
                : model.pages().drawingProperty().get() ? texts.get("ui.documents.drawing") : "";
    waitingText.setText(reason);
    if (reason.isEmpty()) {
      patience.stop();
      waiting.setVisible(false);
    } else if (!waiting.isVisible()) {
      patience.playFromStart();
    }
  }

  private void show(Viewing viewing) {
    String problem = model.pages().problemProperty().get();
    Node node =
        switch (viewing) {
          case Viewing.Nothing n -> message("mdal-description", "ui.documents.none", "");
          case Viewing.Opening o -> new StackPane();
          case Viewing.Pages p ->
              problem.isEmpty()
                  ? pageView
                  : message("mdmz-report_problem", "ui.documents.page-failed", problem);
          case Viewing.Rows r -> withNote(new RowsView(japanese, r), r.truncated());
          case Viewing.Words w -> withNote(words(w), w.truncated());
          case Viewing.Refused r ->
              message("mdmz-report_problem", "ui.documents.refused", r.reason());
        };
    stage.getChildren().setAll(node, waiting);
  }

  private Node message(String icon, String key, String reason) {
    if (reason.isEmpty()) {
      return new EmptyState(icon, ctx.texts().get(key), "");
    }
    Label unchanged = new Label(ctx.texts().get("ui.documents.unchanged"));
    unchanged.getStyleClass().add("case-hint");
    unchanged.setWrapText(true);
    var state = new EmptyState(icon, ctx.texts().get(key), japanese.flat(reason), unchanged);
    state.setId("document-refused");
    return state;
  }

  private TextArea words(Viewing.Words words) {
    var area = new TextArea(words.text());
    area.setId("document-text");
    area.setEditable(false);
    area.setWrapText(true);
    return area;
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
    describe();
  }

  private int shownBefore = -1;

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
    if (e.isControlDown() && model.viewingProperty().get() instanceof Viewing.Pages) {
      if (e.getDeltaY() > 0) {
        model.pages().zoomIn();
      } else if (e.getDeltaY() < 0) {
        model.pages().zoomOut();
      }
      e.consume();
    }
  }

  private void turn(boolean forward) {
    if (!pageView.scroll(forward)) {
      int before = model.pages().pageProperty().get();
      toEnd = !forward && before > 0;
      model.pages().goTo(before + (forward ? 1 : -1));
    }
  }

  /** Tells the model the room there is; called by the screen when the window's scale changes. */
  public void measure() {
    var scene = stage.getScene();
    var window = scene == null ? null : scene.getWindow();
    model
        .pages()
        .viewport(
            stage.getWidth() - MARGIN,
            stage.getHeight() - MARGIN,
            window == null ? 1 : Math.max(1, window.getOutputScaleX()));
  }

  private void focusPage() {
    for (Node node : List.copyOf(stage.getChildren())) {
      if (!node.equals(waiting) && node.isFocusTraversable()) {
        node.requestFocus();
        return;
      }
    }
  }

  /** Takes the focus at the list. */
  public void focus() {
    list.requestFocus();
  }

  /** Whether this node is part of the viewer. */
  public boolean holds(@Nullable Node node) {
    for (Node n = node; n != null; n = n.getParent()) {
      if (n.equals(root)) {
        return true;
      }
    }
    return false;
  }

  /** The view. */
  public Parent root() {
    return root;
  }
}
