package dev.shinseidesk.inquiry;

import dev.shinseidesk.application.ReceiptNumber;
import java.util.Collection;
import java.util.Set;

/** Applications of one {@link Sight}; the others don't exist. Any thread but FX's. */
public interface SightedApplications extends Applications {
  /** Those of these that exist. */
  Set<ReceiptNumber> existing(Collection<ReceiptNumber> numbers);
}
