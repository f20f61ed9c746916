package dev.shinseidesk.ui.routes;

import dev.shinseidesk.forwarding.RouteDesk.DryRun;
import dev.shinseidesk.forwarding.RouteDesk.Moved;
import dev.shinseidesk.forwarding.RouteDesk.Unrouted;
import dev.shinseidesk.texts.Texts;
import dev.shinseidesk.ui.common.Badges;
import dev.shinseidesk.ui.common.Dialogs;
import dev.shinseidesk.ui.common.EraDateConverter;
import dev.shinseidesk.ui.common.FxmlPane;
import dev.shinseidesk.ui.common.KeptScreen;
import dev.shinseidesk.ui.common.Parts;
import dev.shinseidesk.ui.common.ProgressStrip;
import dev.shinseidesk.ui.common.ScrollToFocus;
import dev.shinseidesk.ui.common.UiContext;
import java.util.ArrayList;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The screen of 経路; binds only. */
@SuppressWarnings({"NullAway.Init", "UnusedMethod"}) // FXML fills the fields, calls the methods
public final class RoutesPane implements KeptScreen {
  /** Alarms shown at most; the rest is counted. */
  private static final int ALARMS = 6;

  /** Width from which table and editor stand side by side. */
  private static final double BESIDE = 820;

  private final UiContext ctx;
  private final Texts texts;
  private final RoutesViewModel model;
  private final RouteEditor editor;
  private final Parent root;
  private boolean listing;

  @FXML private ScrollPane scroll;
  @FXML private VBox alarms;
  @FXML private HBox editing;
  @FXML private TableView<Integer> table;
  @FXML private DatePicker from;
  @FXML private DatePicker until;
  @FXML private Button tryOut;
  @FXML private VBox trying;
  @FXML private VBox tried;
  @FXML private Label note;
  @FXML private Button revert;
  @FXML private Button save;

  /** Builds the view. FX thread. */
  public RoutesPane(UiContext ctx, RoutesViewModel model) {
    this.ctx = ctx;
    this.texts = ctx.texts();
    this.model = model;
    this.editor = new RouteEditor(texts, model);
    this.root = FxmlPane.load("routes/Routes.fxml", this, texts);
  }

  @FXML
  private void initialize() {
    ScrollToFocus.in(scroll);
    editing.getChildren().add(editor);
    scroll.widthProperty().addListener((p, before, now) -> arrange(now.doubleValue()));
    HBox.setHgrow(table, Priority.ALWAYS);
    table
        .getColumns()
        .setAll(
            List.of(
                column("procedure", 220, i -> model.names().procedure(draft(i).procedure())),
                column("receiver", 150, i -> receiver(draft(i).receiver())),
                column(
                    "method",
                    130,
                    i ->
                        draft(i).receiver().isEmpty()
                            ? ""
                            : draft(i).method() == null
                                ? texts.get("ui.routes.method.usual")
                                : RouteEditor.method(texts, draft(i).method())),
                column("period", 150, i -> period(draft(i))),
                column("note", 90, this::mark)));
    Parts.share(table);
    table.setPlaceholder(Parts.quiet(texts.get("ui.routes.empty")));
    table
        .getSelectionModel()
        .selectedIndexProperty()
        .addListener((p, before, now) -> {
          if (!listing) {
            editor.show(now.intValue());
          }
        });
    for (DatePicker picker : List.of(from, until)) {
      picker.setConverter(new EraDateConverter(texts));
    }
    trying.managedProperty().bind(model.trying().runningProperty());
    trying
        .getChildren()
        .setAll(new ProgressStrip(texts, model.trying(), "routes-trying", model::cancel));
    model.alarmsProperty().addListener((p, before, now) -> showAlarms(now));
    model.draftsProperty().addListener((p, before, now) -> list());
    model.triedProperty().addListener((p, before, now) -> showTried(now));
    model.savingProperty().addListener((p, before, now) -> explain());
    model.savedProperty().addListener((p, before, now) -> explain());
    model.trying().runningProperty().addListener((p, before, now) -> explain());
    showAlarms(List.of());
    showTried(null);
    list();
  }

  private javafx.scene.control.TableColumn<Integer, String> column(
      String name, double width, java.util.function.Function<Integer, String> words) {
    return Parts.column(
        "routes-column-" + name, texts.get("ui.routes.column." + name), width, words);
  }

  /** A line that was just taken away is asked for once more while the table lets go of it. */
  private RouteDraft draft(int index) {
    List<RouteDraft> drafts = model.draftsProperty().get();
    return index < drafts.size() ? drafts.get(index) : RouteDraft.none("");
  }

  private String receiver(String id) {
    return id.isEmpty() ? texts.get("ui.routes.none") : model.names().system(id);
  }

  private String period(RouteDraft draft) {
    if (draft.from() == null && draft.until() == null) {
      return draft.receiver().isEmpty() ? "" : texts.get("ui.routes.always");
    }
    return texts.get(
        "ui.routes.period",
        draft.from() == null ? "" : texts.day(draft.from()),
        draft.until() == null ? "" : texts.day(draft.until()));
  }

  private String mark(int index) {
    if (index >= model.draftsProperty().get().size()) {
      return "";
    }
    if (model.fault(index) != RoutesViewModel.Fault.NONE) {
      return texts.get("ui.routes.wrong");
    }
    return model.isChanged(draft(index)) ? texts.get("ui.routes.changed") : "";
  }

  /** Beside the table while there is room for both, else below it. */
  private void arrange(double width) {
    boolean beside = width >= BESIDE;
    VBox stack = (VBox) editing.getParent();
    if (beside != editing.getChildren().contains(editor)) {
      stack.getChildren().remove(editor);
      editing.getChildren().remove(editor);
      if (beside) {
        editing.getChildren().add(editor);
      } else {
        stack.getChildren().add(stack.getChildren().indexOf(editing) + 1, editor);
      }
    }
  }

  private void list() {
    listing = true;
    int chosen = table.getSelectionModel().getSelectedIndex();
    int size = model.draftsProperty().get().size();
    if (table.getItems().size() != size) {
      List<Integer> lines = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        lines.add(i);
      }
      table.getItems().setAll(lines);
    }
    if (size > 0) {
      table.getSelectionModel().select(Math.clamp(chosen, 0, size - 1));
    }
    table.refresh();
    listing = false;
    editor.show(table.getSelectionModel().getSelectedIndex());
    explain();
  }

  private void explain() {
    boolean sound = model.isSound();
    boolean changed = model.isChanged();
    tryOut.setDisable(!sound || model.trying().runningProperty().get());
    revert.setDisable(!changed || model.savingProperty().get());
    save.setDisable(!sound || !changed || !model.canSave() || model.savingProperty().get());
    note.setText(
        texts.get(
            !sound
                ? "ui.routes.note.wrong"
                : changed && !model.canSave()
                    ? model.mayChange() ? "ui.routes.note.no-file" : "ui.routes.note.role"
                    : changed
                        ? "ui.routes.note.changed"
                        : model.savedProperty().get()
                            ? "ui.routes.note.saved"
                            : "ui.routes.note.none"));
  }

  private void showAlarms(List<Unrouted> now) {
    Parts.show(alarms, !now.isEmpty());
    List<Node> nodes = new ArrayList<>();
    Label head =
        new Label(texts.get("ui.routes.alarm", now.size()), Badges.icon("mdmz-report_problem"));
    head.getStyleClass().add("admin-alarm-title");
    nodes.add(head);
    for (Unrouted alarm : now.stream().limit(ALARMS).toList()) {
      nodes.add(
          Parts.wrapping(
              texts.get(
                  "ui.routes.alarm.line",
                  alarm.name(),
                  texts.has(alarm.reason()) ? texts.get(alarm.reason()) : alarm.reason(),
                  alarm.applications(),
                  texts.moment(alarm.oldest()))));
    }
    if (now.size() > ALARMS) {
      nodes.add(Parts.quiet(texts.get("ui.routes.alarm.more", now.size() - ALARMS)));
    }
    alarms.getChildren().setAll(nodes);
  }

  private void showTried(@Nullable DryRun now) {
    List<Node> nodes = new ArrayList<>();
    if (now != null) {
      Label head =
          Parts.wrapping(
              texts.get(
                  now.lines().isEmpty() ? "ui.routes.tried.same" : "ui.routes.tried.moved",
                  now.applications(),
                  now.lines().stream().mapToInt(Moved::applications).sum()));
      head.setId("routes-tried-head");
      head.getStyleClass().add("admin-heading");
      nodes.add(head);
      for (Moved line : now.lines()) {
        Label words =
            Parts.wrapping(
                texts.get(
                    "ui.routes.tried.line",
                    line.name(),
                    line.applications(),
                    side(line.before() == null ? "" : line.before().value(), line.methodBefore()),
                    side(line.after() == null ? "" : line.after().value(), line.methodAfter())));
        words.getStyleClass().add("admin-line");
        words.setMaxWidth(Double.MAX_VALUE);
        nodes.add(words);
      }
    }
    tried.getChildren().setAll(nodes);
  }

  private String side(
      String receiver, dev.shinseidesk.forwarding.@Nullable ForwardingMethod method) {
    return method == null || receiver.isEmpty()
        ? receiver(receiver)
        : texts.get("ui.routes.tried.side", receiver(receiver), RouteEditor.method(texts, method));
  }

  @FXML
  private void refresh() {
    model.refresh();
  }

  @FXML
  private void tryOut() {
    model.dryRun(from.getValue(), until.getValue());
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
    table.requestFocus();
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
                List.of(texts.get("ui.admin.section.ROUTES")),
                texts.get("ui.admin.unsaved.act"),
                true),
            () -> {
              model.revert();
              go.run();
            });
  }

  @Override
  public void onHidden() {
    model.stopLooking();
  }

  @Override
  public void end() {
    model.end();
  }
}
