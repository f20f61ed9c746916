package dev.shinseidesk.ui.settings;

import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whether a value looks like what a part of a schema means: by type, fixed values, and names that
 * must be there. Enough to tell branches apart; the service judges the whole.
 */
final class SchemaFit {
  private static final int DEEP = 8;

  private final Function<String, JsonNode> references;
  private final boolean whole;

  /**
   * With a way to find what references mean.
   *
   * @param references from {@code #/$defs/x} to its schema
   */
  SchemaFit(Function<String, JsonNode> references) {
    this(references, true);
  }

  private SchemaFit(Function<String, JsonNode> references, boolean whole) {
    this.references = references;
    this.whole = whole;
  }

  /** The same, but a value that is still to be filled in doesn't speak against it. */
  SchemaFit leavingOutWhatIsMissing() {
    return new SchemaFit(references, false);
  }

  /** The value one step on; a missing node where there is none. */
  static JsonNode step(JsonNode value, JsonPointer step) {
    return missingIfAbsent(
        value instanceof ObjectNode
            ? value.get(step.getMatchingProperty())
            : step.getMatchingIndex() >= 0 ? value.get(step.getMatchingIndex()) : null);
  }

  /** Never null. */
  static JsonNode missingIfAbsent(@Nullable JsonNode value) {
    return value == null ? MissingNode.getInstance() : value;
  }

  boolean fits(JsonNode schema, JsonNode value, int depth) {
    if (depth > DEEP || !schema.isObject()) {
      return true;
    }
    if (schema.has("$ref")
        && !fits(references.apply(schema.path("$ref").asString()), value, depth + 1)) {
      return false;
    }
    if (schema.has("const") && !schema.path("const").equals(value)) {
      return false;
    }
    if (schema.has("enum") && !contains(schema.path("enum"), value)) {
      return false;
    }
    if (schema.has("type") && !value.isMissingNode() && !typed(FormSchema.types(schema), value)) {
      return false;
    }
    if (schema.has("not") && fits(schema.path("not"), value, depth + 1)) {
      return false;
    }
    for (JsonNode part : schema.path("allOf")) {
      if (!fits(part, value, depth + 1)) {
        return false;
      }
    }
    return named(schema, value, depth);
  }

  private boolean named(JsonNode schema, JsonNode value, int depth) {
    for (JsonNode name : schema.path("required")) {
      if (whole && value.isObject() && !value.has(name.asString(""))) {
        return false;
      }
    }
    for (var property : schema.path("properties").properties()) {
      JsonNode inner = value.get(property.getKey());
      if (inner != null && !fits(property.getValue(), inner, depth + 1)) {
        return false;
      }
    }
    return true;
  }

  private static boolean contains(JsonNode allowed, JsonNode value) {
    for (JsonNode each : allowed) {
      if (each.equals(value)) {
        return true;
      }
    }
    return false;
  }

  private static boolean typed(Set<String> types, JsonNode value) {
    return types.stream()
        .anyMatch(type ->
            switch (type) {
              case "string" -> value.isString();
              case "integer" -> value.isIntegralNumber();
              case "number" -> value.isNumber();
              case "boolean" -> value.isBoolean();
              case "object" -> value.isObject();
              case "array" -> value.isArray();
              case "null" -> value.isNull();
              default -> true;
            });
  }
}
