package dev.shinseidesk.audit;

import java.time.Instant;

/**
 * Lines of the trail that one person wants taken away; another has to confirm it.
 *
 * @param before lines older than this
 * @param reason why
 * @param askedBy 操作者ID of who asks
 * @param askedAt when
 * @param expiresAt until when it can be confirmed
 */
public record PruneRequest(
    Instant before, String reason, String askedBy, Instant askedAt, Instant expiresAt) {}
