package dev.shinseidesk.ui.list;

import dev.shinseidesk.application.ProcedureCode;
import dev.shinseidesk.forwarding.RouteDesk.Unrouted;
import dev.shinseidesk.texts.Texts;
import dev.shinseidesk.ui.common.Badges;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;

/** The alarm above the list; not there while all is well. */
final class RouteBanner {
  private static final int NAMED = 4;

  private final Texts texts;
  private final RouteAlarm alarm;
  private final FlowPane box;
  private final Consumer<ProcedureCode> show;

  /**
   * Follows the alarm.
   *
   * @param box filled with the words and links
   * @param show filters the list by a procedure
   */
  RouteBanner(Texts texts, RouteAlarm alarm, FlowPane box, Consumer<ProcedureCode> show) {
    this.texts = texts;
    this.alarm = alarm;
    this.box = box;
    this.show = show;
    alarm.procedures().addListener((ListChangeListener<Unrouted>) c -> fill());
    fill();
  }

  private void fill() {
    box.getChildren().clear();
    boolean is = !alarm.procedures().isEmpty();
    box.setVisible(is);
    box.setManaged(is);
    if (!is) {
      return;
    }
    Label words =
        new Label(
            texts.get("ui.list.alarm", alarm.applications()), Badges.icon("mdmz-report_problem"));
    words.setId("list-alarm-words");
    words.getStyleClass().add("list-alarm-words");
    words.setMinWidth(Region.USE_PREF_SIZE);
    box.getChildren().add(words);
    alarm.procedures().stream()
        .limit(NAMED)
        .forEach(procedure -> {
          var link =
              new Hyperlink(
                  texts.get("ui.list.alarm.link", procedure.name(), procedure.applications()));
          link.setId("list-alarm-" + procedure.procedure().value());
          link.setMnemonicParsing(false);
          link.setOnAction(e -> {
            link.setVisited(false);
            show.accept(procedure.procedure());
          });
          box.getChildren().add(link);
        });
    int more = alarm.procedures().size() - NAMED;
    if (more > 0) {
      box.getChildren().add(new Label(texts.get("ui.list.alarm.more", more)));
    }
    Label next = new Label(texts.get("ui.list.alarm.next"));
    next.getStyleClass().add("quiet");
    box.getChildren().add(next);
  }
}
