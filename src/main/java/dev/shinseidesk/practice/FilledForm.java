package dev.shinseidesk.practice;

import java.util.List;

/**
 * The answers of one filing.
 *
 * @param items as in the CSV
 * @param xml as in the XML; another list than the items only for CSV_XML_DIFFER
 * @param pdf as on the form itself; another list than the items only for PDF_DIFFERS
 */
record FilledForm(List<SampleItem> items, List<SampleItem> xml, List<SampleItem> pdf) {
  /** Copies the lists. */
  FilledForm {
    items = List.copyOf(items);
    xml = List.copyOf(xml);
    pdf = List.copyOf(pdf);
  }

  /** A form whose PDF says what the CSV says. */
  FilledForm(List<SampleItem> items, List<SampleItem> xml) {
    this(items, xml, items);
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
