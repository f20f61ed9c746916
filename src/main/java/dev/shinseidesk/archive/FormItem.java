package dev.shinseidesk.archive;

/**
 * One item of the form as filed: its value exactly as written.
 *
 * @param id item id, e.g. F010
 * @param name 項目名
 * @param value as filed, may be empty; no character replaced
 * @param place where it stands
 */
public record FormItem(String id, String name, String value, Place place) {
  /** Personal data stays out of logs. */
  @Override
  public String toString() {
    return "FormItem[" + id + "]";
  }
}
