package dev.shinseidesk.settings;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Problem.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads JSON files of one kind and checks them against their schema. Immutable; any thread. */
final class CheckedJson {
  private static final int LONGEST_DETAIL = 120;

  private final Schema schema;
  private final JsonMapper mapper =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** Loads a schema of the class path, e.g. {@code /schema/office.schema.json}. */
  CheckedJson(String schemaResource) {
    this.schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(new String(resource(schemaResource), StandardCharsets.UTF_8));
  }

  /**
   * Reads and checks; never throws for any bytes.
   *
   * @return the tree, and every mistake: {@code settings.not-json} (line, column) or {@code
   *     settings.schema} (pointer, broken keyword, what the schema asks), in the file's order
   */
  Reading read(byte[] json) {
    JsonNode root;
    try {
      root = mapper.readTree(json);
    } catch (JacksonException e) {
      var at = e.getLocation();
      String line = at == null ? "?" : Integer.toString(at.getLineNr());
      String column = at == null ? "?" : Integer.toString(at.getColumnNr());
      return new Reading(null, List.of(notJson(line, column)));
    }
    if (root == null || root.isMissingNode()) {
      return new Reading(null, List.of(notJson("1", "1")));
    }
    return new Reading(root, againstSchema(root));
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

  private static Problem notJson(String line, String column) {
    return Problem.of(Kind.USAGE, "settings.not-json", line, column);
  }

  private List<Problem> againstSchema(JsonNode root) {
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
              at.isEmpty() ? "/" : at, // the root's pointer is empty, which reads badly
              String.valueOf(error.getKeyword()),
              detail);
        })
        .distinct()
        .sorted(Comparator.comparing((Problem p) -> sortable(p.facts().getFirst())))
        .toList();
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
