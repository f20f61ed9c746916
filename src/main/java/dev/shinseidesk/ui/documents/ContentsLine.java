package dev.shinseidesk.ui.documents;

import dev.shinseidesk.archive.OpenedDocument.Block;
import java.util.ArrayList;
import java.util.List;

/** One line of an office document's running text: what the list shows in one cell. */
sealed interface ContentsLine {
  /** The text to copy. */
  String text();

  /** A paragraph. */
  record Words(String text, int level) implements ContentsLine {}

  /**
   * A row of a table.
   *
   * @param weights width of each column, as parts of 100
   */
  @SuppressWarnings("ArrayRecordComponent") // shared by the rows of a table; never compared
  record Row(List<String> cells, double[] weights, boolean first) implements ContentsLine {
    @Override
    public String text() {
      return String.join("\t", cells);
    }
  }

  /** A picture. */
  record Picture(int index) implements ContentsLine {
    @Override
    public String text() {
      return "";
    }
  }

  /** The lines of some blocks. */
  static List<ContentsLine> of(List<Block> blocks) {
    List<ContentsLine> lines = new ArrayList<>();
    for (Block block : blocks) {
      switch (block) {
        case Block.Words words -> lines.add(new Words(words.text(), words.level()));
        case Block.Picture picture -> lines.add(new Picture(picture.index()));
        case Block.Grid grid -> {
          double[] weights = weights(grid);
          for (int i = 0; i < grid.rows().size(); i++) {
            lines.add(new Row(grid.rows().get(i), weights, i == 0));
          }
        }
      }
    }
    return lines;
  }

  /** The line on which a found place stands, when the blocks from this one on are shown. */
  static int index(List<Block> blocks, int from, Found.InBlock found) {
    int line = 0;
    for (int b = from; b < found.block() && b < blocks.size(); b++) {
      line += blocks.get(b) instanceof Block.Grid grid ? grid.rows().size() : 1;
    }
    return line + found.row();
  }

  /** Columns as wide as their longest text asks, none too narrow to read. */
  private static double[] weights(Block.Grid grid) {
    int columns = grid.rows().stream().mapToInt(List::size).max().orElse(1);
    double[] weights = new double[Math.max(1, columns)];
    double sum = 0;
    for (int c = 0; c < weights.length; c++) {
      int longest = 4;
      for (List<String> row : grid.rows()) {
        longest = Math.max(longest, c < row.size() ? row.get(c).length() : 0);
      }
      weights[c] = Math.min(longest, 40);
      sum += weights[c];
    }
    for (int c = 0; c < weights.length; c++) {
      weights[c] = weights[c] * 100 / sum;
    }
    return weights;
  }
}
