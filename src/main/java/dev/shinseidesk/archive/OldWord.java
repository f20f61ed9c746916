package dev.shinseidesk.archive;

import dev.shinseidesk.archive.OpenedDocument.Section;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.poi.hwpf.HWPFDocument;
import org.apache.poi.hwpf.model.PicturesTable;
import org.apache.poi.hwpf.usermodel.CharacterRun;
import org.apache.poi.hwpf.usermodel.Paragraph;
import org.apache.poi.hwpf.usermodel.Picture;
import org.apache.poi.hwpf.usermodel.Range;
import org.apache.poi.hwpf.usermodel.Table;
import org.apache.poi.hwpf.usermodel.TableCell;
import org.apache.poi.hwpf.usermodel.TableRow;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.jspecify.annotations.Nullable;

/** Word documents of the old format (doc). One thread. */
final class OldWord {
  private static final char FIELD_BEGIN = 0x13;
  private static final char FIELD_SEPARATOR = 0x14;
  private static final char FIELD_END = 0x15;

  private final ContentsBuilder out;
  private final PicturesTable pictures;

  private OldWord(ContentsBuilder out, PicturesTable pictures) {
    this.out = out;
    this.pictures = pictures;
  }

  /** Word 97 to 2003. */
  static void read(POIFSFileSystem files, ContentsBuilder out) throws IOException {
    try (var document = new HWPFDocument(files)) {
      var word = new OldWord(out, document.getPicturesTable());
      word.part(document.getRange());
      word.plain(document.getMainTextboxRange());
      out.section(Section.Kind.BODY, "", false);
      word.plain(document.getHeaderStoryRange());
      out.section(Section.Kind.MARGIN, "", false);
      word.plain(document.getFootnoteRange());
      word.plain(document.getEndnoteRange());
      out.section(Section.Kind.FOOTNOTES, "", false);
      word.plain(document.getCommentsRange());
      out.section(Section.Kind.COMMENTS, "", false);
    }
  }

  private void part(Range range) {
    try {
      paragraphs(range);
    } catch (ContentsBuilder.Stopped e) {
      throw e;
    } catch (RuntimeException e) {
      out.note("office-partly");
      plain(range);
    }
  }

  private void paragraphs(Range range) {
    int count = range.numParagraphs();
    for (int i = 0; i < count; i++) {
      out.check();
      Paragraph paragraph = range.getParagraph(i);
      if (paragraph.isInTable()) {
        Table table = range.getTable(paragraph);
        table(table);
        i += Math.max(1, table.numParagraphs()) - 1;
      } else {
        int outline = paragraph.getLvl();
        out.words(clean(paragraph.text()), outline >= 0 && outline < 9 ? outline + 1 : 0);
        pictures(paragraph);
      }
    }
  }

  private void table(Table table) {
    List<List<String>> rows = new ArrayList<>();
    int most = Math.min(table.numRows(), out.limits().maxRows() + 1);
    for (int r = 0; r < most; r++) {
      out.check();
      TableRow row = table.getRow(r);
      List<String> cells = new ArrayList<>();
      for (int c = 0; c < row.numCells(); c++) {
        TableCell cell = row.getCell(c);
        cells.add(clean(cell.text()));
      }
      rows.add(cells);
    }
    out.grid(List.of(), rows);
    pictures(table);
  }

  private void pictures(Range range) {
    for (int i = 0; i < range.numCharacterRuns(); i++) {
      CharacterRun run = range.getCharacterRun(i);
      if (pictures.hasPicture(run)) {
        Picture picture = pictures.extractPicture(run, false);
        if (picture != null) {
          out.picture("p" + run.getPicOffset(), picture::getContent);
        }
      }
    }
  }

  /** The words alone, for parts without tables of their own and for what broke. */
  private void plain(@Nullable Range range) {
    if (range == null) {
      return;
    }
    try {
      for (String line : clean(range.text()).split("\n", -1)) {
        out.words(line, 0);
      }
    } catch (ContentsBuilder.Stopped e) {
      throw e;
    } catch (RuntimeException e) {
      out.note("office-partly");
    }
  }

  /** Without instructions of fields and marks of the format; page and line ends as line ends. */
  static String clean(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    // for each open field whether its instructions are over
    Deque<Boolean> fields = new ArrayDeque<>();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == FIELD_BEGIN) {
        fields.push(false);
      } else if (c == FIELD_SEPARATOR || c == FIELD_END) {
        if (!fields.isEmpty()) {
          fields.pop();
          if (c == FIELD_SEPARATOR) {
            fields.push(true);
          }
        }
      } else if (!fields.contains(false)) {
        if (c == '\r' || c == 0x0B || c == 0x0C) {
          kept.append('\n');
        } else if (c == '\t' || c == '\n' || c >= 0x20) {
          kept.append(c);
        }
      }
    }
    return kept.toString().strip();
  }
}
