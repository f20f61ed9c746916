package dev.shinseidesk.application;

import java.util.regex.Pattern;

/**
 * Serial number of the certificate that signed an application (シリアル番号).
 *
 * @param value 1 to 40 half-width letters or digits; never null
 */
public record CertificateSerial(String value) implements Comparable<CertificateSerial> {
  private static final Pattern FORM = Pattern.compile("[0-9A-Za-z]{1,40}");

  /**
   * Checks the form.
   *
   * @throws InvalidValue when the value is not of the form above
   */
  public CertificateSerial {
    InvalidValue.unlessMatches("シリアル番号", value, FORM);
  }

  @Override
  public int compareTo(CertificateSerial other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
