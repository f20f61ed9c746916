package dev.shinseidesk.upkeep;

import java.util.List;

/**
 * Something wrong with a desk. The words come from the message bundles: {@code doctor.NAME} says
 * what, {@code doctor.NAME.next} how to mend it.
 *
 * @param key key in the message bundles, {@code doctor.} before the name
 * @param grave whether work is stopped or in danger by it; otherwise it is only worth knowing
 * @param facts what fills the words: paths, hosts, numbers; never personal data
 */
public record Ailment(String key, boolean grave, List<String> facts) {
  /** Copies the facts. */
  public Ailment {
    facts = List.copyOf(facts);
  }

  /** One that stops work or endangers data. */
  static Ailment grave(String key, Object... facts) {
    return of(key, true, facts);
  }

  /** One worth knowing. */
  static Ailment light(String key, Object... facts) {
    return of(key, false, facts);
  }

  private static Ailment of(String key, boolean grave, Object... facts) {
    return new Ailment(key, grave, java.util.Arrays.stream(facts).map(String::valueOf).toList());
  }

  /** Its name, e.g. {@code portal-unreachable}. */
  public String name() {
    return key.substring(key.indexOf('.') + 1);
  }
}
