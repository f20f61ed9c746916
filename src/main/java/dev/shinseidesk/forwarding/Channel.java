package dev.shinseidesk.forwarding;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.InvalidValue;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Problem.Kind;
import dev.shinseidesk.channels.ListedFile;
import dev.shinseidesk.channels.Transport;
import dev.shinseidesk.channels.TransportSession;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A way to hand something over: what is written, by its profile, and the place where it is put, by
 * its transport. Any thread but the FX thread; one delivery at a time.
 */
public final class Channel {
  /** Up to here each file is compared by content before the last one is put. */
  private static final int FEW = 4;

  private final ChannelProfile profile;
  private final Transport transport;
  private final Packer packer;
  private final ReentrantLock lock = new ReentrantLock();

  /**
   * Plugs both together.
   *
   * @throws InvalidValue when the profile's character set can't hold the items' names
   */
  public Channel(ChannelProfile profile, Transport transport) {
    this.profile = profile;
    this.transport = transport;
    this.packer = new Packer(profile);
  }

  /** Its id in the configuration. */
  public String id() {
    return profile.id();
  }

  /** Where it leads, for people: a folder, a host; never a secret. */
  public String destination() {
    return transport.destination();
  }

  /** What it writes. */
  public ChannelProfile profile() {
    return profile;
  }

  Packer packer() {
    return packer;
  }

  /**
   * Puts all files of a parcel where the receiver finds them, in the parcel's order; what stands
   * there already is left. The last file tells the receiver that all is there, so it is put only
   * once the others are proved to be.
   *
   * @throws DeskException keys {@code channel.*} of the transport; {@code channel.vanished} when a
   *     file was gone before the last one was put; {@code forwarding.marker-left} when the marker
   *     of an earlier delivery is still there
   */
  void deliver(Parcel parcel) throws DeskException {
    lock.lock();
    try (TransportSession session = transport.connect()) {
      List<Parcel.Piece> pieces = parcel.pieces();
      boolean[] there = new boolean[pieces.size()];
      int missing = 0;
      for (int i = 0; i < pieces.size(); i++) {
        there[i] = session.holds(pieces.get(i).name(), pieces.get(i).hash());
        missing += there[i] ? 0 : 1;
      }
      int last = pieces.size() - 1;
      if (parcel.marked() && there[last] && missing > 0) {
        throw new DeskException(
            Problem.of(
                Kind.OTHER_SIDE_FINAL,
                "forwarding.marker-left",
                pieces.get(last).name(),
                destination()));
      }
      for (int i = 0; i < pieces.size(); i++) {
        if (i == last && !there[last]) {
          confirm(session, pieces.subList(0, last));
        }
        if (!there[i]) {
          session.put(pieces.get(i).name(), pieces.get(i).content().load());
        }
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Whether the last file of a parcel stands there, which tells that all of it was delivered.
   *
   * @throws DeskException keys {@code channel.*}: it can't be known now
   */
  boolean complete(Parcel parcel) throws DeskException {
    try (TransportSession session = transport.connect()) {
      Parcel.Piece last = parcel.pieces().getLast();
      return session.holds(last.name(), last.hash());
    }
  }

  private void confirm(TransportSession session, List<Parcel.Piece> before) throws DeskException {
    if (before.size() <= FEW) {
      for (Parcel.Piece piece : before) {
        if (!session.holds(piece.name(), piece.hash())) {
          throw vanished(piece);
        }
      }
      return;
    }
    Map<String, Long> sizes = new HashMap<>();
    for (ListedFile file : session.list()) {
      sizes.put(file.name(), file.size());
    }
    for (Parcel.Piece piece : before) {
      if (sizes.getOrDefault(piece.name(), -1L) != piece.size()) {
        throw vanished(piece);
      }
    }
  }

  private DeskException vanished(Parcel.Piece piece) {
    return new DeskException(
        Problem.of(Kind.OTHER_SIDE, "channel.vanished", piece.name(), destination()));
  }

  /**
   * What would be written.
   *
   * @param itemsFile file name of the items, or the pattern of the batch's name
   * @param archiveFile file name of the ZIP; empty where none goes along
   */
  public record Plan(String itemsFile, String archiveFile) {}
}
