package dev.shinseidesk.ui.admin;

import dev.shinseidesk.services.Credentials;
import dev.shinseidesk.services.DeskServices;
import dev.shinseidesk.texts.Texts;
import dev.shinseidesk.ui.accounts.AccountsPane;
import dev.shinseidesk.ui.accounts.AccountsViewModel;
import dev.shinseidesk.ui.audit.AuditPane;
import dev.shinseidesk.ui.audit.AuditViewModel;
import dev.shinseidesk.ui.batches.BatchesPane;
import dev.shinseidesk.ui.batches.BatchesViewModel;
import dev.shinseidesk.ui.catalogue.CataloguePane;
import dev.shinseidesk.ui.catalogue.CatalogueViewModel;
import dev.shinseidesk.ui.channels.ChannelsPane;
import dev.shinseidesk.ui.channels.ChannelsViewModel;
import dev.shinseidesk.ui.common.Badges;
import dev.shinseidesk.ui.common.FileChoice;
import dev.shinseidesk.ui.common.FxmlPane;
import dev.shinseidesk.ui.common.KeptScreen;
import dev.shinseidesk.ui.common.Screen;
import dev.shinseidesk.ui.common.ScreenKeys;
import dev.shinseidesk.ui.common.UiContext;
import dev.shinseidesk.ui.export.ExportPane;
import dev.shinseidesk.ui.export.ExportViewModel;
import dev.shinseidesk.ui.keeping.KeepingPane;
import dev.shinseidesk.ui.links.LinksPane;
import dev.shinseidesk.ui.links.LinksViewModel;
import dev.shinseidesk.ui.protection.ProtectionPane;
import dev.shinseidesk.ui.protection.ProtectionViewModel;
import dev.shinseidesk.ui.routes.RoutesPane;
import dev.shinseidesk.ui.routes.RoutesViewModel;
import dev.shinseidesk.ui.settings.SettingsPane;
import dev.shinseidesk.ui.settings.SettingsViewModel;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * 管理: a list of its screens at the side, the chosen one beside it. A screen is built when it is
 * first looked at and keeps what it shows until the sign-out. FX thread.
 */
@SuppressWarnings({"NullAway.Init", "UnusedMethod"}) // FXML fills the fields, calls the methods
public final class AdminScreen implements Screen {
  private static final int KEYS = 10;

  private final UiContext ctx;
  private final DeskServices services;
  private final FileChoice files;
  private final Consumer<Credentials> rekey;
  private final List<AdminSection> sections;
  private final Map<AdminSection, KeptScreen> panes = new EnumMap<>(AdminSection.class);
  private final Map<AdminSection, ToggleButton> buttons = new EnumMap<>(AdminSection.class);
  private final Parent root;
  private final ScreenKeys keys;
  private @Nullable AdminSection shown;
  private boolean inView;

  @FXML private VBox side;
  @FXML private StackPane content;

  /**
   * For one signed-in person.
   *
   * @param files asks for files of this machine
   * @param rekey signs out and gives the store another key
   */
  public AdminScreen(
      UiContext ctx, DeskServices services, FileChoice files, Consumer<Credentials> rekey) {
    this.rekey = rekey;
    this.ctx = ctx;
    this.services = services;
    this.files = files;
    this.sections = AdminSection.of(services.operator());
    this.root = FxmlPane.load("admin/Admin.fxml", this, ctx.texts());
    this.keys = ScreenKeys.unused(root, this::keys);
  }

  @FXML
  private void initialize() {
    Texts texts = ctx.texts();
    int place = 1;
    for (AdminSection section : sections) {
      String name = texts.get("ui.admin.section." + section.name());
      var button = new ToggleButton(name, Badges.icon(section.icon()));
      button.setId("admin-" + section.name());
      button.setMnemonicParsing(false);
      button.setMaxWidth(Double.MAX_VALUE);
      button.getStyleClass().add("admin-side-item");
      // the digits of the keyboard's row, 0 being the tenth
      button.setTooltip(
          new Tooltip(place > KEYS ? name : texts.get("ui.admin.key", name, place % KEYS)));
      place++;
      button.setOnAction(e -> {
        mark();
        choose(section);
      });
      buttons.put(section, button);
      side.getChildren().add(button);
    }
  }

  /** Shows a screen, once the one in view lets go; nothing happens where the person has it not. */
  public void choose(AdminSection section) {
    if (!sections.contains(section) || section == shown) {
      return;
    }
    leaving(() -> {
      if (shown != null && inView) {
        pane(shown).onHidden();
      }
      shown = section;
      content.getChildren().setAll(pane(section).root());
      mark();
      if (inView) {
        pane(section).onShown();
      }
    });
  }

  private void mark() {
    buttons.forEach((section, button) -> button.setSelected(section == shown));
  }

  private KeptScreen pane(AdminSection section) {
    return panes.computeIfAbsent(section, this::build);
  }

  private KeptScreen build(AdminSection section) {
    DeskServices.Administration desk = services.administration();
    return switch (section) {
      case LINKS ->
          new LinksPane(ctx, new LinksViewModel(ctx, desk.links(), services.operator()), files);
      case CHANNELS ->
          new ChannelsPane(ctx, new ChannelsViewModel(ctx, desk.channels(), services.operator()));
      case ROUTES ->
          new RoutesPane(
              ctx, new RoutesViewModel(ctx, desk.routes(), desk.settings(), services.operator()));
      case CATALOGUE ->
          new CataloguePane(
              ctx,
              new CatalogueViewModel(
                  ctx, desk.catalogue(), desk.routes(), desk.settings(), services.operator()),
              () -> choose(AdminSection.ROUTES));
      case BATCHES ->
          new BatchesPane(
              ctx, new BatchesViewModel(ctx, desk.batches(), desk.settings(), services.operator()));
      case EXPORT ->
          new ExportPane(ctx, new ExportViewModel(ctx, desk.export(), services.operator()), files);
      case KEEPING -> new KeepingPane(ctx, desk.keeping(), services.operator(), files);
      case PROTECTION ->
          new ProtectionPane(
              ctx,
              new ProtectionViewModel(ctx, services.oversight().protection(), services.operator()),
              files);
      case ACCOUNTS ->
          new AccountsPane(
              ctx,
              new AccountsViewModel(ctx, services.accounts().all(), services.operator()),
              rekey);
      case AUDIT ->
          new AuditPane(
              ctx,
              new AuditViewModel(ctx, services.oversight().trail(), services.operator()),
              files);
      case SETTINGS ->
          new SettingsPane(
              ctx, new SettingsViewModel(ctx, desk.settings(), services.operator()), files);
    };
  }

  private void keys(KeyEvent event) {
    if (event.isAltDown() && !event.isControlDown() && event.getCode().isDigitKey()) {
      int digit = event.getCode().getCode() - KeyCode.DIGIT0.getCode();
      int place = digit == 0 ? KEYS - 1 : digit - 1;
      if (digit >= 0 && digit < KEYS && place < sections.size()) {
        event.consume();
        choose(sections.get(place));
      }
    }
  }

  @Override
  public Parent root() {
    return root;
  }

  @Override
  public void onShown() {
    inView = true;
    keys.listen();
    if (shown == null) {
      choose(sections.getFirst());
    } else {
      pane(shown).onShown();
    }
  }

  @Override
  public void leaving(Runnable go) {
    if (shown == null) {
      go.run();
    } else {
      pane(shown).leaving(go);
    }
  }

  @Override
  public void onHidden() {
    inView = false;
    keys.stop();
    if (shown != null) {
      pane(shown).onHidden();
    }
  }

  /** Ends what runs on while other screens are in view. After {@link #onHidden}. */
  public void end() {
    panes.values().forEach(KeptScreen::end);
  }
}
