package dev.shinseidesk.portal;

import dev.shinseidesk.application.ProcedureCode;
import dev.shinseidesk.application.StatusCode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Search conditions of the list (029i001-02) and of the status list (029i001-04).
 *
 * @param from first day of filing, Asia/Tokyo, inclusive; null for no bound
 * @param to last day, inclusive; null for no bound
 * @param procedure only this 手続; null for all
 * @param status only this 申請処理状況; null for all
 */
public record PortalQuery(
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    @Nullable ProcedureCode procedure,
    @Nullable StatusCode status) {
  /** Everything. */
  public static final PortalQuery ALL = new PortalQuery(null, null, null, null);
}
