package dev.shinseidesk.casework;

import static dev.shinseidesk.casework.CaseBench.CHIEF;
import static dev.shinseidesk.casework.CaseBench.SATO;
import static dev.shinseidesk.casework.CaseBench.YAMADA;
import static dev.shinseidesk.casework.CaseBench.operator;
import static dev.shinseidesk.casework.CaseBench.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.casework.ApprovalRules.Rule;
import dev.shinseidesk.casework.ApprovalRules.When;
import dev.shinseidesk.endtoend.Bench;
import dev.shinseidesk.review.Decision;
import dev.shinseidesk.review.DeskFormatReview;
import dev.shinseidesk.review.Review;
import dev.shinseidesk.review.ReviewDraft;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class SecondEyesTest {
  private static final Operator BOTH =
      operator("kakaricho", Operator.Role.CLERK, Operator.Role.REVIEWER);
  private static final ReviewDraft REJECTED = new ReviewDraft(Decision.REJECTED, "重複", List.of());
  private static final ReviewDraft DEFECTIVE =
      new ReviewDraft(Decision.DEFECTIVE, "記入もれ", List.of());

  @TempDir Path folder;
  private CaseBench desk;
  private SecondEyes eyes;
  private ReceiptNumber first;

  @BeforeEach
  void open() throws Exception {
    desk = new CaseBench(folder, 4);
    eyes = new SecondEyes(desk.bench().store.approvals(), desk.bench().clock);
    first = desk.fresh().getFirst();
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private DeskFormatReview always(Decision... decisions) {
    return desk.review(
        new ApprovalRules(List.of(new Rule("r", Set.of(), Set.of(decisions), When.ALWAYS, 1))));
  }

  @Test
  void aSecondPersonApproves() throws Exception {
    DeskFormatReview review = always(Decision.REJECTED);
    Review proposed = review.decide(BOTH, first, REJECTED, WorkState.UNREVIEWED);
    assertThat(desk.state(first)).isEqualTo(WorkState.AWAITING_APPROVAL);
    assertThat(desk.told(first)).startsWith("decision-proposed");
    assertThat(eyes.waiting(first).orElseThrow().why()).isEqualTo("decision");
    assertThat(eyes.waiting(10)).hasSize(1);

    refused("casework.own-decision", () -> eyes.approve(BOTH, first, proposed.id(), ""));
    refused("casework.own-decision", () -> eyes.sendBack(BOTH, first, proposed.id(), "x"));
    refused("casework.not-permitted", () -> eyes.approve(SATO, first, proposed.id(), ""));
    refused("casework.changed-meanwhile", () -> eyes.approve(CHIEF, first, "another", ""));
    refused("review.awaiting-approval", () -> review.saveDraft(YAMADA, first, DEFECTIVE));
    refused(
        "review.awaiting-approval",
        () -> review.decide(YAMADA, first, DEFECTIVE, WorkState.AWAITING_APPROVAL));

    eyes.approve(CHIEF, first, proposed.id(), " 確認した ");
    assertThat(desk.state(first)).isEqualTo(WorkState.REJECTED);
    Approval approval = desk.bench().store.approvals().of(first).getFirst();
    assertThat(approval.result()).isEqualTo(Approval.Result.APPROVED);
    assertThat(approval.by()).isEqualTo(CHIEF.id());
    assertThat(approval.comment()).isEqualTo("確認した");
    assertThat(desk.told(first)).startsWith("approved");
    refused("casework.not-waiting", () -> eyes.approve(CHIEF, first, proposed.id(), ""));
  }

  @Test
  void whatIsReturnedComesBackWithItsDraftAndGoesToTheSecondPersonAgain() throws Exception {
    Review proposed =
        always(Decision.REJECTED).decide(YAMADA, first, REJECTED, WorkState.UNREVIEWED);
    refused("casework.reason-missing", () -> eyes.sendBack(CHIEF, first, proposed.id(), " "));
    eyes.sendBack(CHIEF, first, proposed.id(), "重複ではない");
    assertThat(desk.state(first)).isEqualTo(WorkState.IN_REVIEW);
    var draft = desk.bench().store.reviews().draft(first).orElseThrow();
    assertThat(draft.decision()).isEqualTo(Decision.REJECTED);
    assertThat(draft.reason()).isEqualTo("重複");
    assertThat(desk.told(first)).startsWith("returned");

    // no rule asks for it any more: it was returned once, so somebody looks again
    desk.review(ApprovalRules.NONE).decide(YAMADA, first, DEFECTIVE, WorkState.IN_REVIEW);
    assertThat(desk.state(first)).isEqualTo(WorkState.AWAITING_APPROVAL);
    assertThat(eyes.waiting(first).orElseThrow().why()).isEqualTo("decision");
    assertThat(desk.bench().store.reviews().reviews(first)).hasSize(2);
  }

  @Test
  void whatWaitsCannotBeForwarded() throws Exception {
    desk.way.importLinks();
    var store = desk.bench().store;
    var sound =
        new Review(
            CaseBench.id(),
            first,
            Decision.SOUND,
            "",
            List.of(),
            List.of(),
            "1",
            YAMADA.id(),
            desk.bench().clock.instant());
    assertThat(
            store
                .reviews()
                .decide(
                    sound,
                    WorkState.UNREVIEWED,
                    WorkState.SOUND,
                    new dev.shinseidesk.review.SecondPerson("procedure", List.of())))
        .isTrue();
    var routes = Bench.shippedRoutes(desk.bench().channel());
    var forwarding = desk.bench().forwarding(routes, () -> {});
    var receiver = forwarding.receivers(first).getFirst().id();
    refused(
        "forwarding.not-reviewed",
        () -> forwarding.forward(Bench.CLERK, first, receiver, WorkState.AWAITING_APPROVAL));
    eyes.approve(CHIEF, first, sound.id(), "");
    assertThat(desk.state(first)).isEqualTo(WorkState.SOUND);
    forwarding.forward(Bench.CLERK, first, receiver, WorkState.SOUND);
    assertThat(desk.state(first)).isEqualTo(WorkState.FORWARDING);
  }

  @Test
  void everyNthDecisionIsSampledWhoeverDecides() throws Exception {
    DeskFormatReview review =
        desk.review(new ApprovalRules(List.of(new Rule("s", Set.of(), Set.of(), When.EVERY, 3))));
    List<Integer> sampled = new ArrayList<>();
    for (int i = 1; i <= 10; i++) {
      ReceiptNumber number = desk.refile(first, "S-" + i);
      review.decide(i % 2 == 0 ? YAMADA : SATO, number, DEFECTIVE, WorkState.UNREVIEWED);
      if (desk.state(number) == WorkState.AWAITING_APPROVAL) {
        sampled.add(i);
        assertThat(eyes.waiting(number).orElseThrow().why()).isEqualTo("sample");
      }
      if (i == 5) {
        desk.bench().restart();
        review =
            desk.review(
                new ApprovalRules(List.of(new Rule("s", Set.of(), Set.of(), When.EVERY, 3))));
        eyes = new SecondEyes(desk.bench().store.approvals(), desk.bench().clock);
      }
    }
    assertThat(sampled).containsExactly(3, 6, 9);
  }

  @Test
  void decidingAgainDoesNotGetAroundTheSample() throws Exception {
    DeskFormatReview review =
        desk.review(new ApprovalRules(List.of(new Rule("s", Set.of(), Set.of(), When.EVERY, 2))));
    review.decide(YAMADA, first, DEFECTIVE, WorkState.UNREVIEWED);
    review.decide(YAMADA, first, REJECTED, WorkState.DEFECTIVE);
    assertThat(desk.state(first)).isEqualTo(WorkState.AWAITING_APPROVAL);
    eyes.sendBack(CHIEF, first, eyes.waiting(first).orElseThrow().review().id(), "見直し");
    // the counter stands at an odd number again, but what was sampled stays sampled
    review.decide(YAMADA, first, DEFECTIVE, WorkState.IN_REVIEW);
    assertThat(desk.state(first)).isEqualTo(WorkState.AWAITING_APPROVAL);
  }

  @Test
  void twoDecideAtOnceAndOneIsCounted() throws Exception {
    DeskFormatReview review =
        desk.review(new ApprovalRules(List.of(new Rule("s", Set.of(), Set.of(), When.EVERY, 2))));
    Callable<String> act =
        () -> {
          try {
            review.decide(YAMADA, first, DEFECTIVE, WorkState.UNREVIEWED);
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
    assertThat(outcomes).containsExactlyInAnyOrder("done", "review.changed-meanwhile");
    // the refused one didn't count: the next is the second
    ReceiptNumber next = desk.refile(first, "S-2");
    review.decide(YAMADA, next, DEFECTIVE, WorkState.UNREVIEWED);
    assertThat(desk.state(next)).isEqualTo(WorkState.AWAITING_APPROVAL);
  }

  @Test
  void twoApproversAtOnce() throws Exception {
    Review proposed =
        always(Decision.REJECTED).decide(YAMADA, first, REJECTED, WorkState.UNREVIEWED);
    List<Callable<String>> acts =
        List.of(
            () -> outcome(() -> eyes.approve(CHIEF, first, proposed.id(), "")),
            () -> outcome(() -> eyes.sendBack(BOTH, first, proposed.id(), "見直し")));
    List<String> outcomes = new ArrayList<>();
    try (var pool = Executors.newFixedThreadPool(2)) {
      for (var future : pool.invokeAll(acts)) {
        outcomes.add(future.get());
      }
    }
    assertThat(outcomes).contains("done").doesNotHaveDuplicates();
    assertThat(desk.bench().store.approvals().of(first)).hasSize(1);
  }

  private interface Act {
    void run() throws DeskException;
  }

  private static String outcome(Act act) {
    try {
      act.run();
      return "done";
    } catch (DeskException e) {
      return e.problem().key();
    }
  }

  @Test
  void rulesSayWhyForRandomDecisions() {
    var random = new Random(3_141);
    var procedure = new dev.shinseidesk.application.ProcedureCode("JIDO-01");
    var other = new dev.shinseidesk.application.ProcedureCode("JIDO-02");
    var rules =
        new ApprovalRules(
            List.of(
                new Rule("a", Set.of(), Set.of(), When.ALERTS, 3),
                new Rule("p", Set.of(procedure), Set.of(Decision.REJECTED), When.ALWAYS, 1),
                new Rule("s", Set.of(other), Set.of(), When.EVERY, 20)));
    for (int i = 0; i < 500; i++) {
      var code = random.nextBoolean() ? procedure : other;
      Decision decision =
          List.of(Decision.SOUND, Decision.DEFECTIVE, Decision.REJECTED).get(random.nextInt(3));
      int alerts = random.nextInt(6);
      var second =
          rules.of(new dev.shinseidesk.review.SecondPerson.Proposed(code, decision, alerts));
      String why =
          alerts >= 3
              ? "errors"
              : code.equals(procedure) && decision == Decision.REJECTED ? "decision" : "";
      assertThat(second.why()).isEqualTo(why);
      assertThat(second.samples()).hasSize(code.equals(other) ? 1 : 0);
    }
  }
}
