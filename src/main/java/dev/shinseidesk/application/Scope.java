package dev.shinseidesk.application;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which applications a person may know of. What lies outside doesn't exist for them: not in lists,
 * not in searches, not in counts.
 *
 * @param procedureGroups headings of the catalogue ({@link Procedure#group()}); empty for all
 * @param wards 行政区; empty for all. An application without a ward lies in no ward
 */
public record Scope(Set<String> procedureGroups, Set<WardCode> wards) {
  /** The whole office. */
  public static final Scope ALL = new Scope(Set.of(), Set.of());

  /** Copies the sets. */
  public Scope {
    procedureGroups = Set.copyOf(procedureGroups);
    wards = Set.copyOf(wards);
  }

  /** Whether an application of this group and ward lies inside; null where it has none. */
  public boolean covers(@Nullable String procedureGroup, @Nullable WardCode ward) {
    return (procedureGroups.isEmpty()
            || (procedureGroup != null && procedureGroups.contains(procedureGroup)))
        && (wards.isEmpty() || (ward != null && wards.contains(ward)));
  }
}
