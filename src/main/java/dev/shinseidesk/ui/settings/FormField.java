package dev.shinseidesk.ui.settings;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * One value of a configuration file as a form shows it.
 *
 * @param at where it stands in the file
 * @param name its property name, or its place in a list
 * @param kind how it is shown
 * @param label its title for people
 * @param help what it is for; may be empty
 * @param required whether it must be there
 * @param nullable whether it may be null
 * @param known whether the schema knows it; what it doesn't know is kept and shown all the same
 * @param choices allowed values of a choice, otherwise empty
 * @param rule what is allowed in words of the schema: length, range, pattern
 * @param standard what holds where it isn't set; null where the schema doesn't say
 * @param secret whether it is the name of a secret kept elsewhere
 * @param value what stands there; a missing node where nothing does
 */
record FormField(
    JsonPointer at,
    String name,
    Kind kind,
    String label,
    String help,
    boolean required,
    boolean nullable,
    boolean known,
    List<String> choices,
    Rule rule,
    @Nullable JsonNode standard,
    boolean secret,
    JsonNode value) {

  /** How a value is shown. */
  enum Kind {
    /** Any text. */
    TEXT,
    /** One of a set of values. */
    CHOICE,
    /** Yes or no. */
    YES_NO,
    /** A whole number. */
    INTEGER,
    /** Any number. */
    NUMBER,
    /** A list of plain values, one a line. */
    TEXT_LIST,
    /** Named values of its own. */
    OBJECT,
    /** A list of objects or of lists. */
    LIST,
    /** An object whose names are free. */
    MAP,
    /** What no form fits: shown and changed as JSON. */
    JSON
  }

  /**
   * What is allowed.
   *
   * @param pattern regular expression; empty for none
   * @param least smallest number or shortest text; null for none
   * @param most greatest number or longest text; null for none
   */
  record Rule(String pattern, @Nullable Long least, @Nullable Long most) {
    /** Anything. */
    static final Rule ANY = new Rule("", null, null);
  }

  /** Copies the choices. */
  FormField {
    choices = List.copyOf(choices);
  }

  /** Whether it holds other values that have a page of their own. */
  boolean isContainer() {
    return kind == Kind.OBJECT || kind == Kind.LIST || kind == Kind.MAP;
  }

  /** Whether something stands there; a container that is null is none. */
  boolean isSet() {
    return !value.isMissingNode() && !(value.isNull() && isContainer());
  }

  /** The value as text of a field; empty where nothing stands there. */
  String text() {
    if (value.isMissingNode() || value.isNull()) {
      return "";
    }
    return value.isString() ? value.asString() : value.toString();
  }
}
