package dev.shinseidesk.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.application.Problem;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Files nobody meant to be settings, and settings damaged at random. */
@Execution(ExecutionMode.CONCURRENT)
class HostileSettingsTest {
  @TempDir Path temp;
  private ShippedFolder folder;

  @BeforeEach
  void create() throws Exception {
    folder = new ShippedFolder(temp.resolve("office"));
  }

  private List<String> keys() {
    return folder.problems().stream().map(Problem::key).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"office.json", "routes.json", "status.json", "procedures.json"})
  void aFileThatIsNoneIsTold(String name) throws Exception {
    Path file = folder.path.resolve(name);
    byte[] sound = Files.readAllBytes(file);

    Files.delete(file);
    assertThat(keys()).contains("settings.missing");

    Files.createDirectory(file);
    assertThat(keys()).contains("settings.not-a-file");

    Files.delete(file);
    Files.write(folder.path.resolve("elsewhere"), sound);
    Files.createSymbolicLink(file, Path.of("elsewhere"));
    assertThat(keys()).contains("settings.not-a-file");
    Files.delete(file);

    byte[] large = Arrays.copyOf(sound, SettingsFolder.MOST_BYTES + 1);
    Arrays.fill(large, sound.length, large.length, (byte) ' ');
    Files.write(file, large);
    assertThat(keys()).contains("settings.too-large");

    Files.write(
        file, new String(sound, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_16LE));
    assertThat(keys()).contains("settings.not-utf8");
    Files.write(
        file, new String(sound, StandardCharsets.UTF_8).getBytes(Charset.forName("windows-31j")));
    assertThat(keys()).contains("settings.not-utf8");

    Files.write(file, "{ \"a\": 1, \"a\": 2 }".getBytes(StandardCharsets.UTF_8));
    assertThat(keys()).contains("settings.not-json");
    Files.write(file, "[".repeat(100_000).getBytes(StandardCharsets.UTF_8));
    assertThat(keys()).contains("settings.not-json");
    Files.write(file, new byte[0]);
    assertThat(keys()).contains("settings.not-json");
  }

  @Test
  void aByteOrderMarkDoesNoHarm() throws Exception {
    Path file = folder.path.resolve("routes.json");
    Files.writeString(file, "\uFEFF" + Files.readString(file));
    assertThat(folder.problems()).isEmpty();
  }

  @Test
  void aNameThatLeavesTheFolderIsRefused() throws Exception {
    for (String name : List.of("../routes.json", "/etc/passwd", "a/b.json", "routes.json\\u0000")) {
      folder.set("office.json", "/routes", "\"" + name + "\"");
      assertThat(folder.places()).contains("office.json /routes");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "office.json",
        "portal-profile.json",
        "procedures.json",
        "business-systems.json",
        "routes.json",
        "status.json",
        "number-links.json",
        "keeping.json"
      })
  void anyChangeGivesAConfigurationOrMistakesThatNameFileAndPlace(String name) throws Exception {
    if (name.equals("number-links.json")) {
      folder.set("office.json", "/numberLinks", "{\"sources\":\"number-links.json\"}");
    }
    byte[] sound = Files.readAllBytes(folder.path.resolve(name));
    var random = new Random(name.hashCode());
    int mistaken = 0;
    for (int run = 0; run < 40; run++) {
      JsonNode tree = ShippedFolder.JSON.readTree(sound);
      for (int i = 0; i <= run % 3; i++) {
        change(tree, random);
      }
      Files.write(folder.path.resolve(name), ShippedFolder.JSON.writeValueAsBytes(tree));
      var reading = ShippedFolder.READER.read(folder.path);
      assertThat(reading.configuration() == null).isEqualTo(!reading.problems().isEmpty());
      mistaken += reading.problems().isEmpty() ? 0 : 1;
      assertThat(reading.problems())
          .allSatisfy(problem -> {
            assertThat(problem.facts().getFirst()).endsWith(".json");
            if (!problem.key().equals("settings.missing")) {
              assertThat(problem.facts().get(1)).startsWith("/");
            }
          });
    }
    assertThat(mistaken).isGreaterThan(5);
  }

  /** One change anywhere in the tree. */
  private static void change(JsonNode root, Random random) {
    JsonNode node = root;
    while (true) {
      List<JsonNode> inner = node.valueStream().filter(JsonNode::isContainer).toList();
      if (inner.isEmpty() || random.nextInt(3) == 0) {
        break;
      }
      node = inner.get(random.nextInt(inner.size()));
    }
    List<String> values =
        List.of("null", "true", "-1", "1e400", "3.5", "\"\"", "\"あ\\u0000\"", "[]", "{}", "[[1]]");
    JsonNode value = ShippedFolder.JSON.readTree(values.get(random.nextInt(values.size())));
    if (node instanceof ObjectNode object && !object.isEmpty()) {
      List<String> names = List.copyOf(object.propertyNames());
      String name = names.get(random.nextInt(names.size()));
      switch (random.nextInt(4)) {
        case 0 -> object.remove(name);
        case 1 -> object.set("strange~/" + name, value);
        default -> object.set(name, value);
      }
    } else if (node instanceof ArrayNode array) {
      Iterator<JsonNode> first = array.iterator();
      if (first.hasNext() && random.nextBoolean()) {
        array.add(first.next().deepCopy());
      } else {
        array.add(value);
      }
    }
  }
}
