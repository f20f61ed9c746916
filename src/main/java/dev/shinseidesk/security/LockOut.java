package dev.shinseidesk.security;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.WholeFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps passwords from being tried without end: after some failures in a row a user has to wait,
 * each time longer. Kept in a file beside the keyring, so that a restart doesn't lift it; the file
 * holds salted hashes of what was typed as user, never a name. A name nobody has is treated alike.
 * Setting the clock back doesn't lift a wait, it starts it anew. Counted for each user apart, so
 * that nobody is kept out by somebody else's mistakes for longer than the longest wait; an
 * administrator or the recovery key lifts it. Any thread but the FX thread, several processes.
 */
public final class LockOut {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Path file;
  private final SignInRules rules;
  private final Clock clock;
  private final SecureRandom random;

  /**
   * Kept in this file, which need not exist yet.
   *
   * @param file usually {@code attempts.json} beside the keyring
   */
  public LockOut(Path file, SignInRules rules, Clock clock, SecureRandom random) {
    this.file = file;
    this.rules = rules;
    this.clock = clock;
    this.random = random;
  }

  /**
   * Begins a try: it counts as failed until {@link #succeeded} or {@link #takeBack}, so that
   * killing the program in the middle gains nothing.
   *
   * @throws DeskException {@code sign-in.locked} with the minutes left, where the user has to wait;
   *     {@code sign-in.attempts-unwritten} where the try can't be counted
   */
  public void begin(String user) throws DeskException {
    Duration wait =
        change(attempts -> {
          Instant now = clock.instant();
          Duration left = left(attempts, user, now);
          AttemptFile.Attempts held = attempts.of(user);
          if (left.isPositive()) {
            attempts.noteRefused(user, now);
            return left;
          }
          attempts.put(
              user,
              new AttemptFile.Attempts(
                  held.failures() + 1, now, rules.waitAfter(held.failures() + 1)));
          attempts.noteFailed(user, now);
          return Duration.ZERO;
        });
    if (wait.isPositive()) {
      throw new DeskException(
          Problem.of(
              Problem.Kind.REFUSED, "sign-in.locked", Long.toString((wait.toSeconds() + 59) / 60)));
    }
  }

  /**
   * How long the user has to wait still; zero for not at all.
   *
   * @throws DeskException {@code sign-in.attempts-unwritten}
   */
  public Duration left(String user) throws DeskException {
    return change(attempts -> left(attempts, user, clock.instant()));
  }

  /** From the last failure on; where the clock went back since, from now on. */
  private static Duration left(AttemptFile attempts, String user, Instant now) {
    AttemptFile.Attempts held = attempts.of(user);
    Instant since = held.last();
    if (since == null || !held.pause().isPositive()) {
      return Duration.ZERO;
    }
    if (now.isBefore(since)) {
      attempts.put(user, new AttemptFile.Attempts(held.failures(), now, held.pause()));
      return held.pause();
    }
    Duration left = held.pause().minus(Duration.between(since, now));
    return left.isPositive() ? left : Duration.ZERO;
  }

  /** The try that began last was no failure, though not a success either: forgets it alone. */
  public void takeBack(String user) throws DeskException {
    change(attempts -> {
      AttemptFile.Attempts held = attempts.of(user);
      // no wait: it was over before the try began
      attempts.put(user, new AttemptFile.Attempts(held.failures() - 1, held.last(), Duration.ZERO));
      attempts.forgetLastNote(user);
      return Duration.ZERO;
    });
  }

  /** The user is in: the count starts at nothing again. */
  public void succeeded(String user) throws DeskException {
    change(attempts -> {
      attempts.remove(user);
      attempts.forgetLastNote(user);
      return Duration.ZERO;
    });
  }

  /** Lifts the wait of a user. */
  public void lift(String user) throws DeskException {
    change(attempts -> {
      attempts.remove(user);
      return Duration.ZERO;
    });
  }

  /**
   * Hands over what was tried since somebody signed in last, oldest first, and forgets it once that
   * is kept elsewhere.
   *
   * @param known names to tell; others are told as unknown
   * @param keep keeps them, e.g. in the audit trail; when it throws, nothing is forgotten
   */
  public void handOver(List<String> known, Consumer<List<Noted>> keep) throws DeskException {
    change(attempts -> {
      keep.accept(attempts.notes(known));
      attempts.clearNotes();
      return Duration.ZERO;
    });
  }

  /**
   * A try that failed before the store was open.
   *
   * @param at when
   * @param user who, where the name is one of the office's; null otherwise
   * @param locked whether it was refused because of the wait
   */
  public record Noted(Instant at, @Nullable String user, boolean locked) {}

  private interface Change {
    Duration on(AttemptFile attempts);
  }

  private synchronized Duration change(Change change) throws DeskException {
    Path guard = Path.of(file + ".lock");
    try (FileChannel channel =
            FileChannel.open(guard, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = locked(channel)) {
      String before = Files.exists(file) ? Files.readString(file) : "";
      AttemptFile attempts = AttemptFile.read(before, random);
      Duration answer = change.on(attempts);
      String after = attempts.json();
      if (lock.isValid() && !after.equals(before)) {
        WholeFile.replace(file, after.getBytes(StandardCharsets.UTF_8));
      }
      return answer;
    } catch (IOException e) {
      throw new DeskException(Problem.of(Problem.Kind.REFUSED, "sign-in.attempts-unwritten"), e);
    }
  }

  /** Another process holds it for milliseconds only. */
  private static FileLock locked(FileChannel channel) throws IOException {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < until) {
      try {
        FileLock lock = channel.tryLock();
        if (lock != null) {
          return lock;
        }
      } catch (OverlappingFileLockException e) {
        // another office of this same process
      }
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
    throw new IOException("held by another process");
  }
}
