package dev.shinseidesk.ui.detail;

import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.services.DeskServices;
import dev.shinseidesk.texts.Texts;
import dev.shinseidesk.ui.common.CaseNavigation;
import dev.shinseidesk.ui.common.Failures;
import dev.shinseidesk.ui.common.Fonts;
import dev.shinseidesk.ui.common.JapaneseText;
import dev.shinseidesk.ui.common.OverlayDialogs;
import dev.shinseidesk.ui.common.Overlays;
import dev.shinseidesk.ui.common.PersonalClipboard;
import dev.shinseidesk.ui.common.Tasks;
import dev.shinseidesk.ui.common.Theme;
import dev.shinseidesk.ui.common.UiContext;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Labeled;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import javafx.scene.transform.Transform;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** The case screen in a window of the headless platform, driven as a clerk would. */
final class CaseStage implements CaseNavigation {
  final FxRobot robot = new FxRobot();
  final UiContext ctx;
  final Tasks tasks;
  final List<ReceiptNumber> order = new ArrayList<>();
  final List<String> went = new ArrayList<>();
  private final StackPane holder = new StackPane();
  private final Scene scene;
  final CaseScreen screen;

  CaseStage(DeskServices services, ReceiptNumber number) throws Exception {
    this(services, number, 1280, 720);
  }

  CaseStage(DeskServices services, ReceiptNumber number, double width, double height)
      throws Exception {
    this(services, number, width, height, Theme.LIGHT);
  }

  CaseStage(DeskServices services, ReceiptNumber number, double width, double height, Theme theme)
      throws Exception {
    Stage stage = FxToolkit.registerPrimaryStage();
    order.add(number);
    var overlays = new Overlays(holder);
    var texts = new Texts(Locale.JAPANESE);
    var dialogs = new OverlayDialogs(texts, overlays);
    tasks = Tasks.background(new Failures(dialogs));
    scene = fx(() -> new Scene(overlays, width, height));
    ctx =
        fx(() ->
            new UiContext(
                texts,
                tasks,
                dialogs,
                services.clock(),
                new JapaneseText(fonts()),
                new PersonalClipboard(),
                services.accounts().names()));
    screen =
        fx(() -> {
          theme.apply(scene);
          stage.setScene(scene);
          stage.setX(0);
          stage.setY(0);
          stage.show();
          stage.requestFocus();
          var made = new CaseScreen(ctx, services, number, this);
          holder.getChildren().setAll(made.root());
          made.onShown();
          return made;
        });
    settle();
  }

  private static Fonts fonts() {
    var fonts = new Fonts();
    fonts.loadMain();
    return fonts;
  }

  static <T> T fx(Callable<T> work) throws Exception {
    return WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, WaitForAsyncUtils.asyncFx(work));
  }

  /** Waits until this holds on the FX thread. */
  void until(Callable<Boolean> condition) throws Exception {
    WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> fx(condition));
    WaitForAsyncUtils.waitForFxEvents();
  }

  private void settle() throws Exception {
    until(() -> !scene.getRoot().lookupAll("#case-badges .badge").isEmpty());
  }

  boolean exists(String selector) throws Exception {
    return fx(() -> scene.getRoot().lookup(selector) != null);
  }

  <T extends Node> T node(String selector, Class<T> type) throws Exception {
    return fx(() -> type.cast(scene.getRoot().lookup(selector)));
  }

  @Nullable Node focused() throws Exception {
    return fx(scene::getFocusOwner);
  }

  /** Presses keys together. */
  void press(KeyCode... keys) {
    robot.push(keys);
    WaitForAsyncUtils.waitForFxEvents();
  }

  /** Lets so many layouts pass. */
  void pulses(int count) throws Exception {
    var seen = new AtomicInteger();
    Runnable listener = seen::incrementAndGet;
    robot.interact(() -> scene.addPostLayoutPulseListener(listener));
    until(() -> {
      Platform.requestNextPulse();
      return seen.get() >= count;
    });
    robot.interact(() -> scene.removePostLayoutPulseListener(listener));
  }

  /** Whether the viewer shows what was chosen: neither opening nor drawing. FX thread. */
  boolean settled() {
    Node stage = scene.getRoot().lookup("#document-page");
    Node shown = ((StackPane) stage).getChildren().getFirst();
    return !shown.getClass().equals(StackPane.class);
  }

  /** Presses Enter on the dialog that must be open by now. */
  void confirm() throws Exception {
    until(
        () -> scene.getFocusOwner() != null && "dialog-act".equals(scene.getFocusOwner().getId()));
    press(KeyCode.ENTER);
    until(() -> !ctx.dialogs().isOpen());
  }

  /**
   * Every text of the window, seen or not, and what is read out; without the 14 items of the
   * record, of which the operator's id is one.
   */
  List<String> texts() throws Exception {
    return fx(() -> {
      List<String> found = new ArrayList<>();
      for (Node node : scene.getRoot().lookupAll("*")) {
        if (inItems(node)) {
          continue;
        }
        if (node instanceof Text text) {
          found.add(text.getText());
        } else if (node instanceof Labeled labeled && labeled.getText() != null) {
          found.add(labeled.getText());
        }
        if (node.getAccessibleText() != null) {
          found.add(node.getAccessibleText());
        }
      }
      return found;
    });
  }

  /** Labels and buttons whose text is cut, but for those that tell it whole by tooltip. */
  List<String> cutTexts() throws Exception {
    return fx(() -> {
      List<String> cut = new ArrayList<>();
      for (Node node : scene.getRoot().lookupAll(".text")) {
        if (node instanceof Text text
            && text.getParent() instanceof Labeled labeled
            && labeled.getTooltip() == null
            && labeled.getText() != null
            // The list's cell tells the whole name by its tooltip.
            && !labeled.getStyleClass().contains("document-name")
            && shown(labeled)
            && !text.getText().equals(labeled.getText())) {
          cut.add(labeled.getId() + " " + labeled.getStyleClass() + " " + labeled.getText());
        }
      }
      return cut;
    });
  }

  private static boolean inItems(Node node) {
    for (Node n = node; n != null; n = n.getParent()) {
      if ("forward-items".equals(n.getId())) {
        return true;
      }
    }
    return false;
  }

  private static boolean shown(Node node) {
    for (Node n = node; n != null; n = n.getParent()) {
      if (!n.isVisible()) {
        return false;
      }
    }
    return !(node instanceof Labeled l) || l.getContentDisplay() != ContentDisplay.GRAPHIC_ONLY;
  }

  void hide() throws Exception {
    fx(() -> {
      screen.onHidden();
      return true;
    });
  }

  /** Lays everything out, and writes a picture where {@code -Dcase.pictures=true} asks for it. */
  void picture(Path file, double scale) throws Exception {
    WaitForAsyncUtils.waitForFxEvents();
    if (!Boolean.getBoolean("case.pictures")) {
      fx(() -> {
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        return true;
      });
      return;
    }
    WritableImage image =
        fx(() -> {
          var parameters = new SnapshotParameters();
          parameters.setTransform(Transform.scale(scale, scale));
          scene.getRoot().applyCss();
          scene.getRoot().layout();
          return scene.getRoot().snapshot(parameters, null);
        });
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    int[] pixels = new int[width * height];
    image
        .getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
    picture.setRGB(0, 0, width, height, pixels, 0, width);
    Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
    ImageIO.write(picture, "png", file.toFile());
  }

  @Override
  public void back() {
    went.add("back");
  }

  @Override
  public Optional<ReceiptNumber> next(ReceiptNumber number) {
    int at = order.indexOf(number);
    return at + 1 < order.size() ? Optional.of(order.get(at + 1)) : Optional.empty();
  }

  @Override
  public Optional<ReceiptNumber> previous(ReceiptNumber number) {
    int at = order.indexOf(number);
    return at > 0 ? Optional.of(order.get(at - 1)) : Optional.empty();
  }

  @Override
  public void open(ReceiptNumber number) {
    went.add("open " + number);
  }

  @Override
  public void changed(ReceiptNumber number) {
    went.add("changed");
  }
}
