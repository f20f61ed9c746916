package dev.shinseidesk.ui.list;

import javafx.animation.AnimationTimer;
import javafx.geometry.Pos;
import javafx.scene.control.TableView;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/**
 * Lets a table grow row by row when it is filled for the first time. Building all its cells takes
 * some hundred milliseconds while the program is still cold; done in one go that is a freeze, done
 * a row to a pulse nobody notices. FX thread.
 */
final class Unrolling extends AnimationTimer {
  private static final double HEADER = 44;
  private static final double ROW = 36;

  private final TableView<?> table;
  private final Region room;

  /** Low enough that the header stands alone for its first pulses. */
  private double height = HEADER - 3 * ROW;

  private Unrolling(TableView<?> table, Region room) {
    this.table = table;
    this.room = room;
  }

  /** Begins; the table's height is its own again when it fills the room. */
  static void begin(TableView<?> table, Region room) {
    StackPane.setAlignment(table, Pos.TOP_CENTER);
    var unrolling = new Unrolling(table, room);
    table.setMaxHeight(HEADER);
    unrolling.start();
  }

  @Override
  public void handle(long now) {
    height += ROW;
    if (height < room.getHeight()) {
      table.setMaxHeight(Math.max(HEADER, height));
    } else {
      table.setMaxHeight(Double.MAX_VALUE);
      stop();
    }
  }
}
