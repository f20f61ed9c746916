package dev.shinseidesk.ui.login;

import dev.shinseidesk.application.Problem;
import dev.shinseidesk.services.FrontDoor;
import dev.shinseidesk.texts.Texts;
import dev.shinseidesk.ui.common.FxmlPane;
import dev.shinseidesk.ui.common.Screen;
import javafx.application.Platform;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The log-in screen; binds its view to the view model. */
@SuppressWarnings({"NullAway.Init", "UnusedMethod"}) // FXML fills the fields, calls the methods
public final class LoginController implements Screen {
  private final FrontDoor door;
  private final Texts texts;
  private final LoginViewModel model;
  private final Parent root;

  @FXML private Label office;
  @FXML private TextField user;
  @FXML private PasswordField password;
  @FXML private Label capsLock;
  @FXML private VBox message;
  @FXML private Label what;
  @FXML private Label next;
  @FXML private Button submit;
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
    password.textProperty().bindBidirectional(model.passwordProperty());
    password.addEventFilter(KeyEvent.KEY_RELEASED, e -> showCapsLock());
    password.focusedProperty().addListener((p, before, now) -> showCapsLock());
    collapse(capsLock);
    collapse(message);
    collapse(practice);
    busy.visibleProperty().bind(model.busyProperty());
    for (var node : new javafx.scene.Node[] {user, password, submit, fill}) {
      node.disableProperty().bind(model.busyProperty());
    }
    model.busyProperty().addListener((p, before, now) -> showSubmit(now));
    showSubmit(false);
    model.problemProperty().addListener((p, before, now) -> showProblem(now));
    FrontDoor.PracticeHint hint = door.practice();
    if (hint != null) {
      practice.setVisible(true);
      practiceUser.setText(hint.user());
      practicePassword.setText(hint.password());
      practicePortal.setText(hint.portal());
      practiceFolder.setText(hint.receivingFolder());
    }
  }

  private static void collapse(javafx.scene.Node node) {
    node.setVisible(false);
    node.managedProperty().bind(node.visibleProperty());
  }

  private void showSubmit(boolean running) {
    submit.setText(texts.get(running ? "ui.login.running" : "ui.login.submit"));
  }

  private void showProblem(@Nullable Problem problem) {
    message.setVisible(problem != null);
    if (problem != null) {
      what.setText(texts.what(problem));
      next.setText(texts.next(problem));
      // Enabled again only after this callback, so the focus comes a moment later.
      Platform.runLater((user.getText().isBlank() ? user : password)::requestFocus);
    }
  }

  private void showCapsLock() {
    capsLock.setVisible(password.isFocused() && Platform.isKeyLocked(KeyCode.CAPS).orElse(false));
  }

  @FXML
  private void signIn() {
    model.signIn();
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
}
