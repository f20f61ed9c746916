package dev.shinseidesk.forwarding;

import dev.shinseidesk.application.Application;
import dev.shinseidesk.application.BusinessSystemId;
import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.Operator.Role;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Problem.Kind;
import dev.shinseidesk.application.Procedure;
import dev.shinseidesk.application.ProcedureCatalogue;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.inquiry.Applications;
import dev.shinseidesk.outbox.OutboxEntry;
import dev.shinseidesk.residents.Identification;
import dev.shinseidesk.residents.Identifier;
import dev.shinseidesk.review.Decision;
import dev.shinseidesk.review.Review;
import dev.shinseidesk.review.ReviewStore;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * 提供 by the routes of the configuration: builds the 14 items, decides in one transaction with the
 * outbox entry. Stateless, any thread but the FX thread.
 */
public final class RoutedForwarding implements ForwardingDesk {
  private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");
  private static final Set<Role> MAY = Set.of(Role.CLERK, Role.SUPERVISOR, Role.ADMINISTRATOR);

  private final Applications applications;
  private final ReviewStore reviews;
  private final Identifier identifier;
  private final ForwardingStore store;
  private final Routes routes;
  private final Supplier<String> ids;
  private final Clock clock;
  private final Runnable decided;

  /**
   * The way to each receiver.
   *
   * @param systems the office's business systems
   * @param channels those that can be reached
   * @param catalogue tells each procedure's default receiver
   */
  public record Routes(
      BusinessSystems systems, List<Channel> channels, ProcedureCatalogue catalogue) {
    /** Copies the list. */
    public Routes {
      channels = List.copyOf(channels);
    }

    /** The channel of this id. */
    Optional<Channel> channel(String id) {
      return channels.stream().filter(c -> c.id().equals(id)).findFirst();
    }
  }

  /**
   * Plugs it together.
   *
   * @param ids gives a new random id at each call
   * @param decided called after a decision, e.g. {@code outbox::wake}; must return at once
   */
  public RoutedForwarding(
      Applications applications,
      ReviewStore reviews,
      Identifier identifier,
      ForwardingStore store,
      Routes routes,
      Supplier<String> ids,
      Clock clock,
      Runnable decided) {
    this.applications = applications;
    this.reviews = reviews;
    this.identifier = identifier;
    this.store = store;
    this.routes = routes;
    this.ids = ids;
    this.clock = clock;
    this.decided = decided;
  }

  @Override
  public List<BusinessSystem> receivers(ReceiptNumber number) throws DeskException {
    Application application = find(number);
    BusinessSystemId first =
        routes
            .catalogue()
            .find(application.procedure())
            .map(Procedure::businessSystem)
            .orElse(null);
    List<BusinessSystem> enabled = routes.systems().enabled();
    return Stream.concat(
            enabled.stream().filter(s -> s.id().equals(first)),
            enabled.stream().filter(s -> !s.id().equals(first)))
        .toList();
  }

  @Override
  public Preview preview(Operator by, ReceiptNumber number, BusinessSystemId receiver)
      throws DeskException {
    Application application = find(number);
    BusinessSystem system = system(receiver);
    Identification identification =
        identifier.identify(application.serial(), application.filedAt());
    Instant now = clock.instant();
    Review review = sound(number).orElse(null);
    ForwardingItems items =
        items(application, identification, review == null ? now : review.decidedAt(), by, now);
    Channel channel = routes.channel(system.channel()).orElse(null);
    Problem blocker = blocker(by, application, review, system, identification, channel);
    Channel.Plan plan = new Channel.Plan("", "");
    if (channel != null) {
      try {
        plan = channel.plan(receiver, items, "*");
      } catch (DeskException e) {
        blocker = blocker == null ? e.problem() : blocker;
      }
    }
    return new Preview(
        system,
        items,
        identification,
        plan.archiveFile(),
        application.archiveSize(),
        application.archiveHash(),
        plan.itemsFile(),
        channel == null ? "" : channel.destination(),
        blocker);
  }

  @Override
  public Forwarding forward(
      Operator by, ReceiptNumber number, BusinessSystemId receiver, WorkState expected)
      throws DeskException {
    requirePermission(by);
    Application application = find(number);
    BusinessSystem system = system(receiver);
    if (application.state() != expected) {
      throw refused("forwarding.changed-meanwhile", number.value());
    }
    Review review = sound(number).orElse(null);
    Identification identification =
        identifier.identify(application.serial(), application.filedAt());
    Channel channel = routes.channel(system.channel()).orElse(null);
    Problem blocker = blocker(by, application, review, system, identification, channel);
    if (blocker != null) {
      throw new DeskException(blocker);
    }
    if (review == null || channel == null) {
      throw new IllegalStateException("blocker() tells of these");
    }
    Instant now = clock.instant();
    ForwardingItems items = items(application, identification, review.decidedAt(), by, now);
    OutboxEntry entry =
        OutboxEntry.waiting(
            ids.get(), OutboxEntry.Kind.FORWARDING, number, ids.get(), now, by.id());
    channel.plan(receiver, items, entry.id());
    Forwarding forwarding =
        new Forwarding(
            entry.subject(),
            receiver,
            channel.id(),
            items,
            application.archiveHash(),
            now,
            null,
            "");
    if (!store.record(forwarding, entry, expected)) {
      throw refused("forwarding.changed-meanwhile", number.value());
    }
    decided.run();
    return forwarding;
  }

  @Override
  public List<Forwarding> of(ReceiptNumber number) {
    return store.of(number);
  }

  /** Why it can't be forwarded now; null when it can. */
  private static @Nullable Problem blocker(
      Operator by,
      Application application,
      @Nullable Review review,
      BusinessSystem system,
      Identification identification,
      @Nullable Channel channel) {
    if (by.roles().stream().noneMatch(MAY::contains)) {
      return Problem.of(Kind.REFUSED, "forwarding.not-permitted");
    }
    if (!system.enabled()) {
      return Problem.of(Kind.REFUSED, "forwarding.receiver-off", system.name());
    }
    if (channel == null) {
      return Problem.of(Kind.USAGE, "forwarding.channel-unknown", system.name(), system.channel());
    }
    if (application.state() == WorkState.FORWARDING || application.state() == WorkState.FORWARDED) {
      return Problem.of(
          Kind.REFUSED, "forwarding.already-forwarded", application.receiptNumber().value());
    }
    if (application.state() != WorkState.SOUND || review == null) {
      return Problem.of(
          Kind.REFUSED, "forwarding.not-reviewed", application.receiptNumber().value());
    }
    if (!(identification instanceof Identification.Identified) && !system.acceptsEmptyAddressee()) {
      return Problem.of(Kind.REFUSED, "forwarding.addressee-missing", system.name());
    }
    return null;
  }

  private static ForwardingItems items(
      Application application,
      Identification identification,
      Instant reviewedAt,
      Operator by,
      Instant now) {
    ZonedDateTime reviewed = reviewedAt.atZone(ZONE).truncatedTo(ChronoUnit.SECONDS);
    ZonedDateTime operated = now.atZone(ZONE).truncatedTo(ChronoUnit.SECONDS);
    return new ForwardingItems(
        application.municipality(),
        application.receiptNumber(),
        true,
        application.procedure(),
        application.procedureName(),
        application.procedureCommonName(),
        identification instanceof Identification.Identified found ? found.addressee() : null,
        application.ward(),
        reviewed.toLocalDate(),
        reviewed.toLocalTime(),
        false,
        by.id(),
        operated.toLocalDate(),
        operated.toLocalTime());
  }

  /** The newest decided review, where it says 適. */
  private Optional<Review> sound(ReceiptNumber number) {
    return reviews.reviews(number).stream()
        .findFirst()
        .filter(review -> review.decision() == Decision.SOUND);
  }

  private Application find(ReceiptNumber number) throws DeskException {
    return applications
        .find(number)
        .orElseThrow(() -> refused("forwarding.application-unknown", number.value()));
  }

  private BusinessSystem system(BusinessSystemId id) throws DeskException {
    return routes
        .systems()
        .find(id)
        .orElseThrow(() -> refused("forwarding.receiver-unknown", id.value()));
  }

  private static void requirePermission(Operator by) throws DeskException {
    if (by.roles().stream().noneMatch(MAY::contains)) {
      throw refused("forwarding.not-permitted");
    }
  }

  private static DeskException refused(String key, String... facts) {
    return new DeskException(Problem.of(Kind.REFUSED, key, facts));
  }
}
