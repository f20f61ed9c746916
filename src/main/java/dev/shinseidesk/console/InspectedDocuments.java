package dev.shinseidesk.console;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.archive.ArchiveInspection;
import dev.shinseidesk.archive.ArchiveProblem;
import dev.shinseidesk.archive.DocumentInfo;
import dev.shinseidesk.archive.DocumentInspection;
import dev.shinseidesk.archive.Documents;
import dev.shinseidesk.archive.OpenedDocument;
import dev.shinseidesk.archive.OpenedDocument.Block;
import dev.shinseidesk.archive.PixelImage;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** Opens documents one after the other for {@code inspect --documents} and tells of them. */
final class InspectedDocuments {
  private final Output output;
  private final Documents documents;
  private final @Nullable Path pages;
  private final List<DocumentInspection> inspected = new ArrayList<>();
  private final Map<String, Object> model = new LinkedHashMap<>();
  private boolean sound = true;

  /**
   * Opens by these.
   *
   * @param pages folder to draw every page into; made if it isn't there; null to keep none
   */
  InspectedDocuments(Output output, Documents documents, @Nullable Path pages) {
    this.output = output;
    this.documents = documents;
    this.pages = pages;
  }

  /** Opens every document of an archive. */
  void archive(ArchiveInspection inspection, byte[] zip) throws DeskException {
    model.putAll(inspection.model());
    sound = inspection.problems().isEmpty();
    for (DocumentInfo document : inspection.report().documents()) {
      try (OpenedDocument opened = documents.open(zip, document)) {
        add(document, opened);
      }
    }
  }

  /** Opens a file that is no archive. */
  void file(DocumentInfo document, byte[] bytes) throws DeskException {
    try (OpenedDocument opened = documents.openFile(bytes, document)) {
      add(document, opened);
    }
  }

  private void add(DocumentInfo document, OpenedDocument opened) throws DeskException {
    var one =
        DocumentInspection.of(
            document, opened, pages == null ? DocumentInspection.UNSEEN : this::write);
    inspected.add(one);
    sound &= !one.hasNotes();
  }

  /** Whether nothing at all had to be told. */
  boolean sound() {
    return sound;
  }

  /** File names by position and page only: what a resident names a file is no path. */
  private void write(DocumentInfo document, int page, PixelImage image) throws DeskException {
    Path folder = pages;
    if (folder == null) {
      return;
    }
    Path file = folder.resolve("%03d-%03d.png".formatted(document.index() + 1, page));
    var picture = new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_INT_ARGB);
    picture.setRGB(0, 0, image.width(), image.height(), image.argb(), 0, image.width());
    try {
      Files.createDirectories(folder);
      ImageIO.write(picture, "png", file.toFile());
    } catch (IOException e) {
      throw new DeskException(
          Problem.of(Problem.Kind.USAGE, "cli.inspect.pages-unwritable", folder.toString()), e);
    }
  }

  /** As JSON members; what the archive tells stands beside its documents. */
  Map<String, Object> model() {
    model.put("opened", inspected.stream().map(this::model).toList());
    return model;
  }

  private Map<String, Object> model(DocumentInspection one) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("index", one.document().index());
    map.put("name", one.document().name());
    map.put("type", one.document().type().name());
    map.put("claimedType", one.document().claimedType().name());
    map.put("shown", one.shown().name());
    map.put("encoding", one.encoding());
    map.put("truncated", one.truncated());
    map.put("notes", one.notes().stream().map(this::model).toList());
    map.put("pages", one.pages().stream().map(this::model).toList());
    map.put("sections", one.sections().stream().map(InspectedDocuments::model).toList());
    map.put("header", one.header());
    map.put("rows", one.rows());
    map.put("text", one.text());
    return map;
  }

  private Map<String, Object> model(DocumentInspection.Page page) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("page", page.page());
    map.put("width", page.width());
    map.put("height", page.height());
    map.put("words", page.words());
    map.put("notes", page.notes().stream().map(this::model).toList());
    return map;
  }

  private static Map<String, Object> model(OpenedDocument.Section section) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("kind", section.kind().name());
    map.put("name", section.name());
    map.put("hidden", section.hidden());
    map.put(
        "blocks",
        section.blocks().stream()
            .map(block ->
                switch (block) {
                  case Block.Words w -> Map.of("words", w.text(), "level", w.level());
                  case Block.Grid g -> Map.of("header", g.header(), "rows", g.rows());
                  case Block.Picture p -> Map.of("picture", p.index() + 1);
                })
            .toList());
    return map;
  }

  private Map<String, Object> model(ArchiveProblem note) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("key", note.key());
    map.put("facts", note.facts());
    map.put("what", words(note));
    return map;
  }

  private String words(ArchiveProblem note) {
    var texts = output.texts();
    for (String key : List.of("archive." + note.key(), "problem.archive." + note.key())) {
      if (texts.has(key)) {
        return texts.get(key, note.facts());
      }
    }
    return texts.get("ui.documents.problem", note.key());
  }

  /** As text for people. */
  void print() {
    for (DocumentInspection one : inspected) {
      output.line("");
      output.say(
          "cli.inspect.document",
          one.document().name(),
          one.document().type().name(),
          output
              .texts()
              .get("cli.inspect.shown." + one.shown().name().toLowerCase(java.util.Locale.ROOT)),
          one.encoding().isEmpty() ? "-" : one.encoding(),
          one.pages().size());
      one.notes().forEach(note -> output.line("  ! " + words(note)));
      for (var page : one.pages()) {
        output.say(
            "cli.inspect.page", page.page(), Math.round(page.width()), Math.round(page.height()));
        page.notes().forEach(note -> output.line("    ! " + words(note)));
        indented(page.words());
      }
      for (var section : one.sections()) {
        output.line("  [" + section.kind() + "] " + section.name());
        section.blocks().forEach(this::block);
      }
      if (!one.header().isEmpty()) {
        row(one.header());
      }
      one.rows().forEach(this::row);
      indented(one.text());
    }
  }

  private void block(Block block) {
    switch (block) {
      case Block.Words words -> indented(words.text());
      case Block.Grid grid -> {
        if (!grid.header().isEmpty()) {
          row(grid.header());
        }
        grid.rows().forEach(this::row);
      }
      case Block.Picture picture -> output.say("cli.inspect.picture", picture.index() + 1);
    }
  }

  private void row(List<String> cells) {
    output.line("    " + String.join(" | ", cells));
  }

  private void indented(String text) {
    text.lines().filter(line -> !line.isBlank()).forEach(line -> output.line("    " + line));
  }
}
