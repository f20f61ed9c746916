package dev.shinseidesk.ui.history;

import dev.shinseidesk.ui.common.Badges;
import dev.shinseidesk.ui.common.FxmlPane;
import dev.shinseidesk.ui.common.JapaneseText;
import dev.shinseidesk.ui.common.UiContext;
import dev.shinseidesk.ui.common.WrappingCell;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The tab of what happened; binds only. */
public final class HistoryPane {
  private final UiContext ctx;
  private final HistoryViewModel model;
  private final JapaneseText japanese;
  private final Runnable onExplain;
  private final Parent root;

  @FXML private Label problem;
  @FXML private ListView<HistoryViewModel.Row> lines;

  /**
   * Builds the view. FX thread.
   *
   * @param onExplain shows why something was decided
   */
  @SuppressWarnings("NullAway.Init") // FXML fills the fields
  public HistoryPane(
      UiContext ctx, HistoryViewModel model, JapaneseText japanese, Runnable onExplain) {
    this.onExplain = onExplain;
    this.ctx = ctx;
    this.model = model;
    this.japanese = japanese;
    this.root = FxmlPane.load("history/History.fxml", this, ctx.texts());
  }

  @FXML
  void initialize() {
    problem.textProperty().bind(model.problemProperty());
    problem.visibleProperty().bind(problem.textProperty().isNotEmpty());
    problem.managedProperty().bind(problem.visibleProperty());
    lines.setItems(model.rows());
    lines.setAccessibleText(ctx.texts().get("ui.detail.tab.history"));
    lines.setCellFactory(list -> new Cell());
    lines
        .placeholderProperty()
        .bind(
            Bindings.when(model.loadedProperty())
                .<Node>then(new Label(ctx.texts().get("ui.history.empty")))
                .otherwise(new Label(ctx.texts().get("ui.history.loading"))));
  }

  private final class Cell extends WrappingCell<HistoryViewModel.Row> {
    @Override
    protected void updateItem(HistoryViewModel.@Nullable Row row, boolean empty) {
      super.updateItem(row, empty);
      if (empty || row == null) {
        setGraphic(null);
        setAccessibleText(null);
        return;
      }
      Label when = new Label(row.when());
      when.getStyleClass().add("history-when");
      when.setMinWidth(Label.USE_PREF_SIZE);
      Label who = new Label(row.who());
      who.getStyleClass().add("history-who");
      who.setMinWidth(Label.USE_PREF_SIZE);
      var head = new HBox(Badges.icon(icon(row.key())), when, who);
      head.getStyleClass().add("history-line");
      // Beside moment and name a narrow window left 140 pixels for what happened.
      setGraphic(new VBox(head, wrapping(japanese, row.what(), "history-what")));
      setAccessibleText(row.when() + " " + row.who() + " " + row.what());
    }
  }

  private static String icon(String key) {
    return switch (key) {
      case "received" -> "mdal-inbox";
      case "review-started" -> "mdal-edit";
      case "decided" -> "mdal-check_circle_outline";
      case "forwarding-decided", "forwarding-elsewhere", "status-decided" -> "mdmz-send";
      case "forwarding-confirmed", "status-registered" -> "mdal-done_all";
      case "outbox-failed" -> "mdmz-report_problem";
      case "outbox-cancelled" -> "mdal-cancel";
      default -> "mdal-info";
    };
  }

  @FXML
  void explain() {
    onExplain.run();
  }

  /** Takes the focus. */
  public void focus() {
    lines.requestFocus();
    if (lines.getSelectionModel().isEmpty() && !lines.getItems().isEmpty()) {
      lines.getSelectionModel().select(0);
    }
  }

  /** The view. */
  public Parent root() {
    return root;
  }
}
