package dev.shinseidesk.ui.outcome;

import dev.shinseidesk.application.Application;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.services.DeskAct;
import dev.shinseidesk.services.DeskServices;
import dev.shinseidesk.status.OutcomeDesk.Choice;
import dev.shinseidesk.status.OutcomeDesk.Outcome;
import dev.shinseidesk.texts.Texts;
import dev.shinseidesk.ui.common.Latest;
import dev.shinseidesk.ui.common.RoleWords;
import dev.shinseidesk.ui.common.UiContext;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** 実質審査の結果 of one application. All methods on the FX thread. */
public final class OutcomeViewModel {
  private final UiContext ctx;
  private final DeskServices services;
  private final ReceiptNumber number;
  private final Consumer<Choice> onEntered;
  private final Latest latest = new Latest();
  private final ObservableList<Choice> choices = FXCollections.observableArrayList();
  private final ObservableList<Outcome> outcomes = FXCollections.observableArrayList();
  private final ObjectProperty<@Nullable Choice> choice = new SimpleObjectProperty<>();
  private final ObjectProperty<@Nullable LocalDate> decidedOn = new SimpleObjectProperty<>();
  private final StringProperty note = new SimpleStringProperty("");
  private final ReadOnlyStringWrapper blocker = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
  private final BooleanProperty entering = new SimpleBooleanProperty();

  /**
   * Not yet loaded.
   *
   * @param onEntered told after an outcome was entered, with what it proposes to the applicant
   */
  public OutcomeViewModel(
      UiContext ctx, DeskServices services, ReceiptNumber number, Consumer<Choice> onEntered) {
    this.ctx = ctx;
    this.services = services;
    this.number = number;
    this.onEntered = onEntered;
    choice.addListener((o, was, is) -> validate());
    decidedOn.addListener((o, was, is) -> validate());
    entering.addListener((o, was, is) -> validate());
    validate();
  }

  private record Reading(List<Choice> choices, List<Outcome> outcomes, boolean forwarded) {}

  /** Reads what can be entered and what was. */
  public void load() {
    ctx.tasks()
        .run(() ->
            new Reading(
                services.outcomes().choices(number),
                services.outcomes().of(number),
                services.applications().find(number).map(Application::state).orElse(null)
                    == WorkState.FORWARDED))
        .latest(latest)
        .onSuccess(read -> {
          Choice before = choice.get();
          choices.setAll(read.choices());
          choice.set(before != null && read.choices().contains(before) ? before : null);
          outcomes.setAll(read.outcomes());
          open.set(read.forwarded());
          validate();
        })
        .onProblem(told -> blocker.set(ctx.texts().whole(told)))
        .start();
  }

  private LocalDate today() {
    return LocalDate.ofInstant(ctx.clock().instant(), Texts.ZONE);
  }

  private void validate() {
    var texts = ctx.texts();
    LocalDate day = decidedOn.get();
    String role = RoleWords.keeps(texts, services.operator(), DeskAct.REGISTER);
    if (!role.isEmpty()) {
      blocker.set(role);
    } else if (!open.get()) {
      blocker.set(texts.get("ui.outcome.missing.forwarded"));
    } else if (choice.get() == null) {
      blocker.set(texts.get("ui.outcome.missing.choice"));
    } else if (day == null) {
      blocker.set(texts.get("ui.outcome.missing.day"));
    } else if (day.isAfter(today())) {
      blocker.set(texts.get("ui.outcome.missing.future"));
    } else {
      blocker.set("");
    }
  }

  /** Whether {@link #enter} would act now. */
  public boolean ready() {
    return blocker.get().isEmpty() && !entering.get();
  }

  /** Enters the chosen outcome; nothing happens unless it is ready. */
  public void enter() {
    Choice chosen = choice.get();
    LocalDate day = decidedOn.get();
    if (chosen == null || day == null || !ready()) {
      return;
    }
    String written = note.get().strip();
    ctx.tasks()
        .run(
            () -> services.outcomes().enter(services.operator(), number, chosen.id(), day, written))
        .whileRunning(entering)
        .onSuccess(made -> {
          choice.set(null);
          decidedOn.set(null);
          note.set("");
          load();
          onEntered.accept(chosen);
        })
        .onProblem(told -> {
          load();
          ctx.dialogs().problem(told);
        })
        .start();
  }

  /** Drops answers still under way. */
  public void close() {
    latest.dropAll();
  }

  /** What a clerk reads for a choice. */
  public String label(Choice of) {
    return ctx.texts().locale().equals(Locale.JAPANESE) ? of.labelJa() : of.labelEn();
  }

  /** One entered outcome in words; a choice the configuration lost is told by its id. */
  public String words(Outcome outcome) {
    String label =
        choices.stream()
            .filter(c -> c.id().equals(outcome.choice()))
            .findFirst()
            .map(this::label)
            .orElse(outcome.choice());
    return ctx.texts()
        .get(
            "ui.outcome.line",
            label,
            ctx.texts().day(outcome.decidedOn()),
            ctx.name(outcome.enteredBy()),
            ctx.texts().moment(outcome.enteredAt()));
  }

  /** What can be entered; empty where the office enters none for this procedure. */
  public ObservableList<Choice> choices() {
    return choices;
  }

  /** What was entered, newest first. */
  public ObservableList<Outcome> outcomes() {
    return outcomes;
  }

  /** The choice; null while none is. */
  public ObjectProperty<@Nullable Choice> choiceProperty() {
    return choice;
  }

  /** 決定日 in the business system. */
  public ObjectProperty<@Nullable LocalDate> decidedOnProperty() {
    return decidedOn;
  }

  /** A note that stays in the office. */
  public StringProperty noteProperty() {
    return note;
  }

  /** Why nothing can be entered now; empty when it can. */
  public ReadOnlyStringProperty blockerProperty() {
    return blocker.getReadOnlyProperty();
  }

  /** Whether the application stands where an outcome can come. */
  public ReadOnlyBooleanProperty openProperty() {
    return open.getReadOnlyProperty();
  }
}
