package dev.shinseidesk.forwarding;

import dev.shinseidesk.application.BusinessSystemId;
import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.forwarding.ForwardingDesk.Act;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which acts an application's state and its records allow towards a receiver: while something is on
 * its way none; while a receiver holds the application only that receiver can be provided again or
 * have it withdrawn. A pure value.
 *
 * @param state where the application stands
 * @param records its forwardings, newest first, those taken back left out
 */
record ForwardingActs(WorkState state, List<Forwarding> records) {
  /** Copies the list. */
  ForwardingActs {
    records = List.copyOf(records);
  }

  /** Acts possible towards this receiver. */
  Set<Act> towards(BusinessSystemId receiver) {
    if (pending()) {
      return Set.of();
    }
    boolean held = heldBy(receiver).isPresent();
    return switch (state) {
      case SOUND ->
          held
              ? Set.of(Act.PROVIDE_AGAIN, Act.WITHDRAW)
              : heldAnywhere() ? Set.of() : Set.of(Act.PROVIDE);
      case FORWARDED -> held ? Set.of(Act.PROVIDE_AGAIN, Act.WITHDRAW) : Set.of();
      case UNREVIEWED,
          IN_REVIEW,
          AWAITING_APPROVAL,
          DEFECTIVE,
          AWAITING_CORRECTION,
          REJECTED,
          CLOSED ->
          held ? Set.of(Act.WITHDRAW) : Set.of();
      case FORWARDING -> Set.of();
    };
  }

  /** Whether a decided forwarding hasn't been confirmed yet. */
  boolean pending() {
    return state == WorkState.FORWARDING
        || records.stream().anyMatch(record -> record.confirmedAt() == null);
  }

  /** The record by which a receiver holds the application now; empty when it doesn't. */
  Optional<Forwarding> heldBy(BusinessSystemId receiver) {
    return records.stream()
        .filter(record -> record.receiver().equals(receiver) && record.confirmedAt() != null)
        .findFirst()
        .filter(record -> record.act() != Act.WITHDRAW);
  }

  /** Whether any receiver holds it. */
  boolean heldAnywhere() {
    return records.stream()
        .map(Forwarding::receiver)
        .distinct()
        .anyMatch(receiver -> heldBy(receiver).isPresent());
  }

  /**
   * Records of this receiver that a new one supersedes, newest first.
   *
   * @param before id of the new one where it is kept already; empty for one to come
   */
  List<ForwardingItems> superseded(BusinessSystemId receiver, String before) {
    boolean kept = records.stream().anyMatch(record -> record.id().equals(before));
    return records.stream()
        .dropWhile(record -> kept && !record.id().equals(before))
        .skip(kept ? 1 : 0)
        .filter(record -> record.receiver().equals(receiver) && record.confirmedAt() != null)
        .map(Forwarding::items)
        .toList();
  }

  /** Id of the newest record; empty for none. */
  Optional<String> newest() {
    return records.stream().findFirst().map(Forwarding::id);
  }
}
