package dev.shinseidesk.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shinseidesk.application.DeskException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PasswordSourceTest {
  @TempDir Path folder;

  @Test
  void takesOneLineAfterTheOtherFromStandardInput() throws Exception {
    var source = source("ひらけ ごま\r\nsecond\n");
    assertThat(new String(source.read(null, "a"))).isEqualTo("ひらけ ごま");
    assertThat(new String(source.read(null, "b"))).isEqualTo("second");
    assertThatThrownBy(() -> source.read(null, "c"))
        .isInstanceOfSatisfying(
            DeskException.class,
            e -> assertThat(e.problem().key()).isEqualTo("console.no-password"));
  }

  @Test
  void takesTheFirstLineOfAFile() throws Exception {
    Path file = folder.resolve("pw");
    Files.writeString(file, "geheim\nrest");
    assertThat(new String(source("").read(file, "a"))).isEqualTo("geheim");
  }

  @Test
  void tellsOfAFileThatIsNotThere() {
    assertThatThrownBy(() -> source("x").read(folder.resolve("none"), "a"))
        .isInstanceOfSatisfying(
            DeskException.class,
            e -> {
              assertThat(e.problem().key()).isEqualTo("console.password-unreadable");
              assertThat(e.problem().kind().exitCode()).isEqualTo(2);
            });
  }

  private static PasswordSource source(String input) {
    return new PasswordSource(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
  }
}
