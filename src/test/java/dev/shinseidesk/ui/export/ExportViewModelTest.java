package dev.shinseidesk.ui.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.ui.ScreenTests;
import dev.shinseidesk.ui.export.ExportViewModel.Blocker;
import dev.shinseidesk.ui.fixture.FixtureDesk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportViewModelTest {
  @TempDir Path folder;

  private final FixtureDesk fixture = new FixtureDesk(1);
  private final ExportViewModel model =
      new ExportViewModel(
          ScreenTests.context(new ScreenTests.Heard(), ScreenTests.sameThread(), FixtureDesk.CLOCK),
          fixture.administration.export,
          fixture.services.operator());

  @Test
  void saysWhatIsInTheWay() {
    assertThat(model.blocker()).isEqualTo(Blocker.NO_FILE);
    model.fileProperty().set("records.csv");
    assertThat(model.blocker()).isEqualTo(Blocker.BAD_FILE);
    model.fileProperty().set(folder.resolve("records.csv").toString());
    assertThat(model.blocker()).isEqualTo(Blocker.NONE);
    model.fromProperty().setValue(LocalDate.of(2026, 4, 2));
    model.untilProperty().setValue(LocalDate.of(2026, 4, 1));
    assertThat(model.blocker()).isEqualTo(Blocker.BAD_PERIOD);
    model.write();
    assertThat(model.outcomeProperty().get()).isNull();
  }

  @Test
  void tellsHowManyRecordsAreWhere() {
    Path file = folder.resolve("records.csv");
    model.fileProperty().set(file.toString());
    model.write();
    assertThat(model.outcomeProperty().get())
        .isEqualTo(new ExportViewModel.Outcome(file, 1_204, null));
    assertThat(model.suggestedName()).isEqualTo("029o001_20261122.csv");
  }

  @Test
  void aFileThatIsThereIsARefusalOnTheScreen() throws Exception {
    Path file = Files.createFile(folder.resolve("records.csv"));
    model.fileProperty().set(file.toString());
    model.write();
    var outcome = Objects.requireNonNull(model.outcomeProperty().get());
    assertThat(Objects.requireNonNull(outcome.problem()).key()).isEqualTo("settings.exists");
  }
}
