package dev.shinseidesk.ui.detail;

import dev.shinseidesk.application.Application;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.ui.common.Badges;
import dev.shinseidesk.ui.common.CaseNavigation;
import dev.shinseidesk.ui.common.FxmlPane;
import dev.shinseidesk.ui.common.JapaneseLabel;
import dev.shinseidesk.ui.common.UiContext;
import dev.shinseidesk.ui.outbox.OutboxCards;
import dev.shinseidesk.ui.outbox.OutboxLine;
import dev.shinseidesk.ui.outbox.OutboxViewModel;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The head of the case: whose application it is and where it stands. Binds only. */
final class CaseHead {
  private final UiContext ctx;
  private final CaseViewModel model;
  private final ReceiptNumber receipt;
  private final CaseNavigation nav;
  private final Runnable onQueue;
  private final Parent root;

  @FXML private Button back;
  @FXML private Label number;
  @FXML private HBox procedure;
  @FXML private HBox badges;
  @FXML private Button queue;
  @FXML private Button previous;
  @FXML private Button next;
  @FXML private HBox facts;
  @FXML private Label problem;
  @FXML private VBox outboxBar;

  @SuppressWarnings("NullAway.Init") // FXML fills the fields
  CaseHead(
      UiContext ctx,
      CaseViewModel model,
      ReceiptNumber receipt,
      CaseNavigation nav,
      Runnable onQueue) {
    this.onQueue = onQueue;
    this.ctx = ctx;
    this.model = model;
    this.receipt = receipt;
    this.nav = nav;
    this.root = FxmlPane.load("detail/CaseHead.fxml", this, ctx.texts());
  }

  @FXML
  void initialize() {
    number.setText(receipt.value());
    back.setTooltip(new Tooltip(ctx.texts().get("ui.detail.back.hint")));
    queue.setGraphic(Badges.icon("mdal-list"));
    queue.setTooltip(new Tooltip(ctx.texts().get("ui.detail.queue.hint")));
    queue.setAccessibleText(ctx.texts().get("ui.detail.queue.hint"));
    previous.setTooltip(new Tooltip(ctx.texts().get("ui.detail.previous.hint")));
    next.setTooltip(new Tooltip(ctx.texts().get("ui.detail.next.hint")));
    problem.textProperty().bind(model.problemProperty());
    problem.visibleProperty().bind(problem.textProperty().isNotEmpty());
    problem.managedProperty().bind(problem.visibleProperty());
    model.factsProperty().addListener((o, was, is) -> show(is));
    model
        .parts()
        .outbox()
        .lines()
        .addListener((ListChangeListener<OutboxLine>) c -> show(model.factsProperty().get()));
    outboxBar
        .getChildren()
        .add(new OutboxCards(ctx, model.parts().outbox(), "case-outbox", CaseHead::late));
    show(model.factsProperty().get());
  }

  /** Only what a person should look at stands in the head; the rest is a badge. */
  private static List<OutboxLine> late(List<OutboxLine> lines) {
    return lines.stream().filter(OutboxLine::mayRetry).limit(2).toList();
  }

  private void show(CaseViewModel.@Nullable Facts now) {
    procedure.getChildren().clear();
    badges.getChildren().clear();
    facts.getChildren().clear();
    if (now == null) {
      if (model.problemProperty().get().isEmpty()) {
        facts.getChildren().add(new Label(ctx.texts().get("ui.detail.loading")));
      }
      return;
    }
    Application application = now.application();
    var name = new JapaneseLabel(ctx.japanese(), application.procedureName());
    name.getStyleClass().add("case-procedure-name");
    name.setTooltip(
        new Tooltip(application.procedureName() + "\n" + application.procedureCommonName()));
    name.setMinWidth(0);
    procedure.getChildren().add(name);
    if (now.look() != null) {
      badges.getChildren().add(LookBadge.of(ctx, now.look()));
    }
    badges.getChildren().add(new Badges(ctx.texts()).state(application.state()));
    badges
        .getChildren()
        .add(
            Badges.badge(
                ctx.texts().get("ui.detail.portal", now.statusLabel()),
                "mdal-label",
                Badges.Tone.NEUTRAL));
    OutboxLine open = OutboxViewModel.gravest(model.parts().outbox().lines());
    if (open != null && !open.mayRetry()) {
      badges
          .getChildren()
          .add(Badges.badge(open.kind() + " " + open.state(), "mdmz-send", Badges.Tone.ACCENT));
    }
    showFacts(application);
  }

  private void showFacts(Application application) {
    var texts = ctx.texts();
    String name = application.applicant().name();
    var applicant =
        new JapaneseLabel(
            ctx.japanese(), name.isEmpty() ? texts.get("ui.detail.applicant.unknown") : name);
    applicant.getStyleClass().add("case-applicant");
    var kana = new JapaneseLabel(ctx.japanese(), application.applicant().kana());
    kana.getStyleClass().add("case-kana");
    facts
        .getChildren()
        .addAll(
            caption("ui.detail.applicant"),
            applicant,
            kana,
            gap(),
            caption("ui.detail.filed"),
            new Label(texts.moment(application.filedAt())));
    if (!application.procedureCommonName().isEmpty()) {
      var common = new JapaneseLabel(ctx.japanese(), application.procedureCommonName());
      common.getStyleClass().add("case-kana");
      facts.getChildren().addAll(gap(), common);
    }
  }

  private Label caption(String key) {
    Label label = new Label(ctx.texts().get(key));
    label.getStyleClass().add("case-caption");
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }

  private static Region gap() {
    Region gap = new Region();
    gap.setMinWidth(16);
    return gap;
  }

  /** Whether there are applications before and after this one in the list. */
  void refreshNeighbours() {
    previous.setDisable(nav.previous(receipt).isEmpty());
    next.setDisable(nav.next(receipt).isEmpty());
  }

  /** Whether there is a list beside the case to show and hide. */
  void offerQueue(boolean is) {
    queue.setVisible(is);
    queue.setManaged(is);
  }

  @FXML
  void queue() {
    onQueue.run();
  }

  @FXML
  void back() {
    nav.back();
  }

  @FXML
  void previous() {
    nav.previous(receipt).ifPresent(nav::open);
  }

  @FXML
  void next() {
    nav.next(receipt).ifPresent(nav::open);
  }

  Parent root() {
    return root;
  }
}
