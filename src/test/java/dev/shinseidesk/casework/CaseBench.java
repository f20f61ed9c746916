package dev.shinseidesk.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.shinseidesk.application.Applicant;
import dev.shinseidesk.application.Application;
import dev.shinseidesk.application.CertificateSerial;
import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.ProcedureCode;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.archive.ArchiveLayout;
import dev.shinseidesk.archive.ArchiveLimits;
import dev.shinseidesk.archive.FormItem;
import dev.shinseidesk.archive.Place;
import dev.shinseidesk.archive.ZipDocuments;
import dev.shinseidesk.endtoend.Bench;
import dev.shinseidesk.endtoend.PracticeBench;
import dev.shinseidesk.inquiry.Applications.HistoryLine;
import dev.shinseidesk.intake.ReceivedApplication;
import dev.shinseidesk.portal.PortalProfileReader;
import dev.shinseidesk.residents.LinkedIdentifier;
import dev.shinseidesk.review.Decision;
import dev.shinseidesk.review.DeskFormatReview;
import dev.shinseidesk.review.Finding;
import dev.shinseidesk.review.Review;
import dev.shinseidesk.review.ReviewRules;
import dev.shinseidesk.review.ReviewSettingsReader;
import dev.shinseidesk.review.SecondPerson;
import dev.shinseidesk.review.Severity;
import dev.shinseidesk.status.PortalStatusDesk;
import dev.shinseidesk.texts.Texts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;

/** Casework on a real store, with the practice portal at the other end. */
final class CaseBench implements AutoCloseable {
  static final Operator YAMADA = operator("yamada", Operator.Role.CLERK);
  static final Operator SATO = operator("sato", Operator.Role.CLERK);
  static final Operator CHIEF = operator("kacho", Operator.Role.REVIEWER);
  static final Operator AUDITOR = operator("kansa", Operator.Role.AUDITOR);

  final PracticeBench way;
  final PortalStatusDesk status;
  final StoredThreads threads;
  final CorrectionBook corrections;
  final Arrivals arrivals;
  final List<Application> passed = new ArrayList<>();
  private final ArchiveLayout layout;

  CaseBench(Path folder, int applications) throws Exception {
    way = new PracticeBench(folder, applications);
    way.fetch();
    layout = new PortalProfileReader().shipped().orThrow().archiveLayout();
    status = way.status();
    var store = way.bench.store;
    var identifier = new LinkedIdentifier(store.numberLinks());
    threads =
        new StoredThreads(
            store.applications(),
            store.threads(),
            identifier,
            Duration.ofDays(365),
            CaseBench::id,
            way.bench.clock);
    corrections =
        new CorrectionBook(
            store.applications(),
            store.reviews(),
            store.corrections(),
            new CorrectionBook.Portal(status, status),
            new CorrectionSettings(
                10,
                BusinessDays.USUAL,
                new CorrectionText(
                    "「{procedure}」（{number}）の補正をお願いします。",
                    "{deadline}までに申請し直してください。",
                    Map.of("required-item", "「{0}」をご記入ください。", "serial-unknown", ""),
                    finding -> "規則 " + finding.rule())),
            CaseBench::id,
            way.bench.clock);
    arrivals =
        new Arrivals(store.applications(), store.arrivals(), identifier, corrections, passed::add);
  }

  static String id() {
    return UUID.randomUUID().toString();
  }

  static Operator operator(String id, Operator.Role... roles) {
    return new Operator(new OperatorId(id), id, Set.of(roles));
  }

  /** Numbers of the practice office's applications whose portal status is 送信済. */
  List<ReceiptNumber> fresh() {
    return way.office.applications().stream()
        .map(a -> a.receiptNumber())
        .filter(n -> application(n).portalStatus().value().equals("10"))
        .toList();
  }

  Application application(ReceiptNumber number) {
    return way.bench.store.applications().find(number).orElseThrow();
  }

  WorkState state(ReceiptNumber number) {
    return application(number).state();
  }

  List<HistoryLine> history(ReceiptNumber number) {
    return way.bench.store.applications().history(number);
  }

  /** What the history says, newest first. */
  List<String> told(ReceiptNumber number) {
    return history(number).stream().map(HistoryLine::key).toList();
  }

  static Finding finding(String rule, String item) {
    return new Finding(
        rule, Severity.ERROR, new Place(null, null, null, item), List.of(item, "x.csv"));
  }

  /** Decides 不備 with these findings. */
  void defective(ReceiptNumber number, String reason, Finding... findings) {
    var review =
        new Review(
            id(),
            number,
            Decision.DEFECTIVE,
            reason,
            List.of(findings),
            List.of(),
            "1",
            YAMADA.id(),
            way.bench.clock.instant());
    assertThat(way.bench.store.reviews().decide(review, state(number), WorkState.DEFECTIVE))
        .isTrue();
  }

  /** The review of this desk, where these decisions need a second person. */
  DeskFormatReview review(SecondPerson.Rules second) {
    var settings = new ReviewSettingsReader().shipped();
    var store = way.bench.store;
    return new DeskFormatReview(
        store.reviews(),
        store.applications(),
        new ZipDocuments(ArchiveLimits.DEFAULT, layout),
        new LinkedIdentifier(store.numberLinks()),
        way.catalogue,
        settings,
        way.bench.clock,
        ReviewRules.standard(settings, c -> true),
        second);
  }

  /** Another filing like this one, filed now. */
  ReceiptNumber refile(ReceiptNumber like, String number) {
    return refile(like, number, a -> a, i -> i);
  }

  ReceiptNumber refile(
      ReceiptNumber like,
      String number,
      UnaryOperator<Application> change,
      UnaryOperator<List<FormItem>> items) {
    Application a = application(like);
    var store = way.bench.store;
    var copy =
        new Application(
            new ReceiptNumber(number),
            a.municipality(),
            a.ward(),
            a.procedure(),
            a.procedureName(),
            a.procedureCommonName(),
            way.bench.clock.instant(),
            way.bench.clock.instant(),
            a.portalStatus(),
            a.serial(),
            a.applicant(),
            a.archiveHash(),
            a.archiveSize(),
            a.archiveName(),
            WorkState.UNREVIEWED);
    store
        .intake()
        .receive(
            new ReceivedApplication(
                change.apply(copy),
                store.applications().archive(like).orElseThrow(),
                items.apply(store.applications().items(like)),
                store.applications().documents(like)));
    return copy.receiptNumber();
  }

  /** The same filing by somebody else. */
  static Application by(
      Application a, Applicant applicant, @Nullable CertificateSerial serial, String procedure) {
    return new Application(
        a.receiptNumber(),
        a.municipality(),
        a.ward(),
        new ProcedureCode(procedure),
        a.procedureName(),
        a.procedureCommonName(),
        a.filedAt(),
        a.receivedAt(),
        a.portalStatus(),
        serial,
        applicant,
        a.archiveHash(),
        a.archiveSize(),
        a.archiveName(),
        a.state());
  }

  /** Refused by this key, in words of both languages. */
  static void refused(String key, ThrowingCallable act) {
    Problem problem = catchThrowableOfType(DeskException.class, act).problem();
    assertThat(problem.key()).isEqualTo(key);
    for (Locale language : List.of(Locale.JAPANESE, Locale.ENGLISH)) {
      assertThat(new Texts(language).whole(problem)).doesNotContain("{0}").doesNotContain("''");
    }
  }

  void pass(int days) {
    way.bench.clock.pass(Duration.ofDays(days));
  }

  Bench bench() {
    return way.bench;
  }

  @Override
  public void close() {
    way.close();
  }
}
