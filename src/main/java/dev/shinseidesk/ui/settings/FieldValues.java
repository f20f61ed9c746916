package dev.shinseidesk.ui.settings;

import dev.shinseidesk.ui.settings.FormField.Kind;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** Between what a person types and what stands in a file. Static and pure. */
final class FieldValues {
  private static final JsonMapper JSON = JsonMapper.shared();

  private FieldValues() {}

  /**
   * What was entered.
   *
   * @param value null takes the place away
   */
  record Entered(@Nullable JsonNode value) {}

  /**
   * Reads what a person typed. What isn't of the field's kind is kept as text, so that it is told
   * as wrong and never lost.
   *
   * @return empty for JSON that is still being typed
   */
  static Optional<Entered> read(FormField field, String text) {
    return switch (field.kind()) {
      case INTEGER, NUMBER -> Optional.of(new Entered(number(field, text)));
      case TEXT_LIST -> Optional.of(new Entered(list(field, text)));
      case JSON -> json(text);
      default ->
          Optional.of(
              new Entered(text.isEmpty() ? none(field) : JSON.getNodeFactory().stringNode(text)));
    };
  }

  private static @Nullable JsonNode number(FormField field, String text) {
    String plain = text.strip();
    if (plain.isEmpty()) {
      return none(field);
    }
    return json(plain)
        .map(Entered::value)
        .filter(JsonNode::isNumber)
        .orElseGet(() -> JSON.getNodeFactory().stringNode(text));
  }

  private static @Nullable JsonNode list(FormField field, String text) {
    ArrayNode list = JSON.createArrayNode();
    text.lines().filter(line -> !line.isBlank()).forEach(line -> list.add(line));
    return list.isEmpty() && !field.required() && !field.isSet() ? null : list;
  }

  private static Optional<Entered> json(String text) {
    try {
      JsonNode read = JSON.readTree(text);
      return read == null || read.isMissingNode()
          ? Optional.empty()
          : Optional.of(new Entered(read));
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  /** What stands for nothing: absent where it may be, then null, then an empty text. */
  static @Nullable JsonNode none(FormField field) {
    if (!field.required()) {
      return field.nullable() && field.value().isNull() ? JSON.getNodeFactory().nullNode() : null;
    }
    return field.nullable()
        ? JSON.getNodeFactory().nullNode()
        : JSON.getNodeFactory().stringNode("");
  }

  /** The value of a choice. */
  static JsonNode choice(FormField field, String text) {
    return field.kind() == Kind.YES_NO
        ? truth(text.equals("true"))
        : JSON.getNodeFactory().stringNode(text);
  }

  /** Yes or no. */
  static JsonNode truth(boolean yes) {
    return JSON.getNodeFactory().booleanNode(yes);
  }

  /** A value as a person reads it. */
  static String words(JsonNode value) {
    return value.isString() ? value.asString() : value.toString();
  }

  /** A field's value as lines of a text area. */
  static String lines(FormField field) {
    if (field.kind() == Kind.TEXT_LIST) {
      StringBuilder lines = new StringBuilder();
      field.value().forEach(each -> lines.append(lines.isEmpty() ? "" : "\n").append(words(each)));
      return lines.toString();
    }
    if (field.kind() == Kind.JSON && field.isSet()) {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(field.value());
    }
    return field.text();
  }
}
