package dev.shinseidesk.forwarding;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Problem.Kind;
import dev.shinseidesk.application.Sha256;
import dev.shinseidesk.inquiry.Applications;
import dev.shinseidesk.outbox.OutboxEntry;
import dev.shinseidesk.outbox.OutboxHandler;
import java.util.List;

/** Hands a decided forwarding over (029o001): the 14 items as decided and the ZIP byte for byte. */
public final class ForwardingDelivery implements OutboxHandler {
  private final ForwardingStore store;
  private final Applications applications;
  private final List<Channel> channels;

  /** Plugs it together. */
  public ForwardingDelivery(
      ForwardingStore store, Applications applications, List<Channel> channels) {
    this.store = store;
    this.applications = applications;
    this.channels = List.copyOf(channels);
  }

  @Override
  public OutboxEntry.Kind kind() {
    return OutboxEntry.Kind.FORWARDING;
  }

  /**
   * Delivers; the same entry again leaves the same two files.
   *
   * @throws DeskException keys {@code channel.*}, {@code forwarding.channel-unknown}, {@code
   *     forwarding.lost}, {@code forwarding.archive-changed}
   */
  @Override
  public String deliver(OutboxEntry entry) throws DeskException {
    String number = entry.receiptNumber().value();
    Forwarding forwarding =
        store
            .find(entry.subject())
            .orElseThrow(() -> refused(Kind.REFUSED, "forwarding.lost", number));
    Channel channel =
        channels.stream()
            .filter(c -> c.id().equals(forwarding.channel()))
            .findFirst()
            .orElseThrow(() ->
                refused(
                    Kind.USAGE,
                    "forwarding.channel-unknown",
                    forwarding.receiver().value(),
                    forwarding.channel()));
    byte[] archive =
        applications
            .archive(entry.receiptNumber())
            .orElseThrow(() -> refused(Kind.REFUSED, "forwarding.lost", number));
    if (!Sha256.of(archive).equals(forwarding.archiveHash())) {
      throw refused(Kind.REFUSED, "forwarding.archive-changed", number);
    }
    Channel.Delivery delivery =
        channel.deliver(forwarding.receiver(), forwarding.items(), archive, entry.id());
    return delivery.itemsFile()
        + " SHA-256 "
        + delivery.itemsHash()
        + "; "
        + delivery.archiveFile()
        + " SHA-256 "
        + delivery.archiveHash();
  }

  private static DeskException refused(Kind kind, String key, String... facts) {
    return new DeskException(Problem.of(kind, key, facts));
  }
}
