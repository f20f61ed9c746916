package dev.shinseidesk.ui.thread;

import dev.shinseidesk.application.Application;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.archive.DocumentInfo;
import dev.shinseidesk.casework.FilingThreads.Change;
import dev.shinseidesk.casework.FilingThreads.Comparison;
import dev.shinseidesk.casework.FilingThreads.DocumentChange;
import dev.shinseidesk.casework.FilingThreads.ItemChange;
import dev.shinseidesk.services.DeskServices;
import dev.shinseidesk.ui.common.Latest;
import dev.shinseidesk.ui.common.UiContext;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.jspecify.annotations.Nullable;

/** Two filings side by side: what changed. All methods on the FX thread. */
public final class CompareViewModel {
  private final UiContext ctx;
  private final DeskServices services;
  private final ReceiptNumber earlier;
  private final ReceiptNumber later;
  private final Latest latest = new Latest();
  private final ObservableList<ItemChange> allItems = FXCollections.observableArrayList();
  private final ObservableList<DocumentLine> allDocuments = FXCollections.observableArrayList();
  private final FilteredList<ItemChange> items = new FilteredList<>(allItems);
  private final FilteredList<DocumentLine> documents = new FilteredList<>(allDocuments);
  private final BooleanProperty onlyChanges = new SimpleBooleanProperty(true);
  private final ReadOnlyObjectWrapper<@Nullable Pair> pair = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

  /** The two filings as they stand. */
  public record Pair(Application earlier, Application later) {}

  /**
   * One file of either filing.
   *
   * @param before its name in the earlier filing; null where it isn't there
   * @param after its name in the later filing; null where it isn't there
   */
  public record DocumentLine(
      DocumentChange change, @Nullable String before, @Nullable String after) {}

  private record Reading(Pair pair, Comparison comparison, List<DocumentLine> documents) {}

  /** Not yet loaded. */
  public CompareViewModel(
      UiContext ctx, DeskServices services, ReceiptNumber earlier, ReceiptNumber later) {
    this.ctx = ctx;
    this.services = services;
    this.earlier = earlier;
    this.later = later;
    onlyChanges.addListener((o, was, is) -> filter());
    filter();
  }

  private void filter() {
    boolean only = onlyChanges.get();
    items.setPredicate(item -> !only || item.change() != Change.SAME);
    documents.setPredicate(line -> !only || line.change().change() != Change.SAME);
  }

  /** Reads both and what differs. */
  public void load() {
    ctx.tasks()
        .run(this::read)
        .latest(latest)
        .onSuccess(read ->
            read.ifPresentOrElse(this::fill, () -> problem.set(ctx.texts().get("ui.compare.gone"))))
        .onProblem(told -> problem.set(ctx.texts().whole(told)))
        .start();
  }

  private Optional<Reading> read() throws Exception {
    var applications = services.applications();
    Optional<Application> first = applications.find(earlier);
    Optional<Application> second = applications.find(later);
    if (first.isEmpty() || second.isEmpty()) {
      return Optional.empty();
    }
    Comparison found = services.casework().threads().compare(earlier, later);
    List<DocumentInfo> before = applications.documents(earlier);
    List<DocumentInfo> after = applications.documents(later);
    return Optional.of(
        new Reading(
            new Pair(first.get(), second.get()),
            found,
            found.documents().stream()
                .map(d ->
                    new DocumentLine(
                        d, name(before, d.earlierIndex()), name(after, d.laterIndex())))
                .toList()));
  }

  private static @Nullable String name(List<DocumentInfo> documents, int index) {
    return documents.stream()
        .filter(d -> d.index() == index)
        .map(DocumentInfo::name)
        .findFirst()
        .orElse(null);
  }

  private void fill(Reading read) {
    problem.set("");
    allItems.setAll(read.comparison().items());
    allDocuments.setAll(read.documents());
    pair.set(read.pair());
    long changedItems = allItems.stream().filter(i -> i.change() != Change.SAME).count();
    long changedFiles =
        allDocuments.stream().filter(d -> d.change().change() != Change.SAME).count();
    summary.set(
        changedItems + changedFiles == 0
            ? ctx.texts().get("ui.compare.same")
            : ctx.texts()
                .get(
                    "ui.compare.summary",
                    changedItems,
                    allItems.size(),
                    changedFiles,
                    allDocuments.size()));
  }

  /** Drops answers still under way. */
  public void close() {
    latest.dropAll();
  }

  /** The earlier filing. */
  public ReceiptNumber earlier() {
    return earlier;
  }

  /** The later filing. */
  public ReceiptNumber later() {
    return later;
  }

  /** Items in the order of the later form, all or those that changed. */
  public ObservableList<ItemChange> items() {
    return items;
  }

  /** Files of either, all or those that changed. */
  public ObservableList<DocumentLine> documents() {
    return documents;
  }

  /** Whether only what changed is listed. */
  public BooleanProperty onlyChangesProperty() {
    return onlyChanges;
  }

  /** Both applications; null until read. */
  public ReadOnlyObjectProperty<@Nullable Pair> pairProperty() {
    return pair.getReadOnlyProperty();
  }

  /** How much changed, in words; empty until read. */
  public ReadOnlyStringProperty summaryProperty() {
    return summary.getReadOnlyProperty();
  }

  /** Why they can't be compared; empty when they can. */
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }
}
