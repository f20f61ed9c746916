package dev.shinseidesk.ui.shell;

import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.services.Credentials;
import dev.shinseidesk.services.DeskAct;
import dev.shinseidesk.services.DeskServices;
import dev.shinseidesk.services.FrontDoor;
import dev.shinseidesk.services.Permissions;
import dev.shinseidesk.ui.admin.AdminScreen;
import dev.shinseidesk.ui.admin.AdminSection;
import dev.shinseidesk.ui.common.CaseNavigation;
import dev.shinseidesk.ui.common.FileChoice;
import dev.shinseidesk.ui.common.Overlays;
import dev.shinseidesk.ui.common.Screen;
import dev.shinseidesk.ui.common.Theme;
import dev.shinseidesk.ui.common.UiContext;
import dev.shinseidesk.ui.common.UiPreferences;
import dev.shinseidesk.ui.list.ListController;
import dev.shinseidesk.ui.list.ListExporting;
import dev.shinseidesk.ui.list.ListViewModel;
import dev.shinseidesk.ui.queue.QueuePane;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Parent;
import javafx.scene.layout.Region;
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
  private final FileChoice files;
  private @Nullable QueuePane queue;
  private final Consumer<Credentials> rekey;
  private final CoverGate covers;
  private @Nullable AdminScreen admin;
  private @Nullable Screen shown;

  /**
   * What the window does for a session.
   *
   * @param theme dresses it
   * @param leave signs out
   * @param cover covers it
   * @param rekey signs out and gives the store another key
   */
  record Window(
      Consumer<Theme> theme, Runnable leave, Runnable cover, Consumer<Credentials> rekey) {}

  Session(
      UiContext ctx,
      FrontDoor door,
      DeskServices services,
      UiPreferences preferences,
      CaseScreens cases,
      Overlays overlays,
      FileChoice files,
      Window window) {
    this.ctx = ctx;
    this.services = services;
    this.cases = cases;
    this.files = files;
    this.rekey = window.rekey();
    this.covers = new CoverGate(ctx, services);
    this.list = new ListViewModel(ctx, services, preferences);
    this.model = new ShellViewModel(ctx, services, list::refresh, list::changed);
    this.listScreen = new ListController(ctx, list, overlays, this::open, model::fetch);
    listScreen.exportBy(new ListExporting(ctx, services, files));
    this.shell =
        new ShellController(
            ctx,
            door,
            services,
            model,
            overlays,
            preferences.theme(),
            new ShellController.Acts(
                this::open,
                window.theme(),
                () -> goodbye(window.leave()),
                this::back,
                this::administration,
                window.cover()));
  }

  Parent root() {
    return shell.root();
  }

  void start() {
    shell.start();
    if (!Permissions.may(services.operator(), DeskAct.READ)) {
      // an auditor has no list to come from
      administration();
      return;
    }
    model.start();
    show(listScreen);
  }

  void end() {
    if (shown != null) {
      shown.onHidden();
      shown = null;
    }
    if (admin != null) {
      admin.end();
    }
    shell.end();
    covers.end();
    model.end();
    list.end();
    ctx.tasks().close();
  }

  private void show(Screen next) {
    covers.stopWatching();
    if (shown != null) {
      shown.onHidden();
    }
    shown = next;
    shell.show(next.root(), next.equals(admin));
    next.onShown();
  }

  /** Goes on when the screen in view lets go. */
  void leaving(Runnable go) {
    if (shown == null) {
      go.run();
    } else {
      shown.leaving(go);
    }
  }

  /** Goes on when the screen lets go and the clerk knows what the outbox still holds. */
  void goodbye(Runnable go) {
    leaving(() -> model.tellUnsent(go));
  }

  private void administration() {
    if (AdminSection.of(services.operator()).isEmpty() || (admin != null && admin.equals(shown))) {
      return;
    }
    leaving(() -> {
      if (admin == null) {
        admin = new AdminScreen(ctx, services, files, rekey);
      }
      show(admin);
    });
  }

  @Override
  public void back() {
    if (!listScreen.equals(shown) && Permissions.may(services.operator(), DeskAct.READ)) {
      leaving(() -> show(listScreen));
    }
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
    leaving(() ->
        covers.ifOpen(
            number,
            () -> {
              list.follow(number);
              show(cases.create(ctx, services, number, this));
              covers.watch(number, () -> covered(number));
            }));
  }

  /** The time of a release is over: what it showed goes out of view. */
  private void covered(ReceiptNumber number) {
    list.changed(number);
    back();
  }

  @Override
  public Region queue(ReceiptNumber number) {
    QueuePane beside = queue;
    if (beside == null) {
      beside = new QueuePane(ctx, services, list.rowsProperty(), this::open);
      queue = beside;
    }
    beside.follow(number);
    return beside;
  }

  @Override
  public FileChoice files() {
    return files;
  }

  @Override
  public void changed(ReceiptNumber number) {
    list.changed(number);
    if (queue != null) {
      queue.changed(number);
    }
    model.loadOutbox();
  }
}
