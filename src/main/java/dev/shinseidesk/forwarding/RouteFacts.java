package dev.shinseidesk.forwarding;

import dev.shinseidesk.application.BusinessSystemId;
import dev.shinseidesk.application.ProcedureCode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What routes are judged by; each method is one group query. Any thread but the FX thread. */
public interface RouteFacts {
  /** Procedures with applications that may still be forwarded for the first time. */
  List<Waiting> waiting();

  /**
   * Applications filed in a period, grouped.
   *
   * @param from first moment of filing; null for since ever
   * @param until first moment after; null for no end
   */
  List<Filed> filed(@Nullable Instant from, @Nullable Instant until);

  /**
   * Applications of a procedure that wait.
   *
   * @param procedure 手続コード
   * @param name 手続名称 as the portal gave it
   * @param applications how many
   * @param oldest when the oldest of them was filed
   */
  record Waiting(ProcedureCode procedure, String name, int applications, Instant oldest) {}

  /**
   * Applications of one procedure that went one way on one day.
   *
   * @param procedure 手続コード
   * @param name 手続名称 as the portal gave it
   * @param receiver to whom they were forwarded; null for not (or not any more)
   * @param method how; null for not
   * @param on 操作年月日 of the forwarding; null for not
   * @param applications how many
   */
  record Filed(
      ProcedureCode procedure,
      String name,
      @Nullable BusinessSystemId receiver,
      @Nullable ForwardingMethod method,
      @Nullable LocalDate on,
      int applications) {}
}
