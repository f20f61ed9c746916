package dev.shinseidesk.ui.forward;

import dev.shinseidesk.application.BusinessSystemId;
import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.forwarding.BusinessSystem;
import dev.shinseidesk.forwarding.Forwarding;
import dev.shinseidesk.forwarding.ForwardingDesk.Act;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the tab of forwarding begins with. */
final class ReceiverChoice {
  private ReceiverChoice() {}

  /** The one the clerk chose; else the one that has the application; else the default. */
  static @Nullable BusinessSystem receiver(
      List<BusinessSystem> all,
      @Nullable BusinessSystem wanted,
      WorkState state,
      List<Forwarding> before) {
    boolean gone = state == WorkState.FORWARDING || state == WorkState.FORWARDED;
    BusinessSystemId id =
        wanted != null
            ? wanted.id()
            : gone && !before.isEmpty() ? before.getFirst().receiver() : null;
    return all.stream()
        .filter(r -> r.id().equals(id))
        .findFirst()
        .orElse(all.isEmpty() ? null : all.getFirst());
  }

  /** The first provision, or else what can be done after it. */
  static Act act(Set<Act> possible) {
    return possible.isEmpty() || possible.contains(Act.PROVIDE)
        ? Act.PROVIDE
        : possible.contains(Act.PROVIDE_AGAIN) ? Act.PROVIDE_AGAIN : Act.WITHDRAW;
  }
}
