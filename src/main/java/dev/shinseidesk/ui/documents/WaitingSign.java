package dev.shinseidesk.ui.documents;

import dev.shinseidesk.texts.Texts;
import dev.shinseidesk.ui.common.JapaneseText;
import javafx.animation.PauseTransition;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** Says what is being waited for, once it takes longer than a blink. */
final class WaitingSign extends VBox {
  private final Texts texts;
  private final DocumentsViewModel documents;
  private final ViewerModel model;
  private final JapaneseText japanese;
  private final Label reason = new Label();
  private final PauseTransition patience = new PauseTransition(Duration.millis(500));

  WaitingSign(Texts texts, DocumentsViewModel documents, ViewerModel model, JapaneseText japanese) {
    this.texts = texts;
    this.documents = documents;
    this.model = model;
    this.japanese = japanese;
    var wheel = new ProgressIndicator();
    wheel.setMaxSize(36, 36);
    getStyleClass().add("document-waiting");
    getChildren().addAll(wheel, reason);
    setMouseTransparent(true);
    setVisible(false);
    patience.setOnFinished(e -> setVisible(true));
    model.pages().drawingProperty().addListener((o, was, is) -> waitOrShow());
    model.viewingProperty().addListener((o, was, is) -> waitOrShow());
    documents.loadingProperty().addListener((o, was, is) -> waitOrShow());
  }

  private void waitOrShow() {
    String why = why();
    reason.setText(why);
    if (why.isEmpty()) {
      patience.stop();
      setVisible(false);
    } else if (!isVisible()) {
      patience.playFromStart();
    }
  }

  private String why() {
    if (documents.loadingProperty().get()) {
      return texts.get("ui.documents.loading");
    }
    if (model.viewingProperty().get() instanceof Viewing.Opening opening) {
      return texts.get("ui.documents.opening", japanese.flat(opening.name()));
    }
    return model.pages().drawingProperty().get() ? texts.get("ui.documents.drawing") : "";
  }
}
