package dev.shinseidesk.ui.review;

import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.review.Decision;
import dev.shinseidesk.review.ReviewDraft;
import dev.shinseidesk.texts.Texts;
import java.util.List;

/** What stands between a draft and its decision, in words. Pure; the service checks it anew. */
final class Missing {
  private Missing() {}

  /** The first thing missing; empty when it can be decided. */
  static String of(
      Texts texts,
      WorkState state,
      ReviewDraft draft,
      List<FindingRow> findings,
      List<CheckItem> checklist) {
    Decision chosen = draft.decision();
    if (ReviewViewModel.SETTLED.contains(state)) {
      return switch (state) {
        case AWAITING_APPROVAL -> texts.get("ui.review.missing.approval");
        case AWAITING_CORRECTION -> texts.get("ui.review.missing.correction");
        case CLOSED -> texts.get("ui.review.missing.closed");
        default -> texts.get("ui.review.missing.forwarded");
      };
    }
    if (chosen == null) {
      return texts.get("ui.review.missing.decision");
    }
    if (chosen != Decision.SOUND) {
      return draft.reason().isBlank() ? texts.get("ui.review.missing.reason") : "";
    }
    long errors = findings.stream().filter(FindingRow::blocks).count();
    if (errors > 0) {
      return texts.get("ui.review.missing.errors", errors);
    }
    long open = checklist.stream().filter(c -> c.checked() == null).count();
    return open > 0 ? texts.get("ui.review.missing.checklist", open) : "";
  }
}
