package dev.shinseidesk.ui.list;

import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.inquiry.ApplicationRow;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalInt;
import java.util.TreeMap;
import javafx.collections.ObservableListBase;
import org.jspecify.annotations.Nullable;

/**
 * A list as long as the query's count that holds only the pages looked at last. Whoever asks for a
 * place gets its slot at once; the page's rows fill it when they come. Pages are reached by keyset:
 * of every page passed the last row is remembered, so that jumping far costs one walk and coming
 * back none. FX thread.
 */
public final class PagedRows extends ObservableListBase<RowSlot> {
  /** Rows of a page. */
  static final int PAGE = 100;

  /** Pages held at most. */
  static final int KEPT = 8;

  private final int size;
  private final Loader loader;
  private final Map<Integer, Page> pages = new LinkedHashMap<>(16, 0.75f, true);
  private final NavigableMap<Integer, ApplicationRow> lastRows = new TreeMap<>();
  private final Deque<Integer> wanted = new ArrayDeque<>();
  private boolean loading;
  private boolean ended;

  /** Loads pages off the FX thread. */
  interface Loader {
    /** Starts loading; the answer goes to {@link #arrived} or {@link #failed} on the FX thread. */
    void load(PagedRows rows, Request request);
  }

  /**
   * A page wanted and where to start walking.
   *
   * @param page number of the page wanted, from 0
   * @param from number of the page whose rows come right after {@code after}
   * @param after last row of the page before; null for the first page
   */
  record Request(int page, int from, @Nullable ApplicationRow after) {}

  /**
   * Pages on the way to the page wanted.
   *
   * @param page number of the page wanted
   * @param rows its rows
   * @param lastRows last rows of the pages passed, by page number
   */
  record Walk(int page, List<ApplicationRow> rows, Map<Integer, ApplicationRow> lastRows) {}

  private static final class Page {
    final List<RowSlot> slots = new ArrayList<>();
    boolean loaded;
  }

  PagedRows(int size, Loader loader) {
    this.size = size;
    this.loader = loader;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public RowSlot get(int index) {
    java.util.Objects.checkIndex(index, size);
    int number = index / PAGE;
    Page page = page(number);
    if (!page.loaded) {
      want(number);
    }
    return page.slots.get(index % PAGE);
  }

  private Page page(int number) {
    Page held = pages.get(number);
    if (held != null) {
      return held;
    }
    var page = new Page();
    for (int i = number * PAGE; i < Math.min(size, (number + 1) * PAGE); i++) {
      page.slots.add(new RowSlot(i));
    }
    pages.put(number, page);
    if (pages.size() > KEPT) {
      pages.remove(pages.keySet().iterator().next());
    }
    return page;
  }

  private void want(int number) {
    if (ended || (number == currentlyWanted() && loading)) {
      return;
    }
    wanted.remove(number);
    wanted.addFirst(number);
    // Dragging the thumb passes many pages; only the last ones asked for are worth loading.
    while (wanted.size() > 3) {
      wanted.removeLast();
    }
    loadNext();
  }

  private int currentlyWanted() {
    return wanted.isEmpty() ? -1 : wanted.getFirst();
  }

  private void loadNext() {
    if (loading || ended) {
      return;
    }
    Integer number = wanted.peekFirst();
    if (number != null) {
      loading = true;
      Map.Entry<Integer, ApplicationRow> before = lastRows.lowerEntry(number);
      loader.load(
          this,
          before == null
              ? new Request(number, 0, null)
              : new Request(number, before.getKey() + 1, before.getValue()));
    }
  }

  /** Rows came. */
  void arrived(Walk walk) {
    loading = false;
    lastRows.putAll(walk.lastRows());
    Page page = page(walk.page());
    for (int i = 0; i < Math.min(page.slots.size(), walk.rows().size()); i++) {
      page.slots.get(i).fill(walk.rows().get(i));
    }
    page.loaded = true;
    wanted.remove(walk.page());
    loadNext();
  }

  /** Rows didn't come; nothing is asked for again until the list is loaded afresh. */
  void failed() {
    loading = false;
    ended = true;
  }

  /** Nobody looks at this list any more. */
  void end() {
    ended = true;
  }

  /** Position of an application among the pages held; empty when it is on none of them. */
  public OptionalInt find(ReceiptNumber number) {
    for (Page page : pages.values()) {
      for (RowSlot slot : page.slots) {
        ApplicationRow row = slot.row();
        if (row != null && row.receiptNumber().equals(number)) {
          return OptionalInt.of(slot.index());
        }
      }
    }
    return OptionalInt.empty();
  }

  /** The row at a position if its page is there; asks for the page if not. */
  public @Nullable ApplicationRow at(int index) {
    return index < 0 || index >= size ? null : get(index).row();
  }

  /** Shows an application's row afresh, where its page is held. */
  void update(ApplicationRow row) {
    OptionalInt index = find(row.receiptNumber());
    if (index.isPresent()) {
      get(index.getAsInt()).fill(row);
    }
  }

  /** Pages held. */
  int pagesHeld() {
    return pages.size();
  }

  // The inherited ones would walk the whole list, loading every page.
  @Override
  public int indexOf(@Nullable Object o) {
    if (o instanceof RowSlot slot && slot.index() < size) {
      Page page = pages.get(slot.index() / PAGE);
      if (page != null && page.slots.get(slot.index() % PAGE).equals(slot)) {
        return slot.index();
      }
    }
    return -1;
  }

  @Override
  public int lastIndexOf(@Nullable Object o) {
    return indexOf(o);
  }

  @Override
  public boolean contains(@Nullable Object o) {
    return indexOf(o) >= 0;
  }

  @Override
  @SuppressWarnings("EqualsUsingHashCode")
  public boolean equals(@Nullable Object o) {
    return this == o;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
