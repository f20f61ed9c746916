package dev.shinseidesk.ui.documents;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.archive.OpenedDocument.Hit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Searching in the document shown. A document of pages is searched page by page from the one shown
 * on, so that drawing comes in between and the first hit is shown at once. Methods on the FX
 * thread; a new query, or another document, overtakes the one before.
 */
public final class SearchViewModel {
  /** Hits beyond these aren't collected: nobody steps through them. */
  private static final int MAX_HITS = 5_000;

  private final PageWorker worker;
  private final PageViewModel pages;
  private final Supplier<Viewing> viewing;
  private final Executor background;
  private final Executor ui;
  private final AtomicLong newest = new AtomicLong();
  private final List<Found> found = new ArrayList<>();
  private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper();
  private final ReadOnlyBooleanWrapper searching = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<@Nullable Found> current = new ReadOnlyObjectWrapper<>();
  private String query = "";
  private List<String> alternatives = List.of();

  SearchViewModel(
      PageWorker worker,
      PageViewModel pages,
      Supplier<Viewing> viewing,
      Executor background,
      Executor ui) {
    this.worker = worker;
    this.pages = pages;
    this.viewing = viewing;
    this.background = background;
    this.ui = ui;
  }

  /** Searches; the same query again goes to the next hit. Blank text ends the search. */
  public void search(String text) {
    if (text.equals(query) && (!found.isEmpty() || searching.get())) {
      next();
      return;
    }
    begin(text, List.of());
  }

  /** Searches for the first of these texts that occurs; blank ones are passed over. */
  public void searchFirst(List<String> texts) {
    List<String> written = texts.stream().filter(text -> !text.isBlank()).toList();
    if (!written.isEmpty()) {
      begin(written.getFirst(), written.subList(1, written.size()));
    }
  }

  private void begin(String text, List<String> otherwise) {
    clear();
    query = text;
    alternatives = otherwise;
    if (text.isBlank()) {
      return;
    }
    searching.set(true);
    long mine = newest.get();
    if (viewing.get() instanceof Viewing.Pages p) {
      page(mine, pages.pageProperty().get(), p.pageCount(), p.pageCount());
    } else {
      Viewing shown = viewing.get();
      background.execute(() -> {
        List<Found> all = mine == newest.get() ? ViewingSearch.find(shown, text) : List.of();
        answer(
            mine,
            () -> {
              add(all);
              ended();
            });
      });
    }
  }

  private void page(long mine, int page, int pageCount, int left) {
    String text = query;
    background.execute(() -> {
      if (mine != newest.get()) {
        return;
      }
      List<Found> here = hits(page, text);
      answer(
          mine,
          () -> {
            add(here);
            if (left > 1 && found.size() < MAX_HITS) {
              page(mine, (page + 1) % pageCount, pageCount, left - 1);
            } else {
              ended();
            }
          });
    });
  }

  private void ended() {
    searching.set(false);
    if (found.isEmpty()) {
      searchFirst(alternatives);
    }
  }

  private List<Found> hits(int page, String text) {
    List<Found> here = new ArrayList<>();
    try {
      for (Hit hit : worker.find(page, text)) {
        here.add(new Found.OnPage(page, hit));
      }
    } catch (DeskException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
      // a page that can't be read holds nothing to find; showing it says why
      return List.of();
    }
    return here;
  }

  private void answer(long mine, Runnable outcome) {
    ui.execute(() -> {
      if (mine == newest.get()) {
        outcome.run();
      }
    });
  }

  private void add(List<Found> more) {
    if (more.isEmpty()) {
      return;
    }
    int at = found.size();
    if (more.getFirst() instanceof Found.OnPage first) {
      while (at > 0 && found.get(at - 1) instanceof Found.OnPage p && p.page() > first.page()) {
        at--;
      }
    }
    found.addAll(at, more.subList(0, Math.min(more.size(), MAX_HITS)));
    count.set(found.size());
    if (current.get() == null) {
      go(more.getFirst());
    }
  }

  /** Goes to the next hit; after the last comes the first. */
  public void next() {
    step(1);
  }

  /** Goes to the hit before; before the first comes the last. */
  public void previous() {
    step(-1);
  }

  private void step(int by) {
    if (!found.isEmpty()) {
      go(found.get(Math.floorMod(index() + by, found.size())));
    }
  }

  private void go(Found to) {
    if (to instanceof Found.OnPage p) {
      pages.goTo(p.page());
    }
    current.set(to);
  }

  /** Ends the search. */
  public void clear() {
    newest.incrementAndGet();
    query = "";
    alternatives = List.of();
    searching.set(false);
    found.clear();
    count.set(0);
    current.set(null);
  }

  /** Position of the hit shown, from 0; -1 while none is. */
  public int index() {
    return found.indexOf(current.get());
  }

  /** The hits on a page, from 0. */
  public List<Hit> on(int page) {
    List<Hit> hits = new ArrayList<>();
    for (Found one : found) {
      if (one instanceof Found.OnPage p && p.page() == page) {
        hits.add(p.hit());
      }
    }
    return hits;
  }

  /** What is searched for; empty when nothing is. */
  public String query() {
    return query;
  }

  /** Hits so far. */
  public ReadOnlyIntegerProperty countProperty() {
    return count.getReadOnlyProperty();
  }

  /** Whether pages are still being searched. */
  public ReadOnlyBooleanProperty searchingProperty() {
    return searching.getReadOnlyProperty();
  }

  /** The hit shown; null while none is. */
  public ReadOnlyObjectProperty<@Nullable Found> currentProperty() {
    return current.getReadOnlyProperty();
  }
}
