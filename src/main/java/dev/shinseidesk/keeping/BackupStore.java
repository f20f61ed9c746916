package dev.shinseidesk.keeping;

import dev.shinseidesk.keeping.BackupDesk.Made;
import java.util.List;

/** Where is noted which backups were made. Any thread but FX's. */
public interface BackupStore {
  /** Notes one. */
  void made(Made made);

  /** The newest first. */
  List<Made> recent(int limit);
}
