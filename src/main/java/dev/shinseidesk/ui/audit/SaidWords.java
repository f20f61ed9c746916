package dev.shinseidesk.ui.audit;

import dev.shinseidesk.audit.Report;
import dev.shinseidesk.audit.Verification;
import dev.shinseidesk.texts.Texts;
import dev.shinseidesk.ui.audit.AuditViewModel.Said;
import dev.shinseidesk.ui.common.Badges;
import dev.shinseidesk.ui.common.Parts;
import dev.shinseidesk.ui.common.ProblemCard;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/** What an act on the trail came to, drawn. FX thread. */
final class SaidWords {
  private static final int MOST_FINDINGS = 20;

  private SaidWords() {}

  static List<Node> nodes(Texts texts, @Nullable Said said) {
    return switch (said) {
      case null -> List.of();
      case Said.Checked checked -> checked(texts, checked.result());
      case Said.Reported reported -> reported(texts, reported.report());
      case Said.Exported exported ->
          done(texts, texts.get("cli.audit.exported", exported.count(), exported.file()));
      case Said.Anchored anchored ->
          done(texts, texts.get("ui.audit.anchored", anchored.file(), anchored.line()));
      case Said.Failed failed -> List.of(new ProblemCard(texts, failed.problem()));
    };
  }

  private static List<Node> done(Texts texts, String words) {
    Label text = Parts.wrapping(words);
    text.setId("audit-done");
    return List.of(
        Badges.badge(texts.get("ui.audit.done"), "mdal-done", Badges.Tone.SUCCESS), text);
  }

  private static List<Node> checked(Texts texts, Verification result) {
    List<Node> nodes = new ArrayList<>();
    nodes.add(
        result.sound()
            ? Badges.badge(texts.get("ui.audit.sound"), "mdal-done", Badges.Tone.SUCCESS)
            : Badges.badge(
                texts.get("ui.audit.unsound"), "mdmz-report_problem", Badges.Tone.DANGER));
    Label text =
        Parts.wrapping(
            texts.get(
                "cli.audit.verified", result.lines(), result.findings().size() + result.more()));
    text.setId("audit-verified");
    nodes.add(text);
    result.findings().stream()
        .limit(MOST_FINDINGS)
        .map(f -> Parts.wrapping(texts.get("audit.finding." + f.kind(), f.seq(), f.detail())))
        .forEach(nodes::add);
    return nodes;
  }

  private static List<Node> reported(Texts texts, Report report) {
    Label head =
        Parts.wrapping(
            texts.get("ui.audit.report." + report.kind())
                + " "
                + texts.get(
                    "cli.audit.reported", report.from(), report.until(), report.rows().size()));
    head.setId("audit-reported");
    head.getStyleClass().add("admin-heading");
    if (report.rows().isEmpty()) {
      return List.of(head);
    }
    TableView<Report.Row> table = new TableView<>();
    table.setId("audit-report");
    table.getStyleClass().add("admin-table");
    table.setMinHeight(120);
    table.setPrefHeight(190);
    table
        .getColumns()
        .setAll(
            List.of(
                Parts.column("report-by", texts.get("cli.column.operator"), 90, Report.Row::by),
                Parts.column(
                    "report-from",
                    texts.get("cli.column.when"),
                    190,
                    row -> texts.moment(row.from())),
                Parts.column(
                    "report-until",
                    texts.get("cli.column.until"),
                    190,
                    row -> texts.moment(row.until())),
                Parts.column(
                    "report-searches",
                    texts.get("cli.column.searches"),
                    60,
                    row -> Long.toString(row.searches())),
                Parts.column(
                    "report-views",
                    texts.get("cli.column.views"),
                    60,
                    row -> Long.toString(row.views())),
                Parts.column(
                    "report-taken",
                    texts.get("cli.column.taken"),
                    70,
                    row -> Long.toString(row.taken())),
                Parts.column(
                    "report-changes",
                    texts.get("cli.column.changes"),
                    60,
                    row -> Long.toString(row.changes())),
                Parts.column(
                    "report-subject", texts.get("cli.column.subject"), 150, Report.Row::subject),
                Parts.column(
                    "report-reason", texts.get("cli.column.reason"), 160, Report.Row::reason)));
    Parts.share(table);
    table.getItems().setAll(report.rows());
    return List.of(head, table);
  }
}
