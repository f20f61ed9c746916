package dev.shinseidesk.ui.settings;

import dev.shinseidesk.services.SettingsDesk.SecretState;
import dev.shinseidesk.texts.Texts;
import dev.shinseidesk.ui.common.Badges;
import dev.shinseidesk.ui.common.Dialogs;
import dev.shinseidesk.ui.common.FileChoice;
import dev.shinseidesk.ui.common.FxmlPane;
import dev.shinseidesk.ui.common.KeptScreen;
import dev.shinseidesk.ui.common.OverlayDialogs;
import dev.shinseidesk.ui.common.Parts;
import dev.shinseidesk.ui.common.ScreenKeys;
import dev.shinseidesk.ui.common.ScrollToFocus;
import dev.shinseidesk.ui.common.UiContext;
import dev.shinseidesk.ui.settings.SettingsViewModel.Found;
import dev.shinseidesk.ui.settings.SettingsViewModel.Place;
import java.util.ArrayList;
import java.util.List;
import javafx.animation.PauseTransition;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;

/** The screen of 設定: files and their entries at the left, the form of one place at the right. */
@SuppressWarnings({"NullAway.Init", "UnusedMethod"}) // FXML fills the fields, calls the methods
public final class SettingsPane implements KeptScreen {
  /** Mistakes listed at most; the rest is counted. */
  private static final int LISTED = 30;

  /** Height of a mistake's line, about, in pixels. */
  private static final double LINE = 24;

  /** Height below which a window is low. */
  private static final double LOW = 600;

  private final UiContext ctx;
  private final Texts texts;
  private final SettingsViewModel model;
  private final FileChoice files;
  private final SettingsTree tree;
  private final FormView form;
  private final Parent root;
  private final ScreenKeys keys;
  private final PauseTransition typing = new PauseTransition(Duration.millis(350));

  @FXML private VBox side;
  @FXML private Label path;
  @FXML private Button upwards;
  @FXML private ScrollPane scroll;
  @FXML private VBox problemBox;
  @FXML private Label problemTitle;
  @FXML private ScrollPane problemScroll;
  @FXML private VBox problems;
  @FXML private Label note;
  @FXML private Button undo;
  @FXML private Button redo;
  @FXML private Button revert;
  @FXML private Button save;

  /** Builds the view. FX thread. */
  public SettingsPane(UiContext ctx, SettingsViewModel model, FileChoice files) {
    this.ctx = ctx;
    this.texts = ctx.texts();
    this.model = model;
    this.files = files;
    this.tree = new SettingsTree(texts, model, model::go);
    this.form = new FormView(texts, model, this::paused, this::askSecret);
    this.root = FxmlPane.load("settings/Settings.fxml", this, texts);
    this.keys = ScreenKeys.unused(root, this::keys);
  }

  @FXML
  private void initialize() {
    VBox.setVgrow(tree, javafx.scene.layout.Priority.ALWAYS);
    side.getChildren().setAll(tree);
    SplitPane.setResizableWithParent(side, false);
    scroll.setContent(form);
    ScrollToFocus.in(scroll);
    typing.setOnFinished(e -> model.check());
    model.shapeProperty().addListener((p, before, now) -> rebuild());
    model.orderProperty().addListener((p, b, n) -> tree.show(model.placeProperty().get()));
    model.placeProperty().addListener((p, before, now) -> moved(now));
    model.editsProperty().addListener((p, before, now) -> edited());
    model.problemsProperty().addListener((p, before, now) -> showProblems());
    model.secretsProperty().addListener((p, before, now) -> moved(model.placeProperty().get()));
    model.noteProperty().addListener((p, before, now) -> explain());
    model.printedProperty().addListener((p, before, now) -> explain());
    model.savingProperty().addListener((p, before, now) -> explain());
    rebuild();
    showProblems();
  }

  private void rebuild() {
    tree.show(model.placeProperty().get());
    moved(model.placeProperty().get());
  }

  private void moved(@Nullable Place now) {
    tree.mark(now);
    form.build(now);
    scroll.setVvalue(0);
    path.setText(now == null ? "" : path(now));
    upwards.setDisable(now == null || now.at().matches());
    explain();
  }

  private String path(Place place) {
    SettingsDocument document = model.document(place.file());
    List<String> parts = new ArrayList<>();
    if (document.isReadable()) {
      for (JsonPointer at = place.at(); !at.matches(); at = at.head()) {
        parts.addFirst(SettingsTree.label(texts, document, at));
      }
    }
    parts.addFirst(document.title());
    return String.join(texts.get("ui.settings.path-mark"), parts);
  }

  private void edited() {
    typing.playFromStart();
    explain();
    // A choice may bring other fields; what was being filled in keeps the focus.
    Place place = model.placeProperty().get();
    if (place != null && form.isOutdated(place)) {
      JsonPointer focused = form.focused();
      double scrolled = scroll.getVvalue();
      form.build(place);
      scroll.setVvalue(scrolled);
      if (focused != null) {
        form.focusField(focused);
      }
    }
  }

  private void paused() {
    Place place = model.placeProperty().get();
    if (place != null) {
      model.document(place.file()).pause();
      tree.refresh();
    }
  }

  private void explain() {
    Place place = model.placeProperty().get();
    SettingsDocument document = place == null ? null : model.document(place.file());
    boolean busy = model.savingProperty().get();
    boolean changed = model.isChanged();
    undo.setDisable(document == null || !document.canUndo());
    redo.setDisable(document == null || !document.canRedo());
    revert.setDisable(!changed || busy);
    save.setDisable(!changed || busy || !model.mayChange());
    note.setText(
        !model.mayChange()
            ? texts.get("ui.settings.note.read-only")
            : changed
                ? texts.get("ui.settings.note.changed")
                : switch (model.noteProperty().get()) {
                  case NONE -> texts.get("ui.settings.note.none");
                  case SAVED -> texts.get("ui.settings.note.saved");
                  case PRINTED ->
                      texts.get(
                          "ui.settings.note.printed",
                          String.valueOf(model.printedProperty().get()));
                });
  }

  private void showProblems() {
    form.showProblems();
    tree.refresh();
    List<Found> found = model.problemsProperty().get();
    Parts.show(problemBox, !found.isEmpty());
    problemTitle.setText(texts.get("ui.settings.problems", found.size()));
    problemTitle.setGraphic(Badges.icon("mdmz-report_problem"));
    List<Node> lines = new ArrayList<>();
    for (Found each : found.stream().limit(LISTED).toList()) {
      var link = new Hyperlink(line(each));
      link.setMnemonicParsing(false);
      link.setWrapText(true);
      link.setOnAction(e -> jump(each.place()));
      lines.add(link);
    }
    if (found.size() > LISTED) {
      lines.add(Parts.quiet(texts.get("ui.settings.problems.more", found.size() - LISTED)));
    }
    problems.getChildren().setAll(lines);
    // In a low window the form keeps the greater part.
    var scene = problemBox.getScene();
    int shown = scene != null && scene.getHeight() < LOW ? 2 : 4;
    problemScroll.setMinHeight(Math.min(shown, lines.size()) * LINE + 4);
    problemScroll.setMaxHeight(shown * LINE + 14);
  }

  /** The place in the words of the forms, where the mistake names one. */
  private String line(Found found) {
    Place place = found.place();
    boolean placed =
        model.documents().stream().anyMatch(d -> d.name().equals(place.file()) && d.isReadable());
    return placed
        ? texts.get(
            "ui.settings.problem-line",
            path(new Place(place.file(), model.document(place.file()).nearest(place.at()))),
            FieldRow.words(texts, found.problem()))
        : texts.what(found.problem());
  }

  private void jump(Place wanted) {
    model.goToPageOf(wanted);
    form.focusField(wanted.at());
  }

  private void keys(KeyEvent event) {
    if (event.isShortcutDown() && event.getCode() == KeyCode.S) {
      event.consume();
      model.save();
    } else if (event.isShortcutDown() && event.getCode() == KeyCode.Z && !event.isShiftDown()) {
      event.consume();
      model.undo();
    } else if (event.isShortcutDown()
        && (event.getCode() == KeyCode.Y || event.getCode() == KeyCode.Z)) {
      event.consume();
      model.redo();
    } else if (event.isAltDown() && event.getCode() == KeyCode.LEFT) {
      event.consume();
      upwards();
    }
  }

  private void askSecret(String name) {
    SecretState state = model.secret(name);
    if (state != null && ctx.dialogs() instanceof OverlayDialogs overlays) {
      var card =
          new SecretCard(texts, state, value -> model.saveSecret(name, value), overlays::close);
      overlays.show(card, card.field());
    }
  }

  @FXML
  private void upwards() {
    Place place = model.placeProperty().get();
    if (place != null && !place.at().matches()) {
      model.go(new Place(place.file(), place.at().head()));
    }
  }

  @FXML
  private void undo() {
    model.undo();
  }

  @FXML
  private void redo() {
    model.redo();
  }

  @FXML
  private void print() {
    files.toWrite(texts.get("ui.settings.print"), "settings.html", model::print);
  }

  @FXML
  private void revert() {
    ask(texts.get("ui.admin.unsaved.act"), () -> {});
  }

  @FXML
  private void save() {
    model.save();
  }

  private void ask(String act, Runnable then) {
    List<String> changed =
        model.documents().stream()
            .filter(SettingsDocument::isChanged)
            .map(SettingsDocument::title)
            .toList();
    ctx.dialogs()
        .confirm(
            new Dialogs.Confirmation(
                texts.get("ui.admin.unsaved.title"),
                texts.get("ui.admin.unsaved.text"),
                changed,
                act,
                true),
            () -> {
              model.revert();
              then.run();
            });
  }

  @Override
  public Parent root() {
    return root;
  }

  @Override
  public void onShown() {
    keys.listen();
    model.refresh();
    tree.requestFocus();
  }

  @Override
  public void leaving(Runnable go) {
    if (model.isChanged()) {
      ask(texts.get("ui.admin.unsaved.act"), go);
    } else {
      go.run();
    }
  }

  @Override
  public void onHidden() {
    keys.stop();
    typing.stop();
    model.stopLooking();
  }

  @Override
  public void end() {
    model.end();
  }
}
