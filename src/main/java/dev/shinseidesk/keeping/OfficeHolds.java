package dev.shinseidesk.keeping;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.audit.AuditAction;
import dev.shinseidesk.audit.AuditEvent;
import dev.shinseidesk.audit.AuditTrail;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;

/** Holds over a store, each act on the trail. Stateless; any thread but the FX thread. */
public final class OfficeHolds implements HoldDesk {
  private final HoldStore store;
  private final AuditTrail trail;
  private final Supplier<String> ids;
  private final Clock clock;

  /**
   * Plugs it together.
   *
   * @param ids gives a new random id at each call
   */
  public OfficeHolds(HoldStore store, AuditTrail trail, Supplier<String> ids, Clock clock) {
    this.store = store;
    this.trail = trail;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public Hold set(Operator by, ReceiptNumber number, boolean thread, String reason)
      throws DeskException {
    Keepers.check(trail, by);
    String why = Keepers.reason(reason);
    if (!store.known(number)) {
      throw Keepers.refused("keeping.application-unknown", number.value());
    }
    var hold =
        new Hold(ids.get(), number, thread, why, by.id(), clock.instant(), null, null, "", 0);
    AuditEvent event =
        AuditEvent.of(AuditAction.LEGAL_HOLD_SET, by, number)
            .after("hold", hold.id())
            .after("thread", thread)
            .after("reason", why);
    return Keepers.during(
        trail,
        event,
        () -> {
          store.set(hold);
          return find(hold.id());
        });
  }

  @Override
  public Hold lift(Operator by, String hold, String reason) throws DeskException {
    Keepers.check(trail, by);
    String why = Keepers.reason(reason);
    Hold held = find(hold);
    AuditEvent event =
        AuditEvent.of(AuditAction.LEGAL_HOLD_ENDED, by, held.number())
            .before("hold", hold)
            .before("reason", held.reason())
            .after("reason", why);
    return Keepers.during(
        trail,
        event,
        () -> {
          store.lift(hold, by.id(), clock.instant(), why);
          return find(hold);
        });
  }

  private Hold find(String hold) throws DeskException {
    return store.find(hold).orElseThrow(() -> Keepers.refused("keeping.hold-unknown", hold));
  }

  @Override
  public List<Hold> holds(Operator by, boolean lifted, int limit) throws DeskException {
    Keepers.check(trail, by);
    return store.holds(lifted, limit);
  }
}
