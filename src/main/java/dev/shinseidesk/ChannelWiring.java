package dev.shinseidesk;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.InvalidValue;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.channels.ChannelDesk;
import dev.shinseidesk.channels.ConfiguredChannels;
import dev.shinseidesk.channels.FolderTransport;
import dev.shinseidesk.channels.S3Transport;
import dev.shinseidesk.channels.SecretSource;
import dev.shinseidesk.channels.SftpTransport;
import dev.shinseidesk.channels.Transport;
import dev.shinseidesk.forwarding.BusinessSystem;
import dev.shinseidesk.forwarding.Channel;
import dev.shinseidesk.residents.NumberLinkSource;
import dev.shinseidesk.settings.ChannelPlaces;
import dev.shinseidesk.settings.ChannelProfiles;
import dev.shinseidesk.settings.ChannelSettings;
import dev.shinseidesk.settings.NumberLinkSettings;
import dev.shinseidesk.settings.OfficeConfiguration;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Channels and number-link sources of a configuration; nothing is connected yet. Any thread. */
final class ChannelWiring {
  private final OfficeConfiguration configuration;
  private final SecretSource secrets;
  private final Clock clock;
  private final Map<String, Transport> transports = new LinkedHashMap<>();
  private final List<Channel> channels = new ArrayList<>();

  /**
   * Makes them.
   *
   * @param secrets where passwords and keys are kept
   * @throws DeskException {@code settings.invalid}: a value of a channel isn't sound
   */
  ChannelWiring(OfficeConfiguration configuration, SecretSource secrets, Clock clock)
      throws DeskException {
    this.configuration = configuration;
    this.secrets = secrets;
    this.clock = clock;
    int index = 0;
    for (ChannelSettings settings : configuration.settings().channels()) {
      try {
        Transport transport = transport(settings);
        transports.put(settings.id(), transport);
        channels.add(new Channel(ChannelProfiles.profile(settings), transport));
        index++;
      } catch (InvalidValue e) {
        throw new DeskException(
            Problem.of(
                Problem.Kind.USAGE,
                "settings.invalid",
                "office.json",
                "/channels/" + index,
                e.item() + ": " + e.rule()),
            e);
      }
    }
  }

  private Transport transport(ChannelSettings settings) {
    ChannelSettings.Sftp sftp = settings.sftp();
    if (sftp != null) {
      return new SftpTransport(ChannelPlaces.sftp(sftp, settings.tempSuffix()), secrets);
    }
    ChannelSettings.S3 s3 = settings.s3();
    if (s3 != null) {
      return new S3Transport(ChannelPlaces.s3(s3), secrets, clock);
    }
    return new FolderTransport(
        configuration.resolve(Objects.requireNonNullElse(settings.path(), "")),
        Objects.requireNonNullElse(settings.tempSuffix(), ChannelProfiles.TEMP_SUFFIX));
  }

  /** The ways out, in the configuration's order. */
  List<Channel> channels() {
    return List.copyOf(channels);
  }

  /** The way to one of them; null where the configuration has none of this id. */
  @Nullable Transport named(String id) {
    return transports.get(id);
  }

  /** Trying them, with the names of who uses each. */
  ChannelDesk desk() {
    List<ConfiguredChannels.Entry> entries = new ArrayList<>();
    transports.forEach((id, transport) -> {
      List<String> usedBy = new ArrayList<>();
      configuration.systems().enabled().stream()
          .filter(system -> system.channel().equals(id))
          .map(BusinessSystem::name)
          .forEach(usedBy::add);
      configuration.numberLinks().stream()
          .filter(source -> id.equals(source.channel()))
          .map(NumberLinkSettings::id)
          .forEach(usedBy::add);
      entries.add(new ConfiguredChannels.Entry(id, transport, usedBy));
    });
    return new ConfiguredChannels(entries, System::nanoTime);
  }

  /** Where number links come from. */
  List<NumberLinkSource> sources() {
    return configuration.numberLinks().stream().map(this::source).toList();
  }

  private NumberLinkSource source(NumberLinkSettings settings) {
    Transport shared = settings.channel() == null ? null : transports.get(settings.channel());
    return settings.source(
        shared != null
            ? shared
            : new FolderTransport(
                configuration.resolve(Objects.requireNonNullElse(settings.path(), "")),
                ChannelProfiles.TEMP_SUFFIX));
  }
}
