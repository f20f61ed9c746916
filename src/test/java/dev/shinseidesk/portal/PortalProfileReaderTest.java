package dev.shinseidesk.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.StatusCode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class PortalProfileReaderTest {
  private final PortalProfileReader reader = new PortalProfileReader();
  private final JsonMapper mapper = JsonMapper.builder().build();

  @Test
  void shippedProfileIsSoundAndSaysWhoseItIs() throws Exception {
    PortalProfile profile = reader.shipped().orThrow();
    assertThat(profile.notice()).contains("[A]").contains("仕様ではありません");
    assertThat(profile.statusCodes())
        .extracting(m -> m.code().value())
        .containsExactly("10", "20", "30", "40", "50", "60", "90");
    StatusMeaning sent = profile.meaning(new StatusCode("10")).orElseThrow();
    assertThat(sent.labelJa()).isEqualTo("送信済");
    assertThat(sent.registrable()).isFalse();
    assertThat(sent.next())
        .isEqualTo(
            Set.of(
                new StatusCode("20"),
                new StatusCode("30"),
                new StatusCode("50"),
                new StatusCode("90")));
    assertThat(profile.archiveLayout().applicantItems()).containsEntry("name", "F010").hasSize(6);
    assertThat(profile.calls().register().request().carries("requestId")).isTrue();
    assertThat(profile.withBaseUrl("http://127.0.0.1:1/x").connection().baseUrl())
        .isEqualTo("http://127.0.0.1:1/x");
  }

  @Test
  void everyPropertyOfTheSchemaIsDescribedInBothLanguages() {
    List<String> without = new ArrayList<>();
    describe(mapper.readTree(reader.schemaBytes()), "", without);
    assertThat(without).isEmpty();
  }

  @Test
  void theGuideExplainsEveryPropertyInBothLanguages() throws Exception {
    String guide = Files.readString(Path.of("docs/portal-profile.md"));
    int english = guide.indexOf("# Portal interface profile");
    assertThat(english).isPositive();
    Set<String> names = new TreeSet<>();
    names(mapper.readTree(reader.schemaBytes()), names);
    names.remove("$schema");
    assertThat(names).hasSizeGreaterThan(80);
    assertThat(names)
        .allSatisfy(name -> {
          assertThat(guide.substring(0, english)).contains("`" + name + "`");
          assertThat(guide.substring(english)).contains("`" + name + "`");
        });
  }

  private static void names(JsonNode schema, Set<String> into) {
    for (String name : schema.propertyNames()) {
      if (name.equals("properties")) {
        into.addAll(schema.get(name).propertyNames());
      }
      names(schema.get(name), into);
    }
    schema.forEach(child -> {
      if (child.isArray()) {
        child.forEach(each -> names(each, into));
      }
    });
  }

  private static void describe(JsonNode schema, String at, List<String> without) {
    if (schema.isObject() && (schema.has("type") || schema.has("$ref"))) {
      String text = schema.path("description").asString("");
      boolean both =
          text.codePoints().anyMatch(c -> c > 0x3000) && text.matches("(?s).* / .*[A-Za-z].*");
      if (!both) {
        without.add(at);
      }
    }
    for (String name : schema.propertyNames()) {
      if (!name.equals("enum") && !name.equals("required")) {
        describe(schema.get(name), at + "/" + name, without);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/connection/baseUrl | \"ftp://x\" | pattern",
        "/connection/baseUrl | \"http://portal.example\" | https",
        "/connection/baseUrl | \"https://user@portal.example\" | user information",
        "/connection/minimumTls | \"TLSv1\" | TLSv1.2 | TLSv1.3",
        "/connection/proxy | {\"use\":\"fixed\"} | host and port",
        "/connection/clientCertificate | {\"file\":\"a.p12\"} | passwordSecret",
        "/connection/clientCertificate | {\"use\":\"system\",\"file\":\"a.p12\"} | neither",
        "/connection/answerTimeoutSeconds | 0 | minimum 1",
        "/limits/pageSize | \"100\" | type integer",
        "/formats/zone | \"Asia/Nowhere\" | time zone",
        "/formats/date | \"HH:mm b\" | patterns",
        "/formats/moment | \"yyyy-MM-dd\" | uuuu",
        "/calls/login/request/values/password/at | \"password\" | JSON pointer",
        "/calls/login/request/values/password/at | \"/riyoshaid\" | no other value",
        "/calls/login/request/values/password/at | \"/riyoshaid/x\" | no other value",
        "/calls/login/request/method | \"GET\" | no body",
        "/calls/login/request/method | \"DELETE\" | GET | POST | PUT | PATCH",
        "/calls/list/paging | {\"style\":\"cursor\",\"first\":0} | required with style cursor",
        "/calls/list/items | \"kekka\" | pattern",
        "/calls/application/request/path | \"/x/{bango}\" | one of receiptNumber",
        "/calls/application/archive | {\"delivery\":\"base64\"} | required with delivery base64",
        "/calls/application/archive | {\"delivery\":\"binary\"} | required with delivery binary",
        "/token/header | \"Host\" | header that may be set",
        "/errors/statuses/404 | \"gone\" | not-found",
        "/statusCodes/0/code | \"20\" | each code once",
        "/statusCodes/0/next | [\"77\"] | codes of this table",
        "/archiveLayout/formPattern | \"(\" | regular expression",
        "/archiveLayout/csvCharset | \"mojibake\" | UTF-8"
      })
  void aMistakeIsToldWithItsPlaceAndItsRule(String line) {
    // the rule may hold bars itself, so the line is cut by hand
    String[] parts = line.split(" \\| ", 3);
    String section = parts[0].substring(1, parts[0].indexOf('/', 1));
    ObjectNode json = shipped();
    set(json, parts[0].strip(), mapper.readTree(parts[1].strip()));
    List<Problem> problems = read(json).problems();
    assertThat(problems).isNotEmpty().allMatch(p -> p.key().equals("portal.bad-profile"));
    assertThat(problems).extracting(p -> p.facts().getFirst()).containsOnly("test.json");
    assertThat(problems)
        .anySatisfy(p -> {
          assertThat(p.facts().get(1)).startsWith("/" + section);
          assertThat(p.facts().get(2)).contains(parts[2].strip());
        });
  }

  @Test
  void allMistakesAreToldAtOnceAndMissingOnesByName() {
    ObjectNode json = shipped();
    json.remove("version");
    json.put("versoin", "1");
    ((ObjectNode) json.at("/retry")).put("attempts", 99);
    assertThat(read(json).problems())
        .extracting(p -> p.facts().get(1) + " " + p.facts().get(2))
        .anyMatch(t -> t.equals("/version required"))
        .anyMatch(t -> t.startsWith("/versoin unknown; allowed:") && t.contains("version"))
        .anyMatch(t -> t.equals("/retry/attempts maximum 10"));
  }

  @Test
  void brokenJsonAndMissingFilesAreProblemsToo(@TempDir Path folder) throws Exception {
    byte[] broken = "{\n  \"name\": \"x\",,\n}".getBytes(StandardCharsets.UTF_8);
    ProfileReading reading = reader.read("p.json", broken);
    assertThat(reading.problems()).hasSize(1);
    assertThat(reading.problems().getFirst().facts().get(1)).startsWith("2:");
    assertThatThrownBy(reading::orThrow).isInstanceOf(DeskException.class);
    assertThat(reader.read(folder.resolve("none.json")).problems()).hasSize(1);
    Path file = Files.write(folder.resolve("mine.json"), reader.shippedBytes());
    assertThat(reader.read(file).profile()).isNotNull();
    Path huge = Files.write(folder.resolve("huge.json"), new byte[(1 << 20) + 1]);
    assertThat(reader.read(huge).problems()).hasSize(1);
  }

  /** Whatever is done to the bytes or the tree: problems or a profile, never an exception. */
  @Test
  void mutationsNeverThrow() {
    var random = new Random(20261122);
    int sound = 0;
    for (int round = 0; round < 600; round++) {
      ProfileReading reading;
      if (round % 3 == 0) {
        byte[] bytes = reader.shippedBytes();
        for (int i = 0; i <= random.nextInt(4); i++) {
          bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        reading = reader.read("m.json", bytes);
      } else {
        ObjectNode json = shipped();
        for (int i = 0; i <= random.nextInt(3); i++) {
          mutate(json, random);
        }
        reading = read(json);
      }
      sound += reading.profile() == null ? 0 : 1;
      assertThat(reading.profile() == null).isNotEqualTo(reading.problems().isEmpty());
    }
    assertThat(sound).as("some mutations are harmless, most are not").isBetween(1, 400);
  }

  private void mutate(JsonNode root, Random random) {
    List<JsonNode> containers = new ArrayList<>();
    collect(root, containers);
    JsonNode target = containers.get(random.nextInt(containers.size()));
    JsonNode value =
        switch (random.nextInt(10)) {
          case 0 -> mapper.nullNode();
          case 1 -> mapper.valueToTree(random.nextInt());
          case 2 -> mapper.valueToTree("/{receiptNumber}");
          case 3 -> mapper.createArrayNode().add("20");
          case 4 -> mapper.valueToTree(true);
          case 5 -> mapper.valueToTree("");
          case 6 -> mapper.valueToTree(1e300);
          case 7 -> mapper.valueToTree("あ[(\u0000");
          case 8 -> mapper.valueToTree("/~2/~");
          default -> mapper.createObjectNode().put("x", 1);
        };
    if (target instanceof ObjectNode object && !object.isEmpty()) {
      var names = List.copyOf(object.propertyNames());
      String name = names.get(random.nextInt(names.size()));
      switch (random.nextInt(4)) {
        case 0 -> object.remove(name);
        case 1 -> object.set(name + "x", value);
        default -> object.set(name, value);
      }
    } else if (target instanceof ArrayNode array) {
      array.add(value);
    }
  }

  private static void collect(JsonNode node, List<JsonNode> into) {
    if (node.isContainer()) {
      into.add(node);
      node.forEach(child -> collect(child, into));
    }
  }

  private ObjectNode shipped() {
    return (ObjectNode) mapper.readTree(reader.shippedBytes());
  }

  private ProfileReading read(ObjectNode json) {
    return reader.read("test.json", mapper.writeValueAsBytes(json));
  }

  private static void set(ObjectNode root, String pointer, JsonNode value) {
    int last = pointer.lastIndexOf('/');
    ((ObjectNode) root.at(pointer.substring(0, last))).set(pointer.substring(last + 1), value);
  }
}
