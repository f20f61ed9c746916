package dev.shinseidesk.ui.thread;

import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.archive.Place;
import dev.shinseidesk.casework.FilingThreads.Change;
import dev.shinseidesk.casework.FilingThreads.ItemChange;
import dev.shinseidesk.services.DeskServices;
import dev.shinseidesk.ui.common.Badges;
import dev.shinseidesk.ui.common.Badges.Tone;
import dev.shinseidesk.ui.common.FxmlPane;
import dev.shinseidesk.ui.common.JapaneseLabel;
import dev.shinseidesk.ui.common.Spoken;
import dev.shinseidesk.ui.common.UiContext;
import dev.shinseidesk.ui.documents.DocumentsPane;
import dev.shinseidesk.ui.documents.DocumentsViewModel;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Two filings side by side: what changed, and both documents; binds only. */
public final class ComparePane {
  private final UiContext ctx;
  private final CompareViewModel model;
  private final DocumentsViewModel before;
  private final DocumentsViewModel after;
  private final DocumentsPane beforePane;
  private final DocumentsPane afterPane;
  private final Runnable onBack;
  private final Parent root;

  @FXML private Button back;
  @FXML private Label title;
  @FXML private CheckBox onlyChanges;
  @FXML private Label summary;
  @FXML private Label problem;
  @FXML private SplitPane split;
  @FXML private TableView<ItemChange> items;
  @FXML private ListView<CompareViewModel.DocumentLine> documents;
  @FXML private BorderPane viewers;

  /** Makes the viewer of one filing. */
  public interface Viewers {
    /** A viewer, not yet loaded. */
    DocumentsViewModel of(ReceiptNumber number);
  }

  /**
   * Builds the view; nothing is read before {@link #shown}. FX thread.
   *
   * @param onBack back to the application
   */
  @SuppressWarnings("NullAway.Init") // FXML fills the fields
  public ComparePane(
      UiContext ctx,
      DeskServices services,
      ReceiptNumber earlier,
      ReceiptNumber later,
      Viewers viewers,
      Runnable onBack) {
    this.ctx = ctx;
    this.model = new CompareViewModel(ctx, services, earlier, later);
    this.before = viewers.of(earlier);
    this.after = viewers.of(later);
    this.beforePane = new DocumentsPane(ctx, before, ctx.japanese());
    this.afterPane = new DocumentsPane(ctx, after, ctx.japanese());
    this.onBack = onBack;
    this.root = FxmlPane.load("thread/Compare.fxml", this, ctx.texts());
  }

  @FXML
  void initialize() {
    var texts = ctx.texts();
    back.setTooltip(new Tooltip(texts.get("ui.compare.back.hint")));
    onlyChanges.selectedProperty().bindBidirectional(model.onlyChangesProperty());
    summary.textProperty().bind(model.summaryProperty());
    problem.textProperty().bind(model.problemProperty());
    problem.visibleProperty().bind(problem.textProperty().isNotEmpty());
    problem.managedProperty().bind(problem.visibleProperty());
    title.setText(texts.get("ui.compare.title", model.earlier().value(), model.later().value()));
    model.pairProperty().addListener((o, was, is) -> tell(is));
    items.setItems(model.items());
    items.setAccessibleText(texts.get("ui.compare.items"));
    items.setPlaceholder(new Label(texts.get("ui.compare.none")));
    items
        .getColumns()
        .setAll(
            java.util.List.of(
                column("name", 105, ItemChange::name),
                column("before", 110, ItemChange::before),
                column("after", 110, ItemChange::after),
                changeColumn()));
    items.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    items.getSelectionModel().selectedItemProperty().addListener((o, was, is) -> showItem(is));
    documents.setItems(model.documents());
    documents.setAccessibleText(texts.get("ui.compare.documents"));
    documents.setPlaceholder(new Label(texts.get("ui.compare.none")));
    documents.setCellFactory(list -> new DocumentCell());
    documents
        .getSelectionModel()
        .selectedItemProperty()
        .addListener((o, was, is) -> showDocument(is));
    viewers.setCenter(
        new SplitPane(side("ui.compare.before", beforePane), side("ui.compare.after", afterPane)));
    split.setDividerPositions(0.3);
  }

  private VBox side(String key, DocumentsPane pane) {
    Label head = new Label(ctx.texts().get(key));
    head.getStyleClass().add("compare-side");
    head.setMaxWidth(Double.MAX_VALUE);
    VBox.setVgrow(pane.root(), javafx.scene.layout.Priority.ALWAYS);
    return new VBox(head, pane.root());
  }

  private void tell(CompareViewModel.@Nullable Pair pair) {
    if (pair != null) {
      title.setText(
          ctx.texts()
              .get(
                  "ui.compare.title.dated",
                  pair.earlier().receiptNumber().value(),
                  ctx.texts().moment(pair.earlier().filedAt()),
                  pair.later().receiptNumber().value(),
                  ctx.texts().moment(pair.later().filedAt())));
      title.setTooltip(new Tooltip(title.getText()));
    }
  }

  private void showItem(@Nullable ItemChange item) {
    if (item != null) {
      before.showItem(item.name(), item.before());
      after.showItem(item.name(), item.after());
    }
  }

  private void showDocument(CompareViewModel.@Nullable DocumentLine line) {
    if (line != null) {
      if (line.before() != null) {
        before.show(Place.document(line.before()));
      }
      if (line.after() != null) {
        after.show(Place.document(line.after()));
      }
    }
  }

  private TableColumn<ItemChange, ItemChange> column(
      String key, double width, Function<ItemChange, String> words) {
    var column =
        new TableColumn<ItemChange, ItemChange>(ctx.texts().get("ui.compare.column." + key));
    column.setCellValueFactory(
        data -> new javafx.beans.property.SimpleObjectProperty<>(data.getValue()));
    column.setCellFactory(c -> new ValueCell(words));
    column.setPrefWidth(width);
    column.setSortable(false);
    column.setReorderable(false);
    return column;
  }

  private TableColumn<ItemChange, ItemChange> changeColumn() {
    var column = column("change", 92, item -> "");
    column.setCellFactory(c ->
        new TableCell<>() {
          @Override
          protected void updateItem(@Nullable ItemChange item, boolean empty) {
            super.updateItem(item, empty);
            Node badge = empty || item == null ? null : change(item.change());
            setGraphic(badge);
            setAccessibleText(Spoken.words(badge));
          }
        });
    return column;
  }

  private Label change(Change change) {
    String text = ctx.texts().get("ui.compare.change." + change);
    return switch (change) {
      case SAME -> Badges.badge(text, "mdal-done", Tone.NEUTRAL);
      case CHANGED -> Badges.badge(text, "mdal-edit", Tone.WARNING);
      case ADDED -> Badges.badge(text, "mdal-add", Tone.SUCCESS);
      case REMOVED -> Badges.badge(text, "mdmz-remove", Tone.DANGER);
    };
  }

  private final class ValueCell extends TableCell<ItemChange, ItemChange> {
    private static final PseudoClass CHANGED = PseudoClass.getPseudoClass("changed");
    private final Function<ItemChange, String> words;
    private final JapaneseLabel label = new JapaneseLabel(ctx.japanese());

    ValueCell(Function<ItemChange, String> words) {
      this.words = words;
      label.setWrapText(true);
      label.setMinWidth(0);
    }

    @Override
    protected void updateItem(@Nullable ItemChange item, boolean empty) {
      super.updateItem(item, empty);
      setTooltip(null);
      if (empty || item == null) {
        setGraphic(null);
        setAccessibleText(null);
        pseudoClassStateChanged(CHANGED, false);
        return;
      }
      pseudoClassStateChanged(CHANGED, item.change() != Change.SAME);
      String text = words.apply(item);
      label.show(text);
      setGraphic(label);
      setAccessibleText(Spoken.words(label));
      if (!text.isEmpty()) {
        setTooltip(new Tooltip(ctx.japanese().flat(text)));
      }
    }
  }

  private final class DocumentCell extends ListCell<CompareViewModel.DocumentLine> {
    @Override
    protected void updateItem(CompareViewModel.@Nullable DocumentLine line, boolean empty) {
      super.updateItem(line, empty);
      if (empty || line == null) {
        setGraphic(null);
        setAccessibleText(null);
        return;
      }
      var name = new JapaneseLabel(ctx.japanese(), line.change().name());
      name.setMinWidth(0);
      name.setTooltip(new Tooltip(ctx.japanese().flat(line.change().name())));
      Node badge = change(line.change().change());
      var box = new HBox(badge, name);
      box.getStyleClass().add("case-section");
      setGraphic(box);
      setAccessibleText(Spoken.words(box));
    }
  }

  /** Reads everything; call once when it came into view. */
  public void shown() {
    model.load();
    before.load();
    after.load();
    items.requestFocus();
  }

  /** Ends what is under way; call when it goes out of view. */
  public void hidden() {
    model.close();
    before.close();
    after.close();
  }

  /** Tells the viewers the room there is. */
  public void measure() {
    beforePane.measure();
    afterPane.measure();
  }

  @FXML
  void back() {
    onBack.run();
  }

  /** The view. */
  public Parent root() {
    return root;
  }
}
