package dev.shinseidesk.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Problem.Kind;
import dev.shinseidesk.texts.Texts;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** What is seen before the office is read, and where it can't be. */
@ExtendWith(ApplicationExtension.class)
class DoorwayTest {
  private final Texts texts = new Texts(Locale.JAPANESE);
  private final FxRobot robot = new FxRobot();

  @SuppressWarnings("NullAway.Init")
  private Doorway doorway;

  @Start
  void start(Stage stage) {
    doorway = new Doorway(stage, texts);
    doorway.show();
  }

  @Test
  void saysThatItIsOpeningBeforeAnythingIsRead() {
    assertThat(doorway.stage().isShowing()).isTrue();
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(words()).containsExactly("申請デスク", "開いています…");
    assertThat(doorway.stage().getTitle()).isEqualTo("申請デスク");
  }

  @Test
  void saysWhyTheOfficeCannotBeOpenedAndCloses() {
    Problem problem = Problem.of(Kind.USAGE, "open.unexpected", "1234-5678");
    robot.interact(() -> doorway.refuse(problem));
    assertThat(words())
        .contains(texts.what(problem), texts.means(problem), texts.next(problem), "閉じる");
    robot.interact(() -> robot.lookup("#doorway-close").queryButton().fire());
    assertThat(doorway.stage().isShowing()).isFalse();
  }

  private List<String> words() {
    return all(doorway.stage().getScene().getRoot()).distinct().toList();
  }

  private static Stream<String> all(Node node) {
    if (node instanceof Labeled labeled) {
      return Stream.of(labeled.getText());
    }
    if (node instanceof Text text) {
      return Stream.of(text.getText());
    }
    return node instanceof Parent parent
        ? parent.getChildrenUnmodifiable().stream().flatMap(DoorwayTest::all)
        : Stream.of();
  }
}
