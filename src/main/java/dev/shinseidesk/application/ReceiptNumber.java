package dev.shinseidesk.application;

/**
 * 受付番号, the key of an application (item 02900002). The length is our assumption [A].
 *
 * @param value 1 to 20 half-width letters, digits or hyphens; never null
 */
public record ReceiptNumber(String value) implements Comparable<ReceiptNumber> {
  /**
   * Checks the form.
   *
   * @throws InvalidValue when the value is not of the form above
   */
  public ReceiptNumber {
    InvalidValue.unlessMatches("受付番号", value, "[0-9A-Za-z-]{1,20}");
  }

  @Override
  public int compareTo(ReceiptNumber other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
