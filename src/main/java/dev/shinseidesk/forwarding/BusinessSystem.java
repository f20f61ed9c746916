package dev.shinseidesk.forwarding;

import dev.shinseidesk.application.BusinessSystemId;
import dev.shinseidesk.application.InvalidValue;
import java.util.Arrays;
import java.util.List;

/**
 * 業務システム that receives applications.
 *
 * @param id three characters, set by the administrator
 * @param name e.g. 児童手当
 * @param channel id of the channel that reaches it; empty only for 方式1, where a person types it
 * @param acceptsEmptyAddressee whether it takes an application whose 宛名番号 is empty
 * @param enabled whether this office forwards to it
 * @param method how, where a route says nothing else
 * @param items what it takes by the ministry's methods, in its own order; empty for the 14 items in
 *     the standard's order. By 029o001 it always gets the 14.
 */
public record BusinessSystem(
    BusinessSystemId id,
    String name,
    String channel,
    boolean acceptsEmptyAddressee,
    boolean enabled,
    ForwardingMethod method,
    List<WantedItem> items) {
  /**
   * Copies the list.
   *
   * @throws InvalidValue when it is reached by files but has no channel
   */
  public BusinessSystem {
    items = List.copyOf(items);
    if (channel.isEmpty() && method != ForwardingMethod.TRANSCRIPTION) {
      throw new InvalidValue("接続方法", "channel: " + id);
    }
  }

  /** One reached by the standard's method. */
  public BusinessSystem(
      BusinessSystemId id,
      String name,
      String channel,
      boolean acceptsEmptyAddressee,
      boolean enabled) {
    this(id, name, channel, acceptsEmptyAddressee, enabled, ForwardingMethod.STANDARD, List.of());
  }

  /** What it takes by the ministry's methods: its own items, or the 14 in the standard's order. */
  public List<WantedItem> wanted() {
    return items.isEmpty()
        ? Arrays.stream(ForwardingItem.values())
            .map(item -> (WantedItem) new WantedItem.Standard(item))
            .toList()
        : items;
  }

  /** Whether this item of the 14 is among them. */
  boolean wants(ForwardingItem item) {
    return wanted().contains(new WantedItem.Standard(item));
  }
}
