package dev.shinseidesk.ui.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UiPreferencesTest {
  @TempDir Path folder;

  private static final ListPreferences LEFT =
      new ListPreferences(
          List.of(new ListPreferences.Column("state", 120)),
          "STATE",
          true,
          List.of("KG-001"),
          List.of("SOUND"),
          List.of("20"),
          "WEEK");

  @Test
  void nothingKeptIsTheStandard() {
    var preferences = new UiPreferences(folder.resolve("none"));
    assertThat(preferences.list()).isEqualTo(ListPreferences.STANDARD);
    assertThat(preferences.theme()).isEqualTo(Theme.LIGHT);
  }

  @Test
  void whatIsKeptComesBackAndLeavesNoOtherFile() throws Exception {
    var preferences = new UiPreferences(folder.resolve("made/later"));
    preferences.saveList(LEFT);
    preferences.saveTheme(Theme.DARK);
    var again = new UiPreferences(folder.resolve("made/later"));
    assertThat(again.list()).isEqualTo(LEFT);
    assertThat(again.theme()).isEqualTo(Theme.DARK);
    try (var files = Files.list(folder.resolve("made/later"))) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void aBrokenOrOlderOrNewerFileNeverStopsTheWindow() throws Exception {
    for (String content :
        List.of(
            "",
            "{",
            "[]",
            "null",
            "{\"theme\":\"NEON\"}",
            "{\"list\":{\"columns\":[null]}}",
            "{\"list\":{\"columns\":\"x\"}}",
            "{\"future\":1,\"list\":{\"sort\":\"STATE\"}}")) {
      Files.writeString(folder.resolve("window.json"), content);
      var preferences = new UiPreferences(folder);
      assertThat(preferences.theme()).as(content).isEqualTo(Theme.LIGHT);
      assertThat(preferences.list().columns()).as(content).isEmpty();
    }
    assertThat(new UiPreferences(folder).list().sort()).isEqualTo("STATE");
  }

  @Test
  void aFolderThatCantBeWrittenIsSaid() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));
    var preferences = new UiPreferences(file.resolve("below"));
    assertThatThrownBy(() -> preferences.saveTheme(Theme.DARK))
        .isInstanceOf(UncheckedIOException.class);
  }
}
