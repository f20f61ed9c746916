package dev.shinseidesk.application;

/**
 * 操作者ID, the clerk's sign-in name (item 02900012) [P].
 *
 * @param value 1 to 10 half-width letters, digits, dots, hyphens or underscores; never null
 */
public record OperatorId(String value) implements Comparable<OperatorId> {
  /**
   * Checks the form.
   *
   * @throws InvalidValue when the value is not of the form above
   */
  public OperatorId {
    InvalidValue.unlessMatches("操作者ID", value, "[0-9A-Za-z._-]{1,10}");
  }

  @Override
  public int compareTo(OperatorId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
