package dev.shinseidesk.store;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * What must go when an application goes, read from the schema itself, so that a table added later
 * can't be forgotten: every table with a column {@code receipt_number}, every table that refers to
 * the application, and every table that refers to a row of those. A nullable reference from a row
 * that belongs to something else is emptied. Rows go before what they refer to.
 *
 * @param statements SQL with {@code :number} and {@code :id} of the application
 * @param tables whose rows go
 */
record DeletionPlan(List<String> statements, Set<String> tables) {
  /** What outlives the application: the trail has a retention of its own. */
  static final Set<String> OUTLIVING = Set.of("audit", "audit_checkpoint", "tombstone");

  private static final String ROOT = "application";
  private static final String OWNER = "receipt_number";

  /** Copies list and set. */
  DeletionPlan {
    statements = List.copyOf(statements);
    tables = Set.copyOf(tables);
  }

  /** A reference of a table to a row of another. */
  private record Reference(
      String table, String column, String parent, String key, boolean nullable) {}

  /** Reads the schema. */
  static DeletionPlan of(Handle handle) {
    return new Reading(handle).plan();
  }

  private static final class Reading {
    private final Set<String> owned = new HashSet<>();
    private final Map<String, List<Reference>> children = new LinkedHashMap<>();
    private final List<String> emptying = new ArrayList<>();
    private final List<String> deleting = new ArrayList<>();
    private final Set<String> gone = new HashSet<>();

    Reading(Handle handle) {
      for (String table : tables(handle)) {
        Set<String> needed = new HashSet<>();
        handle
            .createQuery("SELECT name, \"notnull\" OR pk > 0 AS needed FROM pragma_table_info(?)")
            .bind(0, table)
            .map((row, context) -> {
              if (row.getString(1).equals(OWNER)) {
                owned.add(table);
              }
              return row.getBoolean(2) ? row.getString(1) : "";
            })
            .forEach(needed::add);
        references(handle, table, needed)
            .forEach(r -> children.computeIfAbsent(r.parent(), p -> new ArrayList<>()).add(r));
      }
    }

    private static List<String> tables(Handle handle) {
      return handle
          .createQuery(
              "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE"
                  + " 'CREATE VIRTUAL%' ORDER BY name")
          .mapTo(String.class)
          .filter(name -> !OUTLIVING.contains(name))
          .list();
    }

    private static List<Reference> references(Handle handle, String table, Set<String> needed) {
      return handle
          .createQuery(
              "SELECT \"from\", \"table\", coalesce(\"to\", 'id') FROM pragma_foreign_key_list(?)")
          .bind(0, table)
          .map((row, context) ->
              new Reference(
                  table,
                  row.getString(1),
                  row.getString(2),
                  row.getString(3),
                  !needed.contains(row.getString(1))))
          .list();
    }

    DeletionPlan plan() {
      for (String table : owned) {
        if (!table.equals(ROOT)) {
          remove(table, quoted(OWNER) + " = :number", Set.of(ROOT));
        }
      }
      remove(ROOT, quoted(OWNER) + " = :number", Set.of());
      List<String> all = new ArrayList<>(emptying);
      all.addAll(deleting);
      return new DeletionPlan(all, gone);
    }

    /** Deletes rows of a table, those that hang on them first. */
    private void remove(String table, String which, Set<String> above) {
      Set<String> path = new HashSet<>(above);
      path.add(table);
      for (Reference r : children.getOrDefault(table, List.of())) {
        if (path.contains(r.table()) || (table.equals(ROOT) && r.column().equals(OWNER))) {
          continue; // owned rows have a statement of their own
        }
        String those =
            quoted(r.column())
                + " IN (SELECT "
                + quoted(r.key())
                + " FROM "
                + quoted(table)
                + " WHERE "
                + which
                + ")";
        if (r.nullable()) {
          emptying.add(
              "UPDATE "
                  + quoted(r.table())
                  + " SET "
                  + quoted(r.column())
                  + " = NULL WHERE "
                  + those);
        } else {
          remove(r.table(), those, path);
        }
      }
      gone.add(table);
      deleting.add("DELETE FROM " + quoted(table) + " WHERE " + which);
    }

    private static String quoted(String name) {
      return '"' + name.replace("\"", "\"\"") + '"';
    }
  }
}
