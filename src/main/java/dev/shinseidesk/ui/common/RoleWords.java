package dev.shinseidesk.ui.common;

import dev.shinseidesk.application.Operator;
import dev.shinseidesk.services.DeskAct;
import dev.shinseidesk.services.Permissions;
import dev.shinseidesk.texts.Texts;

/**
 * What a screen says where the person's roles or scope don't permit its act; the services check
 * anew.
 */
public final class RoleWords {
  private RoleWords() {}

  /** Why this person can't act; empty when they can. Any thread. */
  public static String keeps(Texts texts, Operator by, DeskAct act) {
    if (Permissions.may(by, act)) {
      return "";
    }
    String key = Permissions.hasRole(by, act) ? "ui.role.reach" : "ui.role.keeps";
    return texts.get(key, texts.get("access.act." + act.name()));
  }
}
