package dev.shinseidesk.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.services.SettingsDesk.SettingsFile;
import dev.shinseidesk.ui.fixture.FixtureSettings;
import dev.shinseidesk.ui.settings.FormField.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SettingsDocumentTest {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String SCHEMA =
      """
      {"title":"例 / Sample","type":"object","required":["id","list","when"],
       "properties":{
         "id":{"type":"string","title":"識別子","x-title-en":"Id","pattern":"^[a-z]+$"},
         "count":{"type":"integer","minimum":1,"maximum":9,"default":4},
         "on":{"type":"boolean"},
         "when":{"type":["string","null"]},
         "mode":{"enum":["a","b"]},
         "words":{"type":"array","items":{"type":"string"}},
         "secret":{"type":"string","x-secret-name":true},
         "free":{"type":"object","additionalProperties":{"enum":["ERROR","OFF"]}},
         "small":{"type":"object","properties":{"x":{"type":"integer"}},"required":["x"]},
         "list":{"type":"array","items":{"$ref":"#/$defs/entry"}},
         "maybe":{"type":["object","null"],"properties":{"y":{"type":"string"}}}},
       "$defs":{"entry":{"type":"object","required":["id","kind"],
         "properties":{"id":{"type":"string"}},
         "oneOf":[
           {"properties":{"kind":{"const":"folder"},"path":{"type":"string"}},"required":["kind","path"]},
           {"properties":{"kind":{"const":"sftp"},"host":{"type":"string"}},"required":["kind","host"]}]}}}
      """;
  private static final String TEXT =
      """
      {"id":"abc","extra":{"kept":[1,2]},"when":null,"words":["一","二"],
       "free":{"r1":"ERROR"},"small":{"x":5},
       "list":[{"id":"one","kind":"folder","path":"p"},{"id":"two","kind":"sftp","host":"h"}]}
      """;

  private final SettingsDocument document = document(TEXT, Locale.JAPANESE);

  private static SettingsDocument document(String text, Locale language) {
    return new SettingsDocument(new SettingsFile("sample.json", text, SCHEMA, "h"), language);
  }

  private FormField field(String name) {
    return field(JsonPointer.empty(), name);
  }

  private FormField field(JsonPointer at, String name) {
    return document.fields(at).stream()
        .filter(f -> f.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode text(String value) {
    return JSON.getNodeFactory().stringNode(value);
  }

  private static JsonPointer at(String pointer) {
    return JsonPointer.compile(pointer);
  }

  @Test
  void everyKindOfValueHasItsField() {
    assertThat(field("id").kind()).isEqualTo(Kind.TEXT);
    assertThat(field("id").label()).isEqualTo("識別子");
    assertThat(field("id").required()).isTrue();
    assertThat(field("count").kind()).isEqualTo(Kind.INTEGER);
    assertThat(field("count").isSet()).isFalse();
    assertThat(Objects.requireNonNull(field("count").standard()).asInt()).isEqualTo(4);
    assertThat(field("count").rule()).isEqualTo(new FormField.Rule("", 1L, 9L));
    assertThat(field("on").kind()).isEqualTo(Kind.YES_NO);
    assertThat(field("when").nullable()).isTrue();
    assertThat(field("mode").choices()).containsExactly("a", "b");
    assertThat(field("words").kind()).isEqualTo(Kind.TEXT_LIST);
    assertThat(field("secret").secret()).isTrue();
    assertThat(field("free").kind()).isEqualTo(Kind.MAP);
    assertThat(field(at("/free"), "r1").choices()).containsExactly("ERROR", "OFF");
    assertThat(field("small").kind()).isEqualTo(Kind.OBJECT);
    assertThat(document.isSmall(field("small"))).isTrue();
    assertThat(field("list").kind()).isEqualTo(Kind.LIST);
    assertThat(field("maybe").isSet()).isFalse();
    assertThat(field("extra").known()).isFalse();
    assertThat(document.title()).isEqualTo("例");
    assertThat(document(TEXT, Locale.ENGLISH).title()).isEqualTo("Sample");
  }

  @Test
  void theBranchThatFitsWhatStandsThereGivesTheFields() {
    assertThat(names(at("/list/0"))).containsExactlyInAnyOrder("id", "kind", "path");
    assertThat(names(at("/list/1"))).containsExactlyInAnyOrder("id", "kind", "host");
    assertThat(field(at("/list/0"), "kind").choices()).containsExactly("folder", "sftp");
    document.set(at("/list/0/kind"), text("sftp"));
    assertThat(names(at("/list/0"))).contains("host");
    assertThat(document.json()).contains("\"path\"");
  }

  private List<String> names(JsonPointer at) {
    return document.fields(at).stream().map(FormField::name).toList();
  }

  @Test
  void whatTheSchemaDoesNotKnowIsKeptAndAnUntouchedFileIsTheVeryText() {
    assertThat(document.isChanged()).isFalse();
    assertThat(document.json()).isEqualTo(TEXT);
    document.set(at("/id"), text("abd"));
    assertThat(JSON.readTree(document.json()).at("/extra/kept/1").asInt()).isEqualTo(2);
    document.set(at("/id"), text("abc"));
    assertThat(document.isChanged()).isFalse();
    assertThat(document.json()).isEqualTo(TEXT);
  }

  @Test
  void typingInOneFieldGoesBackAsOneStep() {
    document.set(at("/id"), text("abcd"));
    document.set(at("/id"), text("abcde"));
    document.pause();
    document.set(at("/id"), text("x"));
    assertThat(document.undo()).isEqualTo(at("/id"));
    assertThat(field("id").text()).isEqualTo("abcde");
    document.undo();
    assertThat(field("id").text()).isEqualTo("abc");
    assertThat(document.undo()).isNull();
    document.redo();
    assertThat(field("id").text()).isEqualTo("abcde");
    document.set(at("/id"), text("new"));
    assertThat(document.canRedo()).isFalse();
  }

  @Test
  void entriesAreAddedCopiedMovedAndTakenAway() {
    JsonPointer list = at("/list");
    JsonPointer added = document.add(list);
    assertThat(added).isEqualTo(at("/list/2"));
    assertThat(names(added)).contains("id", "kind", "path");
    assertThat(field(added, "kind").text()).isEqualTo("folder");
    document.duplicate(list, 0);
    assertThat(document.entryName(at("/list/1"))).isEqualTo("one");
    assertThat(document.move(list, 1, 1)).isEqualTo(2);
    assertThat(document.entryName(at("/list/2"))).isEqualTo("one");
    assertThat(document.move(list, 0, -1)).isZero();
    document.remove(list, 2);
    assertThat(document.size(list)).isEqualTo(3);
    document.addValue(at("/maybe"));
    assertThat(field("maybe").isSet()).isTrue();
    while (document.undo() != null) {
      assertThat(document.canRedo()).isTrue();
    }
    assertThat(document.json()).isEqualTo(TEXT);
  }

  @Test
  void whateverIsDoneGoesBackToTheVeryText() {
    var random = new Random(20261122);
    for (int round = 0; round < 60; round++) {
      SettingsDocument one = document(TEXT, Locale.JAPANESE);
      List<String> states = new ArrayList<>();
      for (int i = 0; i < 25; i++) {
        one.pause();
        String before = one.json();
        change(one, random);
        if (!one.json().equals(before)) {
          states.add(before);
        }
      }
      for (String state : states.reversed()) {
        assertThat(one.undo()).isNotNull();
        assertThat(JSON.readTree(one.json())).isEqualTo(JSON.readTree(state));
      }
      assertThat(one.isChanged()).isFalse();
    }
  }

  private static void change(SettingsDocument one, Random random) {
    JsonPointer list = at("/list");
    int size = one.size(list);
    switch (random.nextInt(7)) {
      case 0 -> one.set(at("/id"), text("v" + random.nextInt(4)));
      case 1 -> one.set(at("/count"), random.nextBoolean() ? null : JSON.readTree("3"));
      case 2 -> one.add(list);
      case 3 -> {
        if (size > 0) {
          one.duplicate(list, random.nextInt(size));
        }
      }
      case 4 -> {
        if (size > 0) {
          one.remove(list, random.nextInt(size));
        }
      }
      case 5 -> {
        if (size > 1) {
          one.move(list, random.nextInt(size - 1), 1);
        }
      }
      default -> one.set(at("/small/x"), JSON.readTree(Integer.toString(random.nextInt(3))));
    }
  }

  @Test
  void whatIsTypedBecomesAValueAndNothingIsLost() {
    assertThat(value("count", "7")).isEqualTo(JSON.readTree("7"));
    assertThat(value("count", "many")).isEqualTo(text("many"));
    assertThat(FieldValues.read(field("count"), " ").orElseThrow().value()).isNull();
    assertThat(value("words", "一\n\n三")).isEqualTo(JSON.readTree("[\"一\",\"三\"]"));
    assertThat(value("id", "")).isEqualTo(text(""));
    assertThat(value("when", "")).isEqualTo(JSON.readTree("null"));
    assertThat(FieldValues.read(field("extra"), "{\"kept\":")).isEmpty();
    assertThat(value("extra", "{\"kept\":1}")).isEqualTo(JSON.readTree("{\"kept\":1}"));
    assertThat(FieldValues.lines(field("words"))).isEqualTo("一\n二");
  }

  private JsonNode value(String name, String typed) {
    return Objects.requireNonNull(FieldValues.read(field(name), typed).orElseThrow().value(), name);
  }

  @Test
  void aValueOfTheWrongTypeIsShownAsItIs() {
    SettingsDocument odd =
        document("{\"list\":{\"a\":1},\"on\":\"yes\",\"words\":3}", Locale.JAPANESE);
    assertThat(odd.fields(JsonPointer.empty()))
        .filteredOn(f -> List.of("list", "on", "words").contains(f.name()))
        .allMatch(f -> f.kind() == Kind.JSON);
  }

  @Test
  void aFileThatIsNoJsonCanBePutRightAsText() {
    SettingsDocument broken = document("{\"id\":", Locale.JAPANESE);
    assertThat(broken.isReadable()).isFalse();
    assertThat(broken.isChanged()).isFalse();
    assertThat(broken.repair("[]")).isFalse();
    assertThat(broken.repair("{\"id\":\"a\"}")).isTrue();
    assertThat(broken.isChanged()).isTrue();
    broken.revert();
    assertThat(broken.isReadable()).isFalse();
  }

  @Test
  void everyShippedFileHasTitlesAndNoFieldThatOnlyJsonCanShow() {
    for (SettingsFile file : new FixtureSettings().files()) {
      var shipped = new SettingsDocument(file, Locale.JAPANESE);
      assertThat(shipped.title()).as(file.name()).isNotEqualTo(file.name());
      List<String> raw = new ArrayList<>();
      collect(shipped, JsonPointer.empty(), raw);
      assertThat(raw).as(file.name()).isEmpty();
      assertThat(shipped.json()).isEqualTo(file.json());
    }
  }

  private static void collect(SettingsDocument shipped, JsonPointer at, List<String> raw) {
    for (FormField field : shipped.fields(at)) {
      if (field.kind() == Kind.JSON) {
        raw.add(field.at().toString());
      }
    }
    for (FormField inner : shipped.containers(at)) {
      collect(shipped, inner.at(), raw);
    }
  }
}
