package dev.shinseidesk.casework;

import static dev.shinseidesk.casework.CaseBench.AUDITOR;
import static dev.shinseidesk.casework.CaseBench.CHIEF;
import static dev.shinseidesk.casework.CaseBench.SATO;
import static dev.shinseidesk.casework.CaseBench.YAMADA;
import static dev.shinseidesk.casework.CaseBench.finding;
import static dev.shinseidesk.casework.CaseBench.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Progress;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.StatusCode;
import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.archive.Place;
import dev.shinseidesk.casework.CorrectionDesk.Carried;
import dev.shinseidesk.casework.CorrectionDesk.Contact;
import dev.shinseidesk.casework.CorrectionDesk.Request;
import dev.shinseidesk.outbox.DeskOutbox;
import dev.shinseidesk.outbox.OutboxEntry;
import dev.shinseidesk.review.Finding;
import dev.shinseidesk.review.Severity;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class CorrectionBookTest {
  private static final LocalDate DEADLINE = LocalDate.of(2026, 12, 7);

  @TempDir Path folder;
  private CaseBench desk;
  private ReceiptNumber first;

  @BeforeEach
  void open() throws Exception {
    desk = new CaseBench(folder, 4);
    first = desk.fresh().getFirst();
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private Request request() throws DeskException {
    return desk.corrections.request(YAMADA, first, "ご記入ください", DEADLINE, WorkState.DEFECTIVE);
  }

  @Test
  void composesTheTextFromReasonAndFindings() throws Exception {
    desk.defective(
        first,
        "通帳の写しが不鮮明です。",
        finding("required-item", "電話番号"),
        finding("serial-unknown", ""),
        finding("own-rule", "x"));
    var proposal = desk.corrections.propose(first);
    // 2026-11-22 is a Sunday, the 23rd a holiday
    assertThat(proposal.deadline()).isEqualTo(LocalDate.of(2026, 12, 7));
    assertThat(proposal.businessDays()).isEqualTo(10);
    assertThat(proposal.status()).isEqualTo(new StatusCode("30"));
    assertThat(proposal.text().lines())
        .hasSize(5)
        .contains("・通帳の写しが不鮮明です。", "・「電話番号」をご記入ください。", "・規則 own-rule")
        .last()
        .isEqualTo("令和8年12月7日までに申請し直してください。");
    assertThat(proposal.text()).contains(first.value());
  }

  @Test
  void aLetterMadeByInsertAndSendSaysEachPointOnce() throws Exception {
    var own =
        new Finding.Words(
            new Finding.Text("口座の名義が違います。", "", ""), new Finding.Text("Wrong holder.", "", ""));
    var ofRuleSet =
        new Finding(
            "own-rule", Severity.ERROR, new Place(null, null, null, null), List.of("口座"), own);
    var inserted = finding("required-item", "電話番号");
    // what the review puts into the reason are the words for clerks
    desk.defective(
        first, "規則 required-item\nWrong holder.", inserted, ofRuleSet, finding("other-rule", "y"));
    assertThat(desk.corrections.propose(first).text().lines().filter(l -> l.startsWith("・")))
        .containsExactly("・規則 required-item", "・Wrong holder.", "・規則 other-rule");
  }

  @Test
  void shortensWhatDoesNotFitAndSaysHowMuch() throws Exception {
    var many =
        java.util.stream.IntStream.range(0, 200)
            .mapToObj(i -> finding("required-item", "項目" + i))
            .toArray(dev.shinseidesk.review.Finding[]::new);
    desk.defective(first, "理由", many);
    var proposal = desk.corrections.propose(first);
    assertThat(proposal.text().codePointCount(0, proposal.text().length()))
        .isLessThanOrEqualTo(proposal.textLimit());
    assertThat(proposal.text()).containsPattern("・ほか1\\d\\d件\n令和8年");
  }

  @Test
  void registersWithTheRequestAndReachesThePortal() throws Exception {
    desk.defective(first, "理由", finding("required-item", "電話番号"));
    request();
    assertThat(desk.state(first)).isEqualTo(WorkState.AWAITING_CORRECTION);
    assertThat(desk.told(first)).startsWith("status-decided", "correction-requested");
    try (DeskOutbox outbox = desk.way.outbox()) {
      outbox.deliverDue(Progress.NONE);
    }
    var registered = desk.way.practice.registered(first).orElseThrow();
    assertThat(registered.status()).isEqualTo(new StatusCode("30"));
    assertThat(registered.comment()).isEqualTo("ご記入ください");
  }

  @Test
  void refusesWhatCannotBeRequestedAndRecordsNothing() throws Exception {
    refused(
        "casework.not-defective",
        () -> desk.corrections.request(YAMADA, first, "文", DEADLINE, WorkState.UNREVIEWED));
    refused("casework.changed-meanwhile", this::request);
    desk.defective(first, "理由");
    refused(
        "casework.not-permitted",
        () -> desk.corrections.request(CHIEF, first, "文", DEADLINE, WorkState.DEFECTIVE));
    refused(
        "casework.text-missing",
        () -> desk.corrections.request(YAMADA, first, "\n ", DEADLINE, WorkState.DEFECTIVE));
    refused(
        "casework.text-too-long",
        () ->
            desk.corrections.request(
                YAMADA, first, "𠮷".repeat(1_001), DEADLINE, WorkState.DEFECTIVE));
    refused(
        "casework.deadline-past",
        () ->
            desk.corrections.request(
                YAMADA, first, "文", LocalDate.of(2026, 11, 22), WorkState.DEFECTIVE));
    refused("casework.no-open-request", () -> desk.corrections.end(YAMADA, first, "理由"));
    assertThat(desk.corrections.of(first).requests()).isEmpty();
    assertThat(desk.bench().store.outbox().of(first)).isEmpty();
    request();
    // while the registration waits no other status may be decided
    desk.corrections.end(YAMADA, first, "電話で確認した");
    refused("status.pending", this::request);
    assertThat(desk.state(first)).isEqualTo(WorkState.DEFECTIVE);
    assertThat(desk.corrections.of(first).requests()).hasSize(1);
  }

  @Test
  void oneOfTwoClerksAsksTheOtherIsTold() throws Exception {
    desk.defective(first, "理由");
    Callable<String> act =
        () -> {
          try {
            request();
            return "done";
          } catch (DeskException e) {
            return e.problem().key();
          }
        };
    List<String> outcomes = new ArrayList<>();
    try (var pool = Executors.newFixedThreadPool(2)) {
      for (var future : pool.invokeAll(List.of(act, act))) {
        outcomes.add(future.get());
      }
    }
    assertThat(outcomes).contains("done").doesNotHaveDuplicates();
    assertThat(desk.corrections.of(first).requests()).hasSize(1);
    assertThat(desk.bench().store.statuses().of(first)).hasSize(1);
  }

  @Test
  void aCancelledRegistrationEndsTheRequest() throws Exception {
    desk.defective(first, "理由");
    request();
    OutboxEntry entry = desk.bench().store.outbox().of(first).getFirst();
    assertThat(
            desk.bench()
                .store
                .outbox()
                .cancel(entry.id(), YAMADA.id(), desk.bench().clock.instant()))
        .isTrue();
    assertThat(desk.state(first)).isEqualTo(WorkState.DEFECTIVE);
    assertThat(desk.corrections.of(first).requests().getFirst().endedAt()).isNotNull();
    assertThat(desk.told(first)).contains("correction-taken-back");
  }

  @Test
  void aRefilingIsLinkedWithItsFindings() throws Exception {
    desk.defective(first, "理由", finding("required-item", "電話番号"), finding("required-item", "氏名"));
    request();
    desk.pass(3);
    ReceiptNumber second = desk.refile(first, "R-2");
    desk.bench()
        .store
        .reviews()
        .saveFindings(
            second, List.of(finding("required-item", "氏名")), "1", desk.bench().clock.instant());
    desk.arrivals.arrived(second);
    desk.arrivals.arrived(second);

    var answered = desk.corrections.of(first);
    assertThat(answered.requests().getFirst().answeredBy()).isEqualTo(second);
    assertThat(answered.requests().getFirst().endedAt()).isNotNull();
    assertThat(desk.state(first)).isEqualTo(WorkState.DEFECTIVE);
    assertThat(desk.told(first)).startsWith("correction-answered");
    assertThat(desk.told(second)).containsOnlyOnce("correction-answers");
    assertThat(desk.corrections.of(second).carried())
        .extracting(Carried::suggested, Carried::mark, Carried::from)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(Carried.Mark.SOLVED, null, first),
            org.assertj.core.groups.Tuple.tuple(Carried.Mark.OPEN, null, first));

    desk.corrections.mark(SATO, second, 1, Carried.Mark.SOLVED);
    assertThat(desk.corrections.of(second).carried().get(1).mark()).isEqualTo(Carried.Mark.SOLVED);
    refused(
        "casework.not-carried", () -> desk.corrections.mark(SATO, second, 2, Carried.Mark.OPEN));
    refused("casework.not-carried", () -> desk.corrections.mark(SATO, first, 0, Carried.Mark.OPEN));
    assertThat(desk.threads.of(first).filings())
        .filteredOn(f -> f.application().receiptNumber().equals(second))
        .allMatch(f -> f.relations().contains(FilingThreads.Relation.CORRECTION));
  }

  @Test
  void whatWasFiledBeforeTheRequestIsNoAnswer() throws Exception {
    ReceiptNumber second = desk.refile(first, "R-2");
    desk.defective(first, "理由");
    desk.bench().clock.pass(Duration.ofMinutes(1));
    request();
    desk.arrivals.arrived(second);
    assertThat(desk.state(first)).isEqualTo(WorkState.AWAITING_CORRECTION);
  }

  @Test
  void ofTwoOpenRequestsTheOneMostAlikeIsAnswered() throws Exception {
    ReceiptNumber sibling =
        desk.refile(
            first,
            "R-SIBLING",
            a -> a,
            items ->
                items.stream()
                    .map(i ->
                        new dev.shinseidesk.archive.FormItem(
                            i.id(), i.name(), i.value() + "別", i.place()))
                    .toList());
    desk.defective(first, "理由");
    desk.defective(sibling, "理由");
    request();
    desk.corrections.request(YAMADA, sibling, "文", DEADLINE, WorkState.DEFECTIVE);
    desk.pass(1);
    ReceiptNumber answer = desk.refile(sibling, "R-ANSWER");
    desk.arrivals.arrived(answer);
    assertThat(desk.corrections.of(sibling).requests().getFirst().answeredBy()).isEqualTo(answer);
    assertThat(desk.state(first)).isEqualTo(WorkState.AWAITING_CORRECTION);
  }

  @Test
  void theClockPausesWhileTheApplicantIsAwaited() throws Exception {
    desk.defective(first, "理由");
    int before = desk.corrections.of(first).time().businessDays();
    request();
    // Sunday 22 November to Thursday 3 December: 24–27, 30, 1–3
    desk.pass(11);
    var paused = desk.corrections.of(first).time();
    assertThat(paused.paused()).isTrue();
    assertThat(paused.businessDays()).isEqualTo(before);
    assertThat(paused.pausedBusinessDays()).isEqualTo(8);
    desk.corrections.end(YAMADA, first, "電話で確認した");
    desk.pass(1);
    var after = desk.corrections.of(first).time();
    assertThat(after.paused()).isFalse();
    assertThat(after.businessDays()).isEqualTo(before + 1);
    assertThat(after.pausedBusinessDays()).isEqualTo(8);
  }

  @Test
  void overdueRequestsAreListedUntilTheyEnd() throws Exception {
    desk.defective(first, "理由");
    request();
    assertThat(desk.corrections.overdue()).isEmpty();
    desk.pass(15);
    assertThat(desk.corrections.overdue()).isEmpty();
    desk.pass(1);
    assertThat(desk.corrections.overdue()).extracting(Request::number).containsExactly(first);
    desk.corrections.end(YAMADA, first, "取下げの申出");
    assertThat(desk.corrections.overdue()).isEmpty();
  }

  @Test
  void closingEndsTheRequestAndReopeningOpensItAgain() throws Exception {
    desk.defective(first, "理由");
    request();
    ReceiptNumber second = desk.refile(first, "R-2");
    desk.threads.settle(SATO, second, Set.of(first), "重複");
    assertThat(desk.corrections.of(first).requests().getFirst().endReason()).isEqualTo("重複");
    desk.threads.reopen(SATO, first, "取り違え");
    assertThat(desk.state(first)).isEqualTo(WorkState.AWAITING_CORRECTION);
    assertThat(desk.corrections.of(first).requests().getFirst().endedAt()).isNull();
  }

  @Test
  void keepsContactsAndNotes() throws Exception {
    desk.corrections.recordContact(YAMADA, first, Contact.Way.PHONE, false, "留守番電話");
    desk.bench().clock.pass(Duration.ofHours(1));
    desk.corrections.recordContact(SATO, first, Contact.Way.COUNTER, true, "来庁。来週持参する");
    assertThat(desk.corrections.of(first).contacts())
        .extracting(Contact::said)
        .containsExactly("来庁。来週持参する", "留守番電話");
    assertThat(desk.told(first)).startsWith("contact-reached", "contact-tried");
    var notes = new KeptNotes(desk.bench().store.records(), desk.bench().clock);
    var views = new KeptViews(desk.bench().store.records(), desk.bench().clock);
    notes.add(YAMADA, first, "一つ目");
    notes.add(CHIEF, first, " 二つ目 ");
    assertThat(notes.of(first)).extracting(NoteDesk.Note::text).containsExactly("二つ目", "一つ目");
    refused("casework.not-permitted", () -> notes.add(AUDITOR, first, "x"));
    refused("casework.text-too-long", () -> notes.add(YAMADA, first, "字".repeat(2_001)));
    refused("casework.application-unknown", () -> notes.add(YAMADA, new ReceiptNumber("NO"), "x"));
    views.opened(AUDITOR, first, "");
    views.opened(YAMADA, first, "添付.pdf");
    views.opened(YAMADA, new ReceiptNumber("NO"), "");
    assertThat(views.of(first, 10))
        .extracting(ViewLog.View::document)
        .containsExactly("添付.pdf", "");
    assertThat(views.of(first, 1)).hasSize(1);
  }
}
