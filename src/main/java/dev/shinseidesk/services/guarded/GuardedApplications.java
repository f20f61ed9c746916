package dev.shinseidesk.services.guarded;

import dev.shinseidesk.application.Application;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.archive.DocumentInfo;
import dev.shinseidesk.archive.FormItem;
import dev.shinseidesk.audit.AuditAction;
import dev.shinseidesk.audit.AuditEvent;
import dev.shinseidesk.inquiry.ApplicationQuery;
import dev.shinseidesk.inquiry.ApplicationRow;
import dev.shinseidesk.inquiry.Applications;
import dev.shinseidesk.inquiry.SightedApplications;
import dev.shinseidesk.services.DeskAct;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The list and its contents for one person: of their scope, masked where that is called for. The
 * words of a search stand in the trail as typed; the trail is encrypted like the store, and an
 * auditor must be able to tell whom somebody looked for.
 */
final class GuardedApplications implements Applications {
  private final SightedApplications applications;
  private final Gate gate;
  private final Masks masks;
  private final Neighbours neighbours;

  GuardedApplications(
      SightedApplications applications, Gate gate, Masks masks, Neighbours neighbours) {
    this.neighbours = neighbours;
    this.applications = applications;
    this.gate = gate;
    this.masks = masks;
  }

  @Override
  public List<ApplicationRow> page(
      ApplicationQuery query, @Nullable ApplicationRow after, int limit) {
    if (!gate.may(DeskAct.READ)) {
      return List.of();
    }
    if (after == null) {
      recorded(query);
    }
    List<ApplicationRow> rows = applications.page(query, after, limit);
    Set<ReceiptNumber> covered =
        gate.covered(rows.stream().map(ApplicationRow::receiptNumber).toList());
    return rows.stream().map(row -> shown(row, covered)).toList();
  }

  private ApplicationRow shown(ApplicationRow row, Set<ReceiptNumber> covered) {
    boolean hidden =
        covered.contains(row.receiptNumber())
            || (gate.covers().sensitive(row.procedure())
                && !gate.covers().isReleased(row.receiptNumber()));
    return hidden ? Masks.row(row) : row;
  }

  /** A list that refreshes itself is one look; each new search is its own line. */
  private void recorded(ApplicationQuery query) {
    boolean search = !query.text().isBlank();
    AuditEvent event =
        AuditEvent.of(search ? AuditAction.SEARCHED : AuditAction.LIST_VIEWED, gate.operator());
    if (search) {
      event = event.after("words", query.text().strip());
    }
    if (query.from() != null || query.to() != null) {
      event = event.after("days", query.from() + "/" + query.to());
    }
    event = event.after("procedures", sorted(query.procedures()));
    event = event.after("states", sorted(query.states()));
    event = event.after("statuses", sorted(query.statuses()));
    AuditEvent asked = event;
    gate.once(
        event.action() + event.after().toString(),
        () -> search ? asked.after("hits", applications.count(query)) : asked);
  }

  /** A count answers a question like a list does: words stand in the trail before it answers. */
  private void searched(ApplicationQuery query) {
    if (!query.text().isBlank()) {
      recorded(query);
    }
  }

  private static String sorted(Set<?> values) {
    return values.stream().map(Object::toString).sorted().collect(Collectors.joining(" "));
  }

  @Override
  public long count(ApplicationQuery query) {
    if (!gate.may(DeskAct.READ)) {
      return 0;
    }
    searched(query);
    return applications.count(query);
  }

  @Override
  public Map<WorkState, Long> countByState(ApplicationQuery query) {
    if (!gate.may(DeskAct.READ)) {
      return Map.of();
    }
    searched(query);
    return applications.countByState(query);
  }

  @Override
  public List<OccurringProcedure> procedures() {
    return gate.may(DeskAct.READ) ? applications.procedures() : List.of();
  }

  @Override
  public Optional<Application> find(ReceiptNumber number) {
    if (!gate.exists(number)) {
      return Optional.empty();
    }
    if (!gate.open(number)) {
      return applications.find(number).map(Masks::application);
    }
    gate.look(number);
    return applications.find(number);
  }

  @Override
  public Optional<ApplicationRow> row(ReceiptNumber number) {
    if (!gate.may(DeskAct.READ)) {
      return Optional.empty();
    }
    return applications.row(number).map(row -> shown(row, gate.covered(List.of(number))));
  }

  @Override
  public Optional<byte[]> archive(ReceiptNumber number) {
    return looked(number) ? applications.archive(number) : Optional.empty();
  }

  @Override
  public List<FormItem> items(ReceiptNumber number) {
    Optional<ApplicationRow> row = looked(number) ? applications.row(number) : Optional.empty();
    return row.map(found ->
            applications.items(number).stream()
                .map(item -> masks.item(found.procedure(), item))
                .toList())
        .orElse(List.of());
  }

  @Override
  public List<DocumentInfo> documents(ReceiptNumber number) {
    return looked(number) ? applications.documents(number) : List.of();
  }

  @Override
  public List<HistoryLine> history(ReceiptNumber number) {
    return looked(number) ? neighbours.history(applications.history(number)) : List.of();
  }

  private boolean looked(ReceiptNumber number) {
    boolean open = gate.open(number);
    if (open) {
      gate.look(number);
    }
    return open;
  }
}
