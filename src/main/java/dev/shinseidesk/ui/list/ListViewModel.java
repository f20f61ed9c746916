package dev.shinseidesk.ui.list;

import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.inquiry.ApplicationQuery;
import dev.shinseidesk.inquiry.ApplicationRow;
import dev.shinseidesk.inquiry.Applications.OccurringProcedure;
import dev.shinseidesk.intake.FetchRun;
import dev.shinseidesk.portal.StatusMeaning;
import dev.shinseidesk.services.DeskServices;
import dev.shinseidesk.ui.common.Latest;
import dev.shinseidesk.ui.common.ListPreferences;
import dev.shinseidesk.ui.common.UiContext;
import dev.shinseidesk.ui.common.UiPreferences;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntSupplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** What the list shows and how it is searched. FX thread. */
public final class ListViewModel {
  private final UiContext ctx;
  private final DeskServices services;
  private final UiPreferences preferences;
  private final Latest latest = new Latest();
  private final ListFilters filters;
  private final RouteAlarm alarm;
  private final CaseworkAlarm casework;
  private final ObjectProperty<PagedRows> rows;
  private final ObjectProperty<Map<WorkState, Long>> counts =
      new SimpleObjectProperty<>(new EnumMap<>(WorkState.class));
  private final ObjectProperty<Facets> facets =
      new SimpleObjectProperty<>(new Facets(List.of(), List.of(), null));
  private final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>();
  private final BooleanProperty loading = new SimpleBooleanProperty();
  private final BooleanProperty loadedOnce = new SimpleBooleanProperty();
  private @Nullable ReceiptNumber selected;
  private int selectedIndex = -1;
  private IntSupplier view = () -> 0;

  /**
   * What the filters offer and the head tells.
   *
   * @param procedures that occur
   * @param statuses the code table
   * @param lastRun newest run of fetching; null before the first
   */
  public record Facets(
      List<OccurringProcedure> procedures,
      List<StatusMeaning> statuses,
      @Nullable FetchRun lastRun) {}

  private record Loaded(
      long count, Map<WorkState, Long> counts, List<PagedRows.Walk> walks, Facets facets) {}

  /** Begins with the sorting and filters the clerk left. */
  public ListViewModel(UiContext ctx, DeskServices services, UiPreferences preferences) {
    this.ctx = ctx;
    this.services = services;
    this.preferences = preferences;
    this.alarm = new RouteAlarm(ctx, services);
    this.casework = new CaseworkAlarm(ctx, services);
    this.rows = new SimpleObjectProperty<>(new PagedRows(0, this::loadPage));
    this.filters = new ListFilters(ctx.clock(), preferences.list());
    filters.queryProperty().addListener((property, before, now) -> searched());
  }

  private void searched() {
    selectedIndex = -1;
    load(0);
    save(filters.remember().withColumns(preferences.list().columns()));
  }

  /** What is searched for and how it is sorted. */
  public ListFilters filters() {
    return filters;
  }

  /** The rows; a new list after every change of the search. */
  public ReadOnlyObjectProperty<PagedRows> rowsProperty() {
    return rows;
  }

  /** How many there are of each state under the other filters. */
  public ReadOnlyObjectProperty<Map<WorkState, Long>> countsProperty() {
    return counts;
  }

  /** What the filters offer. */
  public ReadOnlyObjectProperty<Facets> facetsProperty() {
    return facets;
  }

  /** Why the list can't be read; null when it can. */
  public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
    return problem;
  }

  /** Whether the list is being read. */
  public ReadOnlyBooleanProperty loadingProperty() {
    return loading;
  }

  /** Whether the list was read at least once. */
  public ReadOnlyBooleanProperty loadedOnceProperty() {
    return loadedOnce;
  }

  /** The columns as the clerk left them; empty for the standard. */
  public List<ListPreferences.Column> columnsLeft() {
    return preferences.list().columns();
  }

  /** Keeps the columns as they are now. */
  public void rememberColumns(List<ListPreferences.Column> columns) {
    save(preferences.list().withColumns(columns));
  }

  private void save(ListPreferences list) {
    ctx.tasks().act(() -> preferences.saveList(list)).start();
  }

  /** Reads the list again; what was selected stays selected, and the view stays where it was. */
  public void refresh() {
    load(selectedIndex, view.getAsInt());
    alarm.load();
    casework.load();
  }

  /** What waits for a second person, or too long; asked again with every {@link #refresh}. */
  public CaseworkAlarm casework() {
    return casework;
  }

  /** Procedures without a route; asked again with every {@link #refresh}. */
  public RouteAlarm alarm() {
    return alarm;
  }

  /** Where the view begins, so that reading again brings those rows along. */
  void viewedFrom(IntSupplier firstVisible) {
    view = firstVisible;
  }

  private void load(int... around) {
    ApplicationQuery asked = filters.query();
    ctx.tasks()
        .run(() -> {
          long count = services.applications().count(asked);
          List<PagedRows.Walk> walks = new ArrayList<>();
          for (int page : pages(count, around)) {
            walks.add(walk(asked, new PagedRows.Request(page, 0, null)));
          }
          return new Loaded(
              count,
              services.applications().countByState(asked),
              walks,
              new Facets(
                  services.applications().procedures(),
                  services.status().table(),
                  services.intake().lastRun().orElse(null)));
        })
        .latest(latest)
        .whileRunning(loading)
        .onSuccess(this::show)
        .onProblem(problem::set)
        .start();
  }

  /** The first page and those with the places asked for. */
  private static Set<Integer> pages(long count, int... places) {
    Set<Integer> pages = new TreeSet<>(Set.of(0));
    for (int place : places) {
      pages.add((int) Math.clamp(place, 0, Math.max(0, count - 1)) / PagedRows.PAGE);
    }
    return pages;
  }

  private void show(Loaded loaded) {
    problem.set(null);
    facets.set(loaded.facets());
    counts.set(loaded.counts());
    loadedOnce.set(true);
    rows.get().end();
    var next = new PagedRows((int) Math.min(Integer.MAX_VALUE, loaded.count()), this::loadPage);
    if (next.size() > 0) {
      loaded.walks().forEach(next::arrived);
    }
    rows.set(next);
  }

  private PagedRows.Walk walk(ApplicationQuery asked, PagedRows.Request request) {
    Map<Integer, ApplicationRow> lastRows = new HashMap<>();
    ApplicationRow after = request.after();
    List<ApplicationRow> page = List.of();
    for (int number = request.from(); number <= request.page(); number++) {
      page = services.applications().page(asked, after, PagedRows.PAGE);
      if (page.isEmpty()) {
        break;
      }
      after = page.getLast();
      lastRows.put(number, after);
    }
    return new PagedRows.Walk(request.page(), page, lastRows);
  }

  private void loadPage(PagedRows list, PagedRows.Request request) {
    ApplicationQuery asked = filters.query();
    ctx.tasks()
        .run(() -> walk(asked, request))
        .onSuccess(list::arrived)
        .onProblem(p -> {
          list.failed();
          if (list.equals(rows.get())) {
            problem.set(p);
          }
        })
        .start();
  }

  /** The clerk selected this place; -1 for none. */
  public void selected(int index, @Nullable ApplicationRow row) {
    selectedIndex = index;
    if (row != null) {
      selected = row.receiptNumber();
    }
  }

  /**
   * Where the selection belongs after the list was read again: at the same application, or, when it
   * isn't there any more, at the place where it was; -1 for none.
   */
  public int selectionIndex() {
    if (selected == null) {
      return -1;
    }
    OptionalInt found = rows.get().find(selected);
    return found.orElse(Math.min(selectedIndex, rows.get().size() - 1));
  }

  /** The application below in the list, empty at its end or where it isn't loaded yet. */
  public Optional<ReceiptNumber> next(ReceiptNumber number) {
    return neighbour(number, 1);
  }

  /** The application above in the list, empty at its start or where it isn't loaded yet. */
  public Optional<ReceiptNumber> previous(ReceiptNumber number) {
    return neighbour(number, -1);
  }

  private Optional<ReceiptNumber> neighbour(ReceiptNumber number, int by) {
    OptionalInt at = rows.get().find(number);
    return at.isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(rows.get().at(at.getAsInt() + by)).map(ApplicationRow::receiptNumber);
  }

  /** Another application was opened from beside this one: the selection follows. */
  public void follow(ReceiptNumber number) {
    selected = number;
    rows.get().find(number).ifPresent(index -> selectedIndex = index);
  }

  /** Something of this application changed: its row and the counts are read again. */
  public void changed(ReceiptNumber number) {
    ApplicationQuery asked = filters.query();
    PagedRows list = rows.get();
    record Fresh(Optional<ApplicationRow> row, Map<WorkState, Long> counts) {}
    ctx.tasks()
        .run(() ->
            new Fresh(
                services.applications().row(number), services.applications().countByState(asked)))
        .onSuccess(fresh -> {
          if (list.equals(rows.get())) {
            fresh.row().ifPresent(list::update);
            counts.set(fresh.counts());
          }
        })
        .start();
  }

  /** Answers still under way are dropped. */
  public void end() {
    latest.dropAll();
    alarm.end();
    casework.end();
    rows.get().end();
  }
}
