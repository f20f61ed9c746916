package dev.shinseidesk.forwarding;

import dev.shinseidesk.application.DeskException;

/** A way to hand something over: a folder, later SFTP and object storage. Any thread but FX's. */
public interface Channel {
  /** Its id in the configuration. */
  String id();

  /**
   * Puts both files where the receiver finds them, whole or not at all, and reads them back.
   * Delivering the same package again leaves the same two files.
   *
   * @param items the 14 items, written as the channel's profile says
   * @param archive the ZIP, written byte for byte
   * @param deliveryId the outbox entry's id
   * @return what stands at the receiver now
   * @throws DeskException keys {@code channel.*}; nothing half-written stays visible
   */
  Delivery deliver(ForwardingItems items, byte[] archive, String deliveryId) throws DeskException;

  /**
   * What the receiver now has.
   *
   * @param itemsFile file name of the items
   * @param itemsHash SHA-256 read back, hexadecimal
   * @param archiveFile file name of the ZIP
   * @param archiveHash SHA-256 read back, hexadecimal
   */
  record Delivery(String itemsFile, String itemsHash, String archiveFile, String archiveHash) {}
}
