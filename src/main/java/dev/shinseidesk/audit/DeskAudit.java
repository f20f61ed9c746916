package dev.shinseidesk.audit;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Progress;
import dev.shinseidesk.application.WholeFile;
import dev.shinseidesk.audit.AuditStore.Head;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The auditor's desk over the store; who may is asked around it. Any thread but FX's. */
public final class DeskAudit implements AuditDesk {
  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
  private static final Duration CONFIRM_WITHIN = Duration.ofDays(14);

  private final AuditStore store;
  private final AuditTrail trail;
  private final Supplier<@Nullable Head> sealed;
  private final AuditRules rules;
  private final Clock clock;

  /**
   * Over these.
   *
   * @param sealed the head in its second place
   */
  public DeskAudit(
      AuditStore store,
      AuditTrail trail,
      Supplier<@Nullable Head> sealed,
      AuditRules rules,
      Clock clock) {
    this.store = store;
    this.trail = trail;
    this.sealed = sealed;
    this.rules = rules;
    this.clock = clock;
  }

  @Override
  public List<AuditLine> page(Operator by, AuditQuery query, @Nullable Long below, int limit)
      throws DeskException {
    if (below == null) {
      trail.record(asked(AuditAction.TRAIL_SEARCHED, by, query));
    }
    return store.page(query, below == null ? Long.MAX_VALUE : below, limit);
  }

  @Override
  public long count(Operator by, AuditQuery query) throws DeskException {
    return store.count(query);
  }

  private static AuditEvent asked(AuditAction action, Operator by, AuditQuery query) {
    return AuditEvent.of(action, by)
        .about(query.subject())
        .after("operator", query.by())
        .after("actions", query.actions().stream().sorted().toList())
        .after("days", days(query.from(), query.until()));
  }

  private static String days(@Nullable LocalDate from, @Nullable LocalDate until) {
    return (from == null ? "" : from) + "/" + (until == null ? "" : until);
  }

  @Override
  public Verification verify(Operator by, List<Path> anchors, Progress progress)
      throws DeskException {
    Map<String, Anchor> read = anchors(anchors);
    Verification result = new Verifier(store, progress).verify(sealed.get(), read);
    if (progress.cancelled()) {
      throw refused("audit.cancelled");
    }
    trail.record(
        AuditEvent.of(AuditAction.TRAIL_VERIFIED, by)
            .after("lines", result.lines())
            .after("anchors", read.size())
            .after("findings", result.findings().size() + result.more()));
    return result;
  }

  private static Map<String, Anchor> anchors(List<Path> given) throws DeskException {
    Map<String, Anchor> anchors = new LinkedHashMap<>();
    for (Path path : given) {
      for (Path file : files(path)) {
        anchors.put(file.toString(), Anchor.read(file));
      }
    }
    return anchors;
  }

  private static List<Path> files(Path path) throws DeskException {
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    try (Stream<Path> files = Files.list(path)) {
      return new ArrayList<>(
          files
              .filter(file -> file.getFileName().toString().matches(AutoAnchor.NAMES))
              .sorted()
              .toList());
    } catch (IOException e) {
      throw new DeskException(
          Problem.of(Problem.Kind.USAGE, "audit.anchor-unreadable", path.toString()), e);
    }
  }

  @Override
  public Verification verifyExport(Operator by, Path file) throws DeskException {
    return new TrailExport(store).verify(file);
  }

  @Override
  public Anchor anchor(Operator by, Path file) throws DeskException {
    Instant now = clock.instant();
    trail.record(AuditEvent.of(AuditAction.TRAIL_ANCHORED, by).about(name(file)));
    Anchor anchor = Anchor.of(store.head(), now, store.signer());
    try {
      WholeFile.replace(file, anchor.json().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new DeskException(
          Problem.of(Problem.Kind.USAGE, "audit.not-writable", file.toString()), e);
    }
    return anchor;
  }

  private static String name(Path file) {
    return file.toAbsolutePath().toString();
  }

  @Override
  public String publicKey(Operator by) {
    return store.signer().publicKeyPem();
  }

  @Override
  public long export(Operator by, AuditQuery query, Format format, Path file, Progress progress)
      throws DeskException {
    return trail.during(
        asked(AuditAction.TRAIL_EXPORTED, by, query)
            .after("format", format)
            .after("file", name(file)),
        () -> new TrailExport(store).write(query, format, file, progress));
  }

  @Override
  public Report report(Operator by, Report.Kind kind, LocalDate from, LocalDate until)
      throws DeskException {
    trail.record(
        AuditEvent.of(AuditAction.TRAIL_SEARCHED, by)
            .after("report", kind)
            .after("days", days(from, until)));
    return new Reports(store, rules).make(kind, from, until);
  }

  @Override
  public PruneRequest askPrune(Operator by, String reason) throws DeskException {
    if (reason.isBlank()) {
      throw refused("audit.reason-missing");
    }
    LocalDate first =
        LocalDate.ofInstant(clock.instant(), TOKYO).minusYears(rules.retentionYears());
    Instant now = clock.instant();
    var asked =
        new PruneRequest(
            first.atStartOfDay(TOKYO).toInstant(),
            reason.strip(),
            by.id().value(),
            now,
            now.plus(CONFIRM_WITHIN));
    return trail.during(
        AuditEvent.of(AuditAction.TRAIL_PRUNE_ASKED, by)
            .after("before", first)
            .after("reason", asked.reason()),
        () -> {
          store.askPrune(asked);
          return asked;
        });
  }

  @Override
  public Optional<PruneRequest> pruneAsked(Operator by) {
    return store.pruneAsked();
  }

  @Override
  public long confirmPrune(Operator by) throws DeskException {
    PruneRequest asked = open();
    Instant now = clock.instant();
    return trail.during(
        AuditEvent.of(AuditAction.TRAIL_PRUNED, by)
            .before("asked-by", asked.askedBy())
            .after("before", asked.before().atZone(TOKYO).toLocalDate()),
        () -> {
          if (asked.askedBy().equals(by.id().value())) {
            throw refused("audit.prune-own");
          }
          if (!now.isBefore(asked.expiresAt())) {
            throw refused("audit.prune-expired");
          }
          return store.prune(asked.before(), by.id().value(), now);
        });
  }

  @Override
  public void withdrawPrune(Operator by) throws DeskException {
    PruneRequest asked = open();
    trail.during(
        AuditEvent.of(AuditAction.TRAIL_PRUNE_ENDED, by).before("asked-by", asked.askedBy()),
        () -> {
          store.withdrawPrune(clock.instant());
          return asked;
        });
  }

  private PruneRequest open() throws DeskException {
    return store.pruneAsked().orElseThrow(() -> refused("audit.prune-none"));
  }

  @Override
  public void acknowledge(Operator by, String reason) throws DeskException {
    if (reason.isBlank()) {
      throw refused("audit.reason-missing");
    }
    trail.record(AuditEvent.of(AuditAction.TRAIL_ACKNOWLEDGED, by).after("reason", reason.strip()));
  }

  private static DeskException refused(String key) {
    return new DeskException(Problem.of(Problem.Kind.REFUSED, key));
  }
}
