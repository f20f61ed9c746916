package dev.shinseidesk.store;

import dev.shinseidesk.residents.NumberLinkImports;
import dev.shinseidesk.store.LinkSegments.Layer;
import java.util.List;
import java.util.function.LongConsumer;

/** Goes through a new file and what is in force, serial by serial. */
final class LinkComparison {
  private static final int TOLD_EVERY = 1_000;

  private final Database database;
  private final Layer newest;
  private final LongConsumer compared;
  private long serials;

  /**
   * For one new file.
   *
   * @param compared told now and then how many serials have been seen
   */
  LinkComparison(Database database, Layer newest, LongConsumer compared) {
    this.database = database;
    this.newest = newest;
    this.compared = compared;
  }

  /** What is done with each serial. */
  interface Compare {
    /**
     * Sees one serial.
     *
     * @param rows all of them, those of the new file first
     * @param fresh those of the new file
     */
    void see(List<LinkRow> rows, List<LinkRow> fresh);
  }

  /**
   * Goes through all serials of these layers.
   *
   * @throws NumberLinkImports.TooManyOfASerial when the new file repeats one far too often
   */
  void forEach(List<Layer> layers, Compare compare) {
    var merge = new LinkMerge(database, layers);
    for (List<LinkRow> rows = merge.next(); rows != null; rows = merge.next()) {
      int fresh = 0;
      while (fresh < rows.size() && rows.get(fresh).generation() == newest.generation()) {
        fresh++;
      }
      if (fresh > NumberLinkImports.MOST_OF_A_SERIAL) {
        throw new NumberLinkImports.TooManyOfASerial();
      }
      compare.see(rows, rows.subList(0, fresh));
      if (++serials % TOLD_EVERY == 0) {
        compared.accept(serials);
      }
    }
  }
}
