package dev.shinseidesk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.application.Operator.Role;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.audit.AuditAction;
import dev.shinseidesk.audit.AuditQuery;
import dev.shinseidesk.services.DeskServices;
import dev.shinseidesk.services.ProtectionDesk.Cover;
import dev.shinseidesk.ui.common.FileChoice;
import dev.shinseidesk.ui.common.Screen;
import dev.shinseidesk.ui.common.UiPreferences;
import dev.shinseidesk.ui.fixture.FixtureDoor;
import dev.shinseidesk.ui.fixture.PngWriter;
import dev.shinseidesk.ui.shell.DeskWindow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The auditor's window, and how a masked application opens, over a whole practice office. */
@ExtendWith(ApplicationExtension.class)
class AuditScreenTest {
  @TempDir Path folder;
  private final FxRobot robot = new FxRobot();
  private final List<ReceiptNumber> opened = new ArrayList<>();

  @SuppressWarnings("NullAway.Init")
  private Stage stage;

  @SuppressWarnings("NullAway.Init")
  private GuardedRoom room;

  @SuppressWarnings("NullAway.Init")
  private DeskWindow window;

  @Start
  void start(Stage shown) {
    stage = shown;
  }

  @AfterEach
  void close() {
    robot.interact(window::close);
    room.close();
  }

  private void enter(DeskServices services) throws Exception {
    robot.interact(() -> {
      window =
          new DeskWindow(
              new FixtureDoor(services, Locale.JAPANESE, true),
              new UiPreferences(folder),
              room.clock,
              (ctx, s, number, nav) -> {
                opened.add(number);
                return new Case();
              });
      window.chooseFilesBy(new Chosen());
      stage.setWidth(1280);
      stage.setHeight(720);
      window.show(stage);
    });
    press("#login-fill");
    press("#login-submit");
  }

  private final class Chosen implements FileChoice {
    @Override
    public void toRead(String title, Consumer<Path> then) {
      then.accept(folder.resolve("anchor.json"));
    }

    @Override
    public void toWrite(String title, String name, Consumer<Path> then) {
      then.accept(folder.resolve(name.endsWith(".json") ? "anchor.json" : name));
    }
  }

  private static final class Case implements Screen {
    private final StackPane root = new StackPane();

    Case() {
      root.setId("case");
    }

    @Override
    public StackPane root() {
      return root;
    }
  }

  @Test
  void anAuditorSeesTheTrailAndNothingElse() throws Exception {
    room = new GuardedRoom(folder, 12);
    DeskServices clerk = room.as(Role.CLERK);
    for (var row : room.rows()) {
      clerk.applications().find(row.receiptNumber());
    }
    room.clock.pass(Duration.ofHours(11));
    clerk.casework().notes().add(clerk.operator(), room.first(), "夜の作業");
    enter(room.as(Role.AUDITOR));
    await(() -> has("#audit-table") && lines() > 13);
    assertThat(has("#nav-list")).isFalse();
    assertThat(has("#fetch")).isFalse();
    assertThat(has("#outbox")).isFalse();
    assertThat(has("#admin-SETTINGS")).isFalse();
    picture("audit");

    robot.interact(() -> {
      ((TextInputControl) find("#audit-by")).setText(clerk.operator().id().value());
      ((ComboBox<?>) find("#audit-action")).getSelectionModel().select(8);
    });
    press("#audit-search");
    await(() -> lines() == 12);
    press("#audit-verify");
    await(() -> has("#audit-verified"));
    assertThat(((Labeled) find("#audit-verified")).getText()).contains("指摘は 0 件");
    picture("audit-verified");
    press("#audit-anchor");
    await(() -> has("#audit-done"));
    press("#audit-compare");
    await(() -> has("#audit-verified"));
    choose("#audit-reports", 0);
    await(() -> has("#audit-report"));
    picture("audit-report");
    choose("#audit-export", 0);
    await(() -> has("#audit-done"));
    assertThat(folder.resolve("audit_20261122.csv")).content().contains("APPLICATION_VIEWED");

    Path anchor = folder.resolve("anchor.json");
    Files.writeString(anchor, Files.readString(anchor).replaceFirst("\"seq\" : ", "\"seq\" : 9"));
    press("#audit-compare");
    await(() -> has("#audit-verified"));
    assertThat(((Labeled) find("#audit-verified")).getText()).contains("指摘は 1 件");
    picture("audit-unsound");
  }

  @Test
  void aMaskedApplicationOpensAfterAReason() throws Exception {
    room = new GuardedRoom(folder, 12);
    DeskServices chief = room.as(Role.SUPERVISOR);
    chief.oversight().protection().mark(chief.operator(), room.first(), "支援措置");
    enter(room.as(Role.CLERK));
    await(() -> table("#list-table").getItems().size() == 12);
    picture("masked-list");
    robot.interact(() -> {
      table("#list-table").getSelectionModel().select(0);
      table("#list-table").requestFocus();
    });
    robot.type(KeyCode.ENTER);
    await(() -> has("#dialog-act"));
    assertThat(find("#dialog-act").isDisabled()).isTrue();
    picture("masked-reason");
    assertThat(opened).isEmpty();
    robot.interact(() -> ((TextInputControl) find("#form-reason")).setText("本人が窓口に来庁"));
    press("#dialog-act");
    await(() -> has("#case"));
    assertThat(opened).containsExactly(room.first());
  }

  @Test
  void aSupervisorProtectsAPersonFromAFileOrByHandAndEndsIt() throws Exception {
    room = new GuardedRoom(folder, 12);
    ReceiptNumber number = room.first();
    Files.writeString(
        folder.resolve("anchor.json"), "宛名番号,氏名,生年月日\n900000000000009,水鳥 花子,1990-01-01\n");
    enter(room.as(Role.SUPERVISOR));
    robot
        .press(KeyCode.CONTROL, KeyCode.SHIFT)
        .type(KeyCode.A)
        .release(KeyCode.SHIFT, KeyCode.CONTROL);
    await(() -> has("#admin-PROTECTION"));
    press("#admin-PROTECTION");
    await(() -> has("#protection-table"));
    assertThat(find("#protection-end").isDisabled()).isTrue();

    press("#protection-mark");
    await(() -> has("#dialog-act"));
    robot.interact(() -> {
      ((TextInputControl) find("#form-number")).setText(number.value());
      ((TextInputControl) find("#form-reason")).setText("本人からの申出");
    });
    press("#dialog-act");
    await(() -> table("#protection-table").getItems().size() == 1);
    assertThat(room.as(Role.CLERK).oversight().protection().cover(number))
        .isEqualTo(Cover.PROTECTED_PERSON);

    press("#protection-file");
    await(() -> has("#dialog-act"));
    press("#dialog-act");
    await(() -> table("#protection-table").getItems().size() == 2);
    picture("protection");
    robot.interact(() ->
        ((TextInputControl) find("#protection-search")).setText("９０００００００００００００９".substring(0, 8)));
    await(() -> table("#protection-table").getItems().size() == 1);
    robot.interact(() -> ((TextInputControl) find("#protection-search")).setText(number.value()));
    await(() -> table("#protection-table").getItems().size() == 1);

    robot.interact(() -> table("#protection-table").getSelectionModel().select(0));
    press("#protection-end");
    await(() -> has("#dialog-act"));
    picture("protection-end");
    robot.interact(() -> ((TextInputControl) find("#form-reason")).setText("期間満了"));
    press("#dialog-act");
    await(() -> table("#protection-table").getItems().isEmpty());
    assertThat(room.as(Role.CLERK).oversight().protection().cover(number)).isEqualTo(Cover.OPEN);
    robot.interact(() -> ((TextInputControl) find("#protection-search")).setText(""));
    await(() -> table("#protection-table").getItems().size() == 1);
    assertThat(room.store.auditStore().page(AuditQuery.ALL, Long.MAX_VALUE, 100))
        .extracting(line -> line.event().action())
        .contains(
            AuditAction.PROTECTION_SET, AuditAction.PROTECTION_ENDED, AuditAction.LIST_VIEWED);
  }

  private int lines() {
    return table("#audit-table").getItems().size();
  }

  private TableView<?> table(String id) {
    return (TableView<?>) find(id);
  }

  private void choose(String id, int item) {
    robot.interact(() -> ((MenuButton) find(id)).getItems().get(item).fire());
  }

  private void picture(String name) throws Exception {
    Path pictures = Files.createDirectories(Path.of("target", "pictures"));
    WaitForAsyncUtils.waitForFxEvents();
    WaitForAsyncUtils.asyncFx(
            () -> {
              PngWriter.write(window.scene(), 1, pictures.resolve(name + ".png"));
              return true;
            })
        .get(20, TimeUnit.SECONDS);
  }

  private static void await(Callable<Boolean> condition) throws Exception {
    WaitForAsyncUtils.waitFor(
        30, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition).get());
  }

  private Node find(String id) {
    return Objects.requireNonNull(window.scene().lookup(id), id);
  }

  private boolean has(String id) {
    Node node = window.scene().lookup(id);
    return node != null && node.isVisible();
  }

  private void press(String id) {
    robot.interact(() -> {
      ButtonBase button = (ButtonBase) find(id);
      button.requestFocus();
      button.fire();
    });
  }
}
