package dev.shinseidesk.ui.shell;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.event.EventHandler;
import javafx.scene.Scene;
import javafx.scene.input.InputEvent;

/** Tells when nobody has touched keys or mouse for a while. FX thread. */
final class IdleWatch {
  private static final javafx.util.Duration LOOK = javafx.util.Duration.seconds(1);

  private final Scene scene;
  private final Clock clock;
  private final Duration idle;
  private final Runnable onIdle;
  private final EventHandler<InputEvent> heard = event -> touched();
  private final Timeline looking = new Timeline(new KeyFrame(LOOK, e -> look()));
  private Instant last;

  /**
   * Watches this scene from {@link #start} on.
   *
   * @param idle how long; zero for never
   */
  IdleWatch(Scene scene, Clock clock, Duration idle, Runnable onIdle) {
    this.scene = scene;
    this.clock = clock;
    this.idle = idle;
    this.onIdle = onIdle;
    this.last = clock.instant();
    looking.setCycleCount(Animation.INDEFINITE);
  }

  void start() {
    if (idle.isPositive()) {
      touched();
      scene.addEventFilter(InputEvent.ANY, heard);
      looking.playFromStart();
    }
  }

  void stop() {
    looking.stop();
    scene.removeEventFilter(InputEvent.ANY, heard);
  }

  private void touched() {
    last = clock.instant();
  }

  private void look() {
    Duration passed = Duration.between(last, clock.instant());
    if (passed.isNegative()) {
      touched(); // the clock was set back
    } else if (passed.compareTo(idle) >= 0) {
      onIdle.run();
    }
  }
}
