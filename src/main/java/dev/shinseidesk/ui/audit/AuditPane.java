package dev.shinseidesk.ui.audit;

import dev.shinseidesk.audit.AuditAction;
import dev.shinseidesk.audit.AuditDesk;
import dev.shinseidesk.audit.AuditLine;
import dev.shinseidesk.audit.Report;
import dev.shinseidesk.texts.Texts;
import dev.shinseidesk.ui.common.EmptyState;
import dev.shinseidesk.ui.common.EraDateConverter;
import dev.shinseidesk.ui.common.FileChoice;
import dev.shinseidesk.ui.common.FxmlPane;
import dev.shinseidesk.ui.common.KeptScreen;
import dev.shinseidesk.ui.common.Parts;
import dev.shinseidesk.ui.common.ProgressStrip;
import dev.shinseidesk.ui.common.UiContext;
import java.text.NumberFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The screen of 監査証跡; binds only. */
@SuppressWarnings({"NullAway.Init", "UnusedMethod"}) // FXML fills the fields, calls the methods
public final class AuditPane implements KeptScreen {
  private final Texts texts;
  private final AuditViewModel model;
  private final FileChoice files;
  private final Parent root;

  @FXML private DatePicker from;
  @FXML private DatePicker until;
  @FXML private TextField by;
  @FXML private TextField subject;
  @FXML private ComboBox<AuditAction> action;
  @FXML private MenuButton reports;
  @FXML private MenuButton exports;
  @FXML private TableView<AuditLine> table;
  @FXML private Label count;
  @FXML private Button more;
  @FXML private Label detail;
  @FXML private VBox progress;
  @FXML private VBox said;

  /** Builds the view. FX thread. */
  public AuditPane(UiContext ctx, AuditViewModel model, FileChoice files) {
    this.texts = ctx.texts();
    this.model = model;
    this.files = files;
    this.root = FxmlPane.load("audit/Audit.fxml", this, texts);
  }

  @FXML
  private void initialize() {
    for (DatePicker picker : List.of(from, until)) {
      picker.setConverter(new EraDateConverter(texts));
    }
    from.valueProperty().bindBidirectional(model.fromProperty());
    until.valueProperty().bindBidirectional(model.untilProperty());
    by.textProperty().bindBidirectional(model.byProperty());
    subject.textProperty().bindBidirectional(model.subjectProperty());
    action.getItems().add(null);
    action.getItems().addAll(AuditAction.values());
    action.setConverter(Parts.words(this::name));
    action.valueProperty().bindBidirectional(model.actionProperty());
    for (Report.Kind kind : Report.Kind.values()) {
      reports
          .getItems()
          .add(item("audit-report-" + kind, "ui.audit.report." + kind, () -> model.report(kind)));
    }
    for (AuditDesk.Format format : AuditDesk.Format.values()) {
      exports
          .getItems()
          .add(item("audit-export-" + format, "ui.audit.export." + format, () -> export(format)));
    }
    columns();
    table.setPlaceholder(new Region());
    table.getSelectionModel().selectedItemProperty().addListener((p, b, now) -> tell(now));
    model.linesProperty().addListener((p, before, now) -> show(now));
    model
        .saidProperty()
        .addListener((p, before, now) -> said.getChildren().setAll(SaidWords.nodes(texts, now)));
    progress.managedProperty().bind(model.progress().runningProperty());
    progress
        .getChildren()
        .setAll(new ProgressStrip(texts, model.progress(), "audit-progress", model::cancel));
    show(model.linesProperty().get());
  }

  private MenuItem item(String id, String key, Runnable act) {
    MenuItem item = new MenuItem(texts.get(key));
    item.setId(id);
    item.setMnemonicParsing(false);
    item.setOnAction(e -> act.run());
    return item;
  }

  private String name(AuditAction each) {
    return texts.get("audit.action." + each);
  }

  private void columns() {
    table
        .getColumns()
        .setAll(
            List.of(
                Parts.column(
                    "audit-seq", texts.get("cli.column.line"), 70, l -> Long.toString(l.seq())),
                Parts.column(
                    "audit-at", texts.get("cli.column.when"), 190, l -> texts.moment(l.at())),
                Parts.column("audit-by", texts.get("cli.column.operator"), 90, l -> l.event().by()),
                Parts.column("audit-desk", texts.get("cli.column.desk"), 100, AuditLine::desk),
                Parts.column(
                    "audit-act", texts.get("cli.column.act"), 140, l -> name(l.event().action())),
                Parts.column(
                    "audit-subject",
                    texts.get("cli.column.subject"),
                    170,
                    l -> l.event().subject()),
                Parts.column("audit-facts", texts.get("cli.column.facts"), 240, AuditPane::facts)));
    Parts.share(table);
  }

  private static String facts(AuditLine line) {
    String after = facts(line.event().after());
    return line.event().before().isEmpty() ? after : facts(line.event().before()) + " → " + after;
  }

  private static String facts(Map<String, String> facts) {
    return facts.entrySet().stream()
        .filter(fact -> !fact.getValue().isEmpty())
        .map(fact -> fact.getKey() + "=" + fact.getValue())
        .collect(Collectors.joining(", "));
  }

  private void show(AuditViewModel.Lines now) {
    table.setPlaceholder(
        new EmptyState("mdmz-search", texts.get("ui.audit.none"), texts.get("ui.audit.none.next")));
    AuditLine chosen = table.getSelectionModel().getSelectedItem();
    table.getItems().setAll(now.shown());
    if (chosen != null) {
      table.getSelectionModel().select(chosen);
    }
    NumberFormat number = NumberFormat.getIntegerInstance(texts.locale());
    count.setText(
        texts.get("ui.audit.count", number.format(now.total()), number.format(now.shown().size())));
    more.setDisable(!model.hasMore());
    tell(table.getSelectionModel().getSelectedItem());
  }

  private void tell(@Nullable AuditLine line) {
    detail.setText(line == null ? texts.get("ui.audit.choose") : facts(line));
  }

  @FXML
  private void search() {
    model.search();
  }

  @FXML
  private void more() {
    model.more();
  }

  @FXML
  private void verify() {
    model.verify();
  }

  @FXML
  private void compare() {
    files.toRead(texts.get("ui.audit.compare"), model::verify);
  }

  @FXML
  private void anchor() {
    files.toWrite(
        texts.get("ui.audit.anchor"), model.suggestedName("audit-anchor", ".json"), model::anchor);
  }

  private void export(AuditDesk.Format format) {
    files.toWrite(
        texts.get("ui.audit.export"),
        model.suggestedName("audit", format == AuditDesk.Format.CSV ? ".csv" : ".jsonl"),
        file -> model.export(format, file));
  }

  @Override
  public Parent root() {
    return root;
  }

  @Override
  public void onShown() {
    model.search();
    by.requestFocus();
  }

  @Override
  public void onHidden() {
    model.stopLooking();
  }

  @Override
  public void end() {
    model.end();
  }
}
