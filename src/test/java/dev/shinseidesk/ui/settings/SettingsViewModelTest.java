package dev.shinseidesk.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.ui.ScreenTests;
import dev.shinseidesk.ui.fixture.FixtureDesk;
import dev.shinseidesk.ui.fixture.FixtureSettings;
import dev.shinseidesk.ui.settings.SettingsViewModel.Note;
import dev.shinseidesk.ui.settings.SettingsViewModel.Place;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SettingsViewModelTest {
  @TempDir Path folder;

  private final FixtureSettings desk = new FixtureSettings();
  private final ScreenTests.Heard heard = new ScreenTests.Heard();
  private final SettingsViewModel model = model(Operator.Role.ADMINISTRATOR);

  private SettingsViewModel model(Operator.Role role) {
    return new SettingsViewModel(
        ScreenTests.context(heard, ScreenTests.sameThread(), FixtureDesk.CLOCK),
        desk,
        new Operator(new OperatorId("midori"), "緑川 花子", Set.of(role)));
  }

  @BeforeEach
  void read() {
    model.refresh();
  }

  private static JsonNode text(String value) {
    return JsonMapper.shared().getNodeFactory().stringNode(value);
  }

  private static JsonPointer at(String pointer) {
    return JsonPointer.compile(pointer);
  }

  @Test
  void beginsWithTheFirstFileAndAMistakeLeadsToItsPage() {
    assertThat(model.placeProperty().get()).isEqualTo(new Place("office.json", at("")));
    assertThat(model.problemsProperty().get()).isEmpty();
    model.set(at("/channels/0/id"), text("二つ"));
    model.check();
    assertThat(model.problemsProperty().get())
        .extracting(SettingsViewModel.Found::place)
        .containsExactly(new Place("office.json", at("/channels/0/id")));
    model.goToPageOf(model.problemsProperty().get().getFirst().place());
    assertThat(model.placeProperty().get()).isEqualTo(new Place("office.json", at("/channels/0")));
  }

  @Test
  void savesOnlyWhatDiffersAndWithTheHashItWasReadBy() {
    model.set(at("/name"), text("緑市"));
    model.save();
    assertThat(desk.saved).containsExactly("office.json");
    assertThat(desk.files().getFirst().json()).contains("緑市", "\"notice\"");
    assertThat(model.isChanged()).isFalse();
    assertThat(model.noteProperty().get()).isEqualTo(Note.SAVED);
    model.set(at("/name"), text("青市"));
    model.save();
    assertThat(desk.saved).hasSize(2);
  }

  @Test
  void aFileChangedBySomebodyElseIsNotOverwrittenAndTheChangesStay() {
    model.set(at("/name"), text("緑市"));
    desk.put("office.json", "{\"name\":\"別\"}", desk.files().getFirst().schema());
    model.save();
    assertThat(heard.problems).hasSize(1);
    assertThat(desk.files().getFirst().json()).isEqualTo("{\"name\":\"別\"}");
    assertThat(model.isChanged()).isTrue();
    assertThat(model.document("office.json").field(at("/name")).text()).isEqualTo("緑市");
    model.revert();
    assertThat(model.document("office.json").field(at("/name")).text()).isEqualTo("別");
    assertThat(model.isChanged()).isFalse();
  }

  @Test
  void aRefusedSavingLosesNothing() {
    desk.refusal = Problem.of(Problem.Kind.USAGE, "settings.not-writable", "x");
    model.set(at("/name"), text("緑市"));
    model.save();
    assertThat(heard.problems).hasSize(1);
    assertThat(model.isChanged()).isTrue();
    desk.refusal = null;
    model.save();
    assertThat(desk.saved).containsExactly("office.json");
  }

  @Test
  void undoGoesToWhereTheChangeWas() {
    model.go(new Place("office.json", at("/channels/0")));
    model.set(at("/channels/0/id"), text("other"));
    model.go(new Place("office.json", at("")));
    model.undo();
    assertThat(model.placeProperty().get()).isEqualTo(new Place("office.json", at("/channels/0")));
    assertThat(model.isChanged()).isFalse();
    model.redo();
    assertThat(model.isChanged()).isTrue();
  }

  @Test
  void takingAwayTheEntryInViewGoesToItsList() {
    model.go(new Place("office.json", at("/channels/1")));
    model.reshape(document -> document.remove(at("/channels"), 1));
    assertThat(model.placeProperty().get()).isEqualTo(new Place("office.json", at("/channels")));
  }

  @Test
  void secretsGoToTheServiceAndAreClearedHere() {
    char[] value = "himitsu".toCharArray();
    model.saveSecret("sftp.password", value);
    assertThat(desk.lastSecret).isEqualTo("himitsu");
    assertThat(value).containsOnly('\0');
    assertThat(Objects.requireNonNull(model.secret("sftp.password")).set()).isTrue();
    assertThat(model.secret("unheard-of")).isNull();
  }

  @Test
  void thePrintableListIsWrittenWholeAndSaidWhere() throws Exception {
    Path file = folder.resolve("settings.html");
    Files.writeString(file, "old");
    model.print(file);
    assertThat(Files.readString(file)).startsWith("<!doctype html>");
    assertThat(model.printedProperty().get()).isEqualTo(file);
    model.print(folder.resolve("none").resolve("settings.html"));
    assertThat(heard.problems)
        .extracting(Problem::key)
        .containsExactly("settings.summary-not-written");
    try (var left = Files.list(folder)) {
      assertThat(left).containsExactly(file);
    }
  }

  @Test
  void onlyAnAdministratorMayChange() {
    assertThat(model.mayChange()).isTrue();
    assertThat(model(Operator.Role.SUPERVISOR).mayChange()).isFalse();
  }

  @Test
  void aMistakeMayBeAboutAnotherFile() {
    Problem other =
        Problem.of(Problem.Kind.USAGE, "settings.invalid", "routes.json", "/routes/3", "x");
    assertThat(SettingsPlaces.of("office.json", other))
        .isEqualTo(new Place("routes.json", at("/routes/3")));
    Problem none = Problem.of(Problem.Kind.USAGE, "settings.not-json", "1", "2");
    assertThat(SettingsPlaces.of("office.json", none)).isEqualTo(new Place("office.json", at("")));
  }
}
