package dev.shinseidesk.review;

import dev.shinseidesk.application.Application;
import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Problem.Kind;
import dev.shinseidesk.application.WorkState;
import java.util.List;
import java.util.Set;

/** Whether somebody may review, and whether what they decide may be decided. Pure. */
public final class ReviewChecks {
  private static final Set<Operator.Role> MAY_REVIEW =
      Set.of(Operator.Role.CLERK, Operator.Role.REVIEWER, Operator.Role.ADMINISTRATOR);

  private ReviewChecks() {}

  /** Where an application stands once a decision counts. */
  public static WorkState stateAfter(Decision decision) {
    return switch (decision) {
      case SOUND -> WorkState.SOUND;
      case DEFECTIVE -> WorkState.DEFECTIVE;
      case REJECTED -> WorkState.REJECTED;
    };
  }

  static void requireSound(List<Finding> findings, List<String> checklist, ReviewDraft draft)
      throws DeskException {
    long errors = findings.stream().filter(f -> f.severity() == Severity.ERROR).count();
    if (errors > 0) {
      throw refused("review.errors-open", Long.toString(errors));
    }
    List<String> ticked = draft.checked().stream().map(CheckedLine::text).toList();
    List<String> open = checklist.stream().filter(line -> !ticked.contains(line)).toList();
    if (!open.isEmpty()) {
      throw refused("review.checklist-open", Integer.toString(open.size()), open.getFirst());
    }
  }

  static void permit(Operator by) throws DeskException {
    if (by.roles().stream().noneMatch(MAY_REVIEW::contains)) {
      throw refused("review.not-permitted");
    }
  }

  /** What nobody reviews any more keeps what was found. */
  static boolean handedOn(WorkState state) {
    return state == WorkState.FORWARDING
        || state == WorkState.FORWARDED
        || state == WorkState.CLOSED;
  }

  static void refuseOutOfHands(Application application) throws DeskException {
    String key =
        switch (application.state()) {
          case FORWARDING, FORWARDED -> "review.already-forwarded";
          case AWAITING_APPROVAL -> "review.awaiting-approval";
          case AWAITING_CORRECTION -> "review.awaiting-correction";
          case CLOSED -> "review.closed";
          case UNREVIEWED, IN_REVIEW, SOUND, DEFECTIVE, REJECTED -> "";
        };
    if (!key.isEmpty()) {
      throw refused(key, application.receiptNumber().value());
    }
  }

  static DeskException refused(String key, String... facts) {
    return new DeskException(Problem.of(Kind.REFUSED, key, facts));
  }
}
