package dev.shinseidesk.ui.review;

import dev.shinseidesk.review.Review;
import dev.shinseidesk.ui.common.Badges;
import dev.shinseidesk.ui.common.JapaneseText;
import dev.shinseidesk.ui.common.UiContext;
import dev.shinseidesk.ui.common.WrappingCell;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Tells the newest decision above the review, so that nobody reviews twice unawares. */
final class DecidedBanner {
  private DecidedBanner() {}

  /** Fills this box and keeps it in step with the model. */
  static void fill(UiContext ctx, ReviewViewModel model, JapaneseText japanese, VBox box) {
    model.reviews().addListener((ListChangeListener<Review>) c -> show(ctx, model, japanese, box));
    show(ctx, model, japanese, box);
  }

  private static void show(UiContext ctx, ReviewViewModel model, JapaneseText japanese, VBox box) {
    var texts = ctx.texts();
    box.getChildren().clear();
    boolean any = !model.reviews().isEmpty();
    box.setVisible(any);
    box.setManaged(any);
    if (!any) {
      return;
    }
    Review latest = model.reviews().getFirst();
    String by = ctx.name(latest.decidedBy());
    Label who = new Label(texts.get("ui.review.decided", by, texts.moment(latest.decidedAt())));
    who.setWrapText(true);
    who.setMinHeight(Label.USE_PREF_SIZE);
    var row = new HBox(new Badges(texts).decision(latest.decision()), who);
    row.getStyleClass().add("case-section");
    box.getChildren().add(row);
    if (!latest.reason().isBlank()) {
      String why = texts.get("ui.review.decided.reason", latest.reason());
      box.getChildren().add(WrappingCell.wrapping(japanese, why, "review-decided-reason"));
    }
  }
}
