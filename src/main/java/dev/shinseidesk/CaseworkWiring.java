package dev.shinseidesk;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.audit.AuditAction;
import dev.shinseidesk.audit.AuditEvent;
import dev.shinseidesk.audit.AuditTrail;
import dev.shinseidesk.casework.Arrivals;
import dev.shinseidesk.casework.CaseworkSettings;
import dev.shinseidesk.casework.CorrectionBook;
import dev.shinseidesk.casework.CorrectionSettings;
import dev.shinseidesk.casework.CorrectionText;
import dev.shinseidesk.casework.KeptNotes;
import dev.shinseidesk.casework.KeptViews;
import dev.shinseidesk.casework.PassingThrough;
import dev.shinseidesk.casework.SecondEyes;
import dev.shinseidesk.casework.StoredExplanations;
import dev.shinseidesk.casework.StoredThreads;
import dev.shinseidesk.forwarding.ForwardingDesk;
import dev.shinseidesk.residents.Identifier;
import dev.shinseidesk.review.DeskFormatReview;
import dev.shinseidesk.review.Finding;
import dev.shinseidesk.services.DeskServices;
import dev.shinseidesk.settings.OfficeConfiguration;
import dev.shinseidesk.status.PortalStatusDesk;
import dev.shinseidesk.store.SqliteStore;
import dev.shinseidesk.texts.Texts;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Plugs casework together. */
final class CaseworkWiring {
  private final DeskServices.Casework casework;
  private final Arrivals arrivals;

  CaseworkWiring(
      OfficeConfiguration configuration,
      SqliteStore store,
      Identifier identifier,
      DeskFormatReview review,
      ForwardingDesk forwarding,
      PortalStatusDesk status,
      AuditTrail trail,
      Clock clock) {
    CaseworkSettings settings = configuration.casework();
    Supplier<String> ids = () -> UUID.randomUUID().toString();
    var applications = store.applications();
    var corrections =
        new CorrectionBook(
            applications,
            store.reviews(),
            store.corrections(),
            new CorrectionBook.Portal(status, status),
            corrections(settings),
            ids,
            clock);
    var passing =
        new PassingThrough(
            settings.passThrough(),
            settings.systemOperator(),
            new RecordedPassing(review::pass, trail),
            store.reviews(),
            store.arrivals(),
            number -> forward(configuration, store, forwarding, trail, number, clock),
            clock);
    this.arrivals = new Arrivals(applications, store.arrivals(), identifier, corrections, passing);
    this.casework =
        new DeskServices.Casework(
            new StoredThreads(
                applications,
                store.threads(),
                identifier,
                Duration.ofDays(settings.threadDays()),
                ids,
                clock),
            corrections,
            new SecondEyes(store.approvals(), clock),
            new KeptNotes(store.records(), clock),
            new KeptViews(store.records(), clock),
            new StoredExplanations(
                applications,
                store.reviews(),
                store.approvals(),
                store.records(),
                configuration.settings().name(),
                settings.systemOperator(),
                clock),
            settings.phrases());
  }

  /** By the route that holds today, as the desk itself. */
  private static void forward(
      OfficeConfiguration configuration,
      SqliteStore store,
      ForwardingDesk forwarding,
      AuditTrail trail,
      ReceiptNumber number,
      Clock clock)
      throws DeskException {
    var procedure = store.applications().find(number).orElseThrow().procedure();
    var route =
        configuration
            .routes()
            .find(procedure, LocalDate.ofInstant(clock.instant(), Texts.ZONE))
            .orElseThrow(() ->
                new DeskException(
                    Problem.of(
                        Problem.Kind.REFUSED,
                        "forwarding.no-route",
                        number.value(),
                        procedure.value())));
    OperatorId id = configuration.casework().systemOperator();
    var system = new Operator(id, id.value(), Set.of(Operator.Role.CLERK));
    trail.during(
        AuditEvent.of(AuditAction.FORWARDED, system, number)
            .before("state", WorkState.SOUND)
            .after("receiver", route.receiver().value()),
        () -> forwarding.forward(system, number, route.receiver(), WorkState.SOUND));
  }

  private static CorrectionSettings corrections(CaseworkSettings settings) {
    var words = settings.correction();
    // what an applicant reads is Japanese, whatever language the clerk's screen speaks
    var texts = new Texts(Locale.JAPANESE);
    return new CorrectionSettings(
        words.businessDays(),
        settings.days(),
        new CorrectionText(
            words.opening(), words.closing(), words.byRule(), finding -> told(finding, texts)));
  }

  private static String told(Finding finding, Texts texts) {
    Finding.Words own = finding.words();
    return own == null
        ? texts.get("finding." + finding.rule(), finding.facts())
        : own.japanese().what();
  }

  /** The services. */
  DeskServices.Casework casework() {
    return casework;
  }

  /** An application came in and was examined. */
  void arrived(ReceiptNumber number) {
    arrivals.arrived(number);
  }

  /** Does what was left undone when the program ended in the middle. */
  void catchUp(Consumer<ReceiptNumber> examine) {
    arrivals.catchUp(examine);
  }
}
