package dev.shinseidesk.review;

import dev.shinseidesk.application.Procedure.Field;
import dev.shinseidesk.application.Procedure.FieldType;
import dev.shinseidesk.archive.ArchiveReport;
import dev.shinseidesk.archive.DocumentInfo;
import dev.shinseidesk.archive.FormItem;
import dev.shinseidesk.archive.Place;
import java.text.Normalizer;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Rules on the items of the form. */
final class ItemRules {
  private ItemRules() {}

  /** A required item is empty or not there. Facts: 項目名, document. */
  static final class Required extends KeyedRule {
    Required(Severity severity) {
      super("required-item", severity);
    }

    @Override
    public void judge(ReviewSubject subject, Consumer<Finding> out) {
      if (subject.items().isEmpty()) {
        return; // the whole form is missing, which another rule says once
      }
      List<Field> fields = subject.procedure().map(p -> p.fields()).orElse(List.of());
      for (Field field : fields) {
        List<FormItem> items =
            subject.items().stream().filter(i -> i.id().equals(field.id())).toList();
        if (field.required() && items.stream().allMatch(i -> i.value().isBlank())) {
          Place place =
              items.isEmpty()
                  ? new Place(itemsDocument(subject.archive()), null, null, field.name())
                  : items.getFirst().place();
          String document = place.document();
          out.accept(finding(place, field.name(), document == null ? "-" : document));
        }
      }
    }

    private static @Nullable String itemsDocument(ArchiveReport archive) {
      for (var role : List.of(DocumentInfo.Role.ITEMS_CSV, DocumentInfo.Role.ITEMS_XML)) {
        for (DocumentInfo document : archive.documents()) {
          if (document.role() == role) {
            return document.name();
          }
        }
      }
      return null;
    }
  }

  /** A reading isn't in full-width katakana. Facts: item, document, line, characters. */
  static final class Kana extends ItemRule {
    private final Pattern allowed;

    Kana(Severity severity, String allowedCharacter) {
      super("kana-script", severity, FieldType.KANA);
      this.allowed = Pattern.compile(allowedCharacter);
    }

    @Override
    void judge(ReviewSubject subject, Field field, FormItem item, Consumer<Finding> out) {
      // A Mac may write ガ as カ and a mark; that is the right script all the same.
      String composed = Normalizer.normalize(item.value(), Normalizer.Form.NFC);
      String wrong =
          Characters.told(composed, c -> !allowed.matcher(Character.toString(c)).matches());
      if (!wrong.isEmpty()) {
        out.accept(at(item, wrong));
      }
    }
  }

  /** A value isn't of the shape its type asks for. Facts: item, document, line, value. */
  static final class Shape extends ItemRule {
    private final Pattern shape;

    Shape(String key, Severity severity, FieldType type, String shape) {
      super(key, severity, type);
      this.shape = Pattern.compile(shape);
    }

    @Override
    void judge(ReviewSubject subject, Field field, FormItem item, Consumer<Finding> out) {
      if (!shape.matcher(Narrow.value(item.value())).matches()) {
        out.accept(at(item, item.value()));
      }
    }
  }

  /** A value is none of the choices. Facts: item, document, line, value, choices. */
  static final class Choice extends ItemRule {
    Choice(Severity severity) {
      super("choice", severity, FieldType.CHOICE);
    }

    @Override
    void judge(ReviewSubject subject, Field field, FormItem item, Consumer<Finding> out) {
      String value = Narrow.value(item.value());
      if (field.choices().stream().noneMatch(c -> Narrow.value(c).equals(value))) {
        out.accept(at(item, item.value(), String.join("・", field.choices())));
      }
    }
  }

  /** A value is longer than its item takes. Facts: item, document, line, characters, bound. */
  static final class TooLong extends KeyedRule {
    TooLong(Severity severity) {
      super("value-long", severity);
    }

    @Override
    public void judge(ReviewSubject subject, Consumer<Finding> out) {
      for (FormItem item : subject.items()) {
        int bound = subject.field(item).map(Field::maxLength).orElse(0);
        long length =
            item.value().codePoints().filter(c -> !Characters.isVariationSelector(c)).count();
        if (bound > 0 && length > bound) {
          out.accept(at(item, Long.toString(length), Integer.toString(bound)));
        }
      }
    }
  }

  /** A character can't be drawn or has no agreed look. Facts: item, document, line, characters. */
  static final class UndrawableCharacter extends KeyedRule {
    private final IntPredicate drawable;

    UndrawableCharacter(Severity severity, IntPredicate drawable) {
      super("character-note", severity);
      this.drawable = drawable;
    }

    @Override
    public void judge(ReviewSubject subject, Consumer<Finding> out) {
      for (FormItem item : subject.items()) {
        String told = Characters.told(item.value(), this::notDrawn);
        if (!told.isEmpty()) {
          out.accept(at(item, told));
        }
      }
    }

    private boolean notDrawn(int c) {
      return Characters.hasNoAgreedLook(c) || (!Character.isWhitespace(c) && !drawable.test(c));
    }
  }
}
