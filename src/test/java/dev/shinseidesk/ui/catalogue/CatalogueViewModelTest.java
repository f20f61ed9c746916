package dev.shinseidesk.ui.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.application.Operator;
import dev.shinseidesk.services.CatalogueDesk.Draft;
import dev.shinseidesk.services.CatalogueDesk.Sample;
import dev.shinseidesk.services.CatalogueDesk.Trial;
import dev.shinseidesk.ui.ScreenTests;
import dev.shinseidesk.ui.catalogue.CatalogueViewModel.ProcedureRow;
import dev.shinseidesk.ui.catalogue.ProcedureEdits.Deadline;
import dev.shinseidesk.ui.catalogue.ProcedureEdits.Item;
import dev.shinseidesk.ui.catalogue.ProcedureEdits.Paper;
import dev.shinseidesk.ui.common.Tasks;
import dev.shinseidesk.ui.fixture.FixtureAdministration;
import dev.shinseidesk.ui.fixture.FixtureDesk;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class CatalogueViewModelTest {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final FixtureDesk fixture = new FixtureDesk(1, Set.of(Operator.Role.ADMINISTRATOR));
  private final FixtureAdministration desk = fixture.administration;
  private final ScreenTests.Heard heard = new ScreenTests.Heard();
  private final CatalogueViewModel model = model(ScreenTests.sameThread());
  private final ProcedureEdits procedure = new ProcedureEdits(model);
  private final RuleEdits rules = new RuleEdits(model);

  private CatalogueViewModel model(Tasks tasks) {
    return new CatalogueViewModel(
        ScreenTests.context(heard, tasks, FixtureDesk.CLOCK),
        desk.catalogue,
        desk.routes,
        desk.settings,
        fixture.services.operator());
  }

  @BeforeEach
  void read() {
    model.refresh();
  }

  private Trial tried() {
    model.tryOut();
    return Objects.requireNonNull(model.trialProperty().get());
  }

  private Draft saved() {
    return desk.catalogue.saved.getLast();
  }

  private RuleLine rule() {
    return Objects.requireNonNull(rules.chosen());
  }

  private JsonNode savedProcedure(String code) {
    for (JsonNode one : JsonMapper.shared().readTree(saved().catalogue()).path("procedures")) {
      if (one.path("code").asString().equals(code)) {
        return one;
      }
    }
    throw new AssertionError(code);
  }

  @Test
  void proceduresAreFoundByNameCodeAndGroupWhateverTheWidth() {
    assertThat(model.rows()).hasSizeGreaterThanOrEqualTo(38);
    assertThat(model.procedureProperty().get()).isEqualTo("JIDO-01");
    model.search("ｋａｉｇｏ－０");
    assertThat(model.rows()).hasSize(8).allMatch(r -> r.code().startsWith("KAIGO-"));
    model.search("罹災");
    assertThat(model.rows()).extracting(ProcedureRow::code).containsExactly("SAIGAI-01");
    model.search("ない手続");
    assertThat(model.rows()).isEmpty();
    assertThat(tried().problems()).isEmpty();
  }

  @Test
  void everythingOfAProcedureCanBeChangedAndSavedWithACountedVersion() {
    model.choose("HOIKU-01");
    procedure.text("name", "保育の申込み");
    procedure.deadline(new Deadline(20, true, "要綱第3条"));
    int count = procedure.items().size();
    procedure.addItem("希望する園");
    Item added = procedure.items().getLast();
    procedure.item(count, new Item(added.id(), "希望園", "choice", true, 40, List.of("第一", "第二")));
    procedure.moveItem(count, -1);
    procedure.addPaper("健康診断書");
    procedure.paper(procedure.papers().size() - 1, new Paper("健康診断書", true, true));
    procedure.checklist(List.of("一つ目", "", " 二つ目 "));
    assertThat(tried().problems()).isEmpty();
    assertThat(model.isChanged()).isTrue();
    model.save();
    assertThat(heard.problems).isEmpty();
    assertThat(model.isChanged()).isFalse();
    JsonNode node = savedProcedure("HOIKU-01");
    assertThat(node.path("name").asString()).isEqualTo("保育の申込み");
    assertThat(node.path("fields").get(count - 1).toString())
        .isEqualTo(
            "{\"id\":\"%s\",\"name\":\"希望園\",\"type\":\"choice\",\"required\":true,\"maxLength\":40,\"choices\":[\"第一\",\"第二\"]}"
                .formatted(added.id()));
    assertThat(node.path("checklist").toString()).isEqualTo("[\"一つ目\",\"二つ目\"]");
    assertThat(node.path("deadline").path("counting").asString()).isEqualTo("business");
    assertThat(node.path("attachments").get(node.path("attachments").size() - 1).toString())
        .contains("\"certificate\":true");
    JsonNode root = JsonMapper.shared().readTree(saved().catalogue());
    assertThat(root.path("version").asString()).isEqualTo("2026.11-3");
    assertThat(root.path("notice").asString()).as("what else stands there").isNotEmpty();
    assertThat(saved().rules()).as("not touched").contains("\"version\":\"0\"");
  }

  @Test
  void aRuleIsSwitchedOffMadeLighterAndTakenBack() {
    model.choose("HOIKU-01");
    rules.off("nursery-age", true);
    rules.severity("attachment-type", "note");
    assertThat(Objects.requireNonNull(model.now().rule("nursery-age")).off()).isTrue();
    model.save();
    JsonNode written = JsonMapper.shared().readTree(saved().rules());
    assertThat(written.path("off").toString()).isEqualTo("[\"nursery-age\"]");
    assertThat(written.path("severities").toString()).isEqualTo("{\"attachment-type\":\"note\"}");
    assertThat(written.path("version").asString()).isEqualTo("1");
    rules.reset("nursery-age");
    rules.severity("attachment-type", "alert");
    model.save();
    JsonNode back = JsonMapper.shared().readTree(saved().rules());
    assertThat(back.has("off")).isFalse();
    assertThat(back.has("severities")).isFalse();
    assertThat(back.path("version").asString()).isEqualTo("2");
  }

  @Test
  void aNewRuleNeedsItsParametersAndExamplesBeforeItCanBeSaved() {
    model.choose("HOIKU-01");
    rules.add(Objects.requireNonNull(model.schema().kind("required-attachment")));
    assertThat(model.ruleProperty().get()).isEqualTo("own-1");
    assertThat(tried().problems()).extracting(p -> p.key()).contains("rules.schema");
    model.save();
    assertThat(heard.problems).hasSize(1);
    assertThat(desk.catalogue.saved).isEmpty();
    rules.parameter("attachment", NODES.stringNode("健康診断書"));
    assertThat(tried().problems()).as("the passing example hasn't it").hasSize(1);
    assertThat(CatalogueProblems.words(model, tried().problems().getFirst()))
        .contains("own-1", "1番目");
    assertThat(tried().judged()).isTrue();
    ObjectNode pass = rules.examples(true).getFirst().deepCopy();
    pass.putArray("documents").addObject().put("name", "健康診断書.pdf");
    rules.example(true, 0, pass);
    rules.text("ja", "what", "「{attachment}」がありません。");
    rules.when("filled('F010')");
    assertThat(tried().problems()).as("the failing one hasn't the item").hasSize(1);
    ObjectNode fail = rules.examples(false).getFirst().deepCopy();
    fail.putObject("items").put("F010", "山田　太郎");
    rules.example(false, 0, fail);
    assertThat(tried().problems()).isEmpty();
    rules.removeExample(false, 0);
    assertThat(rules.examples(false)).as("one of each stays").hasSize(1);
    model.save();
    JsonNode written = JsonMapper.shared().readTree(saved().rules()).path("rules").get(0);
    assertThat(written.path("for").path("procedures").toString()).isEqualTo("[\"HOIKU-01\"]");
    assertThat(written.path("with").path("attachment").asString()).isEqualTo("健康診断書");
  }

  @Test
  void aShippedRuleThatIsChangedBecomesTheOfficesOwn() {
    model.choose("HOIKU-01");
    rules.severity("nursery-age", "note");
    model.chooseRule("nursery-age");
    rules.parameter("max", NODES.numberNode(7));
    assertThat(rule().own()).isTrue();
    assertThat(rule().severity()).as("kept from before").isEqualTo("note");
    assertThat(rules.lines()).filteredOn(l -> l.id().equals("nursery-age")).hasSize(1);
    rules.reset("nursery-age");
    assertThat(rule().own()).isFalse();
    assertThat(rule().severity()).isEqualTo("alert");
    assertThat(model.isChanged()).isFalse();
  }

  @Test
  void typingOnInOnePlaceIsOneStepAndEveryStepCanBeTakenBack() {
    String before = procedure.text("name");
    procedure.text("name", before + "あ");
    procedure.text("name", before + "あい");
    procedure.text("group", "別");
    model.undo();
    assertThat(procedure.text("group")).isNotEqualTo("別");
    assertThat(procedure.text("name")).isEqualTo(before + "あい");
    model.undo();
    assertThat(procedure.text("name")).isEqualTo(before);
    assertThat(model.isChanged()).isFalse();
    assertThat(model.canUndo()).isFalse();
    model.redo();
    model.redo();
    assertThat(procedure.text("group")).isEqualTo("別");
    model.revert();
    assertThat(model.isChanged()).isFalse();
    assertThat(procedure.text("name")).isEqualTo(before);
  }

  /** Whatever is done in whatever order, taking it all back gives what was there. */
  @Test
  void anyChangesTakenBackGiveWhatWasThere() {
    var random = new Random(20261122);
    for (int round = 0; round < 20; round++) {
      model.revert();
      Deque<Draft> states = new ArrayDeque<>();
      for (int i = 0; i < 15; i++) {
        Draft before = model.now().files();
        change(random);
        if (!model.now().files().equals(before)) {
          states.push(before);
        }
      }
      List<Draft> seen = new ArrayList<>();
      while (model.canUndo()) {
        model.undo();
        seen.add(model.now().files());
      }
      assertThat(seen).contains(states.isEmpty() ? model.now().files() : states.getLast());
      assertThat(model.isChanged()).isFalse();
    }
  }

  private void change(Random random) {
    List<ProcedureRow> rows = model.rows();
    switch (random.nextInt(9)) {
      case 0 -> model.choose(rows.get(random.nextInt(rows.size())).code());
      case 1 -> procedure.text("name", "名" + random.nextInt(5));
      case 2 -> procedure.addItem("項目");
      case 3 -> procedure.removeItem(random.nextInt(procedure.items().size()));
      case 4 -> procedure.moveItem(random.nextInt(procedure.items().size()), 1);
      case 5 -> procedure.deadline(new Deadline(random.nextInt(3), random.nextBoolean(), ""));
      case 6 -> {
        List<RuleLine> lines = rules.lines();
        rules.off(lines.get(random.nextInt(lines.size())).id(), random.nextBoolean());
      }
      case 7 -> {
        List<RuleLine> lines = rules.lines();
        rules.severity(lines.get(random.nextInt(lines.size())).id(), "note");
      }
      default -> procedure.addPaper("書類");
    }
  }

  @Test
  void aProcedureIsAddedFromThePatternInViewAndTakenAway() {
    model.choose("HOIKU-01");
    int items = procedure.items().size();
    heard.answers = List.of("HOIKU 05", "一時預かりの申込み");
    procedure.addProcedure();
    assertThat(heard.missing).isNotEmpty();
    heard.answers = List.of("HOIKU-02", "一時預かりの申込み");
    procedure.addProcedure();
    assertThat(heard.missing).as("there is one").isNotEmpty();
    heard.answers = List.of("HOIKU-05", "一時預かりの申込み");
    procedure.addProcedure();
    assertThat(model.procedureProperty().get()).isEqualTo("HOIKU-05");
    assertThat(procedure.items()).hasSize(items);
    assertThat(tried().problems()).isEmpty();
    procedure.removeProcedure();
    assertThat(heard.questions).hasSize(1);
    assertThat(model.now().procedure("HOIKU-05")).isNull();
    assertThat(model.isChanged()).isFalse();
  }

  @Test
  void aTrialRunsOncePerChangeAndOnTheSampleChosen() {
    int before = desk.catalogue.tried;
    model.tryOut();
    model.tryOut();
    assertThat(desk.catalogue.tried).isEqualTo(before);
    model.trySample(new Sample(Sample.Kind.DEFECTIVE, "", null));
    assertThat(desk.catalogue.tried).isEqualTo(before + 1);
    assertThat(tried().findings()).isNotEmpty();
    procedure.text("name", "名");
    assertThat(desk.catalogue.tried).as("only when the typing pauses").isEqualTo(before + 1);
    model.tryOut();
    assertThat(desk.catalogue.tried).isEqualTo(before + 2);
  }

  @Test
  void whatIsTypedWhileSavingIsAChangeOfWhatIsSavedAlsoWhereItIsTheOldAgain() {
    Deque<Runnable> waiting = new ArrayDeque<>();
    CatalogueViewModel slow = model(Tasks.on(waiting::add, Runnable::run, f -> {}));
    ProcedureEdits edits = new ProcedureEdits(slow);
    slow.refresh();
    work(waiting);
    slow.choose("HOIKU-01");
    work(waiting);
    String before = Objects.requireNonNull(slow.chosen()).path("name").asString();
    edits.text("name", "新しい名");
    slow.save();
    edits.text("name", before);
    work(waiting);
    assertThat(savedProcedure("HOIKU-01").path("name").asString()).isEqualTo("新しい名");
    assertThat(Objects.requireNonNull(slow.chosen()).path("name").asString()).isEqualTo(before);
    assertThat(slow.isChanged()).isTrue();
    slow.save();
    work(waiting);
    assertThat(heard.problems).isEmpty();
    assertThat(savedProcedure("HOIKU-01").path("name").asString()).isEqualTo(before);
    assertThat(slow.isChanged()).isFalse();
  }

  @Test
  void stepsBeforeASaveDuringWhichSomethingWasTypedCanBeTakenBackAndSaved() {
    Deque<Runnable> waiting = new ArrayDeque<>();
    CatalogueViewModel slow = model(Tasks.on(waiting::add, Runnable::run, f -> {}));
    ProcedureEdits edits = new ProcedureEdits(slow);
    slow.refresh();
    work(waiting);
    slow.choose("HOIKU-01");
    work(waiting);
    String before = Objects.requireNonNull(slow.chosen()).path("name").asString();
    edits.text("name", "一つ目");
    slow.save();
    edits.text("commonName", "二つ目");
    work(waiting);
    slow.undo();
    assertThat(slow.isChanged()).as("just what was saved").isFalse();
    slow.undo();
    assertThat(slow.isChanged()).isTrue();
    slow.save();
    work(waiting);
    assertThat(heard.problems).isEmpty();
    assertThat(savedProcedure("HOIKU-01").path("name").asString()).isEqualTo(before);
  }

  private static void work(Deque<Runnable> waiting) {
    while (!waiting.isEmpty()) {
      waiting.poll().run();
    }
  }

  @Test
  void versionsCountOn() {
    assertThat(DraftFiles.next("2026.11-1")).isEqualTo("2026.11-2");
    assertThat(DraftFiles.next("9")).isEqualTo("10");
    assertThat(DraftFiles.next("春")).isEqualTo("春-2");
    assertThat(DraftFiles.next("")).isEqualTo("-2");
  }
}
