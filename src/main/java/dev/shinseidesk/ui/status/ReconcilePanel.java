package dev.shinseidesk.ui.status;

import dev.shinseidesk.services.DeskServices;
import dev.shinseidesk.texts.Texts;
import dev.shinseidesk.ui.common.Badges;
import dev.shinseidesk.ui.common.Overlays;
import dev.shinseidesk.ui.common.UiContext;
import java.text.NumberFormat;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The card on which the portal's status list is fetched; closing it stops the walk. */
public final class ReconcilePanel extends VBox {
  private final Texts texts;
  private final ReconcileViewModel model;
  private final ProgressBar bar = new ProgressBar();
  private final Label count = new Label();
  private final HBox running;
  private final Button stop = new Button();

  private ReconcilePanel(UiContext ctx, ReconcileViewModel model, Runnable close) {
    this.texts = ctx.texts();
    this.model = model;
    setId("reconcile");
    getStyleClass().addAll("dialog-card", "dialog-info");
    Label title = new Label(texts.get("ui.status.reconcile.title"), Badges.icon("mdmz-sync"));
    title.getStyleClass().add("dialog-title");
    title.setWrapText(true);
    title.setMinHeight(Region.USE_PREF_SIZE);
    bar.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(bar, Priority.ALWAYS);
    count.setMinWidth(Region.USE_PREF_SIZE);
    running = new HBox(bar, count);
    running.getStyleClass().add("case-section");
    Label result = text("reconcile-result");
    result.textProperty().bind(model.resultProperty());
    Label changed = text("reconcile-changed");
    changed.textProperty().bind(model.changedProperty());
    for (Label label : new Label[] {result, changed}) {
      label.visibleProperty().bind(label.textProperty().isNotEmpty());
      label.managedProperty().bind(label.visibleProperty());
    }
    Label what = text("reconcile-text");
    what.setText(texts.get("ui.status.reconcile.text"));
    stop.setText(texts.get("ui.status.reconcile.stop"));
    stop.setId("reconcile-stop");
    stop.setOnAction(e -> model.stop());
    Button closing = new Button(texts.get("dialog.close"));
    closing.setId("reconcile-close");
    closing.getStyleClass().add("accent");
    closing.setOnAction(e -> close.run());
    var buttons = new HBox(stop, closing);
    buttons.getStyleClass().add("dialog-buttons");
    getChildren().addAll(title, what, running, result, changed, buttons);
    var progress = model.progress();
    progress.runningProperty().addListener((o, was, is) -> show());
    progress.doneProperty().addListener((o, was, is) -> show());
    progress.totalProperty().addListener((o, was, is) -> show());
    show();
  }

  /**
   * Opens the card and starts. FX thread.
   *
   * @param onChanged told when the walk ended
   */
  public static void open(
      UiContext ctx, DeskServices services, Overlays overlays, Runnable onChanged) {
    var model = new ReconcileViewModel(ctx, services, onChanged);
    var panel = new ReconcilePanel(ctx, model, overlays::close);
    overlays.open(panel, panel.lookup("#reconcile-close"), model::stop);
    model.start();
  }

  private void show() {
    var progress = model.progress();
    boolean is = progress.runningProperty().get();
    running.setVisible(is);
    running.setManaged(is);
    stop.setVisible(is);
    stop.setManaged(is);
    bar.setProgress(progress.fraction());
    long total = progress.totalProperty().get();
    NumberFormat number = NumberFormat.getIntegerInstance(texts.locale());
    count.setText(
        total < 0
            ? texts.get("ui.status.reconcile.start")
            : texts.get(
                "ui.status.reconcile.running",
                number.format(progress.doneProperty().get()),
                number.format(total)));
  }

  private static Label text(String id) {
    Label label = new Label();
    label.setId(id);
    label.getStyleClass().add("dialog-text");
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }
}
