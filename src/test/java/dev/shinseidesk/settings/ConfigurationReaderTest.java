package dev.shinseidesk.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationReaderTest {
  private static final ConfigurationReader READER = new ConfigurationReader();

  @TempDir Path temp;
  private Path folder = Path.of("");

  @BeforeEach
  void create() throws DeskException {
    folder = temp.resolve("office");
    new ConfigurationFolder()
        .create(
            folder,
            new ConfigurationFolder.Overrides("ためし町", "131016", "http://127.0.0.1:1/x", "me"));
  }

  @Test
  void whatShipsIsSound() {
    var reading = READER.read(folder);
    assertThat(reading.problems()).isEmpty();
    var configuration = Objects.requireNonNull(reading.configuration());
    assertThat(configuration.settings().name()).isEqualTo("ためし町");
    assertThat(configuration.municipality().value()).isEqualTo("131016");
    assertThat(configuration.settings().portal().baseUrl()).isEqualTo("http://127.0.0.1:1/x");
    assertThat(configuration.catalogue().procedures()).hasSizeGreaterThanOrEqualTo(30);
    assertThat(configuration.systems().enabled()).hasSize(13);
    assertThat(configuration.resolve("data")).isDirectory();
  }

  @Test
  void theShippedRoutesLeadEveryProcedureToAnEnabledSystem() {
    var configuration = Objects.requireNonNull(READER.read(folder).configuration());
    var systems = configuration.systems();
    assertThat(systems.systems()).hasSize(36);
    assertThat(systems.systems().stream().map(s -> s.id().value()))
        .contains("001", "031", "032")
        .doesNotContain("029");
    assertThat(systems.enabled().stream().map(s -> s.method()).distinct()).hasSize(5);
    assertThat(configuration.routes().routes()).hasSize(46);
    var day = java.time.LocalDate.of(2026, 11, 22);
    assertThat(configuration.catalogue().procedures())
        .allSatisfy(procedure -> {
          var route = configuration.routes().find(procedure.code(), day).orElseThrow();
          assertThat(systems.enabled()).extracting(s -> s.id()).contains(route.receiver());
        });
    assertThat(configuration.routes().routes().stream().map(r -> r.receiver()).distinct().count())
        .isEqualTo(13);
    assertThat(configuration.numberLinks())
        .singleElement()
        .satisfies(source -> assertThat(source.path()).isEqualTo("."));
  }

  @Test
  void anOfficeIsNeverOverwritten() {
    assertThatThrownBy(() ->
            new ConfigurationFolder()
                .create(folder, new ConfigurationFolder.Overrides(null, null, null, null)))
        .isInstanceOfSatisfying(
            DeskException.class, e -> assertThat(e.problem().key()).isEqualTo("settings.exists"));
  }

  @Test
  void everyMistakeIsNamedAtOnce() throws Exception {
    edit("office.json", "\"131016\"", "\"131017\"");
    edit("business-systems.json", "\"folder\"", "\"nowhere\"");
    List<Problem> problems = READER.read(folder).problems();
    assertThat(problems).extracting(Problem::key).containsOnly("settings.invalid");
    assertThat(problems).anySatisfy(p -> assertThat(p.facts()).contains("/municipality"));
    assertThat(problems)
        .anySatisfy(p -> assertThat(p.facts().getFirst()).isEqualTo("business-systems.json"));
  }

  @Test
  void aSchemaMistakeNamesFilePointerAndRule() throws Exception {
    edit("office.json", "\"portal\"", "\"portaal\"");
    assertThat(READER.read(folder).problems())
        .allSatisfy(p -> assertThat(p.facts().getFirst()).isEqualTo("office.json"))
        .allSatisfy(p -> assertThat(p.facts().get(1)).startsWith("/"))
        .extracting(p -> p.facts().get(3))
        .contains("portal", "portaal");
  }

  @Test
  void aMissingFileIsNamed() throws Exception {
    Files.delete(folder.resolve("procedures.json"));
    assertThat(READER.read(folder).problems())
        .containsExactly(Problem.of(Problem.Kind.USAGE, "settings.missing", "procedures.json"));
  }

  @Test
  void damagedBytesGiveProblemsNeverExceptions() throws Exception {
    var random = new Random(20261122);
    byte[] sound = Files.readAllBytes(folder.resolve("office.json"));
    for (int i = 0; i < 300; i++) {
      byte[] damaged = sound.clone();
      for (int k = 0; k <= random.nextInt(3); k++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      Files.write(folder.resolve("office.json"), damaged);
      var reading = READER.read(folder);
      assertThat(reading.configuration() == null).isEqualTo(!reading.problems().isEmpty());
    }
  }

  private void edit(String file, String from, String to) throws Exception {
    Path path = folder.resolve(file);
    String text = Files.readString(path);
    assertThat(text).contains(from);
    Files.writeString(path, text.replaceFirst(Pattern.quote(from), to));
  }
}
