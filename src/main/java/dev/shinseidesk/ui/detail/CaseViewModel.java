package dev.shinseidesk.ui.detail;

import dev.shinseidesk.application.Application;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.archive.FormItem;
import dev.shinseidesk.review.Decision;
import dev.shinseidesk.review.Finding;
import dev.shinseidesk.review.Review;
import dev.shinseidesk.services.DeskServices;
import dev.shinseidesk.services.ProtectionDesk;
import dev.shinseidesk.status.OutcomeDesk;
import dev.shinseidesk.texts.Texts;
import dev.shinseidesk.ui.addressee.AddresseeViewModel;
import dev.shinseidesk.ui.addressee.IdentificationText;
import dev.shinseidesk.ui.approval.ApprovalViewModel;
import dev.shinseidesk.ui.common.Labels;
import dev.shinseidesk.ui.common.Latest;
import dev.shinseidesk.ui.common.UiContext;
import dev.shinseidesk.ui.correction.CorrectionViewModel;
import dev.shinseidesk.ui.forward.ForwardViewModel;
import dev.shinseidesk.ui.history.HistoryViewModel;
import dev.shinseidesk.ui.notes.NotesViewModel;
import dev.shinseidesk.ui.outbox.OutboxViewModel;
import dev.shinseidesk.ui.outcome.OutcomeViewModel;
import dev.shinseidesk.ui.review.ReviewViewModel;
import dev.shinseidesk.ui.status.StatusViewModel;
import dev.shinseidesk.ui.thread.ThreadViewModel;
import dev.shinseidesk.ui.transcription.TranscriptionViewModel;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * One application on the screen: its head, its content, and the view models of its tabs, which it
 * keeps in step. All methods on the FX thread.
 */
public final class CaseViewModel {
  /** The tabs, in their order. */
  public enum CaseTab {
    CONTENT,
    REVIEW,
    FORWARD,
    STATUS,
    HISTORY,
    CORRECTION,
    THREAD,
    NOTES
  }

  /**
   * What the head and the content tab show.
   *
   * @param application as held
   * @param items of the form
   * @param identification of the applicant
   * @param statusLabel 申請処理状況 in words
   * @param look why it was opened in spite of its mask, and until when; null where nothing masks it
   */
  public record Facts(
      Application application,
      List<FormItem> items,
      IdentificationText identification,
      String statusLabel,
      ProtectionDesk.@Nullable Look look) {
    /** Copies the items. */
    public Facts {
      items = List.copyOf(items);
    }
  }

  private final UiContext ctx;
  private final DeskServices services;
  private final ReceiptNumber number;
  private final Runnable onChanged;
  private final Latest latest = new Latest();
  private final CaseModels parts;
  private final ReadOnlyObjectWrapper<@Nullable Facts> facts = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<CaseTab> offered =
      new ReadOnlyObjectWrapper<>(CaseTab.CONTENT);
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final ObservableList<ContentRow> rows = FXCollections.observableArrayList();
  private List<Finding> findings = List.of();

  /**
   * Not yet shown.
   *
   * @param ui runs things on the FX thread
   * @param clipboard takes values to type over
   * @param onChanged told whenever something of the application changed
   */
  public CaseViewModel(
      UiContext ctx,
      DeskServices services,
      ReceiptNumber number,
      Executor ui,
      Consumer<String> clipboard,
      Runnable onChanged) {
    this.ctx = ctx;
    this.services = services;
    this.number = number;
    this.onChanged = onChanged;
    var review = new ReviewViewModel(ctx, services, number, this::decided, this::found);
    var forward = new ForwardViewModel(ctx, services, number, this::acted);
    this.parts =
        new CaseModels(
            review,
            forward,
            new AddresseeViewModel(ctx, services, number, this::identified),
            new TranscriptionViewModel(ctx, services, number, clipboard, this::outboxChanged),
            new StatusViewModel(ctx, services, number, this::acted),
            new OutcomeViewModel(ctx, services, number, this::decidedThere),
            new HistoryViewModel(ctx, services, number),
            new OutboxViewModel(ctx, services, number, ui, this::outboxChanged),
            new CorrectionViewModel(ctx, services, number, this::corrected),
            new ThreadViewModel(ctx, services, number, this::outboxChanged),
            new NotesViewModel(ctx, services, number),
            new ApprovalViewModel(ctx, services, number, this::answered),
            new Through(ctx, services, number, review, forward));
  }

  /** Loads everything and follows the outbox until {@link #hidden}. */
  public void shown() {
    seen("");
    load();
    parts.open();
  }

  /** Saves what was typed and ends every subscription. */
  public void hidden() {
    parts.close();
    latest.dropAll();
  }

  /**
   * Records that the operator looks at something.
   *
   * @param document name of the file; empty for the application itself
   */
  public void seen(String document) {
    ctx.tasks()
        .act(() -> services.casework().views().opened(services.operator(), number, document))
        .start();
  }

  /** Whether something is written that leaving would lose; a review's draft is kept by itself. */
  public boolean unsaved() {
    return parts.correction().unsaved() || parts.thread().unsaved() || parts.notes().unsaved();
  }

  /** Reads head and content. */
  public void load() {
    ctx.tasks()
        .run(this::read)
        .latest(latest)
        .onSuccess(read -> {
          problem.set(read.isEmpty() ? ctx.texts().get("ui.detail.missing", number.value()) : "");
          facts.set(read.orElse(null));
          read.ifPresent(known -> parts.review().procedure(known.application().procedure()));
          arrange();
        })
        .onProblem(told -> problem.set(ctx.texts().whole(told)))
        .start();
  }

  private Optional<Facts> read() {
    // a colleague whose account is newer than this sign-in is told by name too
    ctx.names().refresh();
    return services
        .applications()
        .find(number)
        .map(a ->
            new Facts(
                a,
                services.applications().items(number),
                IdentificationText.of(services.identifier().identify(a), ctx.texts(), ctx.names()),
                Labels.of(ctx.texts(), services.status().table(), a.portalStatus()),
                services.oversight().protection().look(number)));
  }

  /** A masked value, and the seconds it may be seen; the look is recorded before it is given. */
  void unmask(String item, Consumer<String> shown) {
    Facts now = facts.get();
    List<String> ids = now == null ? List.of() : now.items().stream().map(FormItem::id).toList();
    var desk = services.oversight().protection();
    ctx.tasks()
        .run(() -> desk.unmask(services.operator(), number, ids.indexOf(item)))
        .onSuccess(shown)
        .start();
  }

  int unmaskSeconds() {
    return services.oversight().protection().unmaskSeconds();
  }

  /** Records that a value went to the clipboard. */
  void copied(String label) {
    ctx.tasks().act(() -> services.oversight().traces().copied(number, label)).start();
  }

  private void arrange() {
    Facts now = facts.get();
    if (now == null) {
      rows.clear();
      return;
    }
    var arranged =
        new ContentRows(
                ctx.texts(), now.application().filedAt().atZone(Texts.ZONE).toLocalDate(), findings)
            .of(now);
    if (!arranged.equals(List.copyOf(rows))) {
      rows.setAll(arranged);
    }
  }

  private void found(List<Finding> found) {
    findings = List.copyOf(found);
    arrange();
  }

  private void decided(Decision decision, String reason) {
    onChanged.run();
    load();
    parts.history().load();
    parts.approval().load();
    parts.correction().load();
    ctx.tasks()
        .run(() -> services.applications().find(number).map(Application::state))
        .onSuccess(found -> found.ifPresent(state -> decided(decision, reason, state)))
        .start();
  }

  private void decided(Decision decision, String reason, WorkState state) {
    if (parts.through().pending()) {
      parts
          .through()
          .provide(
              state,
              () -> {
                outboxChanged();
                parts.outbox().load();
                offer(CaseTab.FORWARD);
              },
              () -> leadOn(decision, reason, state));
    } else {
      leadOn(decision, reason, state);
    }
  }

  /** To the tab where the work goes on; a decision that waits for a second person stays. */
  private void leadOn(Decision decision, String reason, WorkState state) {
    parts.forward().load();
    if (state == WorkState.AWAITING_APPROVAL) {
      return;
    }
    if (decision == Decision.SOUND) {
      offer(CaseTab.FORWARD);
    } else {
      parts.status().suggest(decision, reason);
      offer(decision == Decision.DEFECTIVE ? CaseTab.CORRECTION : CaseTab.STATUS);
    }
  }

  private void answered(@Nullable Review counts) {
    outboxChanged();
    parts.review().load();
    if (counts != null) {
      leadOn(counts.decision(), counts.reason(), WorkState.valueOf(counts.decision().name()));
    }
  }

  private void acted() {
    onChanged.run();
    load();
    parts.outbox().load();
    parts.review().refreshState();
    parts.transcription().load();
    parts.history().load();
  }

  private void identified() {
    onChanged.run();
    load();
    parts.forward().load();
    parts.history().load();
  }

  private void corrected() {
    outboxChanged();
    parts.outbox().load();
  }

  private void outboxChanged() {
    onChanged.run();
    load();
    parts.reload();
  }

  private void decidedThere(OutcomeDesk.Choice made) {
    onChanged.run();
    parts.history().load();
    if (made.status() != null) {
      parts.status().propose(made.status(), made.comment());
    }
  }

  private void offer(CaseTab tab) {
    // Set anew even when it is the same, so that a second decision moves on as the first did.
    offered.set(CaseTab.CONTENT);
    offered.set(tab);
  }

  /** View models of the tabs. */
  public CaseModels parts() {
    return parts;
  }

  /** Lines of the content tab. */
  public ObservableList<ContentRow> rows() {
    return rows;
  }

  /** Head and content; null until read. */
  public ReadOnlyObjectProperty<@Nullable Facts> factsProperty() {
    return facts.getReadOnlyProperty();
  }

  /** The tab a decision leads to; CONTENT means none. */
  public ReadOnlyObjectProperty<CaseTab> offeredProperty() {
    return offered.getReadOnlyProperty();
  }

  /** Why the application can't be shown; empty when it can. */
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }
}
