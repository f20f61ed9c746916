package dev.shinseidesk.ui.common;

import dev.shinseidesk.application.Problem;
import dev.shinseidesk.texts.Texts;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** A problem inside a screen: what happened, what it means, what to do next. FX thread. */
public final class ProblemCard extends VBox {
  /** Shows it. */
  public ProblemCard(Texts texts, Problem problem) {
    getStyleClass().add("problem-card");
    getChildren()
        .addAll(
            line(texts.what(problem), "problem-card-what"),
            line(texts.means(problem), "problem-card-text"),
            line(texts.next(problem), "problem-card-text"));
    setAccessibleText(texts.whole(problem));
    Spoken.follow(this, accessibleTextProperty());
  }

  private static Label line(String text, String style) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    label.getStyleClass().add(style);
    return label;
  }
}
