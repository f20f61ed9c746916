package dev.shinseidesk.review.rules;

import dev.shinseidesk.application.JapaneseDates;
import dev.shinseidesk.review.ReviewSubject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.jexl3.JexlArithmetic;
import org.apache.commons.jexl3.JexlBuilder;
import org.apache.commons.jexl3.JexlEngine;
import org.apache.commons.jexl3.JexlException;
import org.apache.commons.jexl3.JexlFeatures;
import org.apache.commons.jexl3.JexlOperator;
import org.apache.commons.jexl3.JexlScript;
import org.apache.commons.jexl3.introspection.JexlPermissions;

/**
 * Expressions of rules, run where they can reach nothing but {@link Functions}: no methods, no
 * fields, no classes, no loops, no assignments. Immutable once the derived values are in; any
 * thread.
 */
final class Expressions {
  private static final Set<String> WORDS =
      Set.of("true", "false", "null", "and", "or", "not", "div", "mod");

  private final JexlEngine engine =
      new JexlBuilder()
          .permissions(new OnlyFunctions())
          .features(
              JexlFeatures.createNone()
                  .sideEffect(false)
                  .sideEffectGlobal(false)
                  .newInstance(false)
                  .methodCall(false)
                  .loops(false)
                  .lambda(false)
                  .script(false))
          .arithmetic(new Plain())
          .strict(true)
          .safe(false)
          .silent(false)
          .cancellable(true)
          .create();
  private final Map<String, Expression> derived = new LinkedHashMap<>();

  /**
   * Takes derived values.
   *
   * @param sources name to expression
   * @throws RuleMistake at an expression that isn't permitted, an unknown name, or a cycle
   */
  Expressions(Map<String, String> sources) throws RuleMistake {
    for (var entry : sources.entrySet()) {
      String place = "values/" + entry.getKey();
      if (WORDS.contains(entry.getKey()) || Functions.names().contains(entry.getKey())) {
        throw new RuleMistake(place, "name", entry.getKey());
      }
      derived.put(entry.getKey(), compiled(entry.getValue(), place, sources.keySet()));
    }
    for (String name : sources.keySet()) {
      Deque<String> path = new ArrayDeque<>();
      walk(name, path);
    }
  }

  private void walk(String name, Deque<String> path) throws RuleMistake {
    if (path.contains(name)) {
      throw new RuleMistake("values/" + name, "cycle", String.join(" → ", path) + " → " + name);
    }
    path.addLast(name);
    Expression expression = derived.get(name);
    if (expression != null) {
      for (String next : expression.values()) {
        walk(next, path);
      }
    }
    path.removeLast();
  }

  /**
   * Checks an expression.
   *
   * @param place where it stands in its rule
   * @throws RuleMistake when it isn't permitted or names something unknown
   */
  Expression compile(String source, String place) throws RuleMistake {
    return compiled(source, place, derived.keySet());
  }

  private Expression compiled(String source, String place, Set<String> names) throws RuleMistake {
    List<Tokens.Call> calls = Tokens.calls(source, place, Functions.shapes());
    Set<String> items = new HashSet<>();
    for (Tokens.Call call : calls) {
      Functions.Shape shape = Functions.shapes().get(call.function());
      if (shape != null && shape.item()) {
        items.add(call.literal());
      }
      if (call.function().equals("day") && JapaneseDates.parse(call.literal()).isEmpty()) {
        throw new RuleMistake(place, "day", call.literal());
      }
    }
    JexlScript script;
    try {
      script = engine.createScript(source);
    } catch (JexlException e) {
      int column = e.getInfo() == null ? 0 : e.getInfo().getColumn();
      throw new RuleMistake(place, "syntax", Integer.toString(column));
    } catch (StackOverflowError e) {
      throw new RuleMistake(place, "syntax", "1");
    }
    Set<String> values = new HashSet<>();
    for (List<String> variable : script.getVariables()) {
      String name = String.join(".", variable);
      if (!names.contains(name)) {
        throw new RuleMistake(place, "unknown-name", name);
      }
      values.add(name);
    }
    return new Expression(script, items, values);
  }

  /** Items an expression reads, also through derived values. */
  Set<String> items(Expression expression) {
    Set<String> all = new HashSet<>(expression.items());
    Deque<String> open = new ArrayDeque<>(expression.values());
    Set<String> seen = new HashSet<>();
    while (!open.isEmpty()) {
      String name = open.removeFirst();
      Expression value = derived.get(name);
      if (value != null && seen.add(name)) {
        all.addAll(value.items());
        open.addAll(value.values());
      }
    }
    return all;
  }

  /** What an expression says; never throws. */
  Expression.Answer ask(Expression expression, ReviewSubject subject, Budget budget) {
    Functions functions = new Functions(subject, budget);
    try {
      Object result = expression.script().execute(new Context(derived, functions, budget));
      if (result instanceof Boolean yes) {
        return yes ? Expression.Answer.YES : Expression.Answer.NO;
      }
      return Expression.Answer.UNDECIDED;
    } catch (RuntimeException | StackOverflowError e) {
      // Whatever went wrong, an empty item asked for its date means there is nothing to judge.
      return functions.blank() ? Expression.Answer.BLANK : Expression.Answer.UNDECIDED;
    }
  }

  /** Only the methods of {@link Functions}. */
  private static final class OnlyFunctions implements JexlPermissions {
    @Override
    public boolean allow(Class<?> type) {
      return type == Functions.class;
    }

    @Override
    public boolean allow(Constructor<?> constructor) {
      return false;
    }

    @Override
    public boolean allow(Field field) {
      return false;
    }

    @Override
    public boolean allow(Method method) {
      return method.getDeclaringClass() == Functions.class
          && Functions.names().contains(method.getName());
    }

    @Override
    public boolean allow(Package room) {
      return false;
    }

    @Override
    public JexlPermissions compose(String... more) {
      return this;
    }
  }

  /** Compares only like with like: 「10」 &gt; 9 is a mistake, not a guess. */
  private static final class Plain extends JexlArithmetic {
    Plain() {
      super(true);
    }

    @Override
    public boolean equals(Object left, Object right) {
      like(left, right);
      if (left instanceof String text && right instanceof String other) {
        // 「増額（出生）」 is the same in a rule and on a form, whatever width its brackets have.
        return Values.narrow(text).equals(Values.narrow(other));
      }
      return left instanceof Number ? super.equals(left, right) : left.equals(right);
    }

    @Override
    protected int compare(Object left, Object right, JexlOperator how) {
      like(left, right);
      return left instanceof LocalDate day && right instanceof LocalDate other
          ? day.compareTo(other)
          : super.compare(left, right, how);
    }

    @Override
    public Boolean contains(Object container, Object value) {
      throw new ArithmeticException("no patterns but those of matches()");
    }

    private static void like(Object left, Object right) {
      boolean fits =
          (left instanceof Number && right instanceof Number)
              || (left instanceof String && right instanceof String)
              || (left instanceof LocalDate && right instanceof LocalDate)
              || (left instanceof Boolean && right instanceof Boolean);
      if (!fits) {
        throw new ArithmeticException("not alike");
      }
    }
  }

  /** A derived value may not grow from one to the next. */
  static boolean bounded(Object value) {
    return switch (value) {
      case Boolean _, LocalDate _, Integer _, Long _ -> true;
      case String text -> text.length() <= Tokens.LONGEST * 10;
      case BigDecimal number -> number.precision() <= 30 && Math.abs(number.scale()) <= 30;
      case BigInteger number -> number.bitLength() <= 100;
      case Double number -> Double.isFinite(number);
      default -> false;
    };
  }
}
