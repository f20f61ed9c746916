package dev.shinseidesk.residents;

import dev.shinseidesk.application.AddresseeNumber;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
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

  /** The filing carries no serial. */
  record NoSerial(@Nullable Instant asOf) implements Identification {}
}
