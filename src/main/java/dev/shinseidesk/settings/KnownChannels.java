package dev.shinseidesk.settings;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What other files may say of the channels.
 *
 * @param ids all of them
 * @param marking those that write a done-marker, which 方式2 needs
 * @param folders those that are folders
 */
record KnownChannels(Set<String> ids, Set<String> marking, Set<String> folders) {
  /** Of these settings. */
  static KnownChannels of(List<ChannelSettings> channels) {
    return new KnownChannels(
        channels.stream().map(ChannelSettings::id).collect(Collectors.toSet()),
        channels.stream()
            .filter(c -> Objects.nonNull(c.doneMarker()))
            .map(ChannelSettings::id)
            .collect(Collectors.toSet()),
        channels.stream()
            .filter(c -> c.kind().equals("folder"))
            .map(ChannelSettings::id)
            .collect(Collectors.toSet()));
  }
}
