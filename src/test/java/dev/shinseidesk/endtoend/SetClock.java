package dev.shinseidesk.endtoend;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** A clock that stands until it is moved. */
public final class SetClock extends Clock {
  private volatile Instant now = Instant.parse("2026-11-22T01:00:00Z");

  /** Moves on. */
  public void pass(Duration time) {
    now = now.plus(time);
  }

  @Override
  public ZoneId getZone() {
    return ZoneId.of("Asia/Tokyo");
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("only Asia/Tokyo");
  }

  @Override
  public Instant instant() {
    return now;
  }
}
