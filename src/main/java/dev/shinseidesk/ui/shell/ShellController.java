package dev.shinseidesk.ui.shell;

import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.services.DeskServices;
import dev.shinseidesk.services.FrontDoor;
import dev.shinseidesk.texts.Texts;
import dev.shinseidesk.ui.common.Badges;
import dev.shinseidesk.ui.common.Dialogs;
import dev.shinseidesk.ui.common.FxmlPane;
import dev.shinseidesk.ui.common.Overlays;
import dev.shinseidesk.ui.common.Theme;
import dev.shinseidesk.ui.common.UiContext;
import java.text.NumberFormat;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** The head of the window and the place for the screens. */
@SuppressWarnings({"NullAway.Init", "UnusedMethod"}) // FXML fills the fields, calls the methods
final class ShellController {
  private static final double NARROW = 1060;
  private static final PseudoClass RUNNING = PseudoClass.getPseudoClass("running");
  private static final PseudoClass STOPPED = PseudoClass.getPseudoClass("stopped");

  private final UiContext ctx;
  private final Texts texts;
  private final FrontDoor door;
  private final DeskServices services;
  private final ShellViewModel model;
  private final Overlays overlays;
  private final Consumer<ReceiptNumber> openCase;
  private final Consumer<Theme> theme;
  private final Theme firstTheme;
  private final Runnable leave;
  private final Parent root;

  @FXML private HBox practice;
  @FXML private Label office;
  @FXML private Button fetch;
  @FXML private HBox fetching;
  @FXML private ProgressBar fetchBar;
  @FXML private Label fetchText;
  @FXML private Button fetchCancel;
  @FXML private Button outbox;
  @FXML private Label operator;
  @FXML private Label lastSignIn;
  @FXML private MenuButton menu;
  @FXML private StackPane content;

  /** What the shell can't do itself. */
  record Acts(Consumer<ReceiptNumber> openCase, Consumer<Theme> theme, Runnable leave) {}

  ShellController(
      UiContext ctx,
      FrontDoor door,
      DeskServices services,
      ShellViewModel model,
      Overlays overlays,
      Theme firstTheme,
      Acts acts) {
    this.ctx = ctx;
    this.texts = ctx.texts();
    this.door = door;
    this.services = services;
    this.model = model;
    this.overlays = overlays;
    this.firstTheme = firstTheme;
    this.openCase = acts.openCase();
    this.theme = acts.theme();
    this.leave = acts.leave();
    this.root = FxmlPane.load("shell/Shell.fxml", this, texts);
    root.addEventHandler(KeyEvent.KEY_PRESSED, this::keys);
    root.layoutBoundsProperty().addListener((p, before, now) -> resized(before, now));
  }

  @FXML
  private void initialize() {
    practice.setVisible(door.practice() != null);
    practice.setManaged(practice.isVisible());
    office.setText(door.officeName());
    operator.setText(texts.get("ui.shell.operator", services.operator().name()));
    lastSignIn.setText(
        services.lastSignIn() == null
            ? texts.get("ui.shell.last-sign-in.none")
            : texts.get("ui.shell.last-sign-in", texts.moment(services.lastSignIn())));
    fetch.setGraphic(Badges.icon("mdal-cloud_download"));
    outbox.setGraphic(Badges.icon("mdmz-send"));
    fillMenu();
    showFetching();
    var progress = model.fetching();
    progress.runningProperty().addListener((p, before, now) -> showFetching());
    progress.doneProperty().addListener((p, before, now) -> showFetching());
    progress.totalProperty().addListener((p, before, now) -> showFetching());
    model.outboxProperty().addListener((p, before, now) -> showOutbox(now));
    showOutbox(model.outboxProperty().get());
  }

  /** Leaves out what a narrow window has no room for; it is in the tooltips then. */
  private void arrange() {
    boolean narrow = content.getScene() != null && content.getScene().getWidth() < NARROW;
    lastSignIn.setVisible(!narrow);
    lastSignIn.setManaged(!narrow);
    operator.setTooltip(new Tooltip(lastSignIn.getText()));
    boolean fetchShown = !(narrow && model.fetching().runningProperty().get());
    if (!fetchShown && fetch.isFocused()) {
      content.requestFocus();
    }
    fetch.setVisible(fetchShown);
    fetch.setManaged(fetchShown);
    fetchBar.setPrefWidth(narrow ? 64 : 110);
  }

  private void resized(Bounds before, Bounds now) {
    if (before.getWidth() != now.getWidth()) {
      arrange();
    }
  }

  private void fillMenu() {
    var group = new ToggleGroup();
    for (Theme each : Theme.values()) {
      var item = new RadioMenuItem(texts.get("ui.shell.theme." + each.name()));
      item.setMnemonicParsing(false);
      item.setId("theme-" + each.name());
      item.setToggleGroup(group);
      item.setSelected(each == firstTheme);
      item.setOnAction(e -> theme.accept(each));
      menu.getItems().add(item);
    }
    var help = new MenuItem(texts.get("ui.shell.keys.item"));
    help.setMnemonicParsing(false);
    help.setOnAction(e -> showKeys());
    menu.getItems().addAll(new SeparatorMenuItem(), help);
  }

  private void showFetching() {
    var progress = model.fetching();
    boolean running = progress.runningProperty().get();
    // Not disabled: the focus would jump from it to the button that stops the run.
    fetch.pseudoClassStateChanged(RUNNING, running);
    fetching.setVisible(running);
    arrange();
    fetching.setManaged(running);
    if (!running) {
      fetchCancel.setDisable(false);
    }
    fetchBar.setProgress(progress.fraction());
    long total = progress.totalProperty().get();
    NumberFormat number = NumberFormat.getIntegerInstance(texts.locale());
    fetchText.setText(
        total < 0
            ? texts.get("ui.shell.fetch.listing")
            : texts.get(
                "ui.shell.fetch.running",
                number.format(progress.doneProperty().get()),
                number.format(total)));
  }

  private void showOutbox(OutboxSummary summary) {
    String key =
        summary.stopped() > 0
            ? "ui.shell.outbox.stopped"
            : summary.waiting() > 0 ? "ui.shell.outbox.waiting" : "ui.shell.outbox.none";
    outbox.setText(texts.get(key, summary.waiting(), summary.stopped()));
    outbox.pseudoClassStateChanged(STOPPED, summary.stopped() > 0);
  }

  private void keys(KeyEvent event) {
    if (event.getCode() == KeyCode.F5) {
      event.consume();
      fetch();
    } else if (event.getCode() == KeyCode.F1) {
      event.consume();
      showKeys();
    }
  }

  private void showKeys() {
    var help = new KeyHelp(texts, overlays::close);
    overlays.open(help, help.lookup("#key-help-close"), () -> {});
  }

  @FXML
  private void fetch() {
    model.fetch();
  }

  @FXML
  private void cancelFetch() {
    fetchCancel.setDisable(true);
    model.cancelFetch();
    content.requestFocus();
  }

  @FXML
  private void openOutbox() {
    var panel =
        new OutboxPanel(
            texts,
            model,
            number -> {
              overlays.close();
              openCase.accept(number);
            },
            overlays::close);
    overlays.open(panel, panel.firstFocus(), panel::end);
    panel.setMaxHeight(Region.USE_COMPUTED_SIZE);
  }

  @FXML
  private void signOut() {
    if (model.fetching().runningProperty().get()) {
      ctx.dialogs()
          .confirm(
              new Dialogs.Confirmation(
                  texts.get("ui.shell.leave.title"),
                  texts.get("ui.shell.leave.text"),
                  List.of(),
                  texts.get("ui.shell.leave.act"),
                  true),
              leave);
    } else {
      leave.run();
    }
  }

  Parent root() {
    return root;
  }

  void show(Node screen) {
    content.getChildren().setAll(screen);
  }
}
