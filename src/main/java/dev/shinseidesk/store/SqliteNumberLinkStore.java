package dev.shinseidesk.store;

import dev.shinseidesk.application.AddresseeNumber;
import dev.shinseidesk.application.CertificateSerial;
import dev.shinseidesk.application.StoreException;
import dev.shinseidesk.residents.NumberLink;
import dev.shinseidesk.residents.NumberLinkStore;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Number links (001o014, 001o020) over SQLite. A file of a million links is written in sorted
 * segments beside the links in force, and comes into force in one short transaction: nobody waits
 * for it, memory stays flat, and a failure or crash on the way leaves the old links in force.
 */
final class SqliteNumberLinkStore implements NumberLinkStore {
  private static final Logger LOG = LoggerFactory.getLogger(SqliteNumberLinkStore.class);
  private static final int SEGMENT = 20_000;

  private final Database database;
  private final Object importing = new Object();

  SqliteNumberLinkStore(Database database) {
    this.database = database;
  }

  /** A link and where it stood in its file. */
  private record Numbered(NumberLink link, long position) {}

  @Override
  public List<NumberLink> bySerial(CertificateSerial serial) {
    return database.read(handle ->
        handle
            .createQuery(
                """
                WITH RECURSIVE
                  i AS (SELECT generation, segments FROM number_link_import
                    ORDER BY generation DESC LIMIT 1),
                  s(segment) AS (SELECT 0 UNION ALL
                    SELECT segment + 1 FROM s, i WHERE segment + 1 < i.segments)
                SELECT l.* FROM i CROSS JOIN s CROSS JOIN number_link l
                  ON l.generation = i.generation AND l.segment = s.segment AND l.serial = ?
                ORDER BY l.position
                """)
            .bind(0, serial.value())
            .map((row, context) ->
                new NumberLink(
                    serial,
                    new AddresseeNumber(row.getString("addressee")),
                    day(row.getString("valid_until")),
                    day(row.getString("revoked_on")),
                    row.getString("change_kind"),
                    Moments.instant(row.getString("updated_at"))))
            .list());
  }

  private static @Nullable LocalDate day(@Nullable String text) {
    return text == null ? null : LocalDate.parse(text);
  }

  private static @Nullable String text(@Nullable LocalDate day) {
    return day == null ? null : day.toString();
  }

  @Override
  public void replaceAll(Iterable<NumberLink> links, Instant asOf) {
    synchronized (importing) {
      clearOthers();
      long generation = inForce() + 1;
      long position = 0;
      int segment = 0;
      try {
        Iterator<NumberLink> rest = links.iterator();
        while (rest.hasNext()) {
          List<Numbered> sorted = new ArrayList<>(SEGMENT);
          while (rest.hasNext() && sorted.size() < SEGMENT) {
            sorted.add(new Numbered(rest.next(), position++));
          }
          sorted.sort(Comparator.comparing(numbered -> numbered.link().serial()));
          int number = segment++;
          database.write(handle -> insert(handle, generation, number, sorted));
        }
      } catch (RuntimeException e) {
        clearQuietly();
        throw e;
      }
      long count = position;
      int segments = segment;
      database.write(handle ->
          handle.execute(
              "INSERT INTO number_link_import (generation, as_of, links, segments)"
                  + " VALUES (?, ?, ?, ?)",
              generation,
              Moments.text(asOf),
              count,
              segments));
      clearQuietly();
    }
  }

  private static int insert(Handle handle, long generation, int segment, List<Numbered> sorted) {
    PreparedBatch batch =
        handle.prepareBatch("INSERT INTO number_link VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
    for (Numbered numbered : sorted) {
      NumberLink link = numbered.link();
      batch.add(
          generation,
          segment,
          link.serial().value(),
          numbered.position(),
          link.addressee().value(),
          text(link.validUntil()),
          text(link.revokedOn()),
          link.changeKind(),
          Moments.text(link.updatedAt()));
    }
    return batch.execute().length;
  }

  private long inForce() {
    return database.read(handle ->
        handle
            .createQuery("SELECT coalesce(max(generation), 0) FROM number_link_import")
            .mapTo(Long.class)
            .one());
  }

  /** What can't be cleared now counts for nothing and is cleared before the next import. */
  private void clearQuietly() {
    try {
      clearOthers();
    } catch (StoreException e) {
      LOG.warn("number links out of force stay for now: {}", e.problem().key());
    }
  }

  /** Removes every link that isn't in force, a segment at a time. */
  private void clearOthers() {
    long inForce = inForce();
    while (clearSegment("generation < ?", inForce) || clearSegment("generation > ?", inForce)) {
      // until neither finds any
    }
  }

  private boolean clearSegment(String which, long inForce) {
    return database.write(handle ->
        handle
            .createQuery("SELECT generation, segment FROM number_link WHERE " + which + " LIMIT 1")
            .bind(0, inForce)
            .map((row, context) -> List.of(row.getLong(1), row.getLong(2)))
            .findOne()
            .map(found ->
                handle.execute(
                    "DELETE FROM number_link WHERE generation = ? AND segment = ?",
                    found.get(0),
                    found.get(1)))
            .isPresent());
  }

  @Override
  public Optional<Instant> asOf() {
    return database.read(handle ->
        handle
            .createQuery("SELECT as_of FROM number_link_import ORDER BY generation DESC LIMIT 1")
            .mapTo(String.class)
            .findOne()
            .map(Moments::instant));
  }

  @Override
  public long count() {
    return database.read(handle ->
        handle
            .createQuery("SELECT links FROM number_link_import ORDER BY generation DESC LIMIT 1")
            .mapTo(Long.class)
            .findOne()
            .orElse(0L));
  }
}
