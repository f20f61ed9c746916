package dev.shinseidesk.forwarding;

import dev.shinseidesk.application.Sha256;
import dev.shinseidesk.archive.FormItem;
import java.util.List;

/**
 * One application on its way to a receiver, with all that its files are made of.
 *
 * @param receiver to whom
 * @param method how
 * @param act what it says to the receiver
 * @param items the record
 * @param superseded earlier records of this application that this receiver holds, newest first;
 *     their 最新フラグ is 0 now
 * @param form items of the application's form; may be empty where the receiver wants none
 * @param archive the ZIP
 * @param deliveryId the outbox entry's id, or {@code *} while there is none
 */
record Shipment(
    BusinessSystem receiver,
    ForwardingMethod method,
    ForwardingDesk.Act act,
    ForwardingItems items,
    List<ForwardingItems> superseded,
    List<FormItem> form,
    Archive archive,
    String deliveryId) {
  /** Copies the lists. */
  Shipment {
    superseded = superseded.stream().map(record -> record.withLatest(false)).toList();
    form = List.copyOf(form);
  }

  /**
   * The ZIP exactly as downloaded.
   *
   * @param hash its SHA-256
   * @param size its bytes
   * @param content its bytes, loaded when they are put
   */
  record Archive(Sha256 hash, long size, Parcel.Content content) {}
}
