package dev.shinseidesk.ui.accounts;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.security.OwnAccount;
import dev.shinseidesk.texts.Texts;
import dev.shinseidesk.ui.common.FxmlPane;
import dev.shinseidesk.ui.common.Overlays;
import dev.shinseidesk.ui.common.Tasks;
import dev.shinseidesk.ui.common.Typed;
import java.util.List;
import java.util.Map;
import javafx.application.Platform;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.image.ImageView;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/** The card of the own account; binds only. FX thread. */
@SuppressWarnings({"NullAway.Init", "UnusedMethod"}) // FXML fills the fields, calls the methods
public final class OwnAccountCard {
  private static final int PICTURE = 180;

  private final Texts texts;
  private final OwnAccountViewModel model;
  private final Runnable close;
  private final Parent root;

  @FXML private ScrollPane scroll;
  @FXML private PasswordField present;
  @FXML private PasswordField next;
  @FXML private PasswordField again;
  @FXML private Button change;
  @FXML private Label factorState;
  @FXML private Button enrol;
  @FXML private HBox enrolling;
  @FXML private ImageView picture;
  @FXML private Label secret;
  @FXML private TextField code;
  @FXML private PasswordField proof;
  @FXML private Button confirm;
  @FXML private HBox ending;
  @FXML private PasswordField endPassword;
  @FXML private VBox codes;
  @FXML private Label codeList;
  @FXML private VBox message;
  @FXML private Label what;
  @FXML private Label todo;
  @FXML private Label done;

  private OwnAccountCard(Texts texts, OwnAccountViewModel model, Runnable close) {
    this.texts = texts;
    this.model = model;
    this.close = close;
    this.root = FxmlPane.load("accounts/Own.fxml", this, texts);
  }

  /** Opens the card over the window. */
  public static void open(Texts texts, Tasks tasks, OwnAccount own, Overlays overlays) {
    var model = new OwnAccountViewModel(own, tasks);
    var card = new OwnAccountCard(texts, model, overlays::close);
    overlays.open(card.root, card.present, card::clear);
    model.refresh();
  }

  @FXML
  private void initialize() {
    for (Node node : new Node[] {message, done, enrol, enrolling, ending, codes}) {
      node.setVisible(false);
      node.managedProperty().bind(node.visibleProperty());
    }
    for (Node node : new Node[] {present, next, again, change, enrol, confirm}) {
      node.disableProperty().bind(model.busyProperty());
    }
    model.factsProperty().addListener((p, before, now) -> arrange());
    model.enrolmentProperty().addListener((p, before, now) -> show(now));
    model.codesProperty().addListener((p, before, now) -> show(now));
    model.problemProperty().addListener((p, before, now) -> show(now));
    model
        .doneProperty()
        .addListener((p, before, now) -> {
          done.setVisible(!now.isEmpty());
          done.setText(now.isEmpty() ? "" : texts.get(now));
        });
    arrange();
  }

  private void arrange() {
    var facts = model.factsProperty().get();
    boolean on = facts != null && facts.secondFactor();
    factorState.setText(
        on
            ? texts.get("ui.own.factor.is-on", facts.recoveryCodes())
            : texts.get("ui.own.factor.is-off"));
    boolean setting = model.enrolmentProperty().get() != null;
    enrol.setVisible(facts != null && !on && !setting);
    ending.setVisible(on);
    enrolling.setVisible(setting);
  }

  private void show(OwnAccount.@Nullable Enrolment now) {
    secret.setText(now == null ? "" : now.typed());
    picture.setImage(now == null ? null : drawn(now.address()));
    code.clear();
    proof.clear();
    arrange();
    if (now != null) {
      code.requestFocus();
    }
  }

  private void show(List<String> now) {
    codes.setVisible(!now.isEmpty());
    toTheEnd(!now.isEmpty());
    codeList.setText(String.join("\n", now));
  }

  private void show(@Nullable Problem problem) {
    message.setVisible(problem != null);
    toTheEnd(problem != null);
    if (problem != null) {
      what.setText(texts.what(problem));
      todo.setText(texts.next(problem));
    }
  }

  /** Dark on white in every theme, since phones read nothing else. */
  private static WritableImage drawn(String address) {
    try {
      BitMatrix bits =
          new QRCodeWriter()
              .encode(
                  address,
                  BarcodeFormat.QR_CODE,
                  PICTURE,
                  PICTURE,
                  Map.of(EncodeHintType.CHARACTER_SET, "UTF-8", EncodeHintType.MARGIN, 2));
      var image = new WritableImage(bits.getWidth(), bits.getHeight());
      for (int y = 0; y < bits.getHeight(); y++) {
        for (int x = 0; x < bits.getWidth(); x++) {
          image.getPixelWriter().setColor(x, y, bits.get(x, y) ? Color.BLACK : Color.WHITE);
        }
      }
      return image;
    } catch (WriterException e) {
      throw new IllegalStateException("an address of this length always fits", e);
    }
  }

  /** In a low window what is said last lies below. */
  private void toTheEnd(boolean said) {
    if (said) {
      Platform.runLater(() -> scroll.setVvalue(scroll.getVmax()));
    }
  }

  private void clear() {
    List.of(present, next, again, code, proof, endPassword).forEach(TextField::clear);
    secret.setText("");
    codeList.setText("");
    picture.setImage(null);
  }

  @FXML
  private void change() {
    model.changePassword(Typed.in(present), Typed.in(next), Typed.in(again));
    List.of(present, next, again).forEach(TextField::clear);
    present.requestFocus();
  }

  @FXML
  private void enrol() {
    model.enrol();
  }

  @FXML
  private void confirm() {
    model.confirm(Typed.in(code), Typed.in(proof));
    code.clear();
    proof.clear();
  }

  @FXML
  private void end() {
    model.endFactor(Typed.in(endPassword));
    endPassword.clear();
  }

  @FXML
  private void close() {
    close.run();
  }
}
