package dev.shinseidesk.ui.routes;

import dev.shinseidesk.application.BusinessSystemId;
import dev.shinseidesk.application.ProcedureCode;
import dev.shinseidesk.forwarding.ForwardingMethod;
import dev.shinseidesk.forwarding.Route;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A route being changed; unlike a {@link Route} it may be unfinished.
 *
 * @param procedure 手続コード
 * @param receiver 業務ID; empty for none
 * @param method null for the business system's own
 * @param from first day; null for since ever
 * @param until last day; null for until further notice
 * @param origin its entry in the file, for what this screen doesn't know; null for a new one
 */
record RouteDraft(
    String procedure,
    String receiver,
    @Nullable ForwardingMethod method,
    @Nullable LocalDate from,
    @Nullable LocalDate until,
    @Nullable ObjectNode origin) {

  /** A procedure without a route. */
  static RouteDraft none(String procedure) {
    return new RouteDraft(procedure, "", null, null, null, null);
  }

  /** From one in force. */
  static RouteDraft of(Route route) {
    return new RouteDraft(
        route.procedure().value(),
        route.receiver().value(),
        route.method(),
        route.from(),
        route.until(),
        null);
  }

  RouteDraft withReceiver(String next) {
    return new RouteDraft(procedure, next, method, from, until, origin);
  }

  RouteDraft withMethod(@Nullable ForwardingMethod next) {
    return new RouteDraft(procedure, receiver, next, from, until, origin);
  }

  RouteDraft withDays(@Nullable LocalDate nextFrom, @Nullable LocalDate nextUntil) {
    return new RouteDraft(procedure, receiver, method, nextFrom, nextUntil, origin);
  }

  /**
   * The finished route.
   *
   * @throws dev.shinseidesk.application.InvalidValue when a value isn't of its form
   */
  Route route() {
    return new Route(
        new ProcedureCode(procedure), new BusinessSystemId(receiver), method, from, until);
  }

  /** Whether the days are the wrong way round. */
  boolean endsBeforeItBegins() {
    return from != null && until != null && until.isBefore(from);
  }

  /** Whether both are routes of one procedure that hold on one day at once. */
  boolean clashes(RouteDraft other) {
    return procedure.equals(other.procedure)
        && !receiver.isEmpty()
        && !other.receiver.isEmpty()
        && (from == null || other.until == null || !from.isAfter(other.until))
        && (other.from == null || until == null || !other.from.isAfter(until));
  }
}
