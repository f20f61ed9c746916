package dev.shinseidesk.review.rules;

import dev.shinseidesk.archive.FormItem;
import dev.shinseidesk.review.Narrow;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Kinds that look at the text of items. */
final class TextKinds {
  private TextKinds() {}

  static List<RuleKind> all() {
    return List.of(
        kind("required-item", Set.of("item", "value"), TextKinds::required),
        kind("pattern", Set.of("item", "value"), TextKinds::pattern),
        kind("length", Set.of("item", "value", "length", "min", "max"), TextKinds::length),
        kind("characters", Set.of("item", "value", "characters"), TextKinds::characters),
        kind("postal-address", Set.of("item", "value", "address", "expected"), TextKinds::postal),
        kind("account", Set.of("item", "value", "bank"), TextKinds::account),
        kind("expression", Set.of("item", "value"), TextKinds::expression));
  }

  private static RuleKind kind(String name, Set<String> facts, RuleKind.Maker maker) {
    return new RuleKind(name, RuleKind.Needs.NOTHING, facts, maker);
  }

  /** The item must be filled (where the condition of the rule holds). */
  private static Check required(Parameters with) throws RuleMistake {
    String item = with.item("item");
    return judging -> {
      if (!judging.subject().items().isEmpty() && judging.filled(item).isEmpty()) {
        judging.tell(judging.place(item), Map.of("item", judging.name(item), "value", ""));
      }
    };
  }

  /** The whole value, in half width with plain hyphens, matches a regular expression. */
  private static Check pattern(Parameters with) throws RuleMistake {
    String item = with.item("item");
    BoundedPattern pattern = with.pattern("pattern");
    boolean asFiled = with.flag("asFiled", false);
    return judging -> {
      for (FormItem filed : judging.filled(item)) {
        String value = asFiled ? filed.value() : Narrow.value(filed.value());
        if (!pattern.matches(value, judging.budget())) {
          judging.tell(filed);
        }
      }
    };
  }

  /** The value has at least and at most so many characters. */
  private static Check length(Parameters with) throws RuleMistake {
    String item = with.item("item");
    int min = with.whole("min", 0, 0, 100_000);
    int max = with.whole("max", 100_000, 0, 100_000);
    if (min > max) {
      throw Parameters.together("min", "order");
    }
    return judging -> {
      for (FormItem filed : judging.filled(item)) {
        int length = CharacterClass.count(filed.value());
        if (length < min || length > max) {
          judging.tell(
              filed,
              "length",
              Integer.toString(length),
              "min",
              Integer.toString(min),
              "max",
              Integer.toString(max));
        }
      }
    };
  }

  /** Every character is of a class; the others are told by code point. */
  private static Check characters(Parameters with) throws RuleMistake {
    List<String> items = with.items("items", 1);
    CharacterClass wanted = with.choice("class", CharacterClass.class);
    return judging -> {
      for (String item : items) {
        for (FormItem filed : judging.filled(item)) {
          String foreign = wanted.foreign(filed.value(), judging.budget());
          if (!foreign.isEmpty()) {
            judging.tell(filed, "characters", foreign);
          }
        }
      }
    };
  }

  /** Postal code and address belong together. */
  private static Check postal(Parameters with) throws RuleMistake {
    String postal = with.item("postal");
    String address = with.item("address");
    PostalTable table = with.office().postal();
    return judging -> {
      var code = judging.first(postal);
      var place = judging.first(address);
      if (code.isPresent() && place.isPresent()) {
        var verdict = table.compare(code.get().value(), place.get().value());
        if (verdict.kind() == PostalTable.Verdict.Kind.DIFFER) {
          judging.tell(code.get(), "address", place.get().value(), "expected", verdict.expected());
        }
      }
    };
  }

  /** A bank's seven digits, or ゆうちょ's 記号 and 番号. */
  private static Check account(Parameters with) throws RuleMistake {
    String number = with.item("number");
    String bank = with.item("bank");
    BoundedPattern usual = BoundedPattern.of("[0-9]{7}", "with/number");
    BoundedPattern post =
        BoundedPattern.of("[0-9]{7}|1[0-9]{3}0-?([0-9]-?)?[0-9]{2,7}1", "with/number");
    return judging -> {
      String name = judging.first(bank).map(FormItem::value).orElse("");
      boolean postBank = Values.squeezed(name).contains("ゆうちょ");
      for (FormItem filed : judging.filled(number)) {
        String value = Narrow.value(filed.value());
        if (!(postBank ? post : usual).matches(value, judging.budget())) {
          judging.tell(filed, "bank", name);
        }
      }
    };
  }

  /** The expression must be true. */
  private static Check expression(Parameters with) throws RuleMistake {
    Expression that = with.expression("that");
    Expressions expressions = with.office().expressions();
    String at = with.has("at") ? with.item("at") : "";
    return judging -> {
      switch (expressions.ask(that, judging.subject(), judging.budget())) {
        case NO -> {
          String value = judging.first(at).map(FormItem::value).orElse("");
          judging.tell(
              at.isEmpty() ? dev.shinseidesk.archive.Place.WHOLE : judging.place(at),
              Map.of("item", at.isEmpty() ? "" : judging.name(at), "value", value));
        }
        case UNDECIDED -> judging.undecided();
        case YES, BLANK -> {}
      }
    };
  }
}
