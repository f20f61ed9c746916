package dev.shinseidesk.archive;

import dev.shinseidesk.archive.OpenedDocument.Block;
import dev.shinseidesk.archive.OpenedDocument.Section;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Collects what an office document holds, within bounds: whatever the reader hands over, no more is
 * kept, and what was left out is noted. One thread.
 */
final class ContentsBuilder {
  private final OfficeLimits limits;
  private final String document;
  private final long deadline;
  private final List<Section> sections = new ArrayList<>();
  private final List<PictureSource> pictures = new ArrayList<>();
  private final Map<String, Integer> known = new HashMap<>();
  private final Map<String, ArchiveProblem> notes = new LinkedHashMap<>();
  private List<Block> blocks = new ArrayList<>();
  private int chars;
  private int cells;
  private volatile boolean stopped;

  ContentsBuilder(OfficeLimits limits, String document) {
    this.limits = limits;
    this.document = document;
    this.deadline = System.nanoTime() + limits.time().toNanos();
  }

  /** The bytes of a picture, fetched when it is looked at. */
  interface PictureSource {
    /** Null where they can't be read. */
    byte @Nullable [] bytes();
  }

  /** Reading was stopped. Unchecked, since it passes through parsers. */
  static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Stopped() {
      super("reading stopped", null, false, false);
    }
  }

  OfficeLimits limits() {
    return limits;
  }

  /** Ends reading at the next look; any thread. */
  void stop() {
    stopped = true;
  }

  /**
   * Looked at between steps.
   *
   * @throws Stopped when time is up
   */
  void check() {
    if (stopped || System.nanoTime() - deadline > 0) {
      throw new Stopped();
    }
  }

  /** Notes something once. */
  void note(String key, String... facts) {
    notes.putIfAbsent(
        key + String.join("\n", facts), new ArchiveProblem(key, document, List.of(facts), false));
  }

  /** Whether another section is kept; notes it when not. */
  boolean roomForSection() {
    check();
    if (sections.size() >= limits.maxSections()) {
      note("office-sections", Integer.toString(limits.maxSections()));
      return false;
    }
    return true;
  }

  /** Adds a paragraph; blank ones are left out. */
  void words(String text, int level) {
    check();
    String kept = text.strip();
    if (!kept.isEmpty()) {
      blocks.add(new Block.Words(counted(kept), level));
    }
  }

  /** Adds a table; one without a word is left out. */
  void grid(List<String> header, List<List<String>> rows) {
    check();
    List<List<String>> kept = new ArrayList<>();
    boolean any = false;
    for (List<String> row : rows) {
      if (kept.size() == limits.maxRows()) {
        note("office-rows", Integer.toString(limits.maxRows()));
        break;
      }
      if (cells >= limits.maxCells()) {
        note("office-cells", Integer.toString(limits.maxCells()));
        break;
      }
      List<String> cut = row;
      if (row.size() > limits.maxColumns()) {
        note("office-columns", Integer.toString(limits.maxColumns()));
        cut = row.subList(0, limits.maxColumns());
      }
      cells += cut.size();
      List<String> counted = cut.stream().map(this::counted).toList();
      any |= counted.stream().anyMatch(c -> !c.isBlank());
      kept.add(counted);
    }
    if (any) {
      blocks.add(new Block.Grid(header, kept));
    }
  }

  /**
   * Adds a picture; the same key is the same picture, wherever it stands. What is no picture the
   * desk can show is noted.
   */
  void picture(String key, PictureSource source) {
    check();
    Integer before = known.get(key);
    if (before != null) {
      place(before);
      return;
    }
    if (pictures.size() >= limits.maxPictures()) {
      note("office-pictures", Integer.toString(limits.maxPictures()));
      return;
    }
    byte[] bytes = source.bytes();
    if (bytes == null) {
      note("office-partly");
      known.put(key, -1);
    } else if (!PicturePages.shows(type(bytes))) {
      note("office-drawing");
      known.put(key, -1);
    } else {
      known.put(key, pictures.size());
      pictures.add(source);
      place(pictures.size() - 1);
    }
  }

  /** What kind a picture is. */
  static FileType type(byte[] bytes) {
    byte[] head = Arrays.copyOf(bytes, Math.min(bytes.length, 64));
    return FileTypes.actual(head, FileType.UNKNOWN);
  }

  private void place(int index) {
    if (index >= 0) {
      blocks.add(new Block.Picture(index));
    }
  }

  private String counted(String text) {
    int room = limits.maxChars() - chars;
    if (text.length() <= room) {
      chars += text.length();
      return text;
    }
    note("office-text", Integer.toString(limits.maxChars()));
    int end = Math.max(0, room);
    end -= end > 0 && Character.isHighSurrogate(text.charAt(end - 1)) ? 1 : 0;
    chars = limits.maxChars();
    return text.substring(0, end);
  }

  /** Ends a section; an empty one is kept only where its being empty says something. */
  void section(Section.Kind kind, String name, boolean hidden) {
    boolean keep = kind == Section.Kind.SHEET || kind == Section.Kind.SLIDE || !blocks.isEmpty();
    if (keep) {
      sections.add(new Section(kind, name, hidden, blocks));
    }
    blocks = new ArrayList<>();
  }

  /** Gives what was collected. */
  OfficeContents build(ViewLimits view) {
    boolean nothing = sections.stream().allMatch(s -> s.blocks().isEmpty());
    if (nothing) {
      note("office-empty");
    }
    if (sections.isEmpty()) {
      sections.add(new Section(Section.Kind.BODY, "", false, List.of()));
    }
    return new OfficeContents(
        List.copyOf(sections), List.copyOf(notes.values()), List.copyOf(pictures), view);
  }
}
