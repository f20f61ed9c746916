package dev.shinseidesk.tour;

import dev.shinseidesk.practice.SampleApplication;
import dev.shinseidesk.practice.SampleDefect;
import dev.shinseidesk.services.FrontDoor;
import dev.shinseidesk.ui.common.UiPreferences;
import dev.shinseidesk.ui.detail.CaseScreen;
import dev.shinseidesk.ui.shell.DeskWindow;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.stage.Stage;

/**
 * A day at the desk, played through the real window by mouse and keyboard: sign in, fetch, find,
 * look, review, forward, register; a defective application; an outage. Each outcome is checked at
 * the other side. Not on the FX thread, which it starts and ends itself.
 */
public final class Day {
  private final FrontDoor door;
  private final Path preferences;
  private final Clock clock;
  private final OtherSide otherSide;
  private final Path pictures;
  private final Consumer<String> say;

  /**
   * Prepares; nothing starts yet.
   *
   * @param door the practice office
   * @param preferences folder for what the window remembers
   * @param clock the office's
   * @param otherSide where outcomes are checked
   * @param pictures folder for the PNGs
   * @param say takes each line of the report
   */
  public Day(
      FrontDoor door,
      Path preferences,
      Clock clock,
      OtherSide otherSide,
      Path pictures,
      Consumer<String> say) {
    this.door = door;
    this.preferences = preferences;
    this.clock = clock;
    this.otherSide = otherSide;
    this.pictures = pictures;
    this.say = say;
  }

  /** Plays the day; false when a step did not come out, which the report then says. */
  public boolean play() {
    long start = System.nanoTime();
    var checks = new Checks(say);
    Platform.startup(() -> {});
    Platform.setImplicitExit(false);
    Stage stage = FxThread.call(Stage::new);
    DeskWindow window =
        FxThread.call(
            () -> new DeskWindow(door, new UiPreferences(preferences), clock, CaseScreen::new));
    FxThread.run(() -> window.show(stage));
    FxThread.run(() -> {
      stage.setWidth(1280);
      stage.setHeight(720);
    });
    var pulse = new Pulse();
    var album = new Album(pictures, stage, pulse);
    try {
      var desk = new DeskHands(new Hand(), album, checks, pulse, otherSide, stage);
      steps(desk);
      say.accept(
          "終わり: 確かめたこと "
              + checks.passed()
              + "、絵 "
              + album.pictures().size()
              + "、"
              + (System.nanoTime() - start) / 1_000_000_000
              + " 秒");
      return true;
    } catch (TourFailure e) {
      say.accept("✗ " + e.getMessage());
      album.take("failure");
      return false;
    } finally {
      FxThread.run(stage::close);
      window.close();
      Platform.exit();
    }
  }

  private void steps(DeskHands desk) {
    var morning = new Morning(desk, door);
    morning.signIn();
    morning.fetch();
    morning.find();
    var cases = new Cases(desk);
    SampleApplication sound = otherSide.sound(s -> s.addressee().isPresent());
    cases.soundApplication(sound);
    cases.byKeyboardAlone(
        otherSide.sound(
            s -> s.addressee().isPresent() && !s.receiptNumber().equals(sound.receiptNumber())));
    cases.defectiveApplication(otherSide.with(SampleDefect.MISSING_ATTACHMENT));
    var trouble = new Trouble(desk);
    trouble.outage(
        otherSide.sound(s -> s.addressee().isPresent() && s.procedure().equals(sound.procedure())));
    trouble.looks(sound.receiptNumber());
    trouble.signOut();
    desk.report(sound.receiptNumber());
  }
}
