package dev.shinseidesk.ui.correction;

import dev.shinseidesk.application.Application;
import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.casework.CorrectionDesk.Carried;
import dev.shinseidesk.casework.CorrectionDesk.Contact;
import dev.shinseidesk.casework.CorrectionDesk.Correspondence;
import dev.shinseidesk.casework.CorrectionDesk.Proposal;
import dev.shinseidesk.casework.CorrectionDesk.Request;
import dev.shinseidesk.services.DeskAct;
import dev.shinseidesk.services.DeskServices;
import dev.shinseidesk.texts.Texts;
import dev.shinseidesk.ui.common.Dialogs;
import dev.shinseidesk.ui.common.Labels;
import dev.shinseidesk.ui.common.Latest;
import dev.shinseidesk.ui.common.RoleWords;
import dev.shinseidesk.ui.common.Tasks;
import dev.shinseidesk.ui.common.UiContext;
import java.time.LocalDate;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** 補正 of one application. All methods on the FX thread. */
public final class CorrectionViewModel {
  private final UiContext ctx;
  private final DeskServices services;
  private final ReceiptNumber number;
  private final Runnable onChanged;
  private final Latest latest = new Latest();
  private final StringProperty text = new SimpleStringProperty("");
  private final ObjectProperty<@Nullable LocalDate> deadline = new SimpleObjectProperty<>();
  private final ReadOnlyObjectWrapper<@Nullable Shown> shown = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyStringWrapper blocker = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private boolean sending;
  private boolean reading;
  private String proposed = "";

  /**
   * What is known.
   *
   * @param state where the application stands
   * @param statusLabel what would be registered, in words; empty where the portal has none for it
   */
  public record Shown(
      WorkState state, Correspondence letters, @Nullable Proposal proposal, String statusLabel) {
    /** The request that waits for an answer; null while none does. */
    public @Nullable Request open() {
      return letters.requests().stream().filter(r -> r.endedAt() == null).findFirst().orElse(null);
    }
  }

  /**
   * Not yet loaded.
   *
   * @param onChanged told after something was recorded
   */
  public CorrectionViewModel(
      UiContext ctx, DeskServices services, ReceiptNumber number, Runnable onChanged) {
    this.ctx = ctx;
    this.services = services;
    this.number = number;
    this.onChanged = onChanged;
    text.addListener((o, was, is) -> validate());
    deadline.addListener((o, was, is) -> validate());
  }

  /** Reads everything; what was typed stays. */
  public void load() {
    reading = true;
    validate();
    ctx.tasks()
        .run(this::read)
        .latest(latest)
        .onSuccess(this::fill)
        .onProblem(told -> {
          reading = false;
          problem.set(ctx.texts().whole(told));
          validate();
        })
        .start();
  }

  private Shown read() throws DeskException {
    var desk = services.casework().corrections();
    WorkState state =
        services.applications().find(number).map(Application::state).orElse(WorkState.UNREVIEWED);
    Proposal proposal = state == WorkState.DEFECTIVE ? desk.propose(number) : null;
    String label =
        proposal == null || proposal.status() == null
            ? ""
            : Labels.of(ctx.texts(), services.status().table(), proposal.status());
    return new Shown(state, desk.of(number), proposal, label);
  }

  private void fill(Shown read) {
    reading = false;
    problem.set("");
    Proposal proposal = read.proposal();
    boolean touched = unsaved();
    shown.set(read);
    if (proposal == null) {
      proposed = "";
      if (read.state() == WorkState.AWAITING_CORRECTION) {
        text.set("");
      }
    } else if (!touched) {
      proposed = proposal.text();
      text.set(proposed);
      deadline.set(proposal.deadline());
    }
    validate();
  }

  /** Whether the text was changed and not sent. */
  public boolean unsaved() {
    return !text.get().isBlank() && !text.get().equals(proposed);
  }

  /** Characters (code points) of the text. */
  public int length() {
    return text.get().codePointCount(0, text.get().length());
  }

  /** Greatest number of them; 0 while it isn't known. */
  public int limit() {
    Shown now = shown.get();
    return now == null || now.proposal() == null ? 0 : now.proposal().textLimit();
  }

  private LocalDate today() {
    return LocalDate.ofInstant(ctx.clock().instant(), Texts.ZONE);
  }

  private void validate() {
    String role = RoleWords.keeps(ctx.texts(), services.operator(), DeskAct.REGISTER);
    blocker.set(role.isEmpty() ? missing() : role);
  }

  private String missing() {
    var texts = ctx.texts();
    Shown now = shown.get();
    LocalDate until = deadline.get();
    if (now == null || reading) {
      return texts.get("ui.correction.missing.loading");
    }
    if (now.state() == WorkState.AWAITING_CORRECTION) {
      return texts.get("ui.correction.missing.open");
    }
    if (now.proposal() == null) {
      return texts.get("ui.correction.missing.not-defective");
    }
    if (text.get().isBlank()) {
      return texts.get("ui.correction.missing.text");
    }
    if (length() > limit()) {
      return texts.get("ui.correction.missing.too-long", length() - limit());
    }
    return until == null || !until.isAfter(today())
        ? texts.get("ui.correction.missing.deadline")
        : "";
  }

  /** Whether {@link #submit} would ask now. */
  public boolean ready() {
    return blocker.get().isEmpty() && !sending;
  }

  /** Asks, then sends the request; nothing happens unless it is ready. */
  public void submit() {
    Shown now = shown.get();
    LocalDate until = deadline.get();
    if (!ready() || now == null || until == null) {
      return;
    }
    var texts = ctx.texts();
    String told = text.get();
    ctx.dialogs()
        .confirm(
            new Dialogs.Confirmation(
                texts.get("ui.correction.confirm.title"),
                texts.get("ui.correction.confirm.text", number.value()),
                List.of(
                    texts.get("ui.correction.confirm.status", now.statusLabel()),
                    texts.get("ui.correction.confirm.deadline", texts.day(until)),
                    told),
                texts.get("ui.correction.send"),
                false),
            () -> send(told, until, now.state()));
  }

  private void send(String told, LocalDate until, WorkState expected) {
    sending = true;
    validate();
    ctx.tasks()
        .run(() -> {
          Request made =
              services
                  .casework()
                  .corrections()
                  .request(services.operator(), number, told, until, expected);
          services.outbox().wake();
          return made;
        })
        .onSuccess(made -> {
          proposed = told;
          sending = false;
          changed();
        })
        .onProblem(this::refused)
        .andThen(() -> sending = false)
        .start();
  }

  /** Asks why, then ends the open request by hand. */
  public void end() {
    var texts = ctx.texts();
    ctx.dialogs()
        .ask(
            new Dialogs.Form(
                texts.get("ui.correction.end.title"),
                texts.get("ui.correction.end.text"),
                List.of(),
                List.of(
                    new Dialogs.Field(
                        "reason", texts.get("ui.correction.end.reason"), "", 0, true)),
                texts.get("ui.correction.end"),
                false),
            answers ->
                answers.getFirst().isBlank() ? texts.get("ui.correction.missing.reason") : "",
            answers ->
                act(() ->
                    services
                        .casework()
                        .corrections()
                        .end(services.operator(), number, answers.getFirst().strip())));
  }

  /** Asks what was said, then records a conversation. */
  public void contact(Contact.Way way, boolean reached) {
    var texts = ctx.texts();
    ctx.dialogs()
        .ask(
            new Dialogs.Form(
                texts.get(
                    "ui.correction.contact.title",
                    texts.get("ui.correction.way." + way),
                    texts.get("ui.correction.reached." + reached)),
                "",
                List.of(),
                List.of(
                    new Dialogs.Field(
                        "said",
                        texts.get("ui.correction.said"),
                        texts.get("ui.correction.said.prompt"),
                        0,
                        true)),
                texts.get("ui.correction.contact.act"),
                false),
            answers -> answers.getFirst().isBlank() ? texts.get("ui.correction.missing.said") : "",
            answers ->
                act(() ->
                    services
                        .casework()
                        .corrections()
                        .recordContact(
                            services.operator(),
                            number,
                            way,
                            reached,
                            answers.getFirst().strip())));
  }

  /** Marks a carried finding. */
  public void mark(Carried carried, Carried.Mark mark) {
    if (carried.mark() != mark) {
      act(() ->
          services
              .casework()
              .corrections()
              .mark(services.operator(), number, carried.position(), mark));
    }
  }

  private void act(Tasks.Act what) {
    ctx.tasks().act(what).onSuccess(done -> changed()).onProblem(this::refused).start();
  }

  private void changed() {
    load();
    onChanged.run();
  }

  private void refused(Problem told) {
    load();
    ctx.dialogs().problem(told);
  }

  /** Drops answers still under way. */
  public void close() {
    latest.dropAll();
  }

  /** How many business days the proposed deadline leaves; 0 where another day is chosen. */
  public int proposedDays() {
    Shown now = shown.get();
    return now == null
            || now.proposal() == null
            || !now.proposal().deadline().equals(deadline.get())
        ? 0
        : now.proposal().businessDays();
  }

  /** The text to the applicant. */
  public StringProperty textProperty() {
    return text;
  }

  /** Last day to answer; null while none is chosen. */
  public ObjectProperty<@Nullable LocalDate> deadlineProperty() {
    return deadline;
  }

  /** What is known; null until read. */
  public ReadOnlyObjectProperty<@Nullable Shown> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  /** Why nothing can be sent now; empty when it can. */
  public ReadOnlyStringProperty blockerProperty() {
    return blocker.getReadOnlyProperty();
  }

  /** Why it can't be read; empty when it can. */
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }
}
