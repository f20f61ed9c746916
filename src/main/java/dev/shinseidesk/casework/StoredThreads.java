package dev.shinseidesk.casework;

import dev.shinseidesk.application.Application;
import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.archive.FormItem;
import dev.shinseidesk.casework.ThreadStore.Related;
import dev.shinseidesk.inquiry.Applications;
import dev.shinseidesk.residents.Identifier;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Threads on the store. Stateless, any thread but the FX thread. */
public final class StoredThreads implements FilingThreads {
  /** Filings of a thread that are shown. */
  public static final int SHOWN = 50;

  /** Bound on a thread when it is asked whether a filing is of it. */
  private static final int ALL = 100_000;

  private final Applications applications;
  private final ThreadStore store;
  private final Identifier identifier;
  private final Duration window;
  private final Supplier<String> ids;
  private final Clock clock;

  /**
   * Plugs it together.
   *
   * @param window how far apart filings of one thread are filed at most; those that correct one
   *     another may be further
   * @param ids gives a new random id at each call
   */
  public StoredThreads(
      Applications applications,
      ThreadStore store,
      Identifier identifier,
      Duration window,
      Supplier<String> ids,
      Clock clock) {
    this.applications = applications;
    this.store = store;
    this.identifier = identifier;
    this.window = window;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public FilingThread of(ReceiptNumber number) throws DeskException {
    Application asked = CaseRules.find(applications, number);
    return thread(asked, found(asked, SHOWN));
  }

  @Override
  public FilingThread of(ReceiptNumber number, UnaryOperator<Set<ReceiptNumber>> existing)
      throws DeskException {
    Application asked = CaseRules.find(applications, number);
    List<Related> all = found(asked, ALL).filings();
    Set<ReceiptNumber> there =
        existing.apply(
            all.stream().map(f -> f.application().receiptNumber()).collect(Collectors.toSet()));
    List<Related> seen =
        all.stream().filter(f -> there.contains(f.application().receiptNumber())).toList();
    FilingThread thread =
        thread(asked, new ThreadStore.Found(seen.stream().limit(SHOWN).toList(), seen.size()));
    return new FilingThread(
        number,
        thread.filings().stream().map(f -> within(f, there)).toList(),
        thread.more(),
        thread.settlements().stream().flatMap(s -> within(s, existing).stream()).toList());
  }

  private static Filing within(Filing filing, Set<ReceiptNumber> there) {
    ReceiptNumber other = filing.closedFor();
    return other == null || there.contains(other)
        ? filing
        : new Filing(filing.application(), filing.relations(), filing.differences(), null);
  }

  /** Nothing of a settlement in favour of what doesn't exist for the person. */
  private static Optional<Settlement> within(
      Settlement settlement, UnaryOperator<Set<ReceiptNumber>> existing) {
    Set<ReceiptNumber> named = new HashSet<>(settlement.closed());
    named.add(settlement.stands());
    Set<ReceiptNumber> there = existing.apply(named);
    List<ReceiptNumber> closed = settlement.closed().stream().filter(there::contains).toList();
    return there.contains(settlement.stands()) && !closed.isEmpty()
        ? Optional.of(
            new Settlement(
                settlement.stands(), closed, settlement.reason(), settlement.by(), settlement.at()))
        : Optional.empty();
  }

  private FilingThread thread(Application asked, ThreadStore.Found found) {
    ReceiptNumber number = asked.receiptNumber();
    List<FormItem> items = applications.items(number);
    List<Filing> filings =
        found.filings().stream()
            .map(related -> filing(asked, items, related))
            .sorted(
                Comparator.comparing((Filing f) -> f.application().filedAt())
                    .thenComparing(f -> f.application().receiptNumber()))
            .toList();
    return new FilingThread(
        number,
        filings,
        found.total() - filings.size(),
        store.settlements(filings.stream().map(f -> f.application().receiptNumber()).toList()));
  }

  /** What is known of the applicant is brought up to date first: number links change. */
  private ThreadStore.Found found(Application asked, int limit) {
    store.identified(
        asked.receiptNumber(),
        identifier.identify(asked).usable().map(a -> a.value()).orElse(null));
    return store.related(
        asked.receiptNumber(), asked.filedAt().minus(window), asked.filedAt().plus(window), limit);
  }

  private Filing filing(Application asked, List<FormItem> items, Related related) {
    Application application = related.application();
    Set<Relation> relations = EnumSet.noneOf(Relation.class);
    boolean itself = application.receiptNumber().equals(asked.receiptNumber());
    boolean same = application.procedure().equals(asked.procedure());
    if (itself) {
      relations.add(Relation.ITSELF);
    } else {
      if (related.person()) {
        relations.add(Relation.SAME_PERSON);
      } else if (related.household()) {
        relations.add(Relation.SAME_HOUSEHOLD);
      }
      if (related.correction()) {
        relations.add(Relation.CORRECTION);
      }
      if (same) {
        relations.add(Relation.SAME_PROCEDURE);
      }
    }
    int differences =
        itself
            ? 0
            : same ? Differences.count(items, applications.items(application.receiptNumber())) : -1;
    return new Filing(application, relations, differences, related.closedFor());
  }

  @Override
  public Comparison compare(ReceiptNumber earlier, ReceiptNumber later) throws DeskException {
    CaseRules.find(applications, earlier);
    CaseRules.find(applications, later);
    return new Comparison(
        earlier,
        later,
        Differences.items(readable(earlier), readable(later)),
        Differences.documents(
            applications.documents(earlier), earlier, applications.documents(later), later));
  }

  private List<FormItem> readable(ReceiptNumber number) throws DeskException {
    List<FormItem> items = applications.items(number);
    if (items.isEmpty()) {
      throw CaseRules.refused("casework.form-unreadable", number.value());
    }
    return items;
  }

  /**
   * {@inheritDoc}
   *
   * @throws DeskException also {@code casework.stands-closed} (the one to stand is closed itself)
   *     and {@code casework.already-closed}
   */
  @Override
  public Settlement settle(
      Operator by, ReceiptNumber stands, Set<ReceiptNumber> closed, String reason)
      throws DeskException {
    CaseRules.permit(by, CaseRules.WORKING);
    String told = CaseRules.reason(reason);
    Application standing = CaseRules.find(applications, stands);
    if (closed.isEmpty()) {
      throw CaseRules.refused("casework.nothing-to-close");
    }
    if (standing.state() == WorkState.CLOSED) {
      throw CaseRules.refused("casework.stands-closed", stands.value());
    }
    Map<ReceiptNumber, WorkState> expected = expected(standing, closed);
    var settlement =
        new Settlement(stands, closed.stream().sorted().toList(), told, by.id(), clock.instant());
    switch (store.settle(ids.get(), settlement, expected)) {
      case DONE -> {}
      case CHANGED -> throw CaseRules.changed(stands);
      case FORWARDED -> throw CaseRules.refused("casework.already-forwarded");
    }
    return settlement;
  }

  private Map<ReceiptNumber, WorkState> expected(Application stands, Set<ReceiptNumber> closed)
      throws DeskException {
    Set<ReceiptNumber> thread = new HashSet<>();
    found(stands, ALL).filings().forEach(f -> thread.add(f.application().receiptNumber()));
    thread.remove(stands.receiptNumber());
    Map<ReceiptNumber, WorkState> expected = new HashMap<>();
    for (ReceiptNumber number : closed) {
      Application application = CaseRules.find(applications, number);
      if (!thread.contains(number)) {
        throw CaseRules.refused(
            "casework.not-of-the-thread", number.value(), stands.receiptNumber().value());
      }
      if (application.state() == WorkState.CLOSED) {
        throw CaseRules.refused("casework.already-closed", number.value());
      }
      expected.put(number, application.state());
    }
    return expected;
  }

  @Override
  public void reopen(Operator by, ReceiptNumber closed, String reason) throws DeskException {
    CaseRules.permit(by, CaseRules.WORKING);
    String told = CaseRules.reason(reason);
    if (CaseRules.find(applications, closed).state() != WorkState.CLOSED) {
      throw CaseRules.refused("casework.not-closed", closed.value());
    }
    if (!store.reopen(closed, by.id(), clock.instant(), told)) {
      throw CaseRules.changed(closed);
    }
  }
}
