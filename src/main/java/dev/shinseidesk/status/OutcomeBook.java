package dev.shinseidesk.status;

import dev.shinseidesk.application.Application;
import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.Operator.Role;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Problem.Kind;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.inquiry.Applications;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Keeps the outcomes people read in the business systems. An outcome registers nothing at the
 * portal by itself: the status proposed with it is decided at the {@link StatusDesk}. Stateless,
 * any thread but the FX thread.
 */
public final class OutcomeBook implements OutcomeDesk {
  /** Greatest number of characters (code points) of a note. */
  public static final int LONGEST_NOTE = 1_000;

  private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");
  private static final Set<Role> MAY = Set.of(Role.CLERK, Role.SUPERVISOR, Role.ADMINISTRATOR);

  private final Applications applications;
  private final OutcomeStore store;
  private final OutcomeChoices choices;
  private final Supplier<String> ids;
  private final Clock clock;

  /**
   * Plugs it together.
   *
   * @param choices by the configuration
   * @param ids gives a new random id at each call
   */
  public OutcomeBook(
      Applications applications,
      OutcomeStore store,
      OutcomeChoices choices,
      Supplier<String> ids,
      Clock clock) {
    this.applications = applications;
    this.store = store;
    this.choices = choices;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public List<Choice> choices(ReceiptNumber number) throws DeskException {
    return choices.of(find(number).procedure());
  }

  /**
   * {@inheritDoc}
   *
   * @throws DeskException also {@code outcome.application-unknown}, {@code outcome.before-filing}
   *     (decided before it was filed), {@code outcome.note-characters}
   */
  @Override
  public Outcome enter(
      Operator by, ReceiptNumber number, String choice, LocalDate decidedOn, String note)
      throws DeskException {
    if (by.roles().stream().noneMatch(MAY::contains)) {
      throw refused("outcome.not-permitted");
    }
    Application application = find(number);
    if (application.state() != WorkState.FORWARDED) {
      throw refused("outcome.not-forwarded", number.value());
    }
    Choice chosen =
        choices.of(application.procedure()).stream()
            .filter(c -> c.id().equals(choice))
            .findFirst()
            .orElseThrow(() ->
                refused(
                    "outcome.unknown",
                    String.join(
                        " | ",
                        choices.of(application.procedure()).stream().map(Choice::id).toList())));
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZONE);
    if (decidedOn.isAfter(today)) {
      throw refused("outcome.in-the-future", today.toString());
    }
    LocalDate filed = LocalDate.ofInstant(application.filedAt(), ZONE);
    if (decidedOn.isBefore(filed)) {
      throw refused("outcome.before-filing", filed.toString());
    }
    checkNote(note);
    var outcome = new Outcome(ids.get(), number, choice, decidedOn, note, by.id(), clock.instant());
    store.record(outcome, chosen);
    return outcome;
  }

  @Override
  public List<Outcome> of(ReceiptNumber number) {
    return store.of(number);
  }

  private static void checkNote(String note) throws DeskException {
    int length = note.codePointCount(0, note.length());
    if (length > LONGEST_NOTE) {
      throw refused(
          "outcome.note-too-long", Integer.toString(LONGEST_NOTE), Integer.toString(length));
    }
    boolean odd =
        note.codePoints()
            .anyMatch(c ->
                Character.getType(c) == Character.SURROGATE
                    || (Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t'));
    if (odd) {
      throw refused("outcome.note-characters");
    }
  }

  private Application find(ReceiptNumber number) throws DeskException {
    return applications
        .find(number)
        .orElseThrow(() -> refused("outcome.application-unknown", number.value()));
  }

  private static DeskException refused(String key, String... facts) {
    return new DeskException(Problem.of(Kind.REFUSED, key, facts));
  }
}
