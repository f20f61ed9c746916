package dev.shinseidesk.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shinseidesk.application.AddresseeNumber;
import dev.shinseidesk.application.CertificateSerial;
import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.Operator.Role;
import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.ProcedureCatalogue;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.residents.AddresseeBook;
import dev.shinseidesk.residents.HandIdentifier;
import dev.shinseidesk.residents.LinkedIdentifier;
import dev.shinseidesk.residents.NumberLink;
import dev.shinseidesk.store.SqliteStore;
import dev.shinseidesk.texts.Texts;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Deciding on a real encrypted store. */
class DeskFormatReviewTest {
  private static final Instant NOW = Instant.parse("2026-11-22T01:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneId.of("Asia/Tokyo"));
  private static final Operator CLERK = operator("yamada", Role.CLERK);
  private static final Operator OTHER = operator("suzuki", Role.REVIEWER);
  private static final ReceiptNumber R1 = new ReceiptNumber("R1");
  private static final List<String> LINES = Filing.PROCEDURE.checklist();

  @TempDir private Path folder;
  private SqliteStore store;
  private DeskFormatReview review;

  @SuppressWarnings("NullAway.Init")
  DeskFormatReviewTest() {}

  @BeforeEach
  void open() throws Exception {
    store = RealDesk.open(folder);
    review = RealDesk.review(store, new ProcedureCatalogue("7", List.of(Filing.PROCEDURE)), CLOCK);
    links("A1");
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void keepsWhatItFinds() throws Exception {
    RealDesk.receive(store, new Filing().item("F013", "12"));
    List<Finding> findings = review.examine(R1);
    assertThat(findings).extracting(Finding::rule).containsExactly("postal-code");
    assertThat(store.reviews().findings(R1)).isEqualTo(findings);
    assertThat(store.applications().row(R1).orElseThrow().errors()).isEqualTo(1);
  }

  @Test
  void aNumberEnteredByHandTakesTheFindingAwayOnceItCounts() throws Exception {
    RealDesk.receive(store, new Filing());
    links("B9");
    var byHand =
        new DeskFormatReview(
            store.reviews(),
            store.applications(),
            Filing.DOCUMENTS,
            new HandIdentifier(new LinkedIdentifier(store.numberLinks()), store.addressees()),
            new ProcedureCatalogue("7", List.of(Filing.PROCEDURE)),
            Filing.SETTINGS,
            CLOCK);
    var book =
        new AddresseeBook(
            store.addressees(), true, number -> findings(byHand, number), () -> "entry", CLOCK);
    var other = operator("other", Role.CLERK);

    book.enter(CLERK, R1, new AddresseeNumber("1"), "窓口で確認");
    assertThat(store.reviews().findings(R1))
        .extracting(Finding::rule)
        .containsExactly("serial-unknown");
    book.confirm(other, R1, new AddresseeNumber("1"));
    assertThat(store.reviews().findings(R1)).isEmpty();
    book.remove(other, R1, "誤り");
    assertThat(byHand.sheet(R1).findings()).hasSize(1);
  }

  @Test
  void theSheetIsExaminedAfresh() throws Exception {
    RealDesk.receive(store, new Filing());
    assertThat(review.sheet(R1).findings()).isEmpty();
    links("B9");
    var sheet = review.sheet(R1);
    assertThat(sheet.findings()).extracting(Finding::rule).containsExactly("serial-unknown");
    assertThat(sheet.state()).isEqualTo(WorkState.UNREVIEWED);
    assertThat(sheet.checklist()).isEqualTo(LINES);
    assertThat(sheet.draft()).isEqualTo(ReviewDraft.EMPTY);
    assertThat(sheet.reviews()).isEmpty();
  }

  @Test
  void aSecondFilingShowsOnBoth() throws Exception {
    RealDesk.receive(store, new Filing());
    var again = new Filing();
    again.number = "R2";
    RealDesk.receive(store, again);
    assertThat(review.sheet(R1).findings())
        .singleElement()
        .satisfies(f -> assertThat(f.facts()).containsExactly("R2", "1", "60"));
    assertThat(review.sheet(new ReceiptNumber("R2")).findings())
        .singleElement()
        .satisfies(f -> assertThat(f.facts()).containsExactly("R1", "1", "60"));
  }

  @Test
  void decidesSoundAndKeepsWhatWasKnown() throws Exception {
    RealDesk.receive(store, new Filing().item("F014", "みどり野市中央1-2-3\uE000"));
    Review decided =
        review.decide(CLERK, R1, draft(Decision.SOUND, "", LINES), WorkState.UNREVIEWED);
    assertThat(decided.decidedAt()).isEqualTo(NOW);
    assertThat(decided.decidedBy()).isEqualTo(CLERK.id());
    assertThat(decided.catalogueVersion()).isEqualTo("7+1");
    assertThat(decided.findings())
        .extracting(Finding::rule)
        .containsExactly("signature-address-differs", "character-note");
    assertThat(decided.checked()).extracting(CheckedLine::text).isEqualTo(LINES);
    assertThat(state()).isEqualTo(WorkState.SOUND);
    assertThat(review.sheet(R1).reviews()).containsExactly(decided);
    assertThat(review.sheet(R1).draft()).isEqualTo(ReviewDraft.EMPTY);
  }

  @Test
  void errorsBlockSoundOnly() throws Exception {
    RealDesk.receive(store, new Filing().item("F013", "12"));
    refused(
        "errors-open",
        () -> review.decide(CLERK, R1, draft(Decision.SOUND, "", LINES), WorkState.UNREVIEWED));
    assertThat(state()).isEqualTo(WorkState.UNREVIEWED);
    Review decided =
        review.decide(
            CLERK,
            R1,
            draft(Decision.DEFECTIVE, " 郵便番号を直してください。 ", List.of()),
            WorkState.UNREVIEWED);
    assertThat(decided.reason()).isEqualTo("郵便番号を直してください。");
    assertThat(state()).isEqualTo(WorkState.DEFECTIVE);
  }

  @Test
  void anErrorThatCameUpMeanwhileBlocksToo() throws Exception {
    RealDesk.receive(store, new Filing());
    assertThat(review.sheet(R1).findings()).isEmpty();
    var strict =
        new DeskFormatReview(
            store.reviews(),
            store.applications(),
            Filing.DOCUMENTS,
            (_, _) -> new dev.shinseidesk.residents.Identification.Unknown(null),
            new ProcedureCatalogue("7", List.of(Filing.PROCEDURE)),
            TestSettings.level(Filing.SETTINGS, "serial-unknown", ReviewSettings.Level.ERROR),
            CLOCK);
    refused(
        "errors-open",
        () -> strict.decide(CLERK, R1, draft(Decision.SOUND, "", LINES), WorkState.UNREVIEWED));
  }

  @Test
  void everyLineMustBeTicked() {
    RealDesk.receive(store, new Filing());
    Problem problem =
        refused(
            "checklist-open",
            () ->
                review.decide(
                    CLERK,
                    R1,
                    draft(Decision.SOUND, "", LINES.subList(0, 1)),
                    WorkState.UNREVIEWED));
    assertThat(problem.facts()).containsExactly("1", LINES.get(1));
    refused(
        "checklist-open",
        () ->
            review.decide(
                CLERK, R1, draft(Decision.SOUND, "", List.of("何でも", "よい")), WorkState.UNREVIEWED));
  }

  @Test
  void aReasonIsNeededAndBounded() {
    RealDesk.receive(store, new Filing());
    for (Decision decision : List.of(Decision.DEFECTIVE, Decision.REJECTED)) {
      refused(
          "reason-missing",
          () -> review.decide(CLERK, R1, draft(decision, " 　\n", LINES), WorkState.UNREVIEWED));
    }
    Problem problem =
        refused(
            "reason-too-long",
            () ->
                review.decide(
                    CLERK,
                    R1,
                    draft(Decision.REJECTED, "𠮷".repeat(1001), LINES),
                    WorkState.UNREVIEWED));
    assertThat(problem.facts()).containsExactly("1001", "1000");
    refused(
        "reason-too-long",
        () -> review.saveDraft(CLERK, R1, draft(null, "あ".repeat(1001), List.of())));
    refused(
        "decision-missing",
        () -> review.decide(CLERK, R1, draft(null, "理由", LINES), WorkState.UNREVIEWED));
    assertThat(state()).isEqualTo(WorkState.UNREVIEWED);
  }

  @Test
  void theLongestReasonIsKeptWhole() throws Exception {
    RealDesk.receive(store, new Filing());
    String reason = "𠮷".repeat(1000);
    review.decide(CLERK, R1, draft(Decision.REJECTED, reason, List.of()), WorkState.UNREVIEWED);
    assertThat(review.sheet(R1).reviews().getFirst().reason()).isEqualTo(reason);
    assertThat(state()).isEqualTo(WorkState.REJECTED);
  }

  @Test
  void decidesAgainBesideTheOldReview() throws Exception {
    RealDesk.receive(store, new Filing());
    Review first =
        review.decide(
            CLERK, R1, draft(Decision.DEFECTIVE, "直してください", List.of()), WorkState.UNREVIEWED);
    Review second = review.decide(OTHER, R1, draft(Decision.SOUND, "", LINES), WorkState.DEFECTIVE);
    assertThat(review.sheet(R1).reviews()).containsExactly(second, first);
    assertThat(state()).isEqualTo(WorkState.SOUND);
  }

  @Test
  void whatChangedMeanwhileIsNotOverwritten() throws Exception {
    RealDesk.receive(store, new Filing());
    review.decide(OTHER, R1, draft(Decision.REJECTED, "対象外", List.of()), WorkState.UNREVIEWED);
    refused(
        "changed-meanwhile",
        () -> review.decide(CLERK, R1, draft(Decision.SOUND, "", LINES), WorkState.UNREVIEWED));
    assertThat(state()).isEqualTo(WorkState.REJECTED);
    assertThat(review.sheet(R1).reviews()).hasSize(1);
  }

  @Test
  void onesOwnDraftIsNoChangeButAColleaguesIs() throws Exception {
    RealDesk.receive(store, new Filing());
    review.saveDraft(OTHER, R1, draft(null, "", LINES.subList(0, 1)));
    refused(
        "changed-meanwhile",
        () -> review.decide(CLERK, R1, draft(Decision.SOUND, "", LINES), WorkState.UNREVIEWED));
    Review decided =
        review.decide(OTHER, R1, draft(Decision.SOUND, "", LINES), WorkState.UNREVIEWED);
    assertThat(decided.decidedBy()).isEqualTo(OTHER.id());
  }

  @Test
  void draftsKeepWhoTickedWhat() throws Exception {
    RealDesk.receive(store, new Filing());
    review.saveDraft(OTHER, R1, draft(Decision.DEFECTIVE, "途中", LINES.subList(0, 1)));
    assertThat(state()).isEqualTo(WorkState.IN_REVIEW);
    var forged =
        List.of(
            new CheckedLine(LINES.get(0), CLERK.id(), NOW),
            new CheckedLine(LINES.get(1), OTHER.id(), NOW));
    review.saveDraft(CLERK, R1, new ReviewDraft(null, "続き", forged));
    var kept = review.sheet(R1).draft();
    assertThat(kept.reason()).isEqualTo("続き");
    assertThat(kept.checked())
        .containsExactly(
            new CheckedLine(LINES.get(0), OTHER.id(), NOW),
            new CheckedLine(LINES.get(1), CLERK.id(), NOW));
  }

  @Test
  void onlySomeRolesReview() throws Exception {
    RealDesk.receive(store, new Filing());
    for (Role role : List.of(Role.SUPERVISOR, Role.AUDITOR)) {
      Operator by = operator("x", role);
      refused(
          "not-permitted",
          () -> review.decide(by, R1, draft(Decision.SOUND, "", LINES), WorkState.UNREVIEWED));
      refused("not-permitted", () -> review.saveDraft(by, R1, ReviewDraft.EMPTY));
    }
    review.saveDraft(operator("x", Role.ADMINISTRATOR), R1, ReviewDraft.EMPTY);
    assertThat(state()).isEqualTo(WorkState.IN_REVIEW);
  }

  @Test
  void unknownNumbersAreTold() {
    refused("application-unknown", () -> review.sheet(R1));
    refused("application-unknown", () -> review.examine(R1));
    refused(
        "application-unknown",
        () -> review.decide(CLERK, R1, draft(Decision.SOUND, "", LINES), WorkState.UNREVIEWED));
  }

  @Test
  void whatIsHandedOnIsNotReviewedAgain() throws Exception {
    RealDesk.receive(store, new Filing());
    Review decided =
        review.decide(CLERK, R1, draft(Decision.SOUND, "", LINES), WorkState.UNREVIEWED);
    RealDesk.forward(store, R1, decided.decidedAt());
    links("B9");
    var sheet = review.sheet(R1);
    assertThat(sheet.state()).isEqualTo(WorkState.FORWARDING);
    assertThat(sheet.findings()).isEmpty();
    refused(
        "already-forwarded",
        () -> review.decide(CLERK, R1, draft(Decision.REJECTED, "x", LINES), WorkState.FORWARDING));
    refused(
        "already-forwarded",
        () -> review.decide(CLERK, R1, draft(Decision.REJECTED, "x", LINES), WorkState.SOUND));
    refused("already-forwarded", () -> review.saveDraft(CLERK, R1, ReviewDraft.EMPTY));
  }

  private static void findings(DeskFormatReview review, ReceiptNumber number) {
    try {
      review.sheet(number);
    } catch (DeskException e) {
      throw new AssertionError(e);
    }
  }

  private WorkState state() {
    return store.applications().find(R1).orElseThrow().state();
  }

  private void links(String serial) {
    store
        .numberLinks()
        .replaceAll(
            List.of(
                new NumberLink(
                    new CertificateSerial(serial),
                    new AddresseeNumber("1"),
                    LocalDate.of(2029, 1, 1),
                    null,
                    "",
                    Filing.LINKS)),
            Filing.LINKS);
  }

  private static ReviewDraft draft(
      @org.jspecify.annotations.Nullable Decision decision, String reason, List<String> ticked) {
    return new ReviewDraft(
        decision,
        reason,
        ticked.stream().map(text -> new CheckedLine(text, CLERK.id(), NOW)).toList());
  }

  private static Operator operator(String id, Role role) {
    return new Operator(new OperatorId(id), id, Set.of(role));
  }

  /** Refused with this key, and worded in both languages. */
  private static Problem refused(String key, ThrowingCallable act) {
    var problems = new java.util.ArrayList<Problem>();
    assertThatThrownBy(act)
        .isInstanceOfSatisfying(DeskException.class, e -> problems.add(e.problem()));
    Problem problem = problems.getFirst();
    assertThat(problem.key()).isEqualTo("review." + key);
    assertThat(problem.kind()).isEqualTo(Problem.Kind.REFUSED);
    for (Locale locale : List.of(Locale.JAPANESE, Locale.ENGLISH)) {
      assertThat(new Texts(locale).whole(problem)).doesNotContainPattern("\\{[0-9]}");
    }
    return problem;
  }
}
