package dev.shinseidesk.forwarding;

import dev.shinseidesk.application.BusinessSystemId;
import dev.shinseidesk.application.Sha256;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * 提供: one hand-over of an application to a business system.
 *
 * @param id random
 * @param receiver 業務システム
 * @param channel id of the channel
 * @param items the 14 items exactly as provided
 * @param archiveHash SHA-256 of the ZIP provided with them
 * @param decidedAt when the clerk confirmed it
 * @param confirmedAt when the receiver's copy was confirmed; null until then
 * @param confirmation file names and hash at the receiver; empty until then
 * @param method how it is handed over
 * @param act whether it provides, provides again or withdraws
 * @param reason why again or withdrawn; empty for a first provision
 */
public record Forwarding(
    String id,
    BusinessSystemId receiver,
    String channel,
    ForwardingItems items,
    Sha256 archiveHash,
    Instant decidedAt,
    @Nullable Instant confirmedAt,
    String confirmation,
    ForwardingMethod method,
    ForwardingDesk.Act act,
    String reason) {
  /** A first provision by 029o001. */
  public Forwarding(
      String id,
      BusinessSystemId receiver,
      String channel,
      ForwardingItems items,
      Sha256 archiveHash,
      Instant decidedAt,
      @Nullable Instant confirmedAt,
      String confirmation) {
    this(
        id,
        receiver,
        channel,
        items,
        archiveHash,
        decidedAt,
        confirmedAt,
        confirmation,
        ForwardingMethod.STANDARD,
        ForwardingDesk.Act.PROVIDE,
        "");
  }
}
