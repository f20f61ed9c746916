package dev.shinseidesk.ui.status;

import dev.shinseidesk.outbox.OutboxEntry;
import dev.shinseidesk.portal.StatusMeaning;
import dev.shinseidesk.status.StatusRegistration;
import dev.shinseidesk.ui.common.Dialogs;
import dev.shinseidesk.ui.common.FxmlPane;
import dev.shinseidesk.ui.common.JapaneseText;
import dev.shinseidesk.ui.common.ScrollToFocus;
import dev.shinseidesk.ui.common.UiContext;
import dev.shinseidesk.ui.common.WrappingCell;
import dev.shinseidesk.ui.outbox.OutboxCards;
import dev.shinseidesk.ui.outbox.OutboxViewModel;
import dev.shinseidesk.ui.outcome.OutcomePane;
import dev.shinseidesk.ui.outcome.OutcomeViewModel;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The tab of the processing status; binds only. */
public final class StatusPane {
  private final UiContext ctx;
  private final StatusViewModel model;
  private final OutcomeViewModel outcomes;
  private final OutboxViewModel outbox;
  private final JapaneseText japanese;
  private final Parent root;
  private final ToggleGroup group = new ToggleGroup();

  @FXML private ScrollPane scroll;
  @FXML private Label current;
  @FXML private Button refresh;
  @FXML private ProgressIndicator asking;
  @FXML private Label portalNote;
  @FXML private VBox deliveries;
  @FXML private VBox outcome;
  @FXML private Label done;
  @FXML private Label suggestion;
  @FXML private FlowPane choices;
  @FXML private Label counter;
  @FXML private TextArea comment;
  @FXML private Label earlierTitle;
  @FXML private VBox earlier;
  @FXML private Label blocker;
  @FXML private Button submit;

  /** Builds the view. FX thread. */
  @SuppressWarnings("NullAway.Init") // FXML fills the fields
  public StatusPane(
      UiContext ctx,
      StatusViewModel model,
      OutcomeViewModel outcomes,
      OutboxViewModel outbox,
      JapaneseText japanese) {
    this.ctx = ctx;
    this.outcomes = outcomes;
    this.model = model;
    this.outbox = outbox;
    this.japanese = japanese;
    this.root = FxmlPane.load("status/Status.fxml", this, ctx.texts());
  }

  @FXML
  void initialize() {
    ScrollToFocus.in(scroll);
    deliveries
        .getChildren()
        .add(OutboxCards.newest(ctx, outbox, "status-outbox", OutboxEntry.Kind.STATUS));
    outcome.getChildren().add(new OutcomePane(ctx, outcomes).root());
    current.textProperty().bind(model.currentProperty());
    portalNote.textProperty().bind(model.portalNoteProperty());
    suggestion.textProperty().bind(model.suggestionProperty());
    done.textProperty().bind(model.doneProperty());
    for (Label label : List.of(portalNote, done, suggestion)) {
      label.visibleProperty().bind(label.textProperty().isNotEmpty());
      label.managedProperty().bind(label.visibleProperty());
    }
    asking.visibleProperty().bind(model.askingProperty());
    refresh.disableProperty().bind(model.askingProperty());
    model.choices().addListener((ListChangeListener<StatusMeaning>) c -> showChoices());
    showChoices();
    model.choiceProperty().addListener((o, was, is) -> select());
    group
        .selectedToggleProperty()
        .addListener((o, was, is) ->
            model.choiceProperty().set(is == null ? null : (StatusMeaning) is.getUserData()));
    comment.textProperty().bindBidirectional(model.commentProperty());
    comment.setAccessibleText(ctx.texts().get("ui.status.comment"));
    comment.addEventFilter(KeyEvent.KEY_PRESSED, this::commentKeys);
    model.lengthProperty().addListener((o, was, is) -> count());
    count();
    model.registrations().addListener((ListChangeListener<StatusRegistration>) c -> showEarlier());
    showEarlier();
    model.blockerProperty().addListener((o, was, is) -> explain());
    model.choiceProperty().addListener((o, was, is) -> explain());
    model.busyProperty().addListener((o, was, is) -> explain());
    explain();
    submit.setTooltip(new Tooltip(ctx.texts().get("ui.status.submit.hint")));
  }

  /** Tab leaves the text area, since the whole job must work by keyboard. */
  private void commentKeys(KeyEvent e) {
    if (e.getCode() == KeyCode.TAB && !e.isControlDown()) {
      if (e.isShiftDown()) {
        focusChoice();
      } else {
        submit.requestFocus();
      }
      e.consume();
    }
  }

  private void showChoices() {
    List<Node> buttons = new ArrayList<>();
    for (StatusMeaning meaning : model.choices()) {
      RadioButton button = new RadioButton(model.label(meaning));
      button.setId("status-choice-" + meaning.code().value());
      button.setMnemonicParsing(false);
      button.setToggleGroup(group);
      button.setUserData(meaning);
      buttons.add(button);
    }
    choices.getChildren().setAll(buttons);
    select();
  }

  private void select() {
    StatusMeaning chosen = model.choiceProperty().get();
    for (Node node : choices.getChildren()) {
      if (node instanceof RadioButton button && button.getUserData().equals(chosen)) {
        group.selectToggle(button);
        return;
      }
    }
    if (chosen == null) {
      group.selectToggle(null);
    }
  }

  private void count() {
    int length = model.lengthProperty().get();
    counter.setText(ctx.texts().get("ui.status.counter", length, model.limit()));
    counter.pseudoClassStateChanged(PseudoClass.getPseudoClass("over"), length > model.limit());
  }

  private void showEarlier() {
    var texts = ctx.texts();
    List<Node> lines = new ArrayList<>();
    for (StatusRegistration r : model.registrations()) {
      String when =
          texts.get(
              "ui.status.earlier.decided", ctx.name(r.decidedBy()), texts.moment(r.decidedAt()));
      String done =
          r.registeredAt() == null
              ? texts.get("ui.status.earlier.open")
              : texts.get("ui.status.earlier.registered", texts.moment(r.registeredAt()));
      Label head = new Label(model.label(r.status()) + "  " + when + "  " + done);
      head.setWrapText(true);
      head.setMinHeight(Region.USE_PREF_SIZE);
      head.getStyleClass().add("case-earlier-head");
      lines.add(head);
      if (!r.comment().isEmpty()) {
        lines.add(WrappingCell.wrapping(japanese, r.comment(), "case-earlier-text"));
      }
    }
    earlier.getChildren().setAll(lines);
    for (Node node : List.of(earlier, earlierTitle)) {
      node.setVisible(!lines.isEmpty());
      node.setManaged(!lines.isEmpty());
    }
  }

  private void explain() {
    StatusMeaning chosen = model.choiceProperty().get();
    boolean ready = model.ready() && chosen != null;
    blocker.setText(
        ready
            ? ctx.texts().get("ui.status.ready", model.label(chosen))
            : model.blockerProperty().get());
    blocker.pseudoClassStateChanged(PseudoClass.getPseudoClass("ready"), ready);
    submit.setDisable(!ready);
  }

  @FXML
  void refresh() {
    model.refresh();
  }

  /** Asks whether to register, showing exactly what the applicant will see. */
  @FXML
  public void submit() {
    StatusMeaning chosen = model.choiceProperty().get();
    if (chosen == null || !model.ready()) {
      return;
    }
    var texts = ctx.texts();
    String text = model.commentProperty().get();
    ctx.dialogs()
        .confirm(
            new Dialogs.Confirmation(
                texts.get("ui.status.confirm.title", model.label(chosen)),
                texts.get("ui.status.confirm.text"),
                List.of(
                    texts.get("ui.status.confirm.status", model.label(chosen)),
                    text.isEmpty()
                        ? texts.get("ui.status.confirm.no-comment")
                        : texts.get("ui.status.confirm.comment", text)),
                texts.get("ui.status.confirm.act", model.label(chosen)),
                chosen.finished()),
            model::submit);
  }

  private void focusChoice() {
    Node target =
        group.getSelectedToggle() instanceof Node selected
            ? selected
            : choices.getChildren().isEmpty() ? refresh : choices.getChildren().getFirst();
    target.requestFocus();
  }

  /** Takes the focus: the comment when a status is chosen, else the choice. */
  public void focus() {
    if (model.choiceProperty().get() != null) {
      comment.requestFocus();
    } else {
      focusChoice();
    }
  }

  /** The view. */
  public Parent root() {
    return root;
  }
}
