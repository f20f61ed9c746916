package dev.shinseidesk.ui.shell;

import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.intake.FetchRun;
import dev.shinseidesk.outbox.OutboxEntry;
import dev.shinseidesk.portal.PortalQuery;
import dev.shinseidesk.services.DeskServices;
import dev.shinseidesk.ui.common.Dialogs;
import dev.shinseidesk.ui.common.Latest;
import dev.shinseidesk.ui.common.TaskHandle;
import dev.shinseidesk.ui.common.TaskProgress;
import dev.shinseidesk.ui.common.Tasks;
import dev.shinseidesk.ui.common.UiContext;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** Fetching and the outbox, as the window's head shows them. FX thread. */
public final class ShellViewModel {
  /** More open entries than anybody looks through; the counts say "at least" from here on. */
  static final int SHOWN = 500;

  private static final int FIRST_STEP = 20;

  private final UiContext ctx;
  private final DeskServices services;
  private final Runnable listChanged;
  private final Consumer<ReceiptNumber> applicationChanged;
  private final TaskProgress fetching = new TaskProgress();
  private final ObjectProperty<OutboxSummary> outbox =
      new SimpleObjectProperty<>(OutboxSummary.EMPTY);
  private final Latest latestOutbox = new Latest();
  private final AtomicBoolean outboxStale = new AtomicBoolean();
  private long shownAt;
  private @Nullable TaskHandle fetch;
  private @Nullable AutoCloseable subscription;

  /**
   * Of one signed-in clerk.
   *
   * @param listChanged what to do after new applications came in
   * @param applicationChanged what to do after something of one application left the desk or failed
   */
  public ShellViewModel(
      UiContext ctx,
      DeskServices services,
      Runnable listChanged,
      Consumer<ReceiptNumber> applicationChanged) {
    this.ctx = ctx;
    this.services = services;
    this.listChanged = listChanged;
    this.applicationChanged = applicationChanged;
    fetching.doneProperty().addListener((p, before, now) -> arriving(now.longValue()));
  }

  /** Shows what came in so far: often at first, then ever more rarely, so that it costs little. */
  private void arriving(long done) {
    if (done < shownAt) {
      shownAt = 0;
    }
    if (done - shownAt >= Math.max(FIRST_STEP, shownAt / 2)) {
      shownAt = done;
      listChanged.run();
    }
  }

  /** How far fetching is. */
  public TaskProgress fetching() {
    return fetching;
  }

  /** What has not left the desk yet. */
  public ReadOnlyObjectProperty<OutboxSummary> outboxProperty() {
    return outbox;
  }

  /** Begins to watch the outbox. */
  public void start() {
    subscription =
        services
            .outbox()
            .onChange(number ->
                ctx.tasks()
                    .ui()
                    .execute(() -> {
                      if (subscription != null) {
                        applicationChanged.accept(number);
                        outboxChanged();
                      }
                    }));
    loadOutbox();
  }

  private void outboxChanged() {
    // Many deliveries in a row need one reading, not one each.
    if (outboxStale.compareAndSet(false, true)) {
      ctx.tasks()
          .ui()
          .execute(() -> {
            outboxStale.set(false);
            loadOutbox();
          });
    }
  }

  /** Reads the outbox again. */
  public void loadOutbox() {
    ctx.tasks()
        .run(() -> OutboxSummary.of(services.outbox().open(SHOWN)))
        .latest(latestOutbox)
        .onSuccess(outbox::set)
        .start();
  }

  /** Fetches from the portal; does nothing while a run is under way. */
  public void fetch() {
    if (fetch != null && fetch.isRunning()) {
      return;
    }
    fetch =
        ctx.tasks()
            .runWithProgress(
                progress -> services.intake().run(services.operator(), PortalQuery.ALL, progress))
            .on(Tasks.Lane.LONG)
            .whileRunning(fetching)
            .onSuccess(this::fetched)
            .andThen(listChanged)
            .start();
  }

  /** Something of many applications changed: the list is read again. */
  public void refreshList() {
    listChanged.run();
  }

  private void fetched(FetchRun run) {
    Problem problem = run.problem();
    if (problem != null) {
      ctx.dialogs().problem(problem);
    }
  }

  /** Asks the run to stop; what came in until then stays. */
  public void cancelFetch() {
    if (fetch != null) {
      fetch.cancel();
    }
  }

  /** Another try now. */
  public void retry(OutboxEntry entry) {
    ctx.tasks()
        .act(() -> {
          services.outbox().retry(services.operator(), entry.id());
          services.outbox().wake();
        })
        .andThen(this::loadOutbox)
        .start();
  }

  /** Takes an entry back, after asking. */
  public void cancel(OutboxEntry entry) {
    String kind = ctx.texts().get("ui.common.outbox-kind." + entry.kind().name());
    ctx.dialogs()
        .confirm(
            new Dialogs.Confirmation(
                ctx.texts().get("ui.shell.outbox.cancel.title"),
                ctx.texts().get("ui.shell.outbox.cancel.text"),
                List.of(ctx.texts().get("ui.shell.outbox.line", kind, entry.receiptNumber())),
                ctx.texts().get("ui.shell.outbox.cancel.act"),
                true),
            () ->
                ctx.tasks()
                    .act(() -> services.outbox().cancel(services.operator(), entry.id()))
                    .andThen(this::loadOutbox)
                    .start());
  }

  /** Asks before leaving where something hasn't left the desk; else goes on at once. */
  void tellUnsent(Runnable go) {
    ctx.tasks()
        .run(() -> OutboxSummary.of(services.outbox().open(SHOWN)))
        .onSuccess(unsent -> {
          if (unsent.entries().isEmpty()) {
            go.run();
          } else {
            ctx.dialogs().confirm(unsent.leaving(ctx.texts()), go);
          }
        })
        // who may not look into the outbox, or can't, may leave all the same
        .onProblem(told -> go.run())
        .start();
  }

  /** Ends everything; answers under way are dropped. */
  public void end() {
    AutoCloseable watching = subscription;
    subscription = null;
    if (watching != null) {
      try {
        watching.close();
      } catch (Exception e) {
        throw new IllegalStateException("outbox subscription can't be closed", e);
      }
    }
    latestOutbox.dropAll();
    if (fetch != null) {
      fetch.drop();
    }
  }
}
