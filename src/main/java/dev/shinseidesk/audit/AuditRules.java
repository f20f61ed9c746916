package dev.shinseidesk.audit;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.function.Predicate;

/**
 * What the office set for its trail.
 *
 * @param opens when work begins, Asia/Tokyo
 * @param closes when it ends; from then to {@code opens} is night
 * @param holiday days nobody works
 * @param massPerHour searches and openings of one person in an hour from which a report tells
 * @param retentionYears whole years a line is kept at least
 */
public record AuditRules(
    LocalTime opens,
    LocalTime closes,
    Predicate<LocalDate> holiday,
    int massPerHour,
    int retentionYears) {}
