package dev.shinseidesk.forwarding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.application.BusinessSystemId;
import dev.shinseidesk.application.Sha256;
import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.forwarding.ForwardingDesk.Act;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every act in every state, by what the records say and whether something is on its way. */
class ForwardingActsTest {
  private static final BusinessSystemId HERE = new BusinessSystemId("035");
  private static final BusinessSystemId THERE = new BusinessSystemId("034");

  /** What the records tell of who holds the application. */
  enum Held {
    NOBODY,
    HERE,
    THERE,
    WITHDRAWN_HERE,
    WITHDRAWN_HERE_THEN_THERE
  }

  @ParameterizedTest
  @CsvSource({
    "UNREVIEWED, NOBODY,",
    "UNREVIEWED, HERE, WITHDRAW",
    "UNREVIEWED, THERE,",
    "UNREVIEWED, WITHDRAWN_HERE,",
    "UNREVIEWED, WITHDRAWN_HERE_THEN_THERE,",
    "IN_REVIEW, NOBODY,",
    "IN_REVIEW, HERE, WITHDRAW",
    "IN_REVIEW, THERE,",
    "IN_REVIEW, WITHDRAWN_HERE,",
    "IN_REVIEW, WITHDRAWN_HERE_THEN_THERE,",
    "SOUND, NOBODY, PROVIDE",
    "SOUND, HERE, PROVIDE_AGAIN WITHDRAW",
    "SOUND, THERE,",
    "SOUND, WITHDRAWN_HERE, PROVIDE",
    "SOUND, WITHDRAWN_HERE_THEN_THERE,",
    "DEFECTIVE, NOBODY,",
    "DEFECTIVE, HERE, WITHDRAW",
    "DEFECTIVE, THERE,",
    "DEFECTIVE, WITHDRAWN_HERE,",
    "DEFECTIVE, WITHDRAWN_HERE_THEN_THERE,",
    "REJECTED, NOBODY,",
    "REJECTED, HERE, WITHDRAW",
    "REJECTED, THERE,",
    "REJECTED, WITHDRAWN_HERE,",
    "REJECTED, WITHDRAWN_HERE_THEN_THERE,",
    "FORWARDING, NOBODY,",
    "FORWARDING, HERE,",
    "FORWARDING, THERE,",
    "FORWARDING, WITHDRAWN_HERE,",
    "FORWARDING, WITHDRAWN_HERE_THEN_THERE,",
    "FORWARDED, NOBODY,",
    "FORWARDED, HERE, PROVIDE_AGAIN WITHDRAW",
    "FORWARDED, THERE,",
    "FORWARDED, WITHDRAWN_HERE,",
    "FORWARDED, WITHDRAWN_HERE_THEN_THERE,"
  })
  void allowsByStateAndHolder(WorkState state, Held held, String expected) {
    Set<Act> acts =
        expected == null
            ? Set.of()
            : Set.copyOf(List.of(expected.split(" ")).stream().map(Act::valueOf).toList());

    assertThat(new ForwardingActs(state, records(held)).towards(HERE)).isEqualTo(acts);
    // while anything is on its way nothing else begins, whatever the state says
    List<Forwarding> pending = new ArrayList<>(records(held));
    pending.addFirst(record("p", HERE, Act.PROVIDE_AGAIN, false));
    assertThat(new ForwardingActs(state, pending).towards(HERE)).isEmpty();
  }

  @Test
  void supersedesOnlyWhatThisReceiverGotBefore() {
    List<Forwarding> records =
        List.of(
            record("5", HERE, Act.PROVIDE, false),
            record("4", THERE, Act.WITHDRAW, true),
            record("3", THERE, Act.PROVIDE, true),
            record("2", HERE, Act.WITHDRAW, true),
            record("1", HERE, Act.PROVIDE, true));
    ForwardingActs acts = new ForwardingActs(WorkState.FORWARDING, records);

    assertThat(acts.superseded(HERE, "5"))
        .extracting(ForwardingItems::receiptNumber)
        .extracting(Object::toString)
        .containsExactly("R-2", "R-1");
    assertThat(acts.superseded(THERE, "4"))
        .extracting(ForwardingItems::receiptNumber)
        .extracting(Object::toString)
        .containsExactly("R-3");
    assertThat(acts.superseded(THERE, "")).hasSize(2);
  }

  private static List<Forwarding> records(Held held) {
    return switch (held) {
      case NOBODY -> List.of();
      case HERE -> List.of(record("1", HERE, Act.PROVIDE, true));
      case THERE -> List.of(record("1", THERE, Act.PROVIDE_AGAIN, true));
      case WITHDRAWN_HERE ->
          List.of(record("2", HERE, Act.WITHDRAW, true), record("1", HERE, Act.PROVIDE, true));
      case WITHDRAWN_HERE_THEN_THERE ->
          List.of(
              record("3", THERE, Act.PROVIDE, true),
              record("2", HERE, Act.WITHDRAW, true),
              record("1", HERE, Act.PROVIDE, true));
    };
  }

  private static Forwarding record(String id, BusinessSystemId receiver, Act act, boolean there) {
    Instant at = Instant.parse("2026-11-22T01:00:00Z");
    return new Forwarding(
        id,
        receiver,
        "folder",
        Samples.items("R-" + id),
        Sha256.of(new byte[0]),
        at,
        there ? at : null,
        there ? "x" : "",
        ForwardingMethod.STANDARD,
        act,
        "");
  }
}
