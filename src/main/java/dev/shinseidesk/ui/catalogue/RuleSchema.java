package dev.shinseidesk.ui.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Kinds of rules and what each wants to know, as the schema of rule sets tells. Immutable. */
final class RuleSchema {
  private final Map<String, Kind> kinds = new LinkedHashMap<>();

  /** What a person enters. */
  enum Input {
    /** Words. */
    TEXT,
    /** An expression or a pattern: words over more than one line. */
    LONG_TEXT,
    /** One item of the form. */
    ITEM,
    /** One item of the form, the day of the filing, or a date. */
    DAY,
    /** Items of the form. */
    ITEMS,
    /** Words, one a line. */
    TEXTS,
    /** One of the attachments. */
    ATTACHMENT,
    /** One of some words. */
    CHOICE,
    /** A whole number. */
    WHOLE,
    /** A number. */
    NUMBER,
    /** Yes or no. */
    FLAG
  }

  /**
   * One parameter.
   *
   * @param name in the file
   * @param title for people
   * @param choices of a CHOICE
   */
  record Parameter(String name, String title, Input input, boolean required, List<String> choices) {
    /** Copies the list. */
    Parameter {
      choices = List.copyOf(choices);
    }
  }

  /** One kind; those built into the product have no parameters. */
  record Kind(String name, String title, List<Parameter> parameters) {
    /** Copies the list. */
    Kind {
      parameters = List.copyOf(parameters);
    }
  }

  /**
   * Reads a schema.
   *
   * @param json {@code rules.schema.json}
   * @param language of the titles
   */
  RuleSchema(String json, Locale language) {
    boolean japanese = language.getLanguage().equals("ja");
    JsonNode rule = JsonMapper.shared().readTree(json).at("/$defs/rule");
    for (JsonNode part : rule.path("allOf")) {
      String name = part.at("/if/properties/kind/const").asString("");
      JsonNode with = part.at("/then/properties/with");
      List<Parameter> parameters = new ArrayList<>();
      with.path("properties")
          .properties()
          .forEach(e ->
              parameters.add(parameter(e.getKey(), e.getValue(), with.path("required"), japanese)));
      kinds.put(name, new Kind(name, title(with, name, japanese), parameters));
    }
  }

  private static String title(JsonNode node, String name, boolean japanese) {
    return node.path(japanese ? "title" : "x-title-en").asString(name);
  }

  private static Parameter parameter(
      String name, JsonNode node, JsonNode required, boolean japanese) {
    boolean must = false;
    for (JsonNode one : required) {
      must |= one.asString("").equals(name);
    }
    List<String> choices = new ArrayList<>();
    node.path("enum").forEach(c -> choices.add(c.asString("")));
    return new Parameter(name, title(node, name, japanese), input(name, node), must, choices);
  }

  private static Input input(String name, JsonNode node) {
    if (node.has("enum")) {
      return Input.CHOICE;
    }
    String title = node.path("title").asString("");
    return switch (node.path("type").asString("")) {
      case "integer" -> Input.WHOLE;
      case "number" -> Input.NUMBER;
      case "boolean" -> Input.FLAG;
      case "array" -> title.contains("項目ID") ? Input.ITEMS : Input.TEXTS;
      default ->
          title.contains("filed")
              ? Input.DAY
              : title.contains("項目ID")
                  ? Input.ITEM
                  : name.equals("attachment")
                      ? Input.ATTACHMENT
                      : node.path("maxLength").asInt(0) > 200 ? Input.LONG_TEXT : Input.TEXT;
    };
  }

  /** All kinds a person can make rules of. */
  List<Kind> kinds() {
    return kinds.values().stream().filter(k -> !k.name().equals("standard")).toList();
  }

  /** A kind by its name; null for one the schema doesn't know. */
  @Nullable Kind kind(String name) {
    return kinds.get(name);
  }

  /** Its title; the name where the schema doesn't know it. */
  String title(String name) {
    Kind kind = kinds.get(name);
    return kind == null ? name : kind.title();
  }
}
