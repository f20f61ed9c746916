package dev.shinseidesk.keeping;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.ProcedureCode;
import dev.shinseidesk.application.Progress;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.StatusCode;
import dev.shinseidesk.audit.AuditAction;
import dev.shinseidesk.audit.AuditEvent;
import dev.shinseidesk.audit.AuditTrail;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Retention over a store, each act on the trail. Stateless; any thread but the FX thread. */
public final class OfficeRetention implements RetentionDesk {
  private static final Logger LOG = LoggerFactory.getLogger(OfficeRetention.class);
  private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");
  private static final int BATCH = 200;

  private final RetentionStore store;
  private final RetentionPlan plan;
  private final Set<StatusCode> finished;
  private final Set<String> openOutcomes;
  private final AuditTrail trail;
  private final Supplier<String> ids;
  private final Clock clock;

  /**
   * Plugs it together.
   *
   * @param finished 申請処理状況 with which an application is over
   * @param openOutcomes ids of outcomes that don't complete one
   * @param ids gives a new random id at each call
   */
  public OfficeRetention(
      RetentionStore store,
      RetentionPlan plan,
      Set<StatusCode> finished,
      Set<String> openOutcomes,
      AuditTrail trail,
      Supplier<String> ids,
      Clock clock) {
    this.store = store;
    this.plan = plan;
    this.finished = Set.copyOf(finished);
    this.openOutcomes = Set.copyOf(openOutcomes);
    this.trail = trail;
    this.ids = ids;
    this.clock = clock;
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZONE);
  }

  private Instant before(int months) {
    return plan.cutoff(months, today()).atStartOfDay(ZONE).toInstant();
  }

  private Cut cut() {
    Map<ProcedureCode, Instant> own = new HashMap<>();
    plan.byProcedure().forEach((procedure, months) -> own.put(procedure, before(months)));
    return new Cut(before(plan.months()), own, finished, openOutcomes);
  }

  @Override
  public Preview preview(Operator by) throws DeskException {
    Keepers.check(trail, by);
    return new Preview(
        clock.instant(),
        store.counts(cut()).stream()
            .map(c ->
                new OfProcedure(
                    c.procedure(),
                    c.name(),
                    plan.months(c.procedure()),
                    plan.cutoff(plan.months(c.procedure()), today()),
                    c.counts()))
            .toList(),
        plan.confirmWithin());
  }

  @Override
  public List<Line> lines(
      Operator by, Set<Standing> standings, @Nullable ReceiptNumber after, int limit)
      throws DeskException {
    Keepers.check(trail, by);
    return store.lines(cut(), standings, after, limit);
  }

  @Override
  public Run propose(Operator by, String reason) throws DeskException {
    Keepers.check(trail, by);
    String why = Keepers.reason(reason);
    Instant now = clock.instant();
    var run =
        new Run(
            ids.get(),
            State.PROPOSED,
            why,
            0,
            0,
            0,
            by.id(),
            now,
            now.plus(plan.confirmWithin()),
            null,
            null,
            null,
            null);
    expire(by);
    AuditEvent event =
        AuditEvent.of(AuditAction.RETENTION_PLANNED, by).about(run.id()).after("reason", why);
    return Keepers.during(
        trail,
        event,
        () -> {
          store.propose(run, cut());
          return found(run.id());
        });
  }

  /** A proposal nobody confirmed in time makes room for the next. */
  private void expire(Operator by) throws DeskException {
    Optional<Run> old = open().filter(r -> r.state() == State.PROPOSED && over(r));
    if (old.isPresent()) {
      withdraw(by, old.get().id());
    }
  }

  private boolean over(Run run) {
    return !clock.instant().isBefore(run.expiresAt());
  }

  private Optional<Run> open() {
    return store.runs(1).stream()
        .filter(r -> r.state() == State.PROPOSED || r.state() == State.CONFIRMED)
        .findFirst();
  }

  @Override
  public Run confirm(Operator by, String run) throws DeskException {
    Keepers.check(trail, by);
    Run proposed = found(run);
    AuditEvent event =
        AuditEvent.of(AuditAction.RETENTION_CONFIRMED, by)
            .about(run)
            .before("proposedBy", proposed.proposedBy().value())
            .after("planned", proposed.planned());
    return Keepers.during(
        trail,
        event,
        () -> {
          if (proposed.state() != State.PROPOSED) {
            throw Keepers.refused("keeping.changed-meanwhile", run);
          }
          if (proposed.proposedBy().equals(by.id())) {
            throw Keepers.refused("keeping.own-proposal");
          }
          if (over(proposed)) {
            throw Keepers.refused("keeping.expired", proposed.expiresAt().toString());
          }
          store.confirm(run, by.id(), clock.instant());
          return found(run);
        });
  }

  @Override
  public Run withdraw(Operator by, String run) throws DeskException {
    Keepers.check(trail, by);
    found(run);
    AuditEvent event =
        AuditEvent.of(AuditAction.RETENTION_PLANNED, by).about(run).after("state", "WITHDRAWN");
    return Keepers.during(
        trail,
        event,
        () -> {
          store.withdraw(run, by.id(), clock.instant());
          return found(run);
        });
  }

  @Override
  public Run run(Operator by, String run, Progress progress) throws DeskException {
    Keepers.check(trail, by);
    if (found(run).state() != State.CONFIRMED) {
      throw Keepers.refused("keeping.not-confirmed", run);
    }
    Cut cut = cut();
    long done = found(run).deleted() + found(run).kept();
    long total = found(run).planned();
    progress.report(done, total);
    for (List<ReceiptNumber> batch = store.pending(run, BATCH);
        !batch.isEmpty();
        batch = store.pending(run, BATCH)) {
      for (ReceiptNumber number : batch) {
        if (progress.cancelled()) {
          return found(run);
        }
        delete(by, run, number, cut);
        progress.report(++done, total);
      }
    }
    RetentionStore.Swept swept = store.sweep(plan.vacuumMebibytes());
    LOG.info(
        "Deletion run {} swept: rebuilt {}, free pages {}, log emptied {}",
        run,
        swept.rebuilt(),
        swept.freePages(),
        swept.logEmptied());
    store.end(run, by.id(), clock.instant());
    return found(run);
  }

  /** One application; the line on the trail names it by its mark, which tells nobody the number. */
  private void delete(Operator by, String run, ReceiptNumber number, Cut cut) throws DeskException {
    Optional<Line> line = store.line(cut, number);
    if (line.isEmpty()) {
      return; // deleted just now by another hand of the same run
    }
    Standing standing = line.get().standing();
    if (standing != Standing.DUE) {
      store.keep(run, number, standing);
      return;
    }
    AuditEvent event =
        AuditEvent.of(AuditAction.DELETED, by)
            .about(store.mark(number))
            .before("procedure", line.get().procedure().value())
            .after("run", run);
    trail.during(
        event,
        () -> {
          store.delete(run, number, cut, clock.instant());
          return number;
        });
  }

  private Run found(String run) throws DeskException {
    return store.find(run).orElseThrow(() -> Keepers.refused("keeping.run-unknown", run));
  }

  @Override
  public List<Run> runs(Operator by, int limit) throws DeskException {
    Keepers.check(trail, by);
    return store.runs(limit);
  }

  @Override
  public Optional<Tombstone> tombstone(Operator by, ReceiptNumber number) throws DeskException {
    Keepers.check(trail, by);
    return store.tombstone(number);
  }
}
