package dev.shinseidesk.ui.firstrun;

import dev.shinseidesk.application.Problem;
import dev.shinseidesk.services.FirstSetUp.SystemChoice;
import dev.shinseidesk.texts.Texts;
import dev.shinseidesk.ui.common.FileChoice;
import dev.shinseidesk.ui.common.FxmlPane;
import dev.shinseidesk.ui.common.Screen;
import dev.shinseidesk.ui.common.Typed;
import dev.shinseidesk.ui.firstrun.FirstRunViewModel.Step;
import dev.shinseidesk.ui.firstrun.FirstRunViewModel.Tried;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The first set-up's pages; binds its view to the view model. */
@SuppressWarnings({"NullAway.Init", "UnusedMethod"}) // FXML fills the fields, calls the methods
public final class FirstRunController implements Screen {
  private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");

  private final FirstRunViewModel model;
  private final Texts texts;
  private final FileChoice files;
  private final Parent root;
  private final Map<Step, Node> pages = new EnumMap<>(Step.class);
  private final Map<Step, Label> entries = new EnumMap<>(Step.class);

  @FXML private VBox stepList;
  @FXML private Label title;
  @FXML private Label text;
  @FXML private ScrollPane scroll;
  @FXML private VBox officePage;
  @FXML private TextField office;
  @FXML private TextField municipality;
  @FXML private VBox administratorPage;
  @FXML private TextField user;
  @FXML private TextField userName;
  @FXML private PasswordField password;
  @FXML private PasswordField again;
  @FXML private VBox portalPage;
  @FXML private TextField portalUrl;
  @FXML private TextField portalUser;
  @FXML private PasswordField portalPassword;
  @FXML private Label tried;
  @FXML private VBox systemsPage;
  @FXML private FlowPane systems;
  @FXML private TextField receiving;
  @FXML private VBox summaryPage;
  @FXML private VBox keyPage;
  @FXML private Label key;
  @FXML private TextField typedKey;
  @FXML private VBox message;
  @FXML private Label what;
  @FXML private Label todo;
  @FXML private ProgressBar busy;
  @FXML private Button back;
  @FXML private Button next;

  /** Builds the screen. */
  public FirstRunController(FirstRunViewModel model, Texts texts, FileChoice files) {
    this.model = model;
    this.texts = texts;
    this.files = files;
    this.root = FxmlPane.load("firstrun/FirstRun.fxml", this, texts);
  }

  @FXML
  private void initialize() {
    pages.put(Step.OFFICE, officePage);
    pages.put(Step.ADMINISTRATOR, administratorPage);
    pages.put(Step.PORTAL, portalPage);
    pages.put(Step.SYSTEMS, systemsPage);
    pages.put(Step.SUMMARY, summaryPage);
    pages.put(Step.KEY, keyPage);
    pages.values().forEach(page -> page.managedProperty().bind(page.visibleProperty()));
    message.managedProperty().bind(message.visibleProperty());
    office.textProperty().bindBidirectional(model.officeProperty());
    municipality.textProperty().bindBidirectional(model.municipalityProperty());
    user.textProperty().bindBidirectional(model.userProperty());
    userName.textProperty().bindBidirectional(model.userNameProperty());
    portalUrl.textProperty().bindBidirectional(model.portalUrlProperty());
    portalUser.textProperty().bindBidirectional(model.portalUserProperty());
    receiving.textProperty().bindBidirectional(model.receivingProperty());
    key.textProperty().bind(model.recoveryKeyProperty());
    busy.visibleProperty().bind(model.busyProperty());
    scroll.disableProperty().bind(model.busyProperty());
    back.disableProperty().bind(model.busyProperty());
    next.disableProperty().bind(model.busyProperty());
    for (Step step : model.steps()) {
      Label entry = new Label((entries.size() + 1) + "　" + said(step, "step"));
      entry.getStyleClass().add("first-run-step");
      entry.setMinWidth(Label.USE_PREF_SIZE);
      entries.put(step, entry);
      stepList.getChildren().add(entry);
    }
    for (SystemChoice choice : model.choices()) {
      var box = new CheckBox(choice.name());
      box.setId("first-run-system-" + choice.id());
      box.setMnemonicParsing(false);
      box.setPrefWidth(182);
      box.setWrapText(true);
      box.selectedProperty().bindBidirectional(model.used(choice));
      systems.getChildren().add(box);
    }
    model.triedProperty().addListener((p, before, now) -> showTried());
    model.problemProperty().addListener((p, before, now) -> show(now));
    model.stepProperty().addListener((p, before, now) -> show(now));
    showTried();
    show(model.stepProperty().get());
    show(model.problemProperty().get());
  }

  private String said(Step step, String part) {
    return texts.get("ui.first-run." + part + "." + step.name().toLowerCase(Locale.ROOT));
  }

  private void show(Step step) {
    pages.forEach((s, page) -> page.setVisible(s == step));
    entries.forEach((s, entry) -> entry.pseudoClassStateChanged(CURRENT, s == step));
    title.setText(said(step, "step"));
    String given = model.givenOffice();
    text.setText(
        step == Step.ADMINISTRATOR && given != null
            ? texts.get("ui.first-run.given", given) + "\n" + said(step, "text")
            : said(step, "text"));
    back.setVisible(step != model.steps().getFirst() && step != Step.KEY);
    next.setText(
        texts.get(
            step == Step.SUMMARY
                ? "ui.first-run.create"
                : step == Step.KEY ? "ui.first-run.finish" : "ui.first-run.next"));
    if (step == Step.SUMMARY) {
      summarise();
    }
    scroll.setVvalue(0);
    Platform.runLater(first(step)::requestFocus);
  }

  private void summarise() {
    summaryPage.getChildren().clear();
    if (model.givenOffice() == null) {
      line("office-name", model.officeProperty().get());
      line("municipality", model.municipalityProperty().get());
    } else {
      line("office-name", model.givenOffice());
    }
    line(
        "administrator",
        texts.get(
            "ui.first-run.administrator.value",
            model.userNameProperty().get(),
            model.userProperty().get()));
    if (model.givenOffice() == null) {
      String url = model.portalUrlProperty().get();
      line("portal-url", url.isBlank() ? texts.get("ui.first-run.later") : url);
      line("systems", texts.get("ui.first-run.systems.value", model.usedCount()));
      String folder = model.receivingProperty().get();
      line("receiving-short", folder.isBlank() ? texts.get("ui.first-run.inside") : folder);
    }
  }

  private void line(String label, @Nullable String value) {
    Label head = new Label(texts.get("ui.first-run." + label));
    head.getStyleClass().add("quiet");
    Label answer = new Label(value);
    answer.setWrapText(true);
    answer.setMinHeight(Label.USE_PREF_SIZE);
    summaryPage.getChildren().add(new VBox(2, head, answer));
  }

  private void showTried() {
    boolean works = model.triedProperty().get() == Tried.WORKS;
    tried.setText(works ? texts.get("ui.first-run.works") : "");
  }

  private void show(@Nullable Problem problem) {
    message.setVisible(problem != null);
    if (problem != null) {
      what.setText(texts.what(problem));
      todo.setText(texts.next(problem));
    }
  }

  private Node first(Step step) {
    return switch (step) {
      case OFFICE -> office;
      case ADMINISTRATOR -> user;
      case PORTAL -> portalUrl;
      case SYSTEMS, SUMMARY -> next;
      case KEY -> typedKey;
    };
  }

  @FXML
  private void next() {
    switch (model.stepProperty().get()) {
      case OFFICE -> model.leaveOffice();
      case ADMINISTRATOR -> model.leaveAdministrator(Typed.in(password), Typed.in(again));
      case PORTAL -> model.leavePortal(Typed.in(portalPassword));
      case SYSTEMS -> model.leaveSystems();
      case SUMMARY -> model.create();
      case KEY -> model.finish(typedKey.getText());
    }
    if (model.stepProperty().get() == Step.KEY) {
      List.of(password, again, portalPassword).forEach(TextField::clear);
    }
  }

  @FXML
  private void back() {
    model.back();
  }

  @FXML
  private void tryPortal() {
    model.tryPortal(Typed.in(portalPassword));
  }

  @FXML
  private void saveKey() {
    files.toWrite(
        texts.get("ui.first-run.save-key"), texts.get("ui.first-run.key-file"), model::saveKey);
  }

  @Override
  public Parent root() {
    return Objects.requireNonNull(root);
  }

  @Override
  public void onHidden() {
    List.of(password, again, portalPassword, typedKey).forEach(TextField::clear);
    model.forget();
  }
}
