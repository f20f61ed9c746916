package dev.shinseidesk.ui.list;

import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.casework.CorrectionDesk.Request;
import dev.shinseidesk.texts.Texts;
import dev.shinseidesk.ui.common.Badges;
import dev.shinseidesk.ui.common.Overlays;
import dev.shinseidesk.ui.common.Parts;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Above the list: decisions that wait for a second person, corrections past their deadline. */
final class CaseworkBanner extends FlowPane {
  private final Texts texts;
  private final CaseworkAlarm alarm;
  private final ListFilters filters;
  private final Overlays overlays;
  private final Consumer<ReceiptNumber> open;

  CaseworkBanner(
      Texts texts,
      CaseworkAlarm alarm,
      ListFilters filters,
      Overlays overlays,
      Consumer<ReceiptNumber> open) {
    this.texts = texts;
    this.alarm = alarm;
    this.filters = filters;
    this.overlays = overlays;
    this.open = open;
    setId("list-casework");
    getStyleClass().add("list-casework");
    alarm.stateProperty().addListener((o, was, is) -> fill(is));
    fill(alarm.stateProperty().get());
  }

  private void fill(CaseworkAlarm.State state) {
    getChildren().clear();
    if (state.approvals() > 0) {
      getChildren()
          .add(
              link(
                  "list-approvals",
                  "mdal-how_to_reg",
                  texts.get("ui.list.casework.approvals", state.approvals()),
                  () -> filters.showOnly(WorkState.AWAITING_APPROVAL)));
      if (state.own() > 0) {
        getChildren().add(Parts.quiet(texts.get("ui.list.casework.approvals.own", state.own())));
      }
    }
    if (!state.overdue().isEmpty()) {
      getChildren()
          .add(
              link(
                  "list-overdue",
                  "mdmz-schedule",
                  texts.get("ui.list.casework.overdue", state.overdue().size()),
                  this::showOverdue));
    }
    Parts.show(this, !getChildren().isEmpty());
  }

  private static Hyperlink link(String id, String icon, String text, Runnable act) {
    var link = new Hyperlink(text, Badges.icon(icon));
    link.setId(id);
    link.setMnemonicParsing(false);
    link.setMinWidth(USE_PREF_SIZE);
    link.setOnAction(e -> {
      link.setVisited(false);
      act.run();
    });
    return link;
  }

  private void showOverdue() {
    List<Request> overdue = alarm.stateProperty().get().overdue();
    Label title = new Label(texts.get("ui.list.overdue.title"));
    title.getStyleClass().add("dialog-title");
    var lines = new VBox(8);
    for (Request request : overdue) {
      Label words =
          new Label(
              texts.get(
                  "ui.list.overdue.line", request.number().value(), texts.day(request.deadline())));
      HBox.setHgrow(words, Priority.ALWAYS);
      words.setMaxWidth(Double.MAX_VALUE);
      Button opening =
          Parts.button(
              "overdue-open-" + request.number().value(),
              texts.get("ui.list.overdue.open"),
              () -> {
                overlays.close();
                open.accept(request.number());
              });
      var line = new HBox(words, opening);
      line.getStyleClass().add("case-section");
      lines.getChildren().add(line);
    }
    var scroll = new ScrollPane(lines);
    scroll.setFitToWidth(true);
    scroll.setFocusTraversable(false);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    Button close = Parts.button("overdue-close", texts.get("dialog.close"), overlays::close);
    var buttons = new HBox(close);
    buttons.getStyleClass().add("dialog-buttons");
    var card = new VBox(title, Parts.wrapping(texts.get("ui.list.overdue.text")), scroll, buttons);
    card.setId("overdue");
    card.getStyleClass().addAll("dialog-card", "overdue-panel");
    overlays.open(card, lines.lookup(".button"), () -> {});
    card.setMaxHeight(Region.USE_COMPUTED_SIZE);
  }
}
