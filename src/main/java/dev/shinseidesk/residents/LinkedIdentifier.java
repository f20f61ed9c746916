package dev.shinseidesk.residents;

import dev.shinseidesk.application.AddresseeNumber;
import dev.shinseidesk.application.CertificateSerial;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Identifies by the imported number links. A wrong 宛名番号 is worse than none: whatever is not plain
 * is told as it is and left to a person. Stateless, any thread but the FX thread.
 */
public final class LinkedIdentifier implements Identifier {
  private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");

  private final NumberLinkStore store;

  /** Over these links. */
  public LinkedIdentifier(NumberLinkStore store) {
    this.store = store;
  }

  /**
   * {@inheritDoc}
   *
   * <p>A certificate counts through its last day and through the day of its revocation: the portal
   * took the signature, so the filing was before the revocation of that day. Of several links of
   * one person the newest tells.
   */
  @Override
  public Identification identify(@Nullable CertificateSerial serial, Instant filedAt) {
    Instant asOf = store.asOf().orElse(null);
    if (serial == null) {
      return new Identification.NoSerial(asOf);
    }
    Map<AddresseeNumber, NumberLink> newest = new TreeMap<>();
    for (NumberLink link : store.bySerial(serial)) {
      newest.merge(link.addressee(), link, LinkedIdentifier::newer);
    }
    if (newest.isEmpty()) {
      return new Identification.Unknown(asOf);
    }
    if (newest.size() > 1) {
      return new Identification.Several(new ArrayList<>(newest.keySet()), asOf);
    }
    NumberLink link = List.copyOf(newest.values()).getFirst();
    LocalDate end = end(link);
    LocalDate filedOn = filedAt.atZone(ZONE).toLocalDate();
    return end != null && end.isBefore(filedOn)
        ? new Identification.Ended(link.addressee(), end, asOf)
        : new Identification.Identified(link.addressee(), asOf);
  }

  private static NumberLink newer(NumberLink one, NumberLink other) {
    int order = one.updatedAt().compareTo(other.updatedAt());
    if (order == 0) {
      // Two states of one moment: the one that ended earlier is the careful choice.
      LocalDate otherEnd = end(other);
      LocalDate oneEnd = end(one);
      return oneEnd != null && (otherEnd == null || oneEnd.isBefore(otherEnd)) ? one : other;
    }
    return order > 0 ? one : other;
  }

  /** The earlier of expiry and revocation; null while neither is known. */
  private static @Nullable LocalDate end(NumberLink link) {
    return Stream.of(link.validUntil(), link.revokedOn())
        .flatMap(Stream::ofNullable)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }
}
