package dev.shinseidesk.ui.detail;

import dev.shinseidesk.application.Application;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.archive.FormItem;
import dev.shinseidesk.review.Decision;
import dev.shinseidesk.review.Finding;
import dev.shinseidesk.services.DeskServices;
import dev.shinseidesk.texts.Texts;
import dev.shinseidesk.ui.common.Labels;
import dev.shinseidesk.ui.common.Latest;
import dev.shinseidesk.ui.common.UiContext;
import dev.shinseidesk.ui.forward.ForwardViewModel;
import dev.shinseidesk.ui.forward.IdentificationText;
import dev.shinseidesk.ui.history.HistoryViewModel;
import dev.shinseidesk.ui.outbox.OutboxViewModel;
import dev.shinseidesk.ui.review.ReviewViewModel;
import dev.shinseidesk.ui.status.StatusViewModel;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
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
    HISTORY
  }

  /**
   * What the head and the content tab show.
   *
   * @param application as held
   * @param items of the form
   * @param identification of the applicant
   * @param statusLabel 申請処理状況 in words
   */
  public record Facts(
      Application application,
      List<FormItem> items,
      IdentificationText identification,
      String statusLabel) {
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
  private final ReviewViewModel review;
  private final ForwardViewModel forward;
  private final StatusViewModel status;
  private final HistoryViewModel history;
  private final OutboxViewModel outbox;
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
   * @param onChanged told whenever something of the application changed
   */
  public CaseViewModel(
      UiContext ctx, DeskServices services, ReceiptNumber number, Executor ui, Runnable onChanged) {
    this.ctx = ctx;
    this.services = services;
    this.number = number;
    this.onChanged = onChanged;
    this.review = new ReviewViewModel(ctx, services, number, this::decided, this::found);
    this.forward = new ForwardViewModel(ctx, services, number, this::acted);
    this.status = new StatusViewModel(ctx, services, number, this::acted);
    this.history = new HistoryViewModel(ctx, services, number);
    this.outbox = new OutboxViewModel(ctx, services, number, ui, this::outboxChanged);
  }

  /** Loads everything and follows the outbox until {@link #hidden}. */
  public void shown() {
    outbox.start();
    load();
    review.load();
    forward.load();
    status.load();
    history.load();
  }

  /** Saves what was typed and ends every subscription. */
  public void hidden() {
    review.close();
    forward.close();
    status.close();
    history.close();
    outbox.stop();
    latest.dropAll();
  }

  /** Reads head and content. */
  public void load() {
    ctx.tasks()
        .run(this::read)
        .latest(latest)
        .onSuccess(read -> {
          problem.set(read.isEmpty() ? ctx.texts().get("ui.detail.missing", number.value()) : "");
          facts.set(read.orElse(null));
          arrange();
        })
        .onProblem(told -> problem.set(ctx.texts().whole(told)))
        .start();
  }

  private Optional<Facts> read() {
    return services
        .applications()
        .find(number)
        .map(a ->
            new Facts(
                a,
                services.applications().items(number),
                IdentificationText.of(
                    services.identifier().identify(a.serial(), a.filedAt()), ctx.texts()),
                Labels.of(ctx.texts(), services.status().table(), a.portalStatus())));
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
    forward.load();
    history.load();
    if (decision == Decision.SOUND) {
      offer(CaseTab.FORWARD);
    } else {
      status.suggest(decision, reason);
      offer(CaseTab.STATUS);
    }
  }

  private void acted() {
    onChanged.run();
    load();
    outbox.load();
    review.refreshState();
    history.load();
  }

  private void outboxChanged() {
    onChanged.run();
    load();
    review.refreshState();
    forward.load();
    status.load();
    history.load();
  }

  private void offer(CaseTab tab) {
    // Set anew even when it is the same, so that a second decision moves on as the first did.
    offered.set(CaseTab.CONTENT);
    offered.set(tab);
  }

  /** Format review. */
  public ReviewViewModel review() {
    return review;
  }

  /** Forwarding. */
  public ForwardViewModel forward() {
    return forward;
  }

  /** Processing status. */
  public StatusViewModel status() {
    return status;
  }

  /** What happened. */
  public HistoryViewModel history() {
    return history;
  }

  /** What leaves. */
  public OutboxViewModel outbox() {
    return outbox;
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
