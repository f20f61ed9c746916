package dev.shinseidesk.ui.keeping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.keeping.RetentionDesk;
import dev.shinseidesk.ui.common.FileChoice;
import dev.shinseidesk.ui.fixture.FixtureDesk;
import dev.shinseidesk.ui.fixture.PngWriter;
import dev.shinseidesk.ui.fixture.WindowPlay;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;

/**
 * Deletion by two persons, holds and backups, played over a real store. With {@code
 * -Dkeeping.pictures=true} pictures of each go to target/keeping.
 */
class KeepingWindowTest extends WindowPlay {
  private static final Operator OTHER =
      new Operator(new OperatorId("kato"), "加藤", EnumSet.of(Operator.Role.SUPERVISOR));

  @SuppressWarnings("NullAway.Init")
  private Stage stage;

  @Override
  protected FixtureDesk desk() {
    return FixtureDesk.filled(Set.of(Operator.Role.ADMINISTRATOR));
  }

  @Start
  void start(Stage shown) {
    stage = shown;
    shown.setWidth(1280);
    shown.setHeight(720);
    open(shown);
    window.chooseFilesBy(
        new FileChoice() {
          @Override
          public void toRead(String title, Consumer<Path> then) {
            try (Stream<Path> files =
                Files.list(desk.administration.keeping.place.resolve("backups"))) {
              then.accept(files.findFirst().orElseThrow());
            } catch (java.io.IOException e) {
              throw new java.io.UncheckedIOException(e);
            }
          }

          @Override
          public void toWrite(String title, String name, Consumer<Path> then) {
            then.accept(folder.resolve(name));
          }
        });
  }

  private void picture(String name) {
    if (Boolean.getBoolean("keeping.pictures")) {
      robot.interact(() -> {
        try {
          Path target = Files.createDirectories(Path.of("target", "keeping"));
          PngWriter.write(window.scene(), 1, target.resolve(name + ".png"));
          stage.setWidth(854);
          stage.setHeight(480);
          PngWriter.write(window.scene(), 1.5, target.resolve(name + "-150.png"));
          stage.setWidth(1280);
          stage.setHeight(720);
        } catch (java.io.IOException e) {
          throw new java.io.UncheckedIOException(e);
        }
      });
    }
  }

  private void tab(int index) {
    robot.interact(() -> ((TabPane) find("#keeping-tabs")).getSelectionModel().select(index));
  }

  private void fill(String id, String text) {
    robot.interact(() -> ((TextInputControl) find(id)).setText(text));
  }

  private int rows(String id) {
    return ((TableView<?>) find(id)).getItems().size();
  }

  private void enter() throws Exception {
    signIn();
    robot
        .press(KeyCode.CONTROL, KeyCode.SHIFT)
        .type(KeyCode.A)
        .release(KeyCode.SHIFT, KeyCode.CONTROL);
    await(() -> has("#admin-side"));
    press("#admin-KEEPING");
    await(() -> rows("#keeping-procedures") == 3 && rows("#keeping-lines") == 30);
  }

  @Test
  void anotherPersonConfirmsWhatOneProposed() throws Exception {
    enter();
    await(() -> has("#keeping-warning"));
    assertThat(text("#keeping-next")).contains("30 件");
    picture("due");
    press("#keeping-act");
    await(() -> has("#form-reason"));
    picture("propose");
    fill("#form-reason", "保存期間の満了");
    press("#dialog-act");
    await(() -> has("#keeping-withdraw"));
    assertThat(has("#keeping-act")).as("nobody confirms their own").isFalse();
    assertThat(text("#keeping-next")).contains("別の監督者か管理者");
    picture("waiting");

    RetentionDesk others = desk.services.administration().keeping().retention();
    others.confirm(OTHER, others.runs(OTHER, 1).getFirst().id());
    press("#admin-EXPORT");
    press("#admin-KEEPING");
    await(() -> has("#keeping-act") && text("#keeping-act").contains("実行"));
    picture("confirmed");
    press("#keeping-act");
    await(() -> text("#keeping-last").contains("削除 30 件"));
    await(() -> rows("#keeping-lines") == 0 && text("#keeping-next").contains("ありません"));
    picture("deleted");
  }

  @Test
  void confirmsWhatAnotherProposed() throws Exception {
    RetentionDesk others = desk.services.administration().keeping().retention();
    others.propose(OTHER, "年度末の整理");
    enter();
    assertThat(text("#keeping-next")).contains("kato", "年度末の整理");
    press("#keeping-act");
    await(() -> has("#dialog-confirm"));
    picture("confirm");
    press("#dialog-act");
    await(() -> text("#keeping-last").contains("削除 30 件"));
  }

  @Test
  void holdsKeepAnApplicationBack() throws Exception {
    enter();
    tab(1);
    await(() -> has("#holds-one"));
    press("#holds-one");
    await(() -> has("#form-number"));
    fill("#form-number", "2019-1004");
    fill("#form-reason", "審査請求のため");
    press("#dialog-act");
    await(() -> rows("#holds-table") == 1);
    robot.interact(() -> ((TableView<?>) find("#holds-table")).getSelectionModel().select(0));
    picture("holds");
    press("#holds-lift");
    await(() -> has("#form-reason"));
    fill("#form-reason", "裁決が出た");
    press("#dialog-act");
    await(() -> rows("#holds-table") == 0);
  }

  @Test
  void aBackupIsMadeAndProved() throws Exception {
    enter();
    tab(2);
    await(() -> has("#backup-make"));
    press("#backup-make");
    await(() -> has("#backup-made"));
    assertThat(text("#backup-made")).contains("申請 33 件");
    await(() -> !has("#keeping-warning") && rows("#backup-recent") == 1);
    await(() -> !find("#backup-check").isDisabled());
    press("#backup-check");
    await(() -> has("#backup-proved"));
    assertThat(text("#backup-proved")).contains("33 件");
    picture("backup");
  }
}
