package dev.shinseidesk.ui.keeping;

import dev.shinseidesk.application.Operator;
import dev.shinseidesk.services.DeskServices;
import dev.shinseidesk.texts.Texts;
import dev.shinseidesk.ui.common.FileChoice;
import dev.shinseidesk.ui.common.FxmlPane;
import dev.shinseidesk.ui.common.KeptScreen;
import dev.shinseidesk.ui.common.Parts;
import dev.shinseidesk.ui.common.UiContext;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import org.jspecify.annotations.Nullable;

/** The screen of 保存: deletion, holds and backups, with a warning above where those are too old. */
@SuppressWarnings({"NullAway.Init", "UnusedMethod"}) // FXML fills the fields, calls the methods
public final class KeepingPane implements KeptScreen {
  private final Texts texts;
  private final DeletionViewModel deletion;
  private final HoldsViewModel holds;
  private final BackupsViewModel backups;
  private final UiContext ctx;
  private final FileChoice files;
  private final Parent root;

  @FXML private Label warning;
  @FXML private Tab deletionTab;
  @FXML private Tab holdsTab;
  @FXML private Tab backupsTab;

  /**
   * Builds the view. FX thread.
   *
   * @param files asks for files of this machine
   */
  public KeepingPane(
      UiContext ctx, DeskServices.Keeping keeping, Operator operator, FileChoice files) {
    this.ctx = ctx;
    this.texts = ctx.texts();
    this.files = files;
    this.deletion = new DeletionViewModel(ctx, keeping.retention(), operator);
    this.holds = new HoldsViewModel(ctx, keeping.holds(), operator);
    this.backups = new BackupsViewModel(ctx, keeping.backups(), operator);
    this.root = FxmlPane.load("keeping/Keeping.fxml", this, texts);
  }

  @FXML
  private void initialize() {
    deletionTab.setContent(new DeletionView(ctx, deletion).root());
    holdsTab.setContent(new HoldsView(ctx, holds).root());
    backupsTab.setContent(new BackupsView(ctx, backups, files).root());
    backups.shownProperty().addListener((p, before, now) -> warn(now));
    warn(null);
  }

  private void warn(BackupsViewModel.@Nullable Shown now) {
    Parts.show(warning, now != null && now.state().tooOld());
    if (now != null) {
      long days = backups.days();
      warning.setText(
          days < 0
              ? texts.get("ui.keeping.never")
              : texts.get("ui.keeping.too-old", days, now.state().warnAfterDays()));
    }
  }

  @Override
  public Parent root() {
    return root;
  }

  @Override
  public void onShown() {
    deletion.refresh();
    holds.refresh();
    backups.refresh();
  }

  @Override
  public void onHidden() {
    deletion.stopLooking();
    holds.stopLooking();
    backups.stopLooking();
  }

  @Override
  public void end() {
    deletion.end();
    backups.end();
  }
}
