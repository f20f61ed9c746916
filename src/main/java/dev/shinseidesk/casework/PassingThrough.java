package dev.shinseidesk.casework;

import dev.shinseidesk.application.Application;
import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.review.ReviewStore;
import java.time.Clock;
import java.util.function.Consumer;

/**
 * Lets applications through whose procedure the municipality doesn't review: decided 適 by the desk
 * itself, and forwarded at once where the office wants it. What can't be forwarded waits as 適, and
 * its history says why. Any thread but the FX thread.
 */
public final class PassingThrough implements Consumer<Application> {
  private final PassThrough settings;
  private final OperatorId system;
  private final Letting review;
  private final ReviewStore reviews;
  private final ArrivalStore store;
  private final Onward onward;
  private final Clock clock;

  /** Decides an application without a review. */
  @FunctionalInterface
  public interface Letting {
    /**
     * Decides it 適.
     *
     * @return false when it is UNREVIEWED no more
     */
    boolean pass(OperatorId by, ReceiptNumber number, String reason);
  }

  /** Hands an application on by the default route. */
  public interface Onward {
    /**
     * Hands it on.
     *
     * @throws DeskException why it can't be; it stands where it stood then
     */
    void forward(ReceiptNumber number) throws DeskException;
  }

  /**
   * Plugs it together.
   *
   * @param system decides
   */
  public PassingThrough(
      PassThrough settings,
      OperatorId system,
      Letting review,
      ReviewStore reviews,
      ArrivalStore store,
      Onward onward,
      Clock clock) {
    this.settings = settings;
    this.system = system;
    this.review = review;
    this.reviews = reviews;
    this.store = store;
    this.onward = onward;
    this.clock = clock;
  }

  /** Nothing for what is reviewed, or was looked at already. */
  @Override
  public void accept(Application application) {
    PassThrough.Way way = settings.of(application.procedure()).orElse(null);
    if (way == null || !passed(application, way) || !way.forward()) {
      return;
    }
    ReceiptNumber number = application.receiptNumber();
    try {
      onward.forward(number);
    } catch (DeskException e) {
      store.notForwarded(number, clock.instant(), system, e.problem());
    }
  }

  /** Also where an earlier program let it through and ended before it was forwarded. */
  private boolean passed(Application application, PassThrough.Way way) {
    ReceiptNumber number = application.receiptNumber();
    return switch (application.state()) {
      case UNREVIEWED -> review.pass(system, number, way.reason());
      case SOUND ->
          reviews.reviews(number).stream()
              .findFirst()
              .filter(newest -> newest.decidedBy().equals(system))
              .isPresent();
      default -> false;
    };
  }
}
