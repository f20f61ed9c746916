package dev.shinseidesk.ui.list;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.inquiry.ApplicationQuery.Sort;
import dev.shinseidesk.ui.fixture.WindowPlay;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;

class ListScreenTest extends WindowPlay {
  @Start
  void start(Stage stage) {
    open(stage);
  }

  @Test
  void theListWorksByKeyboardAlone() throws Exception {
    signIn();
    robot.press(KeyCode.CONTROL).type(KeyCode.F).release(KeyCode.CONTROL);
    await(() -> find("#list-search").isFocused());
    robot.interact(() -> ((TextField) find("#list-search")).setText("ヨシダ"));
    await(() -> table().getItems().size() < 100 && table().getItems().size() > 0);
    assertThat(text("#list-total")).contains("絞り込み中");
    int byText = table().getItems().size();
    robot.press(KeyCode.ALT).type(KeyCode.DIGIT1).release(KeyCode.ALT);
    await(() -> table().getItems().size() < byText);
    assertThat(firstState()).isEqualTo(WorkState.UNREVIEWED);
    robot.press(KeyCode.ALT).type(KeyCode.DIGIT0).release(KeyCode.ALT);
    await(() -> shows(byText));
    robot.type(KeyCode.ESCAPE);
    await(() -> shows(300) && table().isFocused());
    robot.type(KeyCode.DOWN).type(KeyCode.DOWN).type(KeyCode.ENTER);
    await(() -> !opened.isEmpty());
  }

  @Test
  void comingBackFindsTheListAsItWasLeft() throws Exception {
    signIn();
    robot.interact(() -> {
      table().scrollTo(200);
      table().getSelectionModel().select(203);
    });
    await(() -> table().getItems().get(203).row() != null);
    ReceiptNumber number =
        Objects.requireNonNull(table().getItems().get(203).row()).receiptNumber();
    robot.interact(() -> table().requestFocus());
    robot.type(KeyCode.ENTER);
    await(() -> opened.contains(number));
    ReceiptNumber below = navigation.next(number).orElseThrow();
    robot.interact(() -> navigation.open(below));
    robot.interact(() -> navigation.back());
    await(() -> table().getSelectionModel().getSelectedIndex() == 204 && table().isFocused());
    assertThat(shows(300)).isTrue();
  }

  /** The search waits a moment for the next key; leaving in that moment must not lose it. */
  @Test
  void aSearchClearedJustBeforeLeavingIsClearedOnComingBack() throws Exception {
    signIn();
    robot.interact(() -> ((TextField) find("#list-search")).setText("ヨシダ"));
    await(() -> table().getItems().size() < 100 && table().getItems().size() > 0);
    robot.interact(() -> {
      ((TextField) find("#list-search")).clear();
      ((ButtonBase) find("#nav-admin")).fire();
    });
    await(() -> has("#admin-side"));
    press("#nav-list");
    await(() -> shows(300));
    assertThat(text("#list-total")).doesNotContain("絞り込み中");
  }

  @Test
  void clickingAHeaderSortsInTheStoreAndShowsTheArrow() throws Exception {
    signIn();
    TableColumn<RowSlot, ?> filed = column("filed");
    assertThat(table().getSortOrder()).containsExactly(filed);
    TableColumn<RowSlot, ?> state = column("state");
    robot.interact(() -> table().getSortOrder().setAll(List.of(state)));
    await(() -> shows(300) && firstState() == WorkState.UNREVIEWED);
    assertThat(table().getSortOrder()).containsExactly(state);
    assertThat(state.getUserData()).isEqualTo(Sort.STATE);
    robot.interact(() -> state.setSortType(TableColumn.SortType.DESCENDING));
    await(() -> firstState() == WorkState.CLOSED);
  }

  @Test
  void theProcedurePickerFindsByPartOfANameInAnyKana() throws Exception {
    signIn();
    press("#list-procedures");
    await(() -> find("#procedure-search").isFocused());
    robot.interact(() -> ((TextField) find("#procedure-search")).setText("児童"));
    var procedure =
        desk.services.applications().procedures().stream()
            .filter(p -> p.name().equals("児童手当　認定請求"))
            .findFirst()
            .orElseThrow();
    robot.clickOn(procedure.name() + "（" + procedure.count() + "）");
    press("#procedure-apply");
    await(() -> shows((int) procedure.count()));
    assertThat(text("#list-procedures")).contains("児童手当　認定請求");
    press("#list-clear");
    await(() -> shows(300));
  }
}
