package dev.shinseidesk.ui.keeping;

import dev.shinseidesk.keeping.RetentionDesk.Line;
import dev.shinseidesk.keeping.RetentionDesk.OfProcedure;
import dev.shinseidesk.keeping.RetentionDesk.Run;
import dev.shinseidesk.keeping.Standing;
import dev.shinseidesk.texts.Texts;
import dev.shinseidesk.ui.common.FxmlPane;
import dev.shinseidesk.ui.common.Parts;
import dev.shinseidesk.ui.common.ProgressStrip;
import dev.shinseidesk.ui.common.UiContext;
import dev.shinseidesk.ui.keeping.DeletionViewModel.Next;
import java.text.NumberFormat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The part of deletion; binds only. */
@SuppressWarnings({"NullAway.Init", "UnusedMethod"}) // FXML fills the fields, calls the methods
final class DeletionView {
  private final Texts texts;
  private final DeletionViewModel model;
  private final Parent root;

  @FXML private Label next;
  @FXML private Button act;
  @FXML private Button withdraw;
  @FXML private VBox progress;
  @FXML private TableView<OfProcedure> procedures;
  @FXML private ComboBox<Standing> standing;
  @FXML private TableView<Line> lines;
  @FXML private Button more;
  @FXML private Label last;

  DeletionView(UiContext ctx, DeletionViewModel model) {
    this.texts = ctx.texts();
    this.model = model;
    this.root = FxmlPane.load("keeping/Deletion.fxml", this, texts);
  }

  @FXML
  private void initialize() {
    procedures.getColumns().setAll(figures());
    Parts.share(procedures);
    procedures.setPlaceholder(new Region());
    lines
        .getColumns()
        .setAll(
            List.of(
                Parts.column(
                    "keeping-number", texts.get("cli.column.number"), 180, l -> l.number().value()),
                Parts.column(
                    "keeping-procedure",
                    texts.get("cli.column.procedure"),
                    260,
                    Line::procedureName),
                Parts.column(
                    "keeping-completed",
                    texts.get("ui.keeping.column.completed"),
                    200,
                    l -> moment(l.completedAt()))));
    Parts.share(lines);
    lines.setPlaceholder(Parts.quiet(texts.get("ui.keeping.lines.none")));
    standing.getItems().setAll(Standing.values());
    standing.setConverter(Parts.words(s -> texts.get("keeping.standing." + s)));
    standing.setValue(Standing.DUE);
    standing.valueProperty().addListener((p, before, now) -> model.look(now));
    progress
        .getChildren()
        .setAll(new ProgressStrip(texts, model.progress(), "keeping-progress", model::stop));
    progress.managedProperty().bind(model.progress().runningProperty());
    model.shownProperty().addListener((p, before, now) -> show(now));
    model
        .linesProperty()
        .addListener((p, before, now) -> {
          lines.getItems().setAll(now.lines());
          Parts.show(more, now.more());
        });
    model.busyProperty().addListener((p, before, now) -> explain());
    model.progress().runningProperty().addListener((p, before, now) -> explain());
    Parts.show(more, false);
    explain();
  }

  private List<TableColumn<OfProcedure, String>> figures() {
    NumberFormat number = NumberFormat.getIntegerInstance(texts.locale());
    List<TableColumn<OfProcedure, String>> columns = new ArrayList<>();
    columns.add(
        Parts.column("keeping-of", texts.get("cli.column.procedure"), 240, OfProcedure::name));
    columns.add(
        Parts.column(
            "keeping-before", texts.get("cli.column.before"), 150, p -> texts.day(p.cutoff())));
    for (Standing each : Standing.values()) {
      columns.add(
          Parts.column(
              "keeping-" + each,
              texts.get("keeping.standing." + each),
              100,
              p -> number.format(p.count(each))));
    }
    return columns;
  }

  private String moment(@Nullable Instant at) {
    return at == null ? texts.get("ui.keeping.not-completed") : texts.moment(at);
  }

  private void show(DeletionViewModel.Shown now) {
    procedures.getItems().setAll(now.preview().procedures());
    procedures.setPlaceholder(Parts.quiet(texts.get("ui.keeping.procedures.none")));
    Run ended = now.runs().stream().filter(r -> r.endedAt() != null).findFirst().orElse(null);
    Instant at = ended == null ? null : ended.endedAt();
    last.setText(
        ended == null || at == null
            ? texts.get("ui.keeping.last.none")
            : texts.get(
                "ui.keeping.last." + ended.state(),
                texts.moment(at),
                ended.deleted(),
                ended.kept()));
    explain();
  }

  private void explain() {
    Next now = model.next();
    Run open = model.shownProperty().get().open();
    next.setText(
        open == null
            ? texts.get(
                "ui.keeping.next." + now, model.shownProperty().get().preview().count(Standing.DUE))
            : texts.get(
                "ui.keeping.next." + now,
                open.planned() - open.deleted() - open.kept(),
                open.proposedBy().value(),
                texts.moment(open.expiresAt()),
                open.reason()));
    boolean busy = model.busyProperty().get();
    boolean acts =
        now == Next.PROPOSE || now == Next.CONFIRM || now == Next.RUN || now == Next.EXPIRED;
    Parts.show(act, acts);
    act.setDisable(busy);
    act.setText(texts.get("ui.keeping.act." + (acts ? now : Next.PROPOSE)));
    Parts.show(withdraw, now == Next.WAIT || now == Next.CONFIRM || now == Next.EXPIRED);
    withdraw.setDisable(busy);
  }

  @FXML
  private void act() {
    switch (model.next()) {
      case PROPOSE, EXPIRED -> model.propose();
      case CONFIRM -> model.confirm();
      case RUN -> model.run();
      case NOTHING, WAIT, RUNNING -> {}
    }
  }

  @FXML
  private void withdraw() {
    model.withdraw();
  }

  @FXML
  private void more() {
    model.more();
  }

  Parent root() {
    return root;
  }
}
