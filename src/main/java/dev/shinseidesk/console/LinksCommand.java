package dev.shinseidesk.console;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.InvalidValue;
import dev.shinseidesk.application.Progress;
import dev.shinseidesk.residents.NumberLinkDesk;
import dev.shinseidesk.residents.NumberLinkDesk.Consent;
import dev.shinseidesk.residents.NumberLinkDesk.Extent;
import dev.shinseidesk.residents.NumberLinkDesk.ImportReport;
import dev.shinseidesk.residents.NumberLinkDesk.Preview;
import dev.shinseidesk.residents.NumberLinkDesk.Source;
import dev.shinseidesk.residents.NumberLinkDesk.UnreadableLine;
import dev.shinseidesk.residents.NumberLinkDesk.WaitingFile;
import dev.shinseidesk.services.DeskServices;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code links}: what is in force of 番号紐付情報, what waits, what a file would do, taking it in. Exit
 * code 1 where unreadable lines or a shrinking table stand against it.
 */
@Command(name = "links", description = "${bundle:cli.links}")
final class LinksCommand extends OfficeCommand {
  private static final int RECENT = 10;
  private static final Set<String> FINDING_KEYS =
      Set.of("residents.shrinks", "residents.unreadable-lines");

  /** What to do. */
  enum Action {
    /** What is in force and what was taken in. */
    STATUS,
    /** Files not taken in yet. */
    WAITING,
    /** What a file would do. */
    PREVIEW,
    /** Takes a file in. */
    IMPORT
  }

  @Parameters(
      index = "0",
      paramLabel = "status|waiting|preview|import",
      description = "${bundle:cli.links.action}")
  String action = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "NAME",
      description = "${bundle:cli.links.name}")
  @Nullable String name;

  @Option(names = "--source", paramLabel = "ID", description = "${bundle:cli.links.source}")
  @Nullable String source;

  @Option(names = "--file", paramLabel = "PATH", description = "${bundle:cli.links.file}")
  @Nullable Path file;

  @Option(names = "--difference", description = "${bundle:cli.links.difference}")
  boolean difference;

  @Option(names = "--accept-shrink", description = "${bundle:cli.links.accept-shrink}")
  boolean acceptShrink;

  @Option(names = "--accept-unreadable", description = "${bundle:cli.links.accept-unreadable}")
  boolean acceptUnreadable;

  LinksCommand(CommandContext context) {
    super(context);
  }

  @Override
  int run(DeskServices services) throws DeskException {
    NumberLinkDesk desk = services.administration().links();
    return switch (constant(Action::valueOf, "links", action)) {
      case STATUS -> status(desk);
      case WAITING -> waiting(desk);
      case PREVIEW -> preview(services, desk);
      case IMPORT -> take(services, desk);
    };
  }

  private int status(NumberLinkDesk desk) {
    var state = desk.state();
    Instant asOf = state.asOf();
    List<ImportReport> recent = desk.recent(RECENT);
    if (json) {
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("links", state.links());
      map.put("asOf", asOf == null ? null : asOf.toString());
      map.put("imports", recent.stream().map(LinksCommand::toMap).toList());
      output.json(map);
      return DONE;
    }
    if (asOf == null) {
      output.say("cli.links.none");
    } else {
      output.say("cli.links.state", state.links(), output.texts().moment(asOf));
    }
    for (ImportReport report : recent) {
      output.say(
          "cli.links.imported",
          output.texts().moment(report.at()),
          report.fileName(),
          output.texts().get("cli.links.extent." + report.extent()),
          report.added(),
          report.changed(),
          report.ended(),
          report.linksAfter(),
          report.by().isEmpty() ? output.texts().get("cli.links.unattended") : report.by());
    }
    return DONE;
  }

  private int waiting(NumberLinkDesk desk) throws DeskException {
    List<Map<String, Object>> all = new ArrayList<>();
    for (Source from : desk.sources()) {
      if (source != null && !from.id().equals(source)) {
        continue;
      }
      for (WaitingFile waiting : desk.waiting(from.id())) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("source", from.id());
        map.put("name", waiting.name());
        map.put("extent", waiting.extent().name());
        map.put("size", waiting.size());
        map.put("modifiedAt", waiting.modifiedAt().toString());
        all.add(map);
        if (!json) {
          output.say(
              "cli.links.waiting",
              from.id(),
              waiting.name(),
              output.texts().get("cli.links.extent." + waiting.extent()),
              waiting.size());
        }
      }
    }
    if (json) {
      output.json(Map.of("waiting", all));
    } else if (all.isEmpty()) {
      output.say("cli.links.nothing-waits");
    }
    return DONE;
  }

  private Preview read(DeskServices services, NumberLinkDesk desk) throws DeskException {
    String from = source == null ? only(desk) : source;
    if ((file == null) == (name == null)) {
      throw new InvalidValue("links", "NAME | --file PATH");
    }
    return file == null
        ? desk.preview(services.operator(), from, String.valueOf(name), Progress.NONE)
        : desk.preview(
            services.operator(),
            from,
            file,
            difference ? Extent.DIFFERENCE : Extent.FULL,
            Progress.NONE);
  }

  private static String only(NumberLinkDesk desk) {
    List<Source> sources = desk.sources();
    if (sources.size() != 1) {
      throw new InvalidValue(
          "--source", String.join(", ", sources.stream().map(Source::id).toList()));
    }
    return sources.getFirst().id();
  }

  private int preview(DeskServices services, NumberLinkDesk desk) throws DeskException {
    Preview preview = read(services, desk);
    desk.discard(preview.id());
    if (json) {
      output.json(toMap(preview));
    } else {
      print(preview);
    }
    return preview.needed().isEmpty() ? DONE : FINDINGS;
  }

  private int take(DeskServices services, NumberLinkDesk desk) throws DeskException {
    Preview preview = read(services, desk);
    Set<Consent> consents = EnumSet.noneOf(Consent.class);
    if (acceptShrink) {
      consents.add(Consent.SHRINK);
    }
    if (acceptUnreadable) {
      consents.add(Consent.UNREADABLE_LINES);
    }
    try {
      ImportReport report = desk.apply(services.operator(), preview.id(), consents);
      if (json) {
        Map<String, Object> map = toMap(report);
        map.put("known", preview.known());
        output.json(map);
      } else {
        print(preview);
        output.say("cli.links.done", report.fileName(), report.linksAfter());
      }
      return DONE;
    } catch (DeskException e) {
      if (!FINDING_KEYS.contains(e.problem().key())) {
        throw e;
      }
      if (!json) {
        print(preview);
      }
      output.problem(e.problem(), json);
      return FINDINGS;
    } finally {
      desk.discard(preview.id());
    }
  }

  private void print(Preview preview) {
    if (preview.known()) {
      output.say("cli.links.known", preview.fileName());
      return;
    }
    output.say(
        "cli.links.preview",
        preview.fileName(),
        output.texts().get("cli.links.extent." + preview.extent()),
        output.texts().moment(preview.asOf()),
        preview.lines());
    output.say(
        "cli.links.counts",
        preview.added(),
        preview.changed(),
        preview.ended(),
        preview.unchanged(),
        preview.linksBefore(),
        preview.linksAfter());
    if (preview.unreadable() > 0) {
      output.say("cli.links.unreadable", preview.unreadable());
    }
    for (UnreadableLine line : preview.firstUnreadable()) {
      output.say("cli.links.unreadable-line", Long.toString(line.line()), line.item(), line.rule());
    }
    for (Consent consent : Consent.values()) {
      if (preview.needed().contains(consent)) {
        output.say("cli.links.needs." + consent);
      }
    }
  }

  private static Map<String, Object> toMap(Preview preview) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("source", preview.sourceId());
    map.put("file", preview.fileName());
    map.put("extent", preview.extent().name());
    map.put("asOf", preview.asOf().toString());
    map.put("known", preview.known());
    map.put("lines", preview.lines());
    map.put("added", preview.added());
    map.put("changed", preview.changed());
    map.put("ended", preview.ended());
    map.put("unchanged", preview.unchanged());
    map.put("unreadable", preview.unreadable());
    map.put(
        "firstUnreadable",
        preview.firstUnreadable().stream()
            .map(l -> Map.of("line", l.line(), "item", l.item(), "rule", l.rule()))
            .toList());
    map.put("linksBefore", preview.linksBefore());
    map.put("linksAfter", preview.linksAfter());
    map.put("needed", preview.needed().stream().map(Enum::name).sorted().toList());
    return map;
  }

  private static Map<String, Object> toMap(ImportReport report) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("at", report.at().toString());
    map.put("by", report.by());
    map.put("source", report.sourceId());
    map.put("file", report.fileName());
    map.put("sha256", report.sha256());
    map.put("extent", report.extent().name());
    map.put("asOf", report.asOf().toString());
    map.put("added", report.added());
    map.put("changed", report.changed());
    map.put("ended", report.ended());
    map.put("unreadable", report.unreadable());
    map.put("linksAfter", report.linksAfter());
    return map;
  }
}
