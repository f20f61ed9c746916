package dev.shinseidesk.forwarding;

import dev.shinseidesk.application.BusinessSystemId;
import dev.shinseidesk.application.DeskException;

/** A way to hand something over: a folder, later SFTP and object storage. Any thread but FX's. */
public interface Channel {
  /** Its id in the configuration. */
  String id();

  /** Where it leads, for people: a folder, a host. */
  String destination();

  /**
   * What {@link #deliver} would write, without writing anything.
   *
   * @param deliveryId the outbox entry's id, or {@code *} while there is none yet
   * @throws DeskException keys {@code forwarding.item-invalid}, {@code channel.unencodable}: these
   *     items can't go this way
   */
  Plan plan(BusinessSystemId receiver, ForwardingItems items, String deliveryId)
      throws DeskException;

  /**
   * Puts both files where the receiver finds them, whole or not at all, and reads them back.
   * Delivering the same package again leaves the same two files.
   *
   * @param receiver to whom; a channel may serve several
   * @param items the 14 items, written as the channel's profile says
   * @param archive the ZIP, written byte for byte
   * @param deliveryId the outbox entry's id
   * @return what stands at the receiver now
   * @throws DeskException keys {@code channel.*} and those of {@link #plan}; nothing half-written
   *     stays visible
   */
  Delivery deliver(
      BusinessSystemId receiver, ForwardingItems items, byte[] archive, String deliveryId)
      throws DeskException;

  /**
   * What would be written.
   *
   * @param itemsFile file name of the items
   * @param archiveFile file name of the ZIP
   */
  record Plan(String itemsFile, String archiveFile) {}

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
