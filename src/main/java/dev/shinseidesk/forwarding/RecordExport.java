package dev.shinseidesk.forwarding;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.Progress;
import java.nio.file.Path;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Writes what this product keeps of 029o001 in the layout of the item definitions (項目定義書): CSV,
 * UTF-8, every record that was provided with its 最新フラグ and 削除フラグ as they stand now. Any thread but
 * the FX thread.
 */
public interface RecordExport {
  /**
   * Writes a new file, whole or not at all.
   *
   * @param from first 操作年月日; null for since ever
   * @param until last 操作年月日; null for until today
   * @param file where; it must not exist
   * @return how many records
   * @throws DeskException keys {@code export.*}: not-permitted, exists, not-writable, cancelled
   */
  long write(
      Operator by,
      @Nullable LocalDate from,
      @Nullable LocalDate until,
      Path file,
      Progress progress)
      throws DeskException;
}
