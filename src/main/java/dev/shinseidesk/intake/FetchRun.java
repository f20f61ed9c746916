package dev.shinseidesk.intake;

import dev.shinseidesk.application.Problem;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One run of fetching, for the list's head and the history.
 *
 * @param startedAt when
 * @param endedAt when
 * @param listed lines the portal listed
 * @param received new applications stored
 * @param unchanged already held
 * @param failed could not be fetched; they are tried again in the next run
 * @param problem what ended the run or, if it went through, the first single failure; null when all
 *     went well
 * @param cancelled whether the person stopped it
 */
public record FetchRun(
    Instant startedAt,
    Instant endedAt,
    int listed,
    int received,
    int unchanged,
    int failed,
    @Nullable Problem problem,
    boolean cancelled) {}
