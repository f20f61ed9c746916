package dev.shinseidesk.ui;

import static dev.shinseidesk.application.Operator.Role.ADMINISTRATOR;
import static dev.shinseidesk.application.Operator.Role.AUDITOR;
import static dev.shinseidesk.application.Operator.Role.CLERK;
import static dev.shinseidesk.application.Operator.Role.SUPERVISOR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.application.Operator.Role;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.services.DeskAct;
import dev.shinseidesk.services.Permissions;
import dev.shinseidesk.texts.Texts;
import dev.shinseidesk.ui.admin.AdminSection;
import dev.shinseidesk.ui.common.UiContext;
import dev.shinseidesk.ui.correction.CorrectionViewModel;
import dev.shinseidesk.ui.fixture.FixtureDesk;
import dev.shinseidesk.ui.forward.ForwardViewModel;
import dev.shinseidesk.ui.outcome.OutcomeViewModel;
import dev.shinseidesk.ui.review.ReviewViewModel;
import dev.shinseidesk.ui.status.StatusViewModel;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each role × each screen that acts: what the services would refuse isn't offered. */
class RoleScreensTest {
  private static final Set<Role> LEADING = EnumSet.of(SUPERVISOR, ADMINISTRATOR);
  private static final Map<AdminSection, Set<Role>> SECTIONS = new EnumMap<>(AdminSection.class);

  static {
    SECTIONS.put(AdminSection.LINKS, LEADING);
    SECTIONS.put(AdminSection.CHANNELS, LEADING);
    SECTIONS.put(AdminSection.ROUTES, LEADING);
    SECTIONS.put(AdminSection.BATCHES, EnumSet.of(CLERK, SUPERVISOR, ADMINISTRATOR));
    SECTIONS.put(AdminSection.EXPORT, LEADING);
    SECTIONS.put(AdminSection.CATALOGUE, EnumSet.of(ADMINISTRATOR));
    SECTIONS.put(AdminSection.KEEPING, LEADING);
    SECTIONS.put(AdminSection.PROTECTION, LEADING);
    SECTIONS.put(AdminSection.SETTINGS, LEADING);
    SECTIONS.put(AdminSection.ACCOUNTS, EnumSet.of(ADMINISTRATOR));
    SECTIONS.put(AdminSection.AUDIT, EnumSet.of(AUDITOR));
  }

  @Test
  void everySectionStandsInTheTable() {
    assertThat(SECTIONS.keySet()).containsExactlyInAnyOrder(AdminSection.values());
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void administrationShowsWhatTheRoleMayUse(Role role) {
    List<AdminSection> seen = AdminSection.of(FixtureDesk.filled(Set.of(role)).services.operator());
    for (AdminSection section : AdminSection.values()) {
      assertThat(seen.contains(section))
          .as("%s for %s", section, role)
          .isEqualTo(Objects.requireNonNull(SECTIONS.get(section)).contains(role));
    }
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void aCaseOffersWhatTheServicesPermit(Role role) {
    for (Map.Entry<DeskAct, String> screen : blockers(role).entrySet()) {
      DeskAct act = screen.getKey();
      String keeps =
          new Texts(Locale.JAPANESE)
              .get("ui.role.keeps", new Texts(Locale.JAPANESE).get("access.act." + act.name()));
      boolean may = Permissions.roles(act).contains(role);
      assertThat(screen.getValue().contains(keeps))
          .as("%s for %s says: %s", act, role, screen.getValue())
          .isNotEqualTo(may);
    }
  }

  /** What each tab of a case says keeps a person from acting, by the act it needs. */
  private static Map<DeskAct, String> blockers(Role role) {
    var desk = FixtureDesk.filled(Set.of(role));
    UiContext ctx =
        ScreenTests.context(
            new ScreenTests.Heard(), ScreenTests.sameThread(), desk.services.clock());
    ReceiptNumber number = desk.number(0);
    Map<DeskAct, String> told = new LinkedHashMap<>();

    var review = new ReviewViewModel(ctx, desk.services, number, (d, r) -> {}, f -> {});
    review.load();
    told.put(DeskAct.REVIEW, review.blockerProperty().get());
    assertThat(review.editableProperty().get())
        .as("review for %s", role)
        .isEqualTo(Permissions.roles(DeskAct.REVIEW).contains(role));

    var forward = new ForwardViewModel(ctx, desk.services, number, () -> {});
    forward.load();
    told.put(DeskAct.FORWARD, forward.blockerProperty().get());

    var status = new StatusViewModel(ctx, desk.services, number, () -> {});
    status.load();
    var outcome = new OutcomeViewModel(ctx, desk.services, number, o -> {});
    outcome.load();
    var correction = new CorrectionViewModel(ctx, desk.services, number, () -> {});
    correction.load();
    List<String> registering =
        List.of(
            status.blockerProperty().get(),
            outcome.blockerProperty().get(),
            correction.blockerProperty().get());
    boolean same = registering.stream().allMatch(b -> b.equals(registering.getFirst()));
    assertThat(same)
        .as("three tabs that register, for %s", role)
        .isEqualTo(!Permissions.roles(DeskAct.REGISTER).contains(role));
    told.put(DeskAct.REGISTER, registering.getFirst());
    return told;
  }
}
