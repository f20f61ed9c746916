package dev.shinseidesk.casework;

import static dev.shinseidesk.casework.CaseBench.AUDITOR;
import static dev.shinseidesk.casework.CaseBench.SATO;
import static dev.shinseidesk.casework.CaseBench.YAMADA;
import static dev.shinseidesk.casework.CaseBench.by;
import static dev.shinseidesk.casework.CaseBench.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.application.Applicant;
import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.archive.FormItem;
import dev.shinseidesk.casework.FilingThreads.Change;
import dev.shinseidesk.casework.FilingThreads.DocumentChange;
import dev.shinseidesk.casework.FilingThreads.Filing;
import dev.shinseidesk.casework.FilingThreads.ItemChange;
import dev.shinseidesk.casework.FilingThreads.Relation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
class StoredThreadsTest {
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

  private Map<String, Set<Relation>> relations(ReceiptNumber number) throws DeskException {
    Map<String, Set<Relation>> relations = new HashMap<>();
    for (Filing filing : desk.threads.of(number).filings()) {
      relations.put(filing.application().receiptNumber().value(), filing.relations());
    }
    return relations;
  }

  @Test
  void findsThePersonAgainHoweverNameAndDateAreWritten() throws Exception {
    Applicant who = desk.application(first).applicant();
    var written =
        new Applicant(
            who.name().replace("　", " "), who.kana(), who.birthDate(), "", "別の住所９９－９", "");
    desk.refile(first, "R-NAME", a -> by(a, written, null, a.procedure().value()), i -> i);
    assertThat(relations(first).get("R-NAME"))
        .containsExactlyInAnyOrder(Relation.SAME_PERSON, Relation.SAME_PROCEDURE);
  }

  @Test
  void findsThePersonBySerialUnderAnotherName() throws Exception {
    var married = new Applicant("別姓　花子", "ベツ", "平成1年1月1日", "", "別の住所９９－９", "");
    desk.refile(first, "R-SERIAL", a -> by(a, married, a.serial(), "OTHER-1"), i -> i);
    assertThat(relations(first).get("R-SERIAL")).containsExactly(Relation.SAME_PERSON);
  }

  @Test
  void findsTheHouseholdHoweverTheAddressIsWritten() throws Exception {
    var one = new Applicant("甲　一", "コウ", "昭和50年1月1日", "", "東京都水鳥市中央１丁目２－３　メゾン日の出２０１", "");
    var other = new Applicant("乙　二", "オツ", "昭和51年1月1日", "", "水鳥市中央一丁目2番3号メゾン日の出201", "");
    var next = new Applicant("丙　三", "ヘイ", "昭和52年1月1日", "", "水鳥市中央1-23メゾン日の出201", "");
    desk.refile(first, "R-1", a -> by(a, one, null, "P1"), i -> i);
    desk.refile(first, "R-2", a -> by(a, other, null, "P2"), i -> i);
    desk.refile(first, "R-3", a -> by(a, next, null, "P1"), i -> i);
    assertThat(relations(new ReceiptNumber("R-1")))
        .containsOnlyKeys("R-1", "R-2")
        .containsEntry("R-1", Set.of(Relation.ITSELF))
        .containsEntry("R-2", Set.of(Relation.SAME_HOUSEHOLD));
  }

  @Test
  void countsWhatDiffersAndComparesItemByItem() throws Exception {
    List<FormItem> before = desk.bench().store.applications().items(first);
    ReceiptNumber later =
        desk.refile(
            first,
            "R-LATER",
            a -> a,
            items -> {
              List<FormItem> changed = new ArrayList<>(items);
              FormItem item = changed.get(1);
              changed.set(1, new FormItem(item.id(), item.name(), "別の値", item.place()));
              changed.removeLast();
              changed.addFirst(new FormItem("NEW", "新しい項目", "値", item.place()));
              return changed;
            });
    Filing filing =
        desk.threads.of(first).filings().stream()
            .filter(f -> f.application().receiptNumber().equals(later))
            .findFirst()
            .orElseThrow();
    assertThat(filing.differences()).isEqualTo(3);

    var comparison = desk.threads.compare(first, later);
    assertThat(comparison.items()).hasSize(before.size() + 1);
    assertThat(comparison.items().getFirst())
        .isEqualTo(new ItemChange("NEW", "新しい項目", "", "値", Change.ADDED));
    assertThat(comparison.items().get(2).change()).isEqualTo(Change.CHANGED);
    assertThat(comparison.items().get(2).before()).isEqualTo(before.get(1).value());
    assertThat(comparison.items().getLast().change()).isEqualTo(Change.REMOVED);
    assertThat(comparison.documents()).extracting(DocumentChange::change).containsOnly(Change.SAME);
  }

  @Test
  void settlesInOneStepAndTakesItBack() throws Exception {
    ReceiptNumber second = desk.refile(first, "R-2");
    ReceiptNumber third = desk.refile(first, "R-3");
    desk.defective(second, "理由");
    desk.threads.settle(YAMADA, third, Set.of(first, second), " 最後の申請を生かす ");

    assertThat(desk.state(first)).isEqualTo(WorkState.CLOSED);
    assertThat(desk.state(second)).isEqualTo(WorkState.CLOSED);
    assertThat(desk.state(third)).isEqualTo(WorkState.UNREVIEWED);
    var line = desk.history(first).getFirst();
    assertThat(line.key()).isEqualTo("closed");
    assertThat(line.facts()).containsExactly("R-3", "最後の申請を生かす");
    assertThat(desk.told(third)).startsWith("stands");
    var thread = desk.threads.of(third);
    assertThat(thread.settlements()).hasSize(1);
    assertThat(thread.settlements().getFirst().closed()).containsExactlyInAnyOrder(first, second);
    assertThat(thread.filings())
        .filteredOn(f -> f.application().receiptNumber().equals(second))
        .extracting(Filing::closedFor)
        .containsExactly(third);

    desk.threads.reopen(SATO, second, "取り違え");
    assertThat(desk.state(second)).isEqualTo(WorkState.DEFECTIVE);
    assertThat(desk.state(first)).isEqualTo(WorkState.CLOSED);
    assertThat(desk.told(second)).startsWith("reopened", "closed");
    refused("casework.not-closed", () -> desk.threads.reopen(SATO, second, "もう一度"));
    // closed again after reopening
    desk.threads.settle(YAMADA, third, Set.of(second), "やはり重複");
    assertThat(desk.state(second)).isEqualTo(WorkState.CLOSED);
  }

  @Test
  void refusesWhatCannotBeSettled() throws Exception {
    ReceiptNumber second = desk.refile(first, "R-2");
    ReceiptNumber stranger =
        desk.refile(
            first, "R-9", a -> by(a, Applicant.UNKNOWN, null, a.procedure().value()), i -> i);
    Set<ReceiptNumber> closed = Set.of(second);
    refused("casework.not-permitted", () -> desk.threads.settle(AUDITOR, first, closed, "理由"));
    refused("casework.reason-missing", () -> desk.threads.settle(YAMADA, first, closed, " "));
    refused(
        "casework.reason-too-long",
        () -> desk.threads.settle(YAMADA, first, closed, "長".repeat(1_001)));
    refused("casework.nothing-to-close", () -> desk.threads.settle(YAMADA, first, Set.of(), "理由"));
    refused(
        "casework.not-of-the-thread",
        () -> desk.threads.settle(YAMADA, first, Set.of(stranger), "理由"));
    refused(
        "casework.not-of-the-thread",
        () -> desk.threads.settle(YAMADA, first, Set.of(first), "理由"));
    refused(
        "casework.application-unknown",
        () -> desk.threads.settle(YAMADA, first, Set.of(new ReceiptNumber("NONE")), "理由"));
    desk.threads.settle(YAMADA, first, closed, "理由");
    refused("casework.already-closed", () -> desk.threads.settle(YAMADA, first, closed, "理由"));
    refused(
        "casework.stands-closed", () -> desk.threads.settle(YAMADA, second, Set.of(first), "理由"));
  }

  @Test
  void leavesWhatIsForwardedAloneAndClosesNothingThen() throws Exception {
    ReceiptNumber second = desk.refile(first, "R-2");
    ReceiptNumber third = desk.refile(first, "R-3");
    desk.bench()
        .decide(
            third,
            dev.shinseidesk.review.Decision.SOUND,
            WorkState.UNREVIEWED,
            WorkState.FORWARDED);
    refused(
        "casework.already-forwarded",
        () -> desk.threads.settle(YAMADA, first, Set.of(second, third), "理由"));
    assertThat(desk.state(second)).isEqualTo(WorkState.UNREVIEWED);
    assertThat(desk.told(second)).doesNotContain("closed");
  }

  @Test
  void oneOfTwoClerksSettlesTheOtherIsTold() throws Exception {
    ReceiptNumber second = desk.refile(first, "R-2");
    List<Callable<String>> acts =
        List.of(() -> settled(first, second), () -> settled(second, first));
    try (var pool = Executors.newFixedThreadPool(2)) {
      List<String> outcomes = new ArrayList<>();
      for (var future : pool.invokeAll(acts)) {
        outcomes.add(future.get());
      }
      assertThat(outcomes).contains("done").doesNotHaveDuplicates();
    }
    assertThat(List.of(desk.state(first), desk.state(second)))
        .containsExactlyInAnyOrder(WorkState.CLOSED, WorkState.UNREVIEWED);
  }

  private String settled(ReceiptNumber stands, ReceiptNumber closed) {
    try {
      desk.threads.settle(YAMADA, stands, Set.of(closed), "理由");
      return "done";
    } catch (DeskException e) {
      return e.problem().key();
    }
  }

  @Test
  void threadsAreMutualForRandomFilings() throws Exception {
    var random = new Random(20_261_127);
    String[] names = {"山田　太郎", "山田 太郎", "鈴木　花子", "佐藤　一", ""};
    String[] addresses = {"水鳥市中央1-2-3", "水鳥市中央１丁目２番３号", "水鳥市中央1-23", "短い", ""};
    List<ReceiptNumber> numbers = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      var who =
          new Applicant(
              names[random.nextInt(names.length)],
              "",
              "平成" + (1 + random.nextInt(2)) + "年1月1日",
              "",
              addresses[random.nextInt(addresses.length)],
              "");
      String procedure = "P" + random.nextInt(2);
      numbers.add(desk.refile(first, "Q-" + i, a -> by(a, who, null, procedure), x -> x));
      desk.pass(random.nextInt(40));
    }
    Map<ReceiptNumber, Map<String, Set<Relation>>> all = new HashMap<>();
    for (ReceiptNumber number : numbers) {
      all.put(number, relations(number));
    }
    int pairs = 0;
    for (ReceiptNumber one : numbers) {
      assertThat(relations(all, one)).containsEntry(one.value(), Set.of(Relation.ITSELF));
      for (ReceiptNumber other : numbers) {
        if (!one.equals(other)) {
          Set<Relation> seen = relations(all, one).get(other.value());
          assertThat(relations(all, other).get(one.value())).isEqualTo(seen);
          assertThat(seen == null || !seen.equals(Set.of(Relation.SAME_PROCEDURE))).isTrue();
          pairs += seen == null ? 0 : 1;
        }
      }
    }
    assertThat(pairs).isGreaterThan(100);
  }

  private static Map<String, Set<Relation>> relations(
      Map<ReceiptNumber, Map<String, Set<Relation>>> all, ReceiptNumber of) {
    return java.util.Objects.requireNonNull(all.get(of));
  }
}
