package dev.shinseidesk.ui.list;

import dev.shinseidesk.inquiry.ApplicationRow;
import dev.shinseidesk.ui.common.Spoken;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;

/**
 * A cell whose node is built once and shown anew only when what it shows changed.
 *
 * @param <V> what of the row the cell shows
 * @param <N> the node that shows it
 */
final class SlotCell<V, N extends Node> extends TableCell<RowSlot, @Nullable ApplicationRow> {
  private final Function<ApplicationRow, V> part;
  private final N node;
  private final BiConsumer<N, V> show;
  private @Nullable V shown;

  SlotCell(Function<ApplicationRow, V> part, N node, BiConsumer<N, V> show) {
    this.part = part;
    this.node = node;
    this.show = show;
  }

  @Override
  protected void updateItem(@Nullable ApplicationRow row, boolean empty) {
    super.updateItem(row, empty);
    if (empty || row == null) {
      setGraphic(null);
      setAccessibleText(null);
      return;
    }
    V value = part.apply(row);
    if (!Objects.equals(shown, value)) {
      shown = value;
      show.accept(node, value);
    }
    setGraphic(node);
    setAccessibleText(Spoken.words(node));
  }
}
