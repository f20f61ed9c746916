package dev.shinseidesk.casework;

import dev.shinseidesk.application.Application;
import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.casework.CorrectionDesk.ProcessingTime;
import dev.shinseidesk.casework.CorrectionDesk.Request;
import dev.shinseidesk.inquiry.Applications.HistoryLine;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/**
 * How long an application has been with the municipality: business days after the day it was filed,
 * up to today or the day it was done with, without those on which the applicant's answer was
 * awaited. Pure.
 *
 * @param days on which the office works
 */
record ProcessingClock(BusinessDays days) {
  private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");
  private static final Set<String> ENDS =
      Set.of("forwarding-confirmed", "decided", "closed", "approved");

  /** Counts. */
  ProcessingTime time(
      Application application, List<HistoryLine> history, List<Request> requests, LocalDate today) {
    LocalDate filed = day(application.filedAt());
    LocalDate end = over(application.state()) ? ended(history, today) : today;
    boolean paused = application.state() == WorkState.AWAITING_CORRECTION;
    int all = days.between(filed, end);
    int waited =
        (int)
            filed
                .plusDays(1)
                .datesUntil(later(filed, end).plusDays(1))
                .filter(days::works)
                .filter(day -> requests.stream().anyMatch(r -> waits(r, day)))
                .count();
    return new ProcessingTime(all - waited, waited, paused);
  }

  /** The day of the request still counts, the day of the answer doesn't. */
  private static boolean waits(Request request, LocalDate day) {
    Instant ended = request.endedAt();
    return day.isAfter(day(request.at())) && (ended == null || !day.isAfter(day(ended)));
  }

  private static boolean over(WorkState state) {
    return state == WorkState.FORWARDED || state == WorkState.REJECTED || state == WorkState.CLOSED;
  }

  private static LocalDate ended(List<HistoryLine> history, LocalDate today) {
    return history.stream()
        .filter(line -> ENDS.contains(line.key()))
        .findFirst()
        .map(line -> day(line.at()))
        .orElse(today);
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return other.isAfter(one) ? other : one;
  }

  private static LocalDate day(Instant moment) {
    return LocalDate.ofInstant(moment, ZONE);
  }
}
