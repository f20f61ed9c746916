package dev.shinseidesk.ui.shell;

import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.services.DeskAct;
import dev.shinseidesk.services.DeskServices;
import dev.shinseidesk.services.FrontDoor;
import dev.shinseidesk.services.Permissions;
import dev.shinseidesk.texts.Texts;
import dev.shinseidesk.ui.accounts.OwnAccountCard;
import dev.shinseidesk.ui.admin.AdminSection;
import dev.shinseidesk.ui.common.Badges;
import dev.shinseidesk.ui.common.Dialogs;
import dev.shinseidesk.ui.common.FxmlPane;
import dev.shinseidesk.ui.common.Overlays;
import dev.shinseidesk.ui.common.Parts;
import dev.shinseidesk.ui.common.ScreenKeys;
import dev.shinseidesk.ui.common.Theme;
import dev.shinseidesk.ui.common.UiContext;
import dev.shinseidesk.ui.status.ReconcilePanel;
import java.text.NumberFormat;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

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
  private final Runnable showList;
  private final Runnable showAdmin;
  private final Runnable cover;
  private final ScreenKeys keys;
  private final Parent root;
  private boolean inAdministration;

  @FXML private ToggleButton navList;
  @FXML private ToggleButton navAdmin;
  @FXML private VBox title;
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
  record Acts(
      Consumer<ReceiptNumber> openCase,
      Consumer<Theme> theme,
      Runnable leave,
      Runnable showList,
      Runnable showAdmin,
      Runnable cover) {}

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
    this.showList = acts.showList();
    this.showAdmin = acts.showAdmin();
    this.cover = acts.cover();
    this.root = FxmlPane.load("shell/Shell.fxml", this, texts);
    this.keys = ScreenKeys.unused(root, this::keys);
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
    int failures = services.accounts().own().failuresBefore();
    if (failures > 0) {
      lastSignIn.setText(lastSignIn.getText() + "　" + texts.get("ui.shell.failures", failures));
    }
    navList.setGraphic(Badges.icon("mdal-inbox"));
    navAdmin.setGraphic(Badges.icon("mdmz-settings"));
    navAdmin.setVisible(!AdminSection.of(services.operator()).isEmpty());
    navAdmin.setManaged(navAdmin.isVisible());
    navList.setTooltip(new Tooltip(texts.get("ui.shell.nav.list.key")));
    navAdmin.setTooltip(new Tooltip(texts.get("ui.shell.nav.admin.key")));
    fetch.setGraphic(Badges.icon("mdal-cloud_download"));
    outbox.setGraphic(Badges.icon("mdmz-send"));
    fillMenu();
    followPermissions();
    showFetching();
    var progress = model.fetching();
    progress.runningProperty().addListener((p, before, now) -> showFetching());
    progress.doneProperty().addListener((p, before, now) -> showFetching());
    progress.totalProperty().addListener((p, before, now) -> showFetching());
    model.outboxProperty().addListener((p, before, now) -> showOutbox(now));
    showOutbox(model.outboxProperty().get());
  }

  /** Leaves out what the person's roles don't permit; the services refuse it anyway. */
  private void followPermissions() {
    boolean reads = Permissions.may(services.operator(), DeskAct.READ);
    Parts.show(navList, reads);
    Parts.show(outbox, reads);
    if (!reads) {
      menu.getItems().removeIf(item -> "menu-reconcile".equals(item.getId()));
    }
  }

  /** Leaves out what a narrow window has no room for; it is in the tooltips then. */
  private void arrange() {
    boolean narrow = content.getScene() != null && content.getScene().getWidth() < NARROW;
    // Product and office stand in the window's title as well.
    title.setVisible(!narrow);
    title.setManaged(!narrow);
    ContentDisplay look = narrow ? ContentDisplay.TEXT_ONLY : ContentDisplay.LEFT;
    navList.setContentDisplay(look);
    navAdmin.setContentDisplay(look);
    outbox.setContentDisplay(look);
    lastSignIn.setVisible(!narrow);
    lastSignIn.setManaged(!narrow);
    operator.setTooltip(new Tooltip(lastSignIn.getText()));
    boolean fetchShown = !(narrow && model.fetching().runningProperty().get());
    if (!fetchShown && fetch.isFocused()) {
      content.requestFocus();
    }
    Parts.show(fetch, fetchShown && Permissions.may(services.operator(), DeskAct.FETCH));
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
    var statuses = new MenuItem(texts.get("ui.status.reconcile"));
    statuses.setId("menu-reconcile");
    statuses.setMnemonicParsing(false);
    statuses.setOnAction(e -> ReconcilePanel.open(ctx, services, overlays, model::refreshList));
    menu.getItems().addFirst(new SeparatorMenuItem());
    menu.getItems().addFirst(statuses);
    ShellMenu.addAccount(menu, texts, this::openAccount, cover);
    var help = new MenuItem(texts.get("ui.shell.keys.item"));
    help.setMnemonicParsing(false);
    help.setOnAction(e -> showKeys());
    menu.getItems().addAll(new SeparatorMenuItem(), help);
  }

  private void openAccount() {
    OwnAccountCard.open(texts, ctx.tasks(), services.accounts().own(), overlays);
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
    switch (event.getCode()) {
      case F1 -> act(event, this::showKeys);
      case F5 -> {
        if (Permissions.may(services.operator(), DeskAct.FETCH)) {
          act(event, this::fetch);
        }
      }
      case L -> {
        if (event.isControlDown() && event.isShiftDown()) {
          act(event, showList);
        }
      }
      case A -> {
        if (event.isControlDown() && event.isShiftDown()) {
          act(event, showAdmin);
        }
      }
      default -> {
        // the screen's own keys
      }
    }
  }

  private static void act(KeyEvent event, Runnable act) {
    event.consume();
    act.run();
  }

  @FXML
  private void goToList() {
    markPlace();
    showList.run();
  }

  @FXML
  private void goToAdmin() {
    markPlace();
    showAdmin.run();
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

  /** Hears its keys from now on. Once its root stands in the scene. */
  void start() {
    keys.listen();
  }

  /** Hears them no more. */
  void end() {
    keys.stop();
  }

  Parent root() {
    return root;
  }

  void show(Node screen, boolean administration) {
    content.getChildren().setAll(screen);
    inAdministration = administration;
    markPlace();
  }

  /** A toggle marks where one is, not what was pressed: the screen may ask before it lets go. */
  private void markPlace() {
    navList.setSelected(!inAdministration);
    navAdmin.setSelected(inAdministration);
  }
}
