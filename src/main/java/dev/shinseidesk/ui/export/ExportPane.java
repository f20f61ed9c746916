package dev.shinseidesk.ui.export;

import dev.shinseidesk.texts.Texts;
import dev.shinseidesk.ui.common.Badges;
import dev.shinseidesk.ui.common.EraDateConverter;
import dev.shinseidesk.ui.common.FileChoice;
import dev.shinseidesk.ui.common.FxmlPane;
import dev.shinseidesk.ui.common.KeptScreen;
import dev.shinseidesk.ui.common.Parts;
import dev.shinseidesk.ui.common.ProblemCard;
import dev.shinseidesk.ui.common.ProgressStrip;
import dev.shinseidesk.ui.common.UiContext;
import java.text.NumberFormat;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The screen of 書き出し; binds only. */
@SuppressWarnings({"NullAway.Init", "UnusedMethod"}) // FXML fills the fields, calls the methods
public final class ExportPane implements KeptScreen {
  private final Texts texts;
  private final ExportViewModel model;
  private final FileChoice files;
  private final Parent root;

  @FXML private DatePicker from;
  @FXML private DatePicker until;
  @FXML private TextField file;
  @FXML private Label blocker;
  @FXML private Button write;
  @FXML private VBox progress;
  @FXML private VBox outcome;

  /** Builds the view. FX thread. */
  public ExportPane(UiContext ctx, ExportViewModel model, FileChoice files) {
    this.texts = ctx.texts();
    this.model = model;
    this.files = files;
    this.root = FxmlPane.load("export/Export.fxml", this, texts);
  }

  @FXML
  private void initialize() {
    for (DatePicker picker : List.of(from, until)) {
      picker.setConverter(new EraDateConverter(texts));
    }
    from.valueProperty().bindBidirectional(model.fromProperty());
    until.valueProperty().bindBidirectional(model.untilProperty());
    file.textProperty().bindBidirectional(model.fileProperty());
    progress.managedProperty().bind(model.progress().runningProperty());
    progress
        .getChildren()
        .setAll(new ProgressStrip(texts, model.progress(), "export-progress", model::cancel));
    from.valueProperty().addListener((p, before, now) -> explain());
    until.valueProperty().addListener((p, before, now) -> explain());
    file.textProperty().addListener((p, before, now) -> explain());
    model.progress().runningProperty().addListener((p, before, now) -> explain());
    model.outcomeProperty().addListener((p, before, now) -> show(now));
    explain();
    show(null);
  }

  private void explain() {
    ExportViewModel.Blocker why = model.blocker();
    write.setDisable(why != ExportViewModel.Blocker.NONE);
    blocker.setText(texts.get("ui.export.blocker." + why.name()));
  }

  private void show(ExportViewModel.@Nullable Outcome now) {
    outcome.getChildren().clear();
    if (now != null && now.problem() != null) {
      outcome.getChildren().add(new ProblemCard(texts, now.problem()));
    } else if (now != null) {
      Label done = Badges.badge(texts.get("ui.export.done"), "mdal-done", Badges.Tone.SUCCESS);
      Label text =
          Parts.wrapping(
              texts.get(
                  "ui.export.done.text",
                  NumberFormat.getIntegerInstance(texts.locale()).format(now.records()),
                  now.file()));
      text.setId("export-done");
      outcome.getChildren().addAll(done, text);
    }
  }

  @FXML
  private void browse() {
    files.toWrite(
        texts.get("ui.export.file"),
        model.suggestedName(),
        chosen -> model.fileProperty().set(chosen.toString()));
  }

  @FXML
  private void write() {
    model.write();
  }

  @Override
  public Parent root() {
    return root;
  }

  @Override
  public void onShown() {
    file.requestFocus();
  }

  @Override
  public void end() {
    model.end();
  }
}
