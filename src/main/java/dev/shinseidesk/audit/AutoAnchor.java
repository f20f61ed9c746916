package dev.shinseidesk.audit;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.StoreException;
import dev.shinseidesk.application.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A trail that leaves a signed head in a folder of the office now and then, with the first line
 * after the interval is over. A folder that can't be reached holds nobody up; it is tried again
 * with a later line. Any thread but FX's.
 */
public final class AutoAnchor implements AuditTrail {
  /** Names of the files it writes. */
  static final String NAMES = "audit-anchor-.*\\.json";

  private static final Logger LOG = LoggerFactory.getLogger(AutoAnchor.class);
  private static final Duration AGAIN = Duration.ofMinutes(10);
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final AuditTrail trail;
  private final AuditStore store;
  private final Path folder;
  private final Duration every;
  private final Clock clock;
  private Instant due;

  /**
   * Around a trail.
   *
   * @param folder where heads go, best on another machine
   * @param every how often
   * @param last when the last head was left; {@link Instant#MIN} for never
   */
  public AutoAnchor(
      AuditTrail trail, AuditStore store, Path folder, Duration every, Instant last, Clock clock) {
    this.trail = trail;
    this.store = store;
    this.folder = folder;
    this.every = every;
    this.clock = clock;
    this.due = last.equals(Instant.MIN) ? Instant.MIN : last.plus(every);
  }

  @Override
  public void record(AuditEvent event) {
    trail.record(event);
    anchorWhenDue();
  }

  @Override
  public <T> T during(AuditEvent event, Act<T> act) throws DeskException {
    T answer = trail.during(event, act);
    anchorWhenDue();
    return answer;
  }

  private void anchorWhenDue() {
    Instant now = clock.instant();
    if (!taken(now)) {
      return;
    }
    Path file = folder.resolve("audit-anchor-" + STAMP.format(now) + ".json");
    try {
      Files.createDirectories(folder);
      Anchor anchor = Anchor.of(store.head(), now, store.signer());
      WholeFile.replace(file, anchor.json().getBytes(StandardCharsets.UTF_8));
      // afterwards, since the trail must not tell of a head that isn't there
      trail.record(
          new AuditEvent(
              AuditAction.TRAIL_ANCHORED,
              "",
              file.toAbsolutePath().toString(),
              Map.of(),
              Map.of()));
    } catch (IOException | StoreException e) {
      LOG.warn("the head of the trail can't be left in the folder for it");
      later(now);
    }
  }

  private synchronized boolean taken(Instant now) {
    if (now.isBefore(due)) {
      return false;
    }
    due = now.plus(every);
    return true;
  }

  private synchronized void later(Instant now) {
    due = now.plus(AGAIN);
  }
}
