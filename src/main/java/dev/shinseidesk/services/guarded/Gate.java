package dev.shinseidesk.services.guarded;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.MessageFact;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.ProcedureCode;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.Scope;
import dev.shinseidesk.audit.AuditAction;
import dev.shinseidesk.audit.AuditEvent;
import dev.shinseidesk.audit.AuditTrail;
import dev.shinseidesk.inquiry.SightedApplications;
import dev.shinseidesk.services.DeskAct;
import dev.shinseidesk.services.Permissions;
import dev.shinseidesk.services.ProtectionDesk.Cover;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What every guarded service asks: may this person do that, does the application exist for them, is
 * it masked; and where it leaves its line. One per sign-in. Any thread but FX's.
 */
public final class Gate {
  /** One screen reads an application in several calls, again and again; that is one look. */
  private static final Duration ONE_LOOK = Duration.ofSeconds(60);

  private static final int LOOKS = 200;

  private final Operator operator;
  private final AuditTrail trail;
  private final SightedApplications applications;
  private final Covers covers;
  private final Clock clock;
  private final Map<String, Instant> looks = new LinkedHashMap<>();

  /**
   * For one person.
   *
   * @param applications of the person's scope
   * @param covers what is masked
   */
  public Gate(
      Operator operator,
      AuditTrail trail,
      SightedApplications applications,
      Covers covers,
      Clock clock) {
    this.operator = operator;
    this.trail = trail;
    this.applications = applications;
    this.covers = covers;
    this.clock = clock;
  }

  Operator operator() {
    return operator;
  }

  AuditTrail trail() {
    return trail;
  }

  Covers covers() {
    return covers;
  }

  /** Whether no application lies outside the person's scope. */
  boolean wholeOffice() {
    return operator.scope().equals(Scope.ALL);
  }

  /** Whether applications of the procedure exist for the person. */
  boolean occurs(ProcedureCode procedure) {
    return applications.procedures().stream().anyMatch(each -> each.code().equals(procedure));
  }

  /** Whether the person may, by role and reach. */
  boolean may(DeskAct act) {
    return Permissions.may(operator, act);
  }

  /** Refuses what the person may not do, and acts under another's name; both leave a line. */
  void permit(DeskAct act, Operator by) throws DeskException {
    if (!by.id().equals(operator.id())) {
      throw refused(act, "", "access.another-operator", by.id().value());
    }
    permit(act);
  }

  void permit(DeskAct act) throws DeskException {
    if (!may(act) && Permissions.hasRole(operator, act)) {
      throw refused(act, "", "access.whole-office-only");
    }
    if (!may(act)) {
      throw refused(
          act,
          "",
          "access.not-permitted",
          new MessageFact("access.act." + act, List.of()).encoded());
    }
  }

  /** Whether the application exists for the person. */
  boolean exists(ReceiptNumber number) {
    return may(DeskAct.READ) && !applications.existing(List.of(number)).isEmpty();
  }

  /** Those of these that exist for the person. */
  Set<ReceiptNumber> existing(Collection<ReceiptNumber> numbers) {
    return may(DeskAct.READ) ? applications.existing(numbers) : Set.of();
  }

  /** Whether it exists and isn't masked. */
  boolean open(ReceiptNumber number) {
    return exists(number) && covers.cover(number) == Cover.OPEN;
  }

  /** Of a list only what exists for the person and isn't masked. */
  <T> List<T> seen(List<T> all, Function<T, ReceiptNumber> number) {
    if (all.isEmpty()) {
      return all;
    }
    if (!may(DeskAct.READ)) {
      return List.of();
    }
    Set<ReceiptNumber> existing = applications.existing(all.stream().map(number).toList());
    return all.stream().filter(each -> existing.contains(number.apply(each))).toList();
  }

  /** Which of these are masked now. */
  Set<ReceiptNumber> covered(Collection<ReceiptNumber> numbers) {
    return covers.covered(numbers);
  }

  /** Refuses what doesn't exist for the person, as if there were none, and what is masked. */
  void enter(DeskAct act, ReceiptNumber number) throws DeskException {
    find(act, number);
    if (covers.cover(number) != Cover.OPEN) {
      throw refused(act, number.value(), "access.covered", number.value());
    }
  }

  /** Refuses what doesn't exist for the person; masked is well. */
  void find(DeskAct act, ReceiptNumber number) throws DeskException {
    permit(act);
    if (applications.existing(List.of(number)).isEmpty()) {
      throw refused(act, number.value(), "access.application-unknown", number.value());
    }
  }

  /** Something asked about one application. */
  <T> T ask(ReceiptNumber number, AuditTrail.Act<T> question) throws DeskException {
    enter(DeskAct.READ, number);
    look(number);
    return question.run();
  }

  /** Something done to one application. */
  <T> T act(
      DeskAct act, AuditAction action, Operator by, ReceiptNumber number, AuditTrail.Act<T> work)
      throws DeskException {
    return act(act, AuditEvent.of(action, by, number), by, number, work);
  }

  <T> T act(
      DeskAct act, AuditEvent event, Operator by, ReceiptNumber number, AuditTrail.Act<T> work)
      throws DeskException {
    permit(act, by);
    enter(act, number);
    return trail.during(event, work);
  }

  /** Something done that isn't about one application. */
  <T> T act(DeskAct act, AuditEvent event, Operator by, AuditTrail.Act<T> work)
      throws DeskException {
    permit(act, by);
    return trail.during(event, work);
  }

  /** Records that the person looks at an application, once for all calls of one look. */
  void look(ReceiptNumber number) {
    once(number.value(), () -> AuditEvent.of(AuditAction.APPLICATION_VIEWED, operator, number));
  }

  /**
   * Records what begins a look; the same again within a minute belongs to it. Only a look whose
   * line is committed has begun: where the line can't be written nothing is answered, and the next
   * try writes it.
   */
  synchronized void once(String what, Supplier<AuditEvent> line) {
    Instant now = clock.instant();
    Instant before = looks.get(what);
    if (before != null && now.isBefore(before.plus(ONE_LOOK))) {
      return;
    }
    trail.record(line.get());
    looks.remove(what);
    looks.put(what, now);
    if (looks.size() > LOOKS) {
      Iterator<String> oldest = looks.keySet().iterator();
      oldest.next();
      oldest.remove();
    }
  }

  private DeskException refused(Object act, String subject, String key, String... facts) {
    return trail.refusal(operator, act, subject, Problem.of(Problem.Kind.REFUSED, key, facts));
  }
}
