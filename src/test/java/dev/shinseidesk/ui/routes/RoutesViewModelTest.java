package dev.shinseidesk.ui.routes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.ProcedureCode;
import dev.shinseidesk.forwarding.ForwardingMethod;
import dev.shinseidesk.ui.ScreenTests;
import dev.shinseidesk.ui.fixture.FixtureAdministration;
import dev.shinseidesk.ui.fixture.FixtureDesk;
import dev.shinseidesk.ui.routes.RoutesViewModel.Fault;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RoutesViewModelTest {
  private static final LocalDate APRIL = LocalDate.of(2027, 4, 1);

  private final FixtureDesk fixture = new FixtureDesk(1, Set.of(Operator.Role.ADMINISTRATOR));
  private final FixtureAdministration desk = fixture.administration;
  private final ScreenTests.Heard heard = new ScreenTests.Heard();
  private final RoutesViewModel model =
      new RoutesViewModel(
          ScreenTests.context(heard, ScreenTests.sameThread(), FixtureDesk.CLOCK),
          desk.routes,
          desk.settings,
          fixture.services.operator());

  @BeforeEach
  void read() {
    model.refresh();
  }

  private int line(String procedure) {
    List<RouteDraft> drafts = model.draftsProperty().get();
    for (int i = 0; i < drafts.size(); i++) {
      if (drafts.get(i).procedure().equals(procedure)) {
        return i;
      }
    }
    throw new AssertionError(procedure);
  }

  private RouteDraft draft(int index) {
    return model.draftsProperty().get().get(index);
  }

  private JsonNode file() {
    return JsonMapper.shared()
        .readTree(
            desk.settings.files().stream()
                .filter(f -> f.name().equals("routes.json"))
                .findFirst()
                .orElseThrow()
                .json());
  }

  @Test
  void everyProcedureOfTheCatalogueHasALineAndSoHasEveryAlarm() {
    assertThat(model.draftsProperty().get()).hasSizeGreaterThanOrEqualTo(47);
    assertThat(draft(line("X-01")).receiver()).isEmpty();
    assertThat(draft(line("JIDO-01")).receiver()).isEqualTo("035");
    assertThat(model.names().procedure("JIDO-01")).startsWith("児童手当");
    assertThat(model.isChanged()).isFalse();
  }

  @Test
  void aChangeIsTriedOnTheWholeTableAndThenSaved() {
    int at = line("JIDO-01");
    model.change(at, draft(at).withReceiver("014").withMethod(ForwardingMethod.SINGLE_FILE));
    assertThat(model.isChanged()).isTrue();
    model.dryRun(null, null);
    var tried = Objects.requireNonNull(desk.routes.tried);
    var found = tried.find(new ProcedureCode("JIDO-01"), APRIL).orElseThrow();
    assertThat(found.receiver().value()).isEqualTo("014");
    assertThat(Objects.requireNonNull(model.triedProperty().get()).applications()).isEqualTo(2_140);
    model.save();
    assertThat(model.isChanged()).isFalse();
    assertThat(model.savedProperty().get()).isTrue();
    JsonNode saved = file().path("routes").get(0);
    assertThat(saved.path("receiver").asString()).isEqualTo("014");
    assertThat(saved.path("method").asString()).isEqualTo("single-file");
    assertThat(saved.path("notice").asString()).isEqualTo("児童手当の認定請求");
    assertThat(saved.has("from")).isTrue();
    assertThat(file().path("notice").asString()).contains("手続ごとの既定の提供先");
    assertThat(desk.settings.check("routes.json", file().toString())).isEmpty();
  }

  @Test
  void aChangeAfterATrialMakesTheTrialOld() {
    model.dryRun(null, null);
    assertThat(model.triedProperty().get()).isNotNull();
    model.change(0, draft(0).withReceiver("014"));
    assertThat(model.triedProperty().get()).isNull();
  }

  @Test
  void anotherPeriodBeginsWhereTheFormerEnds() {
    int at = line("JIDO-01");
    model.addAfter(at);
    assertThat(model.fault(at)).isEqualTo(Fault.CLASH);
    assertThat(model.isSound()).isFalse();
    model.dryRun(null, null);
    assertThat(desk.routes.tried).isNull();
    model.save();
    assertThat(desk.settings.saved).isEmpty();
    model.remove(at + 1);
    model.change(at, draft(at).withDays(null, APRIL));
    model.addAfter(at);
    assertThat(draft(at + 1).from()).isEqualTo(APRIL.plusDays(1));
    assertThat(model.isSound()).isTrue();
    model.change(at, draft(at).withDays(APRIL, APRIL.minusDays(1)));
    assertThat(model.fault(at)).isEqualTo(Fault.PERIOD);
  }

  @Test
  void takingTheOnlyRouteAwayLeavesAnOpenLineAndNoEntry() {
    int at = line("JIDO-01");
    int before = file().path("routes").size();
    model.remove(at);
    assertThat(draft(at)).isEqualTo(RouteDraft.none("JIDO-01"));
    model.save();
    assertThat(file().path("routes").size()).isEqualTo(before - 1);
  }

  @Test
  void anUnknownReceiverIsToldAndDiscardingGoesBack() {
    model.change(0, draft(0).withReceiver("zzz"));
    assertThat(model.fault(0)).isEqualTo(Fault.RECEIVER);
    model.revert();
    assertThat(model.isChanged()).isFalse();
    assertThat(model.fault(0)).isEqualTo(Fault.NONE);
  }

  @Test
  void refreshingKeepsWhatIsNotSaved() {
    model.change(0, draft(0).withReceiver("014"));
    model.refresh();
    assertThat(draft(0).receiver()).isEqualTo("014");
  }
}
