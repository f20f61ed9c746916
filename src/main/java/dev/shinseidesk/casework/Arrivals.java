package dev.shinseidesk.casework;

import dev.shinseidesk.application.AddresseeNumber;
import dev.shinseidesk.application.Application;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.StoreException;
import dev.shinseidesk.inquiry.Applications;
import dev.shinseidesk.residents.Identifier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What follows when an application came in and was examined: it is linked to the correction request
 * it answers, and goes straight through where its procedure isn't reviewed. Every step may be done
 * again, so that a crash between them loses nothing. Any thread but the FX thread.
 */
public final class Arrivals {
  private static final Logger LOG = LoggerFactory.getLogger(Arrivals.class);
  private static final int AT_ONCE = 1_000;

  private final Applications applications;
  private final ArrivalStore store;
  private final Identifier identifier;
  private final CorrectionBook corrections;
  private final Consumer<Application> passing;

  /**
   * Plugs it together.
   *
   * @param passing lets an application through where its procedure isn't reviewed
   */
  public Arrivals(
      Applications applications,
      ArrivalStore store,
      Identifier identifier,
      CorrectionBook corrections,
      Consumer<Application> passing) {
    this.applications = applications;
    this.store = store;
    this.identifier = identifier;
    this.corrections = corrections;
    this.passing = passing;
  }

  /** An application came in and was examined; nothing for an unknown number. */
  public void arrived(ReceiptNumber number) {
    Application application = applications.find(number).orElse(null);
    if (application == null) {
      return;
    }
    String addressee =
        identifier.identify(application).usable().map(AddresseeNumber::value).orElse(null);
    corrections.arrived(number, addressee);
    passing.accept(application);
    store.settledIn(number, addressee);
  }

  /**
   * Does what was left undone when the program ended in the middle.
   *
   * @param examine examines an application and calls {@link #arrived}
   */
  public void catchUp(Consumer<ReceiptNumber> examine) {
    for (ReceiptNumber number : store.arriving(AT_ONCE)) {
      try {
        examine.accept(number);
      } catch (StoreException e) {
        // one that can't be read keeps the others from nothing; it is tried again at the next run
        LOG.warn("what follows on arrival of {}: {}", number, e.problem().key());
      }
    }
  }
}
