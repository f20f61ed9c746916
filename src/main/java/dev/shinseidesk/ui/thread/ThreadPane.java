package dev.shinseidesk.ui.thread;

import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.casework.FilingThreads.Settlement;
import dev.shinseidesk.ui.common.FxmlPane;
import dev.shinseidesk.ui.common.Parts;
import dev.shinseidesk.ui.common.ScrollToFocus;
import dev.shinseidesk.ui.common.TabKeys;
import dev.shinseidesk.ui.common.UiContext;
import dev.shinseidesk.ui.common.WrappingCell;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

/** The tab of filings that stand together; binds only. */
public final class ThreadPane {
  private static final PseudoClass READY = PseudoClass.getPseudoClass("ready");

  private final UiContext ctx;
  private final ThreadViewModel model;
  private final Consumer<ReceiptNumber> open;
  private final Consumer<ReceiptNumber> compare;
  private final ToggleGroup group = new ToggleGroup();
  private final Parent root;

  @FXML private Label problem;
  @FXML private Label intro;
  @FXML private ScrollPane scroll;
  @FXML private VBox filings;
  @FXML private VBox settlements;
  @FXML private VBox form;
  @FXML private Label reasonTitle;
  @FXML private TextArea reason;
  @FXML private Label blocker;
  @FXML private Button settle;

  /**
   * Builds the view. FX thread.
   *
   * @param open shows another application
   * @param compare shows another filing beside this one
   */
  @SuppressWarnings("NullAway.Init") // FXML fills the fields
  public ThreadPane(
      UiContext ctx,
      ThreadViewModel model,
      Consumer<ReceiptNumber> open,
      Consumer<ReceiptNumber> compare) {
    this.ctx = ctx;
    this.model = model;
    this.open = open;
    this.compare = compare;
    this.root = FxmlPane.load("thread/Thread.fxml", this, ctx.texts());
  }

  @FXML
  void initialize() {
    ScrollToFocus.in(scroll);
    problem.textProperty().bind(model.problemProperty());
    problem.visibleProperty().bind(problem.textProperty().isNotEmpty());
    problem.managedProperty().bind(problem.visibleProperty());
    reason.textProperty().bindBidirectional(model.reasonProperty());
    reason.setAccessibleText(ctx.texts().get("ui.thread.reason"));
    reasonTitle.setLabelFor(reason);
    TabKeys.leaveBy(reason, () -> settle.requestFocus(), this::focus);
    settle.disableProperty().bind(model.blockerProperty().isNotEmpty().or(model.busyProperty()));
    settle.setTooltip(new Tooltip(ctx.texts().get("ui.review.submit.hint")));
    group
        .selectedToggleProperty()
        .addListener((o, was, is) -> {
          if (is != null && is.getUserData() instanceof ReceiptNumber number) {
            model.standsProperty().set(number);
          }
        });
    model.blockerProperty().addListener((o, was, is) -> explain());
    model
        .filings()
        .addListener(
            (ListChangeListener<ThreadViewModel.Line>) c -> Parts.rebuild(root, this::show));
    model.settlements().addListener((ListChangeListener<Settlement>) c -> showSettlements());
    show();
    showSettlements();
    explain();
  }

  private void explain() {
    String missing = model.blockerProperty().get();
    blocker.setText(missing.isEmpty() ? ctx.texts().get("ui.thread.ready") : missing);
    blocker.pseudoClassStateChanged(READY, missing.isEmpty());
  }

  private void show() {
    boolean alone = model.filings().size() < 2;
    var texts = ctx.texts();
    int more = model.moreProperty().get();
    intro.setText(
        alone
            ? texts.get("ui.thread.alone")
            : more > 0
                ? texts.get("ui.thread.intro.more", model.filings().size(), more)
                : texts.get("ui.thread.intro", model.filings().size()));
    Parts.show(form, !alone);
    filings
        .getChildren()
        .setAll(
            model.filings().stream()
                .map(line -> new FilingCard(ctx, model, line, group, open, compare))
                .toList());
  }

  private void showSettlements() {
    var texts = ctx.texts();
    List<Node> lines = new ArrayList<>();
    for (Settlement made : model.settlements()) {
      String closed =
          String.join(
              texts.get("ui.thread.and"),
              made.closed().stream().map(ReceiptNumber::value).toList());
      lines.add(
          Parts.wrapping(
              texts.get(
                  "ui.thread.settled",
                  ctx.name(made.by()),
                  texts.moment(made.at()),
                  made.stands().value(),
                  closed)));
      lines.add(WrappingCell.wrapping(ctx.japanese(), made.reason(), "case-earlier-text"));
    }
    settlements.getChildren().setAll(lines);
    Parts.show(settlements, !lines.isEmpty());
  }

  @FXML
  void settle() {
    model.settle();
  }

  /** Goes on to the question, as Ctrl+Enter does. */
  public void submit() {
    model.settle();
  }

  /** Takes the focus. */
  public void focus() {
    filings.getChildren().stream()
        .flatMap(card -> card.lookupAll(".radio-button").stream())
        .filter(RadioButton.class::isInstance)
        .filter(node -> !node.isDisabled())
        .findFirst()
        .ifPresentOrElse(Node::requestFocus, () -> Objects.requireNonNull(root).requestFocus());
  }

  /** The view. */
  public Parent root() {
    return root;
  }
}
