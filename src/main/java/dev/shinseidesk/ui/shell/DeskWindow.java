package dev.shinseidesk.ui.shell;

import dev.shinseidesk.services.Credentials;
import dev.shinseidesk.services.DeskServices;
import dev.shinseidesk.services.FrontDoor;
import dev.shinseidesk.texts.Texts;
import dev.shinseidesk.ui.common.Failures;
import dev.shinseidesk.ui.common.FileChoice;
import dev.shinseidesk.ui.common.Fonts;
import dev.shinseidesk.ui.common.JapaneseText;
import dev.shinseidesk.ui.common.NativeFileChoice;
import dev.shinseidesk.ui.common.OverlayDialogs;
import dev.shinseidesk.ui.common.Overlays;
import dev.shinseidesk.ui.common.PersonalClipboard;
import dev.shinseidesk.ui.common.Screen;
import dev.shinseidesk.ui.common.Tasks;
import dev.shinseidesk.ui.common.Theme;
import dev.shinseidesk.ui.common.UiContext;
import dev.shinseidesk.ui.common.UiPreferences;
import dev.shinseidesk.ui.login.LoginController;
import dev.shinseidesk.ui.login.LoginViewModel;
import java.time.Clock;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/**
 * The whole window: signing in, then the list and the cases, then signing out. The same for the
 * real window and for the headless tour. FX thread.
 */
public final class DeskWindow implements AutoCloseable {
  /** Size of a window that nobody changed yet, in pixels. */
  public static final double WIDTH = 1280;

  /** See {@link #WIDTH}. */
  public static final double HEIGHT = 720;

  private static final KeyCombination COVER =
      new KeyCodeCombination(KeyCode.L, KeyCombination.SHORTCUT_DOWN);

  private final FrontDoor door;
  private final UiPreferences preferences;
  private final Clock clock;
  private final CaseScreens cases;
  private final Function<Consumer<Throwable>, Tasks> taskMaker;
  private final Texts texts;
  private final StackPane content = new StackPane();
  private final Overlays overlays = new Overlays(content);
  private final StackPane ground = new StackPane(overlays);
  private final OverlayDialogs dialogs;
  private final Tasks tasks;
  private final Fonts fonts = new Fonts();
  private final JapaneseText japanese = new JapaneseText(fonts);
  private FileChoice files = new NativeFileChoice(this::scene);
  private @Nullable Scene scene;
  private @Nullable Screen login;
  private @Nullable Session session;
  private @Nullable DeskServices signedIn;
  private @Nullable Covering covering;
  private final PersonalClipboard clipboard = new PersonalClipboard();

  /**
   * A window with threads of its own.
   *
   * @param door where clerks sign in
   * @param preferences how the clerk likes the window
   * @param clock the time
   * @param cases makes the screen of one application
   */
  public DeskWindow(FrontDoor door, UiPreferences preferences, Clock clock, CaseScreens cases) {
    this(door, preferences, clock, cases, Tasks::background);
  }

  /**
   * A window whose work is done as somebody else says.
   *
   * @param taskMaker makes the task builder, once for the window and once for each session
   */
  public DeskWindow(
      FrontDoor door,
      UiPreferences preferences,
      Clock clock,
      CaseScreens cases,
      Function<Consumer<Throwable>, Tasks> taskMaker) {
    this.door = door;
    this.preferences = preferences;
    this.clock = clock;
    this.cases = cases;
    this.taskMaker = taskMaker;
    this.texts = new Texts(door.locale());
    this.dialogs = new OverlayDialogs(texts, overlays);
    this.tasks = taskMaker.apply(new Failures(dialogs));
  }

  /** Chooses files otherwise than by the system's own window. Before somebody signs in. */
  public void chooseFilesBy(FileChoice choice) {
    files = choice;
  }

  /** Shows the log-in in this stage. Call once. */
  public void show(Stage stage) {
    // What a screen's own handler throws must reach the clerk and the log too.
    Thread.currentThread().setUncaughtExceptionHandler((t, e) -> new Failures(dialogs).accept(e));
    fonts.loadMain();
    Scene made = new Scene(ground, WIDTH, HEIGHT);
    made.addEventFilter(KeyEvent.KEY_PRESSED, this::keys);
    scene = made;
    preferences.theme().apply(made);
    stage.setTitle(texts.get("app.title", door.officeName()));
    stage.setMinWidth(800);
    stage.setMinHeight(480);
    stage.setScene(made);
    stage.setOnCloseRequest(request -> {
      if (session != null) {
        request.consume();
        if (covering != null && covering.isCovered()) {
          covering.leave(stage::close);
        } else if (!dialogs.isOpen()) {
          session.goodbye(stage::close);
        }
      }
    });
    PersonalClipboard personal = clipboard;
    stage
        .focusedProperty()
        .addListener((p, before, now) -> {
          if (now) {
            personal.windowGainedFocus();
          } else {
            personal.windowLostFocus();
          }
        });
    showLogin();
    tasks.act(fonts::readCoverage).start();
    stage.show();
  }

  /**
   * The scene, e.g. for taking pictures.
   *
   * @throws NullPointerException before {@link #show}
   */
  public Scene scene() {
    return Objects.requireNonNull(scene, "not shown yet");
  }

  private void showLogin() {
    Screen login = new LoginController(door, texts, new LoginViewModel(door, tasks, this::enter));
    login(login);
  }

  private void login(Screen screen) {
    login = screen;
    put(screen.root());
    screen.onShown();
  }

  private void enter(DeskServices services) {
    if (login != null) {
      login.onHidden();
      login = null;
    }
    signedIn = services;
    clipboard.clearAfter(services.accounts().own().rules().clipboard());
    var ctx =
        new UiContext(
            texts,
            taskMaker.apply(new Failures(dialogs)),
            dialogs,
            clock,
            japanese,
            clipboard,
            services.accounts().names());
    Session entered =
        new Session(
            ctx,
            door,
            services,
            preferences,
            cases,
            overlays,
            files,
            new Session.Window(this::dress, this::signOut, this::cover, this::rekey));
    session = entered;
    covering =
        new Covering(
            scene(), ground, overlays, ctx, door.officeName(), services, entered, this::signOut);
    put(entered.root());
    entered.start();
    covering.watch();
  }

  /** Covers the screen at once. */
  private void cover() {
    if (covering != null) {
      covering.cover();
    }
  }

  private void keys(KeyEvent event) {
    if (COVER.match(event) && covering != null) {
      event.consume();
      covering.cover();
    }
  }

  /** Signs out, gives the store another key, and shows the log-in again. */
  private void rekey(Credentials credentials) {
    DeskServices leaving = endSession();
    var model = new LoginViewModel(door, tasks, this::enter);
    login(new LoginController(door, texts, model));
    tasks
        .act(() -> {
          if (leaving != null) {
            leaving.onSignOut().run();
          }
          door.rekey(credentials);
        })
        .on(Tasks.Lane.LONG)
        .whileRunning(model.otherWorkProperty())
        .onSuccess(done ->
            dialogs.information(
                texts.get("ui.accounts.rekey.done"), texts.get("ui.accounts.rekey.done.text")))
        .onProblem(dialogs::problem)
        .start();
  }

  private void dress(Theme theme) {
    theme.apply(scene());
    tasks.act(() -> preferences.saveTheme(theme)).start();
  }

  private void put(Node node) {
    content.getChildren().setAll(node);
  }

  private void signOut() {
    DeskServices leaving = endSession();
    if (leaving != null) {
      tasks.act(leaving.onSignOut()::run).on(Tasks.Lane.LONG).andThen(this::showLogin).start();
    }
  }

  private @Nullable DeskServices endSession() {
    overlays.closeAll();
    if (covering != null) {
      covering.end();
      covering = null;
    }
    clipboard.clearAll();
    if (session != null) {
      session.end();
      session = null;
    }
    DeskServices leaving = signedIn;
    signedIn = null;
    return leaving;
  }

  /** Signs out, on the calling thread, and ends the window's threads. The stage stays open. */
  @Override
  public void close() {
    DeskServices leaving = endSession();
    tasks.close();
    if (leaving != null) {
      leaving.onSignOut().run();
    }
  }
}
