package dev.shinseidesk.practice;

import java.util.List;

/**
 * The answers of one filing.
 *
 * @param items as on the form and in the CSV
 * @param xml as in the XML; another list than the items only for CSV_XML_DIFFER
 */
record FilledForm(List<SampleItem> items, List<SampleItem> xml) {
  /** Copies the lists. */
  FilledForm {
    items = List.copyOf(items);
    xml = List.copyOf(xml);
  }

  /** The first non-empty answer to an item whose name contains this; otherwise what is given. */
  String answer(String itemName, String otherwise) {
    return items.stream()
        .filter(i -> i.name().contains(itemName) && !i.value().isEmpty())
        .map(SampleItem::value)
        .findFirst()
        .orElse(otherwise);
  }
}
