package dev.shinseidesk.ui.settings;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.services.SettingsDesk;
import dev.shinseidesk.services.SettingsDesk.SecretState;
import dev.shinseidesk.services.SettingsDesk.SettingsFile;
import dev.shinseidesk.services.SettingsLocks;
import dev.shinseidesk.ui.common.Latest;
import dev.shinseidesk.ui.common.UiContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * The configuration being changed: where the person is, what is wrong, what is saved. FX thread.
 */
public final class SettingsViewModel {
  private final UiContext ctx;
  private final SettingsDesk desk;
  private final Operator operator;
  private final Map<String, SettingsDocument> documents = new LinkedHashMap<>();
  private final ObjectProperty<@Nullable Place> place = new SimpleObjectProperty<>();
  private final ObjectProperty<List<Found>> problems = new SimpleObjectProperty<>(List.of());
  private final ObjectProperty<List<SecretState>> secrets = new SimpleObjectProperty<>(List.of());
  private final ObjectProperty<Note> note = new SimpleObjectProperty<>(Note.NONE);
  private final ObjectProperty<@Nullable Path> printed = new SimpleObjectProperty<>();
  private final IntegerProperty shape = new SimpleIntegerProperty();
  private final IntegerProperty order = new SimpleIntegerProperty();
  private final IntegerProperty edits = new SimpleIntegerProperty();
  private final BooleanProperty saving = new SimpleBooleanProperty();
  private final Latest latestFiles = new Latest();
  private final Latest latestCheck = new Latest();

  /** A place in a file. */
  record Place(String file, JsonPointer at) {}

  /** A mistake and the place it is about. */
  record Found(Place place, Problem problem) {}

  /** What the foot of the screen says. */
  enum Note {
    /** Nothing. */
    NONE,
    /** All is written; it holds from the next sign-in. */
    SAVED,
    /** The printable list is written. */
    PRINTED
  }

  private record Loaded(List<SettingsFile> files, List<SecretState> secrets) {}

  /** For one signed-in person. */
  public SettingsViewModel(UiContext ctx, SettingsDesk desk, Operator operator) {
    this.ctx = ctx;
    this.desk = desk;
    this.operator = operator;
  }

  /** Whether this person may change anything; the service checks it once more. */
  boolean mayChange() {
    return operator.roles().contains(Operator.Role.ADMINISTRATOR);
  }

  /** Whether this person may change a value of the file in view at this desk. */
  boolean mayChange(JsonPointer at) {
    return mayChange() && !isLocked(at);
  }

  /** Whether this person may move or remove a value of the file in view, with all it holds. */
  boolean mayRemove(JsonPointer at) {
    Place here = place.get();
    return mayChange() && here != null && !locks().touches(here.file(), at.toString());
  }

  /** Whether a value of the file in view stays as it is at this desk, whoever asks. */
  boolean isLocked(JsonPointer at) {
    Place here = place.get();
    return here != null && locks().covers(here.file(), at.toString());
  }

  /** What is locked at this desk. */
  SettingsLocks locks() {
    return desk.locks();
  }

  /** Reads the files again; a screen with changes keeps them. */
  public void refresh() {
    ctx.tasks()
        .run(() -> new Loaded(desk.files(), desk.secrets()))
        .latest(latestFiles)
        .onSuccess(loaded -> {
          secrets.set(loaded.secrets());
          if (!isChanged()) {
            take(loaded.files());
          }
        })
        .start();
  }

  private void take(List<SettingsFile> files) {
    boolean same =
        files.size() == documents.size()
            && files.stream()
                .allMatch(file -> {
                  SettingsDocument held = documents.get(file.name());
                  return held != null && held.file().equals(file);
                });
    if (!same) {
      documents.clear();
      files.forEach(
          file -> documents.put(file.name(), new SettingsDocument(file, ctx.texts().locale())));
      Place before = place.get();
      Place next = before == null || !documents.containsKey(before.file()) ? first() : before;
      place.set(next == null ? null : new Place(next.file(), nearest(next)));
      shape.set(shape.get() + 1);
    }
    check();
  }

  private @Nullable Place first() {
    return documents.isEmpty()
        ? null
        : new Place(documents.keySet().iterator().next(), JsonPointer.empty());
  }

  private JsonPointer nearest(Place at) {
    return document(at.file()).nearest(at.at());
  }

  /** The files in the order people read them. */
  List<SettingsDocument> documents() {
    return List.copyOf(documents.values());
  }

  /**
   * A file.
   *
   * @throws NullPointerException for a name that isn't among them
   */
  SettingsDocument document(String name) {
    return Objects.requireNonNull(documents.get(name), name);
  }

  /** Goes to a place; to the nearest one above where it isn't there. */
  void go(Place next) {
    if (documents.containsKey(next.file())) {
      document(next.file()).pause();
      place.set(new Place(next.file(), nearest(next)));
    }
  }

  /** Goes to the page that shows a value. */
  void goToPageOf(Place value) {
    if (!documents.containsKey(value.file())) {
      return;
    }
    SettingsDocument document = document(value.file());
    JsonPointer at = document.nearest(value.at());
    while (!at.matches()) {
      FormField field = document.field(at);
      if (field.isContainer() && !document.isSmall(field)) {
        break;
      }
      at = at.head();
    }
    go(new Place(value.file(), at));
  }

  /** Sets a value of the file in view; null takes it away. */
  void set(JsonPointer at, @Nullable JsonNode value) {
    Place here = place.get();
    if (here != null) {
      document(here.file()).set(at, value);
      edited();
    }
  }

  /** Does something to the file in view that gives it another shape. */
  void reshape(java.util.function.Consumer<SettingsDocument> change) {
    Place here = place.get();
    if (here != null) {
      SettingsDocument document = document(here.file());
      change.accept(document);
      place.set(new Place(here.file(), document.nearest(here.at())));
      shape.set(shape.get() + 1);
      edited();
      check();
    }
  }

  /** Moves an entry; the page in view shows that itself. */
  void move(JsonPointer list, int index, int by) {
    Place here = place.get();
    if (here != null) {
      document(here.file()).move(list, index, by);
      order.set(order.get() + 1);
      edited();
      check();
    }
  }

  /** Takes a whole new text for a file that is no JSON. */
  void repair(SettingsDocument document, String text) {
    if (document.repair(text)) {
      shape.set(shape.get() + 1);
      edited();
      check();
    } else {
      ctx.dialogs()
          .information(
              ctx.texts().get("ui.settings.repair.bad"),
              ctx.texts().get("ui.settings.repair.bad.next"));
    }
  }

  private void edited() {
    note.set(Note.NONE);
    edits.set(edits.get() + 1);
  }

  /** One step back in the file in view. */
  public void undo() {
    step(true);
  }

  /** One step forth again. */
  public void redo() {
    step(false);
  }

  private void step(boolean back) {
    Place here = place.get();
    if (here == null) {
      return;
    }
    SettingsDocument document = document(here.file());
    JsonPointer at = back ? document.undo() : document.redo();
    if (at != null) {
      goToPageOf(new Place(here.file(), at));
      shape.set(shape.get() + 1);
      edited();
      check();
    }
  }

  /** Asks what is wrong with the files that differ, or with all while none does. */
  public void check() {
    boolean all = !isChanged();
    Map<String, String> texts = new LinkedHashMap<>();
    documents.values().stream()
        .filter(document -> all || document.isChanged())
        .forEach(document -> texts.put(document.name(), document.json()));
    ctx.tasks()
        .run(() -> {
          List<Found> found = new ArrayList<>();
          texts.forEach((name, json) ->
              desk.check(name, json)
                  .forEach(
                      problem -> found.add(new Found(SettingsPlaces.of(name, problem), problem))));
          return List.copyOf(found);
        })
        .latest(latestCheck)
        .onSuccess(found -> problems.set(found.stream().distinct().toList()))
        .start();
  }

  /** Whether anything isn't saved. */
  public boolean isChanged() {
    return documents.values().stream().anyMatch(SettingsDocument::isChanged);
  }

  /** Writes every file that differs; those that can't be written stay as they are here. */
  public void save() {
    if (!isChanged() || saving.get()) {
      return;
    }
    Map<String, SettingsFile> wanted = new LinkedHashMap<>();
    for (SettingsDocument document : documents.values()) {
      if (document.isChanged()) {
        document.pause();
        wanted.put(
            document.name(),
            new SettingsFile(
                document.name(),
                document.json(),
                document.file().schema(),
                document.file().hash()));
      }
    }
    ctx.tasks().run(() -> write(wanted)).whileRunning(saving).onSuccess(this::written).start();
  }

  private record Writing(List<SettingsFile> done, @Nullable Problem problem) {}

  /** Files speak of one another, so one that fails is tried again after the others went well. */
  private Writing write(Map<String, SettingsFile> wanted) {
    List<SettingsFile> done = new ArrayList<>();
    Map<String, SettingsFile> open = new LinkedHashMap<>(wanted);
    Problem problem = null;
    boolean went = true;
    while (!open.isEmpty() && went) {
      went = false;
      for (SettingsFile file : List.copyOf(open.values())) {
        try {
          done.add(desk.save(operator, file.name(), file.json(), file.hash()));
          open.remove(file.name());
          went = true;
        } catch (DeskException e) {
          problem = e.problem();
        }
      }
    }
    return new Writing(done, open.isEmpty() ? null : problem);
  }

  private void written(Writing writing) {
    writing.done().forEach(file -> document(file.name()).saved(file));
    edits.set(edits.get() + 1);
    if (writing.problem() != null) {
      ctx.dialogs().problem(writing.problem());
    } else {
      note.set(Note.SAVED);
    }
    check();
    refresh();
  }

  /** Drops what isn't saved. */
  public void revert() {
    documents.values().forEach(SettingsDocument::revert);
    Place here = place.get();
    if (here != null) {
      place.set(new Place(here.file(), nearest(here)));
    }
    shape.set(shape.get() + 1);
    edited();
    refresh();
  }

  /**
   * Keeps a secret.
   *
   * @param value cleared by the service
   */
  void saveSecret(String name, char[] value) {
    ctx.tasks()
        .act(() -> desk.saveSecret(operator, name, value))
        .onSuccess(done -> refresh())
        .start();
  }

  /** What is known of a secret; null where the configuration in force doesn't ask for it. */
  @Nullable SecretState secret(String name) {
    return secrets.get().stream().filter(s -> s.name().equals(name)).findFirst().orElse(null);
  }

  /** Writes the whole configuration for printing. */
  void print(Path file) {
    ctx.tasks()
        .act(() -> SummaryFile.write(file, desk.summary(ctx.texts().locale())))
        .onSuccess(done -> {
          printed.set(file);
          note.set(Note.PRINTED);
        })
        .onProblem(ctx.dialogs()::problem)
        .start();
  }

  /** Where the person is; null while there are no files. */
  ReadOnlyObjectProperty<@Nullable Place> placeProperty() {
    return place;
  }

  /** Every mistake known. */
  ReadOnlyObjectProperty<List<Found>> problemsProperty() {
    return problems;
  }

  /** Names of secrets and whether they are set. */
  public ReadOnlyObjectProperty<List<SecretState>> secretsProperty() {
    return secrets;
  }

  /** What the foot says. */
  ReadOnlyObjectProperty<Note> noteProperty() {
    return note;
  }

  /** The printable list last written; null before the first. */
  ReadOnlyObjectProperty<@Nullable Path> printedProperty() {
    return printed;
  }

  /** Counts changes after which a form must be built anew. */
  ReadOnlyIntegerProperty shapeProperty() {
    return shape;
  }

  /** Counts changes of order, after which only the list of places must be built anew. */
  ReadOnlyIntegerProperty orderProperty() {
    return order;
  }

  /** Counts all changes. */
  ReadOnlyIntegerProperty editsProperty() {
    return edits;
  }

  /** Whether files are being written. */
  public ReadOnlyBooleanProperty savingProperty() {
    return saving;
  }

  void stopLooking() {
    latestFiles.dropAll();
  }

  void end() {
    latestFiles.dropAll();
    latestCheck.dropAll();
  }
}
