package dev.shinseidesk.ui.explain;

import dev.shinseidesk.casework.Approval;
import dev.shinseidesk.casework.Explanations.Explanation;
import dev.shinseidesk.casework.ViewLog;
import dev.shinseidesk.inquiry.Applications.HistoryLine;
import dev.shinseidesk.review.CheckedLine;
import dev.shinseidesk.review.Finding;
import dev.shinseidesk.review.Review;
import dev.shinseidesk.ui.common.Badges;
import dev.shinseidesk.ui.common.FileChoice;
import dev.shinseidesk.ui.common.FxmlPane;
import dev.shinseidesk.ui.common.Parts;
import dev.shinseidesk.ui.common.UiContext;
import dev.shinseidesk.ui.common.WrappingCell;
import dev.shinseidesk.ui.history.HistoryText;
import dev.shinseidesk.ui.review.FindingWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Why a decision was made: rules, findings, checklist, approvals, views; binds only. */
public final class ExplainPane {
  /** Looks shown; the record on paper and the audit trail have them all. */
  private static final int VIEWS = 30;

  private final UiContext ctx;
  private final ExplainViewModel model;
  private final Function<HistoryLine, String> history;
  private final @Nullable FileChoice files;
  private final Runnable onBack;
  private final Parent root;

  @FXML private Button back;
  @FXML private Label title;
  @FXML private ComboBox<Review> choice;
  @FXML private Button save;
  @FXML private Label saved;
  @FXML private Label problem;
  @FXML private ScrollPane scroll;
  @FXML private VBox left;
  @FXML private VBox right;

  /**
   * Builds the view. FX thread.
   *
   * @param history words of a line of the history
   * @param files where the record can be saved; null where it can't
   * @param onBack back to the application
   */
  @SuppressWarnings("NullAway.Init") // FXML fills the fields
  public ExplainPane(
      UiContext ctx,
      ExplainViewModel model,
      Function<HistoryLine, String> history,
      @Nullable FileChoice files,
      Runnable onBack) {
    this.ctx = ctx;
    this.model = model;
    this.history = history;
    this.files = files;
    this.onBack = onBack;
    this.root = FxmlPane.load("explain/Explain.fxml", this, ctx.texts());
  }

  @FXML
  void initialize() {
    var texts = ctx.texts();
    back.setTooltip(new Tooltip(texts.get("ui.compare.back.hint")));
    title.setText(texts.get("ui.explain.title"));
    for (Label label : List.of(saved, problem)) {
      label.visibleProperty().bind(label.textProperty().isNotEmpty());
      label.managedProperty().bind(label.visibleProperty());
    }
    saved.textProperty().bind(model.savedProperty());
    problem.textProperty().bind(model.problemProperty());
    choice.setConverter(Parts.words(this::words));
    choice.setAccessibleText(texts.get("ui.explain.choice"));
    choice.valueProperty().bindBidirectional(model.reviewProperty());
    save.disableProperty().bind(model.reviewProperty().isNull().or(model.busyProperty()));
    Parts.show(save, files != null);
    model.explanationProperty().addListener((o, was, is) -> fill(is));
    model.reviewProperty().addListener((o, was, is) -> show());
    show();
  }

  private String words(Review review) {
    return ctx.texts()
        .get(
            "ui.explain.review",
            ctx.texts().get("ui.review.decision." + review.decision()),
            ctx.texts().moment(review.decidedAt()));
  }

  private void fill(@Nullable Explanation known) {
    if (known != null) {
      Review chosen = model.reviewProperty().get();
      choice.getItems().setAll(known.reviews());
      choice.setValue(chosen);
      Parts.show(choice, known.reviews().size() > 1);
      title.setText(
          ctx.texts().get("ui.explain.title.of", known.application().receiptNumber().value()));
      show();
    }
  }

  private void show() {
    Explanation known = model.explanationProperty().get();
    Review review = model.reviewProperty().get();
    left.getChildren().clear();
    right.getChildren().clear();
    if (known == null) {
      return;
    }
    if (review == null) {
      left.getChildren().add(Parts.wrapping(ctx.texts().get("ui.explain.none")));
    } else {
      decision(review);
      findings(review);
      checklist(review);
    }
    approvals(known);
    views(known.views());
    history(known.history());
  }

  private void section(VBox box, String key, List<? extends Node> lines) {
    Label head = new Label(ctx.texts().get(key, lines.size()));
    head.getStyleClass().add("case-heading");
    var section = new VBox(head);
    section.getStyleClass().add("explain-section");
    section.getChildren().addAll(lines);
    if (lines.isEmpty()) {
      section.getChildren().add(Parts.quiet(ctx.texts().get("ui.explain.empty")));
    }
    box.getChildren().add(section);
  }

  private void decision(Review review) {
    var texts = ctx.texts();
    List<Node> lines = new ArrayList<>();
    var who =
        new HBox(
            new Badges(texts).decision(review.decision()),
            Parts.wrapping(
                texts.get(
                    "ui.review.decided",
                    ctx.name(review.decidedBy()),
                    texts.moment(review.decidedAt()))));
    who.getStyleClass().add("case-section");
    lines.add(who);
    if (!review.reason().isBlank()) {
      lines.add(
          WrappingCell.wrapping(
              ctx.japanese(),
              texts.get("ui.review.decided.reason", review.reason()),
              "content-value"));
    }
    lines.add(Parts.quiet(texts.get("ui.explain.rules", review.catalogueVersion())));
    model.approval(review).ifPresent(approval -> lines.add(approval(approval)));
    section(left, "ui.explain.decision", lines);
  }

  private void findings(Review review) {
    List<Node> lines = new ArrayList<>();
    for (Finding finding : review.findings()) {
      var words =
          new VBox(
              WrappingCell.wrapping(
                  ctx.japanese(), FindingWords.what(finding, ctx.texts()), "content-value"),
              Parts.quiet(
                  ctx.texts()
                      .get(
                          "ui.explain.finding",
                          finding.rule(),
                          FindingWords.where(finding, ctx.texts()))));
      words.setMinWidth(0);
      HBox.setHgrow(words, Priority.ALWAYS);
      var line = new HBox(new Badges(ctx.texts()).severity(finding.severity()), words);
      line.getStyleClass().add("finding");
      lines.add(line);
    }
    section(left, "ui.explain.findings", lines);
  }

  private void checklist(Review review) {
    List<Node> lines = new ArrayList<>();
    for (CheckedLine line : review.checked()) {
      lines.add(
          row(
              "mdal-done",
              line.text(),
              ctx.texts()
                  .get("ui.review.checked", ctx.name(line.by()), ctx.texts().moment(line.at()))));
    }
    section(left, "ui.explain.checklist", lines);
  }

  private Node row(String icon, String text, String note) {
    Region words = WrappingCell.wrapping(ctx.japanese(), text, "content-value");
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    Label told = Parts.quiet(note);
    told.setMinWidth(Region.USE_PREF_SIZE);
    var row = new HBox(Badges.icon(icon), words, told);
    row.getStyleClass().add("case-section");
    return row;
  }

  private Node approval(Approval approval) {
    var texts = ctx.texts();
    String result = texts.get("ui.explain.approval." + approval.result());
    String why = texts.get("ui.approval.why." + approval.why());
    String told =
        approval.by() == null || approval.at() == null
            ? texts.get("ui.explain.approval.waiting", result, why)
            : texts.get(
                "ui.explain.approval",
                result,
                ctx.name(approval.by()),
                texts.moment(approval.at()),
                why);
    return Parts.wrapping(approval.comment().isBlank() ? told : told + "\n" + approval.comment());
  }

  private void approvals(Explanation known) {
    section(right, "ui.explain.approvals", known.approvals().stream().map(this::approval).toList());
  }

  private void views(List<ViewLog.View> views) {
    var texts = ctx.texts();
    List<Node> lines = new ArrayList<>();
    for (ViewLog.View view : views.subList(0, Math.min(VIEWS, views.size()))) {
      lines.add(
          row(
              "mdmz-visibility",
              view.document().isEmpty()
                  ? texts.get("ui.explain.view.application")
                  : view.document(),
              texts.get("ui.review.checked", ctx.name(view.by()), texts.moment(view.at()))));
    }
    section(right, "ui.explain.views", lines);
  }

  private void history(List<HistoryLine> lines) {
    var texts = ctx.texts();
    section(
        right,
        "ui.explain.history",
        lines.stream()
            .map(line ->
                row(
                    "mdal-info",
                    history.apply(line),
                    texts.get(
                        "ui.review.checked",
                        new HistoryText(texts, List.of(), Map.of(), ctx.names()).who(line),
                        texts.moment(line.at()))))
            .toList());
  }

  /** Reads everything; call when it came into view. */
  public void shown() {
    model.load();
    scroll.requestFocus();
  }

  /** Drops answers still under way. */
  public void hidden() {
    model.close();
  }

  @FXML
  void back() {
    onBack.run();
  }

  @FXML
  void save() {
    if (files != null) {
      files.toWrite(ctx.texts().get("ui.explain.save"), model.fileName(), model::save);
    }
  }

  /** The view. */
  public Parent root() {
    return root;
  }
}
