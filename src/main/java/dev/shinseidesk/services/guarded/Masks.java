package dev.shinseidesk.services.guarded;

import dev.shinseidesk.application.Applicant;
import dev.shinseidesk.application.Application;
import dev.shinseidesk.application.IndividualNumber;
import dev.shinseidesk.application.Procedure;
import dev.shinseidesk.application.Procedure.FieldType;
import dev.shinseidesk.application.ProcedureCatalogue;
import dev.shinseidesk.application.ProcedureCode;
import dev.shinseidesk.archive.FormItem;
import dev.shinseidesk.inquiry.ApplicationRow;
import dev.shinseidesk.outbox.OutboxEntry;
import dev.shinseidesk.review.Review;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How masked things look. Immutable, any thread. */
final class Masks {
  /** In the place of what isn't shown. */
  static final String HIDDEN = "＊＊＊＊";

  private final Map<ProcedureCode, Set<String>> accounts = new HashMap<>();

  /** Knows from the catalogue which items are bank accounts. */
  Masks(ProcedureCatalogue catalogue) {
    for (Procedure procedure : catalogue.procedures()) {
      Set<String> items = new HashSet<>();
      for (Procedure.Field field : procedure.fields()) {
        if (field.type() == FieldType.ACCOUNT || field.name().contains("口座番号")) {
          items.add(field.id());
        }
      }
      accounts.put(procedure.code(), Set.copyOf(items));
    }
  }

  static ApplicationRow row(ApplicationRow row) {
    return new ApplicationRow(
        row.receiptNumber(),
        row.procedure(),
        row.procedureName(),
        HIDDEN,
        "",
        row.filedAt(),
        row.status(),
        row.state(),
        row.errors(),
        row.alerts(),
        row.outboxOpen(),
        row.outboxStopped());
  }

  static Application application(Application a) {
    return new Application(
        a.receiptNumber(),
        a.municipality(),
        a.ward(),
        a.procedure(),
        a.procedureName(),
        a.procedureCommonName(),
        a.filedAt(),
        a.receivedAt(),
        a.portalStatus(),
        null,
        new Applicant(HIDDEN, "", "", "", "", ""),
        a.archiveHash(),
        a.archiveSize(),
        a.archiveName(),
        a.state());
  }

  /** That it was decided and by whom; not on what grounds. */
  static Review review(Review review) {
    return new Review(
        review.id(),
        review.receiptNumber(),
        review.decision(),
        HIDDEN,
        List.of(),
        List.of(),
        review.catalogueVersion(),
        review.decidedBy(),
        review.decidedAt());
  }

  /** Where it stands; names of files and what another side answered may name somebody. */
  static OutboxEntry entry(OutboxEntry entry) {
    return new OutboxEntry(
        entry.id(),
        entry.kind(),
        entry.receiptNumber(),
        entry.subject(),
        entry.state(),
        entry.attempts(),
        entry.createdAt(),
        entry.createdBy(),
        entry.nextAttemptAt(),
        null,
        entry.doneAt(),
        "");
  }

  /** The item with individual and account numbers covered. */
  FormItem item(ProcedureCode procedure, FormItem item) {
    String shown = value(procedure, item.id(), item.name(), item.value());
    return shown.equals(item.value())
        ? item
        : new FormItem(item.id(), item.name(), shown, item.place());
  }

  String value(ProcedureCode procedure, String id, String name, String value) {
    boolean account =
        accounts.getOrDefault(procedure, Set.of()).contains(id) || name.contains("口座番号");
    return account ? IndividualNumber.covered(value) : IndividualNumber.masked(value);
  }
}
