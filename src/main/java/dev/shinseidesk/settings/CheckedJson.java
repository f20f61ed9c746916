package dev.shinseidesk.settings;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Problem.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads JSON files of one kind and checks them against their schema. Immutable; any thread. */
final class CheckedJson {
  private static final int LONGEST_DETAIL = 120;

  /** Knows the words by which the schemas tell screens how to show a property. */
  private static final Dialect DIALECT =
      Dialect.builder(Dialects.getDraft202012())
          .keywords(
              Stream.of("x-title-en", "x-secret-name", "x-hidden")
                  .map(NonValidationKeyword::new)
                  .toList())
          .build();

  private final Schema schema;
  private final JsonMapper mapper =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** Loads a schema of the class path, e.g. {@code /schema/office.schema.json}. */
  CheckedJson(String schemaResource) {
    this.schema =
        SchemaRegistry.withDialect(DIALECT)
            .getSchema(new String(resource(schemaResource), StandardCharsets.UTF_8));
  }

  /**
   * Reads and checks; never throws for any bytes.
   *
   * @param file its name, for the mistakes
   * @return the tree, and every mistake: {@code settings.not-json} (file, line, column) or {@code
   *     settings.schema} (file, pointer, broken keyword, what the schema asks), in the file's order
   */
  Reading read(String file, byte[] json) {
    JsonNode root;
    try {
      root = mapper.readTree(json);
    } catch (JacksonException e) {
      var at = e.getLocation();
      String line = at == null ? "?" : Integer.toString(at.getLineNr());
      String column = at == null ? "?" : Integer.toString(at.getColumnNr());
      return new Reading(null, List.of(notJson(file, line, column)));
    }
    if (root == null || root.isMissingNode()) {
      return new Reading(null, List.of(notJson(file, "1", "1")));
    }
    List<Problem> odd = new ArrayList<>();
    numbers(file, root, "", odd);
    return new Reading(root, odd.isEmpty() ? againstSchema(file, root) : odd);
  }

  /** Binds a sound tree to a record of the same shape. */
  <T> T bind(JsonNode root, Class<T> type) {
    return mapper
        .rebuild()
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES) // the schema was strict already
        .build()
        .treeToValue(root, type);
  }

  /** Bytes of a file on the class path. */
  static byte[] resource(String path) {
    try (InputStream in = CheckedJson.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("not on the class path: " + path);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new IllegalStateException("unreadable on the class path: " + path, e);
    }
  }

  private static Problem notJson(String file, String line, String column) {
    return Problem.of(Kind.USAGE, "settings.not-json", file, line, column);
  }

  private List<Problem> againstSchema(String file, JsonNode root) {
    return schema.validate(root).stream()
        .map(error -> {
          String property = error.getProperty();
          JsonNode asked = error.getSchemaNode();
          String detail =
              property != null ? property : asked == null ? "" : shorten(asked.toString());
          String at = String.valueOf(error.getInstanceLocation());
          return Problem.of(
              Kind.USAGE,
              "settings.schema",
              file,
              at.isEmpty() ? "/" : at, // the root's pointer is empty, which reads badly
              String.valueOf(error.getKeyword()),
              detail);
        })
        .distinct()
        .sorted(Comparator.comparing((Problem p) -> sortable(p.facts().get(1))))
        .toList();
  }

  /** No value is a fraction or a giant, and the validator stumbles over doubles beyond a long. */
  private static void numbers(String file, JsonNode node, String at, List<Problem> odd) {
    if (node.isNumber() && !node.canConvertToInt()) {
      odd.add(
          Problem.of(
              Kind.USAGE, "settings.schema", file, at.isEmpty() ? "/" : at, "type", "integer"));
    }
    for (String property : node.propertyNames()) {
      numbers(file, node.path(property), at + "/" + escaped(property), odd);
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      numbers(file, node.path(i), at + "/" + i, odd);
    }
  }

  private static String escaped(String property) {
    return property.replace("~", "~0").replace("/", "~1");
  }

  /** So that /procedures/10 comes after /procedures/9. */
  private static String sortable(String pointer) {
    var key = new StringBuilder();
    for (String part : pointer.split("/", -1)) {
      boolean number = !part.isEmpty() && part.chars().allMatch(c -> c >= '0' && c <= '9');
      key.append('/').append(number ? "0".repeat(Math.max(0, 9 - part.length())) : "").append(part);
    }
    return key.toString();
  }

  private static String shorten(String text) {
    return text.length() <= LONGEST_DETAIL ? text : text.substring(0, LONGEST_DETAIL) + "…";
  }

  /**
   * What came of reading.
   *
   * @param root null where the bytes are no JSON
   * @param problems empty for a sound file
   */
  record Reading(@Nullable JsonNode root, List<Problem> problems) {
    /** Copies the list. */
    Reading {
      problems = List.copyOf(problems);
    }
  }
}
