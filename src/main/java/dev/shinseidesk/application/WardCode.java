package dev.shinseidesk.application;

/**
 * 指定都市_行政区等コード (item 02900008) [P].
 *
 * @param value 1 to 12 half-width letters or digits; never null
 */
public record WardCode(String value) implements Comparable<WardCode> {
  /**
   * Checks the form.
   *
   * @throws InvalidValue when the value is not of the form above
   */
  public WardCode {
    InvalidValue.unlessMatches("指定都市_行政区等コード", value, "[0-9A-Za-z]{1,12}");
  }

  @Override
  public int compareTo(WardCode other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
