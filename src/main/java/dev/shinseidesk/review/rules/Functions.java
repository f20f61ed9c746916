package dev.shinseidesk.review.rules;

import dev.shinseidesk.application.JapaneseDates;
import dev.shinseidesk.archive.FormItem;
import dev.shinseidesk.residents.Identification;
import dev.shinseidesk.review.ReviewSubject;
import dev.shinseidesk.review.SignatureInfo;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The functions an expression may call; there are no others. Public because the expression library
 * calls them; nobody else should. One application, one thread.
 */
public final class Functions {
  /** Longest text an expression sees of an item. */
  private static final int LONGEST = 10_000;

  /** Years beyond which no date is reckoned. */
  private static final int FURTHEST = 3000;

  private static final Map<String, Shape> SHAPES =
      Map.ofEntries(
          Map.entry("item", new Shape(1, true, true)),
          Map.entry("filled", new Shape(1, true, true)),
          Map.entry("date", new Shape(1, true, true)),
          Map.entry("number", new Shape(1, true, true)),
          Map.entry("isDate", new Shape(1, true, true)),
          Map.entry("has", new Shape(1, true, false)),
          Map.entry("attachments", new Shape(1, true, false)),
          Map.entry("day", new Shape(1, true, false)),
          Map.entry("matches", new Shape(2, false, false)),
          Map.entry("filedOn", new Shape(0, false, false)),
          Map.entry("age", new Shape(2, false, false)),
          Map.entry("legalAge", new Shape(2, false, false)),
          Map.entry("days", new Shape(2, false, false)),
          Map.entry("plusDays", new Shape(2, false, false)),
          Map.entry("plusMonths", new Shape(2, false, false)),
          Map.entry("plusYears", new Shape(2, false, false)),
          Map.entry("fiscalYearEnd", new Shape(1, false, false)),
          Map.entry("same", new Shape(2, false, false)),
          Map.entry("contains", new Shape(2, false, false)),
          Map.entry("length", new Shape(1, false, false)),
          Map.entry("signed", new Shape(0, false, false)),
          Map.entry("identified", new Shape(0, false, false)),
          Map.entry("procedure", new Shape(0, false, false)));

  private final ReviewSubject subject;
  private final Budget budget;
  private boolean blank;

  Functions(ReviewSubject subject, Budget budget) {
    this.subject = subject;
    this.budget = budget;
  }

  /**
   * How a function is called.
   *
   * @param arguments how many it takes
   * @param literalFirst whether the first must be a text in quotes, so that it can be checked
   *     before
   * @param item whether that text is the id of an item
   */
  record Shape(int arguments, boolean literalFirst, boolean item) {}

  static Map<String, Shape> shapes() {
    return SHAPES;
  }

  static Set<String> names() {
    return SHAPES.keySet();
  }

  /** Whether an empty item was asked for its date or number: then there is nothing to judge. */
  boolean blank() {
    return blank;
  }

  /** The item as text, with width made one and no spaces around; empty where it isn't there. */
  public String item(Object id) {
    return Values.narrow(filed(id));
  }

  /** Whether the item holds anything. */
  public boolean filled(Object id) {
    return !filed(id).isBlank();
  }

  /** Whether the item holds a date that exists. */
  public boolean isDate(Object id) {
    return JapaneseDates.parse(filed(id)).isPresent();
  }

  /** The item as a day. */
  public LocalDate date(Object id) {
    String text = filled(id) ? filed(id) : nothing();
    return reckoned(JapaneseDates.parse(text).orElseThrow(() -> new Unfit("date")));
  }

  /** The item as a number. */
  public Number number(Object id) {
    String text = filled(id) ? filed(id) : nothing();
    BigDecimal number = Values.number(text).orElseThrow(() -> new Unfit("number"));
    return number.scale() <= 0 ? (Number) number.longValueExact() : number;
  }

  /** Whether the filing has a readable name like this among its attachments. */
  public boolean has(Object name) {
    return !Values.attachments(subject, text(name)).isEmpty();
  }

  /** How many files of that name it has. */
  public int attachments(Object name) {
    return Values.attachments(subject, text(name)).size();
  }

  /** A day written in the rule itself. */
  public LocalDate day(Object text) {
    return reckoned(JapaneseDates.parse(text(text)).orElseThrow(() -> new Unfit("date")));
  }

  /** The day of the filing. */
  public LocalDate filedOn() {
    budget.step();
    return subject.filedOn();
  }

  /** Full years from birth to a day, the birthday counted. */
  public int age(Object birth, Object on) {
    return Period.between(day1(birth), day1(on)).getYears();
  }

  /** Age as the law counts it: reached at the end of the day before the birthday. */
  public int legalAge(Object birth, Object on) {
    return Period.between(day1(birth), day1(on).plusDays(1)).getYears();
  }

  /** Days from the first to the second day; negative where it lies before. */
  public long days(Object from, Object to) {
    return ChronoUnit.DAYS.between(day1(from), day1(to));
  }

  /** So many days later. */
  public LocalDate plusDays(Object day, Object number) {
    return reckoned(day1(day).plusDays(whole(number)));
  }

  /** So many months later. */
  public LocalDate plusMonths(Object day, Object number) {
    return reckoned(day1(day).plusMonths(whole(number)));
  }

  /** So many years later. */
  public LocalDate plusYears(Object day, Object number) {
    return reckoned(day1(day).plusYears(whole(number)));
  }

  /** The first 31 March on or after a day. */
  public LocalDate fiscalYearEnd(Object day) {
    return Values.fiscalYearEnd(day1(day));
  }

  /** Whether two texts are the same but for width and spaces. */
  public boolean same(Object one, Object other) {
    return Values.squeezed(text(one)).equals(Values.squeezed(text(other)));
  }

  /** Whether the first text holds the second, width aside. */
  public boolean contains(Object whole, Object part) {
    return Values.narrow(text(whole)).contains(Values.narrow(text(part)));
  }

  /** Characters of a text. */
  public int length(Object text) {
    String t = text(text);
    return t.codePointCount(0, t.length());
  }

  /** Whether the whole text matches a regular expression. */
  public boolean matches(Object text, Object pattern) {
    try {
      return BoundedPattern.of(text(pattern), "").matches(text(text), budget);
    } catch (RuleMistake e) {
      throw new Unfit("pattern", e);
    }
  }

  /** Whether 署名情報 is there and names a certificate. */
  public boolean signed() {
    budget.step();
    return subject.signature() instanceof SignatureInfo.Read read && !read.serial().isEmpty();
  }

  /** Whether the number links know the signer. */
  public boolean identified() {
    budget.step();
    return subject.identification() instanceof Identification.Identified
        || subject.identification() instanceof Identification.ByHand;
  }

  /** Code of the procedure. */
  public String procedure() {
    budget.step();
    return subject.application().procedure().value();
  }

  private String filed(Object id) {
    budget.step();
    String value = subject.item(text(id)).map(FormItem::value).orElse("");
    if (value.length() > LONGEST) {
      throw new Unfit("long");
    }
    return value.strip();
  }

  private String nothing() {
    blank = true;
    throw new Unfit("blank");
  }

  private String text(@Nullable Object value) {
    budget.step();
    return switch (value) {
      case String text -> text;
      case Number number -> number.toString();
      case null, default -> throw new Unfit("text");
    };
  }

  private LocalDate day1(@Nullable Object value) {
    budget.step();
    if (value instanceof LocalDate day) {
      return day;
    }
    throw new Unfit("date");
  }

  private static long whole(@Nullable Object value) {
    if (value instanceof Number number && Math.abs(number.doubleValue()) < 1e6) {
      return number.longValue();
    }
    throw new Unfit("number");
  }

  private static LocalDate reckoned(LocalDate day) {
    if (Math.abs(day.getYear()) > FURTHEST) {
      throw new Unfit("date");
    }
    return day;
  }

  /** A value that isn't of the kind a function takes. */
  static final class Unfit extends RuntimeException {
    private static final long serialVersionUID = 1;

    Unfit(String wanted) {
      super(wanted, null, false, false);
    }

    Unfit(String wanted, Throwable cause) {
      super(wanted, cause, false, false);
    }
  }
}
