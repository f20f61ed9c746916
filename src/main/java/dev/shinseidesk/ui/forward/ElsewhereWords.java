package dev.shinseidesk.ui.forward;

import dev.shinseidesk.forwarding.BusinessSystem;
import dev.shinseidesk.texts.Texts;
import dev.shinseidesk.ui.common.Dialogs;
import java.util.List;

/** The card that asks before providing to a receiver the procedure's route doesn't lead to. */
final class ElsewhereWords {
  private ElsewhereWords() {}

  /**
   * Asks for the reason.
   *
   * @param question what would be asked of the route's receiver
   * @param routed name of the route's receiver
   */
  static Dialogs.Form form(
      Texts texts, Dialogs.Confirmation question, BusinessSystem chosen, String routed) {
    return new Dialogs.Form(
        texts.get("ui.forward.elsewhere.title", chosen.name()),
        texts.get("ui.forward.elsewhere.text", routed, chosen.name()) + "\n" + question.text(),
        question.lines(),
        List.of(
            new Dialogs.Field(
                "reason",
                texts.get("ui.forward.elsewhere.reason"),
                texts.get("ui.forward.elsewhere.reason.prompt"),
                0,
                true)),
        texts.get("ui.forward.elsewhere.act", chosen.name()),
        true);
  }
}
