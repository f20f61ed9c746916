package dev.shinseidesk.ui.documents;

import dev.shinseidesk.archive.ArchiveProblem;
import dev.shinseidesk.archive.ArchiveReport;
import dev.shinseidesk.archive.DocumentInfo;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One line of the document list.
 *
 * @param info the file; null where the archive names an entry that can't be read at all
 * @param name its name as shown
 * @param problems what is wrong with it; empty for a sound file
 */
public record DocumentRow(@Nullable DocumentInfo info, String name, List<ArchiveProblem> problems) {
  /** Copies the list. */
  public DocumentRow {
    problems = List.copyOf(problems);
  }

  /** All entries of a report: the readable ones in the archive's order, then the unreadable. */
  static List<DocumentRow> of(ArchiveReport report) {
    List<DocumentRow> rows = new ArrayList<>();
    Set<String> known = new LinkedHashSet<>();
    for (DocumentInfo info : report.documents()) {
      known.add(info.name());
      rows.add(new DocumentRow(info, info.name(), problemsOf(report, info.name())));
    }
    Set<String> unreadable = new LinkedHashSet<>();
    for (ArchiveProblem problem : report.problems()) {
      if (!problem.entry().isEmpty() && !known.contains(problem.entry())) {
        unreadable.add(problem.entry());
      }
    }
    for (String name : unreadable) {
      rows.add(new DocumentRow(null, name, problemsOf(report, name)));
    }
    return rows;
  }

  private static List<ArchiveProblem> problemsOf(ArchiveReport report, String name) {
    return report.problems().stream().filter(p -> p.entry().equals(name)).toList();
  }
}
