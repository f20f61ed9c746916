package dev.shinseidesk.ui.documents;

import dev.shinseidesk.ui.common.FxmlPane;
import dev.shinseidesk.ui.common.JapaneseText;
import dev.shinseidesk.ui.common.Parts;
import dev.shinseidesk.ui.common.UiContext;
import java.util.stream.Collectors;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/** The document viewer: the list and one or two documents under it; binds only. */
public final class DocumentsPane {
  private static final double DOCUMENT_ROW = 32;

  private final UiContext ctx;
  private final DocumentsViewModel model;
  private final JapaneseText japanese;
  private final ViewerPane first;
  private final Parent root;
  private @Nullable ViewerPane second;

  @FXML private Label archiveProblem;
  @FXML private ListView<DocumentRow> list;
  @FXML private SplitPane sides;

  /** Builds the view. FX thread. */
  @SuppressWarnings("NullAway.Init") // FXML fills the fields
  public DocumentsPane(UiContext ctx, DocumentsViewModel model, JapaneseText japanese) {
    this.ctx = ctx;
    this.model = model;
    this.japanese = japanese;
    this.first = new ViewerPane(ctx, model, model.first(), japanese);
    this.root = FxmlPane.load("documents/Documents.fxml", this, ctx.texts());
    root.addEventFilter(KeyEvent.KEY_PRESSED, new PageKeys(this, model)::pressed);
  }

  @FXML
  void initialize() {
    archiveProblem.textProperty().bind(model.archiveProblemProperty());
    archiveProblem.visibleProperty().bind(archiveProblem.textProperty().isNotEmpty());
    archiveProblem.managedProperty().bind(archiveProblem.visibleProperty());
    initializeList();
    sides.getItems().add(first.root());
    followFocus(first);
    model.splitProperty().addListener((o, was, is) -> split(is));
  }

  private void split(boolean two) {
    ViewerPane other = second;
    if (other == null) {
      other = new ViewerPane(ctx, model, model.second(), japanese);
      second = other;
      followFocus(other);
    }
    if (two) {
      sides.getItems().add(other.root());
      sides.setDividerPositions(0.5);
    } else {
      sides.getItems().remove(other.root());
    }
  }

  /** The side with the focus is the one that the list and the keys work on. */
  private void followFocus(ViewerPane side) {
    side.root()
        .focusWithinProperty()
        .addListener((o, was, is) -> {
          if (is) {
            model.activate(side.model());
          }
        });
  }

  /** The side in use. */
  ViewerPane active() {
    ViewerPane other = second;
    return other != null && model.activeProperty().get().equals(other.model()) ? other : first;
  }

  /** Goes to the other of two sides. */
  void otherSide() {
    if (model.splitProperty().get()) {
      model.activate(active().equals(first) ? model.second() : model.first());
      active().focusPage();
    }
  }

  private void follow() {
    DocumentRow row = model.activeProperty().get().selectedProperty().get();
    if (row != null && !row.equals(list.getSelectionModel().getSelectedItem())) {
      list.getSelectionModel().select(row);
      list.scrollTo(row);
    }
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
    model.first().selectedProperty().addListener((o, was, is) -> follow());
    model.second().selectedProperty().addListener((o, was, is) -> follow());
    model.activeProperty().addListener((o, was, is) -> follow());
    list.addEventHandler(
        KeyEvent.KEY_PRESSED,
        e -> {
          if (e.getCode() == KeyCode.ENTER) {
            active().focusPage();
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

  /** Tells the models the room there is; called by the screen when the window's scale changes. */
  public void measure() {
    first.measure();
    if (second != null) {
      second.measure();
    }
  }

  /** Opens the search in the document. */
  public void search() {
    active().search();
  }

  /** Closes the search in the document; false when there was none. */
  public boolean closeSearch() {
    return active().closeSearch();
  }

  /** Takes the focus at the list. */
  public void focus() {
    list.requestFocus();
  }

  /** Whether this node is part of the viewer. */
  public boolean holds(@Nullable Node node) {
    return Parts.within(node, root);
  }

  /** The view. */
  public Parent root() {
    return root;
  }
}
