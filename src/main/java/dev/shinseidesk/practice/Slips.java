package dev.shinseidesk.practice;

import dev.shinseidesk.application.JapaneseDates;
import dev.shinseidesk.application.Procedure;
import dev.shinseidesk.application.Procedure.Field;
import dev.shinseidesk.application.Procedure.FieldType;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Answers that are well formed and still can't be right. Static and pure. */
final class Slips {
  private static final Set<String> PAST =
      Set.of("接種年月日", "罹災年月日", "購入年月日", "廃車年月日", "診断年月日", "変更年月日", "事由の発生年月日");
  private static final Set<String> LIMITED = Set.of("罹災年月日", "購入年月日");
  private static final Map<String, String> NUMBERS =
      Map.of("妊娠週数", "60", "在胎週数", "62", "出生時の体重（グラム）", "4200", "必要な通数", "200");
  private static final Map<String, String> OTHERS = Map.of("児童との続柄", "その他", "被保険者との関係", "子");

  private Slips() {}

  /** Whether a procedure has an item for this slip. */
  static boolean possible(SampleDefect kind, Procedure procedure) {
    return procedure.fields().stream().anyMatch(f -> fits(kind, f));
  }

  /** Whether this is such an item. */
  static boolean fits(SampleDefect kind, Field field) {
    return switch (kind) {
      case FUTURE_EVENT -> field.type() == FieldType.DATE && PAST.contains(field.name());
      case STALE_DEADLINE -> field.type() == FieldType.DATE && LIMITED.contains(field.name());
      case WRONG_NUMBER -> field.required() && NUMBERS.containsKey(field.name());
      case MISSING_PROXY ->
          field.required()
              && Optional.ofNullable(OTHERS.get(field.name()))
                  .filter(field.choices()::contains)
                  .isPresent();
      default -> false;
    };
  }

  /** The slip itself. */
  static String value(SampleDefect kind, Field field, LocalDate filed, Dice dice) {
    return switch (kind) {
      case FUTURE_EVENT -> JapaneseDates.format(filed.plusDays(dice.between(10, 40)));
      case STALE_DEADLINE -> JapaneseDates.format(filed.minusDays(dice.between(1100, 1400)));
      case WRONG_NUMBER -> NUMBERS.getOrDefault(field.name(), "999");
      default -> OTHERS.getOrDefault(field.name(), "");
    };
  }
}
