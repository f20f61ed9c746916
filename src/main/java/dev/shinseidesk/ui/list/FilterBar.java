package dev.shinseidesk.ui.list;

import dev.shinseidesk.application.ProcedureCode;
import dev.shinseidesk.application.StatusCode;
import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.portal.StatusMeaning;
import dev.shinseidesk.texts.Texts;
import dev.shinseidesk.ui.common.EraDateConverter;
import dev.shinseidesk.ui.common.Labels;
import dev.shinseidesk.ui.common.Overlays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.animation.PauseTransition;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.DatePicker;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.InputMethodEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.util.Duration;

/** Binds the fields and chips above the list to the filters. */
final class FilterBar {
  private static final Duration PAUSE = Duration.millis(200);

  private final Texts texts;
  private final ListViewModel model;
  private final ListFilters filters;
  private final Map<WorkState, ToggleButton> chips = new EnumMap<>(WorkState.class);
  private final Map<Period, ToggleButton> periods = new EnumMap<>(Period.class);
  private final PauseTransition pause = new PauseTransition(PAUSE);
  private Runnable now = () -> {};
  private boolean composing;
  private boolean showing;

  FilterBar(Texts texts, ListViewModel model) {
    this.texts = texts;
    this.model = model;
    this.filters = model.filters();
  }

  /** Searches a moment after the last key, never in the middle of a kana conversion. */
  void search(TextField field) {
    now = () -> filters.search(field.getText());
    pause.setOnFinished(e -> {
      if (!composing) {
        now.run();
      }
    });
    field.addEventFilter(
        InputMethodEvent.INPUT_METHOD_TEXT_CHANGED,
        e -> {
          composing = !e.getComposed().isEmpty();
          if (!composing) {
            pause.playFromStart();
          }
        });
    field.textProperty().addListener((property, before, now) -> pause.playFromStart());
    filters
        .queryProperty()
        .addListener((property, before, now) -> {
          if (now.text().isEmpty() && !before.text().isEmpty()) {
            field.clear();
          }
        });
  }

  /** Chips of the states, each with its count. */
  void states(Pane box, ToggleButton all) {
    int key = 1;
    for (WorkState state : WorkState.values()) {
      ToggleButton chip = new ToggleButton();
      chip.setId("list-state-" + state.name());
      chip.getStyleClass().add("chip");
      chip.setMnemonicParsing(false);
      chip.setTooltip(new Tooltip(texts.get("ui.list.chip.key", key++)));
      chip.setOnAction(e -> filters.toggleState(state));
      chips.put(state, chip);
      box.getChildren().add(box.getChildren().size() - 1, chip);
    }
    all.setTooltip(new Tooltip(texts.get("ui.list.chip.key", 0)));
    model.countsProperty().addListener((property, before, now) -> showStates(all));
    filters.queryProperty().addListener((property, before, now) -> showStates(all));
    showStates(all);
  }

  private void showStates(ToggleButton all) {
    Map<WorkState, Long> counts = model.countsProperty().get();
    Set<WorkState> chosen = filters.query().states();
    chips.forEach((state, chip) -> {
      long count = counts.getOrDefault(state, 0L);
      chip.setText(texts.get("ui.list.chip", texts.get("state." + state.name()), count));
      chip.setSelected(chosen.contains(state));
    });
    long sum = counts.values().stream().mapToLong(Long::longValue).sum();
    all.setText(texts.get("ui.list.chip", texts.get("ui.list.chip.all"), sum));
    all.setSelected(chosen.isEmpty());
  }

  /** Filter by 申請処理状況. */
  void statuses(MenuButton menu) {
    model
        .facetsProperty()
        .addListener((property, before, now) -> {
          if (!now.statuses().equals(before.statuses())) {
            fillStatuses(menu, now.statuses());
          }
        });
    filters.queryProperty().addListener((property, before, now) -> showStatuses(menu));
    showStatuses(menu);
  }

  private void fillStatuses(MenuButton menu, List<StatusMeaning> table) {
    menu.getItems().clear();
    for (StatusMeaning status : table) {
      var item = new CheckMenuItem(Labels.of(texts, status));
      item.setMnemonicParsing(false);
      item.setUserData(status.code());
      item.setOnAction(e -> chooseStatuses(menu));
      menu.getItems().add(item);
    }
    showStatuses(menu);
  }

  private void chooseStatuses(MenuButton menu) {
    Set<StatusCode> chosen = new HashSet<>();
    menu.getItems()
        .forEach(item -> {
          if (item instanceof CheckMenuItem check
              && check.isSelected()
              && check.getUserData() instanceof StatusCode code) {
            chosen.add(code);
          }
        });
    filters.filterStatuses(chosen);
  }

  private void showStatuses(MenuButton menu) {
    Set<StatusCode> chosen = filters.query().statuses();
    menu.getItems()
        .forEach(item -> {
          if (item instanceof CheckMenuItem check) {
            check.setSelected(chosen.contains(check.getUserData()));
          }
        });
    List<StatusMeaning> table = model.facetsProperty().get().statuses();
    List<String> names =
        chosen.stream().sorted().map(code -> Labels.of(texts, table, code)).toList();
    menu.setText(choice("ui.list.statuses", names));
    menu.pseudoClassStateChanged(ListController.FILTERED, !chosen.isEmpty());
  }

  /** The choice of procedures, opened above the list. */
  void procedures(Button button, Overlays overlays) {
    button.setOnAction(e -> chooseProcedures(overlays));
    filters.queryProperty().addListener((property, before, now) -> showProcedures(button));
    model.facetsProperty().addListener((property, before, now) -> showProcedures(button));
    showProcedures(button);
  }

  private void chooseProcedures(Overlays overlays) {
    var picker =
        new ProcedurePicker(
            texts,
            model.facetsProperty().get().procedures(),
            filters.query().procedures(),
            filters::filterProcedures,
            overlays::close);
    overlays.open(picker, picker.search(), () -> {});
    // As high as the window allows, not only as its first rows want.
    picker.setMaxHeight(Region.USE_COMPUTED_SIZE);
  }

  private void showProcedures(Button button) {
    Set<ProcedureCode> chosen = filters.query().procedures();
    List<String> names =
        model.facetsProperty().get().procedures().stream()
            .filter(p -> chosen.contains(p.code()))
            .map(p -> p.name())
            .toList();
    button.setText(
        choice(
            "ui.list.procedures",
            names.isEmpty() ? chosen.stream().map(ProcedureCode::value).toList() : names));
    button.pseudoClassStateChanged(ListController.FILTERED, !chosen.isEmpty());
  }

  private String choice(String key, List<String> names) {
    return switch (names.size()) {
      case 0 -> texts.get(key + ".all");
      case 1 -> texts.get(key + ".one", names.getFirst());
      default -> texts.get(key + ".more", names.getFirst(), names.size() - 1);
    };
  }

  /** Quick choices of days, and two days by hand. */
  void periods(HBox box, HBox days, DatePicker from, DatePicker to) {
    for (Period period : Period.values()) {
      ToggleButton button = new ToggleButton(texts.get("ui.list.period." + period.name()));
      button.setId("list-period-" + period.name());
      button.setMnemonicParsing(false);
      button.getStyleClass().add(edge(period));
      button.setOnAction(e -> {
        button.setSelected(true);
        filters.choosePeriod(period);
      });
      periods.put(period, button);
      box.getChildren().add(button);
    }
    for (DatePicker picker : List.of(from, to)) {
      picker.setConverter(new EraDateConverter(texts));
      picker.setPromptText(texts.get("ui.list.day"));
      picker
          .valueProperty()
          .addListener((property, before, now) -> {
            if (!showing) {
              filters.chooseDays(from.getValue(), to.getValue());
            }
          });
    }
    days.visibleProperty().bind(filters.periodProperty().isEqualTo(Period.CUSTOM));
    days.managedProperty().bind(days.visibleProperty());
    filters.periodProperty().addListener((property, before, now) -> showPeriod(from, to));
    filters.queryProperty().addListener((property, before, now) -> showPeriod(from, to));
    showPeriod(from, to);
  }

  private static String edge(Period period) {
    return switch (period) {
      case ALL -> "left-pill";
      case CUSTOM -> "right-pill";
      case TODAY, WEEK, MONTH -> "center-pill";
    };
  }

  private void showPeriod(DatePicker from, DatePicker to) {
    showing = true;
    try {
      periods.forEach(
          (period, button) -> button.setSelected(period == filters.periodProperty().get()));
      from.setValue(filters.query().from());
      to.setValue(filters.query().to());
    } finally {
      showing = false;
    }
  }

  /** Turns the chip of a number key (1 the first) on or off. */
  void key(int number) {
    WorkState[] states = WorkState.values();
    if (number == 0) {
      filters.clearStates();
    } else if (number <= states.length) {
      filters.toggleState(states[number - 1]);
    }
  }

  /** Nothing fires any more; what was typed a moment ago holds, as the field shows it. */
  void end() {
    pause.stop();
    now.run();
  }
}
