package dev.shinseidesk.ui.detail;

import javafx.scene.Scene;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * The columns of the case and how wide they are, remembered for as long as the window is open. A
 * window too narrow for three begins without the queue.
 */
final class CaseColumns {
  private static final String DIVIDER = "dev.shinseidesk.case.divider";
  private static final String QUEUE = "dev.shinseidesk.case.queue";
  private static final double QUEUE_WIDTH = 236;
  private static final double ENOUGH = 1240;

  private final SplitPane split;
  private final @Nullable Region queue;

  CaseColumns(SplitPane split, @Nullable Region queue) {
    this.split = split;
    this.queue = queue;
    split.setDividerPositions(0.5);
    if (queue != null) {
      queue.setMinWidth(QUEUE_WIDTH);
      queue.setMaxWidth(QUEUE_WIDTH);
      SplitPane.setResizableWithParent(queue, false);
    }
  }

  boolean hasQueue() {
    return queue != null;
  }

  private boolean shown() {
    return queue != null && split.getItems().contains(queue);
  }

  /** Where tabs and documents meet, as a share of the room beside the queue. */
  private double divider() {
    double[] positions = split.getDividerPositions();
    double last = positions[positions.length - 1];
    double left = left();
    return left >= 1 ? 0.5 : (last - left) / (1 - left);
  }

  private double left() {
    return shown() && split.getWidth() > QUEUE_WIDTH ? QUEUE_WIDTH / split.getWidth() : 0;
  }

  void remember(Scene scene) {
    scene.getProperties().put(DIVIDER, divider());
  }

  void recall(Scene scene) {
    boolean wanted =
        scene.getProperties().get(QUEUE) instanceof Boolean chosen
            ? chosen
            : scene.getWidth() >= ENOUGH;
    double share = scene.getProperties().get(DIVIDER) instanceof Double kept ? kept : 0.5;
    arrange(wanted, share, scene.getWidth());
  }

  /** Shows the queue or takes it away; the others keep their shares. */
  void toggle(Scene scene) {
    if (queue != null) {
      double share = divider();
      scene.getProperties().put(QUEUE, !shown());
      arrange(!shown(), share, split.getWidth());
    }
  }

  private void arrange(boolean withQueue, double share, double width) {
    Region beside = queue;
    if (beside == null || !withQueue) {
      if (beside != null) {
        split.getItems().remove(beside);
      }
      split.setDividerPositions(share);
      return;
    }
    if (!shown()) {
      split.getItems().addFirst(beside);
    }
    double left = QUEUE_WIDTH / Math.max(QUEUE_WIDTH * 2, width);
    split.setDividerPositions(left, left + (1 - left) * share);
  }

  /** Lets go of the queue, so that the next case can take it. */
  void release() {
    if (queue != null) {
      split.getItems().remove(queue);
    }
  }
}
