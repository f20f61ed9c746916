package dev.shinseidesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.ProcedureCode;
import dev.shinseidesk.review.Finding;
import dev.shinseidesk.review.Severity;
import dev.shinseidesk.services.CatalogueDesk;
import dev.shinseidesk.services.CatalogueDesk.Draft;
import dev.shinseidesk.services.CatalogueDesk.Held;
import dev.shinseidesk.services.CatalogueDesk.Sample;
import dev.shinseidesk.services.CatalogueDesk.Trial;
import dev.shinseidesk.services.DeskServices;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Editing procedures and rules on a real office in practice mode. */
@Execution(ExecutionMode.CONCURRENT)
class CatalogueDeskTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T01:00:00Z"), ZoneId.of("Asia/Tokyo"));
  private static final ProcedureCode NURSERY = new ProcedureCode("HOIKU-01");
  private static final Sample SOUND = new Sample(Sample.Kind.SOUND, "", null);
  private static final Sample DEFECTIVE = new Sample(Sample.Kind.DEFECTIVE, "", null);

  private static final String TODDLER =
      """
      {"version":"1","rules":[{"id":"toddler-letter","kind":"required-attachment",
      "for":{"procedures":["HOIKU-01"]},"severity":"error","when":"filled('F022')",
      "with":{"attachment":"健康診断書"},
      "texts":{"ja":{"item":"健康診断書","what":"「{attachment}」がありません。","why":"園のためです。","todo":"依頼してください。"},
      "en":{"item":"Letter","what":"No {attachment}.","why":"For the nursery.","todo":"Ask for it."}},
      "examples":{"pass":[{"items":{"F022":"令和8年5月6日"},"documents":[{"name":"健康診断書.pdf"}]}],
      "fail":[{"items":{"F022":"%s"}}]}}]}
      """;

  @SuppressWarnings("NullAway.Init")
  private Office office;

  @SuppressWarnings("NullAway.Init")
  private DeskServices services;

  @BeforeEach
  void open() throws DeskException {
    office = Office.practice(new PracticeRoom.Setting(5, 7), Locale.JAPANESE, CLOCK);
    services = office.signIn(PracticeRoom.USER, PracticeRoom.PASSWORD.toCharArray());
  }

  @AfterEach
  void close() {
    office.close();
  }

  private CatalogueDesk desk() {
    return services.administration().catalogue();
  }

  private Path folder() {
    return office.practiceRoom().configuration();
  }

  private static Draft draft(Held held) {
    return new Draft(held.catalogue().json(), held.rules().json());
  }

  private Trial tried(Draft draft, ProcedureCode procedure, Sample sample) throws DeskException {
    return desk().tryOut(services.operator(), draft, procedure, sample);
  }

  @Test
  void everyProcedureHasASoundSampleWithoutErrorsAndADefectiveOne() throws DeskException {
    Held held = desk().files();
    List<String> wrong = new ArrayList<>();
    JsonNode procedures = JsonMapper.shared().readTree(held.catalogue().json()).path("procedures");
    assertThat(procedures.size()).isGreaterThanOrEqualTo(38);
    for (JsonNode one : procedures) {
      ProcedureCode code = new ProcedureCode(one.path("code").asString());
      Trial sound = tried(draft(held), code, SOUND);
      assertThat(sound.problems()).as(code.value()).isEmpty();
      assertThat(sound.judged()).isTrue();
      if (sound.findings().stream().anyMatch(f -> f.severity() == Severity.ERROR)) {
        wrong.add(code + " " + sound.findings());
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(tried(draft(held), NURSERY, DEFECTIVE).findings())
        .anyMatch(f -> f.severity() != Severity.NOTE);
  }

  @Test
  void aNewRuleIsTriedSavedAndInForceAfterTheNextSignIn() throws Exception {
    Held held = desk().files();
    assertThat(held.rules().hash()).as("no rules of its own yet").isEmpty();
    Draft draft = new Draft(held.catalogue().json(), TODDLER.formatted("令和8年5月6日"));
    assertThat(tried(draft, NURSERY, SOUND).findings())
        .extracting(Finding::rule)
        .contains("toddler-letter");
    Held saved = desk().save(services.operator(), draft, held);
    assertThat(saved.rules().json()).isEqualTo(draft.rules());
    assertThat(saved.rules().hash()).isNotEmpty();
    assertThat(Files.readString(folder().resolve("rules.json"))).isEqualTo(draft.rules());
    JsonNode named = JsonMapper.shared().readTree(folder().resolve("office.json").toFile());
    assertThat(named.path("rules").asString()).isEqualTo("rules.json");
    assertThat(named.path("name").asString()).isNotEmpty();
    services = office.signIn(PracticeRoom.USER, PracticeRoom.PASSWORD.toCharArray());
    assertThat(desk().files().rules().json()).isEqualTo(draft.rules());
    assertThat(tried(draft(desk().files()), NURSERY, SOUND).findings().stream().map(Finding::rule))
        .contains("toddler-letter");
    // written once more, the version before stays beside it
    Draft changed = new Draft(draft.catalogue(), draft.rules().replace("\"1\"", "\"2\""));
    desk().save(services.operator(), changed, desk().files());
    assertThat(folder().toFile().list()).anyMatch(n -> n.matches("rules\\.json\\..*\\.bak"));
  }

  @Test
  void aSetThatFailsItsOwnExamplesIsShownButNotSaved() throws Exception {
    Held held = desk().files();
    Draft draft = new Draft(held.catalogue().json(), TODDLER.formatted(""));
    Trial trial = tried(draft, NURSERY, SOUND);
    assertThat(trial.problems()).extracting(Problem::key).containsExactly("rules.example");
    assertThat(trial.problems().getFirst().facts())
        .containsExactly("rules.json", "toddler-letter", "fail", "1");
    assertThat(trial.judged()).as("still shown").isTrue();
    assertThatThrownBy(() -> desk().save(services.operator(), draft, held))
        .isInstanceOfSatisfying(
            DeskException.class,
            e -> assertThat(e.problem().facts()).contains("toddler-letter", "fail", "1"));
    assertThat(Files.exists(folder().resolve("rules.json"))).isFalse();
  }

  @Test
  void whatCannotBeIsToldByPlace() throws DeskException {
    Held held = desk().files();
    for (String[] bad :
        List.of(
            new String[] {"\"F022\":\"令和8年5月6日\"},\"documents\"", "\"F022\"", "not-json"},
            new String[] {"filled('F022')", "filled('F999')", "refused"},
            new String[] {"filled('F022')", "'a'.class", "refused"},
            new String[] {"HOIKU-01", "HOIKU-99", "refused"},
            new String[] {"required-attachment", "telepathy", "schema"},
            new String[] {
              "\"version\":\"1\"",
              "\"version\":\"1\",\"values\":{\"a\":\"b + 1\",\"b\":\"a + 1\"}",
              "refused"
            })) {
      String rules = TODDLER.formatted("令和8年5月6日").replace(bad[0], bad[1]);
      Trial trial = tried(new Draft(held.catalogue().json(), rules), NURSERY, SOUND);
      assertThat(trial.problems()).as(bad[1]).isNotEmpty();
      assertThat(trial.problems().getFirst().key()).as(bad[1]).isEqualTo("rules." + bad[2]);
    }
    Trial none = tried(new Draft("{", held.rules().json()), NURSERY, SOUND);
    assertThat(none.judged()).isFalse();
    assertThat(none.problems()).isNotEmpty();
  }

  @Test
  void onlyAdministratorsAndNotOverAColleague() throws Exception {
    // whoever isn't signed in at this desk is refused before anything else is asked
    Operator clerk = new Operator(new OperatorId("a1"), "係員", Set.of(Operator.Role.CLERK));
    Held held = desk().files();
    Draft draft = new Draft(held.catalogue().json(), TODDLER.formatted("令和8年5月6日"));
    for (org.assertj.core.api.ThrowableAssert.ThrowingCallable act :
        List.<org.assertj.core.api.ThrowableAssert.ThrowingCallable>of(
            () -> desk().save(clerk, draft, held),
            () -> desk().tryOut(clerk, draft, NURSERY, SOUND),
            () -> desk().samples(clerk, draft, NURSERY))) {
      assertThatThrownBy(act)
          .isInstanceOfSatisfying(
              DeskException.class,
              e -> assertThat(e.problem().key()).isEqualTo("access.another-operator"));
    }
    Files.writeString(folder().resolve("procedures.json"), held.catalogue().json() + "\n");
    assertThatThrownBy(() -> desk().save(services.operator(), draft, held))
        .isInstanceOfSatisfying(
            DeskException.class,
            e -> assertThat(e.problem().key()).isEqualTo("settings.changed-meanwhile"));
  }
}
