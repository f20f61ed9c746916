package dev.shinseidesk.ui.shell;

import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.texts.Texts;
import dev.shinseidesk.ui.common.FxmlPane;
import dev.shinseidesk.ui.common.Typed;
import javafx.application.Platform;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What lies over the window while nobody is at the desk: nothing of the work is to be seen. */
@SuppressWarnings({"NullAway.Init", "UnusedMethod"}) // FXML fills the fields, calls the methods
final class DeskCover {
  private final Texts texts;
  private final String officeName;
  private final Operator operator;
  private final CoverViewModel model;
  private final Runnable otherPerson;
  private final Parent root;
  private Runnable afterAsking = () -> {};

  @FXML private Label office;
  @FXML private Label person;
  @FXML private PasswordField password;
  @FXML private VBox message;
  @FXML private Label what;
  @FXML private Label todo;
  @FXML private Button uncover;
  @FXML private Button other;
  @FXML private VBox asking;

  /**
   * For the person who is signed in.
   *
   * @param otherPerson somebody else wants to sign in
   */
  DeskCover(
      Texts texts,
      String officeName,
      Operator operator,
      CoverViewModel model,
      Runnable otherPerson) {
    this.texts = texts;
    this.officeName = officeName;
    this.operator = operator;
    this.model = model;
    this.otherPerson = otherPerson;
    this.root = FxmlPane.load("shell/Cover.fxml", this, texts);
  }

  @FXML
  private void initialize() {
    office.setText(officeName);
    person.setText(texts.get("ui.cover.person", operator.name()));
    for (Node node : new Node[] {message, asking}) {
      node.setVisible(false);
      node.managedProperty().bind(node.visibleProperty());
    }
    for (Node node : new Node[] {password, uncover, other}) {
      node.disableProperty().bind(model.busyProperty());
    }
    model.problemProperty().addListener((p, before, now) -> show(now));
  }

  private void show(@Nullable Problem problem) {
    message.setVisible(problem != null);
    if (problem != null) {
      what.setText(texts.what(problem));
      todo.setText(texts.next(problem));
      Platform.runLater(password::requestFocus);
    }
  }

  Parent root() {
    return root;
  }

  void focus() {
    password.requestFocus();
  }

  /** Asks before work that isn't saved is thrown away. */
  void ask(Runnable then) {
    afterAsking = then;
    asking.setVisible(true);
  }

  @FXML
  private void uncover() {
    char[] typed = Typed.in(password);
    password.clear();
    model.uncover(typed);
  }

  @FXML
  private void otherPerson() {
    otherPerson.run();
  }

  @FXML
  private void discard() {
    afterAsking.run();
  }

  @FXML
  private void stay() {
    asking.setVisible(false);
    password.requestFocus();
  }
}
