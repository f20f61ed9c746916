package dev.shinseidesk.ui.settings;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Changes of JSON trees that leave the tree before as it was: only the nodes on the way are copied,
 * so that going back is cheap however big a file is. Static and pure.
 */
final class JsonEdits {
  private JsonEdits() {}

  /**
   * The tree with another value at a place.
   *
   * @param value null takes the place away
   * @return the tree itself where the way to the place doesn't exist
   */
  static JsonNode set(JsonNode node, JsonPointer at, @Nullable JsonNode value) {
    if (at.matches()) {
      return value == null ? node : value;
    }
    boolean last = at.tail().matches();
    if (node instanceof ObjectNode object) {
      String name = at.getMatchingProperty();
      if (!last && object.get(name) == null) {
        return node;
      }
      ObjectNode copy = shallow(object);
      if (last && value == null) {
        copy.remove(name);
      } else {
        copy.set(name, last ? value : set(object.get(name), at.tail(), value));
      }
      return copy;
    }
    if (node instanceof ArrayNode array) {
      int index = at.getMatchingIndex();
      if (index < 0 || index >= array.size()) {
        return node;
      }
      ArrayNode copy = shallow(array);
      if (last && value == null) {
        copy.remove(index);
      } else {
        copy.set(index, last ? value : set(array.get(index), at.tail(), value));
      }
      return copy;
    }
    return node;
  }

  /** The tree with one more element in a list; the tree itself where no list stands there. */
  static JsonNode insert(JsonNode root, JsonPointer list, int index, JsonNode value) {
    if (!(root.at(list) instanceof ArrayNode array)) {
      return root;
    }
    ArrayNode copy = shallow(array);
    copy.insert(Math.clamp(index, 0, array.size()), value);
    return set(root, list, copy);
  }

  /** The tree with one element of a list at another place of it. */
  static JsonNode move(JsonNode root, JsonPointer list, int from, int to) {
    if (!(root.at(list) instanceof ArrayNode array)
        || from < 0
        || to < 0
        || from >= array.size()
        || to >= array.size()) {
      return root;
    }
    ArrayNode copy = shallow(array);
    JsonNode moved = copy.remove(from);
    copy.insert(to, moved);
    return set(root, list, copy);
  }

  private static ObjectNode shallow(ObjectNode object) {
    ObjectNode copy = JsonMapper.shared().createObjectNode();
    object.properties().forEach(entry -> copy.set(entry.getKey(), entry.getValue()));
    return copy;
  }

  private static ArrayNode shallow(ArrayNode array) {
    ArrayNode copy = JsonMapper.shared().createArrayNode();
    array.forEach(copy::add);
    return copy;
  }
}
