package dev.shinseidesk.store;

import dev.shinseidesk.application.StoreException;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rows of {@code number_link}: generations in sorted segments. Whoever writes or clears holds
 * {@link #importing()}; reading needs no lock.
 */
final class LinkSegments {
  /**
   * Rows of a segment, all that are in memory at a time: a lookup touches one page in each segment,
   * so a million links have ten.
   */
  static final int SEGMENT = 100_000;

  /** Rows of a transaction, so that nobody waits long for the writer. */
  private static final int AT_ONCE = 20_000;

  private static final Logger LOG = LoggerFactory.getLogger(LinkSegments.class);
  private static final int BATCH = 500;

  private final Database database;
  private final int segmentRows;
  private final Object importing = new Object();
  private final Set<Long> live = new HashSet<>();

  LinkSegments(Database database) {
    this(database, SEGMENT);
  }

  LinkSegments(Database database, int segmentRows) {
    this.database = database;
    this.segmentRows = segmentRows;
  }

  /** Rows of a segment. */
  int segmentRows() {
    return segmentRows;
  }

  /** One import in force. */
  record Layer(long generation, int segments) {}

  /**
   * The links in force.
   *
   * @param layers the full file first; empty before the first import
   * @param serials negative where nobody counted them
   */
  record Chain(List<Layer> layers, Instant asOf, long links, long serials) {
    static final Chain EMPTY = new Chain(List.of(), Instant.EPOCH, 0, 0);

    long base() {
      return layers.isEmpty() ? 0 : layers.getFirst().generation();
    }

    long newest() {
      return layers.isEmpty() ? 0 : layers.getLast().generation();
    }
  }

  Object importing() {
    return importing;
  }

  Database database() {
    return database;
  }

  Chain chain() {
    return database.readSql(connection -> {
      try (var statement = connection.createStatement();
          var row =
              statement.executeQuery(
                  "SELECT generation, segments, as_of, links, coalesce(serials, -1)"
                      + " FROM number_link_import WHERE generation >= (SELECT base FROM"
                      + " number_link_import ORDER BY generation DESC LIMIT 1)"
                      + " ORDER BY generation")) {
        Chain chain = Chain.EMPTY;
        List<Layer> layers = new ArrayList<>();
        while (row.next()) {
          layers.add(new Layer(row.getLong(1), row.getInt(2)));
          chain =
              new Chain(
                  List.copyOf(layers),
                  Moments.instant(row.getString(3)),
                  row.getLong(4),
                  row.getLong(5));
        }
        return chain;
      }
    });
  }

  /** A generation nobody uses, safe from clearing until {@link #release}. */
  long begin() {
    long highest =
        database.readSql(connection -> {
          try (var statement = connection.createStatement();
              var row =
                  statement.executeQuery(
                      "SELECT max(coalesce((SELECT max(generation) FROM number_link), 0),"
                          + " coalesce((SELECT max(generation) FROM number_link_import), 0))")) {
            return row.next() ? row.getLong(1) : 0L;
          }
        });
    long generation = 1 + Math.max(highest, live.stream().mapToLong(g -> g).max().orElse(0));
    live.add(generation);
    return generation;
  }

  void release(long generation) {
    live.remove(generation);
  }

  boolean isLive(long generation) {
    return live.contains(generation);
  }

  /**
   * Writes rows as segments, a part of one in each transaction.
   *
   * @return how many segments
   */
  int write(long generation, Iterator<LinkRow> rows) {
    int segment = 0;
    while (rows.hasNext()) {
      List<LinkRow> buffer = new ArrayList<>();
      while (buffer.size() < segmentRows && rows.hasNext()) {
        buffer.add(rows.next());
      }
      writeSegment(generation, segment++, buffer);
    }
    return segment;
  }

  void writeSegment(long generation, int segment, List<LinkRow> rows) {
    rows.sort(Comparator.comparing(LinkRow::serial).thenComparingLong(LinkRow::position));
    for (int from = 0; from < rows.size(); from += AT_ONCE) {
      insert(generation, segment, rows.subList(from, Math.min(rows.size(), from + AT_ONCE)));
    }
  }

  private void insert(long generation, int segment, List<LinkRow> rows) {
    database.writeSql(connection -> {
      try (PreparedStatement insert = connection.prepareStatement(LinkRow.INSERT)) {
        int waiting = 0;
        for (LinkRow row : rows) {
          row.bind(insert, generation, segment);
          insert.addBatch();
          if (++waiting == BATCH) {
            insert.executeBatch();
            waiting = 0;
          }
        }
        if (waiting > 0) {
          insert.executeBatch();
        }
        return rows.size();
      }
    });
  }

  /** What can't be cleared now counts for nothing and is cleared before the next import. */
  void clearQuietly() {
    try {
      clear();
    } catch (StoreException e) {
      LOG.warn("number links out of force stay for now: {}", e.problem().key());
    }
  }

  /** Removes every row that is neither in force nor being prepared, a part of it at a time. */
  void clear() {
    Set<Long> kept = new HashSet<>(live);
    chain().layers().forEach(layer -> kept.add(layer.generation()));
    long after = Long.MIN_VALUE;
    while (true) {
      List<Long> found = firstSegmentAfter(after);
      if (found.isEmpty()) {
        return;
      }
      if (kept.contains(found.get(0))) {
        after = found.get(0);
      } else {
        long generation = found.get(0);
        long segment = found.get(1);
        database.write(handle ->
            handle.execute(
                "DELETE FROM number_link WHERE generation = ? AND segment = ? AND serial <="
                    + " coalesce((SELECT serial FROM number_link WHERE generation = ?"
                    + " AND segment = ? ORDER BY serial LIMIT 1 OFFSET ?), '{')",
                generation,
                segment,
                generation,
                segment,
                AT_ONCE));
      }
    }
  }

  private List<Long> firstSegmentAfter(long generation) {
    return database.readSql(connection -> {
      try (var find =
          connection.prepareStatement(
              "SELECT generation, segment FROM number_link WHERE generation > ?"
                  + " ORDER BY generation, segment LIMIT 1")) {
        find.setLong(1, generation);
        try (var row = find.executeQuery()) {
          return row.next() ? List.of(row.getLong(1), row.getLong(2)) : List.of();
        }
      }
    });
  }
}
