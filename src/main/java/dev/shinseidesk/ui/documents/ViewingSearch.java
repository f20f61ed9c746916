package dev.shinseidesk.ui.documents;

import dev.shinseidesk.archive.FoldedText;
import dev.shinseidesk.archive.OpenedDocument.Block;
import dev.shinseidesk.archive.OpenedDocument.Section;
import java.util.ArrayList;
import java.util.List;

/** Searches what is shown otherwise than as pages. Pure; not for the FX thread. */
final class ViewingSearch {
  private ViewingSearch() {}

  /** Everything found, in order; empty for a query of nothing but spaces. */
  static List<Found> find(Viewing viewing, String query) {
    var wanted = FoldedText.of(query);
    List<Found> found = new ArrayList<>();
    switch (viewing) {
      case Viewing.Rows rows -> rows(rows, wanted, found);
      case Viewing.Words words -> {
        for (int[] place : FoldedText.of(words.text()).find(wanted)) {
          found.add(new Found.InText(place[0], place[1]));
        }
      }
      case Viewing.Composed composed -> {
        for (int i = 0; i < composed.sections().size(); i++) {
          section(i, composed.sections().get(i), wanted, found);
        }
      }
      case Viewing.Nothing _, Viewing.Opening _, Viewing.Pages _, Viewing.Refused _ -> {
        // nothing to search here
      }
    }
    return found;
  }

  private static void rows(Viewing.Rows rows, FoldedText wanted, List<Found> found) {
    for (int i = 0; i < rows.rows().size(); i++) {
      if (holds(rows.rows().get(i), wanted)) {
        found.add(new Found.InRow(i));
      }
    }
  }

  private static void section(int at, Section section, FoldedText wanted, List<Found> found) {
    for (int b = 0; b < section.blocks().size(); b++) {
      switch (section.blocks().get(b)) {
        case Block.Words words -> {
          if (FoldedText.of(words.text()).contains(wanted)) {
            found.add(new Found.InBlock(at, b, 0));
          }
        }
        case Block.Grid grid -> {
          for (int r = 0; r < grid.rows().size(); r++) {
            if (holds(grid.rows().get(r), wanted)) {
              found.add(new Found.InBlock(at, b, r));
            }
          }
        }
        case Block.Picture _ -> {
          // no text
        }
      }
    }
  }

  private static boolean holds(List<String> cells, FoldedText wanted) {
    return cells.stream().anyMatch(c -> FoldedText.of(c).contains(wanted));
  }
}
