package dev.shinseidesk.ui.shell;

import dev.shinseidesk.services.DeskServices;
import dev.shinseidesk.ui.common.Overlays;
import dev.shinseidesk.ui.common.UiContext;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/**
 * Covers the window while nobody is at the desk, by itself after a while or when asked to. The work
 * under it stays as it is, though nothing of it can be seen, read out or reached by a key. FX
 * thread.
 */
final class Covering {
  private final Scene scene;
  private final StackPane ground;
  private final Overlays overlays;
  private final UiContext ctx;
  private final Session session;
  private final Runnable signOut;
  private final CoverViewModel model;
  private final DeskCover cover;
  private final IdleWatch idle;
  private @Nullable Node before;
  private boolean covered;

  Covering(
      Scene scene,
      StackPane ground,
      Overlays overlays,
      UiContext ctx,
      String officeName,
      DeskServices services,
      Session session,
      Runnable signOut) {
    this.scene = scene;
    this.ground = ground;
    this.overlays = overlays;
    this.ctx = ctx;
    this.session = session;
    this.signOut = signOut;
    var own = services.accounts().own();
    this.model = new CoverViewModel(own, ctx.tasks(), this::uncover);
    this.cover =
        new DeskCover(
            ctx.texts(), officeName, services.operator(), model, () -> leave(this.signOut));
    this.idle = new IdleWatch(scene, ctx.clock(), own.rules().idle(), this::cover);
  }

  /** Begins to watch for nobody being there. */
  void watch() {
    idle.start();
  }

  boolean isCovered() {
    return covered;
  }

  void cover() {
    if (covered) {
      return;
    }
    covered = true;
    idle.stop();
    // menus and tool tips are windows of their own
    List.copyOf(Window.getWindows()).stream()
        .filter(PopupWindow.class::isInstance)
        .forEach(Window::hide);
    before = scene.getFocusOwner();
    overlays.setVisible(false);
    ground.getChildren().add(cover.root());
    ctx.clipboard().clearAll();
    // what is in a scroll pane comes into the scene with its skin only
    cover.root().applyCss();
    cover.root().layout();
    cover.focus();
    model.covered();
  }

  private void uncover() {
    if (!covered) {
      return;
    }
    covered = false;
    ground.getChildren().remove(cover.root());
    overlays.setVisible(true);
    if (before != null) {
      before.requestFocus();
      before = null;
    }
    idle.start();
  }

  /** Somebody wants to go away from the covered screen: asks on the cover where work would go. */
  void leave(Runnable go) {
    boolean[] went = {false};
    boolean open = overlays.isOpen();
    if (!open) {
      session.leaving(() -> went[0] = true);
      if (overlays.isOpen()) {
        overlays.close();
      }
    }
    if (went[0]) {
      go.run();
    } else {
      cover.ask(go);
    }
  }

  void end() {
    idle.stop();
    ground.getChildren().remove(cover.root());
    overlays.setVisible(true);
    covered = false;
  }
}
