package dev.shinseidesk.services.guarded;

import dev.shinseidesk.application.ProcedureCode;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.inquiry.Applications;
import dev.shinseidesk.residents.ProtectionStore;
import dev.shinseidesk.services.ProtectionDesk.Cover;
import dev.shinseidesk.services.ProtectionDesk.Look;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is masked for one person, and what they opened for some minutes. Any thread but FX's. */
public final class Covers {
  private final Applications applications;
  private final ProtectionStore store;
  private final Set<ProcedureCode> sensitive;
  private final Duration relief;
  private final Clock clock;
  private final Map<ReceiptNumber, Look> released = new HashMap<>();

  /**
   * For one sign-in.
   *
   * @param sensitive procedures masked for everybody
   * @param relief how long an opened application stays open
   */
  public Covers(
      Applications applications,
      ProtectionStore store,
      Set<ProcedureCode> sensitive,
      Duration relief,
      Clock clock) {
    this.applications = applications;
    this.store = store;
    this.sensitive = Set.copyOf(sensitive);
    this.relief = relief;
    this.clock = clock;
  }

  Cover cover(ReceiptNumber number) {
    if (isReleased(number)) {
      return Cover.OPEN;
    }
    if (!store.protectedAmong(List.of(number)).isEmpty()) {
      return Cover.PROTECTED_PERSON;
    }
    return !sensitive.isEmpty()
            && applications
                .row(number)
                .filter(row -> sensitive.contains(row.procedure()))
                .isPresent()
        ? Cover.SENSITIVE_PROCEDURE
        : Cover.OPEN;
  }

  /** Protected persons among these, without what is released. Procedures the caller knows. */
  Set<ReceiptNumber> covered(Collection<ReceiptNumber> numbers) {
    Set<ReceiptNumber> covered = new HashSet<>(store.protectedAmong(numbers));
    covered.removeIf(this::isReleased);
    return covered;
  }

  boolean sensitive(ProcedureCode procedure) {
    return sensitive.contains(procedure);
  }

  synchronized boolean isReleased(ReceiptNumber number) {
    return look(number) != null;
  }

  /** What the person was given, while it holds. */
  synchronized @Nullable Look look(ReceiptNumber number) {
    Look look = released.get(number);
    return look != null && clock.instant().isBefore(look.until()) ? look : null;
  }

  synchronized Instant release(ReceiptNumber number, Cover why) {
    Instant until = clock.instant().plus(relief);
    Look before = look(number);
    // asked for again while it is open, it is still the mask that was lifted first
    released.put(number, new Look(why == Cover.OPEN && before != null ? before.why() : why, until));
    return until;
  }

  synchronized void close(ReceiptNumber number) {
    released.remove(number);
  }
}
