package dev.shinseidesk.portal;

import dev.shinseidesk.application.Progress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Holds the token of 029i001-01 and fetches a new one before it ends. Any number of threads; one
 * log-in at a time, and those who waited for one that failed don't try again, so that a wrong
 * password doesn't lock the account.
 */
final class Tokens {
  private final LogIn logIn;
  private final Duration before;
  private final Clock clock;
  private final ReentrantLock oneAtATime = new ReentrantLock();
  private volatile @Nullable Held held;
  private volatile Outcome last = new Outcome(0, null);

  /** Fetches a token. */
  interface LogIn {
    Held fetch(Progress progress) throws PortalFailure;
  }

  /**
   * A token.
   *
   * @param value itself
   * @param until its end
   */
  record Held(String value, Instant until) {
    /** Tokens stay out of logs. */
    @Override
    public String toString() {
      return "Held[until=" + until + "]";
    }
  }

  private record Outcome(long number, @Nullable PortalFailure failure) {}

  Tokens(LogIn logIn, Duration before, Clock clock) {
    this.logIn = logIn;
    this.before = before;
    this.clock = clock;
  }

  /** A token that holds, the one at hand or a new one. */
  String current(Operation operation, Progress progress) throws PortalFailure {
    Held now = held;
    return now != null && holds(now) ? now.value() : renew(operation, progress, false);
  }

  /** Logs in, whether there is a token or not. */
  void logIn(Progress progress) throws PortalFailure {
    renew(Operation.LOGIN, progress, true);
  }

  /** The portal doesn't take this token any more. */
  void refused(String token) {
    Held now = held;
    if (now != null && now.value().equals(token)) {
      held = null;
    }
  }

  /**
   * A token whose end lies nearer than the margin from the beginning (a short life, or clocks that
   * differ) is used until the portal refuses it, instead of logging in for every call.
   */
  private boolean holds(Held token) {
    return clock.instant().isBefore(token.until());
  }

  private String renew(Operation operation, Progress progress, boolean always)
      throws PortalFailure {
    long seen = last.number();
    try {
      while (!oneAtATime.tryLock(100, TimeUnit.MILLISECONDS)) {
        if (progress.cancelled()) {
          throw Transport.interrupted(operation);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Transport.interrupted(operation);
    }
    try {
      Held now = held;
      if (!always && now != null && holds(now)) {
        return now.value();
      }
      PortalFailure failed = last.failure();
      if (last.number() != seen && failed != null && failed.is("unauthorized")) {
        throw failed;
      }
      Held fetched = logIn.fetch(progress);
      Instant early = fetched.until().minus(before);
      held = new Held(fetched.value(), clock.instant().isBefore(early) ? early : Instant.MAX);
      last = new Outcome(last.number() + 1, null);
      return fetched.value();
    } catch (PortalFailure e) {
      last = new Outcome(last.number() + 1, e);
      throw e;
    } finally {
      oneAtATime.unlock();
    }
  }
}
