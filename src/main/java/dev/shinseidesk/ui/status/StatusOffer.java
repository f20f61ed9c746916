package dev.shinseidesk.ui.status;

import dev.shinseidesk.application.StatusCode;
import dev.shinseidesk.portal.StatusMeaning;
import dev.shinseidesk.review.Decision;
import java.util.List;
import java.util.Optional;

/** Finds the status that goes with a decision or an outcome among those that may follow. */
final class StatusOffer {
  /**
   * The status after a format review, by the purpose the portal's profile gives it; the clerk sees
   * the choice and confirms it.
   */
  Optional<StatusMeaning> after(Decision decision, List<StatusMeaning> choices) {
    StatusMeaning.Purpose purpose =
        switch (decision) {
          case SOUND -> StatusMeaning.Purpose.PROCESSING;
          case DEFECTIVE -> StatusMeaning.Purpose.CORRECTION;
          case REJECTED -> StatusMeaning.Purpose.REJECTED;
        };
    return choices.stream().filter(c -> c.purpose() == purpose).findFirst();
  }

  /** The status of this code. */
  Optional<StatusMeaning> of(StatusCode code, List<StatusMeaning> choices) {
    return choices.stream().filter(c -> c.code().equals(code)).findFirst();
  }
}
