package dev.shinseidesk.review.rules;

import dev.shinseidesk.archive.FormItem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Kinds that look at amounts. */
final class NumberKinds {
  private NumberKinds() {}

  static List<RuleKind> all() {
    return List.of(
        new RuleKind(
            "amount-range",
            RuleKind.Needs.NOTHING,
            Set.of("item", "value", "min", "max"),
            NumberKinds::range),
        new RuleKind(
            "sum",
            RuleKind.Needs.NOTHING,
            Set.of("item", "value", "parts", "sum"),
            NumberKinds::sum));
  }

  /** The amount lies between two bounds. */
  private static Check range(Parameters with) throws RuleMistake {
    String item = with.item("item");
    BigDecimal min = with.amount("min");
    BigDecimal max = with.amount("max");
    if ((min == null && max == null) || (min != null && max != null && min.compareTo(max) > 0)) {
      throw Parameters.together("min", "order");
    }
    return judging -> {
      for (FormItem filed : judging.filled(item)) {
        Optional<BigDecimal> amount = Values.number(filed.value());
        if (amount.isEmpty()) {
          judging.undecided();
        } else if ((min != null && amount.get().compareTo(min) < 0)
            || (max != null && amount.get().compareTo(max) > 0)) {
          judging.tell(filed, "min", shown(min), "max", shown(max));
        }
      }
    };
  }

  /** The parts make up the whole; empty parts count as nothing. */
  private static Check sum(Parameters with) throws RuleMistake {
    List<String> parts = with.items("parts", 1);
    String total = with.item("total");
    return judging -> {
      Optional<FormItem> whole = judging.first(total);
      if (whole.isEmpty()) {
        return;
      }
      BigDecimal sum = BigDecimal.ZERO;
      List<String> names = new ArrayList<>();
      for (String part : parts) {
        names.add(judging.name(part));
        for (FormItem filed : judging.filled(part)) {
          Optional<BigDecimal> amount = Values.number(filed.value());
          if (amount.isEmpty()) {
            judging.undecided();
            return;
          }
          sum = sum.add(amount.get());
        }
      }
      Optional<BigDecimal> stated = Values.number(whole.get().value());
      if (stated.isEmpty()) {
        judging.undecided();
      } else if (stated.get().compareTo(sum) != 0) {
        judging.tell(whole.get(), "parts", String.join("・", names), "sum", shown(sum));
      }
    };
  }

  private static String shown(@Nullable BigDecimal amount) {
    return amount == null ? "" : String.format(Locale.ROOT, "%,d", amount.toBigInteger());
  }
}
