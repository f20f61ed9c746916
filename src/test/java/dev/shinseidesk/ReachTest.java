package dev.shinseidesk;

import static dev.shinseidesk.application.Operator.Role.ADMINISTRATOR;
import static dev.shinseidesk.application.Operator.Role.AUDITOR;
import static dev.shinseidesk.application.Operator.Role.SUPERVISOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.shinseidesk.application.Application;
import dev.shinseidesk.application.BusinessSystemId;
import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator.Role;
import dev.shinseidesk.application.Progress;
import dev.shinseidesk.application.Scope;
import dev.shinseidesk.audit.AuditAction;
import dev.shinseidesk.audit.AuditQuery;
import dev.shinseidesk.services.DeskAct;
import dev.shinseidesk.services.DeskServices;
import dev.shinseidesk.services.Permissions;
import dev.shinseidesk.services.Reach;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What touches the whole office needs the whole office, whatever the role. */
class ReachTest {
  @TempDir Path folder;
  private GuardedRoom room;
  private Scope limited;

  private interface Call {
    void on(DeskServices desk) throws DeskException;
  }

  @BeforeEach
  void open() throws Exception {
    room = new GuardedRoom(folder, 12);
    limited =
        new Scope(Set.of(room.configuration.catalogue().procedures().getFirst().group()), Set.of());
  }

  @AfterEach
  void close() {
    room.close();
  }

  @Test
  void anEmptyFileOfALimitedSupervisorEndsNoMark() throws Exception {
    Application person = room.store.applications().find(room.first()).orElseThrow();
    DeskServices whole = room.as(SUPERVISOR);
    Path marks = folder.resolve("marks.csv");
    Files.writeString(
        marks,
        "宛名番号,氏名,生年月日\r\n,"
            + person.applicant().name()
            + ","
            + person.applicant().birthDate()
            + "\r\n");
    whole.oversight().protection().importMarks(whole.operator(), marks);
    assertThat(whole.oversight().protection().marks(whole.operator(), 9)).hasSize(1);
    Path empty = folder.resolve("empty.csv");
    Files.writeString(empty, "宛名番号,氏名,生年月日\r\n");

    DeskServices chief = room.as(limited, SUPERVISOR);
    assertThat(problem(chief, d -> d.oversight().protection().importMarks(d.operator(), empty)))
        .isEqualTo("access.whole-office-only");

    assertThat(room.newest().event().action()).isEqualTo(AuditAction.REFUSED);
    assertThat(whole.oversight().protection().marks(whole.operator(), 9)).hasSize(1);
  }

  @Test
  void everyActThatTouchesTheOfficeIsRefusedToALimitedScope() {
    Role[] roles = {SUPERVISOR, ADMINISTRATOR, AUDITOR};
    DeskServices all = room.as(roles);
    DeskServices some = room.as(limited, roles);
    for (DeskAct act : DeskAct.values()) {
      boolean role = Permissions.hasRole(some.operator(), act);
      assertThat(role).as(act.name()).isTrue();
      assertThat(Permissions.may(all.operator(), act)).as(act.name()).isTrue();
      assertThat(Permissions.may(some.operator(), act))
          .as(act.name())
          .isEqualTo(Reach.of(act) == Reach.SCOPE);
    }
    Map<DeskAct, Call> calls = officeCalls();
    EnumSet<DeskAct> office = EnumSet.noneOf(DeskAct.class);
    for (DeskAct act : DeskAct.values()) {
      if (Reach.of(act) == Reach.OFFICE) {
        office.add(act);
      }
    }
    assertThat(calls.keySet()).as("an act without a call").isEqualTo(office);
    calls.forEach((act, call) -> {
      assertThat(problem(some, call)).as(act.name()).isEqualTo("access.whole-office-only");
      assertThat(room.newest().event().after()).containsEntry("action", act.name());
      assertThat(problem(all, call)).as(act.name()).isNotEqualTo("access.whole-office-only");
    });
  }

  private Map<DeskAct, Call> officeCalls() {
    Map<DeskAct, Call> calls = new LinkedHashMap<>();
    Path none = folder.resolve("none.csv");
    calls.put(
        DeskAct.BATCH,
        d -> d.administration().batches().close(d.operator(), new BusinessSystemId("035")));
    calls.put(
        DeskAct.SURVEY,
        d -> {
          var routes = d.administration().routes();
          routes.dryRun(routes.routes(), null, null, Progress.NONE);
        });
    calls.put(DeskAct.OPERATE, d -> d.administration().links().waiting("x"));
    calls.put(
        DeskAct.EXPORT_ALL,
        d ->
            d.administration()
                .export()
                .write(d.operator(), null, null, folder.resolve("all.csv"), Progress.NONE));
    calls.put(DeskAct.PROTECT_ALL, d -> d.oversight().protection().importMarks(d.operator(), none));
    calls.put(
        DeskAct.CONFIGURE,
        d -> d.administration().settings().save(d.operator(), "office.json", "{}", "x"));
    calls.put(
        DeskAct.READ_TRAIL, d -> d.oversight().trail().page(d.operator(), AuditQuery.ALL, null, 5));
    calls.put(
        DeskAct.VERIFY_TRAIL,
        d -> d.oversight().trail().anchor(d.operator(), folder.resolve("anchor.json")));
    calls.put(DeskAct.PRUNE_TRAIL, d -> d.oversight().trail().confirmPrune(d.operator()));
    return calls;
  }

  private static String problem(DeskServices desk, Call call) {
    DeskException thrown = catchThrowableOfType(DeskException.class, () -> call.on(desk));
    return thrown == null ? "" : thrown.problem().key();
  }
}
