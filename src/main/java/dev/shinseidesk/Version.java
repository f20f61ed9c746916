package dev.shinseidesk;

/** Which program this is. */
final class Version {
  /** As the installer names it; 0 where it was started from its classes. */
  static final String HERE = System.getProperty("shinsei.desk.version", "0");

  private Version() {}
}
