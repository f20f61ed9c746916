package dev.shinseidesk.application;

/**
 * 業務システム's id: three half-width characters, assigned by the administrator [S, P].
 *
 * @param value exactly three half-width letters or digits; never null
 */
public record BusinessSystemId(String value) implements Comparable<BusinessSystemId> {
  /**
   * Checks the form.
   *
   * @throws InvalidValue when the value is not of the form above
   */
  public BusinessSystemId {
    InvalidValue.unlessMatches("業務ID", value, "[0-9A-Za-z]{3}");
  }

  @Override
  public int compareTo(BusinessSystemId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
