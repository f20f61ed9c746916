package dev.shinseidesk.console;

import dev.shinseidesk.application.Progress;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.forwarding.ForwardingMethod;
import dev.shinseidesk.outbox.OutboxEntry;
import dev.shinseidesk.services.DeskServices;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Delivers what a command just decided and tells how far it came. */
final class Delivery {
  private Delivery() {}

  /** Delivers; prints the entries of these applications; gives the exit code. */
  static int deliver(
      DeskServices services,
      Output output,
      boolean json,
      OutboxEntry.Kind kind,
      List<ReceiptNumber> numbers) {
    services.outbox().deliverDue(Progress.NONE);
    int exit = OfficeCommand.DONE;
    List<Map<String, Object>> results = new ArrayList<>();
    for (ReceiptNumber number : numbers) {
      OutboxEntry entry =
          services.outbox().of(number).stream()
              .filter(e -> e.kind() == kind)
              .findFirst()
              .orElse(null);
      if (kind == OutboxEntry.Kind.FORWARDING && typedOver(services, number)) {
        results.add(Map.of("receiptNumber", number.value(), "state", "TRANSCRIPTION"));
        if (!json) {
          output.say("cli.delivery.transcription", number);
        }
        continue;
      }
      if (entry == null) {
        throw new IllegalStateException("a decision without an outbox entry");
      }
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("receiptNumber", number.value());
      map.put("outboxId", entry.id());
      map.put("state", entry.held() ? "HELD" : entry.state().name());
      map.put("confirmation", entry.confirmation());
      var problem = entry.lastProblem();
      if (entry.state() == OutboxEntry.State.DONE) {
        if (!json) {
          output.say("cli.delivery.done", number, entry.confirmation());
        }
      } else if (entry.held()) {
        if (!json) {
          output.say("cli.delivery.held", number);
        }
      } else {
        exit = problem == null ? OfficeCommand.OTHER_SIDE_FAILED : problem.kind().exitCode();
        map.put("problem", problem == null ? null : output.toMap(problem));
        if (!json) {
          output.say("cli.delivery.open", number);
          if (problem != null) {
            output.problem(problem, false);
          }
        }
      }
      results.add(map);
    }
    if (json) {
      output.json(results);
    }
    return exit;
  }

  /** 方式1: a person is the way, no entry leaves. */
  private static boolean typedOver(DeskServices services, ReceiptNumber number) {
    return services.forwarding().of(number).stream()
        .findFirst()
        .filter(f -> f.method() == ForwardingMethod.TRANSCRIPTION && f.confirmedAt() == null)
        .isPresent();
  }
}
