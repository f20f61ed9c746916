package dev.shinseidesk.ui.detail;

import dev.shinseidesk.services.ProtectionDesk.Cover;
import dev.shinseidesk.services.ProtectionDesk.Look;
import dev.shinseidesk.ui.common.Badges;
import dev.shinseidesk.ui.common.UiContext;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.control.Label;
import javafx.util.Duration;

/**
 * Says that a masked application stands open, and for how long; goes on counting while it is in the
 * window. FX thread.
 */
final class LookBadge {
  private LookBadge() {}

  static Label of(UiContext ctx, Look look) {
    Label badge =
        Badges.badge(
            words(ctx, look),
            "mdal-lock_open",
            look.why() == Cover.PROTECTED_PERSON ? Badges.Tone.DANGER : Badges.Tone.WARNING);
    badge.setId("case-look");
    Timeline counting =
        new Timeline(new KeyFrame(Duration.seconds(1), e -> badge.setText(words(ctx, look))));
    counting.setCycleCount(Animation.INDEFINITE);
    badge
        .sceneProperty()
        .addListener((o, was, is) -> {
          if (is == null) {
            counting.stop();
          } else {
            counting.play();
          }
        });
    return badge;
  }

  /** Minutes, begun ones counted whole; seconds in the last minute. */
  private static String words(UiContext ctx, Look look) {
    long left =
        Math.max(0, java.time.Duration.between(ctx.clock().instant(), look.until()).toSeconds());
    String time =
        left > 60
            ? ctx.texts().get("ui.detail.look.minutes", (left + 59) / 60)
            : ctx.texts().get("ui.detail.look.seconds", left);
    return ctx.texts().get("ui.detail.look." + look.why(), time);
  }
}
