package dev.shinseidesk.ui.catalogue;

import tools.jackson.databind.node.ObjectNode;

/**
 * A rule as a person sees it.
 *
 * @param id its id
 * @param node as written; never changed
 * @param own whether the office wrote it
 * @param shipped whether one of this id ships
 * @param off whether it is switched off
 * @param severity error, alert or note; empty where the review settings say it
 */
record RuleLine(
    String id, ObjectNode node, boolean own, boolean shipped, boolean off, String severity) {
  /** Its kind. */
  String kind() {
    return node.path("kind").asString("");
  }

  /** Procedures it is for by code; 0 where it is for all or for groups. */
  int procedures() {
    return node.path("for").path("procedures").size();
  }

  /** Whether it is a rule of the product by its class, which has no parameters or texts. */
  boolean isBuilt() {
    return kind().equals("standard");
  }
}
