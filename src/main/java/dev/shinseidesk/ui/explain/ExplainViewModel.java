package dev.shinseidesk.ui.explain;

import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.WholeFile;
import dev.shinseidesk.casework.Approval;
import dev.shinseidesk.casework.Explanations.Explanation;
import dev.shinseidesk.review.Review;
import dev.shinseidesk.services.DeskServices;
import dev.shinseidesk.ui.common.Latest;
import dev.shinseidesk.ui.common.UiContext;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** Why something was decided. All methods on the FX thread. */
public final class ExplainViewModel {
  private final UiContext ctx;
  private final DeskServices services;
  private final ReceiptNumber number;
  private final Latest latest = new Latest();
  private final ReadOnlyObjectWrapper<@Nullable Explanation> explanation =
      new ReadOnlyObjectWrapper<>();
  private final ObjectProperty<@Nullable Review> review = new SimpleObjectProperty<>();
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper saved = new ReadOnlyStringWrapper("");
  private final BooleanProperty busy = new SimpleBooleanProperty();

  /** Not yet loaded. */
  public ExplainViewModel(UiContext ctx, DeskServices services, ReceiptNumber number) {
    this.ctx = ctx;
    this.services = services;
    this.number = number;
  }

  /** Reads everything; chooses the newest decision. */
  public void load() {
    ctx.tasks()
        .run(() -> services.casework().explanations().explain(number))
        .latest(latest)
        .onSuccess(read -> {
          problem.set("");
          explanation.set(read);
          review.set(read.reviews().isEmpty() ? null : read.reviews().getFirst());
        })
        .onProblem(told -> problem.set(ctx.texts().whole(told)))
        .start();
  }

  /** What became of a decision that needed a second person; empty where none did. */
  public Optional<Approval> approval(Review of) {
    Explanation known = explanation.get();
    return known == null
        ? Optional.empty()
        : known.approvals().stream().filter(a -> a.review().equals(of.id())).findFirst();
  }

  /** Writes the record of the chosen decision to a file. */
  public void save(Path file) {
    Review chosen = review.get();
    if (chosen == null || busy.get()) {
      return;
    }
    ctx.tasks()
        .act(() ->
            WholeFile.replace(
                file,
                services
                    .casework()
                    .explanations()
                    .record(services.operator(), number, chosen.id())))
        .whileRunning(busy)
        .onSuccess(done -> saved.set(ctx.texts().get("ui.explain.saved", file.toString())))
        .onProblem(ctx.dialogs()::problem)
        .onError(
            IOException.class,
            e -> saved.set(ctx.texts().get("ui.explain.save-failed", file.toString())))
        .start();
  }

  /** A name for the record's file. */
  public String fileName() {
    return ctx.texts().get("ui.explain.file", number.value());
  }

  /** Drops answers still under way. */
  public void close() {
    latest.dropAll();
  }

  /** What is known; null until read. */
  public ReadOnlyObjectProperty<@Nullable Explanation> explanationProperty() {
    return explanation.getReadOnlyProperty();
  }

  /** The decision explained; null where none was made. */
  public ObjectProperty<@Nullable Review> reviewProperty() {
    return review;
  }

  /** Why it can't be read; empty when it can. */
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Where the record was written; empty before. */
  public ReadOnlyStringProperty savedProperty() {
    return saved.getReadOnlyProperty();
  }

  /** Whether the record is being made. */
  public ReadOnlyBooleanProperty busyProperty() {
    return busy;
  }
}
