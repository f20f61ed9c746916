package dev.shinseidesk.ui.list;

import dev.shinseidesk.application.StatusCode;
import dev.shinseidesk.inquiry.ApplicationQuery;
import dev.shinseidesk.inquiry.ApplicationRow;
import dev.shinseidesk.keeping.SheetExport;
import dev.shinseidesk.services.DeskAct;
import dev.shinseidesk.services.DeskServices;
import dev.shinseidesk.services.Permissions;
import dev.shinseidesk.texts.Texts;
import dev.shinseidesk.ui.common.FileChoice;
import dev.shinseidesk.ui.common.Tasks;
import dev.shinseidesk.ui.common.UiContext;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/** Writing every row of the list's query into a file for a spreadsheet program. FX thread. */
public final class ListExporting {
  private static final DateTimeFormatter SORTABLE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(Texts.ZONE);

  private final UiContext ctx;
  private final DeskServices services;
  private final FileChoice files;
  private final BooleanProperty running = new SimpleBooleanProperty();

  /** For one signed-in person. */
  public ListExporting(UiContext ctx, DeskServices services, FileChoice files) {
    this.ctx = ctx;
    this.services = services;
    this.files = files;
  }

  /** Whether this person may. */
  public boolean allowed() {
    return Permissions.may(services.operator(), DeskAct.EXPORT);
  }

  /** Asks where to, then writes; nothing happens while one is being written. */
  public void start(ApplicationQuery query) {
    if (running.get()) {
      return;
    }
    String day = LocalDate.ofInstant(ctx.clock().instant(), Texts.ZONE).toString();
    files.toWrite(
        ctx.texts().get("ui.list.export"),
        ctx.texts().get("ui.list.export.name", day.replace("-", "")),
        file -> write(query, file));
  }

  private void write(ApplicationQuery query, Path file) {
    ctx.tasks()
        .runWithProgress(told ->
            services
                .administration()
                .keeping()
                .sheets()
                .write(services.operator(), services.applications(), query, columns(), file, told))
        .on(Tasks.Lane.LONG)
        .whileRunning(running)
        .onSuccess(rows ->
            ctx.dialogs()
                .information(
                    ctx.texts().get("ui.list.export.done"),
                    ctx.texts().get("ui.list.export.done.text", rows, file)))
        .start();
  }

  private SheetExport.Columns columns() {
    Texts texts = ctx.texts();
    boolean japanese = texts.locale().equals(Locale.JAPANESE);
    Map<StatusCode, String> labels =
        services.status().table().stream()
            .collect(Collectors.toMap(m -> m.code(), m -> japanese ? m.labelJa() : m.labelEn()));
    return new SheetExport.Columns(
        List.of(
            texts.get("cli.column.number"),
            texts.get("cli.column.procedure"),
            texts.get("cli.column.applicant"),
            texts.get("ui.list.export.kana"),
            texts.get("cli.column.filed"),
            texts.get("cli.column.state"),
            texts.get("ui.list.export.errors"),
            texts.get("ui.list.export.alerts"),
            texts.get("cli.column.status"),
            texts.get("keeping.standing.OUTBOX_OPEN")),
        row -> cells(row, texts, labels));
  }

  private static List<String> cells(
      ApplicationRow row, Texts texts, Map<StatusCode, String> labels) {
    return List.of(
        row.receiptNumber().value(),
        row.procedureName(),
        row.applicantName(),
        row.applicantKana(),
        SORTABLE.format(row.filedAt()),
        texts.get("cli.state." + row.state()),
        Integer.toString(row.errors()),
        Integer.toString(row.alerts()),
        labels.getOrDefault(row.status(), row.status().value()),
        Integer.toString(row.outboxOpen()));
  }

  /** Whether a file is being written. */
  public ReadOnlyBooleanProperty runningProperty() {
    return running;
  }
}
