package dev.shinseidesk.ui.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.endtoend.SetClock;
import dev.shinseidesk.security.AccountDesk;
import dev.shinseidesk.security.AccountStore;
import dev.shinseidesk.services.MemoryAccounts;
import dev.shinseidesk.services.SettingsChoice;
import dev.shinseidesk.ui.fixture.FixtureDesk;
import dev.shinseidesk.ui.fixture.PngWriter;
import dev.shinseidesk.ui.fixture.WindowPlay;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;

/** Signing in with all that can be asked for, the cover, the own account, and everybody's. */
class PersonWindowTest extends WindowPlay {
  private static final String PICTURES = System.getProperty("pictures", "");

  private final SetClock clock = new SetClock();

  @SuppressWarnings("NullAway.Init")
  private Stage stage;

  @Override
  protected FixtureDesk desk() {
    FixtureDesk made = FixtureDesk.filled(Set.of(Operator.Role.ADMINISTRATOR));
    made.accounts.put(MemoryAccounts.account(made.services.operator()));
    made.accounts.put(
        new AccountDesk.Account(
            new Operator(
                new OperatorId("sato"),
                "佐藤 次郎",
                Set.of(Operator.Role.CLERK, Operator.Role.REVIEWER)),
            new AccountStore.Facts(null, true, true, 8),
            Duration.ofSeconds(90),
            true));
    made.accounts.failures = 2;
    return made;
  }

  @Override
  protected boolean practice() {
    return false;
  }

  @Override
  protected Clock clock() {
    return clock == null ? FixtureDesk.CLOCK : clock;
  }

  @Start
  void start(Stage shown) {
    stage = shown;
    open(shown);
  }

  private void picture(String name) {
    if (!PICTURES.isEmpty()) {
      picture(name + "-100.png", 1280, 720, 1);
      picture(name + "-150.png", 854, 480, 1.5);
      robot.interact(() -> size(1280, 720));
    }
  }

  private void size(double width, double height) {
    stage.setWidth(width);
    stage.setHeight(height);
  }

  private void picture(String file, double width, double height, double scale) {
    robot.interact(() -> size(width, height));
    robot.interact(() -> {
      try {
        PngWriter.write(window.scene(), scale, Path.of(PICTURES, file));
      } catch (java.io.IOException e) {
        throw new java.io.UncheckedIOException(e);
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

  private String typed(String id) {
    return ((TextInputControl) find(id)).getText();
  }

  private void enter() throws Exception {
    type("#login-user", "midori");
    type("#login-password", "practice");
    press("#login-submit");
    await(() -> window.scene().lookup("#list-table") != null && shows(300));
  }

  @Test
  void asksForTheCodeAndForANewPasswordOneAfterTheOther() throws Exception {
    door.code = "123456";
    door.passwordDue = true;
    type("#login-user", "midori");
    type("#login-password", "practice");
    press("#login-submit");
    await(() -> has("#login-code"));
    assertThat(typed("#login-password")).isEqualTo("practice");
    picture("login-code");
    type("#login-code", "123456");
    press("#login-submit");
    await(() -> has("#login-next"));
    picture("login-next");
    type("#login-code", "123456");
    type("#login-next", "yuki ga furu");
    type("#login-again", "yuki ga fura");
    press("#login-submit");
    await(() -> typed("#login-next").isEmpty());
    assertThat(window.scene().lookup("#list-table")).isNull();
    type("#login-code", "123456");
    type("#login-next", "yuki ga furu");
    type("#login-again", "yuki ga furu");
    press("#login-submit");
    await(() -> window.scene().lookup("#list-table") != null);
    assertThat(text("#shell-last-sign-in")).contains("2回");
  }

  @Test
  void settingsThatDifferStopWithNamesAndAreUndoneOrAccepted() throws Exception {
    door.differing = true;
    door.code = "123456";
    type("#login-user", "midori");
    type("#login-password", "practice");
    press("#login-submit");
    await(() -> has("#login-code"));
    type("#login-code", "123456");
    press("#login-submit");
    await(() -> has("#login-undo"));
    assertThat(has("#login-accept")).isTrue();
    assertThat(find("#login-submit").isVisible()).as("nothing goes on by itself").isFalse();
    assertThat(messages())
        .contains(
            "office.json /portal/baseUrl, portal-ca.pem", "2 か所", "使っていません", "config in-force");
    assertThat(typed("#login-password")).isEqualTo("practice");
    picture("login-differ");
    assertThat(window.scene().lookup("#list-table")).isNull();

    type("#login-code", "000000");
    press("#login-undo");
    await(() -> typed("#login-code").isEmpty());
    assertThat(has("#login-undo")).as("asked for still").isTrue();
    assertThat(door.decided).isEmpty();

    type("#login-code", "123456");
    press("#login-undo");
    await(() -> window.scene().lookup("#list-table") != null);
    assertThat(door.decided).containsExactly(SettingsChoice.UNDO);
  }

  private String messages() {
    return find("#login-message").lookupAll(".label").stream()
        .map(label -> ((Label) label).getText())
        .collect(Collectors.joining("\n"));
  }

  @Test
  void theRecoveryKeyIsTypedAndTheNewOneShownOnce() throws Exception {
    press("#login-forgotten");
    await(() -> has("#login-key"));
    picture("login-recover");
    type("#login-user", "midori");
    type("#login-key", "AAAA-BBBB");
    type("#login-next", "yuki ga furu");
    type("#login-again", "yuki ga furu");
    press("#login-submit");
    await(() -> has("#login-message"));
    String key =
        new String(
            dev.shinseidesk.security.RecoveryKey.random(new java.security.SecureRandom())
                .printed());
    type("#login-key", key);
    type("#login-next", "yuki ga furu");
    type("#login-again", "yuki ga furu");
    press("#login-submit");
    await(() -> has("#login-made"));
    picture("login-made");
    assertThat(text("#login-made-key")).matches("(\\w{4}-){8}\\w{4}").isNotEqualTo(key);
    assertThat(door.recovered).hasSize(1);
    press("#login-submit");
    await(() -> has("#login-password"));
    assertThat(typed("#login-key")).isEmpty();
    assertThat(has("#login-made")).isFalse();
    enter();
  }

  @Test
  void theScreenIsCoveredWhenNobodyIsThereAndTheWorkIsKept() throws Exception {
    enter();
    robot.interact(() -> table().getSelectionModel().select(7));
    clock.pass(Duration.ofMinutes(11));
    await(() -> window.scene().lookup("#cover") != null);
    assertThat(find("#list-table").getScene()).isNotNull();
    assertThat(treeVisible("#list-table")).isFalse();
    await(() -> find("#cover-password").isFocused());
    assertThat(stage.getTitle()).doesNotContain("緑川");
    picture("cover");
    // keys of the shell reach nothing
    robot.type(KeyCode.F5);
    robot.type(KeyCode.ESCAPE);
    assertThat(treeVisible("#list-table")).isFalse();
    type("#cover-password", "wrong");
    press("#cover-uncover");
    await(() -> has("#cover-message"));
    assertThat(typed("#cover-password")).isEmpty();
    type("#cover-password", "practice");
    press("#cover-uncover");
    await(() -> window.scene().lookup("#cover") == null);
    assertThat(treeVisible("#list-table")).isTrue();
    assertThat(table().getSelectionModel().getSelectedIndex()).isEqualTo(7);
    assertThat(desk.accounts.acts).containsExactly("covered", "uncovered");
    assertThat(desk.signOuts).hasValue(0);
  }

  private boolean treeVisible(String id) {
    for (javafx.scene.Node node = find(id); node != null; node = node.getParent()) {
      if (!node.isVisible()) {
        return false;
      }
    }
    return true;
  }

  @Test
  void somebodyElseSignsInAfterTheFirstPersonsWorkIsAskedFor() throws Exception {
    enter();
    robot
        .press(KeyCode.CONTROL, KeyCode.SHIFT)
        .type(KeyCode.A)
        .release(KeyCode.SHIFT, KeyCode.CONTROL);
    await(() -> has("#admin-side"));
    press("#admin-ROUTES");
    await(() ->
        has("#routes-table") && ((TableView<?>) find("#routes-table")).getItems().size() > 40);
    robot.interact(() ->
        ((javafx.scene.control.ComboBox<?>) find("#routes-receiver"))
            .getSelectionModel()
            .select(2));
    robot.push(KeyCode.CONTROL, KeyCode.L);
    await(() -> window.scene().lookup("#cover") != null);
    press("#cover-other");
    await(() -> has("#cover-asking"));
    picture("cover-asking");
    press("#cover-stay");
    await(() -> !has("#cover-asking"));
    assertThat(desk.signOuts).hasValue(0);
    press("#cover-other");
    press("#cover-discard");
    await(() -> has("#login-password"));
    assertThat(desk.signOuts).hasValue(1);
    assertThat(window.scene().lookup("#cover")).isNull();
    assertThat(typed("#login-password")).isEmpty();
  }

  @Test
  void whatWasCopiedIsTakenFromTheClipboardWhenTheScreenIsCovered() throws Exception {
    enter();
    robot.interact(() -> {
      var content = new ClipboardContent();
      content.putString("申請 太郎");
      Clipboard.getSystemClipboard().setContent(content);
    });
    robot.push(KeyCode.CONTROL, KeyCode.L);
    await(() -> window.scene().lookup("#cover") != null);
    String[] left = new String[1];
    robot.interact(() -> left[0] = Clipboard.getSystemClipboard().getString());
    assertThat(left[0]).isIn(null, "");
  }

  @Test
  void anAdministratorAddsResetsAndRemoves() throws Exception {
    enter();
    robot
        .press(KeyCode.CONTROL, KeyCode.SHIFT)
        .type(KeyCode.A)
        .release(KeyCode.SHIFT, KeyCode.CONTROL);
    await(() -> has("#admin-side"));
    press("#admin-ACCOUNTS");
    await(() -> ((TableView<?>) find("#accounts-table")).getItems().size() == 2);
    assertThat(find("#accounts-remove").isDisabled()).isTrue();
    robot.interact(() -> ((TableView<?>) find("#accounts-table")).getSelectionModel().select(1));
    assertThat(find("#accounts-unlock").isDisabled()).isFalse();
    picture("accounts");
    press("#accounts-unlock");
    await(() -> desk.accounts.acts.contains("unlocked sato"));
    press("#accounts-add");
    type("#accounts-id", "suzuki");
    type("#accounts-name", "鈴木 三郎");
    robot.interact(() -> ((CheckBox) find("#accounts-role-REVIEWER")).setSelected(true));
    press("#accounts-save");
    await(() -> has("#accounts-told"));
    assertThat(text("#accounts-told-secret")).isEqualTo("abcd-efgh-jkmn-pqrs");
    picture("accounts-told");
    press("#accounts-noted");
    await(() -> !has("#accounts-told"));
    assertThat(((javafx.scene.control.Label) find("#accounts-told-secret")).getText()).isEmpty();
    robot.interact(() -> ((TableView<?>) find("#accounts-table")).getSelectionModel().select(1));
    press("#accounts-remove");
    await(() -> has("#dialog-act"));
    press("#dialog-act");
    await(() -> ((TableView<?>) find("#accounts-table")).getItems().size() == 2);
    assertThat(desk.accounts.acts).contains("added suzuki", "removed sato");
  }

  @Test
  void theEncryptionKeyIsReplacedAfterSigningOut() throws Exception {
    enter();
    robot
        .press(KeyCode.CONTROL, KeyCode.SHIFT)
        .type(KeyCode.A)
        .release(KeyCode.SHIFT, KeyCode.CONTROL);
    await(() -> has("#admin-side"));
    press("#admin-ACCOUNTS");
    await(() -> ((TableView<?>) find("#accounts-table")).getItems().size() == 2);
    assertThat(find("#accounts-rekey").isDisabled()).isTrue();
    type("#accounts-rekey-password", "practice");
    press("#accounts-rekey");
    await(() -> has("#login-password") && door.rekeyed.get() == 1);
    assertThat(desk.signOuts).hasValue(1);
  }

  @Test
  void theOwnPasswordAndTheSecondFactor() throws Exception {
    enter();
    robot.clickOn("#shell-menu").clickOn("#menu-account");
    await(() -> has("#own-account") && has("#own-enrol"));
    type("#own-present", "practice");
    type("#own-next", "yuki ga furu");
    type("#own-again", "yuki ga furu");
    press("#own-change");
    await(() -> has("#own-done"));
    assertThat(((PasswordField) find("#own-next")).getText()).isEmpty();
    press("#own-enrol");
    await(() -> has("#own-picture"));
    picture("own-enrolling");
    type("#own-code", "12");
    press("#own-confirm");
    await(() -> has("#own-message"));
    type("#own-code", "123456");
    type("#own-proof", "practice");
    press("#own-confirm");
    await(() -> has("#own-codes"));
    picture("own-codes");
    type("#own-end-password", "practice");
    press("#own-end");
    await(() -> desk.accounts.acts.contains("second factor off"));
    assertThat(desk.accounts.acts)
        .containsExactly("changed to 12 characters", "second factor on", "second factor off");
  }
}
