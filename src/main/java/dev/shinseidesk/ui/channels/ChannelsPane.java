package dev.shinseidesk.ui.channels;

import dev.shinseidesk.channels.ChannelDesk.ChannelInfo;
import dev.shinseidesk.channels.ChannelDesk.Step;
import dev.shinseidesk.texts.Texts;
import dev.shinseidesk.ui.channels.ChannelsViewModel.Tried;
import dev.shinseidesk.ui.common.Badges;
import dev.shinseidesk.ui.common.EmptyState;
import dev.shinseidesk.ui.common.FxmlPane;
import dev.shinseidesk.ui.common.KeptScreen;
import dev.shinseidesk.ui.common.Parts;
import dev.shinseidesk.ui.common.ProblemCard;
import dev.shinseidesk.ui.common.ProgressStrip;
import dev.shinseidesk.ui.common.ScrollToFocus;
import dev.shinseidesk.ui.common.UiContext;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The screen of 受渡し方法; binds only. */
@SuppressWarnings({"NullAway.Init", "UnusedMethod"}) // FXML fills the fields, calls the methods
public final class ChannelsPane implements KeptScreen {
  private final Texts texts;
  private final ChannelsViewModel model;
  private final Parent root;

  @FXML private TableView<ChannelInfo> table;
  @FXML private Label chosen;
  @FXML private Label usedBy;
  @FXML private Button test;
  @FXML private VBox progress;
  @FXML private ScrollPane scroll;
  @FXML private VBox report;

  /** Builds the view. FX thread. */
  public ChannelsPane(UiContext ctx, ChannelsViewModel model) {
    this.texts = ctx.texts();
    this.model = model;
    this.root = FxmlPane.load("channels/Channels.fxml", this, texts);
  }

  @FXML
  private void initialize() {
    ScrollToFocus.in(scroll);
    table
        .getColumns()
        .setAll(
            List.of(
                Parts.column(
                    "channels-id", texts.get("ui.channels.column.id"), 150, ChannelInfo::id),
                Parts.column(
                    "channels-kind", texts.get("ui.channels.column.kind"), 130, this::kind),
                Parts.column(
                    "channels-destination",
                    texts.get("ui.channels.column.destination"),
                    330,
                    ChannelInfo::destination),
                Parts.column(
                    "channels-used", texts.get("ui.channels.column.used-by"), 190, this::usedBy),
                Parts.column(
                    "channels-tried", texts.get("ui.channels.column.tried"), 150, this::tried)));
    Parts.share(table);
    table.setPlaceholder(
        new EmptyState(
            "mdmz-swap_horiz", texts.get("ui.channels.none"), texts.get("ui.channels.none.next")));
    table.getSelectionModel().selectedItemProperty().addListener((p, before, now) -> show());
    progress.managedProperty().bind(model.progress().runningProperty());
    progress
        .getChildren()
        .setAll(new ProgressStrip(texts, model.progress(), "channels-testing", model::cancel));
    model.channelsProperty().addListener((p, before, now) -> list(now));
    model.triedProperty().addListener((p, before, now) -> show());
    model.tryingProperty().addListener((p, before, now) -> show());
    show();
  }

  private String kind(ChannelInfo channel) {
    String key = "ui.channels.kind." + channel.kind();
    return texts.has(key) ? texts.get(key) : channel.kind();
  }

  private String usedBy(ChannelInfo channel) {
    List<String> users = channel.usedBy();
    return users.size() < 2
        ? String.join("", users)
        : texts.get("ui.channels.used-by.more", users.getFirst(), users.size() - 1);
  }

  private String tried(ChannelInfo channel) {
    Tried result = model.triedProperty().get().get(channel.id());
    if (result == null) {
      return texts.get("ui.channels.tried.not-yet");
    }
    return texts.get(
        result.report().passed() ? "ui.channels.tried.passed" : "ui.channels.tried.failed");
  }

  private void list(List<ChannelInfo> channels) {
    ChannelInfo before = table.getSelectionModel().getSelectedItem();
    table.getItems().setAll(channels);
    channels.stream()
        .filter(c -> before != null && c.id().equals(before.id()))
        .findFirst()
        .or(() -> channels.stream().findFirst())
        .ifPresent(table.getSelectionModel()::select);
  }

  private void show() {
    ChannelInfo channel = table.getSelectionModel().getSelectedItem();
    String trying = model.tryingProperty().get();
    test.setDisable(channel == null || trying != null);
    chosen.setText(channel == null ? "" : channel.id());
    usedBy.setText(
        channel == null
            ? ""
            : channel.usedBy().isEmpty()
                ? texts.get("ui.channels.used-by.none")
                : texts.get("ui.channels.used-by", String.join("、", channel.usedBy())));
    table.refresh();
    report.getChildren().setAll(report(channel, trying));
  }

  private List<Node> report(@Nullable ChannelInfo channel, @Nullable String trying) {
    if (channel == null) {
      return List.of();
    }
    Tried result = model.triedProperty().get().get(channel.id());
    if (result == null) {
      return Objects.equals(trying, channel.id())
          ? List.of()
          : List.of(Parts.quiet(texts.get("ui.channels.test.text")));
    }
    List<Node> nodes = new ArrayList<>();
    boolean passed = result.report().passed();
    Label verdict =
        passed
            ? Badges.badge(texts.get("ui.channels.passed"), "mdal-done", Badges.Tone.SUCCESS)
            : Badges.badge(
                texts.get("ui.channels.failed"), "mdmz-report_problem", Badges.Tone.DANGER);
    verdict.setId("channels-verdict");
    var head = new HBox(verdict, Parts.quiet(texts.moment(result.at())));
    head.getStyleClass().add("admin-row");
    nodes.add(head);
    result.report().steps().forEach(step -> nodes.add(step(step)));
    return nodes;
  }

  private Node step(Step step) {
    boolean well = step.problem() == null;
    String key = "channel.step." + step.name();
    Label name =
        new Label(
            texts.has(key) ? texts.get(key) : step.name(),
            Badges.icon(well ? "mdal-check_circle_outline" : "mdal-error_outline"));
    name.getStyleClass().add(well ? "step-well" : "step-failed");
    HBox.setHgrow(name, Priority.ALWAYS);
    name.setMaxWidth(Double.MAX_VALUE);
    Label took =
        Parts.quiet(
            texts.get(
                "ui.channels.took",
                NumberFormat.getIntegerInstance(texts.locale()).format(step.took().toMillis())));
    var row = new HBox(name, took);
    row.getStyleClass().addAll("admin-row", "admin-line");
    return step.problem() == null ? row : new VBox(row, new ProblemCard(texts, step.problem()));
  }

  @FXML
  private void refresh() {
    model.refresh();
  }

  @FXML
  private void test() {
    ChannelInfo channel = table.getSelectionModel().getSelectedItem();
    if (channel != null) {
      model.test(channel);
    }
  }

  @Override
  public Parent root() {
    return root;
  }

  @Override
  public void onShown() {
    model.refresh();
    table.requestFocus();
  }

  @Override
  public void onHidden() {
    model.stopLooking();
  }

  @Override
  public void end() {
    model.end();
  }
}
