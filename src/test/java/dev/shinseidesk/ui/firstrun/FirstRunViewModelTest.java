package dev.shinseidesk.ui.firstrun;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Problem.Kind;
import dev.shinseidesk.security.RecoveryKey;
import dev.shinseidesk.services.FirstSetUp;
import dev.shinseidesk.ui.common.Tasks;
import dev.shinseidesk.ui.firstrun.FirstRunViewModel.Step;
import dev.shinseidesk.ui.firstrun.FirstRunViewModel.Tried;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The questions, one by one. */
class FirstRunViewModelTest {
  private static final String KEY = "KRBC-ADGM-ABH1-ERP7-H68N-XF7E-3ME4-V6WX-J6K3";

  private final Desk desk = new Desk();
  private final List<String> done = new ArrayList<>();
  private FirstRunViewModel model = model();

  private FirstRunViewModel model() {
    return new FirstRunViewModel(
        desk,
        Tasks.sameThread(e -> {
          throw new AssertionError(e);
        }),
        () -> done.add("done"));
  }

  /** A set-up that notes what it is asked for. */
  private static final class Desk implements FirstSetUp {
    @Nullable String given;
    @Nullable Problem refusal;
    @Nullable Plan plan;
    String password = "";
    final List<String> tried = new ArrayList<>();

    @Override
    public @Nullable String givenOffice() {
      return given;
    }

    @Override
    public List<SystemChoice> systems() {
      return List.of(
          new SystemChoice("001", "住民基本台帳", true), new SystemChoice("002", "印鑑登録", false));
    }

    @Override
    public void checkPassword(OperatorId user, char[] typed) throws DeskException {
      if (typed.length < 8) {
        throw new DeskException(Problem.of(Kind.REFUSED, "sign-in.password-short", "8"));
      }
    }

    @Override
    public void tryPortal(String url, String user, char[] typed) throws DeskException {
      tried.add(url + " " + user + " " + new String(typed));
      Arrays.fill(typed, '\0');
      refuse();
    }

    @Override
    public RecoveryKey create(Plan wanted) throws DeskException {
      refuse();
      plan = wanted;
      password = new String(wanted.password());
      wanted.clear();
      return RecoveryKey.typed(KEY.toCharArray());
    }

    private void refuse() throws DeskException {
      if (refusal != null) {
        throw new DeskException(refusal);
      }
    }
  }

  private String problem() {
    Problem now = model.problemProperty().get();
    return now == null ? "" : now.key();
  }

  private Step step() {
    return model.stepProperty().get();
  }

  private void administrator() {
    model.userProperty().set("kanri");
    model.userNameProperty().set("管理 花子");
    model.leaveAdministrator("asagao-2026".toCharArray(), "asagao-2026".toCharArray());
  }

  private void toPortal() {
    model.officeProperty().set("ためし町");
    model.municipalityProperty().set("131016");
    model.leaveOffice();
    administrator();
  }

  @Test
  void theMunicipalityNeedsANameAndARightCode() {
    model.leaveOffice();
    assertThat(problem()).isEqualTo("first-run.office-empty");
    model.officeProperty().set("ためし町");
    model.municipalityProperty().set("13101");
    model.leaveOffice();
    assertThat(problem()).isEqualTo("first-run.code-form");
    model.municipalityProperty().set("131017");
    model.leaveOffice();
    assertThat(problem()).isEqualTo("first-run.code-digit");
    assertThat(step()).isEqualTo(Step.OFFICE);
    model.municipalityProperty().set(" 131016 ");
    model.leaveOffice();
    assertThat(problem()).isEmpty();
    assertThat(step()).isEqualTo(Step.ADMINISTRATOR);
  }

  @Test
  void theAdministratorNeedsANameAndAPasswordTypedTwice() {
    model.officeProperty().set("ためし町");
    model.municipalityProperty().set("131016");
    model.leaveOffice();
    model.leaveAdministrator("asagao-2026".toCharArray(), "asagao-2026".toCharArray());
    assertThat(problem()).isEqualTo("first-run.user-form");
    model.userProperty().set("kanri");
    model.leaveAdministrator("asagao-2026".toCharArray(), "asagao-2026".toCharArray());
    assertThat(problem()).isEqualTo("first-run.name-empty");
    model.userNameProperty().set("管理 花子");
    model.leaveAdministrator("asagao-2026".toCharArray(), "asagao-2027".toCharArray());
    assertThat(problem()).isEqualTo("ui.login.differ");
    model.leaveAdministrator("short".toCharArray(), "short".toCharArray());
    assertThat(problem()).isEqualTo("sign-in.password-short");
    assertThat(step()).isEqualTo(Step.ADMINISTRATOR);
    administrator();
    assertThat(step()).isEqualTo(Step.PORTAL);
  }

  @Test
  void thePortalCanBeTriedAndLeftForLater() {
    toPortal();
    model.portalUrlProperty().set("not an address");
    model.leavePortal(new char[0]);
    assertThat(problem()).isEqualTo("first-run.portal-url");
    model.portalUrlProperty().set("https://portal.example/api");
    model.portalUserProperty().set("machi");
    desk.refusal = Problem.of(Kind.OTHER_SIDE, "portal.unreachable", "portal.example");
    model.tryPortal("himitsu".toCharArray());
    assertThat(problem()).isEqualTo("portal.unreachable");
    assertThat(model.triedProperty().get()).isEqualTo(Tried.NOT);
    desk.refusal = null;
    model.tryPortal("himitsu".toCharArray());
    assertThat(model.triedProperty().get()).isEqualTo(Tried.WORKS);
    assertThat(desk.tried).last().isEqualTo("https://portal.example/api machi himitsu");
    model.portalUserProperty().set("other");
    assertThat(model.triedProperty().get()).isEqualTo(Tried.NOT);
    model.portalUrlProperty().set("");
    model.leavePortal(new char[0]);
    assertThat(step()).isEqualTo(Step.SYSTEMS);
  }

  @Test
  void nothingIsMadeBeforeTheEndAndTheKeyMustBeNoted() {
    toPortal();
    model.leavePortal("himitsu".toCharArray());
    model.choices().forEach(c -> model.used(c).set(false));
    model.leaveSystems();
    assertThat(problem()).isEqualTo("first-run.no-system");
    model.used(model.choices().getLast()).set(true);
    model.leaveSystems();
    assertThat(step()).isEqualTo(Step.SUMMARY);
    assertThat(desk.plan).isNull();
    desk.refusal = Problem.of(Kind.USAGE, "settings.not-writable", "x");
    model.create();
    assertThat(step()).isEqualTo(Step.SUMMARY);
    desk.refusal = null;
    model.create();

    FirstSetUp.Plan plan = Objects.requireNonNull(desk.plan);
    assertThat(plan.office()).isEqualTo("ためし町");
    assertThat(plan.municipality()).isEqualTo("131016");
    assertThat(desk.password).isEqualTo("asagao-2026");
    assertThat(plan.systems()).containsExactly("002");
    assertThat(plan.portalUrl()).isNull();
    assertThat(step()).isEqualTo(Step.KEY);
    assertThat(model.recoveryKeyProperty().get()).isEqualTo(KEY);
    model.back();
    assertThat(step()).isEqualTo(Step.KEY);
    model.finish("XXXX");
    assertThat(problem()).isEqualTo("first-run.key-differs");
    assertThat(done).isEmpty();
    model.finish(" j6k3 ");
    assertThat(done).containsExactly("done");
    assertThat(model.recoveryKeyProperty().get()).isEmpty();
  }

  @Test
  void aGivenOfficeAsksForTheAdministratorAlone() {
    desk.given = "配布町";
    model = model();
    assertThat(model.steps()).containsExactly(Step.ADMINISTRATOR, Step.SUMMARY, Step.KEY);
    administrator();
    model.back();
    assertThat(step()).isEqualTo(Step.ADMINISTRATOR);
    administrator();
    model.create();
    FirstSetUp.Plan plan = Objects.requireNonNull(desk.plan);
    assertThat(plan.office()).isNull();
    assertThat(plan.systems()).isNull();
  }
}
