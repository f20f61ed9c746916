package dev.shinseidesk.store;

import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.keeping.RetentionStore.Swept;
import org.jdbi.v3.core.Handle;

/** Takes an application out of every table, and what is left of its bytes out of the file. */
final class Deletion {
  private static final long MEBIBYTE = 1 << 20;

  private Deletion() {}

  /** Inside the transaction of whoever decided it. */
  static void remove(Handle handle, ReceiptNumber number, long id) {
    // the index without content is told what stood in it, or it would never forget
    handle
        .createQuery("SELECT text FROM application_text WHERE id = ?")
        .bind(0, id)
        .mapTo(String.class)
        .findOne()
        .ifPresent(text ->
            handle.execute(
                "INSERT INTO application_search (application_search, rowid, pairs)"
                    + " VALUES ('delete', ?, ?)",
                id,
                SearchText.indexTokens(text)));
    for (String sql : DeletionPlan.of(handle).statements()) {
      handle.createUpdate(sql).bind("number", number.value()).execute();
    }
  }

  /**
   * Deleted content was overwritten with zeros as it went (secure_delete). What can still hold it
   * are segments of the search index, the log and, as far as their number tells something, free
   * pages.
   */
  static Swept sweep(Database database, int mebibytes) {
    database.maintain("INSERT INTO application_search (application_search) VALUES ('optimize')");
    checkpointed(database);
    long size = database.pragma("page_count") * database.pragma("page_size");
    boolean rebuilt = size <= mebibytes * MEBIBYTE && database.pragma("freelist_count") > 0;
    if (rebuilt) {
      database.maintain("VACUUM");
    }
    boolean emptied = checkpointed(database);
    return new Swept(rebuilt, database.pragma("freelist_count"), emptied);
  }

  /** Whether the log is empty now; it waits for readers as long as the connection's busy time. */
  private static boolean checkpointed(Database database) {
    return database.pragma("wal_checkpoint(TRUNCATE)") == 0;
  }
}
