package dev.shinseidesk.ui.forward;

import dev.shinseidesk.forwarding.ForwardingItem;
import dev.shinseidesk.forwarding.ForwardingItems;
import dev.shinseidesk.texts.Texts;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/**
 * One of the 14 items of 029o001 as it is provided.
 *
 * @param id item id, 02900001 to 02900014
 * @param name the item's Japanese name, the same in every language
 * @param value exactly as provided
 * @param note explains the value; may be empty
 */
public record ItemRow(String id, String name, String value, String note) {
  /** All 14, in their order. */
  public static List<ItemRow> of(ForwardingItems items, Texts texts) {
    return Arrays.stream(ForwardingItem.values())
        .map(i -> new ItemRow(i.id(), i.label(), i.text(items), note(i, items, texts)))
        .toList();
  }

  private static String note(ForwardingItem item, ForwardingItems items, Texts texts) {
    return switch (item) {
      case LATEST -> items.latest() ? texts.get("ui.forward.note.latest") : "";
      case ADDRESSEE ->
          items.addressee() == null ? texts.get("ui.forward.note.addressee-empty") : "";
      case WARD -> items.ward() == null ? texts.get("ui.forward.note.ward-empty") : "";
      case DELETED ->
          texts.get(items.deleted() ? "ui.forward.note.deleted" : "ui.forward.note.not-deleted");
      case REVIEW_DATE -> era(items.reviewDate(), texts);
      case OPERATION_DATE -> era(items.operationDate(), texts);
      default -> "";
    };
  }

  private static String era(LocalDate day, Texts texts) {
    String shown = texts.day(day);
    return shown.equals(day.toString()) ? "" : shown;
  }
}
