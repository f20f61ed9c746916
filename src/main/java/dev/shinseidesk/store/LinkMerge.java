package dev.shinseidesk.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Walks many sorted segments serial by serial. Each segment is read a few rows at a time, each time
 * in a read of its own, so that neither memory nor the write-ahead log grows with the file.
 */
final class LinkMerge {
  /** Rows held at most, all segments together. */
  static final int HELD = 20_000;

  private static final int FEWEST = 16;
  private static final String NEXT =
      "SELECT "
          + LinkRow.COLUMNS
          + " FROM number_link WHERE generation = ? AND segment = ?"
          + " AND (serial, position) > (?, ?) ORDER BY serial, position LIMIT ?";

  private final Database database;
  private final int chunk;
  private final PriorityQueue<Cursor> cursors =
      new PriorityQueue<>(
          Comparator.comparing((Cursor c) -> c.head().serial())
              .thenComparing(Comparator.comparingLong((Cursor c) -> c.generation).reversed())
              .thenComparingInt(c -> c.segment));

  LinkMerge(Database database, List<LinkSegments.Layer> layers) {
    this.database = database;
    int segments = layers.stream().mapToInt(LinkSegments.Layer::segments).sum();
    chunk = Math.max(FEWEST, HELD / Math.max(1, segments));
    for (LinkSegments.Layer layer : layers) {
      for (int segment = 0; segment < layer.segments(); segment++) {
        var cursor = new Cursor(layer.generation(), segment);
        if (cursor.fill("", -1)) {
          cursors.add(cursor);
        }
      }
    }
  }

  /** Rows of the next serial, the newest generation first; null at the end. */
  @Nullable List<LinkRow> next() {
    Cursor first = cursors.peek();
    if (first == null) {
      return null;
    }
    String serial = first.head().serial();
    List<LinkRow> rows = new ArrayList<>(2);
    while (first != null && first.head().serial().equals(serial)) {
      cursors.remove();
      rows.add(first.head());
      if (first.advance()) {
        cursors.add(first);
      }
      first = cursors.peek();
    }
    return rows;
  }

  /** Rows in memory now. */
  int held() {
    return cursors.stream().mapToInt(cursor -> cursor.rows.size()).sum();
  }

  private final class Cursor {
    private final long generation;
    private final int segment;
    private final Deque<LinkRow> rows = new ArrayDeque<>();

    Cursor(long generation, int segment) {
      this.generation = generation;
      this.segment = segment;
    }

    LinkRow head() {
      return rows.getFirst();
    }

    /** Goes on by one row; false at the end. */
    boolean advance() {
      LinkRow passed = rows.removeFirst();
      return !rows.isEmpty() || fill(passed.serial(), passed.position());
    }

    boolean fill(String serial, long position) {
      return database.readSql(connection -> {
        try (var next = connection.prepareStatement(NEXT)) {
          next.setLong(1, generation);
          next.setInt(2, segment);
          next.setString(3, serial);
          next.setLong(4, position);
          next.setInt(5, chunk);
          try (var row = next.executeQuery()) {
            while (row.next()) {
              rows.add(LinkRow.read(row));
            }
          }
        }
        return !rows.isEmpty();
      });
    }
  }
}
