package dev.shinseidesk.ui.status;

import dev.shinseidesk.application.Application;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.StatusCode;
import dev.shinseidesk.portal.StatusMeaning;
import dev.shinseidesk.review.Decision;
import dev.shinseidesk.services.DeskAct;
import dev.shinseidesk.services.DeskServices;
import dev.shinseidesk.status.StatusRegistration;
import dev.shinseidesk.ui.common.Labels;
import dev.shinseidesk.ui.common.Latest;
import dev.shinseidesk.ui.common.RoleWords;
import dev.shinseidesk.ui.common.UiContext;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The processing status of one application at the portal. All methods on the FX thread. */
public final class StatusViewModel {
  private final UiContext ctx;
  private final DeskServices services;
  private final ReceiptNumber number;
  private final Runnable onChanged;
  private final StatusOffer offers;
  private final PortalCheck portal;
  private final Latest latest = new Latest();
  private final ObservableList<StatusMeaning> choices = FXCollections.observableArrayList();
  private final ObservableList<StatusRegistration> registrations =
      FXCollections.observableArrayList();
  private final ObjectProperty<@Nullable StatusMeaning> choice = new SimpleObjectProperty<>();
  private final StringProperty comment = new SimpleStringProperty("");
  private final ReadOnlyIntegerWrapper length = new ReadOnlyIntegerWrapper();
  private final ReadOnlyStringWrapper current = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper blocker = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper suggestion = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper done = new ReadOnlyStringWrapper("");
  private final BooleanProperty reading = new SimpleBooleanProperty();
  private final BooleanProperty deciding = new SimpleBooleanProperty();
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private String problem = "";
  private List<StatusMeaning> table = List.of();
  private @Nullable Decision wanted;
  private @Nullable Proposed proposed;

  private record Proposed(StatusCode code, String comment) {}

  /**
   * Not yet loaded.
   *
   * @param onChanged told after a status was decided, or the portal told a new one
   */
  public StatusViewModel(
      UiContext ctx, DeskServices services, ReceiptNumber number, Runnable onChanged) {
    this.ctx = ctx;
    this.services = services;
    this.number = number;
    this.onChanged = onChanged;
    this.offers = new StatusOffer();
    this.portal = new PortalCheck(ctx, services, number);
    busy.bind(reading.or(deciding));
    comment.addListener((o, was, is) -> {
      length.set(is.codePointCount(0, is.length()));
      validate();
    });
    choice.addListener((o, was, is) -> {
      if (is != null) {
        done.set("");
      }
      validate();
    });
  }

  private record Reading(
      List<StatusMeaning> table,
      List<StatusMeaning> choices,
      @Nullable StatusCode current,
      List<StatusRegistration> registrations) {}

  /** Reads the status as last seen, what may follow, and earlier registrations. */
  public void load() {
    ctx.tasks()
        .run(() ->
            new Reading(
                services.status().table(),
                services.status().choices(number),
                services.applications().find(number).map(Application::portalStatus).orElse(null),
                services.status().of(number)))
        .latest(latest)
        .whileRunning(reading)
        .onSuccess(read -> {
          problem = "";
          fill(read);
        })
        .onProblem(told -> {
          problem = ctx.texts().whole(told);
          validate();
        })
        .start();
  }

  private void fill(Reading read) {
    table = read.table();
    StatusMeaning before = choice.get();
    choices.setAll(read.choices());
    choice.set(before != null && read.choices().contains(before) ? before : null);
    registrations.setAll(read.registrations());
    current.set(read.current() == null ? "" : label(read.current()));
    preselect();
    validate();
  }

  /** The label of a code; the code itself where the table doesn't know it. */
  public String label(StatusCode code) {
    return Labels.of(ctx.texts(), table, code);
  }

  /** The label of a meaning in the window's language. */
  public String label(StatusMeaning meaning) {
    return Labels.of(ctx.texts(), meaning);
  }

  /**
   * Prepares the status that follows a decision of the format review: preselects it where the
   * portal allows it, and puts the reason as the comment's draft. Nothing typed is overwritten.
   */
  public void suggest(Decision decision, String reason) {
    wanted = decision;
    if (comment.get().isBlank() && decision != Decision.SOUND) {
      comment.set(reason);
    }
    preselect();
  }

  /**
   * Prepares the status that goes with an outcome of the substantive review, and its comment where
   * nothing is written yet.
   */
  public void propose(StatusCode code, String text) {
    proposed = new Proposed(code, text);
    preselect();
  }

  private void take(Proposed offer) {
    proposed = null;
    StatusMeaning meaning = offers.of(offer.code(), choices).orElse(null);
    if (meaning == null) {
      suggestion.set(ctx.texts().get("ui.status.proposed.none", label(offer.code())));
      return;
    }
    boolean written = !comment.get().isBlank();
    if (!written) {
      comment.set(offer.comment());
    }
    choice.set(meaning);
    suggestion.set(
        ctx.texts()
            .get(written ? "ui.status.proposed.choice" : "ui.status.proposed", label(meaning)));
  }

  private void preselect() {
    Proposed offer = proposed;
    if (offer != null && !reading.get()) {
      take(offer);
    }
    Decision decision = wanted;
    if (decision == null || reading.get()) {
      return;
    }
    wanted = null;
    offers
        .after(decision, choices)
        .ifPresentOrElse(
            meaning -> {
              choice.set(meaning);
              suggestion.set(ctx.texts().get("ui.status.suggested", label(meaning)));
            },
            () -> suggestion.set(ctx.texts().get("ui.status.suggest.none")));
  }

  private void validate() {
    var texts = ctx.texts();
    int over = length.get() - services.status().commentLimit();
    String role = RoleWords.keeps(texts, services.operator(), DeskAct.REGISTER);
    if (!role.isEmpty()) {
      blocker.set(role);
    } else if (!problem.isEmpty()) {
      blocker.set(problem);
    } else if (registrations.stream().anyMatch(r -> r.registeredAt() == null)) {
      blocker.set(texts.get("ui.status.missing.pending"));
    } else if (choices.isEmpty()) {
      blocker.set(texts.get("ui.status.missing.none"));
    } else if (choice.get() == null) {
      blocker.set(texts.get("ui.status.missing.choice"));
    } else if (over > 0) {
      blocker.set(texts.get("ui.status.missing.too-long", over));
    } else {
      blocker.set("");
    }
  }

  /** Drops answers still under way. */
  public void close() {
    latest.dropAll();
  }

  /** Whether {@link #submit} would act now. */
  public boolean ready() {
    return blocker.get().isEmpty() && choice.get() != null && !busy.get();
  }

  /** Decides the chosen status; nothing happens unless it is ready. */
  public void submit() {
    StatusMeaning chosen = choice.get();
    if (chosen == null || !ready()) {
      return;
    }
    String text = comment.get();
    deciding.set(true);
    ctx.tasks()
        .run(() -> {
          var made = services.status().register(services.operator(), number, chosen.code(), text);
          services.outbox().wake();
          return made;
        })
        .onSuccess(made -> {
          comment.set("");
          choice.set(null);
          suggestion.set("");
          done.set(
              ctx.texts()
                  .get("ui.status.done", label(chosen), ctx.texts().moment(made.decidedAt())));
          load();
          onChanged.run();
        })
        .onProblem(told -> {
          load();
          ctx.dialogs().problem(told);
        })
        .andThen(() -> deciding.set(false))
        .start();
  }

  /** Asks the portal which status it holds now. */
  public void refresh() {
    portal.ask(
        this::label,
        () -> {
          load();
          onChanged.run();
        });
  }

  /** What may be registered next. */
  public ObservableList<StatusMeaning> choices() {
    return choices;
  }

  /** Registrations so far, newest first. */
  public ObservableList<StatusRegistration> registrations() {
    return registrations;
  }

  /** The status chosen; null while none is. */
  public ObjectProperty<@Nullable StatusMeaning> choiceProperty() {
    return choice;
  }

  /** The comment to the applicant. */
  public StringProperty commentProperty() {
    return comment;
  }

  /** Characters (code points) of the comment. */
  public ReadOnlyIntegerProperty lengthProperty() {
    return length.getReadOnlyProperty();
  }

  /** Greatest number of characters of the comment. */
  public int limit() {
    return services.status().commentLimit();
  }

  /** The portal's status as last seen, in words. */
  public ReadOnlyStringProperty currentProperty() {
    return current.getReadOnlyProperty();
  }

  /** What the last question to the portal gave; empty before the first. */
  public ReadOnlyStringProperty portalNoteProperty() {
    return portal.noteProperty();
  }

  /** What was registered last here and how it goes on; empty before, and once another is chosen. */
  public ReadOnlyStringProperty doneProperty() {
    return done.getReadOnlyProperty();
  }

  /** Why a status is preselected; empty where none is. */
  public ReadOnlyStringProperty suggestionProperty() {
    return suggestion.getReadOnlyProperty();
  }

  /** Why nothing can be registered now; empty when it can. */
  public ReadOnlyStringProperty blockerProperty() {
    return blocker.getReadOnlyProperty();
  }

  /** Whether something is under way. */
  public ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /** Whether the portal is being asked. */
  public ReadOnlyBooleanProperty askingProperty() {
    return portal.askingProperty();
  }
}
