package dev.shinseidesk.ui.list;

import dev.shinseidesk.application.ProcedureCode;
import dev.shinseidesk.application.StatusCode;
import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.inquiry.ApplicationQuery;
import dev.shinseidesk.inquiry.ApplicationQuery.Sort;
import dev.shinseidesk.ui.common.ListPreferences;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Between the search and what is kept of it from one day to the next. */
final class FilterMemory {
  private FilterMemory() {}

  /** A search to begin with. */
  record Start(ApplicationQuery query, Period period) {}

  /** What can't be understood any more (a code gone, a name changed) is left out. */
  static Start restore(ListPreferences kept, LocalDate today) {
    Set<Period> periods = understood(List.of(kept.period()), Period::valueOf);
    Period period = periods.isEmpty() ? Period.ALL : periods.iterator().next();
    Set<Sort> sorts = understood(List.of(kept.sort()), Sort::valueOf);
    return new Start(
        new ApplicationQuery(
            understood(kept.procedures(), ProcedureCode::new),
            understood(kept.states(), WorkState::valueOf),
            understood(kept.statuses(), StatusCode::new),
            period.from(today),
            period == Period.ALL ? null : today,
            "",
            sorts.isEmpty() ? ApplicationQuery.ALL.sort() : sorts.iterator().next(),
            kept.descending()),
        period);
  }

  /** Days chosen by hand are not kept: they would silently hide what comes in later. */
  static ListPreferences remember(ApplicationQuery query, Period period) {
    return new ListPreferences(
        List.of(),
        query.sort().name(),
        query.descending(),
        query.procedures().stream().map(ProcedureCode::value).sorted().toList(),
        query.states().stream().map(WorkState::name).sorted().toList(),
        query.statuses().stream().map(StatusCode::value).sorted().toList(),
        period == Period.CUSTOM ? "" : period.name());
  }

  private static <T> Set<T> understood(List<String> texts, Function<String, T> reader) {
    Set<T> values = new HashSet<>();
    for (String text : texts) {
      try {
        values.add(reader.apply(text));
      } catch (IllegalArgumentException gone) {
        // A code or name of an older version: nothing to filter by any more.
      }
    }
    return values;
  }
}
