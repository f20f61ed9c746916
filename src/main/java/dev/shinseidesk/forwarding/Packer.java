package dev.shinseidesk.forwarding;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.InvalidValue;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Problem.Kind;
import dev.shinseidesk.forwarding.ForwardingDesk.Act;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes the files of a forwarding as a channel's profile and the receiver's items say: what they
 * hold, how they are called, in which order they are put. Touches nothing. Immutable, any thread.
 */
final class Packer {
  private final ChannelProfile profile;
  private final ItemsCsv csv;
  private final ItemsJson json = new ItemsJson();

  /**
   * For one channel.
   *
   * @throws InvalidValue when the character set can't hold the header
   */
  Packer(ChannelProfile profile) {
    this.profile = profile;
    this.csv = new ItemsCsv(profile.csv());
  }

  /**
   * What would be put, without the ZIP being read.
   *
   * @throws DeskException keys {@code forwarding.}item-invalid, name-needs-addressee,
   *     marker-missing, cannot-withdraw, and {@code channel.unencodable}
   */
  Channel.Plan plan(Shipment shipment) throws DeskException {
    items(shipment);
    String archive =
        withArchive(shipment.act())
            ? profile
                .archiveFile()
                .name(shipment.receiver().id(), shipment.items(), shipment.deliveryId())
            : "";
    String items =
        shipment.method() == ForwardingMethod.BATCH
            ? profile
                .batchFile()
                .batchName(
                    shipment.receiver().id(),
                    "*",
                    LocalDateTime.of(
                        shipment.items().operationDate(), shipment.items().operationTime()))
            : profile
                .itemsFile()
                .name(shipment.receiver().id(), shipment.items(), shipment.deliveryId());
    return new Channel.Plan(items, archive);
  }

  /**
   * The files of one application: ZIP, items, marker where there is one.
   *
   * @throws DeskException as {@link #plan}
   */
  Parcel single(Shipment shipment) throws DeskException {
    byte[] items = items(shipment);
    List<Parcel.Piece> pieces = new ArrayList<>();
    Parcel.Piece archive = archive(shipment);
    if (archive != null) {
      pieces.add(archive);
    }
    pieces.add(Parcel.Piece.of(name(profile.itemsFile(), shipment), items));
    FileNamePattern marker = profile.doneMarker();
    if (marker != null) {
      pieces.add(Parcel.Piece.of(name(marker, shipment), new byte[0]));
    }
    return new Parcel(pieces, marker != null);
  }

  /** The ZIP's file; null where none goes along. */
  Parcel.@Nullable Piece archive(Shipment shipment) throws DeskException {
    if (!withArchive(shipment.act())) {
      return null;
    }
    Shipment.Archive archive = shipment.archive();
    return new Parcel.Piece(
        name(profile.archiveFile(), shipment), archive.hash(), archive.size(), archive.content());
  }

  /**
   * The lines of a shipment in a table of the receiver's items: its own record, then superseded
   * ones where the profile has them and the columns can tell them apart.
   */
  List<List<String>> lines(Shipment shipment) {
    List<WantedItem> wanted = shipment.receiver().wanted();
    List<List<String>> lines = new ArrayList<>();
    lines.add(WantedValues.of(wanted, shipment.items(), shipment.form()));
    if (shipment.receiver().wants(ForwardingItem.LATEST)) {
      for (ForwardingItems record : superseded(shipment)) {
        lines.add(WantedValues.of(wanted, record, shipment.form()));
      }
    }
    return lines;
  }

  /** The table of the receiver's items. */
  CsvTable table(BusinessSystem receiver) {
    return new CsvTable(profile.csv(), WantedValues.labels(receiver.wanted()));
  }

  /** What the channel writes. */
  ChannelProfile profile() {
    return profile;
  }

  private byte[] items(Shipment shipment) throws DeskException {
    profile.limits().check(shipment.items());
    possible(shipment);
    return switch (shipment.method()) {
      case STANDARD ->
          profile.format() == ChannelProfile.Format.JSON
              ? json.bytes(shipment.items(), superseded(shipment))
              : csv.bytes(records(shipment));
      case ROBOT -> RobotJson.bytes(shipment);
      case SINGLE_FILE, BATCH -> table(shipment.receiver()).bytes(lines(shipment));
      case TRANSCRIPTION -> throw new IllegalArgumentException("a person types it");
    };
  }

  private void possible(Shipment shipment) throws DeskException {
    ForwardingMethod method = shipment.method();
    if (method == ForwardingMethod.ROBOT && profile.doneMarker() == null) {
      throw new DeskException(
          Problem.of(
              Kind.USAGE, "forwarding.marker-missing", shipment.receiver().name(), profile.id()));
    }
    boolean table = method == ForwardingMethod.SINGLE_FILE || method == ForwardingMethod.BATCH;
    if (table
        && shipment.act() == Act.WITHDRAW
        && !shipment.receiver().wants(ForwardingItem.DELETED)) {
      // without that column the record would read as one more provision
      throw new DeskException(
          Problem.of(Kind.USAGE, "forwarding.cannot-withdraw", shipment.receiver().name()));
    }
  }

  private List<ForwardingItems> records(Shipment shipment) {
    List<ForwardingItems> records = new ArrayList<>();
    records.add(shipment.items());
    records.addAll(superseded(shipment));
    return records;
  }

  private List<ForwardingItems> superseded(Shipment shipment) {
    return profile.supersededRecords() ? shipment.superseded() : List.of();
  }

  private boolean withArchive(Act act) {
    return act != Act.WITHDRAW || profile.archiveWithWithdrawal();
  }

  private static String name(FileNamePattern pattern, Shipment shipment) throws DeskException {
    return pattern.name(shipment.receiver().id(), shipment.items(), shipment.deliveryId());
  }
}
