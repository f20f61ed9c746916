package dev.shinseidesk.ui.list;

import dev.shinseidesk.inquiry.ApplicationRow;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** A place in the list; its row comes when its page is loaded. FX thread. */
public final class RowSlot {
  private final int index;
  private final ReadOnlyObjectWrapper<@Nullable ApplicationRow> row = new ReadOnlyObjectWrapper<>();

  RowSlot(int index) {
    this.index = index;
  }

  /** Position in the list, from 0. */
  public int index() {
    return index;
  }

  /** The row; null until it is loaded. */
  public @Nullable ApplicationRow row() {
    return row.get();
  }

  /** The row; null until it is loaded. */
  public ReadOnlyObjectProperty<@Nullable ApplicationRow> rowProperty() {
    return row.getReadOnlyProperty();
  }

  void fill(ApplicationRow newRow) {
    row.set(newRow);
  }
}
