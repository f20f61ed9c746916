package dev.shinseidesk.forwarding;

import dev.shinseidesk.application.BusinessSystemId;
import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.ProcedureCode;
import dev.shinseidesk.application.Progress;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Routes, the alarm for procedures without one, and trying a change. Any thread but FX's. */
public interface RouteDesk {
  /** The routes in force. */
  RouteTable routes();

  /** Procedures with applications that wait but have no usable route today; empty is well. */
  List<Unrouted> unrouted();

  /**
   * Reads a table that isn't in force, to try it.
   *
   * @param file as the office's own file of routes
   * @throws DeskException keys {@code settings.*}: it can't be read or is wrong
   */
  RouteTable read(Path file) throws DeskException;

  /** Reads a file of routes. */
  interface Reader {
    /**
     * Reads it.
     *
     * @throws DeskException keys {@code settings.*}
     */
    RouteTable read(Path file) throws DeskException;
  }

  /**
   * What a changed table would have done with the applications filed in a period, and what was or
   * would be done now. Changes nothing.
   *
   * @param from first day of filing; null for since ever
   * @param until last day of filing; null for until today
   */
  DryRun dryRun(
      RouteTable changed, @Nullable LocalDate from, @Nullable LocalDate until, Progress progress)
      throws DeskException;

  /**
   * The alarm.
   *
   * @param procedure 手続コード
   * @param name 手続名称 as the portal gave it
   * @param reason text key: {@code route.none}, {@code route.receiver-off}, {@code
   *     route.receiver-unknown}, {@code route.channel-unknown}
   * @param applications how many wait
   * @param oldest when the oldest of them was filed
   */
  record Unrouted(
      ProcedureCode procedure, String name, String reason, int applications, Instant oldest) {}

  /**
   * What a change would do.
   *
   * @param applications looked at
   * @param lines one per procedure whose applications would go elsewhere or otherwise
   */
  record DryRun(int applications, List<Moved> lines) {
    /** Copies the list. */
    public DryRun {
      lines = List.copyOf(lines);
    }
  }

  /**
   * Applications of one procedure that would go elsewhere.
   *
   * @param before receiver now; null for none
   * @param after receiver by the changed table; null for none
   */
  record Moved(
      ProcedureCode procedure,
      String name,
      @Nullable BusinessSystemId before,
      @Nullable ForwardingMethod methodBefore,
      @Nullable BusinessSystemId after,
      @Nullable ForwardingMethod methodAfter,
      int applications) {}
}
