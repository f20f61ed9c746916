package dev.shinseidesk.audit;

import java.time.Instant;

/**
 * A line as it stands in the trail.
 *
 * @param seq 1, 2, 3 … without a gap
 * @param at when it was written
 * @param desk from which desk
 * @param event what
 */
public record AuditLine(long seq, Instant at, String desk, AuditEvent event) {}
