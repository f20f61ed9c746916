package dev.shinseidesk.forwarding;

import dev.shinseidesk.application.Application;
import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Problem.Kind;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.Sha256;
import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.inquiry.Applications;
import dev.shinseidesk.outbox.OutboxEntry;
import dev.shinseidesk.outbox.OutboxHandler;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hands a decided forwarding over (029o001 and 029o002): the items as decided and the ZIP byte for
 * byte. Of a batch the first entry delivers all, the others find it delivered. Any thread but the
 * FX thread; one delivery at a time, as the outbox has it.
 */
public final class ForwardingDelivery implements OutboxHandler {
  private final ForwardingStore store;
  private final BatchStore batches;
  private final Applications applications;
  private final RoutedForwarding.Routes routes;
  private final Clock clock;

  /** Plugs it together. */
  public ForwardingDelivery(
      ForwardingStore store,
      BatchStore batches,
      Applications applications,
      RoutedForwarding.Routes routes,
      Clock clock) {
    this.store = store;
    this.batches = batches;
    this.applications = applications;
    this.routes = routes;
    this.clock = clock;
  }

  @Override
  public OutboxEntry.Kind kind() {
    return OutboxEntry.Kind.FORWARDING;
  }

  /**
   * Delivers; the same entry again leaves the same files.
   *
   * @throws DeskException keys {@code channel.*}, {@code forwarding.channel-unknown}, {@code
   *     forwarding.receiver-unknown}, {@code forwarding.lost}, {@code forwarding.archive-changed},
   *     {@code forwarding.marker-left}, {@code batch.not-closed}
   */
  @Override
  public String deliver(OutboxEntry entry) throws DeskException {
    Forwarding forwarding =
        store.find(entry.subject()).orElseThrow(() -> lost(entry.receiptNumber()));
    Channel channel = channel(forwarding);
    Shipment shipment = shipment(forwarding, entry.id());
    if (forwarding.method() == ForwardingMethod.BATCH) {
      return batch(forwarding, channel, shipment);
    }
    Parcel parcel = channel.packer().single(shipment);
    channel.deliver(parcel);
    return parcel.confirmation();
  }

  /**
   * The files of a closed batch, as they are or would be put.
   *
   * @throws DeskException as {@link #deliver}
   */
  Parcel parcel(BatchDesk.Batch batch) throws DeskException {
    List<BatchStore.Member> members = batches.members(batch.id());
    if (members.isEmpty()) {
      throw new DeskException(Problem.of(Kind.REFUSED, "batch.unknown", batch.id()));
    }
    List<Shipment> shipments = new ArrayList<>();
    for (BatchStore.Member member : members) {
      shipments.add(shipment(member.forwarding(), member.entry()));
    }
    Channel channel = channel(members.getFirst().forwarding());
    return new BatchPacker(channel.packer()).pack(batch.id(), batch.closedAt(), shipments);
  }

  /** The channel a forwarding leaves by. */
  Channel channel(Forwarding forwarding) throws DeskException {
    return routes
        .channel(forwarding.channel())
        .orElseThrow(() ->
            new DeskException(
                Problem.of(
                    Kind.USAGE,
                    "forwarding.channel-unknown",
                    forwarding.receiver().value(),
                    forwarding.channel())));
  }

  private String batch(Forwarding forwarding, Channel channel, Shipment shipment)
      throws DeskException {
    BatchDesk.Batch batch =
        batches
            .containing(forwarding.id())
            .flatMap(batches::find)
            .orElseThrow(() ->
                new DeskException(
                    Problem.of(
                        Kind.REFUSED,
                        "batch.not-closed",
                        forwarding.items().receiptNumber().value())));
    String whole = batch.confirmation();
    if (batch.deliveredAt() == null) {
      Parcel parcel = parcel(batch);
      channel.deliver(parcel);
      List<Parcel.Piece> pieces = parcel.pieces();
      whole = pieces.get(pieces.size() - 2).confirmation() + "; " + pieces.getLast().confirmation();
      batches.delivered(batch.id(), clock.instant(), whole);
    }
    Parcel.Piece archive = channel.packer().archive(shipment);
    return archive == null ? whole : archive.confirmation() + "; " + whole;
  }

  private Shipment shipment(Forwarding forwarding, String deliveryId) throws DeskException {
    ReceiptNumber number = forwarding.items().receiptNumber();
    Application application = applications.find(number).orElseThrow(() -> lost(number));
    BusinessSystem receiver =
        routes
            .systems()
            .find(forwarding.receiver())
            .orElseThrow(() ->
                new DeskException(
                    Problem.of(
                        Kind.USAGE, "forwarding.receiver-unknown", forwarding.receiver().value())));
    return new Shipment(
        receiver,
        forwarding.method(),
        forwarding.act(),
        forwarding.items(),
        new ForwardingActs(WorkState.FORWARDING, store.of(number))
            .superseded(forwarding.receiver(), forwarding.id()),
        WantedValues.needForm(receiver.items()) ? applications.items(number) : List.of(),
        new Shipment.Archive(
            forwarding.archiveHash(),
            application.archiveSize(),
            () -> archive(number, forwarding.archiveHash())),
        deliveryId);
  }

  private byte[] archive(ReceiptNumber number, Sha256 decided) throws DeskException {
    byte @Nullable [] archive = applications.archive(number).orElse(null);
    if (archive == null) {
      throw lost(number);
    }
    if (!Sha256.of(archive).equals(decided)) {
      throw new DeskException(
          Problem.of(Kind.REFUSED, "forwarding.archive-changed", number.value()));
    }
    return archive;
  }

  private static DeskException lost(ReceiptNumber number) {
    return new DeskException(Problem.of(Kind.REFUSED, "forwarding.lost", number.value()));
  }
}
