package dev.shinseidesk.casework;

import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.ReceiptNumber;
import java.time.Clock;
import java.util.List;

/** Who saw what, on the store. Every look is kept. Stateless, any thread but the FX thread. */
public final class KeptViews implements ViewLog {
  private final RecordStore store;
  private final Clock clock;

  /** On this store. */
  public KeptViews(RecordStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  @Override
  public void opened(Operator by, ReceiptNumber number, String document) {
    store.looked(number, new View(by.id(), clock.instant(), document));
  }

  @Override
  public List<View> of(ReceiptNumber number, int limit) {
    return store.looks(number, limit);
  }
}
