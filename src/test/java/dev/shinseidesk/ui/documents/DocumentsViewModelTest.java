package dev.shinseidesk.ui.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.archive.ArchiveProblem;
import dev.shinseidesk.archive.ArchiveReport;
import dev.shinseidesk.archive.DocumentInfo;
import dev.shinseidesk.archive.Documents;
import dev.shinseidesk.archive.FileType;
import dev.shinseidesk.archive.OpenedDocument;
import dev.shinseidesk.archive.PixelImage;
import dev.shinseidesk.archive.Place;
import dev.shinseidesk.texts.Texts;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DocumentsViewModelTest {
  private final Texts texts = new Texts(Locale.JAPANESE);
  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private final Papers papers = new Papers();
  private final DocumentsViewModel model =
      new DocumentsViewModel(
          texts, papers, () -> Optional.of(new byte[0]), waiting::add, Runnable::run, file -> {});

  /** Three documents of two, five and one pages, the last of which can't be drawn. */
  private static final class Papers implements Documents {
    final List<String> closed = new ArrayList<>();
    final List<String> drawn = new ArrayList<>();
    List<ArchiveProblem> problems = List.of();
    @Nullable RuntimeException failing;

    @Override
    public ArchiveReport read(byte[] zip) {
      return new ArchiveReport(
          List.of(info(0, "添付.pdf"), info(1, "申請書.pdf"), info(2, "壊れ.pdf")), problems, 3);
    }

    static DocumentInfo info(int index, String name) {
      return new DocumentInfo(
          index,
          name,
          "UTF-8",
          100,
          FileType.PDF,
          FileType.PDF,
          null,
          index == 1 ? DocumentInfo.Role.FORM : DocumentInfo.Role.ATTACHMENT);
    }

    @Override
    public byte @Nullable [] content(byte[] zip, DocumentInfo document) {
      return zip;
    }

    @Override
    public OpenedDocument openFile(byte[] bytes, DocumentInfo document) {
      if (failing != null) {
        throw failing;
      }
      return new Paper(document);
    }

    @Override
    public FormReading form(byte[] zip, ArchiveReport report) {
      return new FormReading(List.of(), List.of(), List.of());
    }

    private final class Paper implements OpenedDocument.Paged {
      private final DocumentInfo info;

      Paper(DocumentInfo info) {
        this.info = info;
      }

      @Override
      public int pageCount() {
        return info.index() == 1 ? 5 : 2;
      }

      @Override
      public double[] pageSize(int page) {
        return new double[] {300, 400};
      }

      @Override
      public PixelImage render(int page, double scale) throws DeskException {
        if (info.index() == 2) {
          throw new DeskException(
              Problem.of(Problem.Kind.REFUSED, "outbox.unexpected", "1234-5678"));
        }
        drawn.add(info.name() + page);
        return new PixelImage(1, 1, new int[1]);
      }

      @Override
      public String text(int page) {
        return "";
      }

      @Override
      public void close() {
        closed.add(info.name());
      }
    }
  }

  private void work() {
    while (!waiting.isEmpty()) {
      waiting.poll().run();
    }
  }

  private Viewing.ShownPage shown() {
    return Objects.requireNonNull(model.pages().shownProperty().get());
  }

  private void load() {
    model.load();
    model.pages().viewport(600, 800, 1.5);
    work();
  }

  @Test
  void choosesTheFormAndDrawsItsFirstPageForTheScreensScale() {
    load();
    assertThat(Objects.requireNonNull(model.selectedProperty().get()).name()).isEqualTo("申請書.pdf");
    assertThat(model.viewingProperty().get()).isEqualTo(new Viewing.Pages(5));
    assertThat(shown().page()).isZero();
    assertThat(shown().width()).isEqualTo(600);
  }

  @Test
  void onlyTheNewestOfManyPageTurnsIsDrawn() {
    load();
    papers.drawn.clear();
    for (int i = 0; i < 4; i++) {
      model.pages().goTo(model.pages().pageProperty().get() + 1);
    }
    work();
    assertThat(papers.drawn).containsExactly("申請書.pdf4");
    assertThat(shown().page()).isEqualTo(4);
  }

  @Test
  void aDrawingOvertakenByAnotherDocumentNeverAppears() {
    load();
    model.pages().goTo(3);
    model.select(model.rows().getFirst());
    work();
    assertThat(Objects.requireNonNull(model.selectedProperty().get()).name()).isEqualTo("添付.pdf");
    assertThat(shown().page()).isZero();
    assertThat(papers.drawn).doesNotContain("申請書.pdf3");
    assertThat(papers.closed).containsExactly("申請書.pdf");
  }

  @Test
  void aPageDrawnBeforeComesFromTheCache() {
    load();
    model.pages().goTo(1);
    work();
    model.pages().goTo(0);
    work();
    assertThat(papers.drawn).containsExactly("申請書.pdf0", "申請書.pdf1");
  }

  @Test
  void aPlaceOpensItsDocumentAtItsPageAlsoWhileLoading() {
    model.load();
    model.pages().viewport(600, 800, 1);
    model.show(new Place("申請書.pdf", 4, null, null));
    work();
    assertThat(shown().page()).isEqualTo(3);
    model.show(new Place("申請書.pdf", 99, null, null));
    work();
    assertThat(shown().page()).isEqualTo(4);
  }

  @Test
  void aPageThatCanNotBeDrawnIsExplained() {
    load();
    model.select(model.rows().get(2));
    work();
    assertThat(model.pages().problemProperty().get()).contains("1234-5678");
    assertThat(model.pages().drawingProperty().get()).isFalse();
  }

  @Test
  void whateverBreaksWhileOpeningTheCaseStaysUsable() {
    papers.failing = new IllegalArgumentException("秘密");
    load();
    assertThat(model.viewingProperty().get())
        .isEqualTo(new Viewing.Refused(texts.get("ui.documents.failed")));
    papers.failing = null;
    model.select(model.rows().getFirst());
    work();
    assertThat(model.viewingProperty().get()).isEqualTo(new Viewing.Pages(2));
  }

  @Test
  void entriesThatCanNotBeReadStandInTheListWithTheirReason() {
    papers.problems =
        List.of(
            new ArchiveProblem("no-such-key", "隠し.exe", List.of(), true),
            new ArchiveProblem("no-such-key", "", List.of(), false));
    load();
    DocumentRow last = model.rows().getLast();
    assertThat(last.name()).isEqualTo("隠し.exe");
    assertThat(last.info()).isNull();
    assertThat(model.archiveProblemProperty().get()).contains("no-such-key");
    model.select(last);
    work();
    assertThat(model.viewingProperty().get()).isInstanceOf(Viewing.Refused.class);
    assertThat(model.pages().shownProperty().get()).isNull();
  }

  @Test
  void closingLetsGoOfTheDocumentAndDropsLateAnswers() {
    load();
    model.pages().goTo(2);
    model.close();
    work();
    assertThat(papers.closed).containsExactly("申請書.pdf");
    assertThat(model.pages().shownProperty().get()).isNull();
    assertThat(model.rows()).isEmpty();
  }

  @Test
  void aLostArchiveIsTold() {
    var lost =
        new DocumentsViewModel(
            texts, papers, Optional::empty, Runnable::run, Runnable::run, file -> {});
    lost.load();
    assertThat(lost.archiveProblemProperty().get()).isEqualTo(texts.get("ui.documents.gone"));
    assertThat(lost.loadingProperty().get()).isFalse();
  }

  @Test
  void zoomingAndTurningKeepThePage() {
    load();
    model.pages().goTo(2);
    model.pages().zoomReset();
    model.pages().zoomIn();
    model.pages().rotate();
    work();
    assertThat(shown().page()).isEqualTo(2);
    assertThat(shown().zoom()).isEqualTo(1.1);
    assertThat(model.pages().rotationProperty().get()).isEqualTo(90);
    assertThat(model.pages().fitProperty().get()).isEqualTo(PageGeometry.Fit.FREE);
  }
}
