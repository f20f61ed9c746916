package dev.shinseidesk.ui.forward;

import dev.shinseidesk.forwarding.BusinessSystem;
import dev.shinseidesk.forwarding.Forwarding;
import dev.shinseidesk.forwarding.ForwardingDesk;
import dev.shinseidesk.forwarding.ForwardingDesk.Act;
import dev.shinseidesk.outbox.OutboxEntry;
import dev.shinseidesk.ui.addressee.AddresseeBox;
import dev.shinseidesk.ui.addressee.AddresseeViewModel;
import dev.shinseidesk.ui.common.FxmlPane;
import dev.shinseidesk.ui.common.ScrollToFocus;
import dev.shinseidesk.ui.common.UiContext;
import dev.shinseidesk.ui.outbox.OutboxCards;
import dev.shinseidesk.ui.outbox.OutboxLine;
import dev.shinseidesk.ui.outbox.OutboxViewModel;
import dev.shinseidesk.ui.transcription.TranscriptionPane;
import dev.shinseidesk.ui.transcription.TranscriptionViewModel;
import java.util.List;
import java.util.Objects;
import java.util.Set;
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
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** The tab of forwarding; binds only. */
public final class ForwardPane {
  private final UiContext ctx;
  private final ForwardViewModel model;
  private final OutboxViewModel outbox;
  private final Runnable onToStatus;
  private final AddresseeViewModel addressees;
  private final TranscriptionViewModel transcription;
  private final TranscriptionPane transcriptionPane;
  private final Parent root;
  private ItemsGrid grid;
  private EarlierList earlierList;

  @FXML private ScrollPane scroll;
  @FXML private VBox deliveries;
  @FXML private ComboBox<BusinessSystem> receiver;
  @FXML private StackPane body;
  @FXML private VBox details;
  @FXML private Label alarm;
  @FXML private VBox afterwards;
  @FXML private Button again;
  @FXML private Button withdraw;
  @FXML private Button toTranscription;
  @FXML private Label methodLabel;
  @FXML private Label method;
  @FXML private Label sentTitle;
  @FXML private Label destinationLabel;
  @FXML private Label destination;
  @FXML private VBox identification;
  @FXML private Label wantedLabel;
  @FXML private Label wanted;
  @FXML private Label itemsTitle;
  @FXML private Label itemsFileLabel;
  @FXML private Label itemsFile;
  @FXML private Label archiveFileLabel;
  @FXML private Label archiveFile;
  @FXML private Label archiveHash;
  @FXML private GridPane items;
  @FXML private Label earlierTitle;
  @FXML private VBox earlier;
  @FXML private Label blocker;
  @FXML private Button toStatus;
  @FXML private Button submit;

  /** The view models this tab shows. */
  public record Models(
      ForwardViewModel forward,
      AddresseeViewModel addressees,
      TranscriptionViewModel transcription,
      OutboxViewModel outbox) {}

  /**
   * Builds the view. FX thread.
   *
   * @param onToStatus goes to the tab of the processing status
   */
  @SuppressWarnings("NullAway.Init") // FXML fills the fields
  public ForwardPane(UiContext ctx, Models models, Runnable onToStatus) {
    this.ctx = ctx;
    this.model = models.forward();
    this.outbox = models.outbox();
    this.addressees = models.addressees();
    this.transcription = models.transcription();
    this.transcriptionPane =
        new TranscriptionPane(
            ctx,
            transcription,
            () -> {
              transcribe(false);
              focus();
            });
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
    identification.getChildren().add(new AddresseeBox(ctx, addressees));
    grid = new ItemsGrid(items, ctx.texts(), ctx.japanese());
    earlierList = new EarlierList(ctx, earlier, this::takenBack);
    alarm.textProperty().bind(model.alarmProperty());
    alarm.visibleProperty().bind(alarm.textProperty().isNotEmpty());
    alarm.managedProperty().bind(alarm.visibleProperty());
    body.getChildren().add(transcriptionPane.root());
    transcription
        .activeProperty()
        .addListener((o, was, is) -> {
          transcribe(is);
          explain();
        });
    transcribe(transcription.activeProperty().get());
    outbox.lines().addListener((ListChangeListener<OutboxLine>) c -> showEarlier());
    model.actsProperty().addListener((o, was, is) -> explain());
    model
        .previewProperty()
        .addListener((o, was, is) -> {
          show(is);
          explain();
        });
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
    return ctx.texts()
        .get(
            model.isStandard(system) ? "ui.forward.receiver.default" : "ui.forward.receiver.name",
            system.name(),
            system.id().value());
  }

  private void show(ForwardingDesk.@Nullable Preview preview) {
    var words = preview == null ? null : new PreviewWords(ctx.texts(), preview);
    boolean standard = words == null || words.standard();
    itemsTitle.setText(ctx.texts().get(standard ? "ui.forward.items" : "ui.forward.items.plain"));
    grid.show(preview == null ? List.of() : ItemRow.of(preview.items(), ctx.texts()));
    row(method, methodLabel, words == null ? "" : words.method());
    row(destination, destinationLabel, preview == null ? "" : preview.destination());
    row(wanted, wantedLabel, words == null ? "" : words.wanted());
    row(itemsFile, itemsFileLabel, preview == null ? "" : preview.itemsFileName());
    row(archiveFile, archiveFileLabel, words == null ? "" : words.archive());
    row(archiveHash, archiveFileLabel, words == null ? "" : words.hash());
    Forwarding sent = preview == null ? null : model.sent(this::takenBack);
    sentTitle.setText(sent == null ? "" : ctx.texts().get("ui.forward.sent.title"));
    show(sentTitle, sent != null);
    itemsFileLabel.setText(
        ctx.texts().get(sent == null ? "ui.forward.items-file" : "ui.forward.sent.files"));
    if (sent != null) {
      showSent(sent);
    }
  }

  /** As recorded, since what the preview names would be the files of the next time. */
  private void showSent(Forwarding sent) {
    var words = new SentWords(ctx.texts(), sent);
    itemsTitle.setText(ctx.texts().get("ui.forward.sent.items"));
    grid.show(ItemRow.of(sent.items(), ctx.texts()));
    row(method, methodLabel, ctx.texts().get("ui.forward.method." + sent.method()));
    row(itemsFile, itemsFileLabel, words.files());
    row(archiveFile, archiveFileLabel, words.when());
    row(archiveHash, archiveFileLabel, words.hash());
  }

  /** A row without a value, e.g. the file where nothing is filed, isn't there. */
  private static void row(Label value, Label label, String text) {
    value.setText(text);
    show(value, !text.isEmpty());
    show(label, !text.isEmpty());
  }

  private void showEarlier() {
    boolean any = earlierList.show(model.forwardings(), model.receivers());
    show(earlier, any);
    show(earlierTitle, any);
    show(model.previewProperty().get());
    explain();
  }

  private boolean takenBack(Forwarding f) {
    return outbox.lines().stream()
        .anyMatch(l ->
            l.entry().subject().equals(f.id()) && l.entry().state() == OutboxEntry.State.CANCELLED);
  }

  private void explain() {
    boolean ready = model.ready();
    Set<Act> acts = model.actsProperty().get();
    String missing = model.blockerProperty().get();
    boolean waiting = missing.isEmpty() && model.previewProperty().get() == null;
    boolean after = acts.contains(Act.PROVIDE_AGAIN) || acts.contains(Act.WITHDRAW);
    boolean done = !model.forwardings().isEmpty() && !ready;
    blocker.setText(
        ready
            ? ctx.texts().get("ui.forward.ready")
            : waiting ? ctx.texts().get("ui.forward.loading") : missing);
    blocker.pseudoClassStateChanged(PseudoClass.getPseudoClass("ready"), ready || waiting || after);
    submit.setDisable(!ready);
    show(toStatus, done);
    show(submit, !after || acts.contains(Act.PROVIDE));
    show(after(acts), after);
    show(toTranscription, transcription.activeProperty().get());
  }

  private Node after(Set<Act> acts) {
    again.setDisable(model.busyProperty().get() || !acts.contains(Act.PROVIDE_AGAIN));
    withdraw.setDisable(model.busyProperty().get() || !acts.contains(Act.WITHDRAW));
    return afterwards;
  }

  private static void show(Node node, boolean is) {
    node.setVisible(is);
    node.setManaged(is);
  }

  private void transcribe(boolean is) {
    show(transcriptionPane.root(), is);
    show(details, !is);
  }

  @FXML
  void again() {
    model.ask(Act.PROVIDE_AGAIN);
  }

  @FXML
  void withdraw() {
    model.ask(Act.WITHDRAW);
  }

  @FXML
  void toTranscription() {
    transcribe(true);
    transcriptionPane.focus();
  }

  /** Copies the value to type over that is focused; does nothing unless there is one. */
  public void copyNext() {
    if (transcription.activeProperty().get()) {
      transcribe(true);
      transcriptionPane.copy();
    }
  }

  @FXML
  void toStatus() {
    onToStatus.run();
  }

  /** Asks whether to forward, or to end typing over; does nothing while it can't be. */
  @FXML
  public void submit() {
    if (transcriptionPane.root().isVisible()) {
      transcriptionPane.finish();
    } else {
      model.ask();
    }
  }

  /** Takes the focus: the next thing to do. */
  public void focus() {
    if (transcriptionPane.root().isVisible()) {
      transcriptionPane.focus();
      return;
    }
    Node target = submit.isDisabled() ? (toStatus.isVisible() ? toStatus : receiver) : submit;
    Objects.requireNonNull(target).requestFocus();
  }

  /** The view. */
  public Parent root() {
    return root;
  }
}
