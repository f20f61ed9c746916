package dev.shinseidesk.ui.catalogue;

import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.ProcedureCode;
import dev.shinseidesk.forwarding.Route;
import dev.shinseidesk.forwarding.RouteDesk;
import dev.shinseidesk.services.CatalogueDesk;
import dev.shinseidesk.services.CatalogueDesk.Draft;
import dev.shinseidesk.services.CatalogueDesk.Held;
import dev.shinseidesk.services.CatalogueDesk.Sample;
import dev.shinseidesk.services.CatalogueDesk.Trial;
import dev.shinseidesk.services.SettingsDesk;
import dev.shinseidesk.ui.common.Latest;
import dev.shinseidesk.ui.common.OfficeNames;
import dev.shinseidesk.ui.common.Tasks;
import dev.shinseidesk.ui.common.UiContext;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Procedures and rules being edited, tried on a sample as they are changed. FX thread. */
public final class CatalogueViewModel {
  private final UiContext ctx;
  private final CatalogueDesk desk;
  private final RouteDesk routes;
  private final SettingsDesk settings;
  private final Operator operator;
  private final Latest latestFiles = new Latest();
  private final SampleTrial trial;
  private final UndoSteps steps = new UndoSteps();
  private final ReadOnlyObjectWrapper<@Nullable CatalogueDraft> draft =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyStringWrapper procedure = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper rule = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper search = new ReadOnlyStringWrapper("");
  private final ReadOnlyIntegerWrapper shape = new ReadOnlyIntegerWrapper();
  private final BooleanProperty saving = new SimpleBooleanProperty();
  private final ReadOnlyObjectWrapper<Note> note = new ReadOnlyObjectWrapper<>(Note.NONE);
  private @Nullable RuleSchema schema;
  private OfficeNames names = OfficeNames.NONE;

  /** What the foot says. */
  enum Note {
    /** Nothing happened. */
    NONE,
    /** The files were written. */
    SAVED
  }

  /**
   * A line of the list of procedures.
   *
   * @param rules rules that look at it
   * @param changed whether it differs from the file
   */
  record ProcedureRow(
      String code, String name, String commonName, String group, int rules, boolean changed) {}

  private record Loaded(Held held, OfficeNames names) {}

  /** For one signed-in person. */
  public CatalogueViewModel(
      UiContext ctx,
      CatalogueDesk desk,
      RouteDesk routes,
      SettingsDesk settings,
      Operator operator) {
    this.ctx = ctx;
    this.desk = desk;
    this.routes = routes;
    this.settings = settings;
    this.operator = operator;
    this.trial = new SampleTrial(ctx, desk, operator);
  }

  /** Reads the files again; changes that aren't saved stay. */
  public void refresh() {
    ctx.tasks()
        .run(() -> new Loaded(desk.files(), OfficeNames.of(settings)))
        .latest(latestFiles)
        .onSuccess(loaded -> {
          names = loaded.names();
          if (!isChanged()) {
            take(loaded.held());
          }
        })
        .start();
  }

  private void take(Held held) {
    CatalogueDraft before = draft.get();
    schema = new RuleSchema(held.rules().schema(), ctx.texts().locale());
    if (before != null && before.held().equals(held)) {
      return;
    }
    steps.clear();
    show(new CatalogueDraft(held));
  }

  /** Shows another draft, whole. */
  private void show(CatalogueDraft next) {
    draft.set(next);
    trial.untried();
    if (next.procedure(procedure.get()) == null) {
      procedure.set(
          next.procedures().isEmpty()
              ? ""
              : next.procedures().getFirst().path("code").asString(""));
      rule.set("");
      trial.look(next, procedure.get());
    } else if (next.rule(rule.get()) == null) {
      rule.set("");
    }
    shape.set(shape.get() + 1);
  }

  /**
   * Changes the draft.
   *
   * @param key what is being changed: typing on in one place is one step of undoing; empty for a
   *     change after which the forms must be built anew
   */
  void edit(String key, CatalogueDraft next) {
    CatalogueDraft before = draft.get();
    // a field that gives its unchanged value again, as when the focus leaves it, changes nothing
    if (before == null || next.says(before)) {
      return;
    }
    steps.step(key, before);
    note.set(Note.NONE);
    if (key.isEmpty()) {
      show(next);
    } else {
      draft.set(next);
      trial.untried();
    }
  }

  /** The draft; throws while there is none. */
  CatalogueDraft now() {
    return Objects.requireNonNull(draft.get(), "no files read yet");
  }

  /** Takes the last change back. */
  public void undo() {
    if (steps.canUndo()) {
      show(steps.undo(now()));
    }
  }

  /** Makes the change taken back last once more. */
  public void redo() {
    if (steps.canRedo()) {
      show(steps.redo(now()));
    }
  }

  /** Whether there is something to take back. */
  boolean canUndo() {
    return steps.canUndo();
  }

  /** Whether there is something to make once more. */
  boolean canRedo() {
    return steps.canRedo();
  }

  /** Whether something isn't saved. */
  public boolean isChanged() {
    CatalogueDraft held = draft.get();
    return held != null && held.isChanged();
  }

  /** Back to what stands in the files. */
  public void revert() {
    CatalogueDraft held = draft.get();
    // while files are being written nobody knows yet what will stand in them
    if (held != null && !saving.get()) {
      steps.clear();
      note.set(Note.NONE);
      show(new CatalogueDraft(held.held()));
      refresh();
    }
  }

  /** Looks for procedures: words in code, name and group, whatever their width. */
  public void search(String words) {
    search.set(words);
  }

  /** The procedures that are looked for. */
  List<ProcedureRow> rows() {
    CatalogueDraft held = draft.get();
    List<ProcedureRow> rows = new ArrayList<>();
    if (held == null) {
      return rows;
    }
    String wanted = folded(search.get());
    for (ObjectNode one : held.procedures()) {
      String code = one.path("code").asString("");
      String name = one.path("name").asString("");
      String common = one.path("commonName").asString("");
      String group = one.path("group").asString("");
      if (folded(code + " " + name + " " + common + " " + group).contains(wanted)) {
        rows.add(
            new ProcedureRow(
                code, name, common, group, held.rules(code).size(), held.isChanged(code)));
      }
    }
    return rows;
  }

  private static String folded(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).strip();
  }

  /** Shows a procedure. */
  public void choose(String code) {
    if (!code.equals(procedure.get()) && now().procedure(code) != null) {
      steps.pause();
      procedure.set(code);
      rule.set("");
      shape.set(shape.get() + 1);
      trial.look(now(), code);
    }
  }

  /** Shows a rule; empty for the list of rules. */
  public void chooseRule(String id) {
    if (!id.equals(rule.get())) {
      steps.pause();
      rule.set(now().rule(id) == null ? "" : id);
      shape.set(shape.get() + 1);
    }
  }

  /** The procedure in view; null for none. */
  @Nullable ObjectNode chosen() {
    CatalogueDraft held = draft.get();
    return held == null ? null : held.procedure(procedure.get());
  }

  /** Where applications of the procedure in view go; empty where no route holds today. */
  String route() {
    String code = procedure.get();
    if (code.isEmpty()) {
      return "";
    }
    LocalDate today = LocalDate.ofInstant(ctx.clock().instant(), dev.shinseidesk.texts.Texts.ZONE);
    return routes
        .routes()
        .find(new ProcedureCode(code), today)
        .map(Route::receiver)
        .map(receiver -> names.system(receiver.value()))
        .orElse("");
  }

  /** Chooses what rules are tried on. */
  public void trySample(Sample next) {
    trial.take(next);
    tryOut();
  }

  /** Tries the draft on the sample, unless that is done already. */
  public void tryOut() {
    CatalogueDraft held = draft.get();
    if (held != null) {
      trial.tryOut(held, procedure.get());
    }
  }

  /** Writes the files unless the draft fails the check, which is told with rule and example. */
  public void save() {
    CatalogueDraft held = draft.get();
    if (held == null || !held.isChanged() || saving.get()) {
      return;
    }
    Draft files = held.files();
    ctx.tasks()
        .run(() -> desk.save(operator, files, held.held()))
        .on(Tasks.Lane.LONG)
        .whileRunning(saving)
        .onProblem(ctx.dialogs()::problem)
        .onSuccess(written -> {
          if (draft.get() == held) {
            take(written);
            note.set(Note.SAVED);
          } else {
            goOn(written);
          }
        })
        .start();
  }

  /**
   * What was edited while the files were being written is a change of what stands there now; also
   * where it is the old content again.
   */
  private void goOn(Held written) {
    schema = new RuleSchema(written.rules().schema(), ctx.texts().locale());
    var files = new CatalogueDraft(written);
    steps.over(files);
    draft.set(now().over(files));
  }

  /** Kinds of rules. */
  RuleSchema schema() {
    return Objects.requireNonNull(schema, "no files read yet");
  }

  /** The context of the screen. */
  UiContext context() {
    return ctx;
  }

  /** The draft; null until the files are read. */
  ReadOnlyObjectProperty<@Nullable CatalogueDraft> draftProperty() {
    return draft;
  }

  /** 手続コード of the procedure in view; empty for none. */
  public ReadOnlyStringProperty procedureProperty() {
    return procedure;
  }

  /** Id of the rule in view; empty for the list. */
  public ReadOnlyStringProperty ruleProperty() {
    return rule;
  }

  /** What is looked for. */
  ReadOnlyStringProperty searchProperty() {
    return search;
  }

  /** Counts changes after which the forms must be built anew. */
  ReadOnlyIntegerProperty shapeProperty() {
    return shape;
  }

  /** Samples and what came of trying. */
  SampleTrial trial() {
    return trial;
  }

  /** What came of trying last; null before. */
  public ReadOnlyObjectProperty<@Nullable Trial> trialProperty() {
    return trial.trialProperty();
  }

  /** Whether files are being written. */
  public ReadOnlyBooleanProperty savingProperty() {
    return saving;
  }

  /** What the foot says. */
  ReadOnlyObjectProperty<Note> noteProperty() {
    return note;
  }

  void stopLooking() {
    latestFiles.dropAll();
    trial.drop();
  }
}
