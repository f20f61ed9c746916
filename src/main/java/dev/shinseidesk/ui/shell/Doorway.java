package dev.shinseidesk.ui.shell;

import dev.shinseidesk.application.Problem;
import dev.shinseidesk.texts.Texts;
import dev.shinseidesk.ui.common.Fonts;
import dev.shinseidesk.ui.common.ProblemCard;
import dev.shinseidesk.ui.common.Theme;
import javafx.application.Platform;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.layout.Background;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.stage.Stage;

/**
 * What the window shows from its first moment until the office is read: the product's name and that
 * it is opening; or why the office can't be opened. Drawn without controls and style sheets, which
 * take longer to load than everything here. FX thread.
 */
public final class Doorway {
  private static final Color GROUND = Color.web("#f6f8fa");
  private static final Color INK = Color.web("#24292f");
  private static final Color QUIET = Color.web("#57606a");
  private static final double CARD = 620;

  private final Stage stage;
  private final Texts texts;

  /** A doorway in this stage; nothing is shown yet. */
  public Doorway(Stage stage, Texts texts) {
    this.stage = stage;
    this.texts = texts;
  }

  /** Shows that the office is being opened: the window first, the words once their font is read. */
  public void show() {
    var ground = new StackPane();
    ground.setBackground(Background.fill(GROUND));
    stage.setTitle(texts.get("app.name"));
    stage.setScene(new Scene(ground, DeskWindow.WIDTH, DeskWindow.HEIGHT, GROUND));
    stage.show();
    Platform.runLater(() -> {
      new Fonts().loadRegular();
      var lines =
          new VBox(
              14,
              line(texts.get("app.name"), 30, INK),
              line(texts.get("ui.doorway.opening"), 15, QUIET));
      lines.setAlignment(Pos.CENTER);
      ground.getChildren().setAll(lines);
    });
  }

  /** The window this is in. */
  public Stage stage() {
    return stage;
  }

  /** Says why the office can't be opened; the button closes the window. */
  public void refuse(Problem problem) {
    new Fonts().loadMain();
    var close = new Button(texts.get("ui.doorway.close"));
    close.setId("doorway-close");
    close.setDefaultButton(true);
    close.setCancelButton(true);
    close.setOnAction(e -> stage.close());
    var card = new VBox(20, new ProblemCard(texts, problem), close);
    card.setAlignment(Pos.CENTER_RIGHT);
    card.setPadding(new Insets(32));
    card.setMaxSize(CARD, VBox.USE_PREF_SIZE);
    var scene = new Scene(new StackPane(card), DeskWindow.WIDTH, DeskWindow.HEIGHT);
    Theme.LIGHT.apply(scene);
    stage.setScene(scene);
    close.requestFocus();
  }

  private static Text line(String words, double size, Color ink) {
    var text = new Text(words);
    text.setFont(Font.font(Fonts.MAIN, size));
    text.setFill(ink);
    return text;
  }
}
