package dev.shinseidesk.store;

import dev.shinseidesk.residents.LinkLine;
import java.util.Iterator;

/** Lines as rows, numbered as they come. */
final class LinkRows implements Iterator<LinkRow> {
  private final Iterator<LinkLine> lines;
  private long position;

  LinkRows(Iterator<LinkLine> lines) {
    this.lines = lines;
  }

  @Override
  public boolean hasNext() {
    return lines.hasNext();
  }

  @Override
  public LinkRow next() {
    return LinkRow.of(lines.next(), position++);
  }

  /** How many have come. */
  long given() {
    return position;
  }
}
