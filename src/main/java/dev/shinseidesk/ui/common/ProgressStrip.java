package dev.shinseidesk.ui.common;

import dev.shinseidesk.texts.Texts;
import java.text.NumberFormat;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** How far a task is, with the button that stops it; takes no room while none runs. FX thread. */
public final class ProgressStrip extends HBox {
  private final Texts texts;
  private final TaskProgress progress;
  private final ProgressBar bar = new ProgressBar();
  private final Label text = new Label();
  private final Button cancel;

  /**
   * Follows a task.
   *
   * @param id of the node; the button's is {@code id-cancel}
   * @param onCancel asks the task to stop
   */
  public ProgressStrip(Texts texts, TaskProgress progress, String id, Runnable onCancel) {
    this.texts = texts;
    this.progress = progress;
    setId(id);
    getStyleClass().add("progress-strip");
    setAlignment(Pos.CENTER_LEFT);
    cancel = new Button(texts.get("ui.admin.stop"));
    cancel.setId(id + "-cancel");
    cancel.setMnemonicParsing(false);
    cancel.setMinWidth(Region.USE_PREF_SIZE);
    cancel.setOnAction(e -> {
      cancel.setDisable(true);
      onCancel.run();
    });
    bar.setAccessibleText(texts.get("ui.admin.progress"));
    getChildren().addAll(bar, text, cancel);
    progress.runningProperty().addListener((p, before, now) -> show());
    progress.doneProperty().addListener((p, before, now) -> show());
    progress.totalProperty().addListener((p, before, now) -> show());
    Spoken.follow(
        this,
        progress.runningProperty().map(running -> running ? texts.get("ui.admin.progress") : ""));
    show();
  }

  private void show() {
    boolean running = progress.runningProperty().get();
    setVisible(running);
    setManaged(running);
    if (!running) {
      cancel.setDisable(false);
    }
    bar.setProgress(progress.fraction());
    NumberFormat number = NumberFormat.getIntegerInstance(texts.locale());
    String done = number.format(progress.doneProperty().get());
    long total = progress.totalProperty().get();
    text.setText(
        total >= 0
            ? texts.get("ui.admin.progress.of", done, number.format(total))
            : progress.doneProperty().get() > 0
                ? texts.get("ui.admin.progress.so-far", done)
                : texts.get("ui.admin.progress.begun"));
  }
}
