package dev.shinseidesk.store;

import dev.shinseidesk.residents.LinkLine;
import dev.shinseidesk.residents.NumberLinkDesk.Extent;
import dev.shinseidesk.residents.NumberLinkImports;
import dev.shinseidesk.store.LinkSegments.Chain;
import dev.shinseidesk.store.LinkSegments.Layer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Prepares imports of number links beside those in force. A full file becomes a generation of its
 * own; a difference becomes a layer over the generation in force, so that a day's few lines don't
 * rewrite a million. When many layers have gathered, the next difference is written out together
 * with all below it as one new generation.
 */
final class SqliteNumberLinkImports implements NumberLinkImports {
  /** Layers a lookup goes through at most. */
  static final int MOST_LAYERS = 24;

  /** With fewer serials than this share of those in force, each is looked up by itself. */
  private static final int SPARSE = 20;

  /** Serials looked up in one read. */
  private static final int LOOKED_UP = 500;

  private final Database database;
  private final LinkSegments segments;
  private final LinkLog log;
  private final SqliteNumberLinkStore links;
  private final Map<Long, Staged> staged = new HashMap<>();

  SqliteNumberLinkImports(LinkSegments segments, SqliteNumberLinkStore links) {
    this.database = segments.database();
    this.segments = segments;
    this.log = new LinkLog(segments.database());
    this.links = links;
  }

  /**
   * What {@link #apply} needs.
   *
   * @param basis the newest generation when it was compared
   * @param base the full file it builds on, itself for a full file
   */
  private record Staged(int segments, long basis, long base) {}

  @Override
  public Prepared prepare(Extent extent, Iterator<LinkLine> lines, LongConsumer compared) {
    synchronized (segments.importing()) {
      segments.clear();
      Chain chain = segments.chain();
      long generation = segments.begin();
      boolean ready = false;
      try {
        var rows = new LinkRows(lines);
        int written = segments.write(generation, rows);
        var layer = new Layer(generation, written);
        Prepared prepared =
            extent == Extent.FULL
                ? full(layer, chain, compared)
                : difference(layer, rows.given(), chain, compared);
        ready = true;
        return prepared;
      } finally {
        if (!ready || !staged.containsKey(generation)) {
          segments.release(generation);
          segments.clearQuietly();
        }
      }
    }
  }

  private Prepared full(Layer layer, Chain chain, LongConsumer compared) {
    var count = new LinkCount();
    var kept = new LinkSink(segments, layer.generation(), layer.segments(), LinkRow.KEPT);
    var comparison = new LinkComparison(database, layer, compared);
    comparison.forEach(
        with(layer, chain),
        (rows, fresh) -> {
          List<LinkRow> before =
              LinkRow.inForce(rows.subList(fresh.size(), rows.size()), chain.base());
          boolean unreadable = fresh.stream().anyMatch(row -> row.act() == LinkRow.UNREADABLE);
          if (unreadable && !before.isEmpty()) {
            before.forEach(kept::add);
            count.add(before, before);
          } else {
            count.add(before, LinkRow.full(fresh));
          }
        });
    int all = kept.finish();
    staged.put(layer.generation(), new Staged(all, chain.newest(), layer.generation()));
    return count.prepared(layer.generation());
  }

  private Prepared difference(Layer layer, long lines, Chain chain, LongConsumer compared) {
    if (chain.layers().size() >= MOST_LAYERS) {
      return together(layer, chain, compared);
    }
    var count = new LinkCount();
    var comparison = new LinkComparison(database, layer, compared);
    if (chain.serials() >= 0 && lines * SPARSE < chain.serials()) {
      List<List<LinkRow>> waiting = new ArrayList<>();
      comparison.forEach(
          List.of(layer),
          (rows, fresh) -> {
            waiting.add(fresh);
            if (waiting.size() == LOOKED_UP) {
              lookUp(waiting, count);
            }
          });
      lookUp(waiting, count);
      count.rest(chain.serials());
    } else {
      comparison.forEach(
          with(layer, chain),
          (rows, fresh) -> {
            List<LinkRow> before =
                LinkRow.inForce(rows.subList(fresh.size(), rows.size()), chain.base());
            count.add(before, after(fresh, before));
          });
    }
    staged.put(layer.generation(), new Staged(layer.segments(), chain.newest(), chain.base()));
    return count.prepared(layer.generation());
  }

  private void lookUp(List<List<LinkRow>> waiting, LinkCount count) {
    List<List<LinkRow>> before =
        links.inForce(waiting.stream().map(fresh -> fresh.getFirst().serial()).toList());
    for (int i = 0; i < before.size(); i++) {
      count.add(before.get(i), after(waiting.get(i), before.get(i)));
    }
    waiting.clear();
  }

  /** Writes the difference and all it builds on as one new full generation. */
  private Prepared together(Layer layer, Chain chain, LongConsumer compared) {
    long generation = segments.begin();
    boolean ready = false;
    try {
      var count = new LinkCount();
      var result = new LinkSink(segments, generation, 0, LinkRow.SET);
      new LinkComparison(database, layer, compared)
          .forEach(
              with(layer, chain),
              (rows, fresh) -> {
                List<LinkRow> before =
                    LinkRow.inForce(rows.subList(fresh.size(), rows.size()), chain.base());
                List<LinkRow> after = after(fresh, before);
                count.add(before, after);
                after.forEach(result::add);
              });
      staged.put(generation, new Staged(result.finish(), chain.newest(), generation));
      ready = true;
      return count.prepared(generation);
    } finally {
      if (!ready) {
        segments.release(generation);
      }
    }
  }

  private static List<LinkRow> after(List<LinkRow> fresh, List<LinkRow> before) {
    if (fresh.isEmpty()) {
      return before;
    }
    LinkRow last = fresh.getLast();
    return switch (last.act()) {
      case LinkRow.SET -> List.of(last);
      case LinkRow.END -> List.of();
      default -> before;
    };
  }

  private static List<Layer> with(Layer layer, Chain chain) {
    return Stream.concat(chain.layers().stream(), Stream.of(layer)).toList();
  }

  @Override
  public boolean apply(Prepared prepared, Taken taken) {
    synchronized (segments.importing()) {
      long generation = prepared.token();
      Staged what = staged.get(generation);
      if (what == null) {
        return false;
      }
      boolean applied =
          database.write(handle -> {
            long newest =
                handle
                    .createQuery("SELECT coalesce(max(generation), 0) FROM number_link_import")
                    .mapTo(Long.class)
                    .one();
            if (newest != what.basis()) {
              return false;
            }
            handle.execute(
                "INSERT INTO number_link_import (generation, as_of, links, segments, base, serials)"
                    + " VALUES (?, ?, ?, ?, ?, ?)",
                generation,
                Moments.text(taken.report().asOf()),
                prepared.after(),
                what.segments(),
                what.base(),
                prepared.after());
            LinkLog.add(handle, taken, generation);
            return true;
          });
      discard(prepared);
      return applied;
    }
  }

  @Override
  public void noteKnown(Taken taken) {
    database.write(handle -> {
      if (taken.report().extent() == Extent.FULL) {
        handle.execute(
            "UPDATE number_link_import SET as_of = max(as_of, ?) WHERE generation ="
                + " (SELECT max(generation) FROM number_link_import)",
            Moments.text(taken.report().asOf()));
      }
      LinkLog.add(handle, taken, null);
      return true;
    });
  }

  @Override
  public void discard(Prepared prepared) {
    synchronized (segments.importing()) {
      if (staged.remove(prepared.token()) != null) {
        segments.release(prepared.token());
        segments.clearQuietly();
      }
    }
  }

  @Override
  public @Nullable InForce inForce() {
    Chain chain = segments.chain();
    return chain.layers().isEmpty()
        ? null
        : new InForce(chain.asOf(), chain.serials() < 0 ? chain.links() : chain.serials());
  }

  @Override
  public List<Taken> taken(int limit) {
    return log.taken(limit);
  }

  @Override
  public boolean wasTaken(String sourceId, FileMark file) {
    return log.wasTaken(sourceId, file);
  }

  @Override
  public boolean holds(String sha256, Extent extent) {
    return log.holds(sha256, extent);
  }
}
