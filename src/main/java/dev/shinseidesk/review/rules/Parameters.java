package dev.shinseidesk.review.rules;

import dev.shinseidesk.application.JapaneseDates;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a rule tells its kind, read with its mistakes; notes which items are named. One use. */
final class Parameters {
  /** Stands for the day of the filing where a date item is wanted. */
  static final String FILED = "filed";

  private static final String PLACE = "with/";

  private final JsonNode with;
  private final Set<String> read = new HashSet<>();
  private final Set<String> items = new HashSet<>();
  private final Office office;

  /**
   * What kinds need besides parameters.
   *
   * @param expressions compiles and runs expressions
   * @param postal postal codes and addresses
   * @param applicantName item id of 申請者氏名
   * @param applicantBirth item id of 申請者生年月日
   * @param applicantAddress item id of 申請者住所
   */
  record Office(
      Expressions expressions,
      PostalTable postal,
      String applicantName,
      String applicantBirth,
      String applicantAddress) {}

  Parameters(JsonNode with, Office office) {
    this.with = with;
    this.office = office;
  }

  Office office() {
    return office;
  }

  /** Items that were named. */
  Set<String> items() {
    return items;
  }

  /** Parameters nobody asked for: slips of the pen, which must not go unnoticed. */
  void nothingElse() throws RuleMistake {
    for (String name : with.propertyNames()) {
      if (!read.contains(name)) {
        throw new RuleMistake(PLACE + name, "parameter-unknown", name);
      }
    }
  }

  private JsonNode get(String name) {
    read.add(name);
    return with.path(name);
  }

  boolean has(String name) {
    return !get(name).isMissingNode();
  }

  String text(String name) throws RuleMistake {
    JsonNode node = get(name);
    if (!node.isString() || node.asString().isBlank()) {
      throw new RuleMistake(PLACE + name, "parameter-text", name);
    }
    return node.asString();
  }

  @Nullable String optionalText(String name) throws RuleMistake {
    return has(name) ? text(name) : null;
  }

  /** One of an enum's names in small letters with hyphens. */
  <E extends Enum<E>> E choice(String name, Class<E> type) throws RuleMistake {
    String text = text(name);
    for (E constant : type.getEnumConstants()) {
      if (constant.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(text)) {
        return constant;
      }
    }
    throw new RuleMistake(PLACE + name, "parameter-choice", text);
  }

  /** An item's id. */
  String item(String name) throws RuleMistake {
    String id = text(name);
    items.add(id);
    return id;
  }

  /** An item's id or the day of the filing. */
  String day(String name) throws RuleMistake {
    String id = text(name);
    if (!id.equals(FILED)) {
      items.add(id);
    }
    return id;
  }

  /** Item ids, at least so many. */
  List<String> items(String name, int least) throws RuleMistake {
    List<String> ids = texts(name, least);
    items.addAll(ids);
    return ids;
  }

  /** Texts, at least so many. */
  List<String> texts(String name, int least) throws RuleMistake {
    List<String> texts = new ArrayList<>();
    for (JsonNode node : get(name)) {
      if (!node.isString() || node.asString().isBlank()) {
        throw new RuleMistake(PLACE + name, "parameter-text", name);
      }
      texts.add(node.asString());
    }
    if (texts.size() < least) {
      throw new RuleMistake(PLACE + name, "parameter-few", name, Integer.toString(least));
    }
    return texts;
  }

  /** A whole number within bounds; {@code otherwise} where it isn't there. */
  int whole(String name, int otherwise, int least, int most) throws RuleMistake {
    if (!has(name)) {
      return otherwise;
    }
    JsonNode node = get(name);
    if (!node.isIntegralNumber()
        || !node.canConvertToInt()
        || node.asInt() < least
        || node.asInt() > most) {
      throw new RuleMistake(
          PLACE + name, "parameter-number", name, Integer.toString(least), Integer.toString(most));
    }
    return node.asInt();
  }

  /** A share from 0 to 1. */
  double share(String name, double otherwise) throws RuleMistake {
    if (!has(name)) {
      return otherwise;
    }
    JsonNode node = get(name);
    if (!node.isNumber() || node.asDouble() < 0 || node.asDouble() > 1) {
      throw new RuleMistake(PLACE + name, "parameter-number", name, "0", "1");
    }
    return node.asDouble();
  }

  /** An amount; null where it isn't there. */
  @Nullable BigDecimal amount(String name) throws RuleMistake {
    if (!has(name)) {
      return null;
    }
    JsonNode node = get(name);
    if (!node.isNumber() || Math.abs(node.asDouble()) > 1e15) {
      throw new RuleMistake(PLACE + name, "parameter-number", name, "-10^15", "10^15");
    }
    return node.decimalValue();
  }

  boolean flag(String name, boolean otherwise) throws RuleMistake {
    if (!has(name)) {
      return otherwise;
    }
    JsonNode node = get(name);
    if (!node.isBoolean()) {
      throw new RuleMistake(PLACE + name, "parameter-flag", name);
    }
    return node.asBoolean();
  }

  BoundedPattern pattern(String name) throws RuleMistake {
    return BoundedPattern.of(text(name), PLACE + name);
  }

  Expression expression(String name) throws RuleMistake {
    Expression expression = office.expressions().compile(text(name), PLACE + name);
    items.addAll(office.expressions().items(expression));
    return expression;
  }

  /** A day written in the rule; null where it is none. */
  static @Nullable LocalDate written(String text) {
    return JapaneseDates.parse(text).orElse(null);
  }

  /** A mistake of two parameters together. */
  static RuleMistake together(String name, String reason) {
    return new RuleMistake(PLACE + name, reason, name);
  }
}
