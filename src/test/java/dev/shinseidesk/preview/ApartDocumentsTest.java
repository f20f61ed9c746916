package dev.shinseidesk.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.archive.Filing;
import dev.shinseidesk.archive.OpenedDocument;
import dev.shinseidesk.archive.ViewLimits;
import dev.shinseidesk.preview.ApartDocuments.WithoutProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents opened in real processes of their own, which hang, run out of memory and die. */
@Timeout(180)
@Execution(ExecutionMode.CONCURRENT)
@Order(3)
class ApartDocumentsTest {
  private static final int DEATHS = 2;

  private final List<Process> processes = new ArrayList<>();
  private final ProcessStarter real = ProcessStarter.likeThisDesk(PreviewLimits.VIEWER);

  /** The product's own way of starting, with an eye on what was started. */
  private final ProcessStarter starter =
      () -> {
        Process process = real.start();
        synchronized (processes) {
          processes.add(process);
        }
        return process;
      };

  @AfterEach
  void noProcessStays() throws Exception {
    for (Process process : processes) {
      assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  private ApartDocuments apart(PreviewLimits limits) {
    return new ApartDocuments(Filing.documents(), limits, starter, WithoutProcess.REFUSE);
  }

  /** The viewer's, with other bounds on documents, time of a step, and processes. */
  private static PreviewLimits limits(ViewLimits view, Duration step, int documents) {
    var shipped = PreviewLimits.VIEWER;
    return new PreviewLimits(
        view,
        shipped.heapMegabytes(),
        step,
        shipped.start(),
        shipped.answerBytes(),
        shipped.processes(),
        0,
        documents,
        DEATHS);
  }

  @Test
  void everyKindIsShownAsWithinTheDesk() throws Exception {
    var here = Filing.documents();
    try (var apart = apart(PreviewLimits.VIEWER)) {
      for (var filing : Filing.kinds()) {
        try (var one = here.open(filing.zip(), filing.info());
            var other = apart.open(filing.zip(), filing.info())) {
          assertSame(one, other);
        }
      }
    }
  }

  private static void assertSame(OpenedDocument here, OpenedDocument there) throws DeskException {
    assertThat(there.notes()).isEqualTo(here.notes());
    if (here instanceof OpenedDocument.Paged one) {
      assertPages(one, (OpenedDocument.Paged) there);
    } else if (here instanceof OpenedDocument.Composed one) {
      var other = (OpenedDocument.Composed) there;
      assertThat(other.sections()).isEqualTo(one.sections());
      assertThat(other.pictures().isPresent()).isEqualTo(one.pictures().isPresent());
      if (one.pictures().isPresent()) {
        assertPages(one.pictures().get(), other.pictures().orElseThrow());
      }
    } else {
      assertThat(there).isEqualTo(here);
    }
  }

  private static void assertPages(OpenedDocument.Paged one, OpenedDocument.Paged other)
      throws DeskException {
    assertThat(other.pageCount()).isEqualTo(one.pageCount());
    for (int page = 0; page < one.pageCount(); page++) {
      assertThat(other.pageSize(page)).isEqualTo(one.pageSize(page));
      assertThat(other.text(page)).isEqualTo(one.text(page));
      assertThat(other.find(page, "手当")).isEqualTo(one.find(page, "手当"));
      assertThat(other.render(page, 0.7).argb()).isEqualTo(one.render(page, 0.7).argb());
    }
    assertThatThrownBy(() -> other.render(one.pageCount(), 1)).isInstanceOf(DeskException.class);
  }

  @Test
  void aProcessThatHangsIsEndedAndTheRestOfTheDocumentIsShown() throws Exception {
    // the process itself would draw for ten minutes
    var patient =
        new ViewLimits(
            9, 12_000_000, 400_000_000L, Duration.ofMinutes(10), 256L << 20, 99, 99, 9_999);
    Filing endless = Filing.of("遅.pdf", HostilePdfs.endless());
    try (var apart = apart(limits(patient, Duration.ofSeconds(8), 9));
        var opened = apart.open(endless.zip(), endless.info())) {
      var pages = (OpenedDocument.Paged) opened;
      assertFails(pages, 0, "archive.preview-slow");
      assertThat(processes).hasSize(1);
      // not tried again: no second process is spent on it
      assertFails(pages, 0, "archive.preview-slow");
      assertThat(processes).hasSize(1);
      assertThat(pages.render(1, 0.5).width()).isPositive();
      assertThat(processes).hasSize(2);
    }
  }

  @Test
  void aProcessOutOfMemoryIsEndedAndSaysSo() throws Exception {
    Filing bomb = Filing.of("爆.pdf", HostilePdfs.runLengthBomb());
    try (var apart = apart(limits(ViewLimits.DEFAULT, Duration.ofSeconds(60), 9))) {
      try (var opened = apart.open(bomb.zip(), bomb.info())) {
        assertFails((OpenedDocument.Paged) opened, 0, "archive.preview-memory");
      }
      assertShows(apart);
    }
  }

  @Test
  void aProcessThatDiesIsReplaced() throws Exception {
    Filing pdf = Filing.pdf("一", "二", "三", "四");
    try (var apart = apart(limits(ViewLimits.DEFAULT, Duration.ofSeconds(60), 9));
        var opened = apart.open(pdf.zip(), pdf.info())) {
      var pages = (OpenedDocument.Paged) opened;
      for (int page = 0; page < DEATHS; page++) {
        assertThat(pages.pageSize(page)[0]).isPositive();
        kill(processes.getLast());
        assertFails(pages, page, "archive.preview-died");
      }
      // enough: no more processes are spent on this one
      assertFails(pages, 3, "archive.preview-died");
      assertThat(processes).hasSize(DEATHS);
      assertShows(apart);
    }
  }

  @Test
  void processesAreReusedAndReplacedAfterSoManyDocuments() throws Exception {
    try (var apart = apart(limits(ViewLimits.DEFAULT, Duration.ofSeconds(60), 2))) {
      for (int i = 0; i < 4; i++) {
        assertShows(apart);
      }
      assertThat(processes).hasSize(2);
    }
  }

  @Test
  void whereNoneCanBeStartedItIsOpenedHereOrRefusedAsSet() throws Exception {
    ProcessStarter none =
        () -> {
          throw new IOException("no more processes");
        };
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    ProcessStarter stranger = new ProcessBuilder(java.toString(), "--version")::start;
    Filing pdf = Filing.pdf("一");
    for (ProcessStarter bad : List.of(none, stranger)) {
      try (var refusing =
              new ApartDocuments(
                  Filing.documents(), PreviewLimits.VIEWER, bad, WithoutProcess.REFUSE);
          var opening =
              new ApartDocuments(
                  Filing.documents(), PreviewLimits.VIEWER, bad, WithoutProcess.HERE)) {
        assertThat(refusing.open(pdf.zip(), pdf.info()))
            .isInstanceOfSatisfying(
                OpenedDocument.Unshowable.class,
                why -> assertThat(why.reason().key()).isEqualTo("preview-none"));
        assertThat(opening.open(pdf.zip(), pdf.info())).isInstanceOf(OpenedDocument.Paged.class);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aProcessEndsWithItsDesk(boolean busy) throws Exception {
    Process process = starter.start();
    var frames = new Frames(process.getInputStream(), process.getOutputStream(), 1 << 20);
    assertThat(frames.read().kind()).isEqualTo(DocumentWire.READY);
    if (busy) {
      var content = new Wire.Writer();
      DocumentWire.limits(content, ViewLimits.DEFAULT);
      DocumentWire.info(content, Filing.pdf("一").info());
      frames.write(DocumentWire.OPEN, content.bytes(HostilePdfs.endless()));
      assertThat(frames.read().kind()).isEqualTo(DocumentWire.PAGED);
      frames.write(DocumentWire.RENDER, new Wire.Writer().number(0).real(1));
    }
    process.getOutputStream().close();
    assertThat(process.waitFor(8, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void nonsenseFromTheDeskEndsTheProcess() throws Exception {
    Process process = starter.start();
    var frames = new Frames(process.getInputStream(), process.getOutputStream(), 1 << 20);
    assertThat(frames.read().kind()).isEqualTo(DocumentWire.READY);
    frames.write(99, new Wire.Writer().text("?"));
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isNotZero();
  }

  @Test
  void closingEndsOneThatIsBusy() throws Exception {
    Filing endless = Filing.of("遅.pdf", HostilePdfs.endless());
    var apart = apart(PreviewLimits.VIEWER);
    var pages = (OpenedDocument.Paged) apart.open(endless.zip(), endless.info());
    var drawing =
        CompletableFuture.supplyAsync(() -> {
          try {
            return pages.render(0, 1).toString();
          } catch (DeskException e) {
            return e.problem().key();
          }
        });
    apart.close();
    assertThat(drawing.get(8, TimeUnit.SECONDS)).startsWith("archive.p");
  }

  private static void kill(Process process) throws InterruptedException {
    process.toHandle().destroyForcibly();
    process.waitFor();
  }

  private static void assertShows(ApartDocuments apart) throws DeskException {
    Filing pdf = Filing.pdf("続き");
    try (var opened = apart.open(pdf.zip(), pdf.info())) {
      assertThat(((OpenedDocument.Paged) opened).text(0)).isEqualTo("続き");
    }
  }

  private static void assertFails(OpenedDocument.Paged pages, int page, String key) {
    assertThatThrownBy(() -> pages.render(page, 1))
        .isInstanceOfSatisfying(
            DeskException.class, e -> assertThat(e.problem().key()).isEqualTo(key));
  }
}
