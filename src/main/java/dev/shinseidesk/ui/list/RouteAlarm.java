package dev.shinseidesk.ui.list;

import dev.shinseidesk.forwarding.RouteDesk.Unrouted;
import dev.shinseidesk.services.DeskServices;
import dev.shinseidesk.ui.common.Latest;
import dev.shinseidesk.ui.common.UiContext;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Procedures whose applications wait without a route. All methods on the FX thread. */
public final class RouteAlarm {
  private final UiContext ctx;
  private final DeskServices services;
  private final Latest latest = new Latest();
  private final ObservableList<Unrouted> procedures = FXCollections.observableArrayList();

  /** Not yet loaded. */
  public RouteAlarm(UiContext ctx, DeskServices services) {
    this.ctx = ctx;
    this.services = services;
  }

  /** Asks again. */
  public void load() {
    ctx.tasks()
        .run(() -> services.administration().routes().unrouted())
        .latest(latest)
        .onSuccess(found -> {
          if (!found.equals(procedures)) {
            procedures.setAll(found);
          }
        })
        .start();
  }

  /** Drops answers still under way. */
  public void end() {
    latest.dropAll();
  }

  /** The procedures; empty is well. */
  public ObservableList<Unrouted> procedures() {
    return procedures;
  }

  /** How many applications wait in all. */
  public int applications() {
    return procedures.stream().mapToInt(Unrouted::applications).sum();
  }
}
