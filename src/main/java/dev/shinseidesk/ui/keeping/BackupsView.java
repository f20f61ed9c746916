package dev.shinseidesk.ui.keeping;

import dev.shinseidesk.application.Problem;
import dev.shinseidesk.keeping.BackupDesk.Made;
import dev.shinseidesk.keeping.BackupDesk.Proof;
import dev.shinseidesk.texts.Texts;
import dev.shinseidesk.ui.common.Badges;
import dev.shinseidesk.ui.common.FileChoice;
import dev.shinseidesk.ui.common.FxmlPane;
import dev.shinseidesk.ui.common.Parts;
import dev.shinseidesk.ui.common.ProblemCard;
import dev.shinseidesk.ui.common.ProgressStrip;
import dev.shinseidesk.ui.common.UiContext;
import java.text.NumberFormat;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The part of backups; binds only. */
@SuppressWarnings({"NullAway.Init", "UnusedMethod"}) // FXML fills the fields, calls the methods
final class BackupsView {
  private final Texts texts;
  private final BackupsViewModel model;
  private final FileChoice files;
  private final Parent root;

  @FXML private Label place;
  @FXML private Button make;
  @FXML private Button check;
  @FXML private VBox progress;
  @FXML private VBox outcome;
  @FXML private TableView<Made> recent;

  BackupsView(UiContext ctx, BackupsViewModel model, FileChoice files) {
    this.texts = ctx.texts();
    this.model = model;
    this.files = files;
    this.root = FxmlPane.load("keeping/Backups.fxml", this, texts);
  }

  @FXML
  private void initialize() {
    NumberFormat number = NumberFormat.getIntegerInstance(texts.locale());
    recent
        .getColumns()
        .setAll(
            List.of(
                Parts.column(
                    "backup-at",
                    texts.get("ui.keeping.column.made"),
                    190,
                    m -> texts.moment(m.at())),
                Parts.column(
                    "backup-by", texts.get("ui.keeping.column.by"), 90, m -> m.by().value()),
                Parts.column("backup-file", texts.get("ui.keeping.column.file"), 440, Made::file),
                Parts.column(
                    "backup-applications",
                    texts.get("ui.keeping.column.applications"),
                    100,
                    m -> number.format(m.applications())),
                Parts.column(
                    "backup-size",
                    texts.get("ui.keeping.column.size"),
                    110,
                    m -> texts.get("ui.keeping.kib", number.format((m.size() + 1023) / 1024)))));
    Parts.share(recent);
    recent.setPlaceholder(Parts.quiet(texts.get("ui.keeping.backups.none")));
    progress
        .getChildren()
        .setAll(new ProgressStrip(texts, model.progress(), "backup-progress", model::cancel));
    progress.managedProperty().bind(model.progress().runningProperty());
    make.disableProperty().bind(model.progress().runningProperty());
    check.disableProperty().bind(model.progress().runningProperty());
    model
        .shownProperty()
        .addListener((p, before, now) -> {
          if (now != null) {
            place.setText(texts.get("ui.keeping.place", now.state().place()));
            recent.getItems().setAll(now.recent());
          }
        });
    model.outcomeProperty().addListener((p, before, now) -> show(now));
    Parts.show(outcome, false);
  }

  private void show(BackupsViewModel.@Nullable Outcome now) {
    outcome.getChildren().clear();
    Parts.show(outcome, now != null);
    if (now == null) {
      return;
    }
    Made made = now.made();
    Proof proof = now.proof();
    Problem problem = now.problem();
    if (problem != null) {
      outcome.getChildren().add(new ProblemCard(texts, problem));
    } else if (made != null) {
      done("backup-made", texts.get("ui.keeping.made", made.applications(), made.file()));
    } else if (proof != null) {
      done(
          "backup-proved",
          texts.get(
              "ui.keeping.proved",
              texts.moment(proof.madeAt()),
              proof.applications(),
              proof.archives()));
    }
  }

  private void done(String id, String text) {
    Label words = Parts.wrapping(text);
    words.setId(id);
    outcome
        .getChildren()
        .addAll(
            Badges.badge(texts.get("ui.keeping.done"), "mdal-done", Badges.Tone.SUCCESS), words);
  }

  @FXML
  private void make() {
    model.make();
  }

  @FXML
  private void check() {
    files.toRead(texts.get("ui.keeping.check"), model::check);
  }

  Parent root() {
    return root;
  }
}
