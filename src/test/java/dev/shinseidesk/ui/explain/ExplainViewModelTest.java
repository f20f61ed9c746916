package dev.shinseidesk.ui.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.review.Decision;
import dev.shinseidesk.review.Review;
import dev.shinseidesk.ui.ScreenTests;
import dev.shinseidesk.ui.fixture.FixtureDesk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainViewModelTest {
  @TempDir Path folder;
  private final FixtureDesk desk = new FixtureDesk(5);
  private final ScreenTests.Heard heard = new ScreenTests.Heard();

  private ExplainViewModel model(ReceiptNumber number) {
    var model =
        new ExplainViewModel(
            ScreenTests.context(heard, ScreenTests.sameThread(), FixtureDesk.CLOCK),
            desk.services,
            number);
    model.load();
    return model;
  }

  private void decided(String id) {
    desk.casework.reviews.addFirst(
        new Review(
            id,
            desk.number(0),
            Decision.SOUND,
            "",
            List.of(),
            List.of(),
            "1+2",
            new OperatorId("midori"),
            FixtureDesk.CLOCK.instant()));
  }

  @Test
  void choosesTheNewestDecisionAndSavesItsRecord() throws Exception {
    decided("r1");
    decided("r2");
    var model = model(desk.number(0));
    assertThat(model.reviewProperty().get()).isNotNull().extracting(Review::id).isEqualTo("r2");
    Path file = folder.resolve("record.pdf");
    model.save(file);
    assertThat(Files.readString(file)).isEqualTo("record of r2");
    assertThat(model.savedProperty().get()).contains("record.pdf");
  }

  @Test
  void saysWhenTheFileCannotBeWritten() {
    decided("r1");
    var model = model(desk.number(0));
    model.save(folder.resolve("missing").resolve("record.pdf"));
    assertThat(model.savedProperty().get()).contains("保存できません");
  }

  @Test
  void withoutADecisionThereIsNothingToSave() throws Exception {
    var model = model(desk.number(1));
    assertThat(model.reviewProperty().get()).isNull();
    model.save(folder.resolve("record.pdf"));
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void saysThatTheApplicationIsUnknown() {
    assertThat(model(new ReceiptNumber("GONE-1")).problemProperty().get()).isNotEmpty();
  }
}
