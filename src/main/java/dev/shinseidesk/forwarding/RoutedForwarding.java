package dev.shinseidesk.forwarding;

import dev.shinseidesk.application.Application;
import dev.shinseidesk.application.BusinessSystemId;
import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Problem.Kind;
import dev.shinseidesk.application.ProcedureCode;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.inquiry.Applications;
import dev.shinseidesk.outbox.OutboxEntry;
import dev.shinseidesk.residents.Identifier;
import dev.shinseidesk.review.Decision;
import dev.shinseidesk.review.Review;
import dev.shinseidesk.review.ReviewStore;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * 提供 by the routes of the configuration: builds the 14 items, decides in one transaction with the
 * outbox entry (or, for 方式1, the lines to type over). Stateless, any thread but the FX thread.
 */
public final class RoutedForwarding implements ForwardingDesk {
  private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");
  private static final int LONGEST_REASON = 1_000;

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
   * @param table tells each procedure's default receiver and method
   */
  public record Routes(BusinessSystems systems, List<Channel> channels, RouteTable table) {
    /** Copies the list. */
    public Routes {
      channels = List.copyOf(channels);
    }

    /** The channel of this id. */
    Optional<Channel> channel(String id) {
      return channels.stream().filter(c -> c.id().equals(id)).findFirst();
    }

    /** How a procedure's applications go to this receiver on a day. */
    ForwardingMethod method(BusinessSystem receiver, ProcedureCode procedure, LocalDate day) {
      return table
          .find(procedure, day)
          .filter(route -> route.receiver().equals(receiver.id()))
          .flatMap(route -> Optional.ofNullable(route.method()))
          .orElse(receiver.method());
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
        routes.table().find(application.procedure(), today()).map(Route::receiver).orElse(null);
    List<BusinessSystem> enabled = routes.systems().enabled();
    return Stream.concat(
            enabled.stream().filter(s -> s.id().equals(first)),
            enabled.stream().filter(s -> !s.id().equals(first)))
        .toList();
  }

  @Override
  public Set<Act> acts(Operator by, ReceiptNumber number, BusinessSystemId receiver)
      throws DeskException {
    Application application = find(number);
    system(receiver);
    return ForwardingCase.permitted(by)
        ? new ForwardingActs(application.state(), store.of(number)).towards(receiver)
        : Set.of();
  }

  @Override
  public Preview preview(Operator by, ReceiptNumber number, BusinessSystemId receiver)
      throws DeskException {
    return preview(by, number, receiver, Act.PROVIDE);
  }

  @Override
  public Preview preview(Operator by, ReceiptNumber number, BusinessSystemId receiver, Act act)
      throws DeskException {
    Application application = find(number);
    ForwardingCase known = known(application, system(receiver));
    ForwardingItems items = known.items(by, act, clock.instant());
    Problem blocker = known.blocker(by, act);
    Channel channel = known.channel();
    Channel.Plan plan = new Channel.Plan("", "");
    if (channel != null) {
      try {
        plan = channel.packer().plan(known.shipment(act, items, "*"));
      } catch (DeskException e) {
        blocker = blocker == null ? e.problem() : blocker;
      }
    }
    return new Preview(
        known.system(),
        items,
        known.identification(),
        plan.archiveFile(),
        application.archiveSize(),
        application.archiveHash(),
        plan.itemsFile(),
        channel == null ? "" : channel.destination(),
        blocker,
        act,
        known.method(),
        act == Act.PROVIDE ? 0 : known.superseded().size());
  }

  @Override
  public Forwarding forward(
      Operator by, ReceiptNumber number, BusinessSystemId receiver, WorkState expected)
      throws DeskException {
    return decide(by, number, receiver, expected, Act.PROVIDE, "");
  }

  /** A receiver the route doesn't lead to is provided with a reason only. */
  private void requireRoute(Application application, BusinessSystem receiver) throws DeskException {
    BusinessSystemId routed =
        routes.table().find(application.procedure(), today()).map(Route::receiver).orElse(null);
    if (routed != null && !routed.equals(receiver.id())) {
      throw refused("forwarding.other-receiver", receiver.name(), name(routed));
    }
  }

  private String name(BusinessSystemId id) {
    return routes.systems().find(id).map(BusinessSystem::name).orElse(id.value());
  }

  @Override
  public Forwarding forwardElsewhere(
      Operator by,
      ReceiptNumber number,
      BusinessSystemId receiver,
      WorkState expected,
      String reason)
      throws DeskException {
    return decide(by, number, receiver, expected, Act.PROVIDE, checked(by, reason));
  }

  @Override
  public Forwarding provideAgain(
      Operator by,
      ReceiptNumber number,
      BusinessSystemId receiver,
      WorkState expected,
      String reason)
      throws DeskException {
    return decide(by, number, receiver, expected, Act.PROVIDE_AGAIN, checked(by, reason));
  }

  @Override
  public Forwarding withdraw(
      Operator by,
      ReceiptNumber number,
      BusinessSystemId receiver,
      WorkState expected,
      String reason)
      throws DeskException {
    return decide(by, number, receiver, expected, Act.WITHDRAW, checked(by, reason));
  }

  private Forwarding decide(
      Operator by,
      ReceiptNumber number,
      BusinessSystemId receiver,
      WorkState expected,
      Act act,
      String reason)
      throws DeskException {
    requirePermission(by);
    Application application = find(number);
    BusinessSystem system = system(receiver);
    if (application.state() != expected) {
      throw refused("forwarding.changed-meanwhile", number.value());
    }
    ForwardingCase known = known(application, system);
    Problem blocker = known.blocker(by, act);
    if (blocker != null) {
      // Another desk may have decided between the two reads; that is then the reason to tell.
      throw find(number).state() == expected
          ? new DeskException(blocker)
          : refused("forwarding.changed-meanwhile", number.value());
    }
    if (act == Act.PROVIDE && reason.isEmpty()) {
      requireRoute(application, system);
    }
    Instant now = clock.instant();
    ForwardingItems items = known.items(by, act, now);
    String id = ids.get();
    OutboxEntry entry = entry(known.method(), number, id, now, by);
    Channel channel = known.channel();
    if (channel != null && entry != null) {
      channel.packer().plan(known.shipment(act, items, entry.id()));
    }
    Forwarding forwarding =
        new Forwarding(
            id,
            receiver,
            channel == null ? "" : channel.id(),
            items,
            application.archiveHash(),
            now,
            null,
            "",
            known.method(),
            act,
            reason);
    boolean recorded =
        store.record(
            new ForwardingStore.Decided(
                forwarding,
                entry,
                expected,
                known.acts().newest().orElse(null),
                known.lines(items)));
    if (!recorded) {
      throw refused("forwarding.changed-meanwhile", number.value());
    }
    decided.run();
    return forwarding;
  }

  private @Nullable OutboxEntry entry(
      ForwardingMethod method, ReceiptNumber number, String subject, Instant now, Operator by) {
    var kind = OutboxEntry.Kind.FORWARDING;
    return switch (method) {
      case TRANSCRIPTION -> null;
      case BATCH -> OutboxEntry.holding(ids.get(), kind, number, subject, now, by.id());
      case STANDARD, ROBOT, SINGLE_FILE ->
          OutboxEntry.waiting(ids.get(), kind, number, subject, now, by.id());
    };
  }

  @Override
  public List<Forwarding> of(ReceiptNumber number) {
    return store.of(number);
  }

  private ForwardingCase known(Application application, BusinessSystem system) {
    ReceiptNumber number = application.receiptNumber();
    ForwardingMethod method = routes.method(system, application.procedure(), today());
    return new ForwardingCase(
        application,
        sound(number).orElse(null),
        identifier.identify(application),
        system,
        method,
        method == ForwardingMethod.TRANSCRIPTION
            ? null
            : routes.channel(system.channel()).orElse(null),
        new ForwardingActs(application.state(), store.of(number)),
        WantedValues.needForm(system.items()) ? applications.items(number) : List.of());
  }

  /** The newest decided review, where it says 適. */
  private Optional<Review> sound(ReceiptNumber number) {
    return reviews.reviews(number).stream()
        .findFirst()
        .filter(review -> review.decision() == Decision.SOUND);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZONE);
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
    if (!ForwardingCase.permitted(by)) {
      throw refused("forwarding.not-permitted");
    }
  }

  private static String checked(Operator by, String reason) throws DeskException {
    requirePermission(by);
    String told = reason.strip();
    if (told.isEmpty()) {
      throw refused("forwarding.reason-missing");
    }
    if (told.codePointCount(0, told.length()) > LONGEST_REASON) {
      throw refused("forwarding.reason-too-long", Integer.toString(LONGEST_REASON));
    }
    return told;
  }

  private static DeskException refused(String key, String... facts) {
    return new DeskException(Problem.of(Kind.REFUSED, key, facts));
  }
}
