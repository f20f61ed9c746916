package dev.shinseidesk;

import static dev.shinseidesk.application.Operator.Role.ADMINISTRATOR;
import static dev.shinseidesk.application.Operator.Role.AUDITOR;
import static dev.shinseidesk.application.Operator.Role.CLERK;
import static dev.shinseidesk.application.Operator.Role.REVIEWER;
import static dev.shinseidesk.application.Operator.Role.SUPERVISOR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.application.AddresseeNumber;
import dev.shinseidesk.application.BusinessSystemId;
import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator.Role;
import dev.shinseidesk.application.Progress;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.StatusCode;
import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.audit.AuditAction;
import dev.shinseidesk.audit.AuditDesk;
import dev.shinseidesk.audit.AuditQuery;
import dev.shinseidesk.audit.Report;
import dev.shinseidesk.casework.CorrectionDesk;
import dev.shinseidesk.inquiry.ApplicationQuery;
import dev.shinseidesk.keeping.SheetExport;
import dev.shinseidesk.portal.PortalQuery;
import dev.shinseidesk.review.Decision;
import dev.shinseidesk.review.ReviewDraft;
import dev.shinseidesk.services.DeskAct;
import dev.shinseidesk.services.DeskServices;
import dev.shinseidesk.services.Permissions;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Each role × each act of each service, against a whole office. */
@TestInstance(
    TestInstance.Lifecycle.PER_CLASS) // one office for all, since it takes seconds to open
class RoleTableTest {
  private static final Set<Role> WORKING = Set.of(CLERK, REVIEWER, SUPERVISOR, ADMINISTRATOR);
  private static final Set<Role> SENDING = Set.of(CLERK, SUPERVISOR, ADMINISTRATOR);
  private static final Set<Role> LEADING = Set.of(SUPERVISOR, ADMINISTRATOR);
  private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
  private static final ReviewDraft DRAFT = new ReviewDraft(Decision.DEFECTIVE, "理由", List.of());

  @SuppressWarnings("NullAway.Init")
  private GuardedRoom room;

  @SuppressWarnings("NullAway.Init")
  private Path folder;

  private final Map<String, Line> table = new LinkedHashMap<>();

  private record Line(Set<Role> may, Call call) {}

  private interface Call {
    void on(DeskServices desk, ReceiptNumber number) throws DeskException;
  }

  @BeforeAll
  void open(@TempDir Path given) throws Exception {
    folder = given;
    room = new GuardedRoom(folder, 12);
    reading();
    working();
    leading();
    watching();
  }

  @AfterAll
  void close() {
    room.close();
  }

  private void line(String name, Set<Role> may, Call call) {
    assertThat(table.put(name, new Line(may, call))).as(name).isNull();
  }

  private void reading() {
    line("review.sheet", WORKING, (d, n) -> d.review().sheet(n));
    line("review.examine", WORKING, (d, n) -> d.review().examine(n));
    line("forwarding.receivers", WORKING, (d, n) -> d.forwarding().receivers(n));
    line(
        "forwarding.preview",
        WORKING,
        (d, n) -> d.forwarding().preview(d.operator(), n, new BusinessSystemId("035")));
    line("status.choices", WORKING, (d, n) -> d.status().choices(n));
    line("status.refresh", WORKING, (d, n) -> d.status().refresh(n));
    line("status.reconcile", WORKING, (d, n) -> d.status().reconcile(Progress.NONE));
    line("outcomes.choices", WORKING, (d, n) -> d.outcomes().choices(n));
    line("threads.of", WORKING, (d, n) -> d.casework().threads().of(n));
    line("corrections.of", WORKING, (d, n) -> d.casework().corrections().of(n));
    line("explanations.explain", WORKING, (d, n) -> d.casework().explanations().explain(n));
    line("links.waiting", LEADING, (d, n) -> d.administration().links().waiting("x"));
    line("routes.read", WORKING, (d, n) -> d.administration().routes().read(Path.of("none")));
    line(
        "protection.release",
        WORKING,
        (d, n) -> d.oversight().protection().release(d.operator(), n, "窓口で本人から"));
    line(
        "protection.unmask",
        WORKING,
        (d, n) -> d.oversight().protection().unmask(d.operator(), n, 0));
  }

  private void working() {
    line(
        "intake.run",
        SENDING,
        (d, n) -> d.intake().run(d.operator(), PortalQuery.ALL, Progress.NONE));
    Set<Role> reviewing = Set.of(CLERK, REVIEWER, ADMINISTRATOR);
    line("review.draft", reviewing, (d, n) -> d.review().saveDraft(d.operator(), n, DRAFT));
    line(
        "review.decide",
        reviewing,
        (d, n) -> d.review().decide(d.operator(), n, DRAFT, WorkState.IN_REVIEW));
    Set<Role> approving = Set.of(REVIEWER, ADMINISTRATOR);
    line(
        "approvals.approve",
        approving,
        (d, n) -> d.casework().approvals().approve(d.operator(), n, "r", ""));
    line(
        "approvals.sendBack",
        approving,
        (d, n) -> d.casework().approvals().sendBack(d.operator(), n, "r", "理由"));
    BusinessSystemId to = new BusinessSystemId("035");
    WorkState seen = WorkState.SOUND;
    line("forward", SENDING, (d, n) -> d.forwarding().forward(d.operator(), n, to, seen));
    line(
        "provideAgain",
        SENDING,
        (d, n) -> d.forwarding().provideAgain(d.operator(), n, to, seen, "理由"));
    line("withdraw", SENDING, (d, n) -> d.forwarding().withdraw(d.operator(), n, to, seen, "理由"));
    line("tick", SENDING, (d, n) -> d.transcriptions().tick(d.operator(), n, 0, true));
    line("finish", SENDING, (d, n) -> d.transcriptions().finish(d.operator(), n));
    line("transcription.cancel", SENDING, (d, n) -> d.transcriptions().cancel(d.operator(), n));
    line("outbox.retry", SENDING, (d, n) -> d.outbox().retry(d.operator(), "x"));
    line("outbox.cancel", SENDING, (d, n) -> d.outbox().cancel(d.operator(), "x"));
    line("batches.close", SENDING, (d, n) -> d.administration().batches().close(d.operator(), to));
    line(
        "batches.reopen",
        SENDING,
        (d, n) -> d.administration().batches().reopen(d.operator(), "x"));
    line(
        "status.register",
        SENDING,
        (d, n) -> d.status().register(d.operator(), n, new StatusCode("20"), ""));
    line("outcomes.enter", SENDING, (d, n) -> d.outcomes().enter(d.operator(), n, "x", DAY, ""));
    CorrectionDesk.Contact.Way phone = CorrectionDesk.Contact.Way.PHONE;
    line(
        "corrections.request",
        SENDING,
        (d, n) ->
            d.casework()
                .corrections()
                .request(d.operator(), n, "直してください", DAY.plusDays(9), WorkState.DEFECTIVE));
    line(
        "corrections.end",
        SENDING,
        (d, n) -> d.casework().corrections().end(d.operator(), n, "理由"));
    line(
        "corrections.contact",
        WORKING,
        (d, n) -> d.casework().corrections().recordContact(d.operator(), n, phone, true, "話"));
    line(
        "corrections.mark",
        WORKING,
        (d, n) ->
            d.casework()
                .corrections()
                .mark(d.operator(), n, 0, CorrectionDesk.Carried.Mark.SOLVED));
    line("notes.add", WORKING, (d, n) -> d.casework().notes().add(d.operator(), n, "メモ"));
    line(
        "threads.settle",
        WORKING,
        (d, n) -> d.casework().threads().settle(d.operator(), n, Set.of(), "理由"));
    line("threads.reopen", WORKING, (d, n) -> d.casework().threads().reopen(d.operator(), n, "理由"));
    line(
        "addressees.enter",
        WORKING,
        (d, n) -> d.addressees().enter(d.operator(), n, new AddresseeNumber("123"), "理由"));
    line(
        "addressees.confirm",
        WORKING,
        (d, n) -> d.addressees().confirm(d.operator(), n, new AddresseeNumber("123")));
    line("addressees.remove", WORKING, (d, n) -> d.addressees().remove(d.operator(), n, "理由"));
  }

  private void leading() {
    line(
        "links.apply",
        LEADING,
        (d, n) -> d.administration().links().apply(d.operator(), "x", Set.of()));
    line(
        "channels.test",
        LEADING,
        (d, n) -> d.administration().channels().test(d.operator(), "x", Progress.NONE));
    line(
        "export.write",
        LEADING,
        (d, n) ->
            d.administration()
                .export()
                .write(
                    d.operator(),
                    null,
                    null,
                    folder.resolve("records-" + d.operator().id() + ".csv"),
                    Progress.NONE));
    line(
        "sheets.write",
        LEADING,
        (d, n) ->
            d.administration()
                .keeping()
                .sheets()
                .write(
                    d.operator(),
                    d.applications(),
                    ApplicationQuery.ALL,
                    new SheetExport.Columns(
                        List.of("受付番号"), row -> List.of(row.receiptNumber().value())),
                    folder.resolve("list-" + d.operator().id() + ".csv"),
                    Progress.NONE));
    line(
        "protection.mark",
        LEADING,
        (d, n) -> {
          var mark = d.oversight().protection().mark(d.operator(), n, "支援措置");
          d.oversight().protection().end(d.operator(), mark.id(), "誤り");
        });
    line("protection.marks", LEADING, (d, n) -> d.oversight().protection().marks(d.operator(), 9));
    line(
        "protection.import",
        LEADING,
        (d, n) -> d.oversight().protection().importMarks(d.operator(), Path.of("none")));
    line(
        "settings.save",
        Set.of(ADMINISTRATOR),
        (d, n) -> d.administration().settings().save(d.operator(), "office.json", "{}", "x"));
    line(
        "settings.secret",
        Set.of(ADMINISTRATOR),
        (d, n) ->
            d.administration().settings().saveSecret(d.operator(), "unknown", "x".toCharArray()));
  }

  private void watching() {
    Set<Role> auditor = Set.of(AUDITOR);
    Set<Role> verifying = Set.of(AUDITOR, ADMINISTRATOR);
    line(
        "trail.page",
        auditor,
        (d, n) -> d.oversight().trail().page(d.operator(), AuditQuery.ALL, null, 5));
    line(
        "trail.count",
        auditor,
        (d, n) -> d.oversight().trail().count(d.operator(), AuditQuery.ALL));
    line(
        "trail.export",
        auditor,
        (d, n) ->
            d.oversight()
                .trail()
                .export(
                    d.operator(),
                    AuditQuery.ALL,
                    AuditDesk.Format.CSV,
                    folder.resolve("trail.csv"),
                    Progress.NONE));
    line(
        "trail.report",
        auditor,
        (d, n) -> d.oversight().trail().report(d.operator(), Report.Kind.NIGHTS, DAY, DAY));
    line(
        "trail.prune.ask",
        auditor,
        (d, n) -> d.oversight().trail().askPrune(d.operator(), "年数が過ぎた"));
    line(
        "trail.prune.asked",
        Set.of(AUDITOR, SUPERVISOR, ADMINISTRATOR),
        (d, n) -> d.oversight().trail().pruneAsked(d.operator()));
    line(
        "trail.prune.confirm", LEADING, (d, n) -> d.oversight().trail().confirmPrune(d.operator()));
    line(
        "trail.prune.withdraw",
        Set.of(AUDITOR, SUPERVISOR, ADMINISTRATOR),
        (d, n) -> d.oversight().trail().withdrawPrune(d.operator()));
    line(
        "trail.acknowledge",
        auditor,
        (d, n) -> d.oversight().trail().acknowledge(d.operator(), "調べた"));
    line(
        "trail.verify",
        verifying,
        (d, n) -> d.oversight().trail().verify(d.operator(), List.of(), Progress.NONE));
    line(
        "trail.anchor",
        verifying,
        (d, n) -> d.oversight().trail().anchor(d.operator(), folder.resolve("anchor.json")));
  }

  @Test
  void eachRoleMayDoWhatTheTableSaysAndNothingElse() throws Exception {
    ReceiptNumber number = room.first();
    List<String> wrong = new ArrayList<>();
    int checked = 0;
    for (Role role : Role.values()) {
      DeskServices desk = room.as(role);
      for (Map.Entry<String, Line> line : table.entrySet()) {
        String problem = problem(desk, line.getValue().call(), number);
        boolean refused = problem.equals("access.not-permitted");
        boolean may = line.getValue().may().contains(role);
        checked++;
        if (refused == may) {
          wrong.add(role + " " + line.getKey() + ": " + problem);
        }
        if (refused) {
          assertThat(room.newest().event().action()).isEqualTo(AuditAction.REFUSED);
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(checked).isEqualTo(table.size() * Role.values().length).isGreaterThan(250);
  }

  private static String problem(DeskServices desk, Call call, ReceiptNumber number) {
    try {
      call.on(desk, number);
      return "";
    } catch (DeskException e) {
      return e.problem().key();
    }
  }

  @Test
  void whoMayNotReadGetsNothingFromWhatGivesLists() {
    ReceiptNumber number = room.first();
    DeskServices desk = room.as(AUDITOR);
    var all = ApplicationQuery.ALL;
    assertThat(desk.applications().page(all, null, 10)).isEmpty();
    assertThat(desk.applications().count(all)).isZero();
    assertThat(desk.applications().countByState(all)).isEmpty();
    assertThat(desk.applications().procedures()).isEmpty();
    assertThat(desk.applications().find(number)).isEmpty();
    assertThat(desk.applications().row(number)).isEmpty();
    assertThat(desk.applications().archive(number)).isEmpty();
    assertThat(desk.applications().items(number)).isEmpty();
    assertThat(desk.applications().documents(number)).isEmpty();
    assertThat(desk.applications().history(number)).isEmpty();
    assertThat(desk.forwarding().of(number)).isEmpty();
    assertThat(desk.status().of(number)).isEmpty();
    assertThat(desk.outbox().of(number)).isEmpty();
    assertThat(desk.outbox().open(10)).isEmpty();
    assertThat(desk.casework().notes().of(number)).isEmpty();
    assertThat(desk.casework().views().of(number, 10)).isEmpty();
    assertThat(desk.administration().settings().files()).isEmpty();
    assertThat(room.as(CLERK).applications().page(all, null, 10)).isNotEmpty();
  }

  @Test
  void nobodyActsInAnothersName() {
    DeskServices clerk = room.as(CLERK);
    var other = room.as(ADMINISTRATOR).operator();
    assertThat(problem(clerk, (d, n) -> d.casework().notes().add(other, n, "x"), room.first()))
        .isEqualTo("access.another-operator");
  }

  @Test
  void screensFollowTheSameTable() {
    for (DeskAct act : DeskAct.values()) {
      assertThat(Permissions.roles(act)).as(act.name()).isNotEmpty();
    }
    Set<DeskAct> auditors = EnumSet.noneOf(DeskAct.class);
    for (DeskAct act : DeskAct.values()) {
      if (Permissions.may(room.as(AUDITOR).operator(), act)) {
        auditors.add(act);
      }
    }
    assertThat(auditors).containsExactly(DeskAct.READ_TRAIL, DeskAct.VERIFY_TRAIL);
  }
}
