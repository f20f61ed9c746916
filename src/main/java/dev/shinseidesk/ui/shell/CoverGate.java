package dev.shinseidesk.ui.shell;

import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.services.DeskServices;
import dev.shinseidesk.services.ProtectionDesk;
import dev.shinseidesk.services.ProtectionDesk.Cover;
import dev.shinseidesk.ui.common.Dialogs;
import dev.shinseidesk.ui.common.Latest;
import dev.shinseidesk.ui.common.UiContext;
import java.util.List;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** Asks for a reason before a masked application opens, and notices when it is masked again. */
final class CoverGate {
  private static final int LONGEST_REASON = 200;
  private static final Duration LOOK_EVERY = Duration.seconds(10);

  private final UiContext ctx;
  private final DeskServices services;
  private final Latest latest = new Latest();
  private @Nullable Timeline watching;

  CoverGate(UiContext ctx, DeskServices services) {
    this.ctx = ctx;
    this.services = services;
  }

  private ProtectionDesk desk() {
    return services.oversight().protection();
  }

  /** Goes on at once with what isn't masked, and after a reason with what is. FX thread. */
  void ifOpen(ReceiptNumber number, Runnable go) {
    stopWatching();
    ctx.tasks()
        .run(() -> desk().cover(number))
        .latest(latest)
        .onSuccess(cover -> {
          if (cover == Cover.OPEN) {
            go.run();
          } else {
            ask(number, cover, go);
          }
        })
        .start();
  }

  private void ask(ReceiptNumber number, Cover cover, Runnable go) {
    var texts = ctx.texts();
    ctx.dialogs()
        .ask(
            new Dialogs.Form(
                texts.get("ui.masked.title"),
                texts.get("ui.masked.text." + cover),
                List.of(texts.get("ui.masked.number", number)),
                List.of(
                    new Dialogs.Field(
                        "reason",
                        texts.get("ui.masked.reason"),
                        texts.get("ui.masked.reason.prompt"),
                        LONGEST_REASON,
                        true)),
                texts.get("ui.masked.act"),
                false),
            answers -> missing(answers.getFirst()),
            answers ->
                ctx.tasks()
                    .act(() -> desk().release(services.operator(), number, answers.getFirst()))
                    .andThen(go)
                    .start());
  }

  private String missing(String reason) {
    if (reason.isBlank()) {
      return ctx.texts().get("ui.masked.missing");
    }
    return reason.codePointCount(0, reason.length()) > LONGEST_REASON
        ? ctx.texts().get("ui.masked.too-long")
        : "";
  }

  /** Runs {@code gone} once the application is masked again, while it is in view. FX thread. */
  void watch(ReceiptNumber number, Runnable gone) {
    stopWatching();
    Timeline timeline =
        new Timeline(
            new KeyFrame(
                LOOK_EVERY,
                e ->
                    ctx.tasks()
                        .run(() -> desk().cover(number))
                        .latest(latest)
                        .onSuccess(cover -> {
                          if (cover != Cover.OPEN && watching != null) {
                            stopWatching();
                            gone.run();
                          }
                        })
                        .start()));
    timeline.setCycleCount(Timeline.INDEFINITE);
    watching = timeline;
    timeline.play();
  }

  /** Another screen came into view. */
  void stopWatching() {
    if (watching != null) {
      watching.stop();
      watching = null;
    }
  }

  void end() {
    stopWatching();
    latest.dropAll();
  }
}
