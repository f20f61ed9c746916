package dev.shinseidesk.application;

/**
 * Code of a processing status (申請処理状況); what it means stands in the portal interface profile [A].
 *
 * @param value 1 to 20 half-width letters, digits, hyphens or underscores; never null
 */
public record StatusCode(String value) implements Comparable<StatusCode> {
  /**
   * Checks the form.
   *
   * @throws InvalidValue when the value is not of the form above
   */
  public StatusCode {
    InvalidValue.unlessMatches("申請処理状況", value, "[0-9A-Za-z_-]{1,20}");
  }

  @Override
  public int compareTo(StatusCode other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
