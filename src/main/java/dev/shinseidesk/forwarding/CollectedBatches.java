package dev.shinseidesk.forwarding;

import dev.shinseidesk.application.BusinessSystemId;
import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Problem.Kind;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** 方式4 over the store: closes, dissolves, lists. Stateless, any thread but the FX thread. */
public final class CollectedBatches implements BatchDesk {
  private static final DateTimeFormatter DAY_AND_TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT)
          .withZone(ZoneId.of("Asia/Tokyo"));

  private final BatchStore store;
  private final ForwardingDelivery delivery;
  private final RoutedForwarding.Routes routes;
  private final Supplier<String> ids;
  private final Clock clock;
  private final Runnable closed;

  /**
   * Plugs it together.
   *
   * @param delivery tells whether a batch that was tried stands at the receiver already
   * @param ids gives a new random id of at least four letters or digits at each call
   * @param closed called after a batch was closed, e.g. {@code outbox::wake}; must return at once
   */
  public CollectedBatches(
      BatchStore store,
      ForwardingDelivery delivery,
      RoutedForwarding.Routes routes,
      Supplier<String> ids,
      Clock clock,
      Runnable closed) {
    this.store = store;
    this.delivery = delivery;
    this.routes = routes;
    this.ids = ids;
    this.clock = clock;
    this.closed = closed;
  }

  @Override
  public List<Collecting> collecting() {
    return store.held().stream()
        .map(held -> new Collecting(named(held.receiver()), held.applications(), held.oldest()))
        .toList();
  }

  /** What waits for a receiver that was taken out of the configuration stays to be seen. */
  private BusinessSystem named(BusinessSystemId id) {
    return routes
        .systems()
        .find(id)
        .orElseGet(() ->
            new BusinessSystem(
                id, id.value(), "", false, false, ForwardingMethod.TRANSCRIPTION, List.of()));
  }

  @Override
  public Batch close(Operator by, BusinessSystemId receiver) throws DeskException {
    requirePermission(by);
    BusinessSystem system =
        routes
            .systems()
            .find(receiver)
            .orElseThrow(() -> refused("forwarding.receiver-unknown", receiver.value()));
    Channel channel =
        routes
            .channel(system.channel())
            .orElseThrow(() ->
                new DeskException(
                    Problem.of(
                        Kind.USAGE,
                        "forwarding.channel-unknown",
                        system.name(),
                        system.channel())));
    Instant now = clock.instant();
    String id = DAY_AND_TIME.format(now) + "-" + ids.get().substring(0, 4);
    Batch batch =
        store
            .close(id, receiver, channel.id(), by.id(), now)
            .orElseThrow(() -> refused("batch.empty", system.name()));
    closed.run();
    return batch;
  }

  @Override
  public void reopen(Operator by, String batchId) throws DeskException {
    requirePermission(by);
    Batch batch = store.find(batchId).orElseThrow(() -> refused("batch.unknown", batchId));
    if (batch.deliveredAt() == null && store.tried(batchId) && atReceiver(batch)) {
      // the confirmation got lost on the way: dissolving would deliver twice
      throw refused("batch.delivered", batchId);
    }
    switch (store.reopen(batchId, by.id(), clock.instant())) {
      case DONE -> {}
      case UNKNOWN -> throw refused("batch.unknown", batchId);
      case DELIVERED -> throw refused("batch.delivered", batchId);
      case SENDING -> throw refused("batch.sending", batchId);
    }
  }

  private boolean atReceiver(Batch batch) throws DeskException {
    List<BatchStore.Member> members = store.members(batch.id());
    if (members.isEmpty()) {
      return false;
    }
    Channel channel = delivery.channel(members.getFirst().forwarding());
    Parcel parcel;
    try {
      parcel = delivery.parcel(batch);
    } catch (DeskException e) {
      return false; // what can't be packed can't have been delivered as it is now
    }
    return channel.complete(parcel);
  }

  @Override
  public List<Batch> recent(int limit) {
    return store.recent(limit);
  }

  private static void requirePermission(Operator by) throws DeskException {
    if (!ForwardingCase.permitted(by)) {
      throw refused("batch.not-permitted");
    }
  }

  private static DeskException refused(String key, String... facts) {
    return new DeskException(Problem.of(Kind.REFUSED, key, facts));
  }
}
