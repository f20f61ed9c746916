package dev.shinseidesk.store;

import java.util.ArrayList;
import java.util.List;

/** Writes rows that come sorted by serial into further segments of a generation. */
final class LinkSink {
  private final LinkSegments segments;
  private final long generation;
  private final int act;
  private final List<LinkRow> buffer = new ArrayList<>();
  private int segment;
  private long position;

  LinkSink(LinkSegments segments, long generation, int firstSegment, int act) {
    this.segments = segments;
    this.generation = generation;
    this.segment = firstSegment;
    this.act = act;
  }

  void add(LinkRow row) {
    buffer.add(row.as(act, position++));
    if (buffer.size() >= segments.segmentRows()) {
      flush();
    }
  }

  private void flush() {
    segments.writeSegment(generation, segment++, buffer);
    buffer.clear();
  }

  /** All segments of the generation. */
  int finish() {
    if (!buffer.isEmpty()) {
      flush();
    }
    return segment;
  }
}
