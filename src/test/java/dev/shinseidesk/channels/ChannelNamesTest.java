package dev.shinseidesk.channels;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.application.DeskException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a name is made of: a file stands in the folder itself, or nothing stands anywhere. */
class ChannelNamesTest {
  private static final List<String> PIECES =
      List.of(
          "..",
          ".",
          "/",
          "\\",
          "\0",
          "\n",
          "C:",
          "~",
          "申請",
          "a",
          " ",
          "%2e%2e",
          "\u202e",
          "：",
          "／",
          "‥",
          "$HOME",
          "`id`",
          ";",
          "|",
          "CON",
          "𠮷",
          "\uD842",
          "x".repeat(190));

  @TempDir private Path root;

  @Test
  void noNameLeavesTheFolder() throws Exception {
    Path folder = Files.createDirectories(root.resolve("a/b/folder"));
    Path canary = Files.writeString(root.resolve("a/canary"), "unchanged");
    var random = new Random(20261127);
    int written = 0;
    for (int i = 0; i < 2_000; i++) {
      var name = new StringBuilder();
      for (int piece = random.nextInt(5); piece >= 0; piece--) {
        name.append(PIECES.get(random.nextInt(PIECES.size())));
      }
      written += written(folder, name.toString(), i) ? 1 : 0;
    }
    assertThat(written).isBetween(50, 1_990);
    assertThat(Files.readString(canary)).isEqualTo("unchanged");
    try (var files = Files.walk(root)) {
      assertThat(files.filter(Files::isRegularFile))
          .allMatch(file -> file.equals(canary) || folder.equals(file.getParent()));
    }
  }

  private static boolean written(Path folder, String name, int i) {
    byte[] content = {(byte) i};
    try (var session = new FolderTransport(folder, ".part").connect()) {
      session.put(name, content);
      return true;
    } catch (DeskException e) {
      assertThat(e.problem().key()).startsWith("channel.");
      return false;
    }
  }
}
