package dev.shinseidesk.archive;

/** Numbers as a ZIP writes them: least byte first. Callers stay inside the bytes. */
final class LittleEndian {
  private LittleEndian() {}

  /** Two bytes, 0 to 65,535. */
  static int uint16(byte[] bytes, int at) {
    return (bytes[at] & 0xFF) | (bytes[at + 1] & 0xFF) << 8;
  }

  /** Four bytes. */
  static int int32(byte[] bytes, int at) {
    return uint16(bytes, at) | uint16(bytes, at + 2) << 16;
  }

  /** Four bytes without a sign. */
  static long uint32(byte[] bytes, int at) {
    return int32(bytes, at) & 0xFFFFFFFFL;
  }

  /** Eight bytes; negative where a program means more than any file holds. */
  static long int64(byte[] bytes, int at) {
    return uint32(bytes, at) | (long) int32(bytes, at + 4) << 32;
  }
}
