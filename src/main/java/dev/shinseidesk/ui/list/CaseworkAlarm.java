package dev.shinseidesk.ui.list;

import dev.shinseidesk.casework.ApprovalDesk.Waiting;
import dev.shinseidesk.casework.CorrectionDesk.Request;
import dev.shinseidesk.services.DeskServices;
import dev.shinseidesk.ui.common.Latest;
import dev.shinseidesk.ui.common.UiContext;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What waits for a second person, and what waits too long. All methods on the FX thread. */
public final class CaseworkAlarm {
  /** Waiting decisions read at most; more than that are told as so many. */
  private static final int READ = 500;

  private final UiContext ctx;
  private final DeskServices services;
  private final Latest latest = new Latest();
  private final ReadOnlyObjectWrapper<State> state =
      new ReadOnlyObjectWrapper<>(new State(0, 0, List.of()));

  /**
   * How much.
   *
   * @param approvals decisions that wait
   * @param own those of them this operator made, and can't approve
   * @param overdue requests whose deadline has passed, oldest deadline first
   */
  public record State(int approvals, int own, List<Request> overdue) {
    /** Copies the list. */
    public State {
      overdue = List.copyOf(overdue);
    }
  }

  /** Not yet loaded. */
  public CaseworkAlarm(UiContext ctx, DeskServices services) {
    this.ctx = ctx;
    this.services = services;
  }

  /** Asks again. */
  public void load() {
    ctx.tasks()
        .run(() -> {
          List<Waiting> waiting = services.casework().approvals().waiting(READ);
          int own =
              (int)
                  waiting.stream()
                      .filter(w -> w.review().decidedBy().equals(services.operator().id()))
                      .count();
          return new State(waiting.size(), own, services.casework().corrections().overdue());
        })
        .latest(latest)
        .onSuccess(state::set)
        .start();
  }

  /** Drops answers still under way. */
  public void end() {
    latest.dropAll();
  }

  /** How much. */
  public ReadOnlyObjectProperty<State> stateProperty() {
    return state.getReadOnlyProperty();
  }
}
