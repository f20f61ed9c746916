package dev.shinseidesk.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A configuration of the release before, read by this one. */
class EarlierFormTest {
  private final JsonMapper json = JsonMapper.builder().build();

  @TempDir Path folder;

  /** As release 0.0.1 wrote it: procedures name their business system, no routes. */
  @BeforeEach
  void writeEarlierForm() throws Exception {
    new ConfigurationFolder()
        .create(folder, new ConfigurationFolder.Overrides(null, null, null, null));
    Map<String, String> receivers = new LinkedHashMap<>();
    for (var route : json.readTree(bytes("routes.json")).path("routes")) {
      receivers.put(route.path("procedure").asString(), route.path("receiver").asString());
    }
    var procedures = json.readTree(bytes("procedures.json"));
    for (var one : procedures.path("procedures")) {
      ((ObjectNode) one).put("businessSystem", receivers.get(one.path("code").asString()));
    }
    Files.write(folder.resolve("procedures.json"), json.writeValueAsBytes(procedures));
    var office = (ObjectNode) json.readTree(bytes("office.json"));
    for (String name : new String[] {"routes", "status", "casework", "keeping"}) {
      office.remove(name);
      Files.delete(folder.resolve(name + ".json"));
    }
    Files.write(folder.resolve("office.json"), json.writeValueAsBytes(office));
  }

  private byte[] bytes(String name) throws IOException {
    return Files.readAllBytes(folder.resolve(name));
  }

  private void soundWithRoutes() {
    var reading = new ConfigurationReader().read(folder);
    assertThat(reading.problems()).isEmpty();
    var routes = java.util.Objects.requireNonNull(reading.configuration()).routes();
    assertThat(routes.toString()).contains("JIDO-01", "035");
  }

  @Test
  void isReadAsItStandsAndLeftAsItStands() throws Exception {
    byte[] office = bytes("office.json");
    byte[] procedures = bytes("procedures.json");
    soundWithRoutes();
    assertThat(bytes("office.json")).isEqualTo(office);
    assertThat(bytes("procedures.json")).isEqualTo(procedures);
    assertThat(folder.resolve("routes.json")).doesNotExist();
  }

  /** However far the writing came, the folder is read the same; the files of before are kept. */
  @Test
  void isWrittenAnewBeforeSomethingIsSaved() throws Exception {
    byte[] office = bytes("office.json");
    byte[] procedures = bytes("procedures.json");
    new EarlierForm(folder).settle();
    byte[] settledProcedures = bytes("procedures.json");
    byte[] settledOffice = bytes("office.json");
    soundWithRoutes();
    assertThat(bytes("office.json.earlier.bak")).isEqualTo(office);
    assertThat(bytes("procedures.json.earlier.bak")).isEqualTo(procedures);
    assertThat(new String(settledProcedures, java.nio.charset.StandardCharsets.UTF_8))
        .doesNotContain("businessSystem");

    Files.write(folder.resolve("procedures.json"), procedures);
    soundWithRoutes();
    Files.write(folder.resolve("office.json"), office);
    soundWithRoutes();
    new EarlierForm(folder).settle();
    assertThat(bytes("office.json")).isEqualTo(settledOffice);
    soundWithRoutes();
  }

  @Test
  void whatCannotBeReadIsToldAsBefore() throws Exception {
    Files.writeString(folder.resolve("procedures.json"), "{");
    assertThat(new ConfigurationReader().read(folder).problems())
        .anySatisfy(p -> assertThat(p.facts()).contains("procedures.json"));
  }
}
