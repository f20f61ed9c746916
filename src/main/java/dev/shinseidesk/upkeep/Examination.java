package dev.shinseidesk.upkeep;

import java.util.List;

/** One look at one side of a desk. Changes nothing. Never the FX thread: it may wait. */
@FunctionalInterface
public interface Examination {
  /** What is wrong; empty where nothing is. */
  List<Ailment> examine();
}
