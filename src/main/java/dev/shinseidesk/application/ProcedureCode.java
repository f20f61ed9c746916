package dev.shinseidesk.application;

/**
 * 手続コード (item 02900004) [A: length].
 *
 * @param value 1 to 20 half-width letters, digits, hyphens or underscores; never null
 */
public record ProcedureCode(String value) implements Comparable<ProcedureCode> {
  /**
   * Checks the form.
   *
   * @throws InvalidValue when the value is not of the form above
   */
  public ProcedureCode {
    InvalidValue.unlessMatches("手続コード", value, "[0-9A-Za-z_-]{1,20}");
  }

  @Override
  public int compareTo(ProcedureCode other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
