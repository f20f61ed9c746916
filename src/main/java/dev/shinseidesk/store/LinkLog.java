package dev.shinseidesk.store;

import dev.shinseidesk.residents.NumberLinkDesk.Extent;
import dev.shinseidesk.residents.NumberLinkDesk.ImportReport;
import dev.shinseidesk.residents.NumberLinkImports.FileMark;
import dev.shinseidesk.residents.NumberLinkImports.Taken;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What was taken in of 番号紐付情報, by whom and with what result. */
final class LinkLog {
  private final Database database;

  LinkLog(Database database) {
    this.database = database;
  }

  /**
   * Adds a line in the transaction of what it tells of.
   *
   * @param generation null where the file was in force already
   */
  static void add(Handle handle, Taken taken, @Nullable Long generation) {
    ImportReport report = taken.report();
    handle.execute(
        "INSERT INTO number_link_log (at, by, source, file, size, modified_at, sha256, extent,"
            + " as_of, generation, added, changed, ended, unreadable, links_after)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        Moments.text(report.at()),
        report.by(),
        report.sourceId(),
        report.fileName(),
        taken.file().size(),
        Moments.text(taken.file().modifiedAt()),
        report.sha256(),
        report.extent().name(),
        Moments.text(report.asOf()),
        generation,
        report.added(),
        report.changed(),
        report.ended(),
        report.unreadable(),
        report.linksAfter());
  }

  List<Taken> taken(int limit) {
    return database.read(handle ->
        handle
            .createQuery("SELECT * FROM number_link_log ORDER BY id DESC LIMIT ?")
            .bind(0, limit)
            .map((row, context) -> taken(row))
            .list());
  }

  private static Taken taken(ResultSet row) throws SQLException {
    return new Taken(
        new FileMark(
            row.getString("file"),
            row.getLong("size"),
            Moments.instant(row.getString("modified_at"))),
        new ImportReport(
            Moments.instant(row.getString("at")),
            row.getString("by"),
            row.getString("source"),
            row.getString("file"),
            row.getString("sha256"),
            Extent.valueOf(row.getString("extent")),
            Moments.instant(row.getString("as_of")),
            row.getLong("added"),
            row.getLong("changed"),
            row.getLong("ended"),
            row.getLong("unreadable"),
            row.getLong("links_after")));
  }

  boolean wasTaken(String sourceId, FileMark file) {
    return database.read(handle ->
        handle
            .createQuery(
                "SELECT EXISTS (SELECT 1 FROM number_link_log WHERE source = ? AND file = ?"
                    + " AND size = ? AND modified_at = ?)")
            .bind(0, sourceId)
            .bind(1, file.name())
            .bind(2, file.size())
            .bind(3, Moments.text(file.modifiedAt()))
            .mapTo(Boolean.class)
            .one());
  }

  boolean holds(String sha256, Extent extent) {
    String sql =
        extent == Extent.FULL
            ? "SELECT EXISTS (SELECT 1 FROM number_link_log WHERE extent = 'FULL' AND sha256 = ?"
                + " AND generation = (SELECT max(generation) FROM number_link_import))"
            : "SELECT EXISTS (SELECT 1 FROM number_link_log WHERE extent = 'DIFFERENCE'"
                + " AND sha256 = ? AND generation > (SELECT max(generation) FROM number_link_log"
                + " WHERE extent = 'FULL'))";
    return database.read(
        handle -> handle.createQuery(sql).bind(0, sha256).mapTo(Boolean.class).one());
  }
}
