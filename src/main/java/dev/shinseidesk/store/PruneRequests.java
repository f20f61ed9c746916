package dev.shinseidesk.store;

import dev.shinseidesk.audit.PruneRequest;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The one open request to take lines of the trail away. */
final class PruneRequests {
  private PruneRequests() {}

  static Optional<PruneRequest> open(Handle handle) {
    return handle
        .createQuery("SELECT * FROM audit_prune_request WHERE ended_at IS NULL")
        .map((row, context) ->
            new PruneRequest(
                Moments.instant(row.getString("before_at")),
                row.getString("reason"),
                row.getString("asked_by"),
                Moments.instant(row.getString("asked_at")),
                Moments.instant(row.getString("expires_at"))))
        .findOne();
  }

  /** In place of the one that was open. */
  static void ask(Handle handle, PruneRequest asked) {
    handle.execute(
        "UPDATE audit_prune_request SET ended_at = ? WHERE ended_at IS NULL",
        Moments.text(asked.askedAt()));
    handle.execute(
        "INSERT INTO audit_prune_request (before_at, reason, asked_by, asked_at, expires_at)"
            + " VALUES (?, ?, ?, ?, ?)",
        Moments.text(asked.before()),
        asked.reason(),
        asked.askedBy(),
        Moments.text(asked.askedAt()),
        Moments.text(asked.expiresAt()));
  }

  /**
   * Ends it.
   *
   * @param by who confirmed; null where it was withdrawn. The table refuses whoever asked
   * @return whether one was open
   */
  static boolean end(Handle handle, @Nullable String by, Instant at) {
    return handle.execute(
            "UPDATE audit_prune_request SET ended_at = ?, confirmed_by = ?"
                + " WHERE ended_at IS NULL",
            Moments.text(at),
            by)
        > 0;
  }
}
