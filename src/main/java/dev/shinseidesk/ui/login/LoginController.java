package dev.shinseidesk.ui.login;

import dev.shinseidesk.application.Problem;
import dev.shinseidesk.services.FrontDoor;
import dev.shinseidesk.services.SettingsChoice;
import dev.shinseidesk.texts.Texts;
import dev.shinseidesk.ui.common.FxmlPane;
import dev.shinseidesk.ui.common.Screen;
import dev.shinseidesk.ui.common.Typed;
import java.util.List;
import javafx.application.Platform;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The log-in screen; binds its view to the view model. */
@SuppressWarnings({"NullAway.Init", "UnusedMethod"}) // FXML fills the fields, calls the methods
public final class LoginController implements Screen {
  private final FrontDoor door;
  private final Texts texts;
  private final LoginViewModel model;
  private final Parent root;
  private boolean recovering;

  @FXML private Label office;
  @FXML private TextField user;
  @FXML private VBox passwordBox;
  @FXML private PasswordField password;
  @FXML private Label capsLock;
  @FXML private VBox codeBox;
  @FXML private TextField code;
  @FXML private VBox keyBox;
  @FXML private TextField key;
  @FXML private VBox nextBox;
  @FXML private PasswordField next;
  @FXML private PasswordField again;
  @FXML private VBox message;
  @FXML private Label what;
  @FXML private Label meaning;
  @FXML private Label todo;
  @FXML private VBox made;
  @FXML private Label madeKey;
  @FXML private Button submit;
  @FXML private Button forgotten;
  @FXML private HBox deciding;
  @FXML private Button accept;
  @FXML private Button undo;
  @FXML private ProgressBar busy;
  @FXML private VBox practice;
  @FXML private Label practiceUser;
  @FXML private Label practicePassword;
  @FXML private Label practicePortal;
  @FXML private Label practiceFolder;
  @FXML private Button fill;

  /** Builds the screen. */
  public LoginController(FrontDoor door, Texts texts, LoginViewModel model) {
    this.door = door;
    this.texts = texts;
    this.model = model;
    this.root = FxmlPane.load("login/Login.fxml", this, texts);
  }

  @FXML
  private void initialize() {
    office.setText(door.officeName());
    user.textProperty().bindBidirectional(model.userProperty());
    password.addEventFilter(KeyEvent.KEY_RELEASED, e -> showCapsLock());
    password.focusedProperty().addListener((p, before, now) -> showCapsLock());
    for (Node node :
        new Node[] {
          capsLock,
          message,
          practice,
          passwordBox,
          codeBox,
          keyBox,
          nextBox,
          made,
          deciding,
          meaning
        }) {
      node.setVisible(false);
      node.managedProperty().bind(node.visibleProperty());
    }
    submit.managedProperty().bind(submit.visibleProperty());
    forgotten.managedProperty().bind(forgotten.visibleProperty());
    busy.visibleProperty().bind(model.busyProperty());
    for (Node node :
        new Node[] {
          user, password, code, key, next, again, submit, forgotten, fill, accept, undo
        }) {
      node.disableProperty().bind(model.busyProperty());
    }
    model.busyProperty().addListener((p, before, now) -> arrange());
    model.codeAskedProperty().addListener((p, before, now) -> arrange());
    model.newAskedProperty().addListener((p, before, now) -> arrange());
    model.decidingProperty().addListener((p, before, now) -> arrange());
    model.recoveryKeyProperty().addListener((p, before, now) -> arrange());
    model.problemProperty().addListener((p, before, now) -> showProblem(now));
    arrange();
    FrontDoor.PracticeHint hint = door.practice();
    if (hint != null) {
      practice.setVisible(true);
      practiceUser.setText(texts.get("ui.login.practice.users", hint.user(), hint.approver()));
      practicePassword.setText(hint.password());
      practicePortal.setText(hint.portal());
      practiceFolder.setText(hint.receivingFolder());
    }
  }

  private void arrange() {
    boolean handed = !model.recoveryKeyProperty().get().isEmpty();
    boolean plain = !recovering && !handed;
    passwordBox.setVisible(plain);
    codeBox.setVisible(plain && model.codeAskedProperty().get());
    keyBox.setVisible(recovering && !handed);
    nextBox.setVisible((recovering || model.newAskedProperty().get()) && !handed);
    user.setEditable(!handed);
    made.setVisible(handed);
    madeKey.setText(model.recoveryKeyProperty().get());
    boolean asked = plain && model.decides();
    deciding.setVisible(asked);
    submit.setVisible(!asked);
    forgotten.setVisible(!handed && door.practice() == null);
    forgotten.setText(texts.get(recovering ? "ui.login.recover.back" : "ui.login.forgotten"));
    String label =
        handed
            ? "ui.login.recover.noted"
            : recovering ? "ui.login.recover.submit" : "ui.login.submit";
    submit.setText(texts.get(model.busyProperty().get() ? "ui.login.running" : label));
  }

  private void showProblem(@Nullable Problem problem) {
    message.setVisible(problem != null);
    if (problem == null) {
      return;
    }
    what.setText(texts.what(problem));
    // what a slip of the password means needs no words
    meaning.setVisible(!problem.key().startsWith("sign-in.") && !problem.key().startsWith("ui."));
    meaning.setText(meaning.isVisible() ? texts.means(problem) : "");
    todo.setText(texts.next(problem));
    boolean more = model.asksForMore();
    code.clear();
    next.clear();
    again.clear();
    if (!more) {
      password.clear();
    }
    // Enabled again only after this callback, so the focus comes a moment later.
    Platform.runLater(first(more)::requestFocus);
  }

  private Node first(boolean more) {
    if (user.getText().isBlank()) {
      return user;
    }
    if (recovering) {
      return key.getText().isBlank() ? key : next;
    }
    if (!more) {
      return password;
    }
    if (codeBox.isVisible()) {
      return code;
    }
    return deciding.isVisible() ? undo : next;
  }

  private void showCapsLock() {
    capsLock.setVisible(password.isFocused() && Platform.isKeyLocked(KeyCode.CAPS).orElse(false));
  }

  @FXML
  private void signIn() {
    if (!model.recoveryKeyProperty().get().isEmpty()) {
      model.recoveryKeyProperty().set("");
      recover();
    } else if (recovering) {
      model.recover(Typed.in(key), Typed.in(next), Typed.in(again));
    } else {
      // Enter decides nothing: it only tries once more
      signIn(SettingsChoice.NONE);
    }
  }

  private void signIn(SettingsChoice choice) {
    boolean choosing = nextBox.isVisible();
    model.signIn(
        Typed.in(password),
        codeBox.isVisible() ? Typed.in(code) : new char[0],
        choosing ? Typed.in(next) : null,
        choosing ? Typed.in(again) : null,
        choice);
  }

  @FXML
  private void accept() {
    signIn(SettingsChoice.ACCEPT);
  }

  @FXML
  private void undo() {
    signIn(SettingsChoice.UNDO);
  }

  /** To the recovery key and back. */
  @FXML
  private void recover() {
    recovering = !recovering;
    List.of(password, code, key, next, again).forEach(TextField::clear);
    model.calm();
    arrange();
    (user.getText().isBlank() ? user : recovering ? key : password).requestFocus();
  }

  @FXML
  private void fillPractice() {
    FrontDoor.PracticeHint hint = door.practice();
    if (hint != null) {
      user.setText(hint.user());
      password.setText(hint.password());
      submit.requestFocus();
    }
  }

  @Override
  public Parent root() {
    return root;
  }

  @Override
  public void onShown() {
    user.requestFocus();
  }

  @Override
  public void onHidden() {
    List.of(password, code, key, next, again).forEach(TextField::clear);
  }
}
