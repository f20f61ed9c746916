package dev.shinseidesk.review;

import dev.shinseidesk.application.OperatorId;
import java.time.Instant;

/**
 * One ticked line of the checklist.
 *
 * @param text the line
 * @param by who ticked it
 * @param at when
 */
public record CheckedLine(String text, OperatorId by, Instant at) {}
