package dev.shinseidesk.archive;

import java.util.Map;
import java.util.Objects;

/**
 * Which entry of the ZIP is what, and which item of the form tells what of the applicant: part of
 * the portal interface profile [A].
 *
 * @param formPattern regular expression the form PDF's name matches
 * @param csvPattern of the items' CSV
 * @param xmlPattern of the items' XML
 * @param csvCharset character set of that CSV, e.g. UTF-8 or windows-31j
 * @param csvIdColumn header of the column of the item id
 * @param csvNameColumn header of the column of 項目名
 * @param csvValueColumn header of the column of the value
 * @param applicantItems from {@code name, kana, birthDate, postalCode, address, phone} to the item
 *     id that tells it
 * @param xmlItems how the items stand in the XML
 */
public record ArchiveLayout(
    String formPattern,
    String csvPattern,
    String xmlPattern,
    String csvCharset,
    String csvIdColumn,
    String csvNameColumn,
    String csvValueColumn,
    Map<String, String> applicantItems,
    XmlItems xmlItems) {
  /**
   * How an item stands in the XML: {@code <element id="F010" name="…">value</element>}.
   *
   * @param element local name of the element that holds one item
   * @param idAttribute its attribute with the item id
   * @param nameAttribute its attribute with 項目名
   */
  public record XmlItems(String element, String idAttribute, String nameAttribute) {
    /** What the shipped profile uses [A]. */
    public static final XmlItems DEFAULT = new XmlItems("komoku", "id", "mei");
  }

  /** Copies the map; a profile that says nothing of the XML gets {@link XmlItems#DEFAULT}. */
  public ArchiveLayout {
    applicantItems = Map.copyOf(applicantItems);
    xmlItems = Objects.requireNonNullElse(xmlItems, XmlItems.DEFAULT);
  }

  /** A layout whose XML is written as {@link XmlItems#DEFAULT} says. */
  public ArchiveLayout(
      String formPattern,
      String csvPattern,
      String xmlPattern,
      String csvCharset,
      String csvIdColumn,
      String csvNameColumn,
      String csvValueColumn,
      Map<String, String> applicantItems) {
    this(
        formPattern,
        csvPattern,
        xmlPattern,
        csvCharset,
        csvIdColumn,
        csvNameColumn,
        csvValueColumn,
        applicantItems,
        XmlItems.DEFAULT);
  }
}
