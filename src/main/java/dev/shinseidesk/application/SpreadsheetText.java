package dev.shinseidesk.application;

/**
 * Values as cells of a CSV that people open in a spreadsheet program, which would take some of them
 * for formulas and run them. Files for business systems are never written this way: they get every
 * value exactly as it is. Static and without state; any thread.
 */
public final class SpreadsheetText {
  /** What makes a spreadsheet program read a formula, or step over to one. */
  private static final String DANGEROUS = "=+-@\t\r\n＝＋－＠";

  private SpreadsheetText() {}

  /**
   * The value with an apostrophe before it where it would act as a formula; else unchanged. One
   * that begins with an apostrophe gets another, so that {@link #original} is exact.
   */
  public static String defused(String value) {
    return value.isEmpty() || (DANGEROUS.indexOf(value.charAt(0)) < 0 && value.charAt(0) != '\'')
        ? value
        : "'" + value;
  }

  /** What was defused. */
  public static String original(String defused) {
    return defused.startsWith("'") ? defused.substring(1) : defused;
  }
}
