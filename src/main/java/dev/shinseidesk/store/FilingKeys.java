package dev.shinseidesk.store;

import dev.shinseidesk.application.ReceiptNumber;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** By what filings are found that belong together, inside somebody's transaction. */
final class FilingKeys {
  /**
   * Numbers of the filings by the same person as {@code me} (receipt_number, person_key, serial,
   * addressee), each part one step in an index.
   */
  static final String SAME_PERSON =
      """
      SELECT a.receipt_number FROM me JOIN application a ON a.person_key = me.person_key
      UNION SELECT a.receipt_number FROM me JOIN application a ON a.serial = me.serial
      UNION SELECT k.receipt_number FROM me JOIN filing_key k ON k.addressee = me.addressee
      """;

  /** The filing that is asked for, as {@code me}. */
  static final String ME =
      """
      me AS (SELECT a.receipt_number, a.person_key, a.serial, a.procedure_code, a.filed_at,
          k.addressee, k.household
        FROM application a LEFT JOIN filing_key k ON k.receipt_number = a.receipt_number
        WHERE a.receipt_number = :number)
      """;

  private FilingKeys() {}

  /** Adds the keys of an application that comes in. */
  static void add(Handle handle, ReceiptNumber number, String address) {
    handle.execute(
        "INSERT INTO filing_key (receipt_number, household) VALUES (?, ?)",
        number.value(),
        HouseholdKey.of(address));
  }

  /** Keeps what is known of the applicant. */
  static void identified(Handle handle, ReceiptNumber number, @Nullable String addressee) {
    handle.execute(
        "UPDATE filing_key SET addressee = ? WHERE receipt_number = ? AND addressee IS NOT ?",
        addressee,
        number.value(),
        addressee);
  }
}
