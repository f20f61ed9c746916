package dev.shinseidesk.application;

/**
 * 市区町村コード: 全国地方公共団体コード of six digits, the last one a check digit (item 02900001) [P].
 *
 * @param value six half-width digits with a right check digit; never null
 */
public record MunicipalityCode(String value) {
  private static final String ITEM = "市区町村コード";

  /**
   * Checks form and check digit.
   *
   * @throws InvalidValue when it isn't six digits or the check digit is wrong
   */
  public MunicipalityCode {
    InvalidValue.unlessMatches(ITEM, value, "[0-9]{6}");
    if (value.charAt(5) - '0' != checkDigit(value)) {
      throw new InvalidValue(ITEM, "check digit");
    }
  }

  /** Weights 6 5 4 3 2 on the first five digits, sum S; digit = (11 - S mod 11) mod 10. */
  private static int checkDigit(String digits) {
    int sum = 0;
    for (int i = 0; i < 5; i++) {
      sum += (digits.charAt(i) - '0') * (6 - i);
    }
    return (11 - sum % 11) % 10;
  }

  @Override
  public String toString() {
    return value;
  }
}
