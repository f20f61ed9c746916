package dev.shinseidesk.ui.review;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.ProcedureCode;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.casework.PhraseBook;
import dev.shinseidesk.review.CheckedLine;
import dev.shinseidesk.review.Decision;
import dev.shinseidesk.review.Finding;
import dev.shinseidesk.review.FormatReview;
import dev.shinseidesk.review.ReviewDraft;
import dev.shinseidesk.services.DeskAct;
import dev.shinseidesk.services.DeskServices;
import dev.shinseidesk.ui.common.Latest;
import dev.shinseidesk.ui.common.RoleWords;
import dev.shinseidesk.ui.common.UiContext;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/** Format review of one application. All methods on the FX thread. */
public final class ReviewViewModel extends ReviewProperties {
  /**
   * States in which nobody reviews: with a receiver, with a colleague, with the applicant, over.
   */
  static final Set<WorkState> SETTLED =
      Set.of(
          WorkState.FORWARDING,
          WorkState.FORWARDED,
          WorkState.AWAITING_APPROVAL,
          WorkState.AWAITING_CORRECTION,
          WorkState.CLOSED);

  private final UiContext ctx;
  private final DeskServices services;
  private final ReceiptNumber number;
  private final BiConsumer<Decision, String> onDecided;
  private final Consumer<List<Finding>> onFindings;
  private final DraftKeeper keeper;
  private final Latest latest = new Latest();
  private final BooleanProperty reading = new SimpleBooleanProperty();
  private final BooleanProperty deciding = new SimpleBooleanProperty();
  private WorkState state = WorkState.UNREVIEWED;
  private @Nullable ProcedureCode procedure;
  private boolean filling;
  private boolean closed;

  /**
   * Not yet loaded.
   *
   * @param onDecided told the decision and its reason after the desk has recorded it
   * @param onFindings told the findings whenever they were read
   */
  public ReviewViewModel(
      UiContext ctx,
      DeskServices services,
      ReceiptNumber number,
      BiConsumer<Decision, String> onDecided,
      Consumer<List<Finding>> onFindings) {
    this.ctx = ctx;
    this.services = services;
    this.number = number;
    this.onDecided = onDecided;
    this.onFindings = onFindings;
    this.keeper =
        new DraftKeeper(
            ctx.tasks(),
            draft -> services.review().saveDraft(services.operator(), number, draft),
            this::draftSaved,
            this::draftFailed);
    busy.bind(reading.or(deciding));
    decision.addListener((o, was, is) -> edited());
    reason.addListener((o, was, is) -> edited());
  }

  /** Reads findings, checklist, draft and earlier reviews; what is typed meanwhile stays. */
  public void load() {
    closed = false;
    long mark = keeper.mark();
    run(() -> services.review().sheet(number), sheet -> fill(sheet, mark));
  }

  /** Runs the automatic review again. */
  public void examine() {
    keeper.save();
    run(
        () -> {
          services.review().examine(number);
          return services.review().sheet(number);
        },
        sheet -> {
          state = sheet.state();
          show(sheet.findings());
          validate();
        });
  }

  /** Reads only where the application stands, so that what is being typed stays. */
  public void refreshState() {
    if (!keeper.dirty()) {
      load();
    }
  }

  private interface Reading {
    FormatReview.Sheet read() throws DeskException;
  }

  private void run(Reading sheet, Consumer<FormatReview.Sheet> then) {
    ctx.tasks()
        .run(sheet::read)
        .latest(latest)
        .whileRunning(reading)
        .onSuccess(read -> {
          loadProblem.set("");
          then.accept(read);
        })
        .onProblem(told -> loadProblem.set(ctx.texts().whole(told)))
        .start();
  }

  private void fill(FormatReview.Sheet sheet, long mark) {
    filling = true;
    state = sheet.state();
    show(sheet.findings());
    reviews.setAll(sheet.reviews());
    // What was typed while the sheet was on its way stays, also where it is saved by now: the sheet
    // may have been read before.
    if (!loaded.get() || keeper.untouchedSince(mark)) {
      showChecklist(sheet);
      decision.set(sheet.draft().decision());
      reason.set(sheet.draft().reason());
    }
    filling = false;
    loaded.set(true);
    validate();
  }

  private void showChecklist(FormatReview.Sheet sheet) {
    List<CheckedLine> ticks = ticks(sheet);
    if (checklist.stream().map(CheckItem::text).toList().equals(sheet.checklist())) {
      // Lines made anew would take the focus from whoever ticks by keyboard.
      checklist.forEach(item -> item.check(ticked(ticks, item.text())));
    } else {
      checklist.setAll(
          sheet.checklist().stream().map(t -> new CheckItem(t, ticked(ticks, t))).toList());
    }
  }

  private void show(List<Finding> found) {
    findings.setAll(found.stream().map(f -> FindingRow.of(f, ctx.texts())).toList());
    onFindings.accept(found);
  }

  /** The draft's ticks; after a decision, those it was decided with. */
  private static List<CheckedLine> ticks(FormatReview.Sheet sheet) {
    boolean decided = sheet.draft().equals(ReviewDraft.EMPTY) && !sheet.reviews().isEmpty();
    return decided ? sheet.reviews().getFirst().checked() : sheet.draft().checked();
  }

  private static @Nullable CheckedLine ticked(List<CheckedLine> ticks, String text) {
    return ticks.stream().filter(c -> c.text().equals(text)).findFirst().orElse(null);
  }

  /** Ticks a line or takes the tick away. */
  public void tick(CheckItem item, boolean on) {
    if (on == (item.checked() != null)) {
      return;
    }
    item.check(
        on
            ? new CheckedLine(item.text(), services.operator().id(), services.clock().instant())
            : null);
    edited();
  }

  /** Ticks these lines, each with the moment of its own; lines ticked before stay as they are. */
  public void tick(List<CheckItem> shown) {
    shown.forEach(item -> tick(item, true));
  }

  /** Phrases of the office for the decision chosen; those for 不備 while none is. */
  public List<PhraseBook.Phrase> phrases() {
    ProcedureCode of = procedure;
    Decision chosen = decision.get() == null ? Decision.DEFECTIVE : decision.get();
    return of == null ? List.of() : services.casework().phrases().of(of, chosen);
  }

  /** Whose phrases to offer. */
  public void procedure(ProcedureCode of) {
    procedure = of;
  }

  /**
   * The reason with a finding's text added on a line of its own, for the person to edit.
   *
   * @param row nothing happens where the reason has its text already
   */
  public void insert(FindingRow row) {
    insert(row.phrase());
  }

  /** The reason with a text added on a line of its own, unless it is there already. */
  public void insert(String phrase) {
    String text = reason.get();
    if (!text.contains(phrase)) {
      reason.set(text.isEmpty() || text.endsWith("\n") ? text + phrase : text + "\n" + phrase);
    }
  }

  private void edited() {
    if (filling || !editable.get()) {
      return;
    }
    keeper.changed(draft());
    draftNote.set(ctx.texts().get("ui.review.draft.unsaved"));
    validate();
  }

  private ReviewDraft draft() {
    return new ReviewDraft(
        decision.get(),
        reason.get(),
        checklist.stream().map(CheckItem::checked).filter(Objects::nonNull).toList());
  }

  /** Keeps what was typed; called after a pause in typing and when the screen is left. */
  public void saveDraft() {
    keeper.save();
  }

  private void draftSaved() {
    // The first draft moves the application on; a colleague's move is still noticed on deciding.
    state = state == WorkState.UNREVIEWED ? WorkState.IN_REVIEW : state;
    draftNote.set(
        ctx.texts().get("ui.review.draft.saved", ctx.texts().moment(services.clock().instant())));
  }

  private void draftFailed(Problem problem) {
    draftNote.set(ctx.texts().get("ui.review.draft.failed", ctx.texts().what(problem)));
    if (closed) {
      // Nobody sees the note any more, but the typed text isn't kept.
      ctx.dialogs().problem(problem);
    }
  }

  /** Saves what was typed and drops answers still under way; {@link #load} begins anew. */
  public void close() {
    closed = true;
    latest.dropAll();
    keeper.save();
  }

  private void validate() {
    String role = RoleWords.keeps(ctx.texts(), services.operator(), DeskAct.REVIEW);
    editable.set(loaded.get() && !SETTLED.contains(state) && role.isEmpty());
    blocker.set(
        !role.isEmpty()
            ? role
            : loaded.get()
                ? Missing.of(ctx.texts(), state, draft(), findings, checklist)
                : ctx.texts().get("ui.review.missing.loading"));
  }

  /** Decides what is chosen; nothing happens while {@link #blockerProperty} says something. */
  public void submit() {
    submit(() -> {});
  }

  /**
   * Decides what is chosen.
   *
   * @param onRefused told when it was not decided
   */
  public void submit(Runnable onRefused) {
    Decision chosen = decision.get();
    if (!blocker.get().isEmpty() || chosen == null || busy.get()) {
      onRefused.run();
      return;
    }
    ReviewDraft draft = draft();
    deciding.set(true);
    // A save still under way would bring the draft back after the decision removed it.
    keeper.drop(() -> decide(chosen, draft, onRefused));
  }

  private void decide(Decision chosen, ReviewDraft draft, Runnable onRefused) {
    WorkState expected = state;
    ctx.tasks()
        .run(() -> services.review().decide(services.operator(), number, draft, expected))
        .onSuccess(review -> {
          draftNote.set("");
          load();
          onDecided.accept(chosen, draft.reason());
        })
        .onProblem(told -> {
          keeper.changed(draft);
          keeper.save();
          onRefused.run();
          ctx.dialogs().problem(told);
        })
        .andThen(() -> deciding.set(false))
        .start();
  }

  /** Whether something typed waits to be saved. */
  public boolean unsaved() {
    return keeper.dirty();
  }
}
