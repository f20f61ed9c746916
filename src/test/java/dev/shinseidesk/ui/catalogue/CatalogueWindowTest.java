package dev.shinseidesk.ui.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.application.Operator;
import dev.shinseidesk.ui.fixture.FixtureDesk;
import dev.shinseidesk.ui.fixture.WindowPlay;
import java.util.Set;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;

/** The screen of procedures and rules, played in the window. */
class CatalogueWindowTest extends WindowPlay {
  @Override
  protected FixtureDesk desk() {
    return FixtureDesk.filled(Set.of(Operator.Role.ADMINISTRATOR));
  }

  @Start
  void start(Stage shown) {
    open(shown);
  }

  private void enter() throws Exception {
    signIn();
    robot
        .press(KeyCode.CONTROL, KeyCode.SHIFT)
        .type(KeyCode.A)
        .release(KeyCode.SHIFT, KeyCode.CONTROL);
    await(() -> has("#admin-CATALOGUE"));
    press("#admin-CATALOGUE");
    await(() -> has("#catalogue-code"));
  }

  private void type(String id, String text) {
    robot.interact(() -> {
      TextInputControl field = (TextInputControl) find(id);
      field.requestFocus();
      field.setText(text);
    });
  }

  private void tab(int index) {
    robot.interact(() -> ((TabPane) find("#catalogue-tabs")).getSelectionModel().select(index));
  }

  @Test
  void aRuleIsAddedTriedMendedAndSaved() throws Exception {
    enter();
    type("#catalogue-search", "HOIKU-01");
    robot.interact(() -> ((ListView<?>) find("#catalogue-list")).getSelectionModel().selectFirst());
    await(() -> text("#catalogue-code").equals("HOIKU-01"));
    tab(3);
    robot.interact(
        () -> ((ComboBox<?>) find("#catalogue-rule-kind")).getSelectionModel().selectFirst());
    press("#catalogue-rule-add");
    await(() -> has("#catalogue-with-item"));
    await(() -> has("#catalogue-problems"));
    assertThat(find("#catalogue-save").isDisabled()).as("nothing to look at yet").isTrue();
    robot.interact(
        () -> ((ComboBox<?>) find("#catalogue-with-item")).getSelectionModel().select(2));
    await(() -> text("#catalogue-note").contains("own-1") && has("#catalogue-problems"));
    await(() -> text("#catalogue-note").contains("1番目"));
    // the passing example gets the item filled
    robot.interact(() ->
        ((ComboBox<?>) find("#catalogue-example-item-pass-1")).getSelectionModel().selectFirst());
    await(() -> has("#catalogue-example-pass-1-F010"));
    type("#catalogue-example-pass-1-F010", "山田　太郎");
    // the failing one has it empty
    robot.interact(() ->
        ((ComboBox<?>) find("#catalogue-example-item-fail-1")).getSelectionModel().selectFirst());
    await(() -> has("#catalogue-example-fail-1-F010"));
    robot.interact(() -> {
      ComboBox<?> items = (ComboBox<?>) find("#catalogue-with-item");
      for (int i = 0; i < items.getItems().size(); i++) {
        if ("F010".equals(items.getItems().get(i))) {
          items.getSelectionModel().select(i);
        }
      }
    });
    await(() -> !find("#catalogue-save").isDisabled());
    press("#catalogue-save");
    await(() -> desk.administration.catalogue.saved.size() == 1);
    assertThat(desk.administration.catalogue.saved.getFirst().rules()).contains("own-1");
    await(() -> text("#catalogue-note").contains("次のログインから有効"));
  }

  @Test
  void unsavedChangesAskBeforeAnybodyLeavesAndCanBeTakenBack() throws Exception {
    enter();
    String before = ((TextInputControl) find("#catalogue-name")).getText();
    type("#catalogue-name", before + "（仮）");
    press("#admin-ROUTES");
    await(() -> has("#dialog-confirm"));
    robot.type(KeyCode.ESCAPE);
    await(() -> !has("#dialog-confirm"));
    robot.interact(() -> find("#catalogue-name").requestFocus());
    robot.push(KeyCode.CONTROL, KeyCode.Z);
    await(() -> ((TextInputControl) find("#catalogue-name")).getText().equals(before));
    assertThat(find("#catalogue-save").isDisabled()).isTrue();
    press("#catalogue-to-routes");
    await(() -> has("#routes-table"));
    assertThat(desk.administration.catalogue.saved).isEmpty();
  }
}
