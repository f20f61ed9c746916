package dev.shinseidesk.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.application.Operator;
import dev.shinseidesk.ui.admin.AdminSection;
import dev.shinseidesk.ui.common.Spoken;
import dev.shinseidesk.ui.fixture.FixtureDesk;
import dev.shinseidesk.ui.fixture.Unnamed;
import dev.shinseidesk.ui.fixture.WindowPlay;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** What a screen reader finds: a name on all that can have the focus, and what appears is told. */
class SpokenScreensTest extends WindowPlay {
  @Override
  protected FixtureDesk desk() {
    return FixtureDesk.filled(Set.of(Operator.Role.ADMINISTRATOR));
  }

  @Start
  void start(Stage stage) {
    open(stage);
  }

  private List<String> unnamed(String screen) throws Exception {
    WaitForAsyncUtils.waitForFxEvents();
    List<String> found = new ArrayList<>();
    robot.interact(() ->
        Unnamed.in(window.scene().getRoot()).forEach(node -> found.add(screen + ": " + node)));
    return found;
  }

  @Test
  void everyScreenOutsideTheCaseNamesWhatCanHaveTheFocus() throws Exception {
    List<String> found = new ArrayList<>(unnamed("login"));
    signIn();
    await(() -> has("#list-table") && !table().getItems().isEmpty());
    found.addAll(unnamed("list"));
    press("#nav-admin");
    await(() -> has("#admin-side"));
    int seen = 0;
    for (AdminSection section : AdminSection.values()) {
      if (has("#admin-" + section)) {
        press("#admin-" + section);
        found.addAll(unnamed(section.name()));
        seen++;
      }
    }
    assertThat(seen).isGreaterThan(7);
    assertThat(found).isEmpty();
  }

  @Test
  void theCellsOfTheListSayWhatTheyShow() throws Exception {
    signIn();
    await(() -> has("#list-table") && !table().getItems().isEmpty());
    await(() -> !cells().isEmpty());
    robot.interact(() ->
        assertThat(cells()).allMatch(cell -> Spoken.words(cell.getGraphic()).equals(text(cell))));
    robot.interact(() ->
        assertThat(cells())
            .extracting(SpokenScreensTest::text)
            .anyMatch(words -> words.contains(desk.number(0).value().substring(0, 4))));
  }

  private static String text(TableCell<?, ?> cell) {
    String text = cell.getAccessibleText();
    return text == null ? "" : text;
  }

  private List<TableCell<?, ?>> cells() {
    List<TableCell<?, ?>> cells = new ArrayList<>();
    table()
        .lookupAll(".table-cell")
        .forEach(node -> {
          if (node instanceof TableCell<?, ?> cell && !cell.isEmpty()) {
            cells.add(cell);
          }
        });
    return cells;
  }

  @Test
  void whatAppearsIsToldWhereTheFocusIs() {
    Label reason = new Label();
    Button first = new Button("1");
    Button second = new Button("2");
    robot.interact(() -> {
      first.setAccessibleHelp("first");
      new Scene(new VBox(reason, first, second));
      Spoken.follow(reason);
      first.requestFocus();
      reason.setText("理由を入力してください。");
    });
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(first.getAccessibleHelp()).isEqualTo("理由を入力してください。");
    robot.interact(() -> {
      second.requestFocus();
      reason.setVisible(false);
      reason.setText("見えない");
    });
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(second.getAccessibleHelp()).isNull();
    robot.interact(() -> reason.setVisible(true));
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(second.getAccessibleHelp()).isEqualTo("見えない");
  }

  @Test
  void theReasonOfARefusedLoginIsTold() throws Exception {
    await(() -> has("#login-submit"));
    press("#login-submit");
    await(() -> has("#login-message"));
    await(() -> {
      var focused = window.scene().getFocusOwner();
      return focused != null
          && focused.getAccessibleHelp() != null
          && !focused.getAccessibleHelp().isBlank();
    });
  }
}
