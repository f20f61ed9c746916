package dev.shinseidesk.forwarding;

import dev.shinseidesk.application.DeskException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * 方式2: the structured file a robot types from [A]. UTF-8 without mark; what it holds stands in
 * docs/channels.md.
 */
final class RobotJson {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private RobotJson() {}

  /**
   * The whole file.
   *
   * @throws DeskException {@code channel.unencodable} for half of a pair
   */
  static byte[] bytes(Shipment shipment) throws DeskException {
    ObjectNode file = MAPPER.createObjectNode();
    file.put("interface", shipment.method().interfaceId());
    file.put("receiver", shipment.receiver().id().value());
    file.put("act", shipment.act().name());
    file.put("receiptNumber", shipment.items().receiptNumber().value());
    ArrayNode items = file.putArray("items");
    List<WantedItem> wanted = shipment.receiver().wanted();
    List<String> values = WantedValues.of(wanted, shipment.items(), shipment.form());
    for (int i = 0; i < wanted.size(); i++) {
      WantedItem item = wanted.get(i);
      whole(item, values.get(i));
      ObjectNode line = items.addObject();
      line.put("id", item.text());
      line.put("name", item.label());
      if (item instanceof WantedItem.Standard standard) {
        line.put("romaji", standard.item().romaji());
      }
      line.put("value", values.get(i));
    }
    return MAPPER.writeValueAsBytes(file);
  }

  private static void whole(WantedItem item, String value) throws DeskException {
    CsvTable.encoded(
        StandardCharsets.UTF_8
            .newEncoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT),
        item.label(),
        value);
  }
}
