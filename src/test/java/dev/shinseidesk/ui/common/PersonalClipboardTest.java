package dev.shinseidesk.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class PersonalClipboardTest {
  private final FxRobot robot = new FxRobot();

  private String lying() {
    String[] text = {""};
    robot.interact(() -> {
      String now = Clipboard.getSystemClipboard().getString();
      text[0] = now == null ? "" : now;
    });
    return text[0];
  }

  private static void put(String text) {
    var content = new ClipboardContent();
    content.putString(text);
    Clipboard.getSystemClipboard().setContent(content);
  }

  private PersonalClipboard made(Duration after) {
    PersonalClipboard[] made = new PersonalClipboard[1];
    robot.interact(() -> made[0] = new PersonalClipboard(Clipboard::getSystemClipboard, after));
    return made[0];
  }

  @Test
  void takesAwayWhatWasCopiedOnceTheTimeIsOver() throws Exception {
    var clipboard = made(Duration.ofMillis(300));
    robot.interact(() -> clipboard.copy("申請 太郎"));
    assertThat(clipboard.isWaiting()).isTrue();
    WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> lying().isEmpty());
  }

  @Test
  void leavesWhatSomebodyElsePutThereMeanwhile() {
    var clipboard = made(Duration.ofMinutes(1));
    robot.interact(() -> {
      clipboard.copy("申請 太郎");
      put("買い物");
      clipboard.clear();
    });
    assertThat(lying()).isEqualTo("買い物");
    assertThat(clipboard.isWaiting()).isFalse();
  }

  @Test
  void noticesWhatATextFieldCopiedByItself() {
    var clipboard = made(Duration.ofMinutes(1));
    robot.interact(() -> {
      put("from outside");
      clipboard.windowGainedFocus();
      clipboard.windowLostFocus();
    });
    assertThat(clipboard.isWaiting()).isFalse();
    robot.interact(() -> {
      clipboard.windowGainedFocus();
      put("申請 花子");
      clipboard.windowLostFocus();
    });
    assertThat(clipboard.isWaiting()).isTrue();
    robot.interact(clipboard::clear);
    assertThat(lying()).isEmpty();
  }
}
