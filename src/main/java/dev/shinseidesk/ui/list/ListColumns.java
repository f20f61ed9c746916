package dev.shinseidesk.ui.list;

import dev.shinseidesk.application.StatusCode;
import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.inquiry.ApplicationQuery;
import dev.shinseidesk.inquiry.ApplicationQuery.Sort;
import dev.shinseidesk.inquiry.ApplicationRow;
import dev.shinseidesk.outbox.OutboxEntry;
import dev.shinseidesk.review.Severity;
import dev.shinseidesk.ui.common.Badges;
import dev.shinseidesk.ui.common.JapaneseLabel;
import dev.shinseidesk.ui.common.Labels;
import dev.shinseidesk.ui.common.ListPreferences;
import dev.shinseidesk.ui.common.UiContext;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/** The columns of the list. */
final class ListColumns {
  private final UiContext ctx;
  private final ListViewModel model;
  private final Badges badges;

  ListColumns(UiContext ctx, ListViewModel model) {
    this.ctx = ctx;
    this.model = model;
    this.badges = new Badges(ctx.texts());
  }

  private record Name(String name, String kana) {}

  private record Findings(int errors, int alerts) {}

  private record Open(int waiting, int stopped) {}

  /** All columns, in the order and widths the clerk left. */
  List<TableColumn<RowSlot, ?>> build(List<ListPreferences.Column> left) {
    List<TableColumn<RowSlot, ?>> standard = new ArrayList<>();
    standard.add(
        column(
            "number",
            176,
            Sort.RECEIPT_NUMBER,
            row -> row.receiptNumber().value(),
            Label::new,
            Label::setText));
    standard.add(
        column(
            "procedure",
            176,
            Sort.PROCEDURE,
            ApplicationRow::procedureName,
            () -> new JapaneseLabel(ctx.japanese()),
            JapaneseLabel::show));
    standard.add(
        column(
            "applicant",
            230,
            Sort.APPLICANT_KANA,
            row -> new Name(row.applicantName(), row.applicantKana()),
            this::nameBox,
            this::showName));
    standard.add(
        column(
            "filed",
            198,
            Sort.FILED_AT,
            ApplicationRow::filedAt,
            Label::new,
            (label, at) -> label.setText(ctx.texts().moment(at))));
    standard.add(
        column("state", 96, Sort.STATE, ApplicationRow::state, ListColumns::row, this::showState));
    standard.add(
        column(
            "findings",
            166,
            Sort.ERRORS,
            row -> new Findings(row.errors(), row.alerts()),
            ListColumns::row,
            this::showFindings));
    standard.add(
        column("status", 90, Sort.STATUS, ApplicationRow::status, Label::new, this::showStatus));
    standard.add(
        column(
            "outbox",
            104,
            null,
            row -> new Open(row.outboxOpen(), row.outboxStopped()),
            ListColumns::row,
            this::showOutbox));
    return arranged(standard, left);
  }

  private static List<TableColumn<RowSlot, ?>> arranged(
      List<TableColumn<RowSlot, ?>> standard, List<ListPreferences.Column> left) {
    List<TableColumn<RowSlot, ?>> columns = new ArrayList<>();
    for (ListPreferences.Column kept : left) {
      for (TableColumn<RowSlot, ?> column : standard) {
        if (column.getId().equals("list-column-" + kept.id()) && !columns.contains(column)) {
          column.setPrefWidth(Math.clamp(kept.width(), 48, 900));
          columns.add(column);
        }
      }
    }
    standard.stream().filter(column -> !columns.contains(column)).forEach(columns::add);
    return columns;
  }

  /** Shows in the header how the list is sorted. */
  static void showSort(TableView<RowSlot> table, ApplicationQuery query) {
    for (TableColumn<RowSlot, ?> column : table.getColumns()) {
      if (query.sort().equals(column.getUserData())) {
        column.setSortType(
            query.descending() ? TableColumn.SortType.DESCENDING : TableColumn.SortType.ASCENDING);
        table.getSortOrder().setAll(List.of(column));
      }
    }
  }

  /** The columns as they stand, to be kept. */
  static List<ListPreferences.Column> remember(List<? extends TableColumn<RowSlot, ?>> columns) {
    return columns.stream()
        .map(column ->
            new ListPreferences.Column(
                column.getId().substring("list-column-".length()), Math.rint(column.getWidth())))
        .toList();
  }

  private <V, N extends Node> TableColumn<RowSlot, @Nullable ApplicationRow> column(
      String id,
      double width,
      @Nullable Sort sort,
      Function<ApplicationRow, V> part,
      Supplier<N> node,
      BiConsumer<N, V> show) {
    var column =
        new TableColumn<RowSlot, @Nullable ApplicationRow>(ctx.texts().get("ui.list.column." + id));
    column.setId("list-column-" + id);
    column.setPrefWidth(width);
    column.setSortable(sort != null);
    column.setUserData(sort);
    column.setCellValueFactory(features -> features.getValue().rowProperty());
    column.setCellFactory(c -> new SlotCell<>(part, node.get(), show));
    return column;
  }

  private static HBox row() {
    var box = new HBox();
    box.getStyleClass().add("cell-row");
    box.setAlignment(Pos.CENTER_LEFT);
    return box;
  }

  private HBox nameBox() {
    HBox box = row();
    JapaneseLabel name = new JapaneseLabel(ctx.japanese());
    name.getStyleClass().add("cell-name");
    JapaneseLabel kana = new JapaneseLabel(ctx.japanese());
    kana.getStyleClass().addAll("cell-kana", "quiet");
    box.getChildren().addAll(name, kana);
    return box;
  }

  private void showName(HBox box, Name value) {
    if (box.getChildren().get(0) instanceof JapaneseLabel name
        && box.getChildren().get(1) instanceof JapaneseLabel kana) {
      name.show(value.name());
      name.setMinWidth(Label.USE_PREF_SIZE);
      kana.show(value.kana());
    }
  }

  private void showState(HBox box, WorkState state) {
    box.getChildren().setAll(badges.state(state));
  }

  private void showFindings(HBox box, Findings findings) {
    box.getChildren().clear();
    if (findings.errors() > 0) {
      box.getChildren().add(badges.severity(Severity.ERROR, findings.errors()));
    }
    if (findings.alerts() > 0) {
      box.getChildren().add(badges.severity(Severity.ALERT, findings.alerts()));
    }
  }

  private void showStatus(Label label, StatusCode status) {
    label.setText(Labels.of(ctx.texts(), model.facetsProperty().get().statuses(), status));
  }

  private void showOutbox(HBox box, Open open) {
    box.getChildren().clear();
    if (open.stopped() > 0) {
      box.getChildren().add(badges.outbox(OutboxEntry.State.STOPPED));
    }
    if (open.waiting() > 0) {
      box.getChildren().add(badges.outbox(OutboxEntry.State.WAITING));
    }
  }
}
