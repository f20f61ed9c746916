package dev.shinseidesk.review.rules;

import dev.shinseidesk.application.JapaneseDates;
import dev.shinseidesk.archive.FormItem;
import dev.shinseidesk.archive.Place;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Kinds that look at dates. Dates a kind can't read are told by {@code date-exists}. */
final class DateKinds {
  private DateKinds() {}

  static List<RuleKind> all() {
    return List.of(
        kind("date-exists", Set.of("item", "value"), DateKinds::exists),
        kind("date-order", Set.of("item", "value", "other", "otherValue"), DateKinds::order),
        kind("age-at", Set.of("item", "value", "age", "min", "max", "day"), DateKinds::age),
        kind("deadline", Set.of("item", "value", "day", "filed", "late"), DateKinds::deadline));
  }

  private static RuleKind kind(String name, Set<String> facts, RuleKind.Maker maker) {
    return new RuleKind(name, RuleKind.Needs.NOTHING, facts, maker);
  }

  /** The item is a date that exists, or where permitted one of which a part is 不詳. */
  private static Check exists(Parameters with) throws RuleMistake {
    List<String> items = with.items("items", 1);
    boolean unknown = with.flag("unknownAllowed", false);
    return judging -> {
      for (String item : items) {
        for (FormItem filed : judging.filled(item)) {
          judging.budget().step();
          boolean fine =
              JapaneseDates.parse(filed.value()).isPresent()
                  || (unknown && UnknownDates.isPossible(filed.value()));
          if (!fine) {
            judging.tell(filed);
          }
        }
      }
    };
  }

  /** One day is not after another. */
  private static Check order(Parameters with) throws RuleMistake {
    String earlier = with.day("earlier");
    String later = with.day("later");
    boolean same = with.flag("sameDay", true);
    if (earlier.equals(later)) {
      throw Parameters.together("later", "order");
    }
    return judging -> {
      Optional<LocalDate> one = judging.day(earlier);
      Optional<LocalDate> other = judging.day(later);
      if (one.isEmpty() || other.isEmpty()) {
        return;
      }
      boolean wrong = same ? one.get().isAfter(other.get()) : !one.get().isBefore(other.get());
      if (wrong) {
        boolean filed = later.equals(Parameters.FILED);
        String at = filed ? earlier : later;
        String against = filed ? later : earlier;
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("item", judging.name(at));
        facts.put("value", JapaneseDates.format(filed ? one.get() : other.get()));
        facts.put("other", judging.name(against));
        facts.put("otherValue", JapaneseDates.format(filed ? other.get() : one.get()));
        judging.tell(judging.place(at), facts);
      }
    };
  }

  /** Somebody's age on a key date. */
  private static Check age(Parameters with) throws RuleMistake {
    String birth = with.item("birth");
    String at = with.text("at");
    LocalDate written = Parameters.written(at);
    String item = written == null ? with.day("at") : "";
    boolean yearEnd = with.flag("fiscalYearEnd", false);
    boolean legal = with.flag("legal", false);
    int min = with.whole("min", 0, 0, 150);
    int max = with.whole("max", 150, 0, 150);
    if (min > max) {
      throw Parameters.together("min", "order");
    }
    return judging -> {
      Optional<FormItem> filed = judging.first(birth);
      Optional<LocalDate> born = filed.flatMap(i -> JapaneseDates.parse(i.value()));
      Optional<LocalDate> key = written == null ? judging.day(item) : Optional.of(written);
      if (born.isEmpty() || key.isEmpty()) {
        return;
      }
      LocalDate day = yearEnd ? Values.fiscalYearEnd(key.get()) : key.get();
      int age = Period.between(born.get(), legal ? day.plusDays(1) : day).getYears();
      if (born.get().isAfter(day) ? min > 0 : age < min || age > max) {
        judging.tell(
            filed.get(),
            "age",
            Integer.toString(age),
            "min",
            Integer.toString(min),
            "max",
            Integer.toString(max),
            "day",
            JapaneseDates.format(day));
      }
    };
  }

  /** Filed within so long of a day, or until a day written in the rule. */
  private static Check deadline(Parameters with) throws RuleMistake {
    boolean fixed = with.has("until");
    LocalDate until = fixed ? Parameters.written(with.text("until")) : null;
    String from = fixed ? "" : with.item("from");
    int days = with.whole("days", 0, 0, 40_000);
    int months = with.whole("months", 0, 0, 1_200);
    int years = with.whole("years", 0, 0, 100);
    boolean given = days + months + years > 0;
    if (fixed && until == null) {
      throw Parameters.together("until", "day");
    }
    if (fixed == given) {
      throw Parameters.together(fixed ? "until" : "days", "deadline");
    }
    return judging -> {
      Optional<LocalDate> start = fixed ? Optional.empty() : judging.day(from);
      if (!fixed && start.isEmpty()) {
        return;
      }
      LocalDate last =
          until != null ? until : start.get().plusYears(years).plusMonths(months).plusDays(days);
      LocalDate filed = judging.subject().filedOn();
      if (filed.isAfter(last)) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("item", fixed ? "" : judging.name(from));
        facts.put("value", start.map(JapaneseDates::format).orElse(""));
        facts.put("day", JapaneseDates.format(last));
        facts.put("filed", JapaneseDates.format(filed));
        facts.put("late", Long.toString(ChronoUnit.DAYS.between(last, filed)));
        judging.tell(fixed ? Place.WHOLE : judging.place(from), facts);
      }
    };
  }
}
