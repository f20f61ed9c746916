package dev.shinseidesk.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A configuration folder as it ships, and edits of it. */
final class ShippedFolder {
  static final JsonMapper JSON = JsonMapper.builder().build();
  static final ConfigurationReader READER = new ConfigurationReader();

  final Path path;

  ShippedFolder(Path path) throws DeskException {
    this.path = path;
    new ConfigurationFolder()
        .create(path, new ConfigurationFolder.Overrides(null, null, null, null));
  }

  String text(String file) throws IOException {
    return Files.readString(path.resolve(file));
  }

  ObjectNode tree(String file) throws IOException {
    return (ObjectNode) JSON.readTree(Files.readAllBytes(path.resolve(file)));
  }

  /** Puts a JSON value at a pointer; {@code null} removes what is there. */
  void set(String file, String pointer, String json) throws IOException {
    ObjectNode root = tree(file);
    int slash = pointer.lastIndexOf('/');
    JsonNode parent = root.at(pointer.substring(0, slash));
    String last = pointer.substring(slash + 1);
    if (parent instanceof ObjectNode object) {
      object.set(last, JSON.readTree(json));
    } else if (last.equals("-")) {
      parent.asArray().add(JSON.readTree(json));
    } else {
      parent.asArray().set(Integer.parseInt(last), JSON.readTree(json));
    }
    Files.write(path.resolve(file), JSON.writeValueAsBytes(root));
  }

  List<Problem> problems() {
    return READER.read(path).problems();
  }

  /** File and pointer of each mistake. */
  List<String> places() {
    return problems().stream()
        .map(p -> String.join(" ", p.facts().subList(0, Math.min(2, p.facts().size()))))
        .toList();
  }

  OfficeConfiguration sound() {
    var reading = READER.read(path);
    assertThat(reading.problems()).isEmpty();
    return java.util.Objects.requireNonNull(reading.configuration());
  }
}
