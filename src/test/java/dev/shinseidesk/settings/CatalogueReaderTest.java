package dev.shinseidesk.settings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Procedure;
import dev.shinseidesk.application.Procedure.FieldType;
import dev.shinseidesk.application.ProcedureCatalogue;
import dev.shinseidesk.application.ProcedureCode;
import dev.shinseidesk.texts.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CatalogueReaderTest {
  private final CatalogueReader reader = new CatalogueReader();

  @Test
  void theShippedCatalogueIsSoundAndWide() {
    CatalogueReading reading = reader.read(CatalogueReader.shipped());
    assertThat(reading.problems()).isEmpty();
    ProcedureCatalogue catalogue = reading.catalogue().orElseThrow();
    assertThat(catalogue.procedures()).hasSizeGreaterThanOrEqualTo(36);
    for (Procedure procedure : catalogue.procedures()) {
      assertThat(procedure.fields().stream().limit(6).map(Procedure.Field::id))
          .as("common items of %s", procedure.code())
          .containsExactly("F010", "F011", "F012", "F013", "F014", "F015");
      assertThat(procedure.checklist()).hasSizeBetween(3, 6);
      assertThat(procedure.attachments()).isNotEmpty();
    }
    Procedure claim = catalogue.find(new ProcedureCode("JIDO-01")).orElseThrow();
    assertThat(claim.fields())
        .anySatisfy(f -> {
          assertThat(f.type()).isEqualTo(FieldType.CHOICE);
          assertThat(f.choices()).containsExactly("父", "母", "その他");
        });
    assertThat(claim.attachments()).anyMatch(Procedure.Attachment::certificate);
  }

  @Test
  void tellsAllMistakesAtOnceWithTheirPlace() {
    CatalogueReading reading =
        reader.read(
            """
            {"version":"1","procedures":[
              {"code":"A 1","name":"","group":"g","businessSystem":"002","checklist":[],
               "fields":[{"id":"F010","name":"氏名","type":"text","required":true},
                         {"id":"F010","name":"区分","type":"choice","required":true},
                         {"id":"F011","name":"日","type":"day","required":"yes"}],
               "attachments":[{"name":"a/b","required":true,"certificate":false}]},
              {"code":"B","name":"n","group":"g","checklist":[],
               "fields":[{"id":"F010","name":"氏名","type":"text","required":true,"choices":["x"]}],
               "attachments":[],"extra":1},
              {"code":"B","name":"n","group":"g","checklist":[],
               "fields":[{"id":"F010","name":"氏名","type":"text","required":true}],
               "attachments":[]}]}
            """
                .getBytes(UTF_8));
    assertThat(reading.catalogue()).isEmpty();
    assertThat(reading.problems().stream().map(p -> p.key() + " " + p.facts().get(1)))
        .contains(
            "settings.schema /procedures/0/code",
            "settings.schema /procedures/0/name",
            "settings.schema /procedures/0",
            "settings.schema /procedures/0/fields/1",
            "settings.schema /procedures/0/fields/2/type",
            "settings.schema /procedures/0/fields/2/required",
            "settings.schema /procedures/0/attachments/0/name",
            "settings.schema /procedures/1",
            "settings.schema /procedures/1/fields/0",
            "settings.duplicate /procedures/0/fields/1/id",
            "settings.duplicate /procedures/2/code");
    for (Locale language : List.of(Locale.JAPANESE, Locale.ENGLISH)) {
      Texts texts = new Texts(language);
      for (Problem problem : reading.problems()) {
        for (String part : List.of("", ".means", ".next")) {
          assertThat(texts.get("problem." + problem.key() + part, problem.facts().toArray()))
              .isNotBlank()
              .doesNotContain("{0}");
        }
        assertThat(texts.get("problem." + problem.key(), problem.facts().toArray()))
            .contains(problem.facts().get(1));
      }
    }
  }

  @Test
  void brokenJsonIsNamedWithLineAndColumn() {
    CatalogueReading reading = reader.read("{\n  \"version\": oops".getBytes(UTF_8));
    assertThat(reading.problems())
        .singleElement()
        .satisfies(p -> {
          assertThat(p.key()).isEqualTo("settings.not-json");
          assertThat(p.facts().get(1)).isEqualTo("2");
        });
    assertThat(reader.read(new byte[0]).problems())
        .extracting(Problem::key)
        .containsExactly("settings.not-json");
    assertThat(reader.read("{} {}".getBytes(UTF_8)).catalogue()).isEmpty();
    assertThat(reader.read("[1]".getBytes(UTF_8)).problems())
        .extracting(p -> p.facts().get(1))
        .contains("/");
  }

  @Test
  void anyDamageGivesProblemsAndNeverAnException() {
    byte[] good = CatalogueReader.shipped();
    Random random = new Random(20261122);
    for (int run = 0; run < 60; run++) {
      byte[] bad = good.clone();
      for (int i = 0; i < 1 + run % 5; i++) {
        bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
      }
      CatalogueReading reading = reader.read(bad);
      assertThat(reading.catalogue().isPresent()).isEqualTo(reading.problems().isEmpty());
    }
  }
}
