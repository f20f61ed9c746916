package dev.shinseidesk.security;

import dev.shinseidesk.application.OperatorId;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Who the people of the office are, so that screens name a colleague by name; an account that was
 * removed keeps its name. What is known is held in memory, so that {@link #of} may be asked on any
 * thread; {@link #refresh} reads anew.
 */
public final class PersonNames {
  /** Nobody is known. */
  public static final PersonNames NONE = new PersonNames(Map::of);

  private final Supplier<Map<OperatorId, String>> source;
  private volatile Map<OperatorId, String> known;

  /**
   * Reads the names once.
   *
   * @param source names by id; read on the calling thread, so not on the FX thread
   */
  public PersonNames(Supplier<Map<OperatorId, String>> source) {
    this.source = source;
    this.known = Map.copyOf(source.get());
  }

  /** The person's name; the id where nobody of that id was ever known here. Any thread. */
  public String of(OperatorId id) {
    String name = known.getOrDefault(id, "");
    return name.isBlank() ? id.value() : name;
  }

  /** Learns of colleagues added since. Any thread but the FX thread. */
  public void refresh() {
    known = Map.copyOf(source.get());
  }
}
