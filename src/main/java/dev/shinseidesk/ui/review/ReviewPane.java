package dev.shinseidesk.ui.review;

import dev.shinseidesk.archive.Place;
import dev.shinseidesk.review.Decision;
import dev.shinseidesk.ui.common.Dialogs;
import dev.shinseidesk.ui.common.FxmlPane;
import dev.shinseidesk.ui.common.ScrollToFocus;
import dev.shinseidesk.ui.common.TabKeys;
import dev.shinseidesk.ui.common.UiContext;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** The tab of format review; binds only. */
public final class ReviewPane {
  private static final Duration PAUSE = Duration.millis(800);

  private final UiContext ctx;
  private final ReviewViewModel model;
  private final Consumer<Place> onPlace;
  private final Runnable onThrough;
  private final String number;
  private final ToggleGroup group = new ToggleGroup();
  private final PauseTransition pause = new PauseTransition(PAUSE);
  private final Parent root;

  @FXML private ScrollPane scroll;
  @FXML private Label problem;
  @FXML private VBox decided;
  @FXML private Label findingsTitle;
  @FXML private Button examine;
  @FXML private ListView<FindingRow> findings;
  @FXML private Label checklistTitle;
  @FXML private ScrollPane checklistScroll;
  @FXML private VBox checklist;
  @FXML private RadioButton sound;
  @FXML private RadioButton defective;
  @FXML private RadioButton rejected;
  @FXML private Label reasonTitle;
  @FXML private Button insert;
  @FXML private TextArea reason;
  @FXML private Label blocker;
  @FXML private Label draftNote;
  @FXML private Button submit;
  @FXML private Button tickShown;
  @FXML private Button phrase;
  @FXML private Button through;
  @FXML private VBox phraseBox;
  private FindingsView findingsView;
  private ChecklistView checks;
  private PhraseChooser chooser;

  /**
   * Builds the view. FX thread.
   *
   * @param number 受付番号 to name in questions
   * @param onPlace told when somebody chooses a finding
   * @param onThrough asks to decide 適 and provide in one step
   */
  @SuppressWarnings("NullAway.Init") // FXML fills the fields
  public ReviewPane(
      UiContext ctx,
      ReviewViewModel model,
      String number,
      Consumer<Place> onPlace,
      Runnable onThrough) {
    this.onThrough = onThrough;
    this.ctx = ctx;
    this.model = model;
    this.number = number;
    this.onPlace = onPlace;
    this.root = FxmlPane.load("review/Review.fxml", this, ctx.texts());
  }

  @FXML
  void initialize() {
    ScrollToFocus.in(scroll);
    shownWhileFilled(problem);
    problem.textProperty().bind(model.loadProblemProperty());
    findingsView = new FindingsView(ctx, model, findings, findingsTitle, onPlace, this::insert);
    examine.disableProperty().bind(model.busyProperty().or(model.editableProperty().not()));
    insert.setTooltip(new Tooltip(ctx.texts().get("ui.review.insert.hint")));
    insert
        .disableProperty()
        .bind(
            findings
                .getSelectionModel()
                .selectedItemProperty()
                .isNull()
                .or(model.editableProperty().not()));
    initializeDecision();
    checks = ChecklistView.fill(ctx, model, checklist, checklistScroll, checklistTitle);
    tickShown.disableProperty().bind(model.editableProperty().not());
    tickShown.setTooltip(new Tooltip(ctx.texts().get("ui.review.tick.hint")));
    DecidedBanner.fill(ctx, model, ctx.japanese(), decided);
    draftNote.textProperty().bind(model.draftNoteProperty());
    shownWhileFilled(draftNote);
    pause.setOnFinished(e -> model.saveDraft());
    model.draftNoteProperty().addListener((o, was, is) -> schedule());
    model.reasonProperty().addListener((o, was, is) -> schedule());
  }

  private void schedule() {
    if (model.unsaved()) {
      pause.playFromStart();
    }
  }

  private void initializeDecision() {
    Map<RadioButton, Decision> meaning =
        Map.of(sound, Decision.SOUND, defective, Decision.DEFECTIVE, rejected, Decision.REJECTED);
    meaning.forEach((button, value) -> {
      button.setToggleGroup(group);
      button.setUserData(value);
      button.setText(label(value));
      button.setTooltip(
          new Tooltip(ctx.texts().get("ui.review.decision.key", label(value), key(value))));
    });
    group
        .selectedToggleProperty()
        .addListener((o, was, is) ->
            model.decisionProperty().set(is == null ? null : (Decision) is.getUserData()));
    model.decisionProperty().addListener((o, was, is) -> select(is));
    select(model.decisionProperty().get());
    reason.textProperty().bindBidirectional(model.reasonProperty());
    reason.setAccessibleText(ctx.texts().get("ui.review.reason"));
    reasonTitle.setLabelFor(reason);
    for (Node control : List.of(sound, defective, rejected, reason)) {
      control.disableProperty().bind(model.editableProperty().not());
    }
    TabKeys.leaveBy(
        reason,
        () -> submit.requestFocus(),
        () -> (insert.isDisabled() ? rejected : insert).requestFocus());
    chooser = new PhraseChooser(ctx, model::phrases, this::take, () -> reason.requestFocus());
    phraseBox.getChildren().add(chooser);
    phrase.disableProperty().bind(model.editableProperty().not());
    phrase.setTooltip(new Tooltip(ctx.texts().get("ui.review.phrase.hint")));
    through.disableProperty().bind(model.editableProperty().not().or(model.busyProperty()));
    through.setTooltip(new Tooltip(ctx.texts().get("ui.review.through.hint")));
    submit.disableProperty().bind(model.blockerProperty().isNotEmpty().or(model.busyProperty()));
    submit.setTooltip(new Tooltip(ctx.texts().get("ui.review.submit.hint")));
    model.blockerProperty().addListener((o, was, is) -> explain());
    model.decisionProperty().addListener((o, was, is) -> explain());
    explain();
  }

  /** The digit that chooses it together with Alt. */
  private static int key(Decision decision) {
    return switch (decision) {
      case SOUND -> 1;
      case DEFECTIVE -> 2;
      case REJECTED -> 3;
    };
  }

  private void explain() {
    String missing = model.blockerProperty().get();
    Decision chosen = model.decisionProperty().get();
    boolean ready = missing.isEmpty() && chosen != null;
    blocker.setText(ready ? ctx.texts().get("ui.review.ready", label(chosen)) : missing);
    blocker.pseudoClassStateChanged(PseudoClass.getPseudoClass("ready"), ready);
  }

  private void select(@Nullable Decision decision) {
    group.selectToggle(
        decision == null
            ? null
            : switch (decision) {
              case SOUND -> sound;
              case DEFECTIVE -> defective;
              case REJECTED -> rejected;
            });
  }

  private String label(Decision decision) {
    return ctx.texts().get("ui.review.decision." + decision);
  }

  @FXML
  void examine() {
    model.examine();
  }

  @FXML
  void insert() {
    FindingRow row = findings.getSelectionModel().getSelectedItem();
    if (row != null && model.editableProperty().get()) {
      model.insert(row);
      reason.positionCaret(reason.getLength());
    }
  }

  private void take(String text) {
    if (model.editableProperty().get()) {
      model.insert(text);
      reason.positionCaret(reason.getLength());
    }
  }

  /** Ticks the lines in view, as F11 does; what is out of view comes into view. */
  @FXML
  public void tickShown() {
    if (model.editableProperty().get()) {
      checks.tickShown();
    }
  }

  /** Opens the office's phrases, as Alt+P does. */
  @FXML
  public void phrases() {
    if (model.editableProperty().get()) {
      chooser.toggle();
    }
  }

  /** Closes the phrases; false when they weren't open. */
  public boolean closePhrases() {
    return chooser.close();
  }

  /** 適 and 提供 in one question, as Ctrl+Shift+Enter does. */
  @FXML
  public void through() {
    if (!through.isDisabled()) {
      onThrough.run();
    }
  }

  /** Goes to the next finding, or the one before; its place comes into view. */
  public void finding(int by) {
    findingsView.step(by);
  }

  /** Chooses a decision, as Alt+1 to Alt+3 do. */
  public void choose(Decision decision) {
    if (model.editableProperty().get()) {
      model.decisionProperty().set(decision);
      select(decision);
      switch (decision) {
        case SOUND -> sound.requestFocus();
        case DEFECTIVE -> defective.requestFocus();
        case REJECTED -> rejected.requestFocus();
      }
    }
  }

  /** Asks whether to decide what is chosen; says what is missing where something is. */
  @FXML
  public void submit() {
    Decision chosen = model.decisionProperty().get();
    if (chosen == null || submit.isDisabled()) {
      return;
    }
    var texts = ctx.texts();
    List<String> lines =
        model.reasonProperty().get().isBlank()
            ? List.of()
            : List.of(texts.get("ui.review.confirm.reason", model.reasonProperty().get()));
    ctx.dialogs()
        .confirm(
            new Dialogs.Confirmation(
                texts.get("ui.review.confirm.title", label(chosen)),
                texts.get("ui.review.confirm.text", number),
                lines,
                texts.get("ui.review.confirm.act", label(chosen)),
                false),
            model::submit);
  }

  private static void shownWhileFilled(Label label) {
    label.visibleProperty().bind(label.textProperty().isNotEmpty());
    label.managedProperty().bind(label.visibleProperty());
  }

  /** Takes the focus. */
  public void focus() {
    if (findings.getItems().isEmpty() && model.editableProperty().get()) {
      checklist.getChildren().getFirst().requestFocus();
    } else {
      findings.requestFocus();
      // The gravest one is where the work begins, and its place stands beside it at once.
      if (findings.getSelectionModel().isEmpty()) {
        findings.getSelectionModel().select(0);
      }
    }
  }

  /** The view. */
  public Parent root() {
    return root;
  }
}
