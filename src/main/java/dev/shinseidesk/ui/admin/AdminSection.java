package dev.shinseidesk.ui.admin;

import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.Operator.Role;
import dev.shinseidesk.services.DeskAct;
import dev.shinseidesk.services.Permissions;
import java.util.Arrays;
import java.util.List;

/**
 * The screens of administration, in the order of their places. Who sees one is told here for
 * comfort; what a person may do is checked by the services.
 */
public enum AdminSection {
  /** 番号紐付情報. */
  LINKS("mdal-link", false),
  /** 受渡し方法. */
  CHANNELS("mdmz-swap_horiz", false),
  /** 経路. */
  ROUTES("mdal-call_split", false),
  /** 一括提供. */
  BATCHES("mdal-all_inbox", true),
  /** 書き出し. */
  EXPORT("mdmz-save_alt", true),
  /** 手続と規則. */
  CATALOGUE("mdmz-playlist_add_check", false),
  /** 保存: deletion, holds, backups. */
  KEEPING("mdal-archive", false),
  /** 支援措置. */
  PROTECTION("mdal-lock", false),
  /** 設定. */
  SETTINGS("mdmz-settings", false),
  /** アカウント; for administrators. */
  ACCOUNTS("mdmz-people", false),
  /** 監査証跡; for auditors, who see nothing else unless they have another role too. */
  AUDIT("mdmz-policy", false);

  private final String icon;
  private final boolean clerks;

  AdminSection(String icon, boolean clerks) {
    this.icon = icon;
    this.clerks = clerks;
  }

  /** Ikonli code of its icon. */
  String icon() {
    return icon;
  }

  /** What this person sees of it, in order; empty for somebody with none of the roles. */
  public static List<AdminSection> of(Operator operator) {
    boolean administrator = operator.roles().contains(Role.ADMINISTRATOR);
    boolean all = operator.roles().contains(Role.SUPERVISOR) || administrator;
    boolean clerk = operator.roles().contains(Role.CLERK);
    boolean auditor = Permissions.may(operator, DeskAct.READ_TRAIL);
    return Arrays.stream(values())
        .filter(s -> s == AUDIT ? auditor : all || (clerk && s.clerks))
        .filter(s -> s != PROTECTION || Permissions.may(operator, DeskAct.PROTECT))
        .filter(s -> (s != CATALOGUE && s != ACCOUNTS) || administrator)
        .toList();
  }
}
