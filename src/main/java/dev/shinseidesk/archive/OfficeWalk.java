package dev.shinseidesk.archive;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.jspecify.annotations.Nullable;

/** One pass over one part of an office document's running text; see {@link OfficeText}. */
final class OfficeWalk {
  /** Left out with everything inside. */
  private static final Set<String> SKIPPED =
      Set.of("del", "moveFrom", "Fallback", "instrText", "delText", "rt", "sdtPr", "sectPr");

  private static final int MAX_DEPTH = 30;

  private static final class Paragraph {
    private final StringBuilder text = new StringBuilder();
    private int level;
    private boolean item;
  }

  private static final class Frame {
    private final List<List<String>> rows = new ArrayList<>();
    private List<String> row = new ArrayList<>();
    private StringBuilder cell = new StringBuilder();
    private int span = 1;
  }

  private final XMLStreamReader reader;
  private final PackagePart part;
  private final Map<String, Integer> headings;
  private final OfficeParts parts;
  private final ContentsBuilder out;
  private final Deque<Paragraph> paragraphs = new ArrayDeque<>();
  private final Deque<Frame> tables = new ArrayDeque<>();
  private final List<Runnable> afterTable = new ArrayList<>();
  private boolean hidden;
  private boolean title;
  private @Nullable Boolean box;

  OfficeWalk(
      XMLStreamReader reader,
      PackagePart part,
      Map<String, Integer> headings,
      OfficeParts parts,
      ContentsBuilder out) {
    this.reader = reader;
    this.part = part;
    this.headings = headings;
    this.parts = parts;
    this.out = out;
  }

  /**
   * Walks to the end.
   *
   * @return whether the part calls itself hidden
   */
  boolean run() throws XMLStreamException {
    boolean root = true;
    try {
      while (reader.hasNext()) {
        int event = reader.next();
        if (event == XMLStreamConstants.START_ELEMENT) {
          hidden |= root && Set.of("0", "false").contains(OfficeText.attribute(reader, "show"));
          root = false;
          start(reader.getLocalName());
        } else if (event == XMLStreamConstants.END_ELEMENT) {
          end(reader.getLocalName());
        } else if (event == XMLStreamConstants.DTD
            || event == XMLStreamConstants.ENTITY_REFERENCE) {
          throw new XMLStreamException("refused");
        }
      }
      return hidden;
    } finally {
      rest();
    }
  }

  /** What was open where the part broke off is shown all the same. */
  private void rest() {
    while (!paragraphs.isEmpty()) {
      emit(paragraphs.pop());
    }
    while (!tables.isEmpty()) {
      endRow(tables.getLast());
      endTable();
    }
  }

  private void start(String name) throws XMLStreamException {
    out.check();
    if (SKIPPED.contains(name)) {
      if (name.equals("del") || name.equals("moveFrom")) {
        out.note("office-changes");
      }
      skip();
      return;
    }
    Paragraph now = paragraphs.peek();
    switch (name) {
      case "p" -> {
        if (paragraphs.size() >= MAX_DEPTH) {
          throw new XMLStreamException("too deep");
        }
        var paragraph = new Paragraph();
        paragraph.level = title ? 1 : 0;
        paragraphs.push(paragraph);
      }
      case "t" -> append(reader.getElementText());
      case "tab" -> {
        // inside of properties it is a tab stop
        if (now != null && OfficeText.attribute(reader, "pos").isEmpty()) {
          append("\t");
        }
      }
      case "br", "cr" -> append("\n");
      case "noBreakHyphen" -> append("‑");
      case "sym" -> append(OfficeText.symbol(OfficeText.attribute(reader, "char")));
      case "pStyle" -> {
        if (now != null) {
          now.level = headings.getOrDefault(OfficeText.attribute(reader, "val"), now.level);
        }
      }
      case "numPr" -> {
        if (now != null) {
          now.item = true;
        }
      }
      case "vanish" -> out.note("office-hidden-text");
      case "checkBox" -> box = false;
      case "default", "checked" -> {
        if (box != null) {
          box = !Set.of("0", "false").contains(OfficeText.attribute(reader, "val"));
        }
      }
      case "ph" ->
          title = OfficeText.attribute(reader, "type").toLowerCase(Locale.ROOT).endsWith("title");
      case "tbl", "tr", "tc", "gridSpan" -> startTable(name);
      case "blip", "imagedata" -> picture(OfficeText.relation(reader));
      default -> {
        // whatever else wraps text is looked through
      }
    }
  }

  private void startTable(String name) throws XMLStreamException {
    Frame table = tables.peek();
    if (name.equals("tbl")) {
      if (tables.size() >= MAX_DEPTH) {
        throw new XMLStreamException("too deep");
      }
      tables.push(new Frame());
    } else if (table != null && name.equals("tr")) {
      table.row = new ArrayList<>();
    } else if (table != null && name.equals("tc")) {
      table.cell = new StringBuilder();
      table.span = 1;
      String span = OfficeText.attribute(reader, "gridSpan");
      if (!span.isEmpty()) {
        table.span = number(span);
      }
    } else if (table != null) {
      table.span = number(OfficeText.attribute(reader, "val"));
    }
  }

  private int number(String value) {
    try {
      return Math.clamp(Integer.parseInt(value), 1, out.limits().maxColumns());
    } catch (NumberFormatException e) {
      return 1;
    }
  }

  private void end(String name) {
    Frame table = tables.peek();
    switch (name) {
      case "p" -> {
        if (!paragraphs.isEmpty()) {
          emit(paragraphs.pop());
        }
      }
      case "checkBox" -> {
        append(Boolean.TRUE.equals(box) ? "☑" : "☐");
        box = null;
      }
      case "sp" -> title = false;
      case "tc" -> {
        if (table != null) {
          table.row.add(table.cell.toString());
          for (int i = 1; i < table.span && table.row.size() < 10_000; i++) {
            table.row.add("");
          }
          table.cell = new StringBuilder();
        }
      }
      case "tr" -> {
        if (table != null) {
          endRow(table);
        }
      }
      case "tbl" -> {
        if (table != null) {
          endTable();
        }
      }
      default -> {
        // nothing was begun
      }
    }
  }

  private void endRow(Frame table) {
    if (!table.cell.isEmpty()) {
      table.row.add(table.cell.toString());
      table.cell = new StringBuilder();
    }
    // one more than is shown, so that the builder knows of it
    if (!table.row.isEmpty() && table.rows.size() <= out.limits().maxRows()) {
      table.rows.add(table.row);
    }
    table.row = new ArrayList<>();
  }

  private void endTable() {
    Frame table = tables.pop();
    Frame outer = tables.peek();
    if (outer == null) {
      out.grid(List.of(), table.rows);
      afterTable.forEach(Runnable::run);
      afterTable.clear();
    } else {
      for (List<String> row : table.rows) {
        line(outer.cell, String.join(" ", row));
      }
    }
  }

  private void append(String text) {
    Paragraph now = paragraphs.peek();
    if (now != null && now.text.length() < out.limits().maxChars()) {
      now.text.append(text);
    }
  }

  private void emit(Paragraph paragraph) {
    String text = paragraph.text.toString();
    String shown = paragraph.item && !text.isBlank() ? "・" + text : text;
    Frame table = tables.peek();
    if (table == null) {
      out.words(shown, paragraph.level);
    } else {
      line(table.cell, shown);
    }
  }

  private void line(StringBuilder cell, String text) {
    if (!text.isBlank() && cell.length() < out.limits().maxChars()) {
      cell.append(cell.isEmpty() ? "" : "\n").append(text);
    }
  }

  /** A picture inside a table stands after it. */
  private void picture(String id) {
    PackagePart target = id.isEmpty() ? null : OfficeXml.part(part, part.getRelationship(id));
    if (target == null) {
      return;
    }
    String name = target.getPartName().getName().substring(1);
    Runnable add = () -> out.picture(name, () -> parts.afresh(name));
    if (tables.isEmpty()) {
      add.run();
    } else {
      afterTable.add(add);
    }
  }

  private void skip() throws XMLStreamException {
    int depth = 1;
    while (depth > 0 && reader.hasNext()) {
      int event = reader.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        depth++;
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        depth--;
      }
    }
  }
}
