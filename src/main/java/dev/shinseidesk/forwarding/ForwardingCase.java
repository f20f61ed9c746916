package dev.shinseidesk.forwarding;

import dev.shinseidesk.application.Application;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.Operator.Role;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Problem.Kind;
import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.archive.FormItem;
import dev.shinseidesk.forwarding.ForwardingDesk.Act;
import dev.shinseidesk.residents.Identification;
import dev.shinseidesk.review.Review;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One application towards one receiver with all that decides what can be done and what would be
 * provided. A pure value.
 *
 * @param application as it stands now
 * @param review the newest one where it says 適; null otherwise
 * @param identification who the applicant is
 * @param system the receiver
 * @param method how it would be handed over
 * @param channel by which; null for 方式1 and where none is set up
 * @param acts what its state and records allow
 * @param form items of the form, read only where the receiver wants some
 */
record ForwardingCase(
    Application application,
    @Nullable Review review,
    Identification identification,
    BusinessSystem system,
    ForwardingMethod method,
    @Nullable Channel channel,
    ForwardingActs acts,
    List<FormItem> form) {
  private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");
  private static final Set<Role> MAY = Set.of(Role.CLERK, Role.SUPERVISOR, Role.ADMINISTRATOR);

  /** Whether this person forwards at all. */
  static boolean permitted(Operator by) {
    return by.roles().stream().anyMatch(MAY::contains);
  }

  /** Why the act can't be done now; null when it can. */
  @Nullable Problem blocker(Operator by, Act act) {
    if (!permitted(by)) {
      return Problem.of(Kind.REFUSED, "forwarding.not-permitted");
    }
    if (!system.enabled()) {
      return Problem.of(Kind.REFUSED, "forwarding.receiver-off", system.name());
    }
    if (channel == null && method != ForwardingMethod.TRANSCRIPTION) {
      return Problem.of(Kind.USAGE, "forwarding.channel-unknown", system.name(), system.channel());
    }
    Problem impossible = impossible(act);
    if (impossible != null) {
      return impossible;
    }
    if (act != Act.WITHDRAW
        && identification.usable().isEmpty()
        && !system.acceptsEmptyAddressee()) {
      return Problem.of(Kind.REFUSED, "forwarding.addressee-missing", system.name());
    }
    return null;
  }

  private @Nullable Problem impossible(Act act) {
    String number = application.receiptNumber().value();
    if (acts.towards(system.id()).contains(act)) {
      // what is withdrawn was reviewed when it was provided
      return act == Act.WITHDRAW || review != null
          ? null
          : Problem.of(Kind.REFUSED, "forwarding.not-reviewed", number);
    }
    if (act == Act.PROVIDE) {
      boolean gone =
          acts.pending() || acts.heldAnywhere() || application.state() == WorkState.FORWARDED;
      return Problem.of(
          Kind.REFUSED, gone ? "forwarding.already-forwarded" : "forwarding.not-reviewed", number);
    }
    if (acts.pending()) {
      return Problem.of(Kind.REFUSED, "forwarding.pending", number);
    }
    return acts.heldBy(system.id()).isPresent()
        ? Problem.of(Kind.REFUSED, "forwarding.not-reviewed", number)
        : Problem.of(Kind.REFUSED, "forwarding.not-provided", number, system.name());
  }

  /** The record the act would provide. */
  ForwardingItems items(Operator by, Act act, Instant now) {
    ZonedDateTime operated = operated(now);
    Forwarding held = acts.heldBy(system.id()).orElse(null);
    if (act == Act.WITHDRAW && held != null) {
      return held.items().withdrawal(by.id(), operated.toLocalDateTime());
    }
    ZonedDateTime reviewed =
        (review == null ? now : review.decidedAt()).atZone(ZONE).truncatedTo(ChronoUnit.SECONDS);
    return new ForwardingItems(
        application.municipality(),
        application.receiptNumber(),
        true,
        application.procedure(),
        application.procedureName(),
        application.procedureCommonName(),
        identification.usable().orElse(null),
        application.ward(),
        reviewed.toLocalDate(),
        reviewed.toLocalTime(),
        act == Act.WITHDRAW,
        by.id(),
        operated.toLocalDate(),
        operated.toLocalTime());
  }

  /**
   * 操作年月日 and 操作時刻 count whole seconds, and receivers order the records of an application by them:
   * a record is never of the same second as the one before it.
   */
  private ZonedDateTime operated(Instant now) {
    ZonedDateTime second = now.atZone(ZONE).truncatedTo(ChronoUnit.SECONDS);
    return acts.records().stream()
        .map(Forwarding::items)
        .map(items -> LocalDateTime.of(items.operationDate(), items.operationTime()))
        .map(before -> before.atZone(ZONE).plusSeconds(1))
        .filter(earliest -> earliest.isAfter(second))
        .max(Comparator.naturalOrder())
        .orElse(second);
  }

  /** What would be handed over, for planning only: the ZIP can't be read from it. */
  Shipment shipment(Act act, ForwardingItems items, String deliveryId) {
    return new Shipment(
        system,
        method,
        act,
        items,
        superseded(),
        form,
        new Shipment.Archive(
            application.archiveHash(),
            application.archiveSize(),
            () -> {
              throw new IllegalStateException("a plan puts nothing");
            }),
        deliveryId);
  }

  /** Records of this receiver that would become 最新 0. */
  List<ForwardingItems> superseded() {
    return acts.superseded(system.id(), "");
  }

  /** What a person types over; empty for all methods but 方式1. */
  List<TranscriptionDesk.Line> lines(ForwardingItems items) {
    if (method != ForwardingMethod.TRANSCRIPTION) {
      return List.of();
    }
    List<WantedItem> wanted = system.wanted();
    List<String> values = WantedValues.of(wanted, items, form);
    return IntStream.range(0, wanted.size())
        .mapToObj(i -> new TranscriptionDesk.Line(wanted.get(i), values.get(i), false))
        .toList();
  }
}
