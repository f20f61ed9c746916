package dev.shinseidesk.archive;

import java.util.Map;

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
 */
public record ArchiveLayout(
    String formPattern,
    String csvPattern,
    String xmlPattern,
    String csvCharset,
    String csvIdColumn,
    String csvNameColumn,
    String csvValueColumn,
    Map<String, String> applicantItems) {
  /** Copies the map. */
  public ArchiveLayout {
    applicantItems = Map.copyOf(applicantItems);
  }
}
