package dev.shinseidesk.portal;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.shinseidesk.application.StatusCode;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One line of the profile's code table of 申請処理状況 [A].
 *
 * @param code the portal's code
 * @param labelJa what a clerk reads
 * @param labelEn the same in English
 * @param registrable whether a municipality may register it
 * @param finished whether the application is over with it
 * @param next codes that may follow it
 * @param purpose what the desk uses it for; null where it chooses it for nothing by itself
 */
public record StatusMeaning(
    StatusCode code,
    String labelJa,
    String labelEn,
    boolean registrable,
    boolean finished,
    Set<StatusCode> next,
    @Nullable Purpose purpose) {
  /** What the desk looks for when it proposes a status. */
  public enum Purpose {
    /** 処理中: the municipality works on it. */
    @JsonProperty("processing")
    PROCESSING,
    /** 要訂正: the applicant must correct it. */
    @JsonProperty("correction")
    CORRECTION,
    /** 完了. */
    @JsonProperty("completed")
    COMPLETED,
    /** 却下. */
    @JsonProperty("rejected")
    REJECTED,
    /** 取下げ. */
    @JsonProperty("withdrawn")
    WITHDRAWN
  }

  /** Copies the set. */
  public StatusMeaning {
    next = Set.copyOf(next);
  }

  /** One the desk chooses for nothing by itself. */
  public StatusMeaning(
      StatusCode code,
      String labelJa,
      String labelEn,
      boolean registrable,
      boolean finished,
      Set<StatusCode> next) {
    this(code, labelJa, labelEn, registrable, finished, next, null);
  }
}
