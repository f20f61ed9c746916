package dev.shinseidesk.ui.routes;

import dev.shinseidesk.application.Operator;
import dev.shinseidesk.forwarding.RouteDesk;
import dev.shinseidesk.forwarding.RouteDesk.DryRun;
import dev.shinseidesk.forwarding.RouteDesk.Unrouted;
import dev.shinseidesk.forwarding.RouteTable;
import dev.shinseidesk.services.DeskAct;
import dev.shinseidesk.services.Permissions;
import dev.shinseidesk.services.SettingsDesk;
import dev.shinseidesk.services.SettingsDesk.SettingsFile;
import dev.shinseidesk.ui.common.Latest;
import dev.shinseidesk.ui.common.OfficeNames;
import dev.shinseidesk.ui.common.TaskHandle;
import dev.shinseidesk.ui.common.TaskProgress;
import dev.shinseidesk.ui.common.Tasks;
import dev.shinseidesk.ui.common.UiContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** Routes being looked at, changed, tried on what came before, and saved. FX thread. */
public final class RoutesViewModel {
  private final UiContext ctx;
  private final RouteDesk desk;
  private final SettingsDesk settings;
  private final Operator operator;
  private final Latest latest = new Latest();
  private final ObjectProperty<List<Unrouted>> alarms = new SimpleObjectProperty<>(List.of());
  private final ObjectProperty<List<RouteDraft>> drafts = new SimpleObjectProperty<>(List.of());
  private final ObjectProperty<@Nullable DryRun> tried = new SimpleObjectProperty<>();
  private final BooleanProperty saving = new SimpleBooleanProperty();
  private final BooleanProperty saved = new SimpleBooleanProperty();
  private final TaskProgress trying = new TaskProgress();
  private List<RouteDraft> original = List.of();
  private OfficeNames names = OfficeNames.NONE;
  private @Nullable RouteFile file;
  private @Nullable TaskHandle task;

  private record Loaded(
      List<Unrouted> alarms,
      List<RouteDraft> routes,
      OfficeNames names,
      @Nullable RouteFile file) {}

  /** What is wrong with a draft. */
  enum Fault {
    /** Nothing. */
    NONE,
    /** It ends before it begins. */
    PERIOD,
    /** Another route of the procedure holds on the same day. */
    CLASH,
    /** The configuration hasn't its receiver. */
    RECEIVER
  }

  /** For one signed-in person. */
  public RoutesViewModel(UiContext ctx, RouteDesk desk, SettingsDesk settings, Operator operator) {
    this.ctx = ctx;
    this.desk = desk;
    this.settings = settings;
    this.operator = operator;
  }

  /** Reads alarms and routes again; changes that aren't saved stay. */
  public void refresh() {
    ctx.tasks()
        .run(this::load)
        .latest(latest)
        .onSuccess(loaded -> {
          alarms.set(loaded.alarms());
          if (!isChanged()) {
            take(loaded);
          }
        })
        .start();
  }

  private Loaded load() {
    List<SettingsFile> files = settings.files();
    RouteFile read = RouteFile.in(files);
    List<RouteDraft> routes =
        read != null ? read.routes() : desk.routes().routes().stream().map(RouteDraft::of).toList();
    return new Loaded(desk.unrouted(), routes, OfficeNames.of(files), read);
  }

  private void take(Loaded loaded) {
    names = loaded.names();
    file = loaded.file();
    original = lines(loaded);
    drafts.set(original);
  }

  /** One line at least for each procedure, in the catalogue's order; others follow. */
  private static List<RouteDraft> lines(Loaded loaded) {
    Set<String> order = new LinkedHashSet<>(loaded.names().procedures().keySet());
    loaded.routes().forEach(route -> order.add(route.procedure()));
    loaded.alarms().forEach(alarm -> order.add(alarm.procedure().value()));
    List<RouteDraft> lines = new ArrayList<>();
    for (String procedure : order) {
      List<RouteDraft> own =
          loaded.routes().stream()
              .filter(route -> route.procedure().equals(procedure))
              .sorted(
                  Comparator.comparing(
                      RouteDraft::from, Comparator.nullsFirst(Comparator.naturalOrder())))
              .toList();
      lines.addAll(own.isEmpty() ? List.of(RouteDraft.none(procedure)) : own);
    }
    return List.copyOf(lines);
  }

  /** Changes a line. */
  void change(int index, RouteDraft next) {
    List<RouteDraft> changed = new ArrayList<>(drafts.get());
    if (index < 0 || index >= changed.size() || changed.get(index).equals(next)) {
      return;
    }
    changed.set(index, next);
    show(changed);
  }

  /** Adds a line for the same procedure after this one, for another period. */
  void addAfter(int index) {
    List<RouteDraft> changed = new ArrayList<>(drafts.get());
    RouteDraft before = changed.get(index);
    LocalDate begins = before.until() == null ? null : before.until().plusDays(1);
    changed.add(
        index + 1,
        new RouteDraft(before.procedure(), before.receiver(), before.method(), begins, null, null));
    show(changed);
  }

  /** Takes a route away; the procedure's last one leaves a line without a receiver. */
  void remove(int index) {
    List<RouteDraft> changed = new ArrayList<>(drafts.get());
    String procedure = changed.get(index).procedure();
    if (changed.stream().filter(d -> d.procedure().equals(procedure)).count() > 1) {
      changed.remove(index);
    } else {
      changed.set(index, RouteDraft.none(procedure));
    }
    show(changed);
  }

  private void show(List<RouteDraft> changed) {
    tried.set(null);
    saved.set(false);
    drafts.set(List.copyOf(changed));
  }

  /** Back to what stands in the file. */
  public void revert() {
    show(original);
    refresh();
  }

  /** Whether something isn't saved. */
  public boolean isChanged() {
    return !drafts.get().equals(original);
  }

  /** Whether a line differs from what stands in the file. */
  boolean isChanged(RouteDraft draft) {
    return !original.contains(draft);
  }

  /** What is wrong with a line. */
  Fault fault(int index) {
    RouteDraft draft = drafts.get().get(index);
    if (draft.endsBeforeItBegins()) {
      return Fault.PERIOD;
    }
    for (int i = 0; i < drafts.get().size(); i++) {
      if (i != index && draft.clashes(drafts.get().get(i))) {
        return Fault.CLASH;
      }
    }
    return draft.receiver().isEmpty() || names.systems().containsKey(draft.receiver())
        ? Fault.NONE
        : Fault.RECEIVER;
  }

  /** Whether every line is sound. */
  boolean isSound() {
    for (int i = 0; i < drafts.get().size(); i++) {
      if (fault(i) != Fault.NONE) {
        return false;
      }
    }
    return true;
  }

  /** Tries the changed routes on applications filed in a period; changes nothing. */
  public void dryRun(@Nullable LocalDate from, @Nullable LocalDate until) {
    if (!isSound() || (task != null && task.isRunning())) {
      return;
    }
    RouteTable changed =
        new RouteTable(
            drafts.get().stream()
                .filter(draft -> !draft.receiver().isEmpty())
                .map(RouteDraft::route)
                .toList());
    tried.set(null);
    task =
        ctx.tasks()
            .runWithProgress(progress -> desk.dryRun(changed, from, until, progress))
            .on(Tasks.Lane.LONG)
            .whileRunning(trying)
            .onSuccess(tried::set)
            .start();
  }

  /** Asks the trial to stop. */
  public void cancel() {
    if (task != null) {
      task.cancel();
    }
  }

  /** Whether there is a file to save to, and the person may. */
  boolean canSave() {
    return file != null && mayChange();
  }

  /** Whether the person may save what they try. */
  boolean mayChange() {
    return Permissions.may(operator, DeskAct.CONFIGURE);
  }

  /** Writes the routes; they hold from the next sign-in. */
  public void save() {
    RouteFile held = file;
    if (held == null || !canSave() || !isSound() || !isChanged() || saving.get()) {
      return;
    }
    List<RouteDraft> wanted = drafts.get();
    ctx.tasks()
        .run(() ->
            settings.save(operator, held.file().name(), held.with(wanted), held.file().hash()))
        .whileRunning(saving)
        .onSuccess(written -> {
          RouteFile now = RouteFile.in(List.of(written));
          file = now;
          original = wanted;
          saved.set(true);
          refresh();
        })
        .start();
  }

  /** Alarms of what has no usable route. */
  public ReadOnlyObjectProperty<List<Unrouted>> alarmsProperty() {
    return alarms;
  }

  /** The lines being changed. */
  ReadOnlyObjectProperty<List<RouteDraft>> draftsProperty() {
    return drafts;
  }

  /** What the changed routes would have done; null while not tried since the last change. */
  public ReadOnlyObjectProperty<@Nullable DryRun> triedProperty() {
    return tried;
  }

  /** How far the trial is. */
  public TaskProgress trying() {
    return trying;
  }

  /** Whether the routes are being written. */
  public ReadOnlyBooleanProperty savingProperty() {
    return saving;
  }

  /** Whether the last change was written. */
  public ReadOnlyBooleanProperty savedProperty() {
    return saved;
  }

  /** Names for codes. */
  OfficeNames names() {
    return names;
  }

  void stopLooking() {
    latest.dropAll();
  }

  void end() {
    latest.dropAll();
    if (task != null) {
      task.drop();
    }
  }
}
