package dev.shinseidesk.ui.protection;

import dev.shinseidesk.application.InvalidValue;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.residents.ProtectionStore.Mark;
import dev.shinseidesk.services.ProtectionDesk;
import dev.shinseidesk.services.ProtectionDesk.Imported;
import dev.shinseidesk.texts.Texts;
import dev.shinseidesk.ui.common.Dialogs;
import dev.shinseidesk.ui.common.Latest;
import dev.shinseidesk.ui.common.UiContext;
import java.nio.file.Path;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** 支援措置: whose filings are masked. FX thread. */
public final class ProtectionViewModel {
  /** Marks shown at most. */
  static final int MOST = 2_000;

  private static final int LONGEST_REASON = 200;

  private final UiContext ctx;
  private final ProtectionDesk desk;
  private final Operator operator;
  private final Latest latest = new Latest();
  private final ObjectProperty<List<Mark>> marks = new SimpleObjectProperty<>(List.of());
  private final ObjectProperty<@Nullable Imported> imported = new SimpleObjectProperty<>();
  private final BooleanProperty busy = new SimpleBooleanProperty();
  private final BooleanProperty read = new SimpleBooleanProperty();

  /** For one signed-in person. */
  public ProtectionViewModel(UiContext ctx, ProtectionDesk desk, Operator operator) {
    this.ctx = ctx;
    this.desk = desk;
    this.operator = operator;
  }

  /** Reads the marks again. */
  public void refresh() {
    ctx.tasks()
        .run(() -> desk.marks(operator, MOST))
        .latest(latest)
        .onSuccess(found -> {
          marks.set(found);
          read.set(true);
        })
        .start();
  }

  /** Marks who filed an application, after asking for its number and why. */
  public void mark() {
    Texts texts = ctx.texts();
    ctx.dialogs()
        .ask(
            new Dialogs.Form(
                texts.get("ui.protection.mark.title"),
                texts.get("ui.protection.mark.text"),
                List.of(),
                List.of(
                    new Dialogs.Field("number", texts.get("ui.keeping.number"), "", 0, false),
                    reason()),
                texts.get("ui.protection.mark.act"),
                false),
            this::missing,
            answers ->
                ctx.tasks()
                    .act(() ->
                        desk.mark(
                            operator,
                            new ReceiptNumber(answers.getFirst().strip()),
                            answers.getLast()))
                    .whileRunning(busy)
                    .onSuccess(done -> refresh())
                    .start());
  }

  /** Ends a mark, after asking why. */
  public void end(Mark mark) {
    Texts texts = ctx.texts();
    ctx.dialogs()
        .ask(
            new Dialogs.Form(
                texts.get("ui.protection.end.title", mark.name()),
                texts.get("ui.protection.end.text"),
                mark.reason().isEmpty()
                    ? List.of()
                    : List.of(texts.get("ui.protection.fact.reason", mark.reason())),
                List.of(reason()),
                texts.get("ui.protection.end.act"),
                true),
            answers -> tooShortOrLong(answers.getLast()),
            answers ->
                ctx.tasks()
                    .act(() -> desk.end(operator, mark.id(), answers.getFirst()))
                    .whileRunning(busy)
                    .onSuccess(done -> refresh())
                    .start());
  }

  /** Takes in a file of the resident registry, after saying what that does. */
  public void takeIn(Path file) {
    Texts texts = ctx.texts();
    ctx.dialogs()
        .confirm(
            new Dialogs.Confirmation(
                texts.get("ui.protection.file.title"),
                texts.get("ui.protection.file.text"),
                List.of(String.valueOf(file.getFileName())),
                texts.get("ui.protection.file.act"),
                false),
            () ->
                ctx.tasks()
                    .run(() -> desk.importMarks(operator, file))
                    .whileRunning(busy)
                    .onSuccess(done -> {
                      imported.set(done);
                      refresh();
                    })
                    .start());
  }

  private Dialogs.Field reason() {
    return new Dialogs.Field(
        "reason",
        ctx.texts().get("ui.protection.reason"),
        ctx.texts().get("ui.protection.reason.prompt"),
        LONGEST_REASON,
        true);
  }

  private String missing(List<String> answers) {
    try {
      new ReceiptNumber(answers.getFirst().strip());
    } catch (InvalidValue e) {
      return ctx.texts().get("ui.keeping.number.missing");
    }
    return tooShortOrLong(answers.getLast());
  }

  private String tooShortOrLong(String reason) {
    if (reason.isBlank()) {
      return ctx.texts().get("ui.masked.missing");
    }
    return reason.codePointCount(0, reason.length()) > LONGEST_REASON
        ? ctx.texts().get("ui.masked.too-long")
        : "";
  }

  /** Marks in force, newest first. */
  public ReadOnlyObjectProperty<List<Mark>> marksProperty() {
    return marks;
  }

  /** What the file taken in last came to; null before the first. */
  public ReadOnlyObjectProperty<@Nullable Imported> importedProperty() {
    return imported;
  }

  /** Whether something is being changed. */
  public ReadOnlyBooleanProperty busyProperty() {
    return busy;
  }

  /** Whether the marks were read. */
  public ReadOnlyBooleanProperty readProperty() {
    return read;
  }

  void stopLooking() {
    latest.dropAll();
  }
}
