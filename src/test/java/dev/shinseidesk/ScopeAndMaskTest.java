package dev.shinseidesk;

import static dev.shinseidesk.application.Operator.Role.ADMINISTRATOR;
import static dev.shinseidesk.application.Operator.Role.CLERK;
import static dev.shinseidesk.application.Operator.Role.SUPERVISOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shinseidesk.application.AddresseeNumber;
import dev.shinseidesk.application.Application;
import dev.shinseidesk.application.BusinessSystemId;
import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Procedure;
import dev.shinseidesk.application.ProcedureCode;
import dev.shinseidesk.application.Progress;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.Scope;
import dev.shinseidesk.application.WardCode;
import dev.shinseidesk.archive.FormItem;
import dev.shinseidesk.audit.AuditAction;
import dev.shinseidesk.audit.AuditLine;
import dev.shinseidesk.audit.AuditQuery;
import dev.shinseidesk.casework.FilingThreads;
import dev.shinseidesk.inquiry.ApplicationQuery;
import dev.shinseidesk.inquiry.ApplicationRow;
import dev.shinseidesk.services.CatalogueDesk;
import dev.shinseidesk.services.DeskServices;
import dev.shinseidesk.services.ProtectionDesk.Cover;
import dev.shinseidesk.services.ProtectionDesk.Look;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What lies outside one's scope doesn't exist; what is protected is masked until a reason. */
@Execution(ExecutionMode.CONCURRENT)
@Order(4)
class ScopeAndMaskTest {
  @TempDir Path folder;
  private GuardedRoom room;
  private DeskServices clerk;

  @BeforeEach
  void open() throws Exception {
    room = new GuardedRoom(folder, 20);
    clerk = room.as(CLERK);
  }

  @AfterEach
  void close() {
    room.close();
  }

  @Test
  void listsSearchesAndCountsHoldTheScopeOnly() throws Exception {
    String group = room.configuration.catalogue().procedures().getFirst().group();
    Set<ProcedureCode> inside =
        room.configuration.catalogue().procedures().stream()
            .filter(p -> p.group().equals(group))
            .map(Procedure::code)
            .collect(Collectors.toSet());
    List<ApplicationRow> expected =
        room.rows().stream().filter(row -> inside.contains(row.procedure())).toList();
    ApplicationRow outside =
        room.rows().stream()
            .filter(row -> !inside.contains(row.procedure()))
            .findFirst()
            .orElseThrow();
    DeskServices scoped = room.as(new Scope(Set.of(group), Set.of()), CLERK);
    assertThat(expected).isNotEmpty();
    assertThat(scoped.applications().page(ApplicationQuery.ALL, null, 100)).isEqualTo(expected);
    assertThat(scoped.applications().count(ApplicationQuery.ALL)).isEqualTo(expected.size());
    assertThat(
            scoped.applications().countByState(ApplicationQuery.ALL).values().stream()
                .mapToLong(Long::longValue)
                .sum())
        .isEqualTo(expected.size());
    assertThat(scoped.applications().procedures())
        .allMatch(procedure -> inside.contains(procedure.code()));
    assertThat(scoped.applications().count(searchFor(outside.receiptNumber().value()))).isZero();
    assertThat(scoped.applications().page(searchFor(outside.applicantName()), null, 100))
        .noneMatch(row -> row.receiptNumber().equals(outside.receiptNumber()));

    ReceiptNumber number = outside.receiptNumber();
    assertThat(scoped.applications().find(number)).isEmpty();
    assertThat(scoped.applications().archive(number)).isEmpty();
    assertThat(scoped.oversight().protection().cover(number)).isEqualTo(Cover.OPEN);
    // the same words as for a number that doesn't exist anywhere
    assertRefused(
        "access.application-unknown",
        () -> scoped.casework().notes().add(scoped.operator(), number, "メモ"));
    assertRefused(
        "access.application-unknown", () -> scoped.review().sheet(new ReceiptNumber("NONE-1")));
    // a batch holds applications of the whole office, seen or not
    assertRefused(
        "access.whole-office-only",
        () ->
            scoped
                .administration()
                .batches()
                .close(scoped.operator(), new BusinessSystemId("035")));
    assertRefused(
        "access.whole-office-only",
        () -> scoped.administration().batches().reopen(scoped.operator(), "x"));
    assertRefused(
        "access.whole-office-only",
        () -> {
          DeskServices chief = room.as(new Scope(Set.of(group), Set.of()), SUPERVISOR);
          chief
              .administration()
              .export()
              .write(chief.operator(), null, null, folder.resolve("x.csv"), Progress.NONE);
        });
  }

  private static ApplicationQuery searchFor(String text) {
    return new ApplicationQuery(
        Set.of(), Set.of(), Set.of(), null, null, text, ApplicationQuery.Sort.FILED_AT, false);
  }

  @Test
  void aWardSeesItsOwnApplicationsOnly() {
    String elsewhere = "999999";
    DeskServices ward = room.as(new Scope(Set.of(), Set.of(new WardCode(elsewhere))), CLERK);
    assertThat(ward.applications().count(ApplicationQuery.ALL)).isZero();
    for (ApplicationRow row : room.rows()) {
      Application application = room.store.applications().find(row.receiptNumber()).orElseThrow();
      WardCode own = application.ward();
      if (own != null) {
        DeskServices there = room.as(new Scope(Set.of(), Set.of(own)), CLERK);
        assertThat(there.applications().find(row.receiptNumber())).contains(application);
        assertThat(ward.applications().find(row.receiptNumber())).isEmpty();
      }
    }
  }

  @Test
  void anApplicationOutsideIsNoNeighbourEither() throws Exception {
    DeskServices all = room.as(SUPERVISOR);
    ReceiptNumber inside = room.first();
    ReceiptNumber outside = room.rows().getLast().receiptNumber();
    String group = group(inside);
    assertThat(group(outside)).isNotEqualTo(group);
    DeskServices chief = room.as(new Scope(Set.of(group), Set.of()), SUPERVISOR);
    // the same 宛名番号 makes them filings of one person
    for (ReceiptNumber number : List.of(inside, outside)) {
      all.addressees().enter(all.operator(), number, new AddresseeNumber("77"), "手");
    }
    all.casework().threads().of(outside);
    FilingThreads.FilingThread whole = all.casework().threads().of(inside);
    assertThat(numbers(whole)).contains(inside, outside);
    all.casework().threads().settle(all.operator(), outside, Set.of(inside), "重複");

    FilingThreads.FilingThread seen = chief.casework().threads().of(inside);
    assertThat(numbers(seen)).contains(inside).doesNotContain(outside);
    assertThat(seen.more()).isZero();
    assertThat(seen.settlements()).isEmpty();
    assertThat(seen.filings()).allMatch(filing -> filing.closedFor() == null);
    assertThat(all.applications().history(inside).toString()).contains(outside.value());
    assertThat(chief.applications().history(inside).toString()).doesNotContain(outside.value());
    assertThat(chief.casework().explanations().explain(inside).history().toString())
        .doesNotContain(outside.value());
    assertRefused(
        "access.application-unknown", () -> chief.casework().threads().compare(outside, inside));

    var mark = all.oversight().protection().mark(all.operator(), outside, "支援措置");
    assertThat(chief.oversight().protection().marks(chief.operator(), 10)).isEmpty();
    assertRefused(
        "protection.unknown",
        () -> chief.oversight().protection().end(chief.operator(), mark.id(), "誤り"));
    assertThat(all.oversight().protection().marks(all.operator(), 10)).hasSize(1);
  }

  private String group(ReceiptNumber number) {
    ProcedureCode code = room.store.applications().row(number).orElseThrow().procedure();
    return room.configuration.catalogue().procedures().stream()
        .filter(p -> p.code().equals(code))
        .findFirst()
        .orElseThrow()
        .group();
  }

  private static List<ReceiptNumber> numbers(FilingThreads.FilingThread thread) {
    return thread.filings().stream().map(f -> f.application().receiptNumber()).toList();
  }

  @Test
  void aStoredSampleOfARuleTrialIsALook() throws Exception {
    DeskServices admin = room.as(ADMINISTRATOR);
    var desk = admin.administration().catalogue();
    ReceiptNumber number = room.first();
    var held = desk.files();
    var draft = new CatalogueDesk.Draft(held.catalogue().json(), held.rules().json());
    ProcedureCode procedure = room.store.applications().row(number).orElseThrow().procedure();
    var sample = new CatalogueDesk.Sample(CatalogueDesk.Sample.Kind.STORED, number.value(), null);
    desk.tryOut(admin.operator(), draft, procedure, sample);
    assertThat(lines(AuditAction.APPLICATION_VIEWED))
        .singleElement()
        .satisfies(line -> assertThat(line.event().subject()).isEqualTo(number.value()));
  }

  @Test
  void aProtectedPersonIsMaskedUntilAReasonIsGivenAndAfterTheTime() throws Exception {
    ReceiptNumber number = room.first();
    Application real = room.store.applications().find(number).orElseThrow();
    DeskServices chief = room.as(SUPERVISOR);
    chief.oversight().protection().mark(chief.operator(), number, "支援措置申出書 令和8年");

    assertThat(clerk.oversight().protection().cover(number)).isEqualTo(Cover.PROTECTED_PERSON);
    ApplicationRow row = clerk.applications().row(number).orElseThrow();
    assertThat(row.applicantName()).isEqualTo("＊＊＊＊");
    assertThat(clerk.applications().page(ApplicationQuery.ALL, null, 100).toString())
        .doesNotContain(real.applicant().name());
    Application masked = clerk.applications().find(number).orElseThrow();
    assertThat(masked.applicant().address()).isEmpty();
    assertThat(masked.serial()).isNull();
    assertThat(clerk.applications().items(number)).isEmpty();
    assertThat(clerk.applications().documents(number)).isEmpty();
    assertThat(clerk.applications().archive(number)).isEmpty();
    assertRefused("access.covered", () -> clerk.review().sheet(number));
    assertRefused(
        "access.covered", () -> clerk.casework().notes().add(clerk.operator(), number, "メモ"));
    assertRefused(
        "protection.reason-missing",
        () -> clerk.oversight().protection().release(clerk.operator(), number, " "));

    assertThat(clerk.oversight().protection().look(number)).as("masked").isNull();
    clerk.oversight().protection().release(clerk.operator(), number, "本人が窓口に来庁");
    assertThat(clerk.oversight().protection().look(number))
        .isEqualTo(
            new Look(Cover.PROTECTED_PERSON, room.clock.instant().plus(Duration.ofMinutes(15))));
    assertThat(clerk.applications().find(number)).contains(real);
    assertThat(clerk.applications().items(number)).isNotEmpty();
    AuditLine opened = lines(AuditAction.PROTECTED_OPENED).getFirst();
    assertThat(opened.event().after()).containsEntry("reason", "本人が窓口に来庁");
    // a colleague's release is not one's own
    assertThat(chief.oversight().protection().cover(number)).isEqualTo(Cover.PROTECTED_PERSON);

    room.clock.pass(Duration.ofMinutes(15));
    assertThat(clerk.oversight().protection().look(number)).as("over").isNull();
    assertThat(clerk.oversight().protection().cover(number)).isEqualTo(Cover.PROTECTED_PERSON);
    assertThat(clerk.applications().items(number)).isEmpty();
  }

  @Test
  void wordsOfACountStandInTheTrail() {
    clerk.applications().count(searchFor("千代田"));
    clerk.applications().countByState(searchFor("神田"));
    assertThat(lines(AuditAction.SEARCHED))
        .extracting(line -> line.event().after().get("words"))
        .containsExactlyInAnyOrder("千代田", "神田");
  }

  @Test
  void aMaskedFilingIsInNobodysThread() throws Exception {
    DeskServices chief = room.as(SUPERVISOR);
    ReceiptNumber seen = room.first();
    ReceiptNumber hidden = room.rows().getLast().receiptNumber();
    for (ReceiptNumber number : List.of(seen, hidden)) {
      chief.addressees().enter(chief.operator(), number, new AddresseeNumber("77"), "手");
    }
    clerk.casework().threads().of(hidden);
    assertThat(numbers(clerk.casework().threads().of(seen))).contains(hidden);
    chief.casework().threads().settle(chief.operator(), hidden, Set.of(seen), "秘密の理由");
    chief.oversight().protection().mark(chief.operator(), hidden, "支援措置");
    FilingThreads.FilingThread masked = clerk.casework().threads().of(seen);
    assertThat(numbers(masked)).contains(seen).doesNotContain(hidden);
    assertThat(masked.toString()).doesNotContain("秘密の理由").doesNotContain(hidden.value());
  }

  @Test
  void theWholeListIsReadOnceWhateverIsMaskedAndHoweverItIsSorted() throws Exception {
    DeskServices chief = room.as(SUPERVISOR);
    for (int i = 0; i < 20; i += 3) {
      ReceiptNumber number = room.rows().get(i).receiptNumber();
      chief.oversight().protection().mark(chief.operator(), number, "支援措置");
    }
    for (ApplicationQuery.Sort sort : ApplicationQuery.Sort.values()) {
      for (boolean descending : new boolean[] {false, true}) {
        for (int size : new int[] {1, 2, 3, 7}) {
          ApplicationQuery query =
              new ApplicationQuery(Set.of(), Set.of(), Set.of(), null, null, "", sort, descending);
          List<ReceiptNumber> read = new ArrayList<>();
          ApplicationRow last = null;
          for (int page = 0; page <= 20; page++) {
            List<ApplicationRow> rows = clerk.applications().page(query, last, size);
            if (rows.isEmpty()) {
              break;
            }
            rows.forEach(row -> read.add(row.receiptNumber()));
            last = rows.getLast();
          }
          assertThat(read)
              .as("%s %s %d", sort, descending, size)
              .doesNotHaveDuplicates()
              .hasSize(20);
        }
      }
    }
  }

  @Test
  void aFileOfProtectedPersonsMasksByNameAndByAddressee() throws Exception {
    Application person = room.store.applications().find(room.first()).orElseThrow();
    DeskServices chief = room.as(SUPERVISOR);
    Path file = folder.resolve("shien.csv");
    Files.writeString(
        file,
        "宛名番号,氏名,生年月日\r\n,"
            + person.applicant().name()
            + ","
            + person.applicant().birthDate()
            + "\r\n");
    assertThat(chief.oversight().protection().importMarks(chief.operator(), file).added())
        .isEqualTo(1);
    assertThat(clerk.oversight().protection().cover(room.first()))
        .isEqualTo(Cover.PROTECTED_PERSON);

    ReceiptNumber other = room.rows().getLast().receiptNumber();
    chief.addressees().enter(chief.operator(), other, new AddresseeNumber("77"), "手");
    Files.writeString(file, "宛名番号\r\n77\r\n");
    var replaced = chief.oversight().protection().importMarks(chief.operator(), file);
    assertThat(replaced.added()).isEqualTo(1);
    assertThat(replaced.ended()).isEqualTo(1);
    assertThat(clerk.oversight().protection().cover(room.first())).isEqualTo(Cover.OPEN);
    assertThat(clerk.oversight().protection().cover(other)).isEqualTo(Cover.PROTECTED_PERSON);
    Files.writeString(file, "氏名\r\n山田\r\n");
    assertRefused(
        "protection.file-unreadable",
        () -> chief.oversight().protection().importMarks(chief.operator(), file));
  }

  @Test
  void accountNumbersAreMaskedUntilShownAndThatIsRecorded() throws Exception {
    ReceiptNumber number =
        room.rows().stream()
            .map(ApplicationRow::receiptNumber)
            .filter(n -> account(room.store.applications().items(n)) >= 0)
            .findFirst()
            .orElseThrow();
    List<FormItem> real = room.store.applications().items(number);
    int item = account(real);
    assertThat(clerk.applications().items(number).get(item).value())
        .matches("●+")
        .hasSameSizeAs(real.get(item).value());
    assertThat(clerk.oversight().protection().unmask(clerk.operator(), number, item))
        .isEqualTo(real.get(item).value());
    assertThat(room.newest().event().action()).isEqualTo(AuditAction.UNMASKED);
    assertThat(room.newest().event().toString() + room.newest().event().after())
        .doesNotContain(real.get(item).value());
  }

  private static int account(List<FormItem> items) {
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i).name().contains("口座番号") && items.get(i).value().matches("[0-9]+")) {
        return i;
      }
    }
    return -1;
  }

  @Test
  void looksSearchesAndChangesLeaveLinesAndAFetchOnlyTwo() throws Exception {
    assertThat(lines(AuditAction.FETCHED)).hasSize(2);
    long imports = lines(AuditAction.LINKS_IMPORTED).size();
    assertThat(room.store.auditStore().count(AuditQuery.ALL)).isEqualTo(2 + imports);

    ReceiptNumber number = room.first();
    clerk.applications().find(number);
    clerk.applications().items(number);
    clerk.review().sheet(number);
    assertThat(lines(AuditAction.APPLICATION_VIEWED)).hasSize(1);
    clerk.casework().views().opened(clerk.operator(), number, "住民票.pdf");
    assertThat(lines(AuditAction.DOCUMENT_VIEWED).getFirst().event().after())
        .containsEntry("file", "住民票.pdf");

    clerk.applications().page(searchFor("山田"), null, 10);
    clerk.applications().page(searchFor("山田"), null, 10);
    clerk.applications().page(searchFor("佐藤"), null, 10);
    assertThat(lines(AuditAction.SEARCHED)).hasSize(2);
    assertThat(lines(AuditAction.SEARCHED).getFirst().event().after()).containsEntry("words", "佐藤");
    clerk.oversight().traces().copied(number, "氏名");
    assertThat(lines(AuditAction.COPIED)).hasSize(1);
  }

  private List<AuditLine> lines(AuditAction action) {
    return room.store
        .auditStore()
        .page(new AuditQuery(null, null, "", Set.of(action), ""), Long.MAX_VALUE, 100);
  }

  private static void assertRefused(String key, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            DeskException.class, e -> assertThat(e.problem().key()).isEqualTo(key));
  }
}
