package dev.shinseidesk.forwarding;

import dev.shinseidesk.archive.FormItem;
import java.util.List;

/** Values of the items a business system wants, in its own order. */
final class WantedValues {
  private WantedValues() {}

  /**
   * One text for each wanted item; empty where the item is empty or the form has none of that name.
   * Of several form items of one name the first counts.
   *
   * @param form items of the application's form
   */
  static List<String> of(List<WantedItem> wanted, ForwardingItems items, List<FormItem> form) {
    return wanted.stream()
        .map(item ->
            switch (item) {
              case WantedItem.Standard standard -> standard.item().text(items);
              case WantedItem.OfForm named ->
                  form.stream()
                      .filter(f -> f.name().equals(named.name()))
                      .map(FormItem::value)
                      .findFirst()
                      .orElse("");
            })
        .toList();
  }

  /** Names of the columns. */
  static List<String> labels(List<WantedItem> wanted) {
    return wanted.stream().map(WantedItem::label).toList();
  }

  /** Whether any of them comes from the form. */
  static boolean needForm(List<WantedItem> wanted) {
    return wanted.stream().anyMatch(WantedItem.OfForm.class::isInstance);
  }
}
