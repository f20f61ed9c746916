package dev.shinseidesk.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The settings screen and the summary are made from the schemas' words, so none may be missing. */
class SchemaWordsTest {
  @ParameterizedTest
  @EnumSource(FileKind.class)
  void everyPropertyHasItsWordsInBothLanguages(FileKind kind) {
    JsonNode schema =
        JsonMapper.builder().build().readTree(CheckedJson.resource(kind.schemaResource()));
    List<String> wordless = new ArrayList<>();
    check(schema, "", wordless);
    int properties = walk(schema, "", wordless);
    assertThat(wordless).isEmpty();
    assertThat(properties).isGreaterThan(5);
  }

  private static int walk(JsonNode node, String at, List<String> wordless) {
    int count = 0;
    if (node.path("properties").isObject() && !at.matches(".*/(if|then|else|allOf)(/.*)?")) {
      for (var property : node.path("properties").properties()) {
        count++;
        check(property.getValue(), at + "/" + property.getKey(), wordless);
      }
    }
    for (var inner : node.properties()) {
      count += walk(inner.getValue(), at + "/" + inner.getKey(), wordless);
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      count += walk(node.path(i), at + "/" + i, wordless);
    }
    return count;
  }

  private static void check(JsonNode property, String at, List<String> wordless) {
    for (String word : List.of("title", "x-title-en", "description")) {
      if (property.path(word).asString("").isBlank()) {
        wordless.add(at + " " + word);
      }
    }
    if (!property.path("description").asString("").contains(" / ")) {
      wordless.add(at + " description in both languages");
    }
  }
}
