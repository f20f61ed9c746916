package dev.shinseidesk.ui.common;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a clerk left the list. Never what was searched for, since that may be somebody's name.
 *
 * @param columns ids and widths in their order; empty for the standard
 * @param sort name of the sort column; empty for the standard
 * @param descending direction
 * @param procedures codes filtered by
 * @param states names of the states filtered by
 * @param statuses codes filtered by
 * @param period name of the quick period; empty for all
 */
public record ListPreferences(
    List<Column> columns,
    String sort,
    boolean descending,
    List<String> procedures,
    List<String> states,
    List<String> statuses,
    String period) {
  /** Nothing changed yet. */
  public static final ListPreferences STANDARD =
      new ListPreferences(List.of(), "", false, List.of(), List.of(), List.of(), "");

  /** Takes what a file lacks as unchanged, since an older version may have written it. */
  public ListPreferences {
    columns = copy(columns);
    sort = Objects.requireNonNullElse(sort, "");
    procedures = copy(procedures);
    states = copy(states);
    statuses = copy(statuses);
    period = Objects.requireNonNullElse(period, "");
  }

  /** The same with other columns. */
  public ListPreferences withColumns(List<Column> newColumns) {
    return new ListPreferences(newColumns, sort, descending, procedures, states, statuses, period);
  }

  private static <T> List<T> copy(@Nullable List<T> list) {
    return list == null ? List.of() : List.copyOf(list);
  }

  /**
   * A column.
   *
   * @param id its id
   * @param width in pixels
   */
  public record Column(String id, double width) {}
}
