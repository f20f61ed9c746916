package dev.shinseidesk.keeping;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.Operator.Role;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Problem.Kind;
import dev.shinseidesk.application.Scope;
import dev.shinseidesk.application.StoreException;
import dev.shinseidesk.audit.AuditEvent;
import dev.shinseidesk.audit.AuditTrail;
import java.util.Set;

/** Who may do what here, and the checks all of it shares. */
final class Keepers {
  private static final Set<Role> MAY = Set.of(Role.SUPERVISOR, Role.ADMINISTRATOR);

  private Keepers() {}

  /** What is deleted or backed up is of the whole office, so only those who see all of it may. */
  static void check(AuditTrail trail, Operator by) throws DeskException {
    if (by.roles().stream().noneMatch(MAY::contains)) {
      throw trail.refusal(by, "KEEPING", "", Problem.of(Kind.REFUSED, "keeping.not-permitted"));
    }
    if (!by.scope().equals(Scope.ALL)) {
      throw trail.refusal(by, "KEEPING", "", Problem.of(Kind.REFUSED, "keeping.scope"));
    }
  }

  /** The reason without blanks around it. */
  static String reason(String typed) throws DeskException {
    String reason = typed.strip();
    if (reason.isEmpty()) {
      throw new DeskException(Problem.of(Kind.USAGE, "keeping.reason-missing"));
    }
    int length = reason.codePointCount(0, reason.length());
    if (length > RetentionDesk.LONGEST_REASON) {
      throw new DeskException(
          Problem.of(
              Kind.USAGE,
              "keeping.reason-too-long",
              Integer.toString(RetentionDesk.LONGEST_REASON),
              Integer.toString(length)));
    }
    return reason;
  }

  /**
   * Does something on the trail. What the store refuses by rolling back, so that the line goes with
   * it, is a refusal like any other.
   */
  static <T> T during(AuditTrail trail, AuditEvent event, AuditTrail.Act<T> act)
      throws DeskException {
    try {
      return trail.during(event, act);
    } catch (StoreException e) {
      if (e.problem().key().startsWith("keeping.")) {
        throw new DeskException(e.problem(), e);
      }
      throw e;
    }
  }

  static DeskException refused(String key, String... facts) {
    return new DeskException(Problem.of(Kind.REFUSED, key, facts));
  }
}
