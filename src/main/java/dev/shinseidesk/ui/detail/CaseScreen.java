package dev.shinseidesk.ui.detail;

import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.archive.Place;
import dev.shinseidesk.review.Decision;
import dev.shinseidesk.services.DeskServices;
import dev.shinseidesk.ui.common.CaseNavigation;
import dev.shinseidesk.ui.common.FxmlPane;
import dev.shinseidesk.ui.common.Screen;
import dev.shinseidesk.ui.common.UiContext;
import dev.shinseidesk.ui.detail.CaseViewModel.CaseTab;
import dev.shinseidesk.ui.documents.DocumentsPane;
import dev.shinseidesk.ui.documents.DocumentsViewModel;
import dev.shinseidesk.ui.forward.ForwardPane;
import dev.shinseidesk.ui.history.HistoryPane;
import dev.shinseidesk.ui.review.ReviewPane;
import dev.shinseidesk.ui.status.StatusPane;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.beans.value.ChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** The case: one application, its tabs on the left and its documents on the right. */
public final class CaseScreen implements Screen {
  /** Remembered for as long as the window is open, from one application to the next. */
  private static final String DIVIDER = "dev.shinseidesk.case.divider";

  private static final String TAB = "dev.shinseidesk.case.tab";

  private final UiContext ctx;
  private final CaseViewModel model;
  private final DocumentsViewModel documents;
  private final CaseHead head;
  private final ContentPane contentPane;
  private final ReviewPane reviewPane;
  private final ForwardPane forwardPane;
  private final StatusPane statusPane;
  private final HistoryPane historyPane;
  private final DocumentsPane documentsPane;
  private final Parent root;
  private final ChangeListener<Number> onScale = (o, was, is) -> measure();
  private @Nullable Window window;
  private boolean visible;

  @FXML private BorderPane frame;
  @FXML private SplitPane split;
  @FXML private TabPane tabs;
  @FXML private Tab contentTab;
  @FXML private Tab reviewTab;
  @FXML private Tab forwardTab;
  @FXML private Tab statusTab;
  @FXML private Tab historyTab;
  @FXML private BorderPane viewer;

  /** Builds the screen of one application; nothing is read before it is shown. FX thread. */
  @SuppressWarnings("NullAway.Init") // FXML fills the fields
  public CaseScreen(
      UiContext ctx, DeskServices services, ReceiptNumber number, CaseNavigation nav) {
    this.ctx = ctx;
    this.model =
        new CaseViewModel(ctx, services, number, Platform::runLater, () -> nav.changed(number));
    this.documents =
        new DocumentsViewModel(
            ctx.texts(),
            services.documents(),
            () -> services.applications().archive(number),
            oneThread(),
            Platform::runLater);
    this.head = new CaseHead(ctx, model, number, nav);
    this.contentPane = new ContentPane(ctx, model, ctx.japanese());
    this.reviewPane = new ReviewPane(ctx, model.review(), number.value(), this::showPlace);
    this.forwardPane =
        new ForwardPane(
            ctx, model.forward(), model.outbox(), number.value(), () -> show(CaseTab.STATUS));
    this.statusPane = new StatusPane(ctx, model.status(), model.outbox(), ctx.japanese());
    this.historyPane = new HistoryPane(ctx, model.history(), ctx.japanese());
    this.documentsPane = new DocumentsPane(ctx, documents, ctx.japanese());
    this.root = FxmlPane.load("detail/Case.fxml", this, ctx.texts());
    var keys = new CaseKeys(this, ctx.dialogs());
    root.addEventFilter(KeyEvent.KEY_PRESSED, keys::pressed);
  }

  /** The viewer's own thread: ends by itself after ten seconds without work. */
  private static Executor oneThread() {
    var pool =
        new ThreadPoolExecutor(
            1,
            1,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            work -> {
              Thread thread = new Thread(work, "desk-documents");
              thread.setDaemon(true);
              return thread;
            });
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  @FXML
  void initialize() {
    frame.setTop(head.root());
    contentTab.setContent(contentPane.root());
    reviewTab.setContent(reviewPane.root());
    forwardTab.setContent(forwardPane.root());
    statusTab.setContent(statusPane.root());
    historyTab.setContent(historyPane.root());
    viewer.setCenter(documentsPane.root());
    viewer.setAccessibleText(ctx.texts().get("ui.detail.viewer"));
    split.setDividerPositions(0.5);
    model
        .offeredProperty()
        .addListener((o, was, is) -> {
          if (is != CaseTab.CONTENT) {
            show(is);
          }
        });
    tabs.getSelectionModel().selectedIndexProperty().addListener((o, was, is) -> remember());
  }

  @Override
  public Parent root() {
    return root;
  }

  @Override
  public void onShown() {
    visible = true;
    recall();
    head.refreshNeighbours();
    Window now = root.getScene() == null ? null : root.getScene().getWindow();
    window = now;
    if (now != null) {
      now.outputScaleXProperty().addListener(onScale);
    }
    model.shown();
    documents.load();
    Platform.runLater(() -> {
      measure();
      focusTab();
    });
  }

  @Override
  public void onHidden() {
    remember();
    visible = false;
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
  }

  private void remember() {
    if (visible && root.getScene() != null) {
      var kept = root.getScene().getProperties();
      kept.put(DIVIDER, split.getDividerPositions()[0]);
      kept.put(TAB, tabs.getSelectionModel().getSelectedIndex());
    }
  }

  private void recall() {
    if (root.getScene() != null) {
      var kept = root.getScene().getProperties();
      if (kept.get(TAB) instanceof Integer tab) {
        tabs.getSelectionModel().select(tab.intValue());
      }
      if (kept.get(DIVIDER) instanceof Double divider) {
        split.setDividerPositions(divider);
      }
    }
  }

  private void showPlace(Place place) {
    documents.show(place);
    contentPane.select(place.item());
  }

  /** Shows a tab and puts the focus where its work begins. */
  void show(CaseTab tab) {
    tabs.getSelectionModel().select(tabOf(tab));
    // After the tab's content stands in the scene; before, it can't take the focus.
    Platform.runLater(this::focusTab);
  }

  boolean shows(CaseTab tab) {
    return tabOf(tab).equals(tabs.getSelectionModel().getSelectedItem());
  }

  private void focusTab() {
    if (!visible) {
      return;
    }
    if (shows(CaseTab.REVIEW)) {
      reviewPane.focus();
    } else if (shows(CaseTab.FORWARD)) {
      forwardPane.focus();
    } else if (shows(CaseTab.STATUS)) {
      statusPane.focus();
    } else if (shows(CaseTab.HISTORY)) {
      historyPane.focus();
    } else {
      contentPane.focus();
    }
  }

  private Tab tabOf(CaseTab tab) {
    return switch (tab) {
      case CONTENT -> contentTab;
      case REVIEW -> reviewTab;
      case FORWARD -> forwardTab;
      case STATUS -> statusTab;
      case HISTORY -> historyTab;
    };
  }

  void otherPane() {
    var owner = root.getScene() == null ? null : root.getScene().getFocusOwner();
    if (documentsPane.holds(owner)) {
      focusTab();
    } else {
      documentsPane.focus();
    }
  }

  void leaveText() {
    tabs.requestFocus();
  }

  void choose(Decision decision) {
    reviewPane.choose(decision);
  }

  void submit() {
    if (shows(CaseTab.REVIEW)) {
      reviewPane.submit();
    } else if (shows(CaseTab.FORWARD)) {
      forwardPane.submit();
    } else if (shows(CaseTab.STATUS)) {
      statusPane.submit();
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
