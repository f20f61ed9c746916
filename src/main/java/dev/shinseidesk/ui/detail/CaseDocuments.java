package dev.shinseidesk.ui.detail;

import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.services.DeskServices;
import dev.shinseidesk.ui.common.UiContext;
import dev.shinseidesk.ui.documents.DocumentsViewModel;
import dev.shinseidesk.ui.documents.ViewerModel;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.application.Platform;

/** Makes the viewer of an application's documents. FX thread. */
final class CaseDocuments {
  private CaseDocuments() {}

  /** A viewer with a thread of its own, nothing loaded. */
  static DocumentsViewModel of(UiContext ctx, DeskServices services, ReceiptNumber number) {
    return new DocumentsViewModel(
        ctx.texts(),
        services.documents(),
        () -> services.applications().archive(number),
        oneThread(),
        Platform::runLater,
        file -> ctx.tasks().act(() -> services.oversight().traces().copied(number, file)).start());
  }

  /** Tells the name of each file the first time it is opened on either side. */
  static void whenOpened(DocumentsViewModel documents, Consumer<String> seen) {
    Set<String> told = new HashSet<>();
    for (ViewerModel side : List.of(documents.first(), documents.second())) {
      side.selectedProperty()
          .addListener((o, was, is) -> {
            if (is != null && told.add(is.name())) {
              seen.accept(is.name());
            }
          });
    }
  }

  /** Ends by itself after ten seconds without work. */
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
}
