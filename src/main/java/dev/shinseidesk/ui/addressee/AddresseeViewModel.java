package dev.shinseidesk.ui.addressee;

import dev.shinseidesk.application.AddresseeNumber;
import dev.shinseidesk.application.Application;
import dev.shinseidesk.application.InvalidValue;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.residents.AddresseeEntry;
import dev.shinseidesk.residents.Identification;
import dev.shinseidesk.services.DeskServices;
import dev.shinseidesk.texts.Texts;
import dev.shinseidesk.ui.common.Dialogs;
import dev.shinseidesk.ui.common.Latest;
import dev.shinseidesk.ui.common.Tasks;
import dev.shinseidesk.ui.common.UiContext;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/** Who the applicant is, and what a person may do about it. All methods on the FX thread. */
public final class AddresseeViewModel {
  private final UiContext ctx;
  private final DeskServices services;
  private final ReceiptNumber number;
  private final Runnable onChanged;
  private final Latest latest = new Latest();
  private final ReadOnlyObjectWrapper<@Nullable Shown> shown = new ReadOnlyObjectWrapper<>();
  private final BooleanProperty acting = new SimpleBooleanProperty();
  private @Nullable Rules rules;

  /**
   * What stands on the screen.
   *
   * @param identification as found or entered
   * @param words the same in words
   * @param mayEnter whether a number may be entered, for the first time or anew
   * @param mayConfirm whether the signed-in person is the second one who may confirm
   * @param mayRemove whether an entry is there to be removed
   * @param ownWaiting whether the signed-in person's own entry waits for somebody else
   */
  public record Shown(
      Identification identification,
      IdentificationText words,
      boolean mayEnter,
      boolean mayConfirm,
      boolean mayRemove,
      boolean ownWaiting) {}

  private record Rules(boolean secondPerson, int reasonLimit) {}

  private record Reading(Optional<Identification> identification, Rules rules) {}

  /**
   * Not yet loaded.
   *
   * @param onChanged told after an entry was made, confirmed or removed
   */
  public AddresseeViewModel(
      UiContext ctx, DeskServices services, ReceiptNumber number, Runnable onChanged) {
    this.ctx = ctx;
    this.services = services;
    this.number = number;
    this.onChanged = onChanged;
  }

  /** Reads who the applicant is. */
  public void load() {
    ctx.tasks()
        .run(() -> {
          Optional<Application> application = services.applications().find(number);
          return new Reading(
              application.map(a -> services.identifier().identify(a)),
              new Rules(
                  services.addressees().secondPersonRequired(),
                  services.addressees().reasonLimit()));
        })
        .latest(latest)
        .onSuccess(read -> {
          rules = read.rules();
          shown.set(read.identification().map(this::shown).orElse(null));
        })
        .start();
  }

  private Shown shown(Identification identification) {
    AddresseeEntry waiting =
        identification instanceof Identification.AwaitingConfirmation w ? w.entry() : null;
    boolean entered = waiting != null || identification instanceof Identification.ByHand;
    boolean own = waiting != null && waiting.enteredBy().equals(services.operator().id());
    return new Shown(
        identification,
        IdentificationText.of(identification, ctx.texts(), ctx.names()),
        entered || identification.usable().isEmpty(),
        waiting != null && !own,
        entered,
        own);
  }

  /** Asks for a number and its reason. */
  public void enter() {
    Shown now = shown.get();
    Rules asked = rules;
    if (now == null || asked == null || acting.get()) {
      return;
    }
    Texts texts = ctx.texts();
    var form =
        new Dialogs.Form(
            texts.get("ui.addressee.form.title"),
            texts.get(asked.secondPerson() ? "ui.addressee.form.second" : "ui.addressee.form.text"),
            List.of(now.words().reason(), now.words().asOf()),
            List.of(
                new Dialogs.Field(
                    "addressee",
                    texts.get("ui.addressee.form.number"),
                    texts.get("ui.addressee.form.number.prompt"),
                    0,
                    false),
                new Dialogs.Field(
                    "reason",
                    texts.get("ui.addressee.form.reason"),
                    texts.get("ui.addressee.form.reason.prompt"),
                    asked.reasonLimit(),
                    true)),
            texts.get("ui.addressee.form.act"),
            false);
    ctx.dialogs()
        .ask(
            form,
            answers -> missing(answers, asked.reasonLimit()),
            answers ->
                act(() ->
                    services
                        .addressees()
                        .enter(
                            services.operator(),
                            number,
                            new AddresseeNumber(answers.getFirst().strip()),
                            answers.getLast().strip())));
  }

  private String missing(List<String> answers, int limit) {
    Texts texts = ctx.texts();
    String written = answers.getFirst().strip();
    if (written.isEmpty()) {
      return texts.get("ui.addressee.missing.number");
    }
    if (!isNumber(written)) {
      return texts.get("ui.addressee.missing.form");
    }
    return missingReason(answers.getLast(), limit);
  }

  private String missingReason(String reason, int limit) {
    int length = reason.strip().codePointCount(0, reason.strip().length());
    return length == 0
        ? ctx.texts().get("ui.addressee.missing.reason")
        : length > limit ? ctx.texts().get("ui.addressee.missing.long", length - limit) : "";
  }

  private static boolean isNumber(String written) {
    try {
      return !new AddresseeNumber(written).value().isEmpty();
    } catch (InvalidValue notANumber) {
      return false;
    }
  }

  /** The second person confirms what they see, after a question. */
  public void confirm() {
    Shown now = shown.get();
    if (now == null
        || !now.mayConfirm()
        || acting.get()
        || !(now.identification() instanceof Identification.AwaitingConfirmation waiting)) {
      return;
    }
    AddresseeNumber seen = waiting.entry().addressee();
    Texts texts = ctx.texts();
    ctx.dialogs()
        .confirm(
            new Dialogs.Confirmation(
                texts.get("ui.addressee.confirm.title", seen),
                texts.get("ui.addressee.confirm.text"),
                List.of(now.words().reason()),
                texts.get("ui.addressee.confirm.act"),
                false),
            () -> act(() -> services.addressees().confirm(services.operator(), number, seen)));
  }

  /** Asks why, and takes the entry back. */
  public void remove() {
    Shown now = shown.get();
    Rules asked = rules;
    if (now == null || asked == null || !now.mayRemove() || acting.get()) {
      return;
    }
    Texts texts = ctx.texts();
    Function<List<String>, String> missing =
        answers -> missingReason(answers.getFirst(), asked.reasonLimit());
    ctx.dialogs()
        .ask(
            new Dialogs.Form(
                texts.get("ui.addressee.remove.title"),
                texts.get("ui.addressee.remove.text"),
                List.of(now.words().reason()),
                List.of(
                    new Dialogs.Field(
                        "reason",
                        texts.get("ui.addressee.remove.reason"),
                        "",
                        asked.reasonLimit(),
                        true)),
                texts.get("ui.addressee.remove.act"),
                true),
            missing,
            answers ->
                act(() ->
                    services
                        .addressees()
                        .remove(services.operator(), number, answers.getFirst().strip())));
  }

  private void act(Tasks.Act work) {
    ctx.tasks()
        .act(work)
        .whileRunning(acting)
        .onSuccess(done -> {
          load();
          onChanged.run();
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

  /** What stands on the screen; null until read. */
  public ReadOnlyObjectProperty<@Nullable Shown> shownProperty() {
    return shown.getReadOnlyProperty();
  }
}
