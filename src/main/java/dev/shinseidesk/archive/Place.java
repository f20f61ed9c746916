package dev.shinseidesk.archive;

import org.jspecify.annotations.Nullable;

/**
 * A place inside an application's ZIP.
 *
 * @param document the entry's name as shown; null for the application as a whole
 * @param page page of that document, from 1; null where it has none
 * @param line line of that document, from 1; null where it has none
 * @param item 項目名 or column; null where the whole document is meant
 */
public record Place(
    @Nullable String document,
    @Nullable Integer page,
    @Nullable Integer line,
    @Nullable String item) {
  /** The application as a whole. */
  public static final Place WHOLE = new Place(null, null, null, null);

  /** A document as a whole. */
  public static Place document(String name) {
    return new Place(name, null, null, null);
  }
}
