package dev.shinseidesk.review;

import dev.shinseidesk.application.Application;
import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.Procedure;
import dev.shinseidesk.application.ProcedureCatalogue;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.archive.Documents;
import dev.shinseidesk.inquiry.Applications;
import dev.shinseidesk.residents.Identifier;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntPredicate;

/**
 * 形式審査 on the store. What the automatic review finds, and whether a decision is permitted, is
 * judged afresh in the moment of the decision: number links and other filings change while a sheet
 * lies open.
 */
public final class DeskFormatReview implements FormatReview {
  private final ReviewStore store;
  private final Applications applications;
  private final ProcedureCatalogue catalogue;
  private final ReviewSettings settings;
  private final Clock clock;
  private final String rulesVersion;
  private final Examination examination;
  private final SecondPerson.Rules second;

  /** Where every character counts as drawable unless it has no agreed look. */
  public DeskFormatReview(
      ReviewStore store,
      Applications applications,
      Documents documents,
      Identifier identifier,
      ProcedureCatalogue catalogue,
      ReviewSettings settings,
      Clock clock) {
    this(store, applications, documents, identifier, catalogue, settings, clock, c -> true);
  }

  /**
   * With the window's fonts.
   *
   * @param drawable whether one of the fonts has this character (code point)
   */
  public DeskFormatReview(
      ReviewStore store,
      Applications applications,
      Documents documents,
      Identifier identifier,
      ProcedureCatalogue catalogue,
      ReviewSettings settings,
      Clock clock,
      IntPredicate drawable) {
    this(
        store,
        applications,
        documents,
        identifier,
        catalogue,
        settings,
        clock,
        ReviewRules.standard(settings, drawable));
  }

  /**
   * With the rules of an office.
   *
   * @param rules of {@code rules.RuleSets}
   */
  public DeskFormatReview(
      ReviewStore store,
      Applications applications,
      Documents documents,
      Identifier identifier,
      ProcedureCatalogue catalogue,
      ReviewSettings settings,
      Clock clock,
      ReviewRules rules) {
    this(
        store,
        applications,
        documents,
        identifier,
        catalogue,
        settings,
        clock,
        rules,
        SecondPerson.Rules.NONE);
  }

  /**
   * With the rules of an office, where some decisions need a second person.
   *
   * @param second which
   */
  public DeskFormatReview(
      ReviewStore store,
      Applications applications,
      Documents documents,
      Identifier identifier,
      ProcedureCatalogue catalogue,
      ReviewSettings settings,
      Clock clock,
      ReviewRules rules,
      SecondPerson.Rules second) {
    this.second = second;
    this.rulesVersion = rules.book().version();
    this.store = store;
    this.applications = applications;
    this.catalogue = catalogue;
    this.settings = settings;
    this.clock = clock;
    this.examination =
        new Examination(store, applications, documents, identifier, catalogue, settings, rules);
  }

  @Override
  public List<Finding> examine(ReceiptNumber number) throws DeskException {
    return examine(find(number));
  }

  private List<Finding> examine(Application application) throws DeskException {
    List<Finding> findings = examination.examine(application);
    store.saveFindings(application.receiptNumber(), findings, version(), clock.instant());
    return findings;
  }

  /** Examines afresh until the application is handed on; from then on shows what was found. */
  @Override
  public Sheet sheet(ReceiptNumber number) throws DeskException {
    Application application = find(number);
    List<Finding> findings =
        ReviewChecks.handedOn(application.state()) ? store.findings(number) : examine(application);
    return new Sheet(
        application.state(),
        findings,
        checklist(application),
        store.draft(number).orElse(ReviewDraft.EMPTY),
        store.reviews(number));
  }

  /**
   * Keeps a draft. A line that was ticked before keeps who ticked it and when; every other is noted
   * as ticked by this operator, whatever the draft says.
   *
   * @throws DeskException keys {@code review.*}: not-permitted, application-unknown,
   *     already-forwarded, awaiting-approval, awaiting-correction, closed, reason-too-long
   */
  @Override
  public void saveDraft(Operator by, ReceiptNumber number, ReviewDraft draft) throws DeskException {
    ReviewChecks.permit(by);
    Application application = find(number);
    ReviewChecks.refuseOutOfHands(application);
    bound(draft.reason());
    store.saveDraft(number, stamped(by, application, draft), by.id(), clock.instant());
  }

  /**
   * Decides. Deciding again is possible until the application is handed on; the new review then
   * stands beside the old one. An application that was UNREVIEWED when the clerk saw it and is
   * IN_REVIEW now counts as unchanged as long as nobody else ticked a line.
   *
   * <p>Where a second person is needed the application becomes AWAITING_APPROVAL.
   *
   * @throws DeskException further keys {@code review.*}: application-unknown, decision-missing,
   *     reason-too-long, awaiting-approval, awaiting-correction, closed
   */
  @Override
  public Review decide(Operator by, ReceiptNumber number, ReviewDraft draft, WorkState expected)
      throws DeskException {
    ReviewChecks.permit(by);
    Application application = find(number);
    ReviewChecks.refuseOutOfHands(application);
    WorkState now = application.state();
    if (now != expected && !onlyOwnDraft(by, number, expected, now)) {
      throw ReviewChecks.refused("review.changed-meanwhile", number.value());
    }
    Decision decision = draft.decision();
    if (decision == null) {
      throw ReviewChecks.refused("review.decision-missing");
    }
    String reason = draft.reason().strip();
    bound(reason);
    ReviewDraft stamped = stamped(by, application, draft);
    List<Finding> findings = examine(application);
    if (decision == Decision.SOUND) {
      ReviewChecks.requireSound(findings, checklist(application), stamped);
    } else if (reason.isEmpty()) {
      throw ReviewChecks.refused("review.reason-missing");
    }
    Review review =
        new Review(
            UUID.randomUUID().toString(),
            number,
            decision,
            reason,
            findings,
            stamped.checked(),
            version(),
            by.id(),
            clock.instant());
    int alerts = (int) findings.stream().filter(f -> f.severity() == Severity.ALERT).count();
    SecondPerson needed =
        second.of(new SecondPerson.Proposed(application.procedure(), decision, alerts));
    if (!store.decide(review, now, ReviewChecks.stateAfter(decision), needed)) {
      throw ReviewChecks.refused("review.changed-meanwhile", number.value());
    }
    return review;
  }

  /**
   * Lets an UNREVIEWED application through without a review, whatever the automatic one found.
   *
   * @param by the desk itself
   * @param reason why, not blank
   * @return false when it is UNREVIEWED no more
   */
  public boolean pass(OperatorId by, ReceiptNumber number, String reason) {
    return store.pass(
        new Review(
            UUID.randomUUID().toString(),
            number,
            Decision.SOUND,
            reason,
            store.findings(number),
            List.of(),
            version(),
            by,
            clock.instant()));
  }

  private boolean onlyOwnDraft(
      Operator by, ReceiptNumber number, WorkState expected, WorkState now) {
    return expected == WorkState.UNREVIEWED
        && now == WorkState.IN_REVIEW
        && store.draft(number).orElse(ReviewDraft.EMPTY).checked().stream()
            .allMatch(line -> line.by().equals(by.id()));
  }

  /** Ticked lines of the checklist, each once, with an honest stamp. */
  private ReviewDraft stamped(Operator by, Application application, ReviewDraft draft) {
    List<String> checklist = checklist(application);
    List<CheckedLine> kept =
        store.draft(application.receiptNumber()).map(ReviewDraft::checked).orElse(List.of());
    List<String> ticked = draft.checked().stream().map(CheckedLine::text).toList();
    List<CheckedLine> lines =
        checklist.stream()
            .filter(ticked::contains)
            .map(text ->
                kept.stream()
                    .filter(line -> line.text().equals(text))
                    .findFirst()
                    .orElseGet(() -> new CheckedLine(text, by.id(), clock.instant())))
            .toList();
    return new ReviewDraft(draft.decision(), draft.reason(), lines);
  }

  private List<String> checklist(Application application) {
    return catalogue
        .find(application.procedure())
        .map(Procedure::checklist)
        .orElse(List.of())
        .stream()
        .distinct()
        .toList();
  }

  /** Catalogue, settings and rule set judge, so all are named. */
  private String version() {
    String both = catalogue.version() + "+" + settings.version();
    return rulesVersion.isEmpty() ? both : both + "+" + rulesVersion;
  }

  private Application find(ReceiptNumber number) throws DeskException {
    Optional<Application> found = applications.find(number);
    if (found.isEmpty()) {
      throw ReviewChecks.refused("review.application-unknown", number.value());
    }
    return found.get();
  }

  private void bound(String reason) throws DeskException {
    int length = reason.codePointCount(0, reason.length());
    if (length > settings.maxReasonCharacters()) {
      throw ReviewChecks.refused(
          "review.reason-too-long",
          Integer.toString(length),
          Integer.toString(settings.maxReasonCharacters()));
    }
  }
}
