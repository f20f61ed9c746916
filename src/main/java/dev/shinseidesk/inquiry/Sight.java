package dev.shinseidesk.inquiry;

import dev.shinseidesk.application.ProcedureCode;
import dev.shinseidesk.application.WardCode;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which applications exist for somebody, as the store filters them.
 *
 * @param procedures only these; null for all
 * @param wards only these; empty for all
 */
public record Sight(@Nullable Set<ProcedureCode> procedures, Set<WardCode> wards) {
  /** All of them. */
  public static final Sight ALL = new Sight(null, Set.of());

  /** Copies the sets. */
  public Sight {
    procedures = procedures == null ? null : Set.copyOf(procedures);
    wards = Set.copyOf(wards);
  }
}
