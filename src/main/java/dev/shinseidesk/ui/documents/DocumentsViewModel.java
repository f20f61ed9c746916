package dev.shinseidesk.ui.documents;

import dev.shinseidesk.application.JapaneseDates;
import dev.shinseidesk.archive.ArchiveProblem;
import dev.shinseidesk.archive.ArchiveReport;
import dev.shinseidesk.archive.DocumentInfo;
import dev.shinseidesk.archive.Documents;
import dev.shinseidesk.archive.Place;
import dev.shinseidesk.texts.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
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
 * The documents of one application and which of them the viewer shows, one or two side by side. All
 * methods on the FX thread; opening and drawing happen on the worker, which must run one thing at a
 * time in order. A late answer is dropped: only the newest choice ever reaches the screen.
 */
public final class DocumentsViewModel {
  private final Texts texts;
  private final Supplier<Optional<byte[]>> archive;
  private final ViewerModel first;
  private final ViewerModel second;
  private final ObservableList<DocumentRow> rows = FXCollections.observableArrayList();
  private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper archiveProblem = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper split = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<ViewerModel> active;
  private final Consumer<String> copied;
  private @Nullable Wanted wanted;

  private record Wanted(@Nullable String document, int page, List<String> texts) {}

  /**
   * A viewer with nothing loaded.
   *
   * @param archive gives the ZIP, empty when it is gone; called on the worker
   * @param worker runs one thing at a time, in order
   * @param ui runs things on the FX thread
   * @param copied told the file name of a document each time something of it went to the clipboard
   */
  public DocumentsViewModel(
      Texts texts,
      Documents documents,
      Supplier<Optional<byte[]>> archive,
      Executor worker,
      Executor ui,
      Consumer<String> copied) {
    this.copied = copied;
    this.texts = texts;
    this.archive = archive;
    this.first = new ViewerModel(texts, documents, worker, ui);
    this.second = new ViewerModel(texts, documents, worker, ui);
    this.active = new ReadOnlyObjectWrapper<>(first);
  }

  /** Something of the document that a side shows went to the clipboard. */
  void copied(ViewerModel side) {
    DocumentRow row = side.selectedProperty().get();
    if (row != null) {
      copied.accept(row.name());
    }
  }

  /** Reads the archive and lists its documents; chooses the form, or the place asked for. */
  public void load() {
    loading.set(true);
    first
        .choice()
        .start(
            () -> {
              Optional<byte[]> zip = archive.get();
              Optional<ArchiveReport> report = zip.map(first.pageWorker()::read);
              zip.ifPresent(second.pageWorker()::keep);
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
        first.words(report.get().problems().stream().filter(p -> p.entry().isEmpty()).toList()));
    Wanted place = wanted;
    wanted = null;
    if (place != null) {
      show(place);
      return;
    }
    rows.stream()
        .filter(DocumentsViewModel::form)
        .findFirst()
        .or(() -> rows.stream().findFirst())
        .ifPresent(this::select);
  }

  /** Shows a place of the archive; before the list is loaded it is remembered. */
  public void show(Place place) {
    if (place.document() != null) {
      show(new Wanted(place.document(), page(place.page()), words(place.item())));
    } else if (place.item() != null) {
      showItem(place.item(), "");
    }
  }

  /**
   * Shows an item of the form where the resident reads it, and marks it there.
   *
   * @param label 項目名
   * @param value as filed; looked for where the form doesn't bear the label
   */
  public void showItem(String label, String value) {
    List<String> texts = new ArrayList<>(List.of(label, value));
    JapaneseDates.parse(value).map(JapaneseDates::format).ifPresent(texts::add);
    show(new Wanted(null, 0, texts));
  }

  private static int page(@Nullable Integer page) {
    return page == null ? 0 : Math.max(0, page - 1);
  }

  private static List<String> words(@Nullable String text) {
    return text == null ? List.of() : List.of(text);
  }

  /**
   * Shows a place and marks a text there, e.g. an item's value in the form. Before the list is
   * loaded it is remembered.
   *
   * @param document the entry's name as shown; null does nothing
   * @param page page of the document, from 1; null where it isn't known: the text tells it
   * @param text what to find and mark, from that page on; empty for nothing
   */
  public void showPlace(@Nullable String document, @Nullable Integer page, String text) {
    if (document != null) {
      show(new Wanted(document, page(page), words(text)));
    }
  }

  private void show(Wanted place) {
    if (loading.get()) {
      wanted = place;
      return;
    }
    ViewerModel side = active.get();
    for (DocumentRow row : rows) {
      if (place.document() == null ? form(row) : row.name().equals(place.document())) {
        boolean open = side.viewingProperty().get() instanceof Viewing.Pages;
        if (row.equals(side.selectedProperty().get()) && open) {
          side.goTo(place.page(), place.texts());
        } else {
          side.open(row, place.page(), place.texts());
        }
        return;
      }
    }
  }

  private static boolean form(DocumentRow row) {
    return row.info() != null && row.info().role() == DocumentInfo.Role.FORM;
  }

  /** Chooses a document for the side in use; the one chosen already stays as it is. */
  public void select(DocumentRow row) {
    if (!row.equals(active.get().selectedProperty().get())) {
      active.get().open(row, 0, List.of());
    }
  }

  /**
   * Shows two documents side by side, or one again. The second side begins with the next document
   * of the list and is then the one in use.
   */
  public void toggleSplit() {
    if (split.get()) {
      split.set(false);
      activate(first);
      second.search().clear();
      return;
    }
    split.set(true);
    activate(second);
    if (second.selectedProperty().get() == null && !rows.isEmpty()) {
      DocumentRow shown = first.selectedProperty().get();
      select(rows.get((rows.indexOf(shown) + 1) % rows.size()));
    }
  }

  /** Makes a side the one that the list and the keys work on. */
  public void activate(ViewerModel side) {
    active.set(split.get() ? side : first);
  }

  /** Lets go of everything; the viewer shows nothing afterwards. */
  public void close() {
    loading.set(false);
    rows.clear();
    first.close();
    second.close();
  }

  /** A problem in words. */
  public String words(ArchiveProblem problem) {
    return first.words(problem);
  }

  /** The first, or only, side. */
  public ViewerModel first() {
    return first;
  }

  /** The second side, shown while split. */
  public ViewerModel second() {
    return second;
  }

  /** The page shown by the first side. */
  public PageViewModel pages() {
    return first.pages();
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

  /** Whether two documents stand side by side. */
  public ReadOnlyBooleanProperty splitProperty() {
    return split.getReadOnlyProperty();
  }

  /** The side that the list and the keys work on. */
  public ReadOnlyObjectProperty<ViewerModel> activeProperty() {
    return active.getReadOnlyProperty();
  }

  /** The document chosen for the first side; null while none is. */
  public ReadOnlyObjectProperty<@Nullable DocumentRow> selectedProperty() {
    return first.selectedProperty();
  }

  /** What the first side shows. */
  public ReadOnlyObjectProperty<Viewing> viewingProperty() {
    return first.viewingProperty();
  }
}
