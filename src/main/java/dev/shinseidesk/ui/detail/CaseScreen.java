package dev.shinseidesk.ui.detail;

import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.archive.Place;
import dev.shinseidesk.review.Decision;
import dev.shinseidesk.services.DeskServices;
import dev.shinseidesk.ui.approval.ApprovalBanner;
import dev.shinseidesk.ui.common.CaseNavigation;
import dev.shinseidesk.ui.common.Dialogs;
import dev.shinseidesk.ui.common.FxmlPane;
import dev.shinseidesk.ui.common.Parts;
import dev.shinseidesk.ui.common.Screen;
import dev.shinseidesk.ui.common.ScreenKeys;
import dev.shinseidesk.ui.common.UiContext;
import dev.shinseidesk.ui.detail.CaseViewModel.CaseTab;
import dev.shinseidesk.ui.documents.DocumentsPane;
import dev.shinseidesk.ui.documents.DocumentsViewModel;
import java.util.List;
import javafx.application.Platform;
import javafx.beans.value.ChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/**
 * The case: one application, the list it came from on the left, its tabs in the middle and its
 * documents on the right.
 */
public final class CaseScreen implements Screen, CaseParts.Acts {
  /** Layouts after which a tab without anything that takes the focus is left at that. */
  private static final int FOCUS_TRIES = 30;

  /** Remembered for as long as the window is open, from one application to the next. */
  private static final String TAB = "dev.shinseidesk.case.tab";

  private final UiContext ctx;
  private final DeskServices services;
  private final ReceiptNumber number;
  private final CaseNavigation nav;
  private final CaseViewModel model;
  private final DocumentsViewModel documents;
  private final CaseHead head;
  private final CaseParts parts;
  private final DocumentsPane documentsPane;
  private final CaseCover cover;
  private final CaseColumns columns;
  private final Parent root;
  private final ScreenKeys keys;
  private final Runnable onLaidOut = this::focusOnceThere;
  private final ChangeListener<Number> onScale = (o, was, is) -> measure();
  private @Nullable Window window;
  private boolean visible;
  private int focusTries;
  private @Nullable Scene focusIn;

  @FXML private BorderPane frame;
  @FXML private StackPane stage;
  @FXML private SplitPane split;
  @FXML private TabPane tabs;
  @FXML private Tab contentTab;
  @FXML private Tab reviewTab;
  @FXML private Tab forwardTab;
  @FXML private Tab statusTab;
  @FXML private Tab historyTab;
  @FXML private Tab correctionTab;
  @FXML private Tab threadTab;
  @FXML private Tab notesTab;
  @FXML private BorderPane viewer;

  /** Builds the screen of one application; nothing is read before it is shown. FX thread. */
  @SuppressWarnings("NullAway.Init") // FXML fills the fields
  public CaseScreen(
      UiContext ctx, DeskServices services, ReceiptNumber number, CaseNavigation nav) {
    this.ctx = ctx;
    this.services = services;
    this.number = number;
    this.nav = nav;
    this.model =
        new CaseViewModel(
            ctx,
            services,
            number,
            Platform::runLater,
            ctx.clipboard()::copy,
            () -> nav.changed(number));
    this.documents = CaseDocuments.of(ctx, services, number);
    this.head = new CaseHead(ctx, model, number, nav, this::toggleQueue);
    this.parts = new CaseParts(ctx, model, number, this);
    this.documentsPane = new DocumentsPane(ctx, documents, ctx.japanese());
    this.root = FxmlPane.load("detail/Case.fxml", this, ctx.texts());
    this.cover = new CaseCover(stage, this::focusTab);
    this.columns = new CaseColumns(split, nav.queue(number));
    head.offerQueue(columns.hasQueue());
    this.keys = ScreenKeys.first(root, new CaseKeys(this)::pressed);
  }

  @FXML
  void initialize() {
    frame.setTop(new VBox(head.root(), new ApprovalBanner(ctx, model.parts().approval())));
    for (CaseTab tab : CaseTab.values()) {
      tabOf(tab).setContent(parts.root(tab));
    }
    viewer.setCenter(documentsPane.root());
    viewer.setAccessibleText(ctx.texts().get("ui.detail.viewer"));
    model
        .offeredProperty()
        .addListener((o, was, is) -> {
          if (is != CaseTab.CONTENT) {
            show(is);
          }
        });
    tabs.getSelectionModel().selectedIndexProperty().addListener((o, was, is) -> remember());
    model
        .parts()
        .thread()
        .othersProperty()
        .addListener((o, was, is) -> threadTab.setText(threadTitle(is.intValue())));
    CaseDocuments.whenOpened(documents, model::seen);
  }

  private String threadTitle(int others) {
    return others == 0
        ? ctx.texts().get("ui.detail.tab.thread")
        : ctx.texts().get("ui.detail.tab.thread.count", others);
  }

  @Override
  public Parent root() {
    return root;
  }

  @Override
  public void onShown() {
    visible = true;
    keys.listen();
    recall();
    head.refreshNeighbours();
    Window now = root.getScene() == null ? null : root.getScene().getWindow();
    window = now;
    if (now != null) {
      now.outputScaleXProperty().addListener(onScale);
    }
    model.shown();
    documents.load();
    Platform.runLater(this::measure);
    focusWhenThere();
  }

  @Override
  public void leaving(Runnable go) {
    if (!model.unsaved()) {
      go.run();
      return;
    }
    var texts = ctx.texts();
    ctx.dialogs()
        .confirm(
            new Dialogs.Confirmation(
                texts.get("ui.detail.unsaved.title"),
                texts.get("ui.detail.unsaved.text"),
                List.of(),
                texts.get("ui.detail.unsaved.act"),
                true),
            go);
  }

  @Override
  public void onHidden() {
    remember();
    visible = false;
    keys.stop();
    stopFocusing();
    cover.close();
    columns.release();
    Window before = window;
    window = null;
    if (before != null) {
      before.outputScaleXProperty().removeListener(onScale);
    }
    model.hidden();
    documents.close();
  }

  private void measure() {
    documentsPane.measure();
    cover.measure();
  }

  private void remember() {
    if (visible && root.getScene() != null) {
      columns.remember(root.getScene());
      root.getScene().getProperties().put(TAB, tabs.getSelectionModel().getSelectedIndex());
    }
  }

  private void recall() {
    if (root.getScene() != null) {
      columns.recall(root.getScene());
      if (root.getScene().getProperties().get(TAB) instanceof Integer tab) {
        tabs.getSelectionModel().select(tab.intValue());
      }
    }
  }

  void toggleQueue() {
    if (root.getScene() != null) {
      columns.toggle(root.getScene());
    }
  }

  @Override
  public void place(Place place) {
    documents.show(place);
    parts.content().select(place.item());
  }

  @Override
  public void item(String label, String value) {
    documents.showItem(label, value);
  }

  @Override
  public void open(ReceiptNumber other) {
    nav.open(other);
  }

  @Override
  public void compare(ReceiptNumber other) {
    cover.compare(ctx, services, number, other);
  }

  @Override
  public void explain() {
    cover.explain(ctx, services, number, model.parts().history()::what, nav.files());
  }

  /** Shows a tab and puts the focus where its work begins. */
  @Override
  public void show(CaseTab tab) {
    cover.close();
    tabs.getSelectionModel().select(tabOf(tab));
    focusWhenThere();
  }

  /**
   * Puts the focus into the tab once its content stands in the scene, which is a layout or more
   * from now; before, it can't take the focus, and the keys would go to the window's head.
   */
  private void focusWhenThere() {
    Scene scene = root.getScene();
    if (scene != null && visible) {
      stopFocusing();
      focusTries = FOCUS_TRIES;
      focusIn = scene;
      scene.addPostLayoutPulseListener(onLaidOut);
      Platform.requestNextPulse();
    }
  }

  private void focusOnceThere() {
    Scene scene = focusIn;
    if (scene == null) {
      return;
    }
    focusTab();
    Node tab = tabs.getSelectionModel().getSelectedItem().getContent();
    if (Parts.within(scene.getFocusOwner(), tab) || cover.isOpen() || --focusTries <= 0) {
      stopFocusing();
    } else {
      Platform.requestNextPulse();
    }
  }

  /** Whatever takes the focus itself ends the waiting, or would lose it to a tab that comes in. */
  private void stopFocusing() {
    Scene scene = focusIn;
    focusIn = null;
    if (scene != null) {
      scene.removePostLayoutPulseListener(onLaidOut);
    }
  }

  boolean shows(CaseTab tab) {
    return !cover.isOpen() && tabOf(tab).equals(tabs.getSelectionModel().getSelectedItem());
  }

  private void focusTab() {
    if (visible && !cover.isOpen()) {
      for (CaseTab tab : CaseTab.values()) {
        if (shows(tab)) {
          parts.focus(tab);
        }
      }
    }
  }

  private Tab tabOf(CaseTab tab) {
    return switch (tab) {
      case CONTENT -> contentTab;
      case REVIEW -> reviewTab;
      case FORWARD -> forwardTab;
      case STATUS -> statusTab;
      case HISTORY -> historyTab;
      case CORRECTION -> correctionTab;
      case THREAD -> threadTab;
      case NOTES -> notesTab;
    };
  }

  CaseParts parts() {
    return parts;
  }

  CaseCover cover() {
    return cover;
  }

  void otherPane() {
    stopFocusing();
    var owner = root.getScene() == null ? null : root.getScene().getFocusOwner();
    if (documentsPane.holds(owner)) {
      focusTab();
    } else {
      documentsPane.focus();
    }
  }

  /** Opens the search in the document beside. */
  void searchDocument() {
    stopFocusing();
    documentsPane.search();
  }

  /** Closes the search in the document, if the keys go there; false when not. */
  boolean closeSearch() {
    var owner = root.getScene() == null ? null : root.getScene().getFocusOwner();
    return documentsPane.holds(owner) && documentsPane.closeSearch();
  }

  void leaveText() {
    stopFocusing();
    tabs.requestFocus();
  }

  void phrases() {
    stopFocusing();
    parts.review().phrases();
  }

  void choose(Decision decision) {
    parts.review().choose(decision);
  }

  void submit() {
    for (CaseTab tab : CaseTab.values()) {
      if (shows(tab)) {
        parts.submit(tab);
      }
    }
  }

  void back() {
    head.back();
  }

  void previous() {
    head.previous();
  }

  void next() {
    head.next();
  }
}
