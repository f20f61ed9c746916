package dev.shinseidesk;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.settings.ChannelSettings;
import dev.shinseidesk.settings.OfficeConfiguration;
import java.net.URI;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps practice apart from what is real: whatever somebody writes into the settings of a practice
 * office, its store, folders, portal and servers stay in the practice folder and on this machine.
 */
final class PracticeGuard {
  private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]", "::1");

  private PracticeGuard() {}

  /**
   * Checks before anything is opened.
   *
   * @param folder the practice folder
   * @throws DeskException {@code practice.outside}, with what leads outside
   */
  static void check(Path folder, OfficeConfiguration configuration) throws DeskException {
    inside(folder, configuration, "data", configuration.settings().data());
    String own = configuration.settings().portal().baseUrl();
    here("portal.baseUrl", own == null ? configuration.profile().connection().baseUrl() : own);
    for (ChannelSettings channel : configuration.settings().channels()) {
      String place = "channels." + channel.id();
      if (channel.path() != null) {
        inside(folder, configuration, place, channel.path());
      }
      if (channel.sftp() != null) {
        thisMachine(place, channel.sftp().host());
      }
      if (channel.s3() != null) {
        here(place, channel.s3().endpoint());
      }
    }
  }

  private static void inside(
      Path folder, OfficeConfiguration configuration, String place, String path)
      throws DeskException {
    Path resolved = configuration.resolve(path).toAbsolutePath().normalize();
    if (!resolved.startsWith(folder.toAbsolutePath().normalize())) {
      throw outside(place);
    }
  }

  private static void here(String place, String address) throws DeskException {
    try {
      thisMachine(place, URI.create(address).getHost());
    } catch (IllegalArgumentException e) {
      throw outside(place);
    }
  }

  private static void thisMachine(String place, @Nullable String host) throws DeskException {
    if (host == null || !THIS_MACHINE.contains(host)) {
      throw outside(place);
    }
  }

  private static DeskException outside(String place) {
    return new DeskException(Problem.of(Problem.Kind.REFUSED, "practice.outside", place));
  }
}
