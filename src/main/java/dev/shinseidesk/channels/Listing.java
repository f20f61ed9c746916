package dev.shinseidesk.channels;

import dev.shinseidesk.application.DeskException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What stands at a place, as far as anybody can make use of it: another side that lists without end
 * is ended, not waited for. For one thread.
 */
final class Listing {
  /** Entries at most, those that are no files included. */
  static final int MOST = 100_000;

  /** Pages at most, where a storage gives them one by one; pages without a file count as well. */
  static final int MOST_PAGES = 1_000;

  /** Bytes of an answer that lists, at most. */
  static final int MOST_BYTES = 16 << 20;

  private final String place;
  private final List<ListedFile> files = new ArrayList<>();
  private int seen;

  Listing(String place) {
    this.place = place;
  }

  /**
   * Counts an entry.
   *
   * @throws DeskException {@code channel.listing-endless} above the most
   */
  void saw() throws DeskException {
    if (!count()) {
      throw endless(place);
    }
  }

  /** The same for where nothing can be thrown: false above the most. */
  boolean count() {
    seen++;
    return seen <= MOST;
  }

  void add(ListedFile file) {
    files.add(file);
  }

  /** The files, by name. */
  List<ListedFile> byName() throws DeskException {
    if (seen > MOST) {
      throw endless(place);
    }
    files.sort(Comparator.comparing(ListedFile::name));
    return List.copyOf(files);
  }

  /** The other side lists without end, more than a folder of exchange can hold, or in circles. */
  static DeskException endless(String place) {
    return ChannelProblems.lasting(null, "channel.listing-endless", place, Integer.toString(MOST));
  }
}
