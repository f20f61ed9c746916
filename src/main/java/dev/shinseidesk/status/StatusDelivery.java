package dev.shinseidesk.status;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Problem.Kind;
import dev.shinseidesk.outbox.OutboxEntry;
import dev.shinseidesk.outbox.OutboxHandler;
import dev.shinseidesk.portal.ListedStatus;
import dev.shinseidesk.portal.Portal;
import dev.shinseidesk.portal.StatusChange;
import java.time.ZoneId;

/**
 * Registers a decided status at the portal (029o003). The outbox entry's id is the request's id, so
 * that a repeated try registers once.
 */
public final class StatusDelivery implements OutboxHandler {
  private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");

  private final StatusStore store;
  private final Portal portal;

  /** Plugs it together. */
  public StatusDelivery(StatusStore store, Portal portal) {
    this.store = store;
    this.portal = portal;
  }

  @Override
  public OutboxEntry.Kind kind() {
    return OutboxEntry.Kind.STATUS;
  }

  /**
   * Registers and compares the portal's answer with what was asked.
   *
   * @throws DeskException keys {@code portal.*}, {@code status.lost}, {@code status.answer-differs}
   */
  @Override
  public String deliver(OutboxEntry entry) throws DeskException {
    StatusRegistration registration =
        store
            .find(entry.subject())
            .orElseThrow(() ->
                new DeskException(
                    Problem.of(Kind.REFUSED, "status.lost", entry.receiptNumber().value())));
    ListedStatus answer =
        portal.register(
            new StatusChange(
                registration.receiptNumber(),
                registration.status(),
                registration.comment(),
                entry.id()));
    if (!answer.receiptNumber().equals(registration.receiptNumber())
        || !answer.status().equals(registration.status())) {
      throw new DeskException(
          Problem.of(
              Kind.OTHER_SIDE_FINAL,
              "status.answer-differs",
              registration.status().value(),
              answer.status().value()));
    }
    return answer.status() + " " + answer.updatedAt().atZone(ZONE).toOffsetDateTime();
  }
}
