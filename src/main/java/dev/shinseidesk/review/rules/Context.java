package dev.shinseidesk.review.rules;

import java.util.HashMap;
import java.util.Map;
import org.apache.commons.jexl3.JexlContext;
import org.jspecify.annotations.Nullable;

/** What one run of an expression sees: derived values, each reckoned once, and the functions. */
final class Context implements JexlContext, JexlContext.NamespaceResolver {
  private final Map<String, Expression> derived;
  private final Functions functions;
  private final Budget budget;
  private final Map<String, Object> known = new HashMap<>();

  Context(Map<String, Expression> derived, Functions functions, Budget budget) {
    this.derived = derived;
    this.functions = functions;
    this.budget = budget;
  }

  @Override
  public @Nullable Object get(String name) {
    Object value = known.get(name);
    Expression expression = derived.get(name);
    if (value == null && expression != null) {
      budget.step();
      value = expression.script().execute(this);
      if (value == null || !Expressions.bounded(value)) {
        throw new Functions.Unfit("value");
      }
      known.put(name, value);
    }
    return value;
  }

  @Override
  public boolean has(String name) {
    return derived.containsKey(name);
  }

  @Override
  public void set(String name, Object value) {
    throw new UnsupportedOperationException("expressions change nothing");
  }

  @Override
  public @Nullable Object resolveNamespace(@Nullable String name) {
    return name == null || name.isEmpty() ? functions : null;
  }
}
