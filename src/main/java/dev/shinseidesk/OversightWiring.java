package dev.shinseidesk;

import dev.shinseidesk.application.JapaneseHolidays;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.ProcedureCode;
import dev.shinseidesk.audit.AuditAction;
import dev.shinseidesk.audit.AuditLine;
import dev.shinseidesk.audit.AuditQuery;
import dev.shinseidesk.audit.AuditRules;
import dev.shinseidesk.audit.AuditTrail;
import dev.shinseidesk.audit.AutoAnchor;
import dev.shinseidesk.audit.DeskAudit;
import dev.shinseidesk.services.Oversight;
import dev.shinseidesk.services.guarded.Covers;
import dev.shinseidesk.services.guarded.Gate;
import dev.shinseidesk.services.guarded.Guards;
import dev.shinseidesk.settings.OfficeConfiguration;
import dev.shinseidesk.settings.OversightSettings;
import dev.shinseidesk.store.SqliteStore;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;

/** Plugs the trail, the masks and the guards of one sign-in together. */
final class OversightWiring {
  private final OfficeConfiguration configuration;
  private final OversightSettings settings;
  private final SqliteStore store;
  private final Clock clock;
  private final AuditTrail trail;

  /** The trail begins here: what was wrong with it at opening is its first line. */
  OversightWiring(OfficeConfiguration configuration, SqliteStore store, Clock clock) {
    this.configuration = configuration;
    OversightSettings set = configuration.settings().oversight();
    this.settings = set == null ? OversightSettings.DEFAULT : set;
    this.store = store;
    this.clock = clock;
    this.trail = anchored(store.audit(DeskName.here(), clock));
  }

  private AuditTrail anchored(AuditTrail plain) {
    String folder = settings.anchorFolder();
    if (folder == null) {
      return plain;
    }
    AuditQuery anchors = new AuditQuery(null, null, "", Set.of(AuditAction.TRAIL_ANCHORED), "");
    Instant last =
        store.auditStore().page(anchors, Long.MAX_VALUE, 1).stream()
            .map(AuditLine::at)
            .findFirst()
            .orElse(Instant.MIN);
    return new AutoAnchor(
        plain,
        store.auditStore(),
        configuration.resolve(folder),
        Duration.ofHours(settings.hours()),
        last,
        clock);
  }

  /** The trail, for whoever records. */
  AuditTrail trail() {
    return trail;
  }

  /** The guards of one person. */
  Guards guards(Operator operator) {
    var applications = store.applications(Guards.sight(operator, configuration.catalogue()));
    Set<ProcedureCode> sensitive =
        settings.sensitive().stream().map(ProcedureCode::new).collect(Collectors.toSet());
    var covers =
        new Covers(
            applications,
            store.protections(),
            sensitive,
            Duration.ofMinutes(settings.relief()),
            clock);
    return new Guards(
        new Gate(operator, trail, applications, covers, clock),
        configuration.catalogue(),
        applications);
  }

  /** Trail and protection behind the guards. */
  Oversight oversight(Guards guards) {
    var rules =
        new AuditRules(
            settings.opensAt(),
            settings.closesAt(),
            OversightWiring::holiday,
            settings.mass(),
            settings.years());
    var desk = new DeskAudit(store.auditStore(), trail, store::sealedHead, rules, clock);
    return guards.oversight(desk, store.protections(), settings.unmask(), clock);
  }

  private static boolean holiday(LocalDate day) {
    return day.getDayOfWeek() == DayOfWeek.SATURDAY
        || day.getDayOfWeek() == DayOfWeek.SUNDAY
        || JapaneseHolidays.isHoliday(day);
  }
}
