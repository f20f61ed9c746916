package dev.shinseidesk.ui.common;

import dev.shinseidesk.application.Operator;
import dev.shinseidesk.services.DeskAct;
import dev.shinseidesk.services.Permissions;
import dev.shinseidesk.texts.Texts;

/** What a screen says where the person's roles don't permit its act; the services check anew. */
public final class RoleWords {
  private RoleWords() {}

  /** Why this person can't act; empty when they can. Any thread. */
  public static String keeps(Texts texts, Operator by, DeskAct act) {
    return Permissions.may(by, act)
        ? ""
        : texts.get("ui.role.keeps", texts.get("access.act." + act.name()));
  }
}
