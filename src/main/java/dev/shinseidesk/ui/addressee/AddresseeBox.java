package dev.shinseidesk.ui.addressee;

import dev.shinseidesk.ui.common.Badges;
import dev.shinseidesk.ui.common.UiContext;
import dev.shinseidesk.ui.common.WrappingCell;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Who the applicant is, why, since when, and what can be done about it; binds only. */
public final class AddresseeBox extends VBox {
  private final UiContext ctx;
  private final AddresseeViewModel model;

  /** Follows the view model. FX thread. */
  public AddresseeBox(UiContext ctx, AddresseeViewModel model) {
    this.ctx = ctx;
    this.model = model;
    getStyleClass().add("addressee-box");
    model.shownProperty().addListener((o, was, is) -> show(is));
    show(model.shownProperty().get());
  }

  private void show(AddresseeViewModel.@Nullable Shown now) {
    if (now == null) {
      getChildren().clear();
      return;
    }
    var texts = ctx.texts();
    Label badge =
        Badges.badge(
            now.words().number(),
            now.words().found()
                ? "mdal-check_circle_outline"
                : now.mayRemove() ? "mdmz-schedule" : "mdmz-report_problem",
            now.words().found() ? Badges.Tone.SUCCESS : Badges.Tone.WARNING);
    badge.setId("addressee-number");
    List<Node> nodes = new ArrayList<>();
    nodes.add(badge);
    nodes.add(WrappingCell.wrapping(ctx.japanese(), now.words().reason(), "addressee-reason"));
    nodes.add(text(now.words().asOf(), "case-hint"));
    if (now.ownWaiting()) {
      nodes.add(text(texts.get("ui.addressee.own"), "addressee-own"));
    }
    var acts = new FlowPane();
    acts.getStyleClass().add("addressee-acts");
    if (now.mayConfirm()) {
      acts.getChildren().add(button("confirm", "ui.addressee.confirm", model::confirm, true));
    }
    if (now.mayEnter()) {
      String key = now.mayRemove() ? "ui.addressee.again" : "ui.addressee.enter";
      acts.getChildren().add(button("enter", key, model::enter, false));
    }
    if (now.mayRemove()) {
      acts.getChildren().add(button("remove", "ui.addressee.remove", model::remove, false));
    }
    if (!acts.getChildren().isEmpty()) {
      nodes.add(acts);
    }
    boolean focused = getScene() != null && isFocusWithin();
    getChildren().setAll(nodes);
    if (focused && !acts.getChildren().isEmpty()) {
      // The button that was pressed is gone; the next thing to do stands in its place.
      acts.getChildren().getFirst().requestFocus();
    }
  }

  private Button button(String id, String key, Runnable act, boolean accent) {
    var button = new Button(ctx.texts().get(key));
    button.setId("addressee-" + id);
    button.setMnemonicParsing(false);
    button.setMinWidth(USE_PREF_SIZE);
    button.setOnAction(e -> act.run());
    if (accent) {
      button.getStyleClass().add("accent");
    }
    return button;
  }

  private static Label text(String text, String style) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.getStyleClass().add(style);
    return label;
  }
}
