package dev.shinseidesk.review;

import dev.shinseidesk.application.JapaneseDates;
import dev.shinseidesk.application.Procedure.Field;
import dev.shinseidesk.application.Procedure.FieldType;
import dev.shinseidesk.archive.FormItem;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Rules on dates, in the era or western form. */
final class DateRules {
  private DateRules() {}

  /** A date that looks like one but doesn't exist (平成32年1月1日). Facts: item … line, value. */
  static final class Nonexistent extends ItemRule {
    Nonexistent(Severity severity) {
      super("date-nonexistent", severity, FieldType.DATE);
    }

    @Override
    void judge(ReviewSubject subject, Field field, FormItem item, Consumer<Finding> out) {
      if (JapaneseDates.looksLikeDate(item.value())
          && JapaneseDates.parse(item.value()).isEmpty()) {
        out.accept(at(item, item.value()));
      }
    }
  }

  /** A date item that holds no date at all. Facts: item, document, line, value. */
  static final class Shape extends ItemRule {
    Shape(Severity severity) {
      super("date-shape", severity, FieldType.DATE);
    }

    @Override
    void judge(ReviewSubject subject, Field field, FormItem item, Consumer<Finding> out) {
      if (!JapaneseDates.looksLikeDate(item.value())) {
        out.accept(at(item, item.value()));
      }
    }
  }

  /** Somebody is born after the day of the filing. Facts: item … line, value. */
  static final class BirthInFuture extends ItemRule {
    private final Pattern birthItem;

    BirthInFuture(Severity severity, String birthItem) {
      super("birth-future", severity, FieldType.DATE);
      this.birthItem = Pattern.compile(birthItem);
    }

    @Override
    void judge(ReviewSubject subject, Field field, FormItem item, Consumer<Finding> out) {
      boolean future =
          JapaneseDates.parse(item.value()).filter(d -> d.isAfter(subject.filedOn())).isPresent();
      if (future && birthItem.matcher(item.name()).matches()) {
        out.accept(at(item, item.value()));
      }
    }
  }

  /** A child is older than the applicant. Facts: item … line, value, the applicant's birth date. */
  static final class ChildOlder extends ItemRule {
    private final Pattern childItem;
    private final String applicantItem;

    ChildOlder(Severity severity, String childItem, String applicantItem) {
      super("child-older", severity, FieldType.DATE);
      this.childItem = Pattern.compile(childItem);
      this.applicantItem = applicantItem;
    }

    @Override
    void judge(ReviewSubject subject, Field field, FormItem item, Consumer<Finding> out) {
      if (item.id().equals(applicantItem) || !childItem.matcher(item.name()).matches()) {
        return;
      }
      String applicantBorn = subject.item(applicantItem).map(FormItem::value).orElse("");
      Optional<LocalDate> applicant = JapaneseDates.parse(applicantBorn);
      Optional<LocalDate> child = JapaneseDates.parse(item.value());
      if (applicant.isPresent() && child.isPresent() && child.get().isBefore(applicant.get())) {
        out.accept(at(item, item.value(), applicantBorn));
      }
    }
  }
}
