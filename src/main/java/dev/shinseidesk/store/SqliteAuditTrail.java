package dev.shinseidesk.store;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.StoreException;
import dev.shinseidesk.audit.AuditAction;
import dev.shinseidesk.audit.AuditEvent;
import dev.shinseidesk.audit.AuditTrail;
import java.time.Clock;

/** The trail over SQLite, as written from one desk. */
final class SqliteAuditTrail implements AuditTrail {
  private final Database database;
  private final AuditLines lines;
  private final AuditSealing sealing;
  private final String desk;
  private final Clock clock;

  /** Begins by noting when the trail goes on from another state than it was left in. */
  SqliteAuditTrail(
      Database database, AuditLines lines, AuditSealing sealing, String desk, Clock clock) {
    this.database = database;
    this.lines = lines;
    this.sealing = sealing;
    this.desk = desk;
    this.clock = clock;
    sealing.opened().ifPresent(this::record);
  }

  @Override
  public void record(AuditEvent event) {
    sealing.written(database.write(handle -> lines.add(handle, clock.instant(), desk, event)));
  }

  @Override
  public <T> T during(AuditEvent event, Act<T> act) throws DeskException {
    var alongside =
        new Database.Alongside(
            handle -> lines.add(handle, clock.instant(), desk, event), sealing::written);
    try {
      T answer = database.alongside(alongside, act::run);
      if (!alongside.done()) {
        record(event);
      }
      return answer;
    } catch (DeskException e) {
      refused(event, e.problem().key());
      throw e;
    } catch (StoreException e) {
      // whatever kept the store from writing the change may keep it from writing this as well
      try {
        refused(event, e.problem().key());
      } catch (StoreException again) {
        e.addSuppressed(again);
      }
      throw e;
    }
  }

  private void refused(AuditEvent event, String problem) {
    record(
        new AuditEvent(
                AuditAction.REFUSED, event.by(), event.subject(), event.before(), event.after())
            .after("action", event.action().name())
            .after("problem", problem));
  }
}
