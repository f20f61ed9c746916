package dev.shinseidesk.forwarding;

import dev.shinseidesk.application.BusinessSystemId;

/**
 * 業務システム that receives applications.
 *
 * @param id three characters, set by the administrator
 * @param name e.g. 児童手当
 * @param channel id of the channel that reaches it
 * @param acceptsEmptyAddressee whether it takes an application whose 宛名番号 is empty
 * @param enabled whether this office forwards to it
 */
public record BusinessSystem(
    BusinessSystemId id,
    String name,
    String channel,
    boolean acceptsEmptyAddressee,
    boolean enabled) {}
