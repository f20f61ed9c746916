package dev.shinseidesk.ui.correction;

import dev.shinseidesk.casework.CorrectionDesk.Contact;
import dev.shinseidesk.outbox.OutboxEntry;
import dev.shinseidesk.ui.common.EraDateConverter;
import dev.shinseidesk.ui.common.FxmlPane;
import dev.shinseidesk.ui.common.Parts;
import dev.shinseidesk.ui.common.ScrollToFocus;
import dev.shinseidesk.ui.common.TabKeys;
import dev.shinseidesk.ui.common.UiContext;
import dev.shinseidesk.ui.correction.CorrectionViewModel.Shown;
import dev.shinseidesk.ui.outbox.OutboxCards;
import dev.shinseidesk.ui.outbox.OutboxViewModel;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The tab of 補正; binds only. */
public final class CorrectionPane {
  private static final PseudoClass READY = PseudoClass.getPseudoClass("ready");
  private static final PseudoClass OVER = PseudoClass.getPseudoClass("over");

  private final UiContext ctx;
  private final CorrectionViewModel model;
  private final OutboxViewModel outbox;
  private final LetterLines lines;
  private final Parent root;

  @FXML private Label problem;
  @FXML private ScrollPane scroll;
  @FXML private HBox clock;
  @FXML private VBox deliveries;
  @FXML private VBox carried;
  @FXML private VBox form;
  @FXML private Label textTitle;
  @FXML private Label counter;
  @FXML private TextArea text;
  @FXML private Label deadlineTitle;
  @FXML private DatePicker deadline;
  @FXML private Label days;
  @FXML private VBox requests;
  @FXML private MenuButton contact;
  @FXML private VBox contacts;
  @FXML private Label blocker;
  @FXML private Button end;
  @FXML private Button send;

  /** Builds the view. FX thread. */
  @SuppressWarnings("NullAway.Init") // FXML fills the fields
  public CorrectionPane(UiContext ctx, CorrectionViewModel model, OutboxViewModel outbox) {
    this.ctx = ctx;
    this.model = model;
    this.outbox = outbox;
    this.lines = new LetterLines(ctx, model);
    this.root = FxmlPane.load("correction/Correction.fxml", this, ctx.texts());
  }

  @FXML
  void initialize() {
    ScrollToFocus.in(scroll);
    var texts = ctx.texts();
    problem.textProperty().bind(model.problemProperty());
    problem.visibleProperty().bind(problem.textProperty().isNotEmpty());
    problem.managedProperty().bind(problem.visibleProperty());
    deliveries
        .getChildren()
        .add(OutboxCards.newest(ctx, outbox, "correction-outbox", OutboxEntry.Kind.STATUS));
    text.textProperty().bindBidirectional(model.textProperty());
    text.setAccessibleText(texts.get("ui.correction.text"));
    textTitle.setLabelFor(text);
    TabKeys.leaveBy(text, () -> deadline.requestFocus(), () -> contact.requestFocus());
    deadline.setConverter(new EraDateConverter(texts));
    deadline.valueProperty().bindBidirectional(model.deadlineProperty());
    deadlineTitle.setLabelFor(deadline);
    for (Contact.Way way : Contact.Way.values()) {
      for (boolean reached : new boolean[] {true, false}) {
        contact.getItems().add(way(way, reached));
      }
    }
    send.setTooltip(new Tooltip(texts.get("ui.review.submit.hint")));
    model.textProperty().addListener((o, was, is) -> count());
    model.deadlineProperty().addListener((o, was, is) -> tellDays());
    model.blockerProperty().addListener((o, was, is) -> explain());
    model.shownProperty().addListener((o, was, is) -> Parts.rebuild(root, this::show));
    show();
    explain();
  }

  private MenuItem way(Contact.Way way, boolean reached) {
    var texts = ctx.texts();
    var item =
        new MenuItem(
            texts.get(
                "ui.correction.contact.item",
                texts.get("ui.correction.way." + way),
                texts.get("ui.correction.reached." + reached)));
    item.setId("correction-contact-" + way + "-" + reached);
    item.setMnemonicParsing(false);
    item.setOnAction(e -> model.contact(way, reached));
    return item;
  }

  private void count() {
    int limit = model.limit();
    counter.setText(limit == 0 ? "" : ctx.texts().get("ui.status.counter", model.length(), limit));
    counter.pseudoClassStateChanged(OVER, limit > 0 && model.length() > limit);
  }

  private void tellDays() {
    int left = model.proposedDays();
    days.setText(
        left > 0
            ? ctx.texts().get("ui.correction.days", left)
            : ctx.texts().get("ui.correction.days.own"));
  }

  private void explain() {
    String missing = model.blockerProperty().get();
    blocker.setText(missing.isEmpty() ? ctx.texts().get("ui.correction.ready") : missing);
    blocker.pseudoClassStateChanged(READY, missing.isEmpty());
    send.setDisable(!missing.isEmpty());
  }

  private void show() {
    Shown now = model.shownProperty().get();
    Parts.show(form, now != null && now.proposal() != null);
    Parts.show(send, form.isVisible());
    Parts.show(end, now != null && now.open() != null);
    Parts.show(deliveries, now != null && !now.letters().requests().isEmpty());
    clock.getChildren().clear();
    if (now != null) {
      clock.getChildren().setAll(lines.clock(now));
      lines.carried(carried, now);
      lines.requests(requests, now);
      lines.contacts(contacts, now);
    }
    Parts.show(carried, !carried.getChildren().isEmpty());
    Parts.show(requests, !requests.getChildren().isEmpty());
    count();
    tellDays();
    explain();
  }

  @FXML
  void end() {
    model.end();
  }

  /** Goes on to the question, as Ctrl+Enter does. */
  @FXML
  public void submit() {
    model.submit();
  }

  /** Takes the focus: at the text where one can be sent. */
  public void focus() {
    if (form.isVisible()) {
      text.requestFocus();
      text.positionCaret(0);
    } else if (end.isVisible()) {
      end.requestFocus();
    } else {
      contact.requestFocus();
    }
  }

  /** The view. */
  public Parent root() {
    return root;
  }
}
