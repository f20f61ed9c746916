package dev.shinseidesk.status;

import dev.shinseidesk.application.ProcedureCode;
import dev.shinseidesk.application.StatusCode;
import dev.shinseidesk.portal.StatusMeaning;
import java.util.Map;
import java.util.Set;

/**
 * Which 申請処理状況 may follow which, where the office says something else than the portal's profile.
 * Immutable, any thread.
 *
 * @param general for every procedure without rules of its own: present code → codes that may follow
 * @param byProcedure rules of single procedures, which go before the general ones code by code
 */
public record StatusRules(
    Map<StatusCode, Set<StatusCode>> general,
    Map<ProcedureCode, Map<StatusCode, Set<StatusCode>>> byProcedure) {
  /** The profile's transitions. */
  public static final StatusRules OF_PROFILE = new StatusRules(Map.of(), Map.of());

  /** Copies the maps. */
  public StatusRules {
    general = Map.copyOf(general);
    byProcedure = Map.copyOf(byProcedure);
  }

  /** Codes that may follow this one in an application of this procedure. */
  public Set<StatusCode> next(ProcedureCode procedure, StatusMeaning present) {
    Set<StatusCode> own = byProcedure.getOrDefault(procedure, Map.of()).get(present.code());
    return own != null ? own : general.getOrDefault(present.code(), present.next());
  }
}
