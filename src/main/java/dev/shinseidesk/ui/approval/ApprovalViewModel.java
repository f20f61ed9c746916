package dev.shinseidesk.ui.approval;

import dev.shinseidesk.application.Operator.Role;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.casework.ApprovalDesk.Waiting;
import dev.shinseidesk.review.Review;
import dev.shinseidesk.services.DeskServices;
import dev.shinseidesk.ui.common.Dialogs;
import dev.shinseidesk.ui.common.Latest;
import dev.shinseidesk.ui.common.Tasks;
import dev.shinseidesk.ui.common.UiContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/** A decision that waits for a second person. All methods on the FX thread. */
public final class ApprovalViewModel {
  private static final Set<Role> APPROVING = Set.of(Role.REVIEWER, Role.ADMINISTRATOR);

  private final UiContext ctx;
  private final DeskServices services;
  private final ReceiptNumber number;
  private final Consumer<@Nullable Review> onAnswered;
  private final Latest latest = new Latest();
  private final ReadOnlyObjectWrapper<@Nullable Waiting> waiting = new ReadOnlyObjectWrapper<>();
  private final BooleanProperty busy = new SimpleBooleanProperty();

  /**
   * Not yet loaded.
   *
   * @param onAnswered told the review that counts now, or null after it was returned
   */
  public ApprovalViewModel(
      UiContext ctx,
      DeskServices services,
      ReceiptNumber number,
      Consumer<@Nullable Review> onAnswered) {
    this.ctx = ctx;
    this.services = services;
    this.number = number;
    this.onAnswered = onAnswered;
  }

  /** Reads whether one waits. */
  public void load() {
    ctx.tasks()
        .run(() -> services.casework().approvals().waiting(number))
        .latest(latest)
        .onSuccess(found -> waiting.set(found.orElse(null)))
        .start();
  }

  /** Why this operator can't answer; empty when they can. The service checks it anew. */
  public String whyNot() {
    Waiting now = waiting.get();
    if (now != null && now.review().decidedBy().equals(services.operator().id())) {
      return ctx.texts().get("ui.approval.own");
    }
    return services.operator().roles().stream().noneMatch(APPROVING::contains)
        ? ctx.texts().get("ui.approval.role")
        : "";
  }

  /** Asks, then approves. */
  public void approve() {
    Waiting now = waiting.get();
    if (now == null || !whyNot().isEmpty() || busy.get()) {
      return;
    }
    var texts = ctx.texts();
    ctx.dialogs()
        .confirm(
            new Dialogs.Confirmation(
                texts.get("ui.approval.confirm.title", label(now.review())),
                texts.get("ui.approval.confirm.text", number.value()),
                lines(now.review()),
                texts.get("ui.approval.approve"),
                false),
            () ->
                ctx.tasks()
                    .run(() ->
                        services
                            .casework()
                            .approvals()
                            .approve(services.operator(), number, now.review().id(), ""))
                    .whileRunning(busy)
                    .onSuccess(this::answered)
                    .onProblem(this::refused)
                    .start());
  }

  /** Asks why, then returns it to whoever proposed it. */
  public void sendBack() {
    Waiting now = waiting.get();
    if (now == null || !whyNot().isEmpty() || busy.get()) {
      return;
    }
    var texts = ctx.texts();
    ctx.dialogs()
        .ask(
            new Dialogs.Form(
                texts.get("ui.approval.return.title"),
                texts.get("ui.approval.return.text", ctx.name(now.review().decidedBy())),
                lines(now.review()),
                List.of(
                    new Dialogs.Field(
                        "reason", texts.get("ui.approval.return.reason"), "", 0, true)),
                texts.get("ui.approval.return"),
                false),
            answers -> answers.getFirst().isBlank() ? texts.get("ui.approval.return.missing") : "",
            answers ->
                act(() ->
                    services
                        .casework()
                        .approvals()
                        .sendBack(
                            services.operator(),
                            number,
                            now.review().id(),
                            answers.getFirst().strip())));
  }

  private void act(Tasks.Act what) {
    ctx.tasks()
        .act(what)
        .whileRunning(busy)
        .onSuccess(done -> answered(null))
        .onProblem(this::refused)
        .start();
  }

  private void answered(@Nullable Review counts) {
    load();
    onAnswered.accept(counts);
  }

  private void refused(Problem told) {
    load();
    ctx.dialogs().problem(told);
  }

  private String label(Review review) {
    return ctx.texts().get("ui.review.decision." + review.decision());
  }

  /** What the approver answers for. */
  private List<String> lines(Review review) {
    var texts = ctx.texts();
    List<String> lines = new ArrayList<>();
    lines.add(
        texts.get(
            "ui.approval.line.by",
            ctx.name(review.decidedBy()),
            texts.moment(review.decidedAt()),
            label(review)));
    if (!review.reason().isBlank()) {
      lines.add(texts.get("ui.review.confirm.reason", review.reason()));
    }
    lines.add(
        texts.get("ui.approval.line.checked", review.checked().size(), review.findings().size()));
    return lines;
  }

  /** Drops answers still under way. */
  public void close() {
    latest.dropAll();
  }

  /** The decision that waits; null while none does. */
  public ReadOnlyObjectProperty<@Nullable Waiting> waitingProperty() {
    return waiting.getReadOnlyProperty();
  }

  /** Whether something is under way. */
  public ReadOnlyBooleanProperty busyProperty() {
    return busy;
  }
}
