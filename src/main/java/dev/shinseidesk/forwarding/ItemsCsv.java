package dev.shinseidesk.forwarding;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.InvalidValue;
import java.util.Arrays;
import java.util.List;

/**
 * Writes the 14 items of 029o001 as CSV. A character the character set can't hold is refused, never
 * replaced. Immutable, any thread.
 */
public final class ItemsCsv {
  private final CsvTable table;

  /**
   * For one style.
   *
   * @throws InvalidValue when the style's character set can't hold the header
   */
  public ItemsCsv(CsvStyle style) {
    this.table =
        new CsvTable(
                style, Arrays.stream(ForwardingItem.values()).map(ForwardingItem::label).toList())
            .checked();
  }

  /**
   * The whole file: header (where the style has one) and one record.
   *
   * @throws DeskException {@code channel.unencodable} with item, code point and character set
   */
  public byte[] bytes(ForwardingItems items) throws DeskException {
    return bytes(List.of(items));
  }

  /** The whole file: header (where the style has one) and the records in this order. */
  public byte[] bytes(List<ForwardingItems> records) throws DeskException {
    return table.bytes(records.stream().map(ItemsCsv::values).toList());
  }

  /** What stands before the records. */
  byte[] head() throws DeskException {
    return table.head();
  }

  /** One record. */
  byte[] line(ForwardingItems items) throws DeskException {
    return table.line(values(items));
  }

  private static List<String> values(ForwardingItems items) {
    return Arrays.stream(ForwardingItem.values()).map(item -> item.text(items)).toList();
  }
}
