package dev.shinseidesk.settings;

import dev.shinseidesk.application.Procedure;
import dev.shinseidesk.application.ProcedureCatalogue;
import dev.shinseidesk.application.ProcedureCode;
import dev.shinseidesk.keeping.BackupPlan;
import dev.shinseidesk.keeping.KeepingSettings;
import dev.shinseidesk.keeping.RetentionPlan;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads {@code keeping.json} from a tree that agrees with its schema. A procedure's own period goes
 * before that of its group. For one reading.
 */
final class KeepingReader {
  private final String file;
  private final Mistakes mistakes;

  /** Tells mistakes there. */
  KeepingReader(String file, Mistakes mistakes) {
    this.file = file;
    this.mistakes = mistakes;
  }

  /**
   * Reads it.
   *
   * @param catalogue null where it isn't sound
   * @param channels null where they aren't known
   * @return null where there is a mistake
   */
  @Nullable KeepingSettings read(
      JsonNode root, @Nullable ProcedureCatalogue catalogue, @Nullable KnownChannels channels) {
    int before = mistakes.count();
    RetentionPlan retention = retention(root.path("retention"), catalogue);
    BackupPlan backup = backup(root.path("backup"), channels);
    return mistakes.count() > before || retention == null || backup == null
        ? null
        : new KeepingSettings(retention, backup);
  }

  private @Nullable RetentionPlan retention(JsonNode node, @Nullable ProcedureCatalogue catalogue) {
    Map<String, Integer> byGroup = new HashMap<>();
    Map<ProcedureCode, Integer> own = new HashMap<>();
    List<Procedure> known = catalogue == null ? List.of() : catalogue.procedures();
    int index = 0;
    for (JsonNode period : node.path("periods")) {
      String at = "/retention/periods/" + index++;
      int months = period.path("months").asInt();
      int number = 0;
      for (JsonNode group : period.path("groups")) {
        String pointer = at + "/groups/" + number++;
        List<String> groups = known.stream().map(Procedure::group).distinct().toList();
        if (catalogue != null && !groups.contains(group.asString())) {
          mistakes.unknown(file, pointer, "group", groups);
        }
        once(byGroup.put(group.asString(), months), pointer, group.asString());
      }
      number = 0;
      for (JsonNode procedure : period.path("procedures")) {
        String pointer = at + "/procedures/" + number++;
        var code = new ProcedureCode(procedure.asString());
        if (catalogue != null && catalogue.find(code).isEmpty()) {
          mistakes.unknown(
              file, pointer, "procedure", known.stream().map(p -> p.code().value()).toList());
        }
        once(own.put(code, months), pointer, code.value());
      }
    }
    Map<ProcedureCode, Integer> all = new HashMap<>();
    known.stream()
        .filter(p -> byGroup.containsKey(p.group()))
        .forEach(p -> all.put(p.code(), byGroup.getOrDefault(p.group(), 0)));
    all.putAll(own);
    RetentionPlan shipped = RetentionPlan.DEFAULT;
    return mistakes.made(
        file,
        "/retention",
        () ->
            new RetentionPlan(
                constant(RetentionPlan.Start.class, node.path("start"), shipped.start()),
                node.path("months").asInt(shipped.months()),
                all,
                Duration.ofHours(
                    node.path("confirmWithinHours").asInt((int) shipped.confirmWithin().toHours())),
                node.path("vacuumUpToMiB").asInt(shipped.vacuumMebibytes())));
  }

  private void once(@Nullable Integer before, String pointer, String name) {
    if (before != null) {
      mistakes.rule(file, pointer, "only-once", name);
    }
  }

  private @Nullable BackupPlan backup(JsonNode node, @Nullable KnownChannels channels) {
    String channel = node.path("channel").isString() ? node.path("channel").asString() : null;
    if (channel != null && channels != null && !channels.ids().contains(channel)) {
      mistakes.unknown(file, "/backup/channel", "channel", channels.ids());
    }
    BackupPlan shipped = BackupPlan.DEFAULT;
    return mistakes.made(
        file,
        "/backup/folder",
        () ->
            new BackupPlan(
                node.path("folder").isString() ? node.path("folder").asString() : null,
                channel,
                node.path("keep").asInt(),
                node.path("warnAfterDays").asInt(shipped.warnAfterDays()),
                constant(BackupPlan.Automatic.class, node.path("automatic"), shipped.automatic())));
  }

  /** The schema allowed nothing else. */
  private static <E extends Enum<E>> E constant(Class<E> type, JsonNode node, E otherwise) {
    return node.isString()
        ? Enum.valueOf(type, node.asString().toUpperCase(Locale.ROOT).replace('-', '_'))
        : otherwise;
  }
}
