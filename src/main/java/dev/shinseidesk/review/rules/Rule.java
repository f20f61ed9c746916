package dev.shinseidesk.review.rules;

import dev.shinseidesk.application.Procedure;
import dev.shinseidesk.review.Severity;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One rule of a rule set as written (schema {@code rules.schema.json}).
 *
 * @param id names it for good: findings, records and overriding go by it
 * @param kind one of the fixed kinds, e.g. {@code required-attachment}
 * @param procedures codes it is for; empty for all
 * @param groups groups of procedures it is for; empty for all
 * @param severity how grave its findings are; null where the review settings say it
 * @param when an expression that must be true before it looks; null for always
 * @param with what the kind wants to know
 * @param texts its words; null where the message bundles have them
 * @param place item id or attachment that a finding points to; null where the kind knows better
 * @param pass examples it must say nothing about
 * @param fail examples it must find something in
 */
public record Rule(
    String id,
    String kind,
    Set<String> procedures,
    Set<String> groups,
    @Nullable Severity severity,
    @Nullable String when,
    JsonNode with,
    @Nullable Texts texts,
    @Nullable String place,
    List<JsonNode> pass,
    List<JsonNode> fail) {
  /** Copies the lists. */
  public Rule {
    procedures = Set.copyOf(procedures);
    groups = Set.copyOf(groups);
    pass = List.copyOf(pass);
    fail = List.copyOf(fail);
  }

  /** Whether it is for this procedure; one for all is also for a procedure nobody set up (null). */
  public boolean isFor(@Nullable Procedure procedure) {
    if (procedures.isEmpty() && groups.isEmpty()) {
      return true;
    }
    return procedure != null
        && (procedures.contains(procedure.code().value()) || groups.contains(procedure.group()));
  }

  /**
   * Words in both languages.
   *
   * @param japanese in Japanese
   * @param english in English
   */
  public record Texts(Words japanese, Words english) {}

  /**
   * Words of one language; {@code {value}} and the like are filled with what the kind tells.
   *
   * @param item what the rule is about, e.g. 委任状
   * @param what what is wrong
   * @param why why it matters
   * @param todo what to do
   */
  public record Words(String item, String what, String why, String todo) {}
}
