package dev.shinseidesk.ui.shell;

import dev.shinseidesk.services.DeskServices;
import dev.shinseidesk.services.FrontDoor;
import dev.shinseidesk.texts.Texts;
import dev.shinseidesk.ui.common.Failures;
import dev.shinseidesk.ui.common.Fonts;
import dev.shinseidesk.ui.common.JapaneseText;
import dev.shinseidesk.ui.common.OverlayDialogs;
import dev.shinseidesk.ui.common.Overlays;
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

  private final FrontDoor door;
  private final UiPreferences preferences;
  private final Clock clock;
  private final CaseScreens cases;
  private final Function<Consumer<Throwable>, Tasks> taskMaker;
  private final Texts texts;
  private final StackPane content = new StackPane();
  private final Overlays overlays = new Overlays(content);
  private final OverlayDialogs dialogs;
  private final Tasks tasks;
  private final Fonts fonts = new Fonts();
  private final JapaneseText japanese = new JapaneseText(fonts);
  private @Nullable Scene scene;
  private @Nullable Session session;
  private @Nullable DeskServices signedIn;

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

  /** Shows the log-in in this stage. Call once. */
  public void show(Stage stage) {
    // What a screen's own handler throws must reach the clerk and the log too.
    Thread.currentThread().setUncaughtExceptionHandler((t, e) -> new Failures(dialogs).accept(e));
    fonts.loadMain();
    Scene made = new Scene(overlays, WIDTH, HEIGHT);
    scene = made;
    preferences.theme().apply(made);
    stage.setTitle(texts.get("app.title", door.officeName()));
    stage.setMinWidth(800);
    stage.setMinHeight(480);
    stage.setScene(made);
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
    put(login.root());
    login.onShown();
  }

  private void enter(DeskServices services) {
    signedIn = services;
    var ctx =
        new UiContext(texts, taskMaker.apply(new Failures(dialogs)), dialogs, clock, japanese);
    Session entered =
        new Session(ctx, door, services, preferences, cases, overlays, this::dress, this::signOut);
    session = entered;
    put(entered.root());
    entered.start();
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
