package dev.shinseidesk.ui.settings;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A JSON Schema read for forms: which values a place has, and what each may be. It follows
 * references, {@code allOf}, {@code if}, and takes of {@code oneOf} and {@code anyOf} the branch
 * that fits what stands there. Whether a file is sound is not judged here but by the service.
 * Immutable, any thread.
 */
final class FormSchema {
  private static final int DEEP = 20;

  private final JsonNode root;
  private final SchemaWords words;

  /** Of a schema, with its words in this language. */
  FormSchema(JsonNode root, Locale language) {
    this.root = root;
    this.words = new SchemaWords(language);
  }

  /** The schema of a place in a document; an empty one where the schema doesn't know it. */
  JsonNode of(JsonNode document, JsonPointer at) {
    JsonNode schema = effective(root, document);
    JsonNode value = document;
    for (JsonPointer rest = at; !rest.matches(); rest = rest.tail()) {
      value = SchemaFit.step(value, rest);
      schema = effective(child(schema, rest), value);
    }
    return schema;
  }

  private static JsonNode child(JsonNode schema, JsonPointer step) {
    JsonNode named = schema.path("properties").path(step.getMatchingProperty());
    if (!named.isMissingNode()) {
      return named;
    }
    if (step.getMatchingIndex() >= 0 && schema.path("items").isObject()) {
      return schema.path("items");
    }
    JsonNode free = schema.path("additionalProperties");
    return free.isObject() ? free : JsonMapper.shared().createObjectNode();
  }

  /** The schema with everything resolved one level deep, for this value. */
  JsonNode effective(JsonNode schema, JsonNode value) {
    ObjectNode result = JsonMapper.shared().createObjectNode();
    gather(schema, value, result, 0);
    return result;
  }

  private void gather(JsonNode schema, JsonNode value, ObjectNode into, int depth) {
    if (depth > DEEP || !schema.isObject()) {
      return;
    }
    schema.properties().forEach(e -> merge(into, e.getKey(), e.getValue()));
    JsonNode reference = schema.path("$ref");
    if (reference.isString() && reference.asString().startsWith("#")) {
      gather(resolve(reference.asString()), value, into, depth + 1);
    }
    for (JsonNode part : schema.path("allOf")) {
      gather(part, value, into, depth + 1);
    }
    for (String either : List.of("oneOf", "anyOf")) {
      if (schema.path(either).isArray()) {
        choose(schema.path(either), value, into, depth);
      }
    }
    if (schema.has("if")) {
      boolean holds = new SchemaFit(this::resolve).fits(schema.path("if"), value, 0);
      gather(schema.path(holds ? "then" : "else"), value, into, depth + 1);
    }
  }

  /**
   * The branch that fits; else one that would once its missing values are there; else the first.
   */
  private void choose(JsonNode branches, JsonNode value, ObjectNode into, int depth) {
    List<JsonNode> real = new ArrayList<>();
    boolean nullable = false;
    for (JsonNode branch : branches) {
      if (types(branch).equals(Set.of("null"))) {
        nullable = true;
      } else {
        real.add(branch);
      }
    }
    var whole = new SchemaFit(this::resolve);
    var begun = whole.leavingOutWhatIsMissing();
    JsonNode chosen =
        real.stream()
            .filter(branch -> !value.isMissingNode() && whole.fits(branch, value, 0))
            .findFirst()
            .or(() -> real.stream().filter(branch -> begun.fits(branch, value, 0)).findFirst())
            .or(() -> real.stream().findFirst())
            .orElse(MissingNode.getInstance());
    offerAll(branches, into);
    gather(chosen, value, into, depth + 1);
    if (nullable) {
      into.put("x-nullable", true);
    }
  }

  /** A name that tells the branches apart may take the value of any of them. */
  private void offerAll(JsonNode branches, ObjectNode into) {
    var offered = JsonMapper.shared().createObjectNode();
    for (JsonNode branch : branches) {
      JsonNode resolved = branch.has("$ref") ? resolve(branch.path("$ref").asString()) : branch;
      resolved
          .path("properties")
          .properties()
          .forEach(property -> {
            JsonNode only = property.getValue().path("const");
            if (only.isString()) {
              ObjectNode held = offered.withObjectProperty(property.getKey());
              held.withArrayProperty("enum").add(only);
            }
          });
    }
    if (!offered.isEmpty()) {
      merge(into, "properties", offered);
    }
  }

  /** What is there already goes first; names and what must be there are put together. */
  private static void merge(ObjectNode into, String key, JsonNode value) {
    JsonNode held = into.get(key);
    if (held == null) {
      into.set(key, value.isContainer() ? value.deepCopy() : value);
    } else if (key.equals("properties") && held instanceof ObjectNode names) {
      value
          .properties()
          .forEach(property -> {
            JsonNode before = names.get(property.getKey());
            if (before instanceof ObjectNode known) {
              property.getValue().properties().forEach(e -> merge(known, e.getKey(), e.getValue()));
            } else {
              names.set(property.getKey(), property.getValue().deepCopy());
            }
          });
    } else if (key.equals("required") && held instanceof ArrayNode names) {
      value.forEach(names::add);
    }
  }

  private JsonNode resolve(String reference) {
    JsonNode found = root.at(reference.substring(1));
    return found.isMissingNode() ? JsonMapper.shared().createObjectNode() : found;
  }

  /** JSON types a schema allows; guessed from its other words where it doesn't say. */
  static Set<String> types(JsonNode schema) {
    Set<String> types = new LinkedHashSet<>();
    JsonNode type = schema.path("type");
    if (type.isString()) {
      types.add(type.asString());
    }
    type.forEach(each -> types.add(each.asString("")));
    if (types.isEmpty()) {
      if (schema.has("properties") || schema.has("additionalProperties")) {
        types.add("object");
      } else if (schema.has("items")) {
        types.add("array");
      } else if (schema.has("enum") || schema.path("const").isString() || schema.has("pattern")) {
        types.add("string");
      }
    }
    return types;
  }

  /** The values of an object, in the schema's order; what the schema doesn't know comes last. */
  List<FormField> fields(JsonNode document, JsonPointer at) {
    JsonNode schema = of(document, at);
    JsonNode value = document.at(at);
    Set<String> required = new LinkedHashSet<>();
    schema.path("required").forEach(name -> required.add(name.asString("")));
    Set<String> names = new LinkedHashSet<>();
    schema.path("properties").properties().forEach(e -> names.add(e.getKey()));
    value.properties().forEach(e -> names.add(e.getKey()));
    names.remove("$schema");
    names.removeIf(name -> schema.path("properties").path(name).path("x-hidden").asBoolean(false));
    List<FormField> fields = new ArrayList<>();
    for (String name : names) {
      JsonNode inner = SchemaFit.missingIfAbsent(value.get(name));
      JsonNode own = effective(child(schema, JsonPointer.empty().appendProperty(name)), inner);
      boolean known =
          schema.path("properties").has(name) || schema.path("additionalProperties").isObject();
      fields.add(
          words.field(at.appendProperty(name), name, own, inner, required.contains(name), known));
    }
    return List.copyOf(fields);
  }

  /** The value at a place itself, as a field. */
  FormField field(JsonNode document, JsonPointer at) {
    String name = at.matches() ? "" : at.last().getMatchingProperty();
    return words.field(at, name, of(document, at), document.at(at), true, true);
  }

  /**
   * A new value by the schema of a place: what must be there, with what the schema offers first.
   */
  JsonNode fresh(JsonNode document, JsonPointer at) {
    return fresh(of(document, at), 0);
  }

  private JsonNode fresh(JsonNode schema, int depth) {
    JsonMapper json = JsonMapper.shared();
    if (schema.has("default") && (depth > 0 || !schema.path("default").isNull())) {
      return schema.path("default").deepCopy();
    }
    if (schema.has("const")) {
      return schema.path("const").deepCopy();
    }
    if (schema.path("enum").size() > 0) {
      return schema.path("enum").get(0).deepCopy();
    }
    Set<String> types = types(schema);
    if (types.contains("null") && depth > 0) {
      return json.getNodeFactory().nullNode();
    }
    if (types.contains("object") && depth < DEEP) {
      ObjectNode object = json.createObjectNode();
      for (JsonNode name : schema.path("required")) {
        JsonNode inner = schema.path("properties").path(name.asString());
        object.set(name.asString(), fresh(effective(inner, MissingNode.getInstance()), depth + 1));
      }
      return object;
    }
    if (types.contains("array")) {
      return json.createArrayNode();
    }
    if (types.contains("boolean")) {
      return json.getNodeFactory().booleanNode(false);
    }
    if (types.contains("integer") || types.contains("number")) {
      return json.getNodeFactory().numberNode(schema.path("minimum").asInt(0));
    }
    return json.getNodeFactory().stringNode("");
  }
}
