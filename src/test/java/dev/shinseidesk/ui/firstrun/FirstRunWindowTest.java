package dev.shinseidesk.ui.firstrun;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.FirstOffice;
import dev.shinseidesk.texts.Texts;
import dev.shinseidesk.ui.common.FileChoice;
import dev.shinseidesk.ui.fixture.PngWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The whole first set-up by keyboard in the real window, up to a real office. */
@ExtendWith(ApplicationExtension.class)
class FirstRunWindowTest {
  private static final String PICTURES = System.getProperty("pictures", "");

  @TempDir Path folder;

  private final FxRobot robot = new FxRobot();
  private final CountDownLatch done = new CountDownLatch(1);

  @SuppressWarnings("NullAway.Init")
  private FirstRunWindow window;

  @SuppressWarnings("NullAway.Init")
  private FirstOffice office;

  @SuppressWarnings("NullAway.Init")
  private Stage stage;

  @Start
  void start(Stage shown) {
    stage = shown;
    office = new FirstOffice(folder.resolve("office"));
    window = new FirstRunWindow(office.setUp(), new Texts(Locale.JAPANESE));
    window.chooseFilesBy(
        new FileChoice() {
          @Override
          public void toRead(String title, Consumer<Path> then) {}

          @Override
          public void toWrite(String title, String name, Consumer<Path> then) {
            then.accept(folder.resolve(name));
          }
        });
    window.show(shown, done::countDown);
  }

  @AfterEach
  void close() {
    robot.interact(window::close);
  }

  private void type(String... fields) {
    for (int i = 0; i < fields.length; i++) {
      if (i > 0) {
        robot.type(KeyCode.TAB);
      }
      robot.write(fields[i], 0);
    }
  }

  private void picture(String name) throws Exception {
    WaitForAsyncUtils.waitForFxEvents();
    if (!PICTURES.isEmpty()) {
      robot.interact(() -> {
        PngWriter.write(stage.getScene(), 1, Path.of(PICTURES, name + ".png"));
        return null;
      });
    }
  }

  private String title() {
    WaitForAsyncUtils.waitForFxEvents();
    return robot.lookup("#first-run-title").queryAs(Label.class).getText();
  }

  @Test
  void aNewDeskIsSetUpByKeyboard() throws Exception {
    picture("1-office");
    robot.type(KeyCode.ENTER);
    assertThat(robot.lookup("#first-run-message").query().isVisible()).isTrue();
    picture("2-office-empty");
    robot.interact(() -> robot.lookup("#first-run-office").query().requestFocus());
    robot.interact(
        () -> robot.lookup("#first-run-office").queryAs(TextField.class).setText("ためし町"));
    robot.type(KeyCode.TAB);
    type("131016");
    robot.type(KeyCode.ENTER);
    assertThat(title()).isEqualTo("最初の管理者");
    type("kanri", "Hanako", "asagao-no-hana-2026", "asagao-no-hana-2026");
    picture("3-administrator");
    robot.type(KeyCode.ENTER);
    assertThat(title()).isEqualTo("ポータル");
    type("https://portal.example/api", "machi", "himitsu");
    picture("4-portal");
    robot.type(KeyCode.ENTER);
    assertThat(title()).isEqualTo("業務システム");
    picture("5-systems");
    robot.type(KeyCode.ENTER);
    assertThat(title()).isEqualTo("確認");
    picture("6-summary");
    robot.type(KeyCode.ENTER);
    WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> title().equals("回復キー"));
    picture("7-key");
    String key = robot.lookup("#first-run-key").queryAs(Label.class).getText();
    robot.interact(() -> robot.lookup("#first-run-save-key").queryButton().fire());
    WaitForAsyncUtils.waitFor(
        20,
        TimeUnit.SECONDS,
        () ->
            Files.exists(folder.resolve("回復キー.txt"))
                && Files.readString(folder.resolve("回復キー.txt")).strip().equals(key));
    robot.interact(() -> robot.lookup("#first-run-key-last").query().requestFocus());
    robot.write(key.substring(key.length() - 4), 0).type(KeyCode.ENTER);

    assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(office.nameAfterSigningIn("kanri", "asagao-no-hana-2026")).isEqualTo("Hanako");
  }
}
