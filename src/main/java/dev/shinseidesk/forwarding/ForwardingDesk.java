package dev.shinseidesk.forwarding;

import dev.shinseidesk.application.BusinessSystemId;
import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.Sha256;
import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.residents.Identification;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** 提供 to business systems (029o001). Any thread but the FX thread. */
public interface ForwardingDesk {
  /** What a record says to the receiver. */
  enum Act {
    /** Provides for the first time, or again after a withdrawal. */
    PROVIDE,
    /** Provides again after a correction: the new record is 最新 1, those before become 0. */
    PROVIDE_AGAIN,
    /** Withdraws what was provided: 削除フラグ 1. */
    WITHDRAW
  }

  /** Enabled receivers, the procedure's default first. */
  List<BusinessSystem> receivers(ReceiptNumber number) throws DeskException;

  /** Exactly what would be provided, and what stands against it. */
  Preview preview(Operator by, ReceiptNumber number, BusinessSystemId receiver)
      throws DeskException;

  /**
   * Decides to forward; delivery follows through the outbox.
   *
   * @param expected the state the clerk saw
   * @throws DeskException keys {@code forwarding.*}: not-permitted, not-reviewed,
   *     changed-meanwhile, receiver-unknown, receiver-off, addressee-missing, channel-unknown,
   *     other-receiver (the procedure's route leads elsewhere; see {@link #forwardElsewhere})
   */
  Forwarding forward(
      Operator by, ReceiptNumber number, BusinessSystemId receiver, WorkState expected)
      throws DeskException;

  /**
   * Decides to forward to a receiver the procedure's route doesn't lead to.
   *
   * @param reason for the history and the trail; not empty
   * @throws DeskException keys of {@link #forward} but other-receiver, and {@code
   *     forwarding.}reason-missing, reason-too-long
   */
  Forwarding forwardElsewhere(
      Operator by,
      ReceiptNumber number,
      BusinessSystemId receiver,
      WorkState expected,
      String reason)
      throws DeskException;

  /**
   * What can be done with this application towards this receiver now, by its state; empty for a
   * person who may do none of it.
   */
  Set<Act> acts(Operator by, ReceiptNumber number, BusinessSystemId receiver) throws DeskException;

  /** Exactly what the act would provide, and what stands against it. */
  Preview preview(Operator by, ReceiptNumber number, BusinessSystemId receiver, Act act)
      throws DeskException;

  /**
   * Provides again after a correction, with the newest review and 宛名番号; delivery follows through
   * the outbox.
   *
   * @param reason for the history; not empty
   * @throws DeskException keys of {@link #forward}, and {@code forwarding.}not-provided,
   *     reason-missing
   */
  Forwarding provideAgain(
      Operator by,
      ReceiptNumber number,
      BusinessSystemId receiver,
      WorkState expected,
      String reason)
      throws DeskException;

  /**
   * Withdraws what this receiver was provided; the application is {@code SOUND} again once the
   * receiver's copy is confirmed.
   *
   * @param reason for the history; not empty
   * @throws DeskException keys of {@link #provideAgain}
   */
  Forwarding withdraw(
      Operator by,
      ReceiptNumber number,
      BusinessSystemId receiver,
      WorkState expected,
      String reason)
      throws DeskException;

  /** Forwardings of an application, newest first. */
  List<Forwarding> of(ReceiptNumber number);

  /**
   * What would be provided.
   *
   * @param receiver to whom
   * @param items the 14 items; times are those of the preview
   * @param identification how the 宛名番号 was found or why not
   * @param archiveName name of the ZIP at the receiver
   * @param archiveSize its bytes
   * @param archiveHash its SHA-256
   * @param itemsFileName name of the items' file at the receiver
   * @param destination where it goes, for people
   * @param blocker why it can't be forwarded now; null when it can
   * @param act what it would do
   * @param method how it would be handed over
   * @param superseded records of this receiver that would become 最新 0
   */
  record Preview(
      BusinessSystem receiver,
      ForwardingItems items,
      Identification identification,
      String archiveName,
      long archiveSize,
      Sha256 archiveHash,
      String itemsFileName,
      String destination,
      @Nullable Problem blocker,
      Act act,
      ForwardingMethod method,
      int superseded) {}
}
