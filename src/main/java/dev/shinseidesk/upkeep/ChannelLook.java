package dev.shinseidesk.upkeep;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The places files are exchanged at, as far as they can be seen without signing in: folders are
 * written to, servers are connected to. {@code channel test} does the whole exchange.
 */
public final class ChannelLook implements Examination {
  private final List<Place> places;
  private final Duration patience;

  /**
   * A place.
   *
   * @param id the channel or source
   * @param folder the folder; null for a server
   * @param written whether this desk writes there
   * @param host the server; null for a folder
   * @param port its port
   */
  public record Place(
      String id, @Nullable Path folder, boolean written, @Nullable String host, int port) {}

  /** These places, waiting so long for each server. */
  public ChannelLook(List<Place> places, Duration patience) {
    this.places = List.copyOf(places);
    this.patience = patience;
  }

  @Override
  public List<Ailment> examine() {
    List<Ailment> found = new ArrayList<>();
    for (Place place : places) {
      Path folder = place.folder();
      String host = place.host();
      if (folder != null) {
        if (!Files.isDirectory(folder)) {
          found.add(Ailment.grave("doctor.channel-folder-missing", place.id(), folder));
        } else if (place.written() && !Folders.writable(folder)) {
          found.add(Ailment.grave("doctor.channel-folder-not-writable", place.id(), folder));
        }
      } else if (host != null) {
        server(place.id(), host, place.port(), found);
      }
    }
    return found;
  }

  private void server(String id, String host, int port, List<Ailment> found) {
    var address = new InetSocketAddress(host, port);
    if (address.isUnresolved()) {
      found.add(Ailment.grave("doctor.channel-name-unknown", id, host));
      return;
    }
    try (Socket socket = new Socket()) {
      socket.connect(address, (int) patience.toMillis());
    } catch (IOException e) {
      found.add(Ailment.grave("doctor.channel-unreachable", id, host, port));
    }
  }
}
