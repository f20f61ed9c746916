package dev.shinseidesk.residents;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Problem.Kind;
import dev.shinseidesk.application.Progress;
import dev.shinseidesk.audit.AuditAction;
import dev.shinseidesk.audit.AuditEvent;
import dev.shinseidesk.audit.AuditTrail;
import dev.shinseidesk.residents.LinkFiles.Found;
import dev.shinseidesk.residents.NumberLinkDesk.Consent;
import dev.shinseidesk.residents.NumberLinkDesk.Preview;
import dev.shinseidesk.residents.NumberLinkDesk.State;
import dev.shinseidesk.residents.NumberLinkImports.FileMark;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes waiting files in unattended: those a person need not agree to. Another file is told, and
 * not read again before it or what is in force changes; files after it wait, since a difference
 * builds on the one before it. One run at a time, any thread but the FX thread.
 */
public final class LinkRefresh {
  private final LinkImportDesk desk;
  private final AuditTrail trail;
  private final Map<FileMark, Problem> refused = new HashMap<>();
  private @Nullable State seen;

  /**
   * On this desk's sources.
   *
   * @param trail where each import leaves its line, though nobody asked for it
   */
  public LinkRefresh(LinkImportDesk desk, AuditTrail trail) {
    this.desk = desk;
    this.trail = trail;
  }

  /**
   * Takes in what waits.
   *
   * @return the first thing that stands in the way; null when all came in
   */
  public synchronized @Nullable Problem run(Progress progress) {
    forgetAfterChange();
    Problem first = null;
    for (NumberLinkSource source : desk.all()) {
      Problem problem = run(source, progress);
      first = first == null ? problem : first;
    }
    return first;
  }

  /** Whether a file can come in depends on what is in force, too. */
  private void forgetAfterChange() {
    State now = desk.state();
    if (!now.equals(seen)) {
      refused.clear();
      seen = now;
    }
  }

  private @Nullable Problem run(NumberLinkSource source, Progress progress) {
    try {
      List<Found> waiting = desk.found(source);
      if (waiting.isEmpty() && desk.state().asOf() == null) {
        return Problem.of(
            Kind.USAGE, "residents.none-yet", source.id(), source.transport().destination());
      }
      for (Found found : fromNewestFull(waiting)) {
        Problem problem = take(source, found, progress);
        if (problem != null) {
          return problem;
        }
      }
      return null;
    } catch (DeskException e) {
      return e.problem();
    }
  }

  /** What lies before a newer full file need not be read. */
  private static List<Found> fromNewestFull(List<Found> waiting) {
    int from = 0;
    for (int i = 0; i < waiting.size(); i++) {
      from = waiting.get(i).extent() == NumberLinkDesk.Extent.FULL ? i : from;
    }
    return waiting.subList(from, waiting.size());
  }

  private @Nullable Problem take(NumberLinkSource source, Found found, Progress progress)
      throws DeskException {
    Problem known = refused.get(found.file());
    if (known != null) {
      return known;
    }
    try {
      Preview preview = desk.preview(source, found, progress);
      if (!desk.harmless(preview, source.unreadableShare())) {
        desk.discard(preview.id());
        return refuse(found, OpenPreview.missing(worst(preview), preview));
      }
      trail.during(
          new AuditEvent(AuditAction.LINKS_IMPORTED, "", preview.id(), Map.of(), Map.of())
              .after("source", source.id())
              .after("consents", preview.needed().stream().sorted().toList()),
          () -> desk.apply("", preview.id(), preview.needed()));
      forgetAfterChange();
      return null;
    } catch (DeskException e) {
      // a channel may work at the next run, a cancelled import was sound
      boolean mayPass = e.problem().kind().retryMayHelp() || progress.cancelled();
      return mayPass ? e.problem() : refuse(found, e.problem());
    }
  }

  private static Consent worst(Preview preview) {
    return EnumSet.copyOf(preview.needed()).iterator().next();
  }

  private Problem refuse(Found found, Problem problem) {
    refused.put(found.file(), problem);
    return problem;
  }
}
