package dev.shinseidesk.store;

import dev.shinseidesk.application.CertificateSerial;
import dev.shinseidesk.residents.NumberLink;
import dev.shinseidesk.residents.NumberLinkStore;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Number links (001o014, 001o020) over SQLite. A file of a million links is written in sorted
 * segments beside the links in force, and comes into force in one short transaction: nobody waits
 * for it, memory stays flat, and a failure or crash on the way leaves the old links in force.
 */
final class SqliteNumberLinkStore implements NumberLinkStore {
  /** Rows of one serial in all layers in force, the newest layer first. */
  private static final String OF_SERIAL =
      """
      WITH RECURSIVE
        i AS (SELECT generation, segments FROM number_link_import WHERE generation >=
          (SELECT base FROM number_link_import ORDER BY generation DESC LIMIT 1)),
        s(generation, segment, segments) AS (SELECT generation, 0, segments FROM i
          UNION ALL SELECT generation, segment + 1, segments FROM s WHERE segment + 1 < segments)
      SELECT l.generation, l.segment, l.serial, l.position, l.act, l.addressee, l.valid_until,
        l.revoked_on, l.change_kind, l.updated_at,
        (SELECT base FROM number_link_import ORDER BY generation DESC LIMIT 1) AS base
      FROM s CROSS JOIN number_link l
        ON l.generation = s.generation AND l.segment = s.segment AND l.serial = ?
      ORDER BY l.generation DESC, l.position
      """;

  private final Database database;
  private final LinkSegments segments;

  SqliteNumberLinkStore(LinkSegments segments) {
    this.database = segments.database();
    this.segments = segments;
  }

  @Override
  public List<NumberLink> bySerial(CertificateSerial serial) {
    List<LinkRow> rows = inForce(List.of(serial.value())).getFirst();
    try {
      return rows.stream().map(LinkRow::link).toList();
    } catch (IllegalArgumentException | DateTimeException e) {
      throw StoreProblems.refusal("store.damaged");
    }
  }

  /** Rows in force of each serial, all of one moment. */
  List<List<LinkRow>> inForce(List<String> serials) {
    return database.readSql(connection -> {
      try (var statement = connection.prepareStatement(OF_SERIAL)) {
        List<List<LinkRow>> all = new ArrayList<>();
        for (String serial : serials) {
          statement.setString(1, serial);
          List<LinkRow> rows = new ArrayList<>();
          long base = 0;
          try (var row = statement.executeQuery()) {
            while (row.next()) {
              rows.add(LinkRow.read(row));
              base = row.getLong("base");
            }
          }
          all.add(LinkRow.inForce(rows, base));
        }
        return all;
      }
    });
  }

  @Override
  public void replaceAll(Iterable<NumberLink> links, Instant asOf) {
    synchronized (segments.importing()) {
      segments.clear();
      long generation = segments.begin();
      try {
        var rows = new Numbered(links.iterator());
        int written = segments.write(generation, rows);
        database.write(handle ->
            handle.execute(
                "INSERT INTO number_link_import (generation, as_of, links, segments, base)"
                    + " VALUES (?, ?, ?, ?, ?)",
                generation,
                Moments.text(asOf),
                rows.position,
                written,
                generation));
      } finally {
        segments.release(generation);
        segments.clearQuietly();
      }
    }
  }

  /** Links as rows, numbered as they come. */
  private static final class Numbered implements Iterator<LinkRow> {
    private final Iterator<NumberLink> links;
    private long position;

    Numbered(Iterator<NumberLink> links) {
      this.links = links;
    }

    @Override
    public boolean hasNext() {
      return links.hasNext();
    }

    @Override
    public LinkRow next() {
      return LinkRow.of(links.next(), position++);
    }
  }

  @Override
  public Optional<Instant> asOf() {
    LinkSegments.Chain chain = segments.chain();
    return chain.layers().isEmpty() ? Optional.empty() : Optional.of(chain.asOf());
  }

  @Override
  public long count() {
    return segments.chain().links();
  }
}
