package dev.shinseidesk.review;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A review under way; kept so that nothing typed is lost.
 *
 * @param decision chosen so far; null while none is
 * @param reason typed so far; may be empty
 * @param checked ticked lines
 */
public record ReviewDraft(@Nullable Decision decision, String reason, List<CheckedLine> checked) {
  /** Nothing done yet. */
  public static final ReviewDraft EMPTY = new ReviewDraft(null, "", List.of());

  /** Copies the list. */
  public ReviewDraft {
    checked = List.copyOf(checked);
  }
}
