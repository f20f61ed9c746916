package dev.shinseidesk.ui.settings;

import dev.shinseidesk.ui.settings.FormField.Kind;
import dev.shinseidesk.ui.settings.FormField.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * Makes a form's field of a resolved schema: its kind, and its words in one language. A schema
 * gives {@code title} in Japanese and {@code x-title-en} in English; a description that holds both
 * has a slash between them.
 */
final class SchemaWords {
  private final boolean japanese;

  SchemaWords(Locale language) {
    this.japanese = language.getLanguage().equals("ja");
  }

  FormField field(
      JsonPointer at,
      String name,
      JsonNode schema,
      JsonNode value,
      boolean required,
      boolean known) {
    Set<String> types = FormSchema.types(schema);
    Kind kind = known ? kind(schema, types, value) : kindOf(value);
    List<String> choices = new ArrayList<>();
    schema
        .path("enum")
        .forEach(each -> {
          if (!each.isNull()) {
            choices.add(each.isString() ? each.asString() : each.toString());
          }
        });
    JsonNode standard = schema.get("default");
    return new FormField(
        at,
        name,
        kind,
        label(schema, name),
        help(schema),
        required,
        types.contains("null") || schema.path("x-nullable").asBoolean(false),
        known,
        choices,
        rule(schema),
        standard,
        schema.path("x-secret-name").asBoolean(false),
        value);
  }

  private static Kind kind(JsonNode schema, Set<String> types, JsonNode value) {
    if (allText(schema.path("enum"))) {
      return Kind.CHOICE;
    }
    List<String> real = types.stream().filter(type -> !type.equals("null")).toList();
    if (real.size() != 1) {
      return real.isEmpty() ? kindOf(value) : Kind.JSON;
    }
    Kind kind =
        switch (real.getFirst()) {
          case "string" -> Kind.TEXT;
          case "integer" -> Kind.INTEGER;
          case "number" -> Kind.NUMBER;
          case "boolean" -> Kind.YES_NO;
          case "array" -> plainItems(schema.path("items"), value) ? Kind.TEXT_LIST : Kind.LIST;
          case "object" -> schema.path("properties").isEmpty() ? Kind.MAP : Kind.OBJECT;
          default -> Kind.JSON;
        };
    return shows(kind, value) ? kind : Kind.JSON;
  }

  /** Whether the kind can show what stands there; a wrong value must be seen as it is. */
  private static boolean shows(Kind kind, JsonNode value) {
    if (value.isMissingNode() || value.isNull()) {
      return true;
    }
    return switch (kind) {
      case OBJECT, MAP -> value.isObject();
      case LIST, TEXT_LIST -> value.isArray();
      case YES_NO -> value.isBoolean();
      case TEXT, CHOICE, INTEGER, NUMBER -> value.isValueNode();
      case JSON -> true;
    };
  }

  private static boolean allText(JsonNode choices) {
    boolean any = false;
    for (JsonNode each : choices) {
      if (!each.isString() && !each.isNull()) {
        return false;
      }
      any = true;
    }
    return any;
  }

  private static boolean plainItems(JsonNode items, JsonNode value) {
    for (JsonNode element : value) {
      if (!element.isString() || element.asString().contains("\n")) {
        return false;
      }
    }
    Set<String> types = FormSchema.types(items);
    return types.equals(Set.of("string")) || (!value.isEmpty() && types.isEmpty());
  }

  private static Kind kindOf(JsonNode value) {
    if (value.isString()) {
      return Kind.TEXT;
    }
    if (value.isBoolean()) {
      return Kind.YES_NO;
    }
    return value.isIntegralNumber() ? Kind.INTEGER : Kind.JSON;
  }

  private static Rule rule(JsonNode schema) {
    Long least = number(schema, "minimum", "minLength");
    Long most = number(schema, "maximum", "maxLength");
    return new Rule(schema.path("pattern").asString(""), least, most);
  }

  private static @Nullable Long number(JsonNode schema, String first, String second) {
    JsonNode found = schema.has(first) ? schema.get(first) : schema.get(second);
    return found == null || !found.isNumber() ? null : found.asLong();
  }

  /** Title of a schema for people; the name itself where it has none. */
  String label(JsonNode schema, String name) {
    if (!japanese && schema.path("x-title-en").isString()) {
      return schema.path("x-title-en").asString();
    }
    String title = half(schema.path("title").asString(""));
    if (!title.isEmpty()) {
      return title;
    }
    // An older schema says in its description what the value is; its first words do as a title.
    String first = help(schema).split(japanese ? "[。（：]" : "[.;:]", 2)[0].strip();
    return first.isEmpty() || first.length() > 24 ? name : first;
  }

  /** Description of a schema in this language; empty where it has none. */
  String help(JsonNode schema) {
    JsonNode english = schema.path("x-description-en");
    return !japanese && english.isString()
        ? english.asString()
        : half(schema.path("description").asString(""));
  }

  private String half(String both) {
    int slash = both.indexOf(" / ");
    int skip = 3;
    if (slash < 0) {
      slash = both.indexOf("。/ ");
      if (slash >= 0) {
        slash++;
        skip = 2;
      }
    }
    if (slash < 0) {
      return both.strip();
    }
    return (japanese ? both.substring(0, slash) : both.substring(slash + skip)).strip();
  }
}
