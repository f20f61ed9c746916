package dev.shinseidesk.residents;

import dev.shinseidesk.application.AddresseeNumber;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the number links say of an application's serial at the time of the filing. */
public sealed interface Identification {
  /** When the link data is from; null while none was imported. */
  @Nullable Instant asOf();

  /** One serial, one person. */
  record Identified(AddresseeNumber addressee, @Nullable Instant asOf) implements Identification {}

  /** The serial isn't in the link data. */
  record Unknown(@Nullable Instant asOf) implements Identification {}

  /** The serial had ended (expired or revoked) before the filing. */
  record Ended(AddresseeNumber addressee, LocalDate endedOn, @Nullable Instant asOf)
      implements Identification {}

  /** The serial belongs to several persons in the link data. */
  record Several(List<AddresseeNumber> addressees, @Nullable Instant asOf)
      implements Identification {}

  /** A person entered it; it counts. */
  record ByHand(AddresseeNumber addressee, AddresseeEntry entry, @Nullable Instant asOf)
      implements Identification {}

  /** A person entered it, but the second person has not confirmed it. */
  record AwaitingConfirmation(AddresseeEntry entry, Identification links)
      implements Identification {
    @Override
    public @Nullable Instant asOf() {
      return links.asOf();
    }
  }

  /** The 宛名番号 that may be provided; empty where nobody is sure. */
  default Optional<AddresseeNumber> usable() {
    return switch (this) {
      case Identified found -> Optional.of(found.addressee());
      case ByHand entered -> Optional.of(entered.addressee());
      default -> Optional.empty();
    };
  }

  /** The filing carries no serial. */
  record NoSerial(@Nullable Instant asOf) implements Identification {}
}
