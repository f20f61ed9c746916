package dev.shinseidesk.ui.batches;

import dev.shinseidesk.forwarding.BatchDesk.Batch;
import dev.shinseidesk.forwarding.BatchDesk.Collecting;
import dev.shinseidesk.texts.Texts;
import dev.shinseidesk.ui.common.EmptyState;
import dev.shinseidesk.ui.common.FxmlPane;
import dev.shinseidesk.ui.common.KeptScreen;
import dev.shinseidesk.ui.common.OfficeNames;
import dev.shinseidesk.ui.common.Parts;
import dev.shinseidesk.ui.common.UiContext;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.Region;

/** The screen of 一括提供; binds only. */
@SuppressWarnings({"NullAway.Init", "UnusedMethod"}) // FXML fills the fields, calls the methods
public final class BatchesPane implements KeptScreen {
  private final Texts texts;
  private final BatchesViewModel model;
  private final Parent root;

  @FXML private TableView<Collecting> collecting;
  @FXML private Button close;
  @FXML private TableView<Batch> recent;
  @FXML private Label confirmation;
  @FXML private Button reopen;

  /** Builds the view. FX thread. */
  public BatchesPane(UiContext ctx, BatchesViewModel model) {
    this.texts = ctx.texts();
    this.model = model;
    this.root = FxmlPane.load("batches/Batches.fxml", this, texts);
  }

  private OfficeNames names() {
    return model.shownProperty().get().names();
  }

  @FXML
  private void initialize() {
    collecting
        .getColumns()
        .setAll(
            List.of(
                Parts.column(
                    "batches-receiver",
                    texts.get("ui.batches.column.receiver"),
                    300,
                    c -> names().system(c.receiver().id().value())),
                Parts.column(
                    "batches-applications",
                    texts.get("ui.batches.column.applications"),
                    110,
                    c -> texts.get("ui.batches.applications", c.applications())),
                Parts.column(
                    "batches-oldest",
                    texts.get("ui.batches.column.oldest"),
                    220,
                    c -> texts.moment(c.oldest()))));
    recent
        .getColumns()
        .setAll(
            List.of(
                Parts.column(
                    "batches-closed-at",
                    texts.get("ui.batches.column.closed-at"),
                    190,
                    b -> texts.moment(b.closedAt())),
                Parts.column(
                    "batches-by",
                    texts.get("ui.batches.column.closed-by"),
                    100,
                    b -> b.closedBy().value()),
                Parts.column(
                    "batches-to",
                    texts.get("ui.batches.column.receiver"),
                    220,
                    b -> names().system(b.receiver().value())),
                Parts.column(
                    "batches-count",
                    texts.get("ui.batches.column.applications"),
                    90,
                    b -> texts.get("ui.batches.applications", b.applications())),
                Parts.column(
                    "batches-state",
                    texts.get("ui.batches.column.state"),
                    280,
                    b ->
                        b.deliveredAt() == null
                            ? texts.get("ui.batches.sending")
                            : texts.get("ui.batches.delivered", texts.moment(b.deliveredAt())))));
    Parts.share(collecting);
    Parts.share(recent);
    collecting.setPlaceholder(new Region());
    recent.setPlaceholder(new Region());
    collecting.getSelectionModel().selectedItemProperty().addListener((p, b, n) -> explain());
    recent.getSelectionModel().selectedItemProperty().addListener((p, b, n) -> explain());
    model.shownProperty().addListener((p, before, now) -> show(now));
    model.busyProperty().addListener((p, before, now) -> explain());
    explain();
  }

  private void show(BatchesViewModel.Shown now) {
    collecting.setPlaceholder(
        new EmptyState(
            "mdal-done_all", texts.get("ui.batches.none"), texts.get("ui.batches.none.next")));
    recent.setPlaceholder(Parts.quiet(texts.get("ui.batches.recent.none")));
    int place = collecting.getSelectionModel().getSelectedIndex();
    collecting.getItems().setAll(now.collecting());
    if (!now.collecting().isEmpty()) {
      collecting.getSelectionModel().select(Math.clamp(place, 0, now.collecting().size() - 1));
    }
    Batch batch = recent.getSelectionModel().getSelectedItem();
    recent.getItems().setAll(now.recent());
    now.recent().stream()
        .filter(b -> batch != null && b.id().equals(batch.id()))
        .findFirst()
        .ifPresent(recent.getSelectionModel()::select);
    explain();
  }

  private void explain() {
    boolean busy = model.busyProperty().get();
    close.setDisable(busy || collecting.getSelectionModel().isEmpty());
    Batch batch = recent.getSelectionModel().getSelectedItem();
    reopen.setDisable(busy || batch == null || batch.deliveredAt() != null);
    confirmation.setText(
        batch == null
            ? texts.get("ui.batches.choose")
            : batch.confirmation().isEmpty()
                ? texts.get("ui.batches.not-confirmed", batch.id())
                : texts.get("ui.batches.confirmed", batch.id(), batch.confirmation()));
  }

  @FXML
  private void refresh() {
    model.refresh();
  }

  @FXML
  private void close() {
    Collecting waiting = collecting.getSelectionModel().getSelectedItem();
    if (waiting != null) {
      model.close(waiting);
    }
  }

  @FXML
  private void reopen() {
    Batch batch = recent.getSelectionModel().getSelectedItem();
    if (batch != null) {
      model.reopen(batch);
    }
  }

  @Override
  public Parent root() {
    return root;
  }

  @Override
  public void onShown() {
    model.refresh();
    collecting.requestFocus();
  }

  @Override
  public void onHidden() {
    model.stopLooking();
  }
}
