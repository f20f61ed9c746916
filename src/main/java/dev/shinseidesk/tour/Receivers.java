package dev.shinseidesk.tour;

import dev.shinseidesk.application.ProcedureCode;
import dev.shinseidesk.forwarding.BusinessSystem;
import dev.shinseidesk.practice.SampleApplication;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import javafx.scene.control.ComboBox;
import javafx.scene.input.KeyCode;

/** Which receiver an application goes to, as the screen says, and choosing another one. */
final class Receivers {

  private final DeskHands desk;
  private final Hand hand;
  private final Map<ProcedureCode, BusinessSystem> defaults = new HashMap<>();

  Receivers(DeskHands desk) {
    this.desk = desk;
    this.hand = desk.hand();
  }

  /**
   * The first sound sample that is as wanted and whose procedure's own receiver is as wanted; one
   * case of each procedure is looked into until it is found.
   */
  SampleApplication sample(
      Predicate<SampleApplication> wanted, Predicate<BusinessSystem> receiver) {
    return desk.otherSide().samples().applications().stream()
        .filter(s -> s.sound() && !OtherSide.masked(s) && wanted.test(s))
        .filter(s -> receiver.test(ofProcedure(s)))
        .findFirst()
        .orElseThrow(() -> new TourFailure("no sample for such a receiver"));
  }

  /** The receiver of the sample's procedure. */
  BusinessSystem ofProcedure(SampleApplication sample) {
    BusinessSystem known = defaults.get(sample.procedure());
    if (known == null) {
      desk.open(sample.receiptNumber());
      desk.tab(KeyCode.DIGIT3);
      known = shown();
      defaults.put(sample.procedure(), known);
      desk.tab(KeyCode.DIGIT1);
      desk.backToList();
    }
    return known;
  }

  /** The receiver chosen on the tab of forwarding. */
  BusinessSystem shown() {
    hand.await("#forward-receiver");
    FxThread.until("a receiver", () -> box().getValue() != null);
    return FxThread.call(() -> box().getValue());
  }

  @SuppressWarnings("unchecked") // the tab's own box holds nothing else
  private ComboBox<BusinessSystem> box() {
    return (ComboBox<BusinessSystem>)
        hand.find("#forward-receiver").orElseThrow(() -> new TourFailure("no receivers"));
  }

  /** Chooses the first receiver that is as wanted, by the arrow keys. */
  BusinessSystem choose(String what, Predicate<BusinessSystem> wanted) {
    BusinessSystem now = shown();
    List<BusinessSystem> all = FxThread.call(() -> List.copyOf(box().getItems()));
    BusinessSystem goal =
        all.stream()
            .filter(wanted)
            .findFirst()
            .orElseThrow(() -> new TourFailure("no receiver: " + what));
    FxThread.run(() -> box().requestFocus());
    int step = Integer.signum(all.indexOf(goal) - all.indexOf(now));
    for (int at = all.indexOf(now); at != all.indexOf(goal); at += step) {
      hand.press(step > 0 ? KeyCode.DOWN : KeyCode.UP);
      BusinessSystem next = all.get(at + step);
      FxThread.until("the receiver " + next.name(), () -> next.equals(box().getValue()));
    }
    return goal;
  }
}
