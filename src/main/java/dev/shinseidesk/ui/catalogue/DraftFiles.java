package dev.shinseidesk.ui.catalogue;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes a draft as the files it came from. Static and pure. */
final class DraftFiles {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Pattern NUMBER = Pattern.compile("(.*?)([0-9]{1,9})");
  private static final int LONGEST_VERSION = 40;

  private DraftFiles() {}

  static ArrayNode array(List<ObjectNode> nodes) {
    ArrayNode array = JSON.createArrayNode();
    nodes.forEach(array::add);
    return array;
  }

  static ArrayNode texts(Set<String> texts) {
    ArrayNode array = JSON.createArrayNode();
    texts.forEach(array::add);
    return array;
  }

  static void set(ObjectNode root, String name, @Nullable JsonNode value) {
    if (value == null) {
      root.remove(name);
    } else {
      root.set(name, value);
    }
  }

  static String written(ObjectNode root) {
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
  }

  /** The version after this one: its last number counted on. */
  static String next(String version) {
    Matcher matcher = NUMBER.matcher(version);
    if (matcher.matches()) {
      return Objects.requireNonNull(matcher.group(1))
          + (Long.parseLong(Objects.requireNonNull(matcher.group(2))) + 1);
    }
    return version.length() + 2 > LONGEST_VERSION ? "1" : version + "-2";
  }
}
