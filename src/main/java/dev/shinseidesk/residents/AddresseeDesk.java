package dev.shinseidesk.residents;

import dev.shinseidesk.application.AddresseeNumber;
import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.ReceiptNumber;
import java.util.Optional;

/**
 * Entering a 宛名番号 by hand where the number links don't tell it (the only way in a prefecture). Any
 * thread but the FX thread.
 */
public interface AddresseeDesk {
  /** Whether this office asks a second person to confirm. */
  boolean secondPersonRequired();

  /** Characters (code points) a reason may have. */
  int reasonLimit();

  /** The entry that counts or waits for confirmation; empty where there is none. */
  Optional<AddresseeEntry> of(ReceiptNumber number);

  /**
   * Enters a number; an earlier entry of the application is replaced and stays in its history.
   *
   * @throws DeskException keys {@code addressee.*}: not-permitted, reason-missing, reason-too-long,
   *     application-unknown, forwarding-open
   */
  AddresseeEntry enter(Operator by, ReceiptNumber number, AddresseeNumber addressee, String reason)
      throws DeskException;

  /**
   * The second person confirms what they have seen.
   *
   * @param seen the number shown to them
   * @throws DeskException keys {@code addressee.*}: not-permitted, none, own-entry,
   *     changed-meanwhile, confirmed-already
   */
  AddresseeEntry confirm(Operator by, ReceiptNumber number, AddresseeNumber seen)
      throws DeskException;

  /**
   * Takes the entry back: the number links count again.
   *
   * @throws DeskException keys {@code addressee.*}: not-permitted, none, reason-missing,
   *     forwarding-open
   */
  void remove(Operator by, ReceiptNumber number, String reason) throws DeskException;
}
