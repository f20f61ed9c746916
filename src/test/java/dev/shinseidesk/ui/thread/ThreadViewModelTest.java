package dev.shinseidesk.ui.thread;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.casework.FilingThreads.Change;
import dev.shinseidesk.casework.FilingThreads.ItemChange;
import dev.shinseidesk.casework.FilingThreads.Settlement;
import dev.shinseidesk.ui.ScreenTests;
import dev.shinseidesk.ui.fixture.FixtureDesk;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ThreadViewModelTest {
  private final FixtureDesk desk = new FixtureDesk(30);
  private final ScreenTests.Heard heard = new ScreenTests.Heard();
  private final List<String> changed = new ArrayList<>();
  private final ReceiptNumber number = desk.number(0);
  private final ReceiptNumber twin = twin();

  /** Another application of the same procedure. */
  private ReceiptNumber twin() {
    var procedure = desk.applications.find(number).orElseThrow().procedure();
    for (int i = 1; i < 30; i++) {
      if (desk.applications.find(desk.number(i)).orElseThrow().procedure().equals(procedure)) {
        return desk.number(i);
      }
    }
    throw new AssertionError("no second application of the procedure");
  }

  private ThreadViewModel model() {
    desk.casework.together.add(Set.of(number, twin));
    var model =
        new ThreadViewModel(
            ScreenTests.context(heard, ScreenTests.sameThread(), FixtureDesk.CLOCK),
            desk.services,
            number,
            () -> changed.add("changed"));
    model.load();
    return model;
  }

  private WorkState state(ReceiptNumber of) {
    return desk.applications.find(of).orElseThrow().state();
  }

  @Test
  void saysWhatIsMissingUntilOneStandsAndAReasonIsThere() {
    var model = model();
    assertThat(model.othersProperty().get()).isEqualTo(1);
    assertThat(model.blockerProperty().get()).contains("有効とする申請");
    model.settle();
    assertThat(heard.questions).isEmpty();
    model.standsProperty().set(number);
    assertThat(model.blockerProperty().get()).contains("理由");
    model.reasonProperty().set("再送のため");
    assertThat(model.blockerProperty().get()).isEmpty();
    assertThat(model.unsaved()).isTrue();
  }

  @Test
  void proposesToCloseTheOthersOfTheProcedureThatCanBe() {
    var model = model();
    model.standsProperty().set(number);
    assertThat(model.filings())
        .filteredOn(line -> line.closeProperty().get())
        .extracting(ThreadViewModel.Line::number)
        .containsExactly(twin);
    model.standsProperty().set(twin);
    assertThat(model.filings())
        .filteredOn(line -> line.closeProperty().get())
        .extracting(ThreadViewModel.Line::number)
        .containsExactly(number);
  }

  @Test
  void closesTheOthersWithTheReasonAndOpensAgain() {
    var model = model();
    model.standsProperty().set(number);
    model.reasonProperty().set("再送のため ");
    model.settle();
    assertThat(heard.questions).hasSize(1);
    assertThat(heard.questions.getFirst().lines().toString())
        .contains(number.value(), twin.value(), "再送のため");
    assertThat(state(twin)).isEqualTo(WorkState.CLOSED);
    assertThat(state(number)).isEqualTo(WorkState.UNREVIEWED);
    assertThat(model.settlements()).extracting(Settlement::reason).containsExactly("再送のため");
    assertThat(model.reasonProperty().get()).isEmpty();
    assertThat(changed).containsExactly("changed");

    var closed =
        model.filings().stream().filter(l -> l.number().equals(twin)).findFirst().orElseThrow();
    assertThat(closed.open()).isFalse();
    heard.answers = List.of("");
    model.reopen(closed);
    assertThat(heard.missing).isNotEmpty();
    assertThat(state(twin)).isEqualTo(WorkState.CLOSED);
    heard.answers = List.of("誤りのため");
    model.reopen(closed);
    assertThat(state(twin)).isEqualTo(WorkState.UNREVIEWED);
  }

  @Test
  void comparesAndHidesWhatIsTheSame() {
    desk.casework.items.add(new ItemChange("F1", "氏名", "甲", "甲", Change.SAME));
    desk.casework.items.add(new ItemChange("F2", "住所", "一", "二", Change.CHANGED));
    var model =
        new CompareViewModel(
            ScreenTests.context(heard, ScreenTests.sameThread(), FixtureDesk.CLOCK),
            desk.services,
            twin,
            number);
    model.load();
    assertThat(model.items()).extracting(ItemChange::name).containsExactly("住所");
    assertThat(model.documents()).hasSize(2);
    assertThat(model.summaryProperty().get()).contains("2", "1");
    model.onlyChangesProperty().set(false);
    assertThat(model.items()).extracting(ItemChange::name).containsExactly("氏名", "住所");
  }

  @Test
  void saysThatAFilingIsGone() {
    var model =
        new CompareViewModel(
            ScreenTests.context(heard, ScreenTests.sameThread(), FixtureDesk.CLOCK),
            desk.services,
            new ReceiptNumber("GONE-1"),
            number);
    model.load();
    assertThat(model.problemProperty().get()).isNotEmpty();
    assertThat(model.pairProperty().get()).isNull();
  }
}
