package dev.shinseidesk.tour;

import dev.shinseidesk.forwarding.BusinessSystem;
import dev.shinseidesk.forwarding.ForwardingMethod;
import dev.shinseidesk.practice.SampleApplication;
import dev.shinseidesk.practice.SampleDefect;
import dev.shinseidesk.services.FrontDoor;
import dev.shinseidesk.ui.common.UiPreferences;
import dev.shinseidesk.ui.detail.CaseScreen;
import dev.shinseidesk.ui.shell.DeskWindow;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.application.Platform;
import javafx.stage.Stage;

/**
 * A day at the desk, played through the real window by mouse and keyboard: sign in, fetch, find,
 * look, review, forward, register; a defective application, a repeat filing, a re-filing, a second
 * person's approval and why it was decided; another channel, a correction, a withdrawal, typing
 * over, a number by hand; an outage. Each outcome is checked at the other side. Not on the FX
 * thread, which it starts and ends itself.
 */
public final class Day {
  private final FrontDoor door;
  private final Path preferences;
  private final Clock clock;
  private final OtherSide otherSide;
  private final Path pictures;
  private final LeftBehind leftBehind;
  private final TourFiles files;
  private final Consumer<String> say;

  /**
   * Prepares; nothing starts yet.
   *
   * @param door the practice office
   * @param preferences folder for what the window remembers
   * @param clock the office's
   * @param otherSide where outcomes are checked
   * @param pictures folder for the PNGs
   * @param leftBehind searches what was written for residents' data
   * @param say takes each line of the report
   */
  public Day(
      FrontDoor door,
      Path preferences,
      Clock clock,
      OtherSide otherSide,
      Path pictures,
      LeftBehind leftBehind,
      Consumer<String> say) {
    this.door = door;
    this.preferences = preferences;
    this.clock = clock;
    this.otherSide = otherSide;
    this.pictures = pictures;
    this.leftBehind = leftBehind;
    this.say = say;
    this.files = new TourFiles(pictures);
  }

  /** Plays the day; false when a step did not come out, which the report then says. */
  public boolean play() {
    return play(this::steps);
  }

  /** Only the morning: signing in, fetching, finding. For a start-up cache that stays small. */
  public boolean playMorning() {
    return play(this::morning);
  }

  private boolean play(Consumer<DeskHands> part) {
    long start = System.nanoTime();
    var checks = new Checks(say);
    Platform.startup(() -> {});
    Platform.setImplicitExit(false);
    Stage stage = FxThread.call(Stage::new);
    DeskWindow window =
        FxThread.call(
            () -> new DeskWindow(door, new UiPreferences(preferences), clock, CaseScreen::new));
    FxThread.run(() -> window.chooseFilesBy(files));
    FxThread.run(() -> window.show(stage));
    FxThread.run(() -> {
      stage.setWidth(1280);
      stage.setHeight(720);
    });
    var pulse = new Pulse();
    var album = new Album(pictures, stage, pulse);
    try {
      var desk = new DeskHands(new Hand(), album, checks, pulse, otherSide, stage);
      part.accept(desk);
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
      FxThread.run(window::close);
      Platform.exit();
    }
  }

  private void morning(DeskHands desk) {
    var morning = new Morning(desk, door);
    morning.signIn();
    morning.fetch();
    morning.find();
  }

  private void steps(DeskHands desk) {
    morning(desk);
    var cases = new Cases(desk);
    var receivers = new Receivers(desk);
    Predicate<BusinessSystem> standard = r -> r.method() == ForwardingMethod.STANDARD;
    SampleApplication sound = receivers.sample(s -> s.addressee().isPresent(), standard);
    String channel = receivers.ofProcedure(sound).channel();
    Predicate<BusinessSystem> sameWay = standard.and(r -> r.channel().equals(channel));
    cases.soundApplication(sound);
    cases.byKeyboardAlone(
        receivers.sample(
            s -> s.addressee().isPresent() && !s.receiptNumber().equals(sound.receiptNumber()),
            sameWay));
    SampleApplication defective = otherSide.with(SampleDefect.MISSING_ATTACHMENT);
    cases.defectiveApplication(defective);
    var casework = new Casework(desk);
    casework.repeatFiling();
    casework.refiling(defective.receiptNumber());
    var interfaces = new Interfaces(desk, cases, receivers);
    interfaces.anotherChannel(channel, sound.receiptNumber());
    interfaces.correctionAndWithdrawal(sound.receiptNumber());
    new TypingOver(desk, cases, receivers).typeOver(interfaces.untouched());
    interfaces.numberByHand();
    new NeedToKnow(desk).play(interfaces.untouched());
    var trouble = new Trouble(desk);
    trouble.outage(
        otherSide.sound(s -> s.addressee().isPresent() && s.procedure().equals(sound.procedure())));
    new Offices(desk).round();
    new Keeping(desk, files).play();
    trouble.looks(sound.receiptNumber());
    var hint = Objects.requireNonNull(door.practice(), "the tour needs practice mode");
    SampleApplication rejected = otherSide.with(SampleDefect.NAME_DIFFERS);
    casework.fourEyes(rejected, hint);
    casework.explain(rejected.receiptNumber(), pictures);
    leftBehind.check(desk.checks(), "動いている間");
    trouble.signOut();
    leftBehind.check(desk.checks(), "ログアウトの後");
    desk.report(sound.receiptNumber());
  }
}
