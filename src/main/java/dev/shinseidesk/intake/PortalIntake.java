package dev.shinseidesk.intake;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.Operator.Role;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Problem.Kind;
import dev.shinseidesk.application.Progress;
import dev.shinseidesk.archive.ArchiveLayout;
import dev.shinseidesk.archive.Documents;
import dev.shinseidesk.portal.Portal;
import dev.shinseidesk.portal.PortalQuery;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Fetches from the portal (029i001-02, -03), a few at a time, each application stored by itself.
 * Any thread but the FX thread.
 */
public final class PortalIntake implements Intake {
  private static final Set<Role> MAY = Set.of(Role.CLERK, Role.SUPERVISOR, Role.ADMINISTRATOR);

  private final Portal portal;
  private final IntakeStore store;
  private final ApplicationReader reader;
  private final ReceivedListener listener;
  private final int parallel;
  private final Clock clock;
  private final AtomicBoolean running = new AtomicBoolean();

  /** With two fetches at a time. */
  public PortalIntake(
      Portal portal,
      IntakeStore store,
      Documents documents,
      ArchiveLayout layout,
      ReceivedListener listener,
      Clock clock) {
    this(portal, store, documents, layout, listener, clock, 2);
  }

  /**
   * Plugs it together.
   *
   * @param listener told of each new application after its transaction
   * @param parallel fetches at a time, 1 to 8
   * @throws IllegalArgumentException for another number
   */
  public PortalIntake(
      Portal portal,
      IntakeStore store,
      Documents documents,
      ArchiveLayout layout,
      ReceivedListener listener,
      Clock clock,
      int parallel) {
    if (parallel < 1 || parallel > 8) {
      throw new IllegalArgumentException("parallel: 1 to 8");
    }
    this.portal = portal;
    this.store = store;
    this.reader = new ApplicationReader(documents, layout, clock);
    this.listener = listener;
    this.parallel = parallel;
    this.clock = clock;
  }

  /**
   * {@inheritDoc}
   *
   * <p>A single failure is counted and passed over. A run ends early where going on is pointless:
   * the portal can't be reached, refuses the office, or fails again and again.
   */
  @Override
  public FetchRun run(Operator by, PortalQuery query, Progress progress) throws DeskException {
    if (by.roles().stream().noneMatch(MAY::contains)) {
      throw new DeskException(Problem.of(Kind.REFUSED, "intake.not-permitted"));
    }
    if (!running.compareAndSet(false, true)) {
      throw new DeskException(Problem.of(Kind.REFUSED, "intake.running"));
    }
    try {
      FetchRun ended =
          new IntakeRun(portal, store, reader, listener, parallel, clock, progress).run(query);
      store.ended(ended);
      return ended;
    } finally {
      running.set(false);
    }
  }

  @Override
  public Optional<FetchRun> lastRun() {
    return store.lastRun();
  }
}
