package dev.shinseidesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shinseidesk.application.DeskException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Whatever is written into a practice office's settings, it touches nothing real. */
class PracticeGuardTest {
  private final JsonMapper mapper = JsonMapper.builder().build();

  private void refused(String place, Consumer<ObjectNode> change) throws Exception {
    try (Office office =
        Office.practice(
            new PracticeRoom.Setting(1, 7),
            Locale.JAPANESE,
            Clock.system(dev.shinseidesk.texts.Texts.ZONE))) {
      Path file = office.practiceRoom().configuration().resolve("office.json");
      var settings = (ObjectNode) mapper.readTree(Files.readAllBytes(file));
      change.accept(settings);
      Files.writeString(file, mapper.writeValueAsString(settings));
      assertThatThrownBy(
              () -> office.signIn(PracticeRoom.USER, PracticeRoom.PASSWORD.toCharArray()))
          .isInstanceOfSatisfying(
              DeskException.class,
              e -> {
                assertThat(e.problem().key()).isEqualTo("practice.outside");
                assertThat(e.problem().facts()).containsExactly(place);
              });
    }
  }

  @Test
  void refusesAPortalOfAnotherMachine() throws Exception {
    refused(
        "portal.baseUrl",
        s -> ((ObjectNode) s.get("portal")).put("baseUrl", "https://portal.example.jp/api"));
    refused(
        "portal.baseUrl",
        s -> ((ObjectNode) s.get("portal")).put("baseUrl", "http://127.0.0.1.example.jp/api"));
  }

  @Test
  void refusesAStoreAndFoldersOutsideOfIt() throws Exception {
    refused("data", s -> s.put("data", "../real-office/data"));
    refused(
        "channels.folder",
        s -> ((ObjectNode) s.get("channels").get(0)).put("id", "folder").put("path", "/srv/real"));
  }
}
