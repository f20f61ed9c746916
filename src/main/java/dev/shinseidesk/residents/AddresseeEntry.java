package dev.shinseidesk.residents;

import dev.shinseidesk.application.AddresseeNumber;
import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.ReceiptNumber;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A 宛名番号 entered by hand.
 *
 * @param id random
 * @param receiptNumber of which application
 * @param addressee the number
 * @param reason why by hand, and how the person was found; not empty
 * @param enteredBy who
 * @param enteredAt when
 * @param confirmedBy the second person; null where none has confirmed, or none is asked for
 * @param confirmedAt when
 * @param inForce whether it counts: confirmed, or no second person asked for
 */
public record AddresseeEntry(
    String id,
    ReceiptNumber receiptNumber,
    AddresseeNumber addressee,
    String reason,
    OperatorId enteredBy,
    Instant enteredAt,
    @Nullable OperatorId confirmedBy,
    @Nullable Instant confirmedAt,
    boolean inForce) {}
