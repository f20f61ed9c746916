package dev.shinseidesk.services;

import static dev.shinseidesk.application.Operator.Role.ADMINISTRATOR;
import static dev.shinseidesk.application.Operator.Role.AUDITOR;
import static dev.shinseidesk.application.Operator.Role.CLERK;
import static dev.shinseidesk.application.Operator.Role.REVIEWER;
import static dev.shinseidesk.application.Operator.Role.SUPERVISOR;

import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.Operator.Role;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * Role × act, the one place where it is told; how far an act reaches stands in {@link Reach}.
 * Services ask it; screens follow it. Any thread.
 */
public final class Permissions {
  private static final Set<Role> WORKING = Set.of(CLERK, REVIEWER, SUPERVISOR, ADMINISTRATOR);
  private static final Set<Role> SENDING = Set.of(CLERK, SUPERVISOR, ADMINISTRATOR);
  private static final Set<Role> LEADING = Set.of(SUPERVISOR, ADMINISTRATOR);
  private static final Map<DeskAct, Set<Role>> TABLE = table();

  private Permissions() {}

  private static Map<DeskAct, Set<Role>> table() {
    Map<DeskAct, Set<Role>> table = new EnumMap<>(DeskAct.class);
    table.put(DeskAct.READ, WORKING);
    table.put(DeskAct.READ_PROTECTED, WORKING);
    table.put(DeskAct.UNMASK, WORKING);
    table.put(DeskAct.FETCH, SENDING);
    table.put(DeskAct.REVIEW, Set.of(CLERK, REVIEWER, ADMINISTRATOR));
    table.put(DeskAct.APPROVE, Set.of(REVIEWER, ADMINISTRATOR));
    table.put(DeskAct.FORWARD, SENDING);
    table.put(DeskAct.REGISTER, SENDING);
    table.put(DeskAct.ADDRESSEE, WORKING);
    table.put(DeskAct.BATCH, SENDING);
    table.put(DeskAct.SURVEY, WORKING);
    table.put(DeskAct.CASEWORK, WORKING);
    table.put(DeskAct.OPERATE, LEADING);
    table.put(DeskAct.EXPORT, LEADING);
    table.put(DeskAct.EXPORT_ALL, LEADING);
    table.put(DeskAct.PROTECT, LEADING);
    table.put(DeskAct.PROTECT_ALL, LEADING);
    table.put(DeskAct.CONFIGURE, Set.of(ADMINISTRATOR));
    table.put(DeskAct.READ_TRAIL, Set.of(AUDITOR));
    table.put(DeskAct.VERIFY_TRAIL, Set.of(AUDITOR, ADMINISTRATOR));
    table.put(DeskAct.PRUNE_TRAIL, LEADING);
    return table;
  }

  /** Roles that may. */
  public static Set<Role> roles(DeskAct act) {
    return TABLE.getOrDefault(act, Set.of());
  }

  /** Whether one of the person's roles may and the act stays within the person's reach. */
  public static boolean may(Operator operator, DeskAct act) {
    return hasRole(operator, act) && Reach.of(act).within(operator.scope());
  }

  /** Whether one of the person's roles may, wherever it reaches. */
  public static boolean hasRole(Operator operator, DeskAct act) {
    return operator.roles().stream().anyMatch(roles(act)::contains);
  }
}
