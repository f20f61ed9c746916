package dev.shinseidesk.ui.admin;

import dev.shinseidesk.application.Operator;
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
  LINKS("mdal-link", DeskAct.OPERATE),
  /** 受渡し方法. */
  CHANNELS("mdmz-swap_horiz", DeskAct.OPERATE),
  /** 経路. */
  ROUTES("mdal-call_split", DeskAct.OPERATE),
  /** 一括提供. */
  BATCHES("mdal-all_inbox", DeskAct.BATCH),
  /** 書き出し. */
  EXPORT("mdmz-save_alt", DeskAct.EXPORT),
  /** 手続と規則. */
  CATALOGUE("mdmz-playlist_add_check", DeskAct.CONFIGURE),
  /** 保存: deletion, holds, backups. */
  KEEPING("mdal-archive", DeskAct.OPERATE),
  /** 支援措置. */
  PROTECTION("mdal-lock", DeskAct.PROTECT),
  /** 設定. */
  SETTINGS("mdmz-settings", DeskAct.OPERATE),
  /** アカウント; for administrators. */
  ACCOUNTS("mdmz-people", DeskAct.CONFIGURE),
  /** 監査証跡; for auditors, who see nothing else unless they have another role too. */
  AUDIT("mdmz-policy", DeskAct.READ_TRAIL);

  private final String icon;
  private final DeskAct shownTo;

  /** Who may do this sees the screen; for what stands on it they may need more. */
  AdminSection(String icon, DeskAct shownTo) {
    this.icon = icon;
    this.shownTo = shownTo;
  }

  /** Ikonli code of its icon. */
  String icon() {
    return icon;
  }

  /** What this person sees of it, in order; empty for somebody with none of the roles. */
  public static List<AdminSection> of(Operator operator) {
    return Arrays.stream(values()).filter(s -> Permissions.may(operator, s.shownTo)).toList();
  }
}
