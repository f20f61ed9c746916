package dev.shinseidesk.ui.documents;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.archive.ArchiveProblem;
import dev.shinseidesk.archive.DocumentInfo;
import dev.shinseidesk.archive.Documents;
import dev.shinseidesk.archive.OpenedDocument;
import dev.shinseidesk.texts.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/**
 * One side of the viewer: the document chosen for it, its page, its search. FX thread; opening and
 * drawing happen on the worker, and a late answer is dropped.
 */
public final class ViewerModel {
  /** 48 MB of pixels: about eight pages of A4 at 150 % on a sharp screen. */
  private static final long CACHE_PIXELS = 12L << 20;

  private final Texts texts;
  private final PageWorker pageWorker;
  private final Executor worker;
  private final PageViewModel pages;
  private final SearchViewModel search;
  private final Sketches sketches;
  private final LatestWork choice;
  private final ReadOnlyObjectWrapper<@Nullable DocumentRow> selected =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<Viewing> viewing =
      new ReadOnlyObjectWrapper<>(new Viewing.Nothing());
  private final ReadOnlyStringWrapper notes = new ReadOnlyStringWrapper("");
  private String toldOfAll = "";
  private final ReadOnlyBooleanWrapper gallery = new ReadOnlyBooleanWrapper();

  ViewerModel(Texts texts, Documents documents, Executor worker, Executor ui) {
    this.texts = texts;
    this.worker = worker;
    this.pageWorker = new PageWorker(documents, new PageCache(CACHE_PIXELS));
    this.pages = new PageViewModel(pageWorker, new LatestWork(texts, worker, ui));
    this.search = new SearchViewModel(pageWorker, pages, viewing::get, worker, ui);
    this.sketches = new Sketches(pageWorker, worker, ui);
    this.choice = new LatestWork(texts, worker, ui);
    pages.shownProperty().subscribe(this::tell);
  }

  /** What holds of the document as a whole, then what holds of the page shown. */
  private void tell() {
    var shown = pages.shownProperty().get();
    String ofPage = shown == null ? "" : words(shown.notes());
    notes.set(
        toldOfAll.isEmpty() || ofPage.isEmpty() ? toldOfAll + ofPage : toldOfAll + "\n" + ofPage);
  }

  PageWorker pageWorker() {
    return pageWorker;
  }

  LatestWork choice() {
    return choice;
  }

  /**
   * Opens a document.
   *
   * @param atPage from 0
   * @param words the first of them that occurs is shown and marked once it is open
   */
  void open(DocumentRow row, int atPage, List<String> words) {
    empty();
    selected.set(row);
    DocumentInfo info = row.info();
    if (info == null) {
      choice.drop();
      viewing.set(new Viewing.Refused(words(row.problems())));
      return;
    }
    viewing.set(new Viewing.Opening(row.name()));
    choice.start(
        () -> {
          OpenedDocument opened = pageWorker.open(info);
          Viewing now = viewing(opened);
          List<ArchiveProblem> all = new ArrayList<>(row.problems());
          all.addAll(opened.notes());
          String told = now instanceof Viewing.Refused ? words(row.problems()) : words(all);
          return () -> opened(info, now, told, atPage, words);
        },
        message -> viewing.set(new Viewing.Refused(message)));
  }

  private void opened(DocumentInfo info, Viewing now, String told, int atPage, List<String> words) {
    toldOfAll = told;
    tell();
    viewing.set(now);
    if (now instanceof Viewing.Pages p) {
      sketches.of(info);
      pages.open(info, p.pageCount(), atPage);
    } else if (now instanceof Viewing.Composed c && c.pictureCount() > 0) {
      sketches.of(info);
    }
    find(words);
  }

  /** Shows another place of the document that is open. */
  void goTo(int page, List<String> words) {
    pages.goTo(page);
    find(words);
  }

  private void find(List<String> words) {
    if (!words.isEmpty()) {
      search.clear();
      search.searchFirst(words);
    }
  }

  private Viewing viewing(OpenedDocument opened) throws DeskException {
    return switch (opened) {
      case OpenedDocument.Paged p -> new Viewing.Pages(p.pageCount());
      case OpenedDocument.Table t -> new Viewing.Rows(t.header(), t.rows(), t.truncated());
      case OpenedDocument.Text t -> new Viewing.Words(t.text(), t.truncated());
      case OpenedDocument.Composed c ->
          new Viewing.Composed(
              c.sections(), c.pictures().map(OpenedDocument.Paged::pageCount).orElse(0));
      case OpenedDocument.Unshowable u -> new Viewing.Refused(words(u.reason()));
    };
  }

  /** Shows a picture of an office document by itself, with zoom and rotation; from 0. */
  public void showPicture(int index) {
    DocumentRow row = selected.get();
    if (row != null
        && row.info() != null
        && viewing.get() instanceof Viewing.Composed c
        && c.pictureCount() > 0) {
      gallery.set(true);
      pages.open(row.info(), c.pictureCount(), index);
    }
  }

  /** Goes back from an office document's pictures to its text. */
  public void showContents() {
    if (gallery.get()) {
      pages.empty();
      gallery.set(false);
    }
  }

  /** Shows nothing; the worker lets go of the document. */
  void close() {
    choice.drop();
    empty();
    selected.set(null);
    viewing.set(new Viewing.Nothing());
    worker.execute(pageWorker::close);
  }

  private void empty() {
    search.clear();
    sketches.of(null);
    pages.empty();
    gallery.set(false);
    toldOfAll = "";
    tell();
  }

  /** A problem in words. */
  String words(ArchiveProblem problem) {
    String key = "archive." + problem.key();
    return texts.has(key)
        ? texts.get(key, problem.facts())
        : texts.get("ui.documents.problem", problem.key());
  }

  /** Problems in words, one a line. */
  String words(List<ArchiveProblem> problems) {
    return String.join("\n", problems.stream().map(this::words).distinct().toList());
  }

  /** The page shown. */
  public PageViewModel pages() {
    return pages;
  }

  /** Searching in the document. */
  public SearchViewModel search() {
    return search;
  }

  /** Small drawings of its pages or pictures. */
  public Sketches sketches() {
    return sketches;
  }

  /** The document chosen; null while none is. */
  public ReadOnlyObjectProperty<@Nullable DocumentRow> selectedProperty() {
    return selected.getReadOnlyProperty();
  }

  /** What is shown. */
  public ReadOnlyObjectProperty<Viewing> viewingProperty() {
    return viewing.getReadOnlyProperty();
  }

  /** What must be known of the document although it is shown; empty for nothing. */
  public ReadOnlyStringProperty notesProperty() {
    return notes.getReadOnlyProperty();
  }

  /** Whether an office document's pictures are shown instead of its text. */
  public ReadOnlyBooleanProperty galleryProperty() {
    return gallery.getReadOnlyProperty();
  }
}
