package dev.shinseidesk.upkeep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Examines a desk from all sides, one after the other; a side that fails doesn't hide the rest. */
public final class Doctor {
  private static final Logger LOG = LoggerFactory.getLogger(Doctor.class);
  private final Map<String, Examination> sides;

  /**
   * Prepares.
   *
   * @param sides each side by its name, in the order of the report
   */
  public Doctor(Map<String, Examination> sides) {
    this.sides = new LinkedHashMap<>(sides);
  }

  /** Everything that is wrong. */
  public List<Ailment> examine() {
    List<Ailment> found = new ArrayList<>();
    sides.forEach((name, side) -> {
      try {
        found.addAll(side.examine());
      } catch (RuntimeException e) {
        LOG.warn("the look at {} failed", name, e);
        found.add(Ailment.grave("doctor.look-failed", name, e.getClass().getSimpleName()));
      }
    });
    return found;
  }

  /** Names of the sides looked at. */
  public List<String> sides() {
    return List.copyOf(sides.keySet());
  }
}
