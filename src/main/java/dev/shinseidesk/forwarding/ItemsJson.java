package dev.shinseidesk.forwarding;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Problem;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the 14 items of 029o001 as one JSON object: romaji names (the standard's rule for fields)
 * in the order of the table, strings, type 9 as numbers, an empty item as an empty string. UTF-8
 * without mark. Immutable, any thread.
 */
public final class ItemsJson {
  private final JsonMapper mapper = JsonMapper.builder().build();

  /** Always the same form; nothing to set. */
  public ItemsJson() {}

  /**
   * The whole file, without a line end.
   *
   * @throws DeskException {@code channel.unencodable} with item, code point and character set: a
   *     half of a pair is no character, and UTF-8 can't hold it
   */
  public byte[] bytes(ForwardingItems items) throws DeskException {
    return mapper.writeValueAsBytes(object(items));
  }

  /**
   * The whole file with the records that became 最新 0, in an array {@code superseded} behind the 14
   * items [A]; without any, the same as without them.
   */
  public byte[] bytes(ForwardingItems items, List<ForwardingItems> superseded)
      throws DeskException {
    ObjectNode object = object(items);
    if (!superseded.isEmpty()) {
      ArrayNode earlier = object.putArray("superseded");
      for (ForwardingItems record : superseded) {
        earlier.add(object(record));
      }
    }
    return mapper.writeValueAsBytes(object);
  }

  private ObjectNode object(ForwardingItems items) throws DeskException {
    ObjectNode object = mapper.createObjectNode();
    for (ForwardingItem item : ForwardingItem.values()) {
      String text = item.text(items);
      refuseHalfPairs(item, text);
      if (item.type() == ForwardingItem.Type.FLAG) {
        object.put(item.romaji(), Integer.parseInt(text));
      } else {
        object.put(item.romaji(), text);
      }
    }
    return object;
  }

  private static void refuseHalfPairs(ForwardingItem item, String text) throws DeskException {
    int[] halves = text.codePoints().filter(c -> c >= 0xD800 && c <= 0xDFFF).limit(1).toArray();
    if (halves.length > 0) {
      throw new DeskException(
          Problem.of(
              Problem.Kind.REFUSED,
              "channel.unencodable",
              item.label(),
              ItemLimits.codePoint(halves[0]),
              "UTF-8"));
    }
  }
}
