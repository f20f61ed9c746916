package dev.shinseidesk.casework;

import dev.shinseidesk.application.Application;
import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.StatusCode;
import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.archive.FormItem;
import dev.shinseidesk.inquiry.Applications;
import dev.shinseidesk.portal.StatusMeaning;
import dev.shinseidesk.review.Finding;
import dev.shinseidesk.review.Review;
import dev.shinseidesk.review.ReviewStore;
import dev.shinseidesk.status.StatusDecision;
import dev.shinseidesk.status.StatusDesk;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** 補正 on the store and the status interface. Stateless, any thread but the FX thread. */
public final class CorrectionBook implements CorrectionDesk {
  /** Greatest number of characters (code points) of what was said. */
  public static final int LONGEST_SAID = 2_000;

  private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");

  private final Applications applications;
  private final ReviewStore reviews;
  private final CorrectionStore store;
  private final Portal portal;
  private final CorrectionSettings settings;
  private final ProcessingClock processing;
  private final Supplier<String> ids;
  private final Clock clock;

  /**
   * The status interface, looked at from both sides.
   *
   * @param desk tells codes and limits
   * @param decision registers together with a request
   */
  public record Portal(StatusDesk desk, StatusDecision decision) {}

  /**
   * Plugs it together.
   *
   * @param settings text and deadline
   * @param ids gives a new random id at each call
   */
  public CorrectionBook(
      Applications applications,
      ReviewStore reviews,
      CorrectionStore store,
      Portal portal,
      CorrectionSettings settings,
      Supplier<String> ids,
      Clock clock) {
    this.applications = applications;
    this.reviews = reviews;
    this.store = store;
    this.portal = portal;
    this.settings = settings;
    this.processing = new ProcessingClock(settings.days());
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public Proposal propose(ReceiptNumber number) throws DeskException {
    Application application = CaseRules.find(applications, number);
    LocalDate deadline = settings.days().after(today(), settings.businessDays());
    int limit = portal.desk().commentLimit();
    Optional<Review> review = review(number);
    return new Proposal(
        settings
            .text()
            .compose(application, review.orElse(null), findings(number), deadline, limit),
        limit,
        deadline,
        settings.businessDays(),
        code());
  }

  private Optional<Review> review(ReceiptNumber number) {
    return reviews.reviews(number).stream().findFirst();
  }

  private List<Finding> findings(ReceiptNumber number) {
    return review(number).map(Review::findings).orElseGet(() -> reviews.findings(number));
  }

  private @Nullable StatusCode code() {
    return portal.desk().table().stream()
        .filter(m -> m.registrable() && m.purpose() == StatusMeaning.Purpose.CORRECTION)
        .map(StatusMeaning::code)
        .findFirst()
        .orElse(null);
  }

  /**
   * {@inheritDoc}
   *
   * @throws DeskException also {@code casework.no-status-code} (the portal's table has no code of
   *     the purpose {@code correction}) and the further keys of {@link StatusDesk#register}
   */
  @Override
  public Request request(
      Operator by, ReceiptNumber number, String text, LocalDate deadline, WorkState expected)
      throws DeskException {
    CaseRules.permit(by, CaseRules.REGISTERING);
    Application application = CaseRules.find(applications, number);
    if (application.state() != expected) {
      throw CaseRules.changed(number);
    }
    if (application.state() != WorkState.DEFECTIVE) {
      throw CaseRules.refused("casework.not-defective", number.value());
    }
    String told = CaseRules.text(text, portal.desk().commentLimit());
    if (!deadline.isAfter(today())) {
      throw CaseRules.refused("casework.deadline-past", today().plusDays(1).toString());
    }
    StatusCode code = code();
    if (code == null) {
      throw CaseRules.refused("casework.no-status-code");
    }
    var request =
        new Request(ids.get(), number, told, deadline, by.id(), clock.instant(), null, null, "");
    List<Finding> findings = findings(number);
    portal
        .decision()
        .register(
            by,
            number,
            code,
            told,
            (registration, entry) -> {
              if (!store.request(request, findings, registration, entry)) {
                throw CaseRules.changed(number);
              }
            });
    return request;
  }

  @Override
  public void end(Operator by, ReceiptNumber number, String reason) throws DeskException {
    CaseRules.permit(by, CaseRules.REGISTERING);
    CaseRules.find(applications, number);
    String told = CaseRules.reason(reason);
    Request open =
        open(number)
            .orElseThrow(() -> CaseRules.refused("casework.no-open-request", number.value()));
    if (!store.end(open, by.id(), clock.instant(), told)) {
      throw CaseRules.changed(number);
    }
  }

  private Optional<Request> open(ReceiptNumber number) {
    return store.requests(number).stream().filter(r -> r.endedAt() == null).findFirst();
  }

  @Override
  public Correspondence of(ReceiptNumber number) throws DeskException {
    Application application = CaseRules.find(applications, number);
    List<Request> requests = store.requests(number);
    return new Correspondence(
        requests,
        store.contacts(number),
        carried(number),
        processing.time(application, applications.history(number), requests, today()));
  }

  private List<Carried> carried(ReceiptNumber number) {
    CorrectionStore.Answered answered = store.answered(number).orElse(null);
    if (answered == null) {
      return List.of();
    }
    List<Finding> now = reviews.findings(number);
    List<Carried> carried = new ArrayList<>();
    for (int i = 0; i < answered.findings().size(); i++) {
      Finding finding = answered.findings().get(i);
      carried.add(
          new Carried(
              i,
              finding,
              answered.request().number(),
              now.stream().anyMatch(f -> same(f, finding))
                  ? Carried.Mark.OPEN
                  : Carried.Mark.SOLVED,
              answered.marks().get(i)));
    }
    return carried;
  }

  /**
   * The same rule at the same item; where a rule names none, the first of its facts says what it is
   * about.
   */
  private static boolean same(Finding one, Finding other) {
    if (!one.rule().equals(other.rule())) {
      return false;
    }
    String item = one.place().item();
    if (item != null || other.place().item() != null) {
      return item != null && item.equals(other.place().item());
    }
    return one.facts().stream().findFirst().equals(other.facts().stream().findFirst());
  }

  @Override
  public Contact recordContact(
      Operator by, ReceiptNumber number, Contact.Way way, boolean reached, String said)
      throws DeskException {
    CaseRules.permit(by, CaseRules.WORKING);
    var contact =
        new Contact(by.id(), clock.instant(), way, reached, CaseRules.text(said, LONGEST_SAID));
    if (!store.add(number, contact)) {
      throw CaseRules.unknown(number);
    }
    return contact;
  }

  @Override
  public void mark(Operator by, ReceiptNumber refiling, int carried, Carried.Mark mark)
      throws DeskException {
    CaseRules.permit(by, CaseRules.WORKING);
    CaseRules.find(applications, refiling);
    int known = store.answered(refiling).map(a -> a.findings().size()).orElse(0);
    if (carried < 0 || carried >= known) {
      throw CaseRules.refused("casework.not-carried", Integer.toString(carried), refiling.value());
    }
    store.mark(refiling, carried, mark, by.id(), clock.instant());
  }

  @Override
  public List<Request> overdue() {
    return store.overdue(today());
  }

  /**
   * Links a filing that came in to the request it answers, if there is one: of several, the one
   * whose filing it resembles most, and of those the oldest. Again: nothing.
   *
   * @param addressee 宛名番号 of who filed; null where it isn't known
   */
  void arrived(ReceiptNumber number, @Nullable String addressee) {
    List<Request> open = store.answerable(number, addressee);
    if (open.isEmpty() || store.answered(number).isPresent()) {
      return;
    }
    List<FormItem> items = applications.items(number);
    Request best =
        open.size() == 1
            ? open.getFirst()
            : open.stream()
                .min(Comparator.comparingInt(r -> distance(items, applications.items(r.number()))))
                .orElseThrow();
    Instant now = clock.instant();
    store.answer(best, number, now);
  }

  private static int distance(List<FormItem> one, List<FormItem> other) {
    int differences = Differences.count(one, other);
    return differences < 0 ? Integer.MAX_VALUE : differences;
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZONE);
  }
}
