package dev.shinseidesk.application;

import java.util.regex.Pattern;

/**
 * 宛名番号 (item 02900007) [P].
 *
 * @param value 1 to 15 half-width letters or digits; never null
 */
public record AddresseeNumber(String value) implements Comparable<AddresseeNumber> {
  private static final Pattern FORM = Pattern.compile("[0-9A-Za-z]{1,15}");

  /**
   * Checks the form.
   *
   * @throws InvalidValue when the value is not of the form above
   */
  public AddresseeNumber {
    InvalidValue.unlessMatches("宛名番号", value, FORM);
  }

  @Override
  public int compareTo(AddresseeNumber other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
