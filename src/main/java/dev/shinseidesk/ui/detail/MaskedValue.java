package dev.shinseidesk.ui.detail;

import dev.shinseidesk.ui.common.JapaneseLabel;
import dev.shinseidesk.ui.common.JapaneseText;
import dev.shinseidesk.ui.common.Parts;
import dev.shinseidesk.ui.common.UiContext;
import javafx.animation.PauseTransition;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.util.Duration;

/**
 * A number that is covered until the person asks for it, and again after some seconds or when it
 * goes out of view.
 */
final class MaskedValue extends HBox {
  private static final String DOT = "●";

  private final CaseViewModel model;
  private final JapaneseText japanese;
  private final ContentRow.Line line;
  private final Button show;
  private final PauseTransition covering;

  MaskedValue(UiContext ctx, CaseViewModel model, JapaneseText japanese, ContentRow.Line line) {
    this.model = model;
    this.japanese = japanese;
    this.line = line;
    this.show = Parts.button("unmask-" + line.id(), ctx.texts().get("ui.detail.unmask"), this::ask);
    this.covering = new PauseTransition(Duration.seconds(model.unmaskSeconds()));
    covering.setOnFinished(e -> put(line.value(), false));
    sceneProperty()
        .addListener((p, was, is) -> {
          if (is == null) {
            covering.stop();
            put(line.value(), false);
          }
        });
    getStyleClass().add("admin-row");
    put(line.value(), false);
  }

  /** Whether a line's value is covered. */
  static boolean in(ContentRow.Line line) {
    return !line.id().isEmpty() && line.value().contains(DOT);
  }

  private void ask() {
    model.unmask(
        line.id(),
        value -> {
          if (getScene() != null) {
            put(value, true);
            covering.playFromStart();
          }
        });
  }

  private void put(String value, boolean shown) {
    Label label = new JapaneseLabel(japanese, value);
    label.getStyleClass().add("content-value");
    show.setDisable(shown);
    getChildren().setAll(label, show);
  }
}
