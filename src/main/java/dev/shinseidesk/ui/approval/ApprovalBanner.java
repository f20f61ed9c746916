package dev.shinseidesk.ui.approval;

import dev.shinseidesk.casework.ApprovalDesk.Waiting;
import dev.shinseidesk.ui.common.Badges;
import dev.shinseidesk.ui.common.Parts;
import dev.shinseidesk.ui.common.UiContext;
import dev.shinseidesk.ui.common.WrappingCell;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Above the case: the decision that waits for a second person. Not there while none does. */
public final class ApprovalBanner extends HBox {
  private final UiContext ctx;
  private final ApprovalViewModel model;

  /** Follows the model. FX thread. */
  public ApprovalBanner(UiContext ctx, ApprovalViewModel model) {
    this.ctx = ctx;
    this.model = model;
    setId("approval-banner");
    getStyleClass().add("approval-banner");
    model.waitingProperty().addListener((o, was, is) -> show(is));
    show(model.waitingProperty().get());
  }

  private void show(@Nullable Waiting waiting) {
    getChildren().clear();
    Parts.show(this, waiting != null);
    if (waiting == null) {
      return;
    }
    var texts = ctx.texts();
    var review = waiting.review();
    Label title =
        new Label(
            texts.get("ui.approval.waiting", texts.get("ui.review.decision." + review.decision())),
            Badges.icon("mdal-how_to_reg"));
    title.getStyleClass().add("approval-title");
    title.setMinWidth(USE_PREF_SIZE);
    List<Node> words = new ArrayList<>();
    words.add(
        new FlowPane(
            10,
            2,
            title,
            Parts.quiet(
                texts.get(
                    "ui.approval.by",
                    ctx.name(review.decidedBy()),
                    texts.moment(review.decidedAt()),
                    texts.get("ui.approval.why." + waiting.why())))));
    if (!review.reason().isBlank()) {
      words.add(
          WrappingCell.wrapping(
              ctx.japanese(),
              texts.get("ui.review.confirm.reason", review.reason()),
              "approval-reason"));
    }
    String whyNot = model.whyNot();
    if (!whyNot.isEmpty()) {
      Label told = Parts.wrapping(whyNot);
      told.setId("approval-why-not");
      told.getStyleClass().add("case-blocker");
      words.add(told);
    }
    var box = new VBox(4);
    box.getChildren().setAll(words);
    box.setMinWidth(0);
    HBox.setHgrow(box, Priority.ALWAYS);
    getChildren().add(box);
    if (whyNot.isEmpty()) {
      Button back =
          Parts.button("approval-return", texts.get("ui.approval.return"), model::sendBack);
      Button approve =
          Parts.button("approval-approve", texts.get("ui.approval.approve"), model::approve);
      approve.getStyleClass().add("accent");
      back.disableProperty().bind(model.busyProperty());
      approve.disableProperty().bind(model.busyProperty());
      getChildren().addAll(back, approve);
    }
  }
}
