package dev.shinseidesk.tour;

/** A step of the tour did not come out as it must; the message names the step and what was seen. */
final class TourFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TourFailure(String message) {
    super(message);
  }

  TourFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
