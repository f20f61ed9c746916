package dev.shinseidesk.review;

import dev.shinseidesk.application.Procedure.Field;
import dev.shinseidesk.application.Procedure.FieldType;
import dev.shinseidesk.archive.FormItem;
import java.util.function.Consumer;

/** A rule on the filled items of one type, each by itself. */
abstract class ItemRule extends KeyedRule {
  private final FieldType type;

  ItemRule(String key, Severity severity, FieldType type) {
    super(key, severity);
    this.type = type;
  }

  @Override
  public final void judge(ReviewSubject subject, Consumer<Finding> out) {
    for (FormItem item : subject.items()) {
      if (!item.value().isBlank()) {
        subject
            .field(item)
            .filter(f -> f.type() == type)
            .ifPresent(f -> judge(subject, f, item, out));
      }
    }
  }

  abstract void judge(ReviewSubject subject, Field field, FormItem item, Consumer<Finding> out);
}
