package dev.shinseidesk.ui.detail;

import dev.shinseidesk.application.Application;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.inquiry.Applications.HistoryLine;
import dev.shinseidesk.services.DeskServices;
import dev.shinseidesk.ui.common.FileChoice;
import dev.shinseidesk.ui.common.UiContext;
import dev.shinseidesk.ui.documents.DocumentsViewModel;
import dev.shinseidesk.ui.explain.ExplainPane;
import dev.shinseidesk.ui.explain.ExplainViewModel;
import dev.shinseidesk.ui.thread.ComparePane;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** What needs the whole room of the case for a while: comparing two filings, explaining. */
final class CaseCover {
  private final StackPane stage;
  private final Runnable onClosed;
  private @Nullable Open open;

  private record Open(Node root, Runnable hidden, Runnable measure) {}

  /**
   * Nothing is covered.
   *
   * @param onClosed told when the case is in view again
   */
  CaseCover(StackPane stage, Runnable onClosed) {
    this.stage = stage;
    this.onClosed = onClosed;
  }

  boolean isOpen() {
    return open != null;
  }

  /** Shows another filing beside this one, the earlier one on the left. */
  void compare(UiContext ctx, DeskServices services, ReceiptNumber number, ReceiptNumber other) {
    ctx.tasks()
        .run(() -> filed(services, other).isBefore(filed(services, number)))
        .onSuccess(before -> {
          var pane =
              new ComparePane(
                  ctx,
                  services,
                  before ? other : number,
                  before ? number : other,
                  n -> viewer(ctx, services, n),
                  this::close);
          put(new Open(pane.root(), pane::hidden, pane::measure));
          pane.shown();
          Platform.runLater(pane::measure);
        })
        .start();
  }

  private static DocumentsViewModel viewer(
      UiContext ctx, DeskServices services, ReceiptNumber number) {
    var documents = CaseDocuments.of(ctx, services, number);
    CaseDocuments.whenOpened(
        documents,
        name ->
            ctx.tasks()
                .act(() -> services.casework().views().opened(services.operator(), number, name))
                .start());
    return documents;
  }

  private static Instant filed(DeskServices services, ReceiptNumber number) {
    Optional<Application> found = services.applications().find(number);
    return found.map(Application::filedAt).orElse(Instant.EPOCH);
  }

  /** Shows why something was decided. */
  void explain(
      UiContext ctx,
      DeskServices services,
      ReceiptNumber number,
      Function<HistoryLine, String> history,
      @Nullable FileChoice files) {
    var pane =
        new ExplainPane(
            ctx, new ExplainViewModel(ctx, services, number), history, files, this::close);
    put(new Open(pane.root(), pane::hidden, () -> {}));
    pane.shown();
  }

  private void put(Open next) {
    close();
    open = next;
    stage.getChildren().forEach(node -> node.setVisible(false));
    stage.getChildren().add(next.root());
  }

  /** Back to the case; false when nothing covered it. */
  boolean close() {
    Open now = open;
    if (now == null) {
      return false;
    }
    open = null;
    stage.getChildren().remove(now.root());
    stage.getChildren().forEach(node -> node.setVisible(true));
    now.hidden().run();
    onClosed.run();
    return true;
  }

  void measure() {
    if (open != null) {
      open.measure().run();
    }
  }
}
