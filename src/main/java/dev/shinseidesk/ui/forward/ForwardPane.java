package dev.shinseidesk.ui.forward;

import dev.shinseidesk.forwarding.BusinessSystem;
import dev.shinseidesk.forwarding.Forwarding;
import dev.shinseidesk.forwarding.ForwardingDesk;
import dev.shinseidesk.outbox.OutboxEntry;
import dev.shinseidesk.ui.common.Badges;
import dev.shinseidesk.ui.common.Dialogs;
import dev.shinseidesk.ui.common.FxmlPane;
import dev.shinseidesk.ui.common.ScrollToFocus;
import dev.shinseidesk.ui.common.UiContext;
import dev.shinseidesk.ui.common.WrappingCell;
import dev.shinseidesk.ui.outbox.OutboxCards;
import dev.shinseidesk.ui.outbox.OutboxViewModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** The tab of forwarding; binds only. */
public final class ForwardPane {
  private final UiContext ctx;
  private final ForwardViewModel model;
  private final OutboxViewModel outbox;
  private final String number;
  private final Runnable onToStatus;
  private final Parent root;

  @FXML private ScrollPane scroll;
  @FXML private VBox deliveries;
  @FXML private ComboBox<BusinessSystem> receiver;
  @FXML private Label destination;
  @FXML private VBox identification;
  @FXML private Label itemsFile;
  @FXML private Label archiveFile;
  @FXML private Label archiveHash;
  @FXML private GridPane items;
  @FXML private Label earlierTitle;
  @FXML private VBox earlier;
  @FXML private Label blocker;
  @FXML private Button toStatus;
  @FXML private Button submit;

  /**
   * Builds the view. FX thread.
   *
   * @param number 受付番号 to name in questions
   * @param onToStatus goes to the tab of the processing status
   */
  @SuppressWarnings("NullAway.Init") // FXML fills the fields
  public ForwardPane(
      UiContext ctx,
      ForwardViewModel model,
      OutboxViewModel outbox,
      String number,
      Runnable onToStatus) {
    this.ctx = ctx;
    this.model = model;
    this.outbox = outbox;
    this.number = number;
    this.onToStatus = onToStatus;
    this.root = FxmlPane.load("forward/Forward.fxml", this, ctx.texts());
  }

  @FXML
  void initialize() {
    ScrollToFocus.in(scroll);
    deliveries
        .getChildren()
        .add(OutboxCards.newest(ctx, outbox, "forward-outbox", OutboxEntry.Kind.FORWARDING));
    initializeReceiver();
    items.setAccessibleText(ctx.texts().get("ui.forward.items"));
    model.previewProperty().addListener((o, was, is) -> show(is));
    show(model.previewProperty().get());
    model.forwardings().addListener((ListChangeListener<Forwarding>) c -> showEarlier());
    showEarlier();
    model.blockerProperty().addListener((o, was, is) -> explain());
    model.busyProperty().addListener((o, was, is) -> explain());
    explain();
    submit.setTooltip(new Tooltip(ctx.texts().get("ui.forward.submit.hint")));
  }

  private void initializeReceiver() {
    receiver.setItems(model.receivers());
    receiver.valueProperty().bindBidirectional(model.receiverProperty());
    receiver.setAccessibleText(ctx.texts().get("ui.forward.receiver"));
    receiver.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(@Nullable BusinessSystem system) {
            return system == null ? "" : label(system);
          }

          @Override
          public @Nullable BusinessSystem fromString(String text) {
            return null;
          }
        });
  }

  private String label(BusinessSystem system) {
    boolean standard = !model.receivers().isEmpty() && system.equals(model.receivers().getFirst());
    return ctx.texts()
        .get(
            standard ? "ui.forward.receiver.default" : "ui.forward.receiver.name",
            system.name(),
            system.id().value());
  }

  private void showItems(List<ItemRow> rows) {
    items.getChildren().clear();
    if (rows.isEmpty()) {
      return;
    }
    List<String> heads = List.of("id", "name", "value");
    for (int i = 0; i < heads.size(); i++) {
      Label head = new Label(ctx.texts().get("ui.forward.column." + heads.get(i)));
      head.getStyleClass().add("forward-item-head");
      head.setMaxWidth(Double.MAX_VALUE);
      items.add(head, i, 0);
    }
    for (int i = 0; i < rows.size(); i++) {
      ItemRow row = rows.get(i);
      var value = new VBox();
      if (!row.value().isEmpty()) {
        value
            .getChildren()
            .add(WrappingCell.wrapping(ctx.japanese(), row.value(), "forward-item-value"));
      }
      if (!row.note().isEmpty()) {
        value.getChildren().add(WrappingCell.wrapping(ctx.japanese(), row.note(), "case-hint"));
      }
      Label id = text(row.id(), "forward-item-id");
      id.setMinWidth(Region.USE_PREF_SIZE);
      items.add(id, 0, i + 1);
      items.add(text(row.name(), "forward-item-name"), 1, i + 1);
      items.add(value, 2, i + 1);
    }
  }

  private void show(ForwardingDesk.@Nullable Preview preview) {
    var texts = ctx.texts();
    if (preview == null) {
      showItems(List.of());
      destination.setText("");
      itemsFile.setText("");
      archiveFile.setText("");
      archiveHash.setText("");
      identification.getChildren().clear();
      return;
    }
    showItems(ItemRow.of(preview.items(), texts));
    destination.setText(preview.destination());
    itemsFile.setText(preview.itemsFileName());
    archiveFile.setText(
        texts.get("ui.forward.archive", preview.archiveName(), preview.archiveSize()));
    archiveHash.setText(texts.get("ui.forward.hash", preview.archiveHash().hex()));
    identification.getChildren().setAll(identification(preview));
  }

  private List<Node> identification(ForwardingDesk.Preview preview) {
    var words = IdentificationText.of(preview.identification(), ctx.texts());
    Label number =
        Badges.badge(
            words.number(),
            words.found() ? "mdal-check_circle_outline" : "mdmz-report_problem",
            words.found() ? Badges.Tone.SUCCESS : Badges.Tone.WARNING);
    Label reason = new Label(words.reason());
    reason.setWrapText(true);
    Label asOf = new Label(words.asOf());
    asOf.getStyleClass().add("case-hint");
    asOf.setWrapText(true);
    var row = new HBox(number, reason);
    row.getStyleClass().add("case-section");
    return List.of(row, asOf);
  }

  private void showEarlier() {
    var texts = ctx.texts();
    List<Node> lines = new ArrayList<>();
    for (Forwarding f : model.forwardings()) {
      String name =
          model.receivers().stream()
              .filter(r -> r.id().equals(f.receiver()))
              .map(BusinessSystem::name)
              .findFirst()
              .orElse(f.channel());
      List<String> parts = new ArrayList<>();
      parts.add(texts.get("ui.forward.earlier.line", name, f.receiver().value()));
      parts.add(texts.get("ui.forward.earlier.decided", texts.moment(f.decidedAt())));
      parts.add(
          f.confirmedAt() == null
              ? texts.get("ui.forward.earlier.open")
              : texts.get("ui.forward.earlier.confirmed", texts.moment(f.confirmedAt())));
      lines.add(text(String.join("  ", parts), "case-earlier-head"));
      if (!f.confirmation().isEmpty()) {
        lines.add(text(f.confirmation(), "case-hash"));
      }
    }
    earlier.getChildren().setAll(lines);
    for (Node node : List.of(earlier, earlierTitle)) {
      node.setVisible(!lines.isEmpty());
      node.setManaged(!lines.isEmpty());
    }
    explain();
  }

  private static Label text(String text, String style) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.getStyleClass().add(style);
    return label;
  }

  private void explain() {
    boolean ready = model.ready();
    String missing = model.blockerProperty().get();
    boolean waiting = missing.isEmpty() && model.previewProperty().get() == null;
    boolean done = !model.forwardings().isEmpty() && !ready;
    blocker.setText(
        ready
            ? ctx.texts().get("ui.forward.ready")
            : waiting ? ctx.texts().get("ui.forward.loading") : missing);
    blocker.pseudoClassStateChanged(PseudoClass.getPseudoClass("ready"), ready || waiting);
    submit.setDisable(!ready);
    toStatus.setVisible(done);
    toStatus.setManaged(done);
  }

  @FXML
  void toStatus() {
    onToStatus.run();
  }

  /** Asks whether to forward what is shown; does nothing while it can't be. */
  @FXML
  public void submit() {
    var preview = model.previewProperty().get();
    if (preview == null || !model.ready()) {
      return;
    }
    var texts = ctx.texts();
    ctx.dialogs()
        .confirm(
            new Dialogs.Confirmation(
                texts.get("ui.forward.confirm.title", preview.receiver().name()),
                texts.get("ui.forward.confirm.text", number),
                List.of(
                    preview.destination(),
                    preview.itemsFileName(),
                    texts.get("ui.forward.archive", preview.archiveName(), preview.archiveSize())),
                texts.get("ui.forward.confirm.act"),
                false),
            model::submit);
  }

  /** Takes the focus: the next thing to do. */
  public void focus() {
    Node target = submit.isDisabled() ? (toStatus.isVisible() ? toStatus : receiver) : submit;
    Objects.requireNonNull(target).requestFocus();
  }

  /** The view. */
  public Parent root() {
    return root;
  }
}
