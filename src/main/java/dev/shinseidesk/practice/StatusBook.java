package dev.shinseidesk.practice;

import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.StatusCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the practice portal holds of each application's 申請処理状況, with its history. Our code table
 * [A]. Any thread.
 */
final class StatusBook {
  /** What a filing begins with. */
  static final StatusCode SENT = new StatusCode("10");

  private static final Map<String, Set<String>> NEXT =
      Map.of(
          "10", Set.of("20", "30", "50", "90"),
          "20", Set.of("30", "40", "50", "60"),
          "30", Set.of("20", "40", "50", "60"),
          "40", Set.of(),
          "50", Set.of(),
          "60", Set.of(),
          "90", Set.of());

  private final Map<ReceiptNumber, List<RegisteredStatus>> histories = new HashMap<>();
  private final Map<String, Answer> answers = new HashMap<>();

  /** What a registration came to. */
  record Answer(ReceiptNumber number, RegisteredStatus status) {}

  static boolean known(String code) {
    return NEXT.containsKey(code);
  }

  synchronized void begin(ReceiptNumber number, Instant filedAt) {
    histories.put(number, List.of(new RegisteredStatus(SENT, "", filedAt, "")));
  }

  /** Empty where there is no such application. */
  synchronized List<RegisteredStatus> history(ReceiptNumber number) {
    return histories.getOrDefault(number, List.of());
  }

  RegisteredStatus current(ReceiptNumber number) {
    return history(number).getLast();
  }

  /**
   * Registers, or gives the first answer of the same request again.
   *
   * @return empty when the status may not follow the present one
   */
  synchronized Optional<Answer> register(
      ReceiptNumber number, StatusCode status, String comment, String requestId, Instant now) {
    Answer before = answers.get(requestId);
    if (before != null) {
      return Optional.of(before);
    }
    List<RegisteredStatus> history = history(number);
    Set<String> next = NEXT.getOrDefault(history.getLast().status().value(), Set.of());
    if (!next.contains(status.value())) {
      return Optional.empty();
    }
    List<RegisteredStatus> longer = new ArrayList<>(history);
    longer.add(new RegisteredStatus(status, comment, now, requestId));
    histories.put(number, List.copyOf(longer));
    Answer answer = new Answer(number, longer.getLast());
    answers.put(requestId, answer);
    return Optional.of(answer);
  }
}
