package dev.shinseidesk.ui.documents;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.archive.ArchiveLayout;
import dev.shinseidesk.archive.ArchiveLimits;
import dev.shinseidesk.archive.ZipDocuments;
import dev.shinseidesk.texts.Texts;
import dev.shinseidesk.ui.common.Failures;
import dev.shinseidesk.ui.common.Fonts;
import dev.shinseidesk.ui.common.JapaneseText;
import dev.shinseidesk.ui.common.OverlayDialogs;
import dev.shinseidesk.ui.common.Overlays;
import dev.shinseidesk.ui.common.Tasks;
import dev.shinseidesk.ui.common.Theme;
import dev.shinseidesk.ui.common.UiContext;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;
import javafx.scene.transform.Transform;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.poi.common.usermodel.PictureType;
import org.apache.poi.util.Units;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/**
 * The viewer over real files in a real window. With {@code -Dcase.pictures=true} pictures for a
 * designer's eye go to target/documents.
 */
@SuppressWarnings("NullAway.Init") // opened before each test
class DocumentsLookTest {
  private static final ArchiveLayout LAYOUT =
      new ArchiveLayout("申請書_.*", "x", "x", "UTF-8", "a", "b", "c", Map.of());

  private final FxRobot robot = new FxRobot();
  private final ExecutorService worker = Executors.newSingleThreadExecutor();
  private final List<String> copied = new ArrayList<>();
  private final Texts texts = new Texts(Locale.JAPANESE);
  private DocumentsViewModel model;
  private DocumentsPane pane;
  private Scene scene;
  private Tasks tasks;

  @BeforeEach
  void open() throws Exception {
    byte[] zip = zip();
    Stage stage = FxToolkit.registerPrimaryStage();
    FxToolkit.setupFixture(() -> {
      var fonts = new Fonts();
      fonts.loadMain();
      var japanese = new JapaneseText(fonts);
      var holder = new StackPane();
      var overlays = new Overlays(holder);
      var dialogs = new OverlayDialogs(texts, overlays);
      tasks = Tasks.background(new Failures(dialogs));
      var clock = Clock.fixed(Instant.parse("2026-11-22T00:00:00Z"), ZoneOffset.UTC);
      var ctx = new UiContext(texts, tasks, dialogs, clock, japanese);
      model =
          new DocumentsViewModel(
              texts,
              new ZipDocuments(ArchiveLimits.DEFAULT, LAYOUT),
              () -> Optional.of(zip),
              worker,
              Platform::runLater,
              copied::add);
      pane = new DocumentsPane(ctx, model, japanese);
      holder.getChildren().setAll(pane.root());
      scene = new Scene(overlays, 640, 680);
      Theme.LIGHT.apply(scene);
      stage.setScene(scene);
      stage.setX(0);
      stage.setY(0);
      stage.show();
      stage.requestFocus();
      model.load();
      pane.measure();
    });
    until(() -> model.pages().shownProperty().get() != null);
  }

  @AfterEach
  void close() throws Exception {
    FxToolkit.setupFixture(() -> {
      model.close();
      scene.getWindow().hide();
    });
    worker.shutdown();
    tasks.close();
  }

  private void until(Callable<Boolean> condition) throws Exception {
    WaitForAsyncUtils.waitFor(
        20, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition).get());
    WaitForAsyncUtils.waitForFxEvents();
  }

  private void on(Runnable act) throws Exception {
    WaitForAsyncUtils.asyncFx(act).get();
    WaitForAsyncUtils.waitForFxEvents();
  }

  private void choose(String name) throws Exception {
    on(() ->
        model.rows().stream()
            .filter(r -> r.name().startsWith(name))
            .findFirst()
            .ifPresent(model::select));
  }

  private void picture(String name) throws Exception {
    if (!Boolean.getBoolean("case.pictures")) {
      return;
    }
    for (Theme theme : Theme.values()) {
      on(() -> theme.apply(scene));
      BufferedImage image =
          WaitForAsyncUtils.asyncFx(
                  () -> {
                    var parameters = new SnapshotParameters();
                    parameters.setTransform(Transform.scale(1.5, 1.5));
                    return snapshot(scene.getRoot(), parameters);
                  })
              .get();
      Path file = Path.of("target", "documents", name + "-" + theme + ".png");
      Files.createDirectories(file.getParent());
      ImageIO.write(image, "png", file.toFile());
    }
    on(() -> Theme.LIGHT.apply(scene));
  }

  private static BufferedImage snapshot(Parent root, SnapshotParameters parameters) {
    var shot = root.snapshot(parameters, null);
    int width = (int) shot.getWidth();
    int height = (int) shot.getHeight();
    int[] argb = new int[width * height];
    shot.getPixelReader()
        .getPixels(
            0,
            0,
            width,
            height,
            javafx.scene.image.PixelFormat.getIntArgbInstance(),
            argb,
            0,
            width);
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    image.setRGB(0, 0, width, height, argb, 0, width);
    return image;
  }

  @Test
  void searchMarksEveryHitAndStepsThroughThePages() throws Exception {
    on(pane::focus);
    robot.press(KeyCode.CONTROL, KeyCode.F).release(KeyCode.F, KeyCode.CONTROL);
    until(() -> scene.lookup("#document-search").isFocused());
    on(() -> ((javafx.scene.control.TextField) scene.lookup("#document-search")).setText("ﾊﾅｺ"));
    robot.type(KeyCode.ENTER);
    until(() -> model.first().search().countProperty().get() == 3);
    until(() -> scene.lookup(".document-hit-current") instanceof Rectangle);
    assertThat(((Label) scene.lookup("#document-search-count")).getText()).isEqualTo("1 / 3 件");
    picture("search");
    robot.type(KeyCode.F3);
    until(() -> model.pages().pageProperty().get() == 1);
    robot.type(KeyCode.ESCAPE);
    until(() -> !scene.lookup("#document-search-bar").isVisible());
    assertThat(model.first().search().countProperty().get()).isZero();
  }

  @Test
  void anItemsValueIsShownInItsPlace() throws Exception {
    on(() -> model.showPlace("申請書_1.pdf", null, "３ページ目"));
    until(() -> model.pages().pageProperty().get() == 2);
    until(() -> scene.lookup(".document-hit-current") instanceof Rectangle);
  }

  @Test
  void officeDocumentsAreShownWithTheirTablesAndPictures() throws Exception {
    choose("添付_就労");
    until(() -> scene.lookup("#document-contents") != null);
    until(() -> scene.lookup(".document-picture") != null);
    picture("word");
    on(() -> model.first().showPicture(0));
    until(() -> model.pages().shownProperty().get() != null);
    picture("word-picture");
    on(() -> model.first().showContents());
    choose("添付_収入");
    until(() ->
        scene.lookup("#document-table") instanceof TableView<?> t && t.getItems().size() == 30);
    picture("sheet");
    assertThat(model.first().notesProperty().get()).contains("ƒ");
    on(() -> model.first().search().search("区分25"));
    until(() ->
        scene.lookup("#document-table") instanceof TableView<?> t
            && t.getSelectionModel().getSelectedIndex() == 25);
  }

  @Test
  void copyingOutOfADocumentIsTold() throws Exception {
    choose("添付_就労");
    until(() -> scene.lookup("#document-contents .list-view") != null);
    var lines = (ListView<?>) scene.lookup("#document-contents .list-view");
    on(() -> {
      lines.requestFocus();
      lines.getSelectionModel().select(0);
    });
    robot.press(KeyCode.CONTROL, KeyCode.C).release(KeyCode.C, KeyCode.CONTROL);
    until(() -> !copied.isEmpty());
    assertThat(copied).containsExactly("添付_就労証明書_1.docx");

    choose("添付_メモ");
    until(() -> scene.lookup("#document-text") != null);
    var text = (TextArea) scene.lookup("#document-text");
    on(() -> {
      text.requestFocus();
      text.selectRange(0, 2);
    });
    robot.press(KeyCode.CONTROL, KeyCode.C).release(KeyCode.C, KeyCode.CONTROL);
    until(() -> copied.size() == 2);
    assertThat(copied.getLast()).isEqualTo("添付_メモ_1.txt");
    assertThat(WaitForAsyncUtils.asyncFx(() -> Clipboard.getSystemClipboard().getString()).get())
        .isEqualTo("転入");
    on(() -> text.selectRange(0, 0));
    robot.press(KeyCode.CONTROL, KeyCode.C).release(KeyCode.C, KeyCode.CONTROL);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(copied).as("nothing was chosen").hasSize(2);
  }

  @Test
  void twoDocumentsStandSideBySide() throws Exception {
    on(() -> scene.getWindow().setWidth(900));
    on(pane::focus);
    robot.press(KeyCode.CONTROL).type(KeyCode.L).release(KeyCode.CONTROL);
    until(() -> model.splitProperty().get());
    until(() -> model.second().viewingProperty().get() instanceof Viewing.Composed);
    choose("添付_写真");
    until(() -> model.second().pages().shownProperty().get() != null);
    assertThat(model.selectedProperty().get().name()).isEqualTo("申請書_1.pdf");
    robot.press(KeyCode.CONTROL).type(KeyCode.G).release(KeyCode.CONTROL);
    picture("split");
    robot.press(KeyCode.CONTROL).type(KeyCode.L).release(KeyCode.CONTROL);
    until(() -> !model.splitProperty().get());
    assertThat(model.activeProperty().get()).isSameAs(model.first());
  }

  @Test
  void thumbnailsAreDrawnOnlyWhereSeenAndLeadToTheirPage() throws Exception {
    on(pane::focus);
    robot.press(KeyCode.CONTROL).type(KeyCode.G).release(KeyCode.CONTROL);
    until(() -> scene.lookup("#document-thumbnails") instanceof ListView<?> l && l.isVisible());
    on(() -> ((ListView<?>) scene.lookup("#document-thumbnails")).getSelectionModel().select(2));
    until(() -> model.pages().pageProperty().get() == 2);
    until(() -> !model.pages().drawingProperty().get());
    picture("thumbnails");
  }

  private static byte[] zip() throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out, UTF_8)) {
      put(zip, "申請書_1.pdf", pdf());
      put(zip, "添付_就労証明書_1.docx", docx());
      put(zip, "添付_収入_1.xlsx", xlsx());
      put(zip, "添付_写真_1.jpg", jpeg());
      put(zip, "添付_メモ_1.txt", "転入の日は四月一日です。".getBytes(UTF_8));
      put(zip, "添付_偽の拡張子_1.pdf", jpeg());
    }
    return out.toByteArray();
  }

  private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(bytes);
    zip.closeEntry();
  }

  private static byte[] jpeg() throws IOException {
    var image = new BufferedImage(400, 300, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < 400; x++) {
      for (int y = 0; y < 300; y++) {
        image.setRGB(x, y, 0x4060A0 + (x / 4) + ((y / 3) << 8));
      }
    }
    var out = new ByteArrayOutputStream();
    ImageIO.write(image, "jpg", out);
    return out.toByteArray();
  }

  private static byte[] pdf() throws IOException {
    var out = new ByteArrayOutputStream();
    try (var document = new PDDocument();
        var in =
            DocumentsLookTest.class.getResourceAsStream("/fxml/fonts/BIZUDPGothic-Regular.ttf")) {
      var font = PDType0Font.load(document, in);
      for (int i = 1; i <= 4; i++) {
        var page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        try (var content = new PDPageContentStream(document, page)) {
          content.beginText();
          content.setFont(font, 20);
          content.newLineAtOffset(60, 740);
          content.showText("児童手当認定請求書　" + i + "ページ目");
          content.newLineAtOffset(0, -60);
          content.showText(i == 4 ? "以上" : "フリガナ　ヨシダ　ハナコ");
          content.endText();
        }
      }
      document.save(out);
    }
    return out.toByteArray();
  }

  private static byte[] docx() throws IOException {
    var out = new ByteArrayOutputStream();
    try (var document = new XWPFDocument()) {
      document.createParagraph().createRun().setText("就労証明書");
      var table = document.createTable(3, 2);
      String[][] cells = {
        {"氏名", "𠮷田　花子"}, {"勤務先", "練習商店株式会社"}, {"備考", "週五日、一日七時間。繁忙期は残業があるため、時間が前後することがあります。"}
      };
      for (int r = 0; r < 3; r++) {
        for (int c = 0; c < 2; c++) {
          table.getRow(r).getCell(c).setText(cells[r][c]);
        }
      }
      document.createParagraph().createRun().setText("上記のとおり証明します。");
      document
          .createParagraph()
          .createRun()
          .addPicture(
              new ByteArrayInputStream(jpeg()),
              PictureType.JPEG,
              "a.jpg",
              Units.toEMU(64),
              Units.toEMU(48));
      document.write(out);
    } catch (org.apache.poi.openxml4j.exceptions.InvalidFormatException e) {
      throw new IOException(e);
    }
    return out.toByteArray();
  }

  private static byte[] xlsx() throws IOException {
    var out = new ByteArrayOutputStream();
    try (var book = new XSSFWorkbook()) {
      var sheet = book.createSheet("収入");
      for (int r = 0; r < 30; r++) {
        var row = sheet.createRow(r);
        row.createCell(0).setCellValue("区分" + r);
        row.createCell(1).setCellValue(r * 1000);
        var sum = row.createCell(2);
        sum.setCellFormula("B" + (r + 1) + "*2");
        sum.setCellValue(r * 2000);
      }
      book.createSheet("控え").createRow(0).createCell(0).setCellValue("隠れた値");
      book.setSheetHidden(1, true);
      book.write(out);
    }
    return out.toByteArray();
  }
}
