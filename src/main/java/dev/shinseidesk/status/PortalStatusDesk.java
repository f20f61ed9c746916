package dev.shinseidesk.status;

import dev.shinseidesk.application.Application;
import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.Operator.Role;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Problem.Kind;
import dev.shinseidesk.application.Progress;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.StatusCode;
import dev.shinseidesk.inquiry.Applications;
import dev.shinseidesk.outbox.OutboxEntry;
import dev.shinseidesk.outbox.OutboxEntry.State;
import dev.shinseidesk.outbox.OutboxStore;
import dev.shinseidesk.portal.ListedStatus;
import dev.shinseidesk.portal.Portal;
import dev.shinseidesk.portal.PortalQuery;
import dev.shinseidesk.portal.StatusMeaning;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * 申請処理状況 by the code table of the portal's profile. One decision at a time, so that two people
 * can't decide for one application at once. Any thread but the FX thread.
 */
public final class PortalStatusDesk implements StatusDesk, StatusDecision {
  private static final Set<Role> MAY = Set.of(Role.CLERK, Role.SUPERVISOR, Role.ADMINISTRATOR);
  private static final int LINES_AT_ONCE = 500;
  private static final Set<State> OPEN = Set.of(State.WAITING, State.SENDING, State.STOPPED);

  private final Portal portal;
  private final Applications applications;
  private final StatusStore store;
  private final OutboxStore outbox;
  private final Supplier<String> ids;
  private final Clock clock;
  private final Runnable decided;
  private final StatusRules rules;
  private final ReentrantLock deciding = new ReentrantLock();
  private final ReentrantLock reconciling = new ReentrantLock();

  /**
   * Plugs it together.
   *
   * @param ids gives a new random id at each call
   * @param decided called after a decision, e.g. {@code outbox::wake}; must return at once
   */
  public PortalStatusDesk(
      Portal portal,
      Applications applications,
      StatusStore store,
      OutboxStore outbox,
      Supplier<String> ids,
      Clock clock,
      Runnable decided) {
    this(portal, applications, store, outbox, ids, clock, decided, StatusRules.OF_PROFILE);
  }

  /**
   * The same with transitions of the office.
   *
   * @param rules where they differ from the profile's
   */
  public PortalStatusDesk(
      Portal portal,
      Applications applications,
      StatusStore store,
      OutboxStore outbox,
      Supplier<String> ids,
      Clock clock,
      Runnable decided,
      StatusRules rules) {
    this.portal = portal;
    this.applications = applications;
    this.store = store;
    this.outbox = outbox;
    this.ids = ids;
    this.clock = clock;
    this.decided = decided;
    this.rules = rules;
  }

  @Override
  public List<StatusMeaning> table() {
    return portal.statusTable();
  }

  /**
   * {@inheritDoc}
   *
   * @throws DeskException {@code status.application-unknown}; {@code status.code-unknown} when the
   *     profile's table doesn't hold the application's present code
   */
  @Override
  public List<StatusMeaning> choices(ReceiptNumber number) throws DeskException {
    Application application = find(number);
    StatusCode present = application.portalStatus();
    List<StatusMeaning> table = portal.statusTable();
    StatusMeaning now =
        table.stream()
            .filter(meaning -> meaning.code().equals(present))
            .findFirst()
            .orElseThrow(() -> refused("status.code-unknown", present.value()));
    Set<StatusCode> next = rules.next(application.procedure(), now);
    return table.stream()
        .filter(meaning -> meaning.registrable() && next.contains(meaning.code()))
        .toList();
  }

  @Override
  public int commentLimit() {
    return portal.commentLimit();
  }

  @Override
  public StatusRegistration register(
      Operator by, ReceiptNumber number, StatusCode status, String comment) throws DeskException {
    return register(by, number, status, comment, store::record);
  }

  @Override
  public StatusRegistration register(
      Operator by, ReceiptNumber number, StatusCode status, String comment, Recorder recorder)
      throws DeskException {
    if (by.roles().stream().noneMatch(MAY::contains)) {
      throw refused("status.not-permitted");
    }
    checkComment(comment);
    StatusRegistration registration;
    deciding.lock();
    try {
      if (pending(number)) {
        throw refused("status.pending", number.value());
      }
      if (choices(number).stream().noneMatch(choice -> choice.code().equals(status))) {
        throw refused("status.not-allowed", status.value());
      }
      Instant now = clock.instant();
      registration = new StatusRegistration(ids.get(), number, status, comment, by.id(), now, null);
      recorder.record(
          registration,
          OutboxEntry.waiting(
              ids.get(), OutboxEntry.Kind.STATUS, number, registration.id(), now, by.id()));
    } finally {
      deciding.unlock();
    }
    decided.run();
    return registration;
  }

  @Override
  public List<StatusRegistration> of(ReceiptNumber number) {
    return store.of(number);
  }

  @Override
  public ListedStatus refresh(ReceiptNumber number) throws DeskException {
    find(number);
    ListedStatus listed = portal.status(number);
    store.seen(number, listed.status(), clock.instant());
    return listed;
  }

  /**
   * {@inheritDoc}
   *
   * <p>Lines go into the store as they come, so that memory doesn't grow with them; they count only
   * once the walk came to its end.
   *
   * @throws DeskException {@code status.reconciling} while another one is under way; {@code
   *     status.cancelled}, nothing has changed then; {@code status.list-not-offered} where the
   *     portal gives no whole list; {@code portal.*}
   */
  @Override
  public Reconciliation reconcile(Progress progress) throws DeskException {
    if (!reconciling.tryLock()) {
      throw refused("status.reconciling");
    }
    try {
      store.clearListed();
      Instant startedAt = clock.instant();
      List<ListedStatus> waiting = new ArrayList<>();
      walk(
          line -> {
            waiting.add(line);
            if (waiting.size() >= LINES_AT_ONCE) {
              store.listed(waiting);
              waiting.clear();
            }
          },
          progress);
      store.listed(waiting);
      if (progress.cancelled()) {
        store.clearListed();
        throw refused("status.cancelled");
      }
      return store.settleListed(startedAt, clock.instant());
    } finally {
      reconciling.unlock();
    }
  }

  private void walk(Consumer<ListedStatus> each, Progress progress) throws DeskException {
    try {
      portal.statuses(PortalQuery.ALL, each, progress);
    } catch (DeskException e) {
      // the portal's own words tell to leave conditions out, and here there are none
      throw e.problem().key().equals("portal.not-offered")
          ? new DeskException(Problem.of(Kind.REFUSED, "status.list-not-offered"), e)
          : e;
    }
  }

  /** Whether an earlier registration has not come to its end. */
  private boolean pending(ReceiptNumber number) {
    return outbox.of(number).stream()
        .anyMatch(entry -> entry.kind() == OutboxEntry.Kind.STATUS && OPEN.contains(entry.state()));
  }

  private void checkComment(String comment) throws DeskException {
    int length = comment.codePointCount(0, comment.length());
    int limit = portal.commentLimit();
    if (length > limit) {
      throw refused("status.comment-too-long", Integer.toString(limit), Integer.toString(length));
    }
    boolean unsendable =
        comment
            .codePoints()
            .anyMatch(c ->
                Character.getType(c) == Character.SURROGATE
                    || (Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t'));
    if (unsendable) {
      throw refused("status.comment-characters");
    }
  }

  private Application find(ReceiptNumber number) throws DeskException {
    return applications
        .find(number)
        .orElseThrow(() -> refused("status.application-unknown", number.value()));
  }

  private static DeskException refused(String key, String... facts) {
    return new DeskException(Problem.of(Kind.REFUSED, key, facts));
  }
}
