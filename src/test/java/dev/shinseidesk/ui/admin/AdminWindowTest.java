package dev.shinseidesk.ui.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.application.Operator;
import dev.shinseidesk.services.SettingsLocks;
import dev.shinseidesk.ui.common.FileChoice;
import dev.shinseidesk.ui.fixture.FixtureDesk;
import dev.shinseidesk.ui.fixture.WindowPlay;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;

class AdminWindowTest extends WindowPlay {
  @Override
  protected FixtureDesk desk() {
    return FixtureDesk.filled(Set.of(Operator.Role.ADMINISTRATOR));
  }

  @SuppressWarnings("NullAway.Init")
  private Stage stage;

  @Start
  void start(Stage shown) {
    stage = shown;
    open(shown);
    window.chooseFilesBy(
        new FileChoice() {
          @Override
          public void toRead(String title, Consumer<Path> then) {
            then.accept(folder.resolve("links.csv"));
          }

          @Override
          public void toWrite(String title, String name, Consumer<Path> then) {
            then.accept(folder.resolve(name));
          }
        });
  }

  private void type(String id, String text) {
    robot.interact(() -> {
      TextInputControl field = (TextInputControl) find(id);
      field.requestFocus();
      field.setText(text);
    });
  }

  private static WindowEvent closing(Stage stage) {
    return new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST);
  }

  private boolean disabled(String id) {
    return find(id).isDisabled();
  }

  private void enter(String section) throws Exception {
    signIn();
    robot
        .press(KeyCode.CONTROL, KeyCode.SHIFT)
        .type(KeyCode.A)
        .release(KeyCode.SHIFT, KeyCode.CONTROL);
    await(() -> has("#admin-side"));
    press("#admin-" + section);
  }

  @Test
  void theListIsAsItWasLeftWhenOneComesBack() throws Exception {
    signIn();
    robot.interact(() -> table().getSelectionModel().select(7));
    robot
        .press(KeyCode.CONTROL, KeyCode.SHIFT)
        .type(KeyCode.A)
        .release(KeyCode.SHIFT, KeyCode.CONTROL);
    await(() -> has("#links-count"));
    assertThat(((ToggleButton) find("#nav-admin")).isSelected()).isTrue();
    robot.push(KeyCode.ALT, KeyCode.DIGIT4);
    await(() -> has("#batches-collecting"));
    robot
        .press(KeyCode.CONTROL, KeyCode.SHIFT)
        .type(KeyCode.L)
        .release(KeyCode.SHIFT, KeyCode.CONTROL);
    await(() -> has("#list-table") && table().getSelectionModel().getSelectedIndex() == 7);
    assertThat(((ToggleButton) find("#nav-list")).isSelected()).isTrue();
    press("#nav-admin");
    await(() -> has("#batches-collecting"));
  }

  @Test
  void aFileIsLookedAtConsentedToAndTakenIn() throws Exception {
    enter("LINKS");
    press("#links-browse");
    press("#links-look");
    await(() -> has("#links-apply"));
    assertThat(disabled("#links-apply")).isTrue();
    robot.interact(() -> ((CheckBox) find("#links-consent-SHRINK")).setSelected(true));
    assertThat(disabled("#links-apply")).isTrue();
    robot.interact(() -> ((CheckBox) find("#links-consent-UNREADABLE_LINES")).setSelected(true));
    press("#links-apply");
    await(() -> has("#links-applied"));
    assertThat(text("#links-count")).isEqualTo("88,062 件");
    assertThat(has("#links-preview")).isFalse();
  }

  @Test
  void unsavedRoutesAskBeforeAnybodyLeaves() throws Exception {
    enter("ROUTES");
    await(() -> ((TableView<?>) find("#routes-table")).getItems().size() > 40);
    robot.interact(() -> ((ComboBox<?>) find("#routes-receiver")).getSelectionModel().select(2));
    assertThat(disabled("#routes-save")).isFalse();
    press("#admin-EXPORT");
    await(() -> has("#dialog-confirm"));
    robot.type(KeyCode.ESCAPE);
    await(() -> !has("#dialog-confirm"));
    assertThat(has("#routes-table")).isTrue();
    assertThat(((ToggleButton) find("#admin-ROUTES")).isSelected()).isTrue();
    press("#sign-out");
    await(() -> has("#dialog-confirm"));
    robot.type(KeyCode.ESCAPE);
    robot.interact(() -> Event.fireEvent(stage, closing(stage)));
    await(() -> has("#dialog-confirm"));
    robot.interact(() -> Event.fireEvent(stage, closing(stage)));
    robot.type(KeyCode.ESCAPE);
    await(() -> !has("#dialog-confirm"));
    assertThat(stage.isShowing()).isTrue();
    press("#nav-list");
    await(() -> has("#dialog-act"));
    press("#dialog-act");
    await(() -> has("#list-table"));
    assertThat(desk.administration.settings.saved).isEmpty();
    // nothing is unsaved now, but the outbox holds something
    robot.interact(() -> Event.fireEvent(stage, closing(stage)));
    await(() -> has("#dialog-act"));
    press("#dialog-act");
    await(() -> !stage.isShowing());
  }

  @Test
  void aSettingIsChangedCheckedTakenBackAndSaved() throws Exception {
    enter("SETTINGS");
    await(() -> has("#settings-field-municipality"));
    type("#settings-field-municipality", "12");
    await(() -> has("#settings-problems"));
    robot.interact(() -> find("#settings-field-municipality").requestFocus());
    robot.push(KeyCode.CONTROL, KeyCode.Z);
    await(() -> !has("#settings-problems"));
    assertThat(disabled("#settings-save")).isTrue();
    type("#settings-field-name", "緑市");
    press("#settings-save");
    await(() -> desk.administration.settings.saved.contains("office.json"));
    await(() -> text("#settings-note").contains("次のログインから有効"));
    press("#settings-print");
    await(() -> text("#settings-note").contains("settings.html"));
    assertThat(Files.exists(folder.resolve("settings.html"))).isTrue();
  }

  @Test
  void whatIsLockedOnThisDeskShowsItsPadlockAndTakesNoWord() throws Exception {
    desk.administration.settings.locks =
        new SettingsLocks(List.of("office.json/name", "office.json/channels"));
    enter("SETTINGS");
    await(() -> has("#settings-field-name"));
    assertThat(disabled("#settings-field-name")).isTrue();
    assertThat(disabled("#settings-field-municipality")).isFalse();
    assertThat(find("#settings-form").lookupAll(".badge").stream().map(n -> ((Label) n).getText()))
        .contains("この端末では固定");
    press("#settings-open-channels");
    await(() -> has("#settings-entries"));
    assertThat(disabled("#settings-entry-add")).isTrue();
    assertThat(disabled("#settings-entry-remove")).isTrue();
    press("#settings-entry-open");
    await(() -> has("#settings-field-id"));
    assertThat(disabled("#settings-field-id")).isTrue();
  }

  @Test
  void anEntryIsAddedAndItsKindBringsItsFields() throws Exception {
    enter("SETTINGS");
    await(() -> has("#settings-open-channels"));
    press("#settings-open-channels");
    press("#settings-entry-add");
    await(() -> has("#settings-field-kind"));
    robot.interact(
        () -> ((ComboBox<?>) find("#settings-field-kind")).getSelectionModel().select(1));
    press("#settings-create-sftp");
    press("#settings-open-sftp");
    type("#settings-field-passwordSecret", "sftp.password");
    press("#settings-up");
    press("#settings-open-sftp");
    press("#settings-secret-passwordSecret");
    await(() -> has("#settings-secret-value"));
    PasswordField secret = (PasswordField) find("#settings-secret-value");
    robot.interact(() -> secret.setText("himitsu"));
    press("#settings-secret-save");
    await(() -> desk.administration.settings.lastSecret.equals("himitsu"));
    assertThat(((TextField) find("#settings-field-passwordSecret")).getText())
        .isEqualTo("sftp.password");
    assertThat(((TreeView<?>) find("#settings-tree")).getSelectionModel().getSelectedItem())
        .isNotNull();
  }

  @Test
  void aTriedChannelTellsEveryStepAndWhatFailed() throws Exception {
    enter("CHANNELS");
    await(() -> ((TableView<?>) find("#channels-table")).getItems().size() == 3);
    press("#channels-test");
    await(() -> has("#channels-verdict"));
    assertThat(find("#channels-report").lookupAll(".step-well")).hasSize(5);
    robot.interact(() -> ((TableView<?>) find("#channels-table")).getSelectionModel().select(1));
    press("#channels-test");
    await(() -> find("#channels-report").lookup(".problem-card") != null);
  }

  @Test
  void nothingIsCutOffInANarrowWindow() throws Exception {
    signIn();
    double width = window.scene().getWindow().getWidth();
    double height = window.scene().getWindow().getHeight();
    resize(854, 480);
    try {
      everySectionFits();
    } finally {
      // The next test gets the same stage.
      resize(width, height);
    }
  }

  private void resize(double width, double height) {
    robot.interact(() -> {
      window.scene().getWindow().setWidth(width);
      window.scene().getWindow().setHeight(height);
    });
  }

  private void everySectionFits() throws Exception {
    for (AdminSection section : AdminSection.of(desk.services.operator())) {
      robot
          .press(KeyCode.CONTROL, KeyCode.SHIFT)
          .type(KeyCode.A)
          .release(KeyCode.SHIFT, KeyCode.CONTROL);
      await(() -> has("#admin-side"));
      press("#admin-" + section);
      await(() -> {
        Bounds whole = find("#sign-out").localToScene(find("#sign-out").getBoundsInLocal());
        Bounds content =
            find("#admin-content").localToScene(find("#admin-content").getBoundsInLocal());
        return whole.getMaxX() <= 854 && content.getMaxX() <= 854.5;
      });
    }
    assertThat(find("#shell-operator").getLayoutBounds().getWidth()).isGreaterThan(60);
  }
}
