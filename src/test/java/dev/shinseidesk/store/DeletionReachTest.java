package dev.shinseidesk.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.application.ReceiptNumber;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether deletion reaches every table of the schema, those of other rooms included. */
class DeletionReachTest {
  @TempDir Path folder;
  private SqliteStore store;

  @BeforeEach
  void open() throws Exception {
    store = Samples.open(folder.resolve("store.db"));
  }

  @AfterEach
  void close() {
    store.close();
  }

  /** Fails when a migration adds a table of applications that deletion doesn't reach. */
  @Test
  void reachesEveryTableThatKnowsAnApplication() throws Exception {
    ReceiptNumber number = Samples.number("R1");
    store.intake().receive(Samples.received("R1"));
    Set<String> concerned = new TreeSet<>();
    store.database().maintain("PRAGMA foreign_keys = OFF");
    store.database().maintain("PRAGMA ignore_check_constraints = ON");
    store
        .database()
        .write(handle -> {
          for (String table : tables(handle)) {
            if (fill(handle, table)) {
              concerned.add(table);
            }
          }
          return true;
        });
    store.database().maintain("PRAGMA ignore_check_constraints = OFF");
    assertThat(concerned)
        .contains(
            "form_item",
            "document",
            "history",
            "review",
            "review_draft",
            "forwarding",
            "outbox",
            "outcome",
            "addressee_entry",
            "archive",
            "application_text",
            "transcription_line",
            "status_listed",
            "legal_hold",
            "deletion_item");
    long id =
        store
            .database()
            .read(
                handle -> handle.createQuery("SELECT id FROM application").mapTo(Long.class).one());
    store
        .database()
        .write(handle -> {
          Deletion.remove(handle, number, id);
          return true;
        });
    for (String table : concerned) {
      long left =
          store
              .database()
              .read(handle ->
                  handle.createQuery("SELECT count(*) FROM " + table).mapTo(Long.class).one());
      assertThat(left).as("rows left in %s", table).isZero();
    }
    assertThat(DeletionPlan.OUTLIVING)
        .containsExactlyInAnyOrder("audit", "audit_checkpoint", "tombstone");
  }

  private static List<String> tables(Handle handle) {
    return handle
        .createQuery(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
                + " AND name NOT LIKE 'application_search%' AND name NOT LIKE 'sqlite_%'")
        .mapTo(String.class)
        .list();
  }

  /** Makes one row of R1 where the table has none and knows applications; true where it does. */
  private static boolean fill(Handle handle, String table) {
    List<String> names = new ArrayList<>();
    List<String> values = new ArrayList<>();
    boolean[] knows = {false};
    Map<String, String> refers = new HashMap<>();
    handle
        .createQuery("SELECT \"from\", \"table\" FROM pragma_foreign_key_list(?)")
        .bind(0, table)
        .map((row, context) -> refers.put(row.getString(1), row.getString(2)))
        .list();
    handle
        .createQuery("SELECT name, type, \"notnull\" OR pk > 0 FROM pragma_table_info(?)")
        .bind(0, table)
        .map((row, context) -> {
          String name = row.getString(1);
          String parent = refers.getOrDefault(name, "");
          boolean own = name.equals("receipt_number");
          boolean belongs =
              parent.equals("application")
                  || parent.equals("forwarding")
                  || parent.equals("review")
                  || parent.equals("settlement");
          knows[0] |= own || (belongs && row.getBoolean(3));
          names.add('"' + name + '"');
          values.add(
              own
                  ? "'R1'"
                  : parent.equals("application")
                      ? "(SELECT "
                          + (row.getString(2).equals("INTEGER") ? "id" : "receipt_number")
                          + " FROM application)"
                      : switch (row.getString(2)) {
                        case "INTEGER" -> "1";
                        case "BLOB" -> "x'00'";
                        default -> "'x'";
                      });
          return true;
        })
        .list();
    if (!knows[0]) {
      return false;
    }
    boolean empty =
        handle.createQuery("SELECT count(*) FROM " + table).mapTo(Integer.class).one() == 0;
    if (empty) {
      handle.execute(
          "INSERT INTO "
              + table
              + " ("
              + String.join(", ", names)
              + ") VALUES ("
              + String.join(", ", values)
              + ")");
    }
    return true;
  }
}
