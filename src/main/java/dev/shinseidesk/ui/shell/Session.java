package dev.shinseidesk.ui.shell;

import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.services.DeskServices;
import dev.shinseidesk.services.FrontDoor;
import dev.shinseidesk.ui.common.CaseNavigation;
import dev.shinseidesk.ui.common.Overlays;
import dev.shinseidesk.ui.common.Screen;
import dev.shinseidesk.ui.common.Theme;
import dev.shinseidesk.ui.common.UiContext;
import dev.shinseidesk.ui.common.UiPreferences;
import dev.shinseidesk.ui.list.ListController;
import dev.shinseidesk.ui.list.ListViewModel;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;

/** From signing in to signing out: the shell, the list, and the case that is open. FX thread. */
final class Session implements CaseNavigation {
  private final UiContext ctx;
  private final DeskServices services;
  private final CaseScreens cases;
  private final ListViewModel list;
  private final ListController listScreen;
  private final ShellViewModel model;
  private final ShellController shell;
  private @Nullable Screen shown;

  Session(
      UiContext ctx,
      FrontDoor door,
      DeskServices services,
      UiPreferences preferences,
      CaseScreens cases,
      Overlays overlays,
      Consumer<Theme> theme,
      Runnable leave) {
    this.ctx = ctx;
    this.services = services;
    this.cases = cases;
    this.list = new ListViewModel(ctx, services, preferences);
    this.model = new ShellViewModel(ctx, services, list::refresh, list::changed);
    this.listScreen = new ListController(ctx, list, overlays, this::open, model::fetch);
    this.shell =
        new ShellController(
            ctx,
            door,
            services,
            model,
            overlays,
            preferences.theme(),
            new ShellController.Acts(this::open, theme, leave));
  }

  Parent root() {
    return shell.root();
  }

  void start() {
    model.start();
    show(listScreen);
  }

  void end() {
    if (shown != null) {
      shown.onHidden();
      shown = null;
    }
    model.end();
    list.end();
    ctx.tasks().close();
  }

  private void show(Screen next) {
    if (shown != null) {
      shown.onHidden();
    }
    shown = next;
    shell.show(next.root());
    next.onShown();
  }

  @Override
  public void back() {
    show(listScreen);
  }

  @Override
  public Optional<ReceiptNumber> next(ReceiptNumber number) {
    return list.next(number);
  }

  @Override
  public Optional<ReceiptNumber> previous(ReceiptNumber number) {
    return list.previous(number);
  }

  @Override
  public void open(ReceiptNumber number) {
    list.follow(number);
    show(cases.create(ctx, services, number, this));
  }

  @Override
  public void changed(ReceiptNumber number) {
    list.changed(number);
    model.loadOutbox();
  }
}
