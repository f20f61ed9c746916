package dev.shinseidesk.ui.list;

import dev.shinseidesk.application.ProcedureCode;
import dev.shinseidesk.application.StatusCode;
import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.inquiry.ApplicationQuery;
import dev.shinseidesk.inquiry.ApplicationQuery.Sort;
import dev.shinseidesk.texts.Texts;
import dev.shinseidesk.ui.common.ListPreferences;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** What is searched for in the list and how it is sorted. FX thread. */
public final class ListFilters {
  private final Clock clock;
  private final ObjectProperty<ApplicationQuery> query;
  private final ObjectProperty<Period> period;

  /** Begins with what the clerk left. */
  ListFilters(Clock clock, ListPreferences left) {
    this.clock = clock;
    var start = FilterMemory.restore(left, today());
    this.period = new SimpleObjectProperty<>(start.period());
    this.query = new SimpleObjectProperty<>(start.query());
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), Texts.ZONE);
  }

  /** The search as it stands. */
  public ReadOnlyObjectProperty<ApplicationQuery> queryProperty() {
    return query;
  }

  /** The search as it stands. */
  public ApplicationQuery query() {
    return query.get();
  }

  /** Which quick choice of days holds. */
  public ReadOnlyObjectProperty<Period> periodProperty() {
    return period;
  }

  /** Searches by text; does nothing when it is the same as before. */
  public void search(String text) {
    var q = query();
    if (!q.text().equals(text.strip())) {
      change(with(q, q.procedures(), q.states(), q.statuses(), text.strip()));
    }
  }

  /** Only these procedures; empty for all. */
  public void filterProcedures(Set<ProcedureCode> procedures) {
    var q = query();
    change(with(q, procedures, q.states(), q.statuses(), q.text()));
  }

  /** Everything of this procedure and nothing else; the sorting stays. */
  public void showOnly(ProcedureCode procedure) {
    period.set(Period.ALL);
    var q = query();
    change(
        new ApplicationQuery(
            Set.of(procedure), Set.of(), Set.of(), null, null, "", q.sort(), q.descending()));
  }

  /** Everything in this state and nothing else; the sorting stays. */
  public void showOnly(WorkState state) {
    period.set(Period.ALL);
    var q = query();
    change(
        new ApplicationQuery(
            Set.of(), Set.of(state), Set.of(), null, null, "", q.sort(), q.descending()));
  }

  /** Adds a state to the filter or takes it out. */
  public void toggleState(WorkState state) {
    var q = query();
    Set<WorkState> states = new HashSet<>(q.states());
    if (!states.remove(state)) {
      states.add(state);
    }
    change(with(q, q.procedures(), states, q.statuses(), q.text()));
  }

  /** All states again. */
  public void clearStates() {
    var q = query();
    change(with(q, q.procedures(), Set.of(), q.statuses(), q.text()));
  }

  /** Only these 申請処理状況; empty for all. */
  public void filterStatuses(Set<StatusCode> statuses) {
    var q = query();
    change(with(q, q.procedures(), q.states(), statuses, q.text()));
  }

  /** A quick choice of days. */
  public void choosePeriod(Period choice) {
    if (choice == Period.CUSTOM) {
      period.set(choice);
      return;
    }
    days(choice, choice.from(today()), choice == Period.ALL ? null : today());
  }

  /** Days chosen by hand; null for no bound. */
  public void chooseDays(@Nullable LocalDate from, @Nullable LocalDate to) {
    days(Period.CUSTOM, from, to);
  }

  private void days(Period choice, @Nullable LocalDate from, @Nullable LocalDate to) {
    period.set(choice);
    var q = query();
    change(
        new ApplicationQuery(
            q.procedures(),
            q.states(),
            q.statuses(),
            from,
            to,
            q.text(),
            q.sort(),
            q.descending()));
  }

  /** Sorts in SQL. */
  public void sort(Sort sort, boolean descending) {
    var q = query();
    change(
        new ApplicationQuery(
            q.procedures(),
            q.states(),
            q.statuses(),
            q.from(),
            q.to(),
            q.text(),
            sort,
            descending));
  }

  /** Takes off every filter; the sorting stays. */
  public void clearFilters() {
    period.set(Period.ALL);
    var q = query();
    change(
        new ApplicationQuery(
            Set.of(), Set.of(), Set.of(), null, null, "", q.sort(), q.descending()));
  }

  /** Whether anything is filtered. */
  public boolean isFiltered() {
    var q = query();
    return !q.procedures().isEmpty()
        || !q.states().isEmpty()
        || !q.statuses().isEmpty()
        || q.from() != null
        || q.to() != null
        || !q.text().isEmpty();
  }

  private static ApplicationQuery with(
      ApplicationQuery q,
      Set<ProcedureCode> procedures,
      Set<WorkState> states,
      Set<StatusCode> statuses,
      String text) {
    return new ApplicationQuery(
        procedures, states, statuses, q.from(), q.to(), text, q.sort(), q.descending());
  }

  private void change(ApplicationQuery next) {
    query.set(next);
  }

  ListPreferences remember() {
    return FilterMemory.remember(query(), period.get());
  }
}
