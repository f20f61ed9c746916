package dev.shinseidesk.archive;

import java.util.List;

/**
 * Something wrong with an archive or an entry of it. Words: {@code archive.KEY} in the message
 * bundles.
 *
 * @param key e.g. {@code traversal}, {@code bomb}, {@code encrypted}
 * @param entry the entry's name as shown; empty for the archive as a whole
 * @param facts what fills the message, e.g. sizes and limits
 * @param fatal whether the archive, or that entry, can't be used at all
 */
public record ArchiveProblem(String key, String entry, List<String> facts, boolean fatal) {
  /** Copies the facts. */
  public ArchiveProblem {
    facts = List.copyOf(facts);
  }
}
