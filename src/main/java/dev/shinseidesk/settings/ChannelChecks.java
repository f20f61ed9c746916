package dev.shinseidesk.settings;

import dev.shinseidesk.forwarding.CsvStyle;
import dev.shinseidesk.forwarding.FileNamePattern;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a schema can't say about the channels of {@code office.json}. For one reading. */
final class ChannelChecks {
  private static final String FILE = "office.json";
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

  private static final Pattern OF_ONE_APPLICATION =
      Pattern.compile("\\{(?:receiptNumber|procedure|addressee|deliveryId)}");

  private final Path folder;
  private final Mistakes mistakes;

  /** Tells mistakes there; relative paths start at the folder. */
  ChannelChecks(Path folder, Mistakes mistakes) {
    this.folder = folder;
    this.mistakes = mistakes;
  }

  /** Checks all channels, by themselves and against one another. */
  void check(OfficeSettings settings) {
    Map<String, Integer> ids = new HashMap<>();
    Map<String, String> taken = new HashMap<>();
    List<ChannelSettings> channels = settings.channels();
    for (int i = 0; i < channels.size(); i++) {
      ChannelSettings channel = channels.get(i);
      String at = "/channels/" + i;
      if (ids.putIfAbsent(channel.id(), i) != null) {
        mistakes.rule(FILE, at + "/id", "only-once", channel.id());
      }
      int before = mistakes.count();
      String place = place(channel, at);
      reachable(channel, at, before);
      if (place != null && place.equals(absolute(settings.data()))) {
        mistakes.rule(FILE, at + "/path", "not-the-data-folder");
      }
      names(channel, at, place, taken);
    }
  }

  /** Where its files go, to tell two channels with one place; null where that is a mistake. */
  private @Nullable String place(ChannelSettings channel, String at) {
    ChannelSettings.Sftp sftp = channel.sftp();
    ChannelSettings.S3 s3 = channel.s3();
    if (sftp != null) {
      if ((sftp.passwordSecret() == null) == (sftp.keySecret() == null)) {
        mistakes.rule(FILE, at + "/sftp/passwordSecret", "password-or-key");
      }
      if (sftp.passphraseSecret() != null && sftp.keySecret() == null) {
        mistakes.rule(FILE, at + "/sftp/passphraseSecret", "with-a-key-only");
      }
      int port = Objects.requireNonNullElse(sftp.port(), 22);
      return sftp.host().toLowerCase(Locale.ROOT) + " " + port + " " + sftp.directory();
    }
    if (s3 != null) {
      endpoint(s3.endpoint(), at + "/s3/endpoint");
      return s3.endpoint() + " " + s3.bucket() + " " + Objects.requireNonNullElse(s3.prefix(), "");
    }
    String absolute = absolute(Objects.requireNonNullElse(channel.path(), ""));
    if (absolute == null) {
      mistakes.rule(FILE, at + "/path", "path");
    }
    return absolute;
  }

  /** What the way there asks of its values, where no mistake has been told yet. */
  private void reachable(ChannelSettings channel, String at, int before) {
    ChannelSettings.Sftp sftp = channel.sftp();
    ChannelSettings.S3 s3 = channel.s3();
    if (mistakes.count() > before) {
      return;
    }
    if (sftp != null) {
      mistakes.made(FILE, at + "/sftp", () -> ChannelPlaces.sftp(sftp, channel.tempSuffix()));
    }
    if (s3 != null) {
      mistakes.made(FILE, at + "/s3", () -> ChannelPlaces.s3(s3));
    }
  }

  private void endpoint(String url, String at) {
    try {
      var uri = new URI(url);
      if (uri.getHost() == null || uri.getRawUserInfo() != null) {
        mistakes.rule(FILE, at, "url");
      } else if (uri.getScheme().equals("http") && !LOOPBACK.contains(uri.getHost())) {
        mistakes.rule(FILE, at, "https");
      }
    } catch (URISyntaxException e) {
      mistakes.rule(FILE, at, "url");
    }
  }

  private @Nullable String absolute(String path) {
    try {
      return folder.resolve(path).toAbsolutePath().normalize().toString();
    } catch (InvalidPathException e) {
      return null;
    }
  }

  private void names(
      ChannelSettings channel, String at, @Nullable String place, Map<String, String> taken) {
    int before = mistakes.count();
    String suffix = Objects.requireNonNullElse(channel.tempSuffix(), ChannelProfiles.TEMP_SUFFIX);
    Map<String, String> own = new HashMap<>();
    ChannelProfiles.names(channel)
        .forEach((property, name) -> {
          String pointer = at + "/" + property;
          if (mistakes.made(FILE, pointer, () -> new FileNamePattern(name)) == null) {
            return;
          }
          boolean batch = property.equals("batchName") || property.equals("manifestName");
          if (batch != name.contains("{batch}")
              || (batch && OF_ONE_APPLICATION.matcher(name).find())) {
            mistakes.rule(FILE, pointer, batch ? "batch-name" : "not-a-batch-name");
            return;
          }
          String other = own.putIfAbsent(name, pointer);
          if (other == null && place != null) {
            other = taken.putIfAbsent(place + " " + name, pointer);
          }
          if (other != null) {
            mistakes.rule(FILE, pointer, "other-name", other);
          }
          if (name.endsWith(suffix)) {
            mistakes.rule(FILE, at + "/tempSuffix", "other-suffix", name);
          }
        });
    style(channel, at);
    if (mistakes.count() == before) {
      // what the parts ask of one another
      mistakes.made(FILE, at, () -> ChannelProfiles.profile(channel));
    }
  }

  private void style(ChannelSettings channel, String at) {
    CsvStyle d = CsvStyle.DEFAULT;
    String charset = Objects.requireNonNullElse(channel.encoding(), d.charset());
    boolean known =
        mistakes.made(
                FILE,
                at + "/encoding",
                () -> new CsvStyle(charset, false, d.lineEnd(), d.header(), d.quoting()))
            != null;
    if (!known) {
      return;
    }
    boolean utf8 = Charset.forName(charset).equals(StandardCharsets.UTF_8);
    if (!utf8 && Objects.requireNonNullElse(channel.byteOrderMark(), false)) {
      mistakes.rule(FILE, at + "/byteOrderMark", "with-utf8-only");
    }
    if (!utf8 && "JSON".equals(channel.format())) {
      mistakes.rule(FILE, at + "/encoding", "json-is-utf8");
    }
  }
}
