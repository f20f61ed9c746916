package dev.shinseidesk.casework;

import dev.shinseidesk.application.Application;
import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.Operator.Role;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Problem.Kind;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.inquiry.Applications;
import java.util.Set;

/** What every act of casework asks first. */
final class CaseRules {
  /** Whoever works on applications. */
  static final Set<Role> WORKING =
      Set.of(Role.CLERK, Role.REVIEWER, Role.SUPERVISOR, Role.ADMINISTRATOR);

  /** Whoever may speak to the applicant through the portal. */
  static final Set<Role> REGISTERING = Set.of(Role.CLERK, Role.SUPERVISOR, Role.ADMINISTRATOR);

  /** Whoever approves. */
  static final Set<Role> APPROVING = Set.of(Role.REVIEWER, Role.ADMINISTRATOR);

  /** Greatest number of characters (code points) of a reason. */
  static final int LONGEST_REASON = 1_000;

  private CaseRules() {}

  static void permit(Operator by, Set<Role> roles) throws DeskException {
    if (by.roles().stream().noneMatch(roles::contains)) {
      throw refused("casework.not-permitted");
    }
  }

  static Application find(Applications applications, ReceiptNumber number) throws DeskException {
    return applications.find(number).orElseThrow(() -> unknown(number));
  }

  static DeskException unknown(ReceiptNumber number) {
    return refused("casework.application-unknown", number.value());
  }

  static DeskException changed(ReceiptNumber number) {
    return refused("casework.changed-meanwhile", number.value());
  }

  /** The reason without spaces around it. */
  static String reason(String reason) throws DeskException {
    String told = reason.strip();
    if (told.isEmpty()) {
      throw refused("casework.reason-missing");
    }
    if (length(told) > LONGEST_REASON) {
      throw refused("casework.reason-too-long", Integer.toString(LONGEST_REASON));
    }
    return told;
  }

  /** The text without spaces around it. */
  static String text(String text, int limit) throws DeskException {
    String told = text.strip();
    if (told.isEmpty()) {
      throw refused("casework.text-missing");
    }
    if (length(told) > limit) {
      throw refused(
          "casework.text-too-long", Integer.toString(limit), Integer.toString(length(told)));
    }
    return told;
  }

  static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  static DeskException refused(String key, String... facts) {
    return new DeskException(Problem.of(Kind.REFUSED, key, facts));
  }
}
