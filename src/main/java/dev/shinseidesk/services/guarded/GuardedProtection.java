package dev.shinseidesk.services.guarded;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.archive.FormItem;
import dev.shinseidesk.audit.AuditAction;
import dev.shinseidesk.audit.AuditEvent;
import dev.shinseidesk.inquiry.Applications;
import dev.shinseidesk.residents.ProtectionFile;
import dev.shinseidesk.residents.ProtectionStore;
import dev.shinseidesk.residents.ProtectionStore.Mark;
import dev.shinseidesk.services.DeskAct;
import dev.shinseidesk.services.ProtectionDesk;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Releasing, unmasking and marking for one person. */
final class GuardedProtection implements ProtectionDesk {
  private static final int ALL = 100_000;

  private final Gate gate;
  private final Applications applications;
  private final ProtectionStore store;
  private final int unmaskSeconds;
  private final Clock clock;

  GuardedProtection(
      Gate gate, Applications applications, ProtectionStore store, int unmaskSeconds, Clock clock) {
    this.gate = gate;
    this.applications = applications;
    this.store = store;
    this.unmaskSeconds = unmaskSeconds;
    this.clock = clock;
  }

  @Override
  public Cover cover(ReceiptNumber number) {
    return gate.exists(number) ? gate.covers().cover(number) : Cover.OPEN;
  }

  @Override
  public @Nullable Look look(ReceiptNumber number) {
    return gate.exists(number) ? gate.covers().look(number) : null;
  }

  @Override
  public Instant release(Operator by, ReceiptNumber number, String reason) throws DeskException {
    gate.permit(DeskAct.READ_PROTECTED, by);
    gate.find(DeskAct.READ_PROTECTED, number);
    String told = told(reason);
    Cover cover = gate.covers().cover(number);
    gate.trail()
        .record(
            AuditEvent.of(AuditAction.PROTECTED_OPENED, by, number)
                .before("cover", cover)
                .after("reason", told));
    return gate.covers().release(number, cover);
  }

  @Override
  public void close(Operator by, ReceiptNumber number) throws DeskException {
    gate.permit(DeskAct.READ_PROTECTED, by);
    if (gate.covers().isReleased(number)) {
      gate.covers().close(number);
      gate.trail().record(AuditEvent.of(AuditAction.PROTECTED_CLOSED, by, number));
    }
  }

  @Override
  public String unmask(Operator by, ReceiptNumber number, int item) throws DeskException {
    gate.permit(DeskAct.UNMASK, by);
    gate.enter(DeskAct.UNMASK, number);
    List<FormItem> items = applications.items(number);
    if (item < 0 || item >= items.size()) {
      throw refused("protection.no-item");
    }
    gate.trail()
        .record(
            AuditEvent.of(AuditAction.UNMASKED, by, number).after("item", items.get(item).name()));
    return items.get(item).value();
  }

  @Override
  public int unmaskSeconds() {
    return unmaskSeconds;
  }

  @Override
  public List<Mark> marks(Operator by, int limit) throws DeskException {
    gate.permit(DeskAct.PROTECT, by);
    List<Mark> marks = known(limit);
    gate.trail()
        .record(
            AuditEvent.of(AuditAction.LIST_VIEWED, by)
                .about("protection")
                .after("count", marks.size()));
    return marks;
  }

  /** Of a mark on a person, from a file, nobody knows where the person files. */
  private List<Mark> known(int limit) {
    return gate.wholeOffice()
        ? store.marks(limit)
        : store.marks(limit).stream()
            .filter(mark -> {
              ReceiptNumber number = mark.number();
              return number != null && gate.exists(number);
            })
            .toList();
  }

  @Override
  public Mark mark(Operator by, ReceiptNumber number, String reason) throws DeskException {
    gate.permit(DeskAct.PROTECT, by);
    gate.find(DeskAct.PROTECT, number);
    String told = told(reason);
    return gate.trail()
        .during(
            AuditEvent.of(AuditAction.PROTECTION_SET, by, number).after("reason", told),
            () ->
                store
                    .mark(UUID.randomUUID().toString(), number, told, by.id(), clock.instant())
                    .orElseThrow(() -> refused("access.application-unknown", number.value())));
  }

  @Override
  public void end(Operator by, String id, String reason) throws DeskException {
    String told = told(reason);
    gate.permit(DeskAct.PROTECT, by);
    if (!gate.wholeOffice() && known(ALL).stream().noneMatch(mark -> mark.id().equals(id))) {
      throw refused("protection.unknown");
    }
    boolean ended =
        gate.act(
            DeskAct.PROTECT,
            AuditEvent.of(AuditAction.PROTECTION_ENDED, by).about(id).after("reason", told),
            by,
            () -> store.end(id, told, by.id(), clock.instant()));
    if (!ended) {
      throw refused("protection.unknown");
    }
  }

  @Override
  public Imported importMarks(Operator by, Path file) throws DeskException {
    gate.permit(DeskAct.PROTECT_ALL, by);
    List<ProtectionStore.Person> persons = ProtectionFile.read(file);
    ProtectionStore.Replaced replaced =
        gate.trail()
            .during(
                AuditEvent.of(AuditAction.PROTECTION_SET, by)
                    .about(String.valueOf(file.getFileName()))
                    .after("persons", persons.size())
                    .after("reason", "FILE"),
                () -> store.replace(persons, by.id(), clock.instant()));
    return new Imported(persons.size(), replaced.added(), replaced.ended());
  }

  private static String told(String reason) throws DeskException {
    if (reason.isBlank()) {
      throw refused("protection.reason-missing");
    }
    return reason.strip();
  }

  private static DeskException refused(String key, String... facts) {
    return new DeskException(Problem.of(Problem.Kind.REFUSED, key, facts));
  }
}
