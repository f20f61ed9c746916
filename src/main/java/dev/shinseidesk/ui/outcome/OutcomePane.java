package dev.shinseidesk.ui.outcome;

import dev.shinseidesk.status.OutcomeDesk.Choice;
import dev.shinseidesk.status.OutcomeDesk.Outcome;
import dev.shinseidesk.ui.common.EraDateConverter;
import dev.shinseidesk.ui.common.FxmlPane;
import dev.shinseidesk.ui.common.UiContext;
import dev.shinseidesk.ui.common.WrappingCell;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The part of the status tab for 実質審査の結果; binds only. */
public final class OutcomePane {
  private final UiContext ctx;
  private final OutcomeViewModel model;
  private final Parent root;
  private final ToggleGroup group = new ToggleGroup();

  @FXML private VBox frame;
  @FXML private VBox form;
  @FXML private FlowPane choices;
  @FXML private DatePicker day;
  @FXML private TextField note;
  @FXML private Label blocker;
  @FXML private Button enter;
  @FXML private VBox outcomes;

  /** Builds the view. FX thread. */
  @SuppressWarnings("NullAway.Init") // FXML fills the fields
  public OutcomePane(UiContext ctx, OutcomeViewModel model) {
    this.ctx = ctx;
    this.model = model;
    this.root = FxmlPane.load("outcome/Outcome.fxml", this, ctx.texts());
  }

  @FXML
  void initialize() {
    model.choices().addListener((ListChangeListener<Choice>) c -> showChoices());
    model.outcomes().addListener((ListChangeListener<Outcome>) c -> showOutcomes());
    model.choiceProperty().addListener((o, was, is) -> select());
    group
        .selectedToggleProperty()
        .addListener((o, was, is) ->
            model.choiceProperty().set(is == null ? null : (Choice) is.getUserData()));
    day.setConverter(new EraDateConverter(ctx.texts()));
    day.setPromptText(ctx.texts().get("ui.outcome.day.prompt"));
    day.setAccessibleText(ctx.texts().get("ui.outcome.day"));
    day.valueProperty().bindBidirectional(model.decidedOnProperty());
    note.textProperty().bindBidirectional(model.noteProperty());
    note.setAccessibleText(ctx.texts().get("ui.outcome.note"));
    model.openProperty().addListener((o, was, is) -> showChoices());
    model.blockerProperty().addListener((o, was, is) -> explain());
    showChoices();
    showOutcomes();
    explain();
  }

  private void showChoices() {
    List<Node> buttons = new ArrayList<>();
    for (Choice choice : model.choices()) {
      RadioButton button = new RadioButton(model.label(choice));
      button.setId("outcome-choice-" + choice.id());
      button.setMnemonicParsing(false);
      button.setToggleGroup(group);
      button.setUserData(choice);
      buttons.add(button);
    }
    choices.getChildren().setAll(buttons);
    select();
    boolean offered = !buttons.isEmpty();
    show(frame, offered || !model.outcomes().isEmpty());
    show(form, offered && model.openProperty().get());
    explain();
  }

  private void select() {
    Choice chosen = model.choiceProperty().get();
    group.selectToggle(
        choices.getChildren().stream()
            .map(RadioButton.class::cast)
            .filter(b -> b.getUserData().equals(chosen))
            .findFirst()
            .orElse(null));
  }

  private void showOutcomes() {
    List<Node> lines = new ArrayList<>();
    for (Outcome outcome : model.outcomes()) {
      Label head = new Label(model.words(outcome));
      head.setWrapText(true);
      head.setMinHeight(Region.USE_PREF_SIZE);
      head.getStyleClass().add("case-earlier-head");
      lines.add(head);
      if (!outcome.note().isEmpty()) {
        lines.add(WrappingCell.wrapping(ctx.japanese(), outcome.note(), "case-earlier-text"));
      }
    }
    outcomes.getChildren().setAll(lines);
    show(outcomes, !lines.isEmpty());
    showChoices();
  }

  private void explain() {
    blocker.setText(
        model.ready() ? ctx.texts().get("ui.outcome.ready") : model.blockerProperty().get());
    blocker.pseudoClassStateChanged(PseudoClass.getPseudoClass("ready"), model.ready());
    enter.setDisable(!model.ready());
  }

  private static void show(Node node, boolean is) {
    node.setVisible(is);
    node.setManaged(is);
  }

  @FXML
  void enter() {
    model.enter();
  }

  /** The view. */
  public Parent root() {
    return root;
  }
}
