package dev.shinseidesk.application;

import java.util.Set;

/**
 * The clerk who is signed in and acts (操作者).
 *
 * @param id 操作者ID
 * @param name as shown on the screen
 * @param roles what the person may do; services check it, not buttons
 * @param scope which applications exist for the person
 */
public record Operator(OperatorId id, String name, Set<Role> roles, Scope scope) {
  /** What a person may do. */
  public enum Role {
    /** Fetches, reviews, forwards and registers. */
    CLERK,
    /** Approves others' reviews. */
    REVIEWER,
    /** Watches the queues. */
    SUPERVISOR,
    /** Sets the office up. */
    ADMINISTRATOR,
    /** Reads the trail only. */
    AUDITOR
  }

  /** Copies the roles. */
  public Operator {
    roles = Set.copyOf(roles);
  }

  /** Somebody who works for the whole office. */
  public Operator(OperatorId id, String name, Set<Role> roles) {
    this(id, name, roles, Scope.ALL);
  }
}
