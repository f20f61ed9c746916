package dev.shinseidesk.residents;

import dev.shinseidesk.application.Application;
import dev.shinseidesk.application.CertificateSerial;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Puts what a person entered before what the number links say; in an office without number links
 * (prefectures) the only way. Stateless, any thread but the FX thread.
 */
public final class HandIdentifier implements Identifier {
  private final Identifier links;
  private final AddresseeStore entries;

  /**
   * Over these.
   *
   * @param links what the number links say
   * @param entries what people entered
   */
  public HandIdentifier(Identifier links, AddresseeStore entries) {
    this.links = links;
    this.entries = entries;
  }

  @Override
  public Identification identify(@Nullable CertificateSerial serial, Instant filedAt) {
    return links.identify(serial, filedAt);
  }

  @Override
  public Identification identify(Application application) {
    Identification byLinks = links.identify(application);
    AddresseeEntry entry = entries.of(application.receiptNumber()).orElse(null);
    if (entry == null) {
      return byLinks;
    }
    return entry.inForce()
        ? new Identification.ByHand(entry.addressee(), entry, byLinks.asOf())
        : new Identification.AwaitingConfirmation(entry, byLinks);
  }
}
