package dev.shinseidesk.portal;

import dev.shinseidesk.application.StatusCode;
import java.util.Set;

/**
 * One line of the profile's code table of 申請処理状況 [A].
 *
 * @param code the portal's code
 * @param labelJa what a clerk reads
 * @param labelEn the same in English
 * @param registrable whether a municipality may register it
 * @param finished whether the application is over with it
 * @param next codes that may follow it
 */
public record StatusMeaning(
    StatusCode code,
    String labelJa,
    String labelEn,
    boolean registrable,
    boolean finished,
    Set<StatusCode> next) {
  /** Copies the set. */
  public StatusMeaning {
    next = Set.copyOf(next);
  }
}
