package dev.shinseidesk.ui.keeping;

import dev.shinseidesk.keeping.RetentionDesk;
import dev.shinseidesk.texts.Texts;
import dev.shinseidesk.ui.common.Dialogs;
import java.util.List;

/** The reason everything here asks for. */
final class Reasons {
  private Reasons() {}

  static Dialogs.Field field(Texts texts) {
    return new Dialogs.Field(
        "reason",
        texts.get("ui.keeping.reason"),
        texts.get("ui.keeping.reason.prompt"),
        RetentionDesk.LONGEST_REASON,
        false);
  }

  /** Why the last answer is no reason yet; empty where it is. */
  static String missing(Texts texts, List<String> answers) {
    String reason = answers.getLast().strip();
    if (reason.isEmpty()) {
      return texts.get("ui.keeping.reason.missing");
    }
    return reason.codePointCount(0, reason.length()) > RetentionDesk.LONGEST_REASON
        ? texts.get("ui.keeping.reason.too-long", RetentionDesk.LONGEST_REASON)
        : "";
  }
}
