package dev.shinseidesk.ui.documents;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.archive.ArchiveProblem;
import dev.shinseidesk.archive.ArchiveReport;
import dev.shinseidesk.archive.DocumentInfo;
import dev.shinseidesk.archive.Documents;
import dev.shinseidesk.archive.OpenedDocument;
import dev.shinseidesk.archive.Place;
import dev.shinseidesk.texts.Texts;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The documents of one application and which of them the viewer shows. All methods on the FX
 * thread; opening and drawing happen on the worker, which must run one thing at a time in order. A
 * late answer is dropped: only the newest choice ever reaches the screen.
 */
public final class DocumentsViewModel {
  /** 64 MB of pixels: about ten pages of A4 at 150 % on a sharp screen. */
  private static final long CACHE_PIXELS = 16L << 20;

  private final Texts texts;
  private final PageWorker pageWorker;
  private final PageViewModel pages;
  private final LatestWork choice;
  private final Supplier<Optional<byte[]>> archive;
  private final Executor worker;
  private final ObservableList<DocumentRow> rows = FXCollections.observableArrayList();
  private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper archiveProblem = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<@Nullable DocumentRow> selected =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<Viewing> viewing =
      new ReadOnlyObjectWrapper<>(new Viewing.Nothing());
  private @Nullable Place wanted;

  /**
   * A viewer with nothing loaded.
   *
   * @param archive gives the ZIP, empty when it is gone; called on the worker
   * @param worker runs one thing at a time, in order
   * @param ui runs things on the FX thread
   */
  public DocumentsViewModel(
      Texts texts,
      Documents documents,
      Supplier<Optional<byte[]>> archive,
      Executor worker,
      Executor ui) {
    this.texts = texts;
    this.archive = archive;
    this.worker = worker;
    this.pageWorker = new PageWorker(documents, new PageCache(CACHE_PIXELS));
    this.pages = new PageViewModel(pageWorker, new LatestWork(texts, worker, ui));
    this.choice = new LatestWork(texts, worker, ui);
  }

  /** Reads the archive and lists its documents; chooses the form, or the place asked for. */
  public void load() {
    loading.set(true);
    choice.start(
        () -> {
          Optional<ArchiveReport> report = archive.get().map(pageWorker::read);
          return () -> loaded(report);
        },
        message -> {
          loading.set(false);
          archiveProblem.set(message);
        });
  }

  private void loaded(Optional<ArchiveReport> report) {
    loading.set(false);
    if (report.isEmpty()) {
      archiveProblem.set(texts.get("ui.documents.gone"));
      return;
    }
    rows.setAll(DocumentRow.of(report.get()));
    archiveProblem.set(
        words(report.get().problems().stream().filter(p -> p.entry().isEmpty()).toList()));
    Place place = wanted;
    wanted = null;
    if (place != null) {
      show(place);
      return;
    }
    rows.stream()
        .filter(r -> r.info() != null && r.info().role() == DocumentInfo.Role.FORM)
        .findFirst()
        .or(() -> rows.stream().findFirst())
        .ifPresent(this::select);
  }

  /** Shows a place of the archive; before the list is loaded it is remembered. */
  public void show(Place place) {
    if (place.document() == null) {
      return;
    }
    if (loading.get()) {
      wanted = place;
      return;
    }
    int target = place.page() == null ? 0 : place.page() - 1;
    for (DocumentRow row : rows) {
      if (row.name().equals(place.document())) {
        if (row.equals(selected.get()) && viewing.get() instanceof Viewing.Pages) {
          pages.goTo(target);
        } else {
          open(row, target);
        }
        return;
      }
    }
  }

  /** Chooses a document; the one chosen already stays as it is. */
  public void select(DocumentRow row) {
    if (!row.equals(selected.get())) {
      open(row, 0);
    }
  }

  private void open(DocumentRow row, int atPage) {
    pages.empty();
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
          Viewing now = viewing(pageWorker.open(info));
          return () -> {
            viewing.set(now);
            if (now instanceof Viewing.Pages p) {
              pages.open(info, p.pageCount(), atPage);
            }
          };
        },
        message -> viewing.set(new Viewing.Refused(message)));
  }

  private Viewing viewing(OpenedDocument opened) throws DeskException {
    return switch (opened) {
      case OpenedDocument.Paged p -> new Viewing.Pages(p.pageCount());
      case OpenedDocument.Table t -> new Viewing.Rows(t.header(), t.rows(), t.truncated());
      case OpenedDocument.Text t -> new Viewing.Words(t.text(), t.truncated());
      case OpenedDocument.Unshowable u -> new Viewing.Refused(words(u.reason()));
    };
  }

  /** Lets go of everything; the viewer shows nothing afterwards. */
  public void close() {
    choice.drop();
    pages.empty();
    loading.set(false);
    rows.clear();
    selected.set(null);
    viewing.set(new Viewing.Nothing());
    worker.execute(pageWorker::close);
  }

  /** A problem in words. */
  public String words(ArchiveProblem problem) {
    String key = "archive." + problem.key();
    return texts.has(key)
        ? texts.get(key, problem.facts())
        : texts.get("ui.documents.problem", problem.key());
  }

  private String words(List<ArchiveProblem> problems) {
    return String.join("\n", problems.stream().map(this::words).toList());
  }

  /** The page shown. */
  public PageViewModel pages() {
    return pages;
  }

  /** Documents in the archive's order. */
  public ObservableList<DocumentRow> rows() {
    return rows;
  }

  /** Whether the archive is being read. */
  public ReadOnlyBooleanProperty loadingProperty() {
    return loading.getReadOnlyProperty();
  }

  /** What is wrong with the archive as a whole; empty when nothing is. */
  public ReadOnlyStringProperty archiveProblemProperty() {
    return archiveProblem.getReadOnlyProperty();
  }

  /** The document chosen; null while none is. */
  public ReadOnlyObjectProperty<@Nullable DocumentRow> selectedProperty() {
    return selected.getReadOnlyProperty();
  }

  /** What is shown. */
  public ReadOnlyObjectProperty<Viewing> viewingProperty() {
    return viewing.getReadOnlyProperty();
  }
}
