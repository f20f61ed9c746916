package dev.shinseidesk.ui.keeping;

import dev.shinseidesk.keeping.HoldDesk.Hold;
import dev.shinseidesk.texts.Texts;
import dev.shinseidesk.ui.common.EmptyState;
import dev.shinseidesk.ui.common.FxmlPane;
import dev.shinseidesk.ui.common.Parts;
import dev.shinseidesk.ui.common.UiContext;
import java.time.Instant;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TableView;
import javafx.scene.layout.Region;

/** The part of holds; binds only. */
@SuppressWarnings({"NullAway.Init", "UnusedMethod"}) // FXML fills the fields, calls the methods
final class HoldsView {
  private final Texts texts;
  private final HoldsViewModel model;
  private final Parent root;

  @FXML private TableView<Hold> holds;
  @FXML private CheckBox lifted;
  @FXML private Button lift;

  HoldsView(UiContext ctx, HoldsViewModel model) {
    this.texts = ctx.texts();
    this.model = model;
    this.root = FxmlPane.load("keeping/Holds.fxml", this, texts);
  }

  @FXML
  private void initialize() {
    holds
        .getColumns()
        .setAll(
            List.of(
                Parts.column(
                    "hold-number", texts.get("cli.column.number"), 170, h -> h.number().value()),
                Parts.column("hold-extent", texts.get("cli.column.held"), 140, this::extent),
                Parts.column(
                    "hold-since", texts.get("cli.column.since"), 190, h -> texts.moment(h.setAt())),
                Parts.column("hold-reason", texts.get("cli.column.reason"), 240, Hold::reason),
                Parts.column(
                    "hold-state", texts.get("ui.keeping.column.hold-state"), 220, this::state)));
    Parts.share(holds);
    holds.setPlaceholder(new Region());
    lifted.selectedProperty().bindBidirectional(model.liftedProperty());
    holds.getSelectionModel().selectedItemProperty().addListener((p, b, n) -> explain());
    model
        .holdsProperty()
        .addListener((p, before, now) -> {
          holds.setPlaceholder(
              new EmptyState(
                  "mdal-lock_open",
                  texts.get("ui.keeping.holds.none"),
                  texts.get("ui.keeping.holds.none.next")));
          holds.getItems().setAll(now);
          explain();
        });
    model.busyProperty().addListener((p, before, now) -> explain());
    explain();
  }

  private String extent(Hold hold) {
    return hold.thread()
        ? texts.get("ui.keeping.hold.of-person", hold.applications())
        : texts.get("ui.keeping.hold.of-one");
  }

  private String state(Hold hold) {
    Instant at = hold.liftedAt();
    return at == null
        ? texts.get("ui.keeping.hold.holds", hold.setBy().value())
        : texts.get("ui.keeping.hold.lifted", texts.moment(at), hold.liftReason());
  }

  private void explain() {
    Hold chosen = holds.getSelectionModel().getSelectedItem();
    lift.setDisable(model.busyProperty().get() || chosen == null || chosen.liftedAt() != null);
  }

  @FXML
  private void one() {
    model.set(false);
  }

  @FXML
  private void person() {
    model.set(true);
  }

  @FXML
  private void lift() {
    Hold chosen = holds.getSelectionModel().getSelectedItem();
    if (chosen != null) {
      model.lift(chosen);
    }
  }

  Parent root() {
    return root;
  }
}
