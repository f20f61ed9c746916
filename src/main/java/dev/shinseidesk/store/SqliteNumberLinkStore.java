package dev.shinseidesk.store;

import dev.shinseidesk.application.AddresseeNumber;
import dev.shinseidesk.application.CertificateSerial;
import dev.shinseidesk.application.StoreException;
import dev.shinseidesk.residents.NumberLink;
import dev.shinseidesk.residents.NumberLinkStore;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Number links (001o014, 001o020) over SQLite. A file of a million links is written in portions
 * beside the links in force, and comes into force in one short transaction: nobody waits for it,
 * memory stays flat, and a failure or crash on the way leaves the old links in force.
 */
final class SqliteNumberLinkStore implements NumberLinkStore {
  private static final Logger LOG = LoggerFactory.getLogger(SqliteNumberLinkStore.class);
  private static final int PORTION = 5_000;
  private static final String IN_FORCE = "(SELECT max(generation) FROM number_link_import)";

  private final Database database;
  private final Object importing = new Object();

  SqliteNumberLinkStore(Database database) {
    this.database = database;
  }

  @Override
  public List<NumberLink> bySerial(CertificateSerial serial) {
    return database.read(handle ->
        handle
            .createQuery(
                "SELECT * FROM number_link WHERE generation = "
                    + IN_FORCE
                    + " AND serial = ? ORDER BY position")
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
      long generation =
          database.read(handle ->
              handle
                  .createQuery("SELECT coalesce(" + IN_FORCE + ", 0) + 1")
                  .mapTo(Long.class)
                  .one());
      long count;
      try {
        count = fill(generation, links.iterator());
      } catch (RuntimeException e) {
        clearQuietly();
        throw e;
      }
      database.write(handle ->
          handle.execute(
              "INSERT INTO number_link_import (generation, as_of, links) VALUES (?, ?, ?)",
              generation,
              Moments.text(asOf),
              count));
      clearQuietly();
    }
  }

  /** What can't be cleared now counts for nothing and is cleared before the next import. */
  private void clearQuietly() {
    try {
      clearOthers();
    } catch (StoreException e) {
      LOG.warn("number links out of force stay for now: {}", e.problem().key());
    }
  }

  private long fill(long generation, Iterator<NumberLink> links) {
    long position = 0;
    List<NumberLink> portion = new ArrayList<>(PORTION);
    while (links.hasNext()) {
      portion.add(links.next());
      if (portion.size() == PORTION || !links.hasNext()) {
        long from = position;
        database.write(handle -> insert(handle, generation, from, portion));
        position += portion.size();
        portion.clear();
      }
    }
    return position;
  }

  private static int insert(Handle handle, long generation, long from, List<NumberLink> portion) {
    PreparedBatch batch =
        handle.prepareBatch("INSERT INTO number_link VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
    for (int i = 0; i < portion.size(); i++) {
      NumberLink link = portion.get(i);
      batch.add(
          generation,
          link.serial().value(),
          from + i,
          link.addressee().value(),
          text(link.validUntil()),
          text(link.revokedOn()),
          link.changeKind(),
          Moments.text(link.updatedAt()));
    }
    return batch.execute().length;
  }

  /** Removes every link that isn't in force, in portions. */
  private void clearOthers() {
    clear("generation < coalesce(" + IN_FORCE + ", 0)");
    clear("generation > coalesce(" + IN_FORCE + ", 0)");
  }

  private void clear(String which) {
    String sql =
        "DELETE FROM number_link WHERE (generation, serial, position) IN"
            + " (SELECT generation, serial, position FROM number_link WHERE "
            + which
            + " LIMIT ?)";
    int removed;
    do {
      removed = database.write(handle -> handle.execute(sql, PORTION));
    } while (removed > 0);
  }

  @Override
  public Optional<Instant> asOf() {
    return database.read(handle ->
        handle
            .createQuery("SELECT as_of FROM number_link_import WHERE generation = " + IN_FORCE)
            .mapTo(String.class)
            .findOne()
            .map(Moments::instant));
  }

  @Override
  public long count() {
    return database.read(handle ->
        handle
            .createQuery("SELECT links FROM number_link_import WHERE generation = " + IN_FORCE)
            .mapTo(Long.class)
            .findOne()
            .orElse(0L));
  }
}
