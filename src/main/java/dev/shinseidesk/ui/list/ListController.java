package dev.shinseidesk.ui.list;

import dev.shinseidesk.application.ProcedureCode;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.inquiry.ApplicationQuery;
import dev.shinseidesk.inquiry.ApplicationRow;
import dev.shinseidesk.texts.Texts;
import dev.shinseidesk.ui.common.FxmlPane;
import dev.shinseidesk.ui.common.Overlays;
import dev.shinseidesk.ui.common.Parts;
import dev.shinseidesk.ui.common.Screen;
import dev.shinseidesk.ui.common.ScreenKeys;
import dev.shinseidesk.ui.common.UiContext;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;

/** The application list; binds its view to the view model. */
@SuppressWarnings({"NullAway.Init", "UnusedMethod"}) // FXML fills the fields, calls the methods
public final class ListController implements Screen {
  static final PseudoClass FILTERED = PseudoClass.getPseudoClass("filtered");

  private final UiContext ctx;
  private final Texts texts;
  private final ListViewModel model;
  private final Overlays overlays;
  private final Consumer<ReceiptNumber> open;
  private final FilterBar filters;
  private final ListNotes notes;
  private final Parent root;
  private final ScreenKeys keys;
  private final PauseTransition arrangement = new PauseTransition(Duration.millis(400));
  private boolean restoring;
  private boolean unrolled;
  private boolean searched;
  private boolean arranging;

  @FXML private TextField search;
  @FXML private Button procedures;
  @FXML private MenuButton statuses;
  @FXML private HBox periods;
  @FXML private HBox days;
  @FXML private DatePicker from;
  @FXML private DatePicker to;
  @FXML private FlowPane alarm;
  @FXML private StackPane casework;
  @FXML private FlowPane chips;
  @FXML private ToggleButton allStates;
  @FXML private Button clear;
  @FXML private TableView<RowSlot> table;
  @FXML private StackPane empty;
  @FXML private ProgressIndicator busy;
  @FXML private Label total;
  @FXML private Button export;
  @FXML private Label lastRun;

  /**
   * Builds the screen.
   *
   * @param open shows an application
   * @param fetch fetches from the portal
   */
  public ListController(
      UiContext ctx,
      ListViewModel model,
      Overlays overlays,
      Consumer<ReceiptNumber> open,
      Runnable fetch) {
    this.ctx = ctx;
    this.texts = ctx.texts();
    this.model = model;
    this.overlays = overlays;
    this.open = open;
    this.filters = new FilterBar(texts, model);
    this.notes = new ListNotes(texts, model, fetch, this::clearFilters);
    this.root = FxmlPane.load("list/List.fxml", this, texts);
    this.keys = ScreenKeys.unused(root, this::keys);
  }

  @FXML
  private void initialize() {
    search.addEventFilter(KeyEvent.KEY_PRESSED, this::searchKeys);
    filters.search(search);
    filters.procedures(procedures, overlays);
    filters.statuses(statuses);
    filters.periods(periods, days, from, to);
    filters.states(chips, allStates);
    new RouteBanner(texts, model.alarm(), alarm, this::showOnly);
    var banner = new CaseworkBanner(texts, model.casework(), model.filters(), overlays, open);
    casework.getChildren().setAll(banner);
    casework.managedProperty().bind(banner.visibleProperty());
    busy.visibleProperty().bind(model.loadingProperty());
    clear.managedProperty().bind(clear.visibleProperty());
    clear.setVisible(model.filters().isFiltered());
    columns();
    model.viewedFrom(this::firstVisible);
    model.filters().queryProperty().addListener((property, before, now) -> queried());
    model.rowsProperty().addListener((property, before, now) -> listed(now));
    model.problemProperty().addListener((property, before, now) -> showEmpty());
    model
        .facetsProperty()
        .addListener((property, before, now) -> lastRun.setText(notes.lastRun(now.lastRun())));
  }

  /** Lets the whole list be written into a file. */
  public void exportBy(ListExporting exporting) {
    Parts.show(export, exporting.allowed());
    export.setOnAction(e -> exporting.start(model.filters().query()));
    export.disableProperty().bind(exporting.runningProperty());
  }

  private void columns() {
    arranging = true;
    table.setPlaceholder(new Region());
    table.getColumns().setAll(new ListColumns(ctx, model).build(model.columnsLeft()));
    table.setSortPolicy(view -> {
      sorted();
      return true;
    });
    ListColumns.showSort(table, model.filters().query());
    table.getSelectionModel().selectedIndexProperty().addListener((p, before, now) -> selected());
    table.setRowFactory(view -> openingRow());
    table.addEventFilter(KeyEvent.KEY_PRESSED, this::tableKeys);
    table.getColumns().forEach(c -> c.widthProperty().addListener((p, b, n) -> arranged()));
    table
        .getColumns()
        .addListener(
            (javafx.collections.ListChangeListener<TableColumn<RowSlot, ?>>) c -> arranged());
    arranging = false;
  }

  private TableRow<RowSlot> openingRow() {
    var row = new TableRow<RowSlot>();
    row.setOnMouseClicked(e -> {
      if (e.getClickCount() == 2 && e.getButton() == MouseButton.PRIMARY) {
        openSelected();
      }
    });
    return row;
  }

  private void arranged() {
    if (!arranging) {
      // Dragging an edge tells every pixel; what counts is where it ends.
      arrangement.setOnFinished(
          e -> model.rememberColumns(ListColumns.remember(table.getColumns())));
      arrangement.playFromStart();
    }
  }

  private void sorted() {
    if (arranging || restoring) {
      return;
    }
    List<TableColumn<RowSlot, ?>> order = table.getSortOrder();
    if (order.isEmpty()) {
      model.filters().sort(ApplicationQuery.ALL.sort(), ApplicationQuery.ALL.descending());
    } else if (order.getFirst().getUserData() instanceof ApplicationQuery.Sort sort) {
      model.filters().sort(sort, order.getFirst().getSortType() == TableColumn.SortType.DESCENDING);
    }
  }

  private void queried() {
    clear.setVisible(model.filters().isFiltered());
    searched = true;
  }

  private void listed(PagedRows rows) {
    restoring = true;
    int first = searched ? 0 : firstVisible();
    searched = false;
    if (!unrolled && rows.size() > 0 && table.getParent() instanceof StackPane room) {
      unrolled = true;
      Unrolling.begin(table, room);
    }
    table.setItems(rows);
    // The table forgets its sort order with its items.
    ListColumns.showSort(table, model.filters().query());
    int index = model.selectionIndex();
    if (index >= 0) {
      table.getSelectionModel().select(index);
    } else {
      table.getSelectionModel().clearSelection();
    }
    table.scrollTo(first);
    restoring = false;
    total.setText(
        texts.get(model.filters().isFiltered() ? "ui.list.found" : "ui.list.total", rows.size()));
    clear.setVisible(model.filters().isFiltered());
    showEmpty();
  }

  private int firstVisible() {
    return flow().map(VirtualFlow::getFirstVisibleCell).map(cell -> cell.getIndex()).orElse(0);
  }

  private int lastVisible() {
    return flow().map(VirtualFlow::getLastVisibleCell).map(cell -> cell.getIndex()).orElse(0);
  }

  private Optional<VirtualFlow<?>> flow() {
    return table.lookup(".virtual-flow") instanceof VirtualFlow<?> flow
        ? Optional.of(flow)
        : Optional.empty();
  }

  private void selected() {
    if (!restoring) {
      int index = table.getSelectionModel().getSelectedIndex();
      model.selected(index, model.rowsProperty().get().at(index));
    }
  }

  private void showEmpty() {
    notes.showInstead(empty);
    empty.setVisible(!empty.getChildren().isEmpty());
    boolean came = !table.isVisible() && !empty.isVisible();
    table.setVisible(!empty.isVisible());
    if (came && keysGoNowhere()) {
      table.requestFocus();
    }
  }

  @FXML
  private void clearStates() {
    model.filters().clearStates();
    allStates.setSelected(true);
  }

  @FXML
  private void clearFilters() {
    search.clear();
    model.filters().clearFilters();
    table.requestFocus();
  }

  private void tableKeys(KeyEvent event) {
    if (event.getCode() == KeyCode.ENTER && !event.isAltDown() && !event.isControlDown()) {
      event.consume();
      openSelected();
    }
  }

  private void showOnly(ProcedureCode procedure) {
    search.clear();
    model.filters().showOnly(procedure);
    table.requestFocus();
  }

  private void openSelected() {
    ApplicationRow row =
        model.rowsProperty().get().at(table.getSelectionModel().getSelectedIndex());
    if (row != null) {
      open.accept(row.receiptNumber());
    }
  }

  /** A text field takes the arrow for itself, so this comes before it. */
  private void searchKeys(KeyEvent event) {
    if (event.getCode() == KeyCode.DOWN) {
      event.consume();
      table.requestFocus();
      if (table.getSelectionModel().isEmpty()) {
        table.getSelectionModel().selectFirst();
      }
    }
  }

  private void keys(KeyEvent event) {
    if (event.isControlDown() && event.getCode() == KeyCode.F) {
      event.consume();
      search.requestFocus();
      search.selectAll();
    } else if (event.isAltDown() && event.getCode().isDigitKey()) {
      event.consume();
      filters.key(event.getCode().getCode() - KeyCode.DIGIT0.getCode());
    } else if (event.getCode() == KeyCode.ESCAPE && search.isFocused()) {
      event.consume();
      search.clear();
      table.requestFocus();
    }
  }

  /** Whether no field and no dialog would lose the keys to the list. */
  private boolean keysGoNowhere() {
    Node owner = root.getScene() == null ? null : root.getScene().getFocusOwner();
    return !(owner instanceof TextInputControl) && keys.inFront();
  }

  @Override
  public Parent root() {
    return root;
  }

  @Override
  public void onShown() {
    keys.listen();
    model.refresh();
    showSelected();
    table.requestFocus();
  }

  /** Coming back from another application than the one opened, the list moves along. */
  private void showSelected() {
    int index = model.selectionIndex();
    if (index >= 0 && (index < firstVisible() || index > lastVisible())) {
      table.scrollTo(Math.max(0, index - 3));
    }
  }

  @Override
  public void onHidden() {
    keys.stop();
    filters.end();
  }
}
