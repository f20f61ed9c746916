package dev.shinseidesk.forwarding;

import dev.shinseidesk.application.BusinessSystemId;
import dev.shinseidesk.application.DeskException;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * 方式4: the files of a batch, the same through every try: all ZIPs, one CSV with all records, last a
 * manifest with counts, sizes and hashes, so that the receiver knows that all is there [A].
 */
final class BatchPacker {
  private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final Packer packer;

  BatchPacker(Packer packer) {
    this.packer = packer;
  }

  /**
   * The files.
   *
   * @param batch id of the batch
   * @param closedAt when it was closed
   * @param shipments in the order of the decisions, all to one receiver; at least one
   * @throws DeskException as {@link Packer#single}
   */
  Parcel pack(String batch, Instant closedAt, List<Shipment> shipments) throws DeskException {
    BusinessSystem receiver = shipments.getFirst().receiver();
    LocalDateTime closed = closedAt.atZone(ZONE).toLocalDateTime();
    List<Parcel.Piece> pieces = new ArrayList<>();
    ArrayNode files = MAPPER.createArrayNode();
    CsvTable table = packer.table(receiver);
    var csv = new ByteArrayOutputStream();
    csv.writeBytes(table.head());
    int records = 0;
    for (Shipment shipment : shipments) {
      packer.plan(shipment); // what can't be handed over stops the batch before anything is put
      for (List<String> line : packer.lines(shipment)) {
        csv.writeBytes(table.line(line));
        records++;
      }
      Parcel.Piece archive = packer.archive(shipment);
      if (archive != null) {
        pieces.add(archive);
        ObjectNode file = told(files, "archive", archive);
        file.put("receiptNumber", shipment.items().receiptNumber().value());
        file.put("act", shipment.act().name());
      }
    }
    ChannelProfile profile = packer.profile();
    Parcel.Piece items = items(profile, receiver.id(), batch, closed, csv.toByteArray());
    pieces.add(items);
    told(files, "items", items);
    ObjectNode manifest = MAPPER.createObjectNode();
    manifest.put("batch", batch);
    manifest.put("interface", ForwardingMethod.BATCH.interfaceId());
    manifest.put(
        "created",
        OffsetDateTime.ofInstant(closedAt.truncatedTo(ChronoUnit.SECONDS), ZONE)
            .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME));
    manifest.put("receiver", receiver.id().value());
    manifest.put("applications", shipments.size());
    manifest.put("records", records);
    manifest.set("files", files);
    pieces.add(
        Parcel.Piece.of(
            profile.manifestFile().batchName(receiver.id(), batch, closed),
            MAPPER.writeValueAsBytes(manifest)));
    return new Parcel(pieces, false);
  }

  private static Parcel.Piece items(
      ChannelProfile profile,
      BusinessSystemId receiver,
      String batch,
      LocalDateTime closed,
      byte[] csv) {
    return Parcel.Piece.of(profile.batchFile().batchName(receiver, batch, closed), csv);
  }

  private static ObjectNode told(ArrayNode files, String kind, Parcel.Piece piece) {
    ObjectNode file = files.addObject();
    file.put("name", piece.name());
    file.put("kind", kind);
    file.put("size", piece.size());
    file.put("sha256", piece.hash().hex());
    return file;
  }
}
