package dev.shinseidesk.console;

import dev.shinseidesk.application.BusinessSystemId;
import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.InvalidValue;
import dev.shinseidesk.application.Progress;
import dev.shinseidesk.forwarding.BatchDesk;
import dev.shinseidesk.services.DeskServices;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code batch}: lists, closes and dissolves batches of 方式4. */
@Command(name = "batch", description = "${bundle:cli.batch}")
final class BatchCommand extends OfficeCommand {
  private static final int MOST = 100;

  /** What to do. */
  enum Action {
    /** Shows what waits and the newest batches. */
    LIST,
    /** Closes what waits for a receiver and delivers it. */
    CLOSE,
    /** Dissolves a batch that wasn't delivered. */
    REOPEN
  }

  @Parameters(index = "0", paramLabel = "list|close|reopen", description = "${bundle:cli.batch.do}")
  String action = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "ID",
      description = "${bundle:cli.batch.id}")
  @Nullable String id;

  BatchCommand(CommandContext context) {
    super(context);
  }

  @Override
  int run(DeskServices services) throws DeskException {
    return switch (constant(Action::valueOf, "batch", action)) {
      case LIST -> list(services.administration().batches());
      case CLOSE -> close(services, new BusinessSystemId(id()));
      case REOPEN -> reopen(services, id());
    };
  }

  private String id() {
    if (id == null) {
      throw new InvalidValue("ID", "batch " + action + " ID");
    }
    return id;
  }

  private int list(BatchDesk desk) {
    List<BatchDesk.Collecting> waiting = desk.collecting();
    List<BatchDesk.Batch> batches = desk.recent(MOST);
    if (json) {
      output.json(
          Map.of(
              "collecting",
              waiting.stream()
                  .map(c ->
                      Map.of(
                          "receiver", c.receiver().id().value(),
                          "name", c.receiver().name(),
                          "applications", c.applications(),
                          "oldest", c.oldest().toString()))
                  .toList(),
              "batches",
              batches.stream().map(BatchCommand::toMap).toList()));
      return DONE;
    }
    output.say("cli.batch.collecting", waiting.size());
    for (BatchDesk.Collecting c : waiting) {
      output.say(
          "cli.batch.waiting",
          c.receiver().id(),
          c.receiver().name(),
          c.applications(),
          c.oldest());
    }
    output.say("cli.batch.batches", batches.size());
    batches.forEach(this::show);
    return DONE;
  }

  private int close(DeskServices services, BusinessSystemId receiver) throws DeskException {
    BatchDesk desk = services.administration().batches();
    String closed = desk.close(services.operator(), receiver).id();
    services.outbox().deliverDue(Progress.NONE);
    BatchDesk.Batch batch =
        desk.recent(MOST).stream().filter(b -> b.id().equals(closed)).findFirst().orElseThrow();
    if (json) {
      output.json(toMap(batch));
    } else {
      show(batch);
    }
    return batch.deliveredAt() == null ? OTHER_SIDE_FAILED : DONE;
  }

  private int reopen(DeskServices services, String batch) throws DeskException {
    services.administration().batches().reopen(services.operator(), batch);
    if (json) {
      output.json(Map.of("reopened", batch));
    } else {
      output.say("cli.batch.reopened", batch);
    }
    return DONE;
  }

  private void show(BatchDesk.Batch batch) {
    if (batch.deliveredAt() == null) {
      output.say("cli.batch.open", batch.id(), batch.receiver(), batch.applications());
    } else {
      output.say(
          "cli.batch.delivered",
          batch.id(),
          batch.receiver(),
          batch.applications(),
          batch.confirmation());
    }
  }

  private static Map<String, Object> toMap(BatchDesk.Batch batch) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("id", batch.id());
    map.put("receiver", batch.receiver().value());
    map.put("applications", batch.applications());
    map.put("closedBy", batch.closedBy().value());
    map.put("closedAt", batch.closedAt().toString());
    map.put(
        "deliveredAt", batch.deliveredAt() == null ? null : Objects.toString(batch.deliveredAt()));
    map.put("confirmation", batch.confirmation());
    return map;
  }
}
