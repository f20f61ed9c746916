package dev.shinseidesk.settings;

import dev.shinseidesk.application.InvalidValue;
import dev.shinseidesk.application.MessageFact;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Problem.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects the mistakes of a configuration, so that all are told at once. Each has the file, the
 * JSON pointer and what is allowed there as its first facts. For one thread.
 */
final class Mistakes {
  private final List<Problem> problems = new ArrayList<>();

  /** All so far, in the order found. */
  List<Problem> all() {
    return List.copyOf(problems);
  }

  /** How many so far. */
  int count() {
    return problems.size();
  }

  /** Takes over a mistake somebody else found. */
  void add(Problem problem) {
    problems.add(problem);
  }

  /**
   * A value that isn't allowed.
   *
   * @param rule last part of a text key {@code settings.rule.*}
   * @param facts what fills it
   */
  void rule(String file, String pointer, String rule, String... facts) {
    plain(file, pointer, new MessageFact("settings.rule." + rule, List.of(facts)).encoded());
  }

  /** A name that stands for nothing; tells what there is. */
  void unknown(String file, String pointer, String rule, Collection<String> known) {
    List<String> sorted = known.stream().sorted().toList();
    String shown = String.join(" | ", sorted.subList(0, Math.min(SHOWN, sorted.size())));
    rule(file, pointer, rule, sorted.size() > SHOWN ? shown + " …" : shown);
  }

  private static final int SHOWN = 40;

  /** A value that isn't allowed, with a rule in the words of the value's own type. */
  void plain(String file, String pointer, String allowed) {
    problems.add(Problem.of(Kind.USAGE, "settings.invalid", file, pointer, allowed));
  }

  /**
   * Makes a value that checks itself.
   *
   * @return null where it isn't sound, which is a mistake then
   */
  <T> @Nullable T made(String file, String pointer, Maker<T> maker) {
    try {
      return maker.make();
    } catch (InvalidValue e) {
      plain(file, pointer, e.rule());
      return null;
    }
  }

  /** Makes a value. */
  interface Maker<T> {
    /**
     * Makes it.
     *
     * @throws InvalidValue when it isn't sound
     */
    T make();
  }
}
