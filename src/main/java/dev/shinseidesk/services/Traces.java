package dev.shinseidesk.services;

import dev.shinseidesk.application.ReceiptNumber;

/** Where screens tell what leaves them by another way than a service. Any thread but FX's. */
public interface Traces {
  /**
   * Something of an application went to the clipboard.
   *
   * @param what name of the item, never its value
   */
  void copied(ReceiptNumber number, String what);

  /** Something of an application was printed or saved as a file. */
  void taken(ReceiptNumber number, String what, String where);
}
