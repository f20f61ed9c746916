package dev.shinseidesk.archive;

import java.util.List;

/**
 * What an archive holds and what is wrong with it; hostile archives give problems, never
 * exceptions.
 *
 * @param documents readable entries, in the archive's order; folders left out
 * @param problems empty for a sound archive
 * @param entries entries the archive claims to have, folders included
 */
public record ArchiveReport(
    List<DocumentInfo> documents, List<ArchiveProblem> problems, int entries) {
  /** Copies the lists. */
  public ArchiveReport {
    documents = List.copyOf(documents);
    problems = List.copyOf(problems);
  }

  /** Whether nothing of it can be used. */
  public boolean unusable() {
    return problems.stream().anyMatch(p -> p.fatal() && p.entry().isEmpty());
  }
}
