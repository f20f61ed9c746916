package dev.shinseidesk.casework;

import static dev.shinseidesk.casework.CaseBench.AUDITOR;
import static dev.shinseidesk.casework.CaseBench.CHIEF;
import static dev.shinseidesk.casework.CaseBench.SATO;
import static dev.shinseidesk.casework.CaseBench.YAMADA;
import static dev.shinseidesk.casework.CaseBench.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.application.Applicant;
import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.review.CheckedLine;
import dev.shinseidesk.review.Decision;
import dev.shinseidesk.review.Finding;
import dev.shinseidesk.review.Review;
import dev.shinseidesk.review.SecondPerson;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class StoredExplanationsTest {
  @TempDir Path folder;
  private CaseBench desk;
  private StoredExplanations explanations;
  private KeptViews views;
  private ReceiptNumber number;

  @BeforeEach
  void open() throws Exception {
    desk = new CaseBench(folder, 2);
    var store = desk.bench().store;
    explanations =
        new StoredExplanations(
            store.applications(),
            store.reviews(),
            store.approvals(),
            store.records(),
            "水鳥市",
            new OperatorId("system"),
            desk.bench().clock);
    views = new KeptViews(store.records(), desk.bench().clock);
    number =
        desk.refile(
            desk.fresh().getFirst(),
            "R-PDF",
            a ->
                CaseBench.by(
                    a,
                    new Applicant("𠮷田　葛\uDB40\uDD00子\uD87F\uDFF0", "", "", "", "", ""),
                    null,
                    "JIDO-01"),
            i -> i);
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private Review decide(String reason, int findings, int lines) {
    List<Finding> found = new ArrayList<>();
    for (int i = 0; i < findings; i++) {
      found.add(CaseBench.finding("required-item", "項目" + i));
    }
    List<CheckedLine> checked = new ArrayList<>();
    for (int i = 0; i < lines; i++) {
      checked.add(new CheckedLine("確認事項 " + i, YAMADA.id(), desk.bench().clock.instant()));
    }
    var review =
        new Review(
            CaseBench.id(),
            number,
            Decision.DEFECTIVE,
            reason,
            found,
            checked,
            "catalogue-1+review-2+rules-3",
            YAMADA.id(),
            desk.bench().clock.instant());
    assertThat(
            desk.bench()
                .store
                .reviews()
                .decide(
                    review,
                    desk.state(number),
                    WorkState.DEFECTIVE,
                    new SecondPerson("procedure", List.of())))
        .isTrue();
    return review;
  }

  private static String text(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(document.getNumberOfPages()).isEqualTo(1);
      assertThat(document.getPage(0).getMediaBox().getHeight()).isBetween(841f, 843f);
      for (var name : document.getPage(0).getResources().getFontNames()) {
        var font = document.getPage(0).getResources().getFont(name);
        assertThat(font.isEmbedded()).isTrue();
        assertThat(font.getName()).matches("[A-Z]{6}\\+(BIZUDPGothic|NotoSansJP).*");
      }
      return new PDFTextStripper().getText(document);
    }
  }

  @Test
  void tellsEverythingOfOneDecisionOnOnePage() throws Exception {
    views.opened(SATO, number, "");
    views.opened(YAMADA, number, "添付_通帳.pdf");
    views.opened(YAMADA, number, "添付_通帳.pdf");
    Review review = decide("口座の名義が違います。", 2, 3);
    new SecondEyes(desk.bench().store.approvals(), desk.bench().clock)
        .approve(CHIEF, number, review.id(), "よし");
    desk.pass(300);
    views.opened(AUDITOR, number, "後から見た.pdf");

    byte[] pdf = explanations.record(AUDITOR, number, review.id());
    String text = text(pdf);
    assertThat(text)
        .contains(
            "形式審査の記録",
            "R-PDF",
            "不備",
            "口座の名義が違います。",
            "catalogue-1+review-2+rules-3",
            "yamada",
            "承認（この手続はいつも承認が要る）",
            "kacho",
            "よし",
            "必須項目「項目1」が空です",
            "確認事項 2",
            "sato",
            "2回",
            "水鳥市",
            "kansa")
        // as it was then
        .doesNotContain("後から見た");
    // drawn by the second font; the selector and a character no font has by their code points
    assertThat(text).contains("𠮷田").contains("葛〔U+E0100〕子〔U+2FFF0〕");
    assertThat(desk.told(number)).startsWith("record-printed");
    var explained = explanations.explain(number);
    assertThat(explained.reviews()).hasSize(1);
    assertThat(explained.approvals()).hasSize(1);
    assertThat(explained.views()).hasSize(4);
    assertThat(explained.history()).isNotEmpty();
  }

  @Test
  void longListsAreShortenedWithACount() throws Exception {
    for (int i = 0; i < 80; i++) {
      views.opened(SATO, number, "文書" + i + ".pdf");
    }
    Review review = decide("理由の長い文です。".repeat(100), 300, 40);
    byte[] pdf = explanations.record(YAMADA, number, review.id());
    String text = text(pdf);
    assertThat(text).contains("（300件）", "（40件）", "（80件）").containsPattern("ほか 2\\d\\d 件");
    assertThat(text).contains("…").contains(review.id());
  }

  @Test
  void staysInsideTheMarginsForRandomContents() throws Exception {
    var random = new Random(55);
    for (int round = 0; round < 8; round++) {
      Review review =
          decide("長".repeat(1 + random.nextInt(990)), random.nextInt(120), random.nextInt(30));
      byte[] pdf = explanations.record(YAMADA, number, review.id());
      text(pdf);
      try (PDDocument document = Loader.loadPDF(pdf)) {
        BufferedImage image = new PDFRenderer(document).renderImageWithDPI(0, 72);
        assertThat(ink(image, 0, image.getHeight() - 34, image.getWidth(), 34)).isZero();
        assertThat(ink(image, 0, 0, 40, image.getHeight())).isZero();
        assertThat(ink(image, image.getWidth() - 36, 0, 36, image.getHeight())).isZero();
        assertThat(ink(image, 48, 44, 400, 40)).isPositive();
      }
      new SecondEyes(desk.bench().store.approvals(), desk.bench().clock)
          .sendBack(CHIEF, number, review.id(), "もう一度");
    }
  }

  private static int ink(BufferedImage image, int x, int y, int width, int height) {
    int dark = 0;
    for (int i = x; i < x + width; i++) {
      for (int j = y; j < y + height; j++) {
        dark += (image.getRGB(i, j) & 0xff) < 0xf0 ? 1 : 0;
      }
    }
    return dark;
  }

  @Test
  void refusesWhatIsNotThere() {
    refused("casework.review-unknown", () -> explanations.record(YAMADA, number, "no such review"));
    refused("casework.application-unknown", () -> explanations.explain(new ReceiptNumber("NONE")));
    refused(
        "casework.not-permitted",
        () -> explanations.record(CaseBench.operator("niemand"), number, "x"));
  }

  @Test
  void canBeLookedAt() throws Exception {
    views.opened(SATO, number, "");
    Review review = decide("口座の名義が請求者と異なります。\n通帳の写しを添付してください。", 12, 5);
    byte[] pdf = explanations.record(YAMADA, number, review.id());
    try (PDDocument document = Loader.loadPDF(pdf)) {
      Path picture = Files.createDirectories(Path.of("target/look")).resolve("record.png");
      ImageIO.write(new PDFRenderer(document).renderImageWithDPI(0, 100), "png", picture.toFile());
      assertThat(picture).isNotEmptyFile();
    }
  }
}
