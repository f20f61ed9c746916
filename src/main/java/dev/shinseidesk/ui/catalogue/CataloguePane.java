package dev.shinseidesk.ui.catalogue;

import dev.shinseidesk.services.CatalogueDesk.Trial;
import dev.shinseidesk.texts.Texts;
import dev.shinseidesk.ui.catalogue.CatalogueViewModel.ProcedureRow;
import dev.shinseidesk.ui.common.Dialogs;
import dev.shinseidesk.ui.common.FxmlPane;
import dev.shinseidesk.ui.common.KeptScreen;
import dev.shinseidesk.ui.common.Parts;
import dev.shinseidesk.ui.common.ScrollToFocus;
import dev.shinseidesk.ui.common.UiContext;
import dev.shinseidesk.ui.common.WrappingCell;
import java.util.List;
import javafx.animation.PauseTransition;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** The screen of 手続と規則; binds only. */
@SuppressWarnings({"NullAway.Init", "UnusedMethod"}) // FXML fills the fields, calls the methods
public final class CataloguePane implements KeptScreen {
  /** Width from which the preview stands beside the forms. */
  private static final double BESIDE = 880;

  private final UiContext ctx;
  private final Texts texts;
  private final CatalogueViewModel model;
  private final BasicForm basic;
  private final ItemsForm items;
  private final PapersForm papers;
  private final RulesForm rules;
  private final PreviewPane preview;
  private final ProcedureEdits edits;
  private final PauseTransition typing = new PauseTransition(Duration.millis(450));
  private final Tab previewTab;
  private final Parent root;
  private boolean listing;

  @FXML private Label about;
  @FXML private SplitPane split;
  @FXML private VBox side;
  @FXML private TextField search;
  @FXML private ListView<ProcedureRow> list;
  @FXML private Button remove;
  @FXML private Label title;
  @FXML private TabPane tabs;
  @FXML private Label note;
  @FXML private Button undo;
  @FXML private Button redo;
  @FXML private Button revert;
  @FXML private Button save;

  /**
   * Builds the view. FX thread.
   *
   * @param toRoutes shows the screen of routes
   */
  public CataloguePane(UiContext ctx, CatalogueViewModel model, Runnable toRoutes) {
    this.ctx = ctx;
    this.texts = ctx.texts();
    this.model = model;
    this.basic = new BasicForm(model, toRoutes);
    this.items = new ItemsForm(model);
    this.papers = new PapersForm(model);
    this.rules = new RulesForm(model);
    this.preview = new PreviewPane(model);
    this.edits = new ProcedureEdits(model);
    this.previewTab = tab("preview", preview);
    this.root = FxmlPane.load("catalogue/Catalogue.fxml", this, texts);
    root.addEventFilter(KeyEvent.KEY_PRESSED, this::keys);
  }

  private Tab tab(String name, Region content) {
    var tab = new Tab(texts.get("ui.catalogue.tab." + name), content);
    tab.setId("catalogue-tab-" + name);
    tab.setClosable(false);
    return tab;
  }

  private static ScrollPane scrolling(VBox form) {
    var pane = new ScrollPane(form);
    pane.setFitToWidth(true);
    pane.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    pane.getStyleClass().add("admin-scroll");
    pane.setFocusTraversable(false);
    ScrollToFocus.in(pane);
    return pane;
  }

  @FXML
  private void initialize() {
    SplitPane.setResizableWithParent(side, false);
    SplitPane.setResizableWithParent(preview, false);
    tabs.getTabs()
        .setAll(
            tab("basic", scrolling(basic)),
            tab("items", scrolling(items)),
            tab("papers", scrolling(papers)),
            tab("rules", rules));
    list.setCellFactory(view -> new Cell());
    list.setPlaceholder(Parts.quiet(texts.get("ui.catalogue.list.none")));
    list.getSelectionModel()
        .selectedItemProperty()
        .addListener((p, before, now) -> {
          if (!listing && now != null) {
            model.choose(now.code());
          }
        });
    search.textProperty().addListener((p, before, now) -> model.search(now));
    split.widthProperty().addListener((p, before, now) -> arrange(now.doubleValue()));
    typing.setOnFinished(e -> model.tryOut());
    model.searchProperty().addListener((p, before, now) -> list());
    model.shapeProperty().addListener((p, before, now) -> rebuild());
    model.draftProperty().addListener((p, before, now) -> edited());
    model.ruleProperty().addListener((p, before, now) -> toRule(now));
    model.trialProperty().addListener((p, before, now) -> explain());
    model.noteProperty().addListener((p, before, now) -> explain());
    model.savingProperty().addListener((p, before, now) -> explain());
    rebuild();
  }

  /** The preview beside the forms while there is room, else as a tab of its own. */
  private void arrange(double width) {
    boolean beside = width >= BESIDE;
    Parts.show(about, beside);
    if (beside && !split.getItems().contains(preview)) {
      tabs.getTabs().remove(previewTab);
      previewTab.setContent(null);
      split.getItems().add(preview);
      split.setDividerPositions(0.23, 0.7);
    } else if (!beside && previewTab.getTabPane() == null) {
      split.getItems().remove(preview);
      previewTab.setContent(preview);
      tabs.getTabs().add(previewTab);
      split.setDividerPositions(0.3);
    }
  }

  private void toRule(String id) {
    if (!id.isEmpty()) {
      tabs.getSelectionModel().select(3);
    }
  }

  private void edited() {
    typing.playFromStart();
    explain();
    list.refresh();
  }

  private void rebuild() {
    list();
    title.setText(
        model.chosen() == null
            ? ""
            : edits.text("commonName").isEmpty() ? edits.text("name") : edits.text("commonName"));
    basic.show();
    items.show();
    papers.show();
    rules.show();
    typing.playFromStart();
    explain();
  }

  private void list() {
    listing = true;
    List<ProcedureRow> rows = model.rows();
    list.getItems().setAll(rows);
    String code = model.procedureProperty().get();
    list.getSelectionModel().clearSelection();
    for (ProcedureRow row : rows) {
      if (row.code().equals(code)) {
        list.getSelectionModel().select(row);
      }
    }
    remove.setDisable(model.chosen() == null || model.now().procedures().size() < 2);
    listing = false;
  }

  private void explain() {
    boolean changed = model.isChanged();
    boolean busy = model.savingProperty().get();
    Trial trial = model.trialProperty().get();
    boolean wrong = trial != null && !trial.problems().isEmpty();
    undo.setDisable(!model.canUndo() || busy);
    redo.setDisable(!model.canRedo() || busy);
    revert.setDisable(!changed || busy);
    save.setDisable(!changed || busy || wrong);
    note.setText(
        changed && wrong
            ? texts.get(
                "ui.catalogue.note.wrong",
                CatalogueProblems.words(model, trial.problems().getFirst()))
            : changed
                ? texts.get("ui.settings.note.changed")
                : model.noteProperty().get() == CatalogueViewModel.Note.SAVED
                    ? texts.get("ui.settings.note.saved")
                    : texts.get("ui.settings.note.none"));
    note.getStyleClass().removeAll("field-problem", "quiet");
    note.getStyleClass().add(changed && wrong ? "field-problem" : "quiet");
  }

  private void keys(KeyEvent event) {
    if (event.isShortcutDown() && (event.getCode() == KeyCode.Z || event.getCode() == KeyCode.Y)) {
      event.consume();
      if (event.getCode() == KeyCode.Y || event.isShiftDown()) {
        model.redo();
      } else {
        model.undo();
      }
    }
  }

  @FXML
  private void add() {
    edits.addProcedure();
  }

  @FXML
  private void remove() {
    edits.removeProcedure();
  }

  @FXML
  private void undo() {
    model.undo();
  }

  @FXML
  private void redo() {
    model.redo();
  }

  @FXML
  private void revert() {
    model.revert();
  }

  @FXML
  private void save() {
    model.save();
  }

  @Override
  public Parent root() {
    return root;
  }

  @Override
  public void onShown() {
    model.refresh();
    search.requestFocus();
  }

  @Override
  public void leaving(Runnable go) {
    if (!model.isChanged()) {
      go.run();
      return;
    }
    ctx.dialogs()
        .confirm(
            new Dialogs.Confirmation(
                texts.get("ui.admin.unsaved.title"),
                texts.get("ui.admin.unsaved.text"),
                List.of(texts.get("ui.admin.section.CATALOGUE")),
                texts.get("ui.admin.unsaved.act"),
                true),
            () -> {
              model.revert();
              go.run();
            });
  }

  @Override
  public void onHidden() {
    typing.stop();
    model.stopLooking();
  }

  @Override
  public void end() {
    typing.stop();
    model.stopLooking();
  }

  private final class Cell extends WrappingCell<ProcedureRow> {
    @Override
    protected void updateItem(@Nullable ProcedureRow row, boolean empty) {
      super.updateItem(row, empty);
      if (empty || row == null) {
        setGraphic(null);
        setAccessibleText(null);
        return;
      }
      String name = row.commonName().isEmpty() ? row.name() : row.commonName();
      String more =
          texts.get(
              row.changed() ? "ui.catalogue.list.changed" : "ui.catalogue.list.line",
              row.code(),
              row.group(),
              row.rules());
      var box = new VBox(Parts.wrapping(name), Parts.quiet(more));
      setGraphic(box);
      setAccessibleText(name + " " + more);
    }
  }
}
