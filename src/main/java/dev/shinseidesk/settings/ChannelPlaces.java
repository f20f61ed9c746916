package dev.shinseidesk.settings;

import dev.shinseidesk.application.InvalidValue;
import dev.shinseidesk.channels.S3Settings;
import dev.shinseidesk.channels.SftpSettings;
import dev.shinseidesk.channels.SftpSettings.Auth;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How servers and object storages are reached, from the settings. Stateless. */
public final class ChannelPlaces {
  private static final int PORT = 22;
  private static final int MIB = 1 << 20;
  private static final int CONNECT_SECONDS = 10;
  private static final int ANSWER_SECONDS = 60;

  private ChannelPlaces() {}

  /**
   * An SFTP server.
   *
   * @param tempSuffix of the channel; null for what ships
   * @throws InvalidValue when a value isn't sound, or there is neither password nor key
   */
  public static SftpSettings sftp(ChannelSettings.Sftp settings, @Nullable String tempSuffix) {
    return new SftpSettings(
        settings.host(),
        Objects.requireNonNullElse(settings.port(), PORT),
        settings.user(),
        settings.directory(),
        settings.hostKey(),
        auth(settings),
        Objects.requireNonNullElse(tempSuffix, ChannelProfiles.TEMP_SUFFIX),
        seconds(settings.connectSeconds(), CONNECT_SECONDS),
        seconds(settings.answerSeconds(), ANSWER_SECONDS));
  }

  private static Auth auth(ChannelSettings.Sftp settings) {
    if (settings.keySecret() != null) {
      return new Auth.PrivateKey(settings.keySecret(), settings.passphraseSecret());
    }
    if (settings.passwordSecret() == null) {
      throw new InvalidValue("SFTP", "passwordSecret | keySecret");
    }
    return new Auth.Password(settings.passwordSecret());
  }

  /**
   * An object storage.
   *
   * @throws InvalidValue when a value isn't sound
   */
  public static S3Settings s3(ChannelSettings.S3 settings) {
    URI endpoint;
    try {
      endpoint = new URI(settings.endpoint());
    } catch (URISyntaxException e) {
      throw new InvalidValue("S3エンドポイント", "https://host[:port]");
    }
    String encryption = settings.serverSideEncryption();
    return new S3Settings(
        endpoint,
        settings.region(),
        settings.bucket(),
        Objects.requireNonNullElse(settings.prefix(), ""),
        Objects.requireNonNullElse(settings.pathStyle(), true),
        settings.accessKeyId(),
        settings.secretKeySecret(),
        settings.multipartMiB() == null ? S3Settings.USUAL_PART : settings.multipartMiB() * MIB,
        encryption == null || encryption.equals("none") ? null : encryption,
        seconds(settings.connectSeconds(), CONNECT_SECONDS),
        seconds(settings.answerSeconds(), ANSWER_SECONDS));
  }

  private static Duration seconds(@Nullable Integer set, int shipped) {
    return Duration.ofSeconds(Objects.requireNonNullElse(set, shipped));
  }
}
