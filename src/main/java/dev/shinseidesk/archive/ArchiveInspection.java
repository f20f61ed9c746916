package dev.shinseidesk.archive;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code inspect ZIP} tells of an archive: its entries and all that is wrong, without the
 * form's values, so that it can be passed on.
 *
 * @param file name of the file, without its folder
 * @param bytes size of the archive
 * @param sha256 of the archive; null when it was too large to be read
 * @param report what it holds
 * @param form what was wrong with the form's items, and how many there are
 */
public record ArchiveInspection(
    String file, long bytes, @Nullable Sha256 sha256, ArchiveReport report, Form form) {
  /**
   * The form's items, counted.
   *
   * @param csvItems items of the CSV
   * @param xmlItems items of the XML
   * @param problems what could not be read
   */
  public record Form(int csvItems, int xmlItems, List<ArchiveProblem> problems) {
    /** Copies the list. */
    public Form {
      problems = List.copyOf(problems);
    }
  }

  /** Inspects bytes in memory; never throws for any bytes. Any thread but the FX thread. */
  public static ArchiveInspection of(ZipDocuments documents, String file, byte[] zip) {
    var report = documents.read(zip);
    var form = new Form(0, 0, List.of());
    if (!report.unusable()) {
      var reading = documents.form(zip, report);
      form = new Form(reading.csv().size(), reading.xml().size(), reading.problems());
    }
    return new ArchiveInspection(file, zip.length, Sha256.of(zip), report, form);
  }

  /**
   * Inspects a file; one above the limit is refused without reading it whole. Any thread but the FX
   * thread.
   *
   * @throws DeskException keys {@code archive.file-missing}, {@code archive.file-unreadable}
   */
  public static ArchiveInspection of(ZipDocuments documents, Path path) throws DeskException {
    byte[] zip = read(documents, path);
    String name = String.valueOf(path.getFileName());
    return zip.length > documents.limits().maxArchiveBytes()
        ? tooBig(documents, name, size(path, zip))
        : of(documents, name, zip);
  }

  /**
   * A file's bytes.
   *
   * @throws DeskException keys {@code archive.file-missing}, {@code archive.file-unreadable},
   *     {@code archive.file-big} where it is above what an archive may have
   */
  public static byte[] bytes(ZipDocuments documents, Path path) throws DeskException {
    byte[] bytes = read(documents, path);
    if (bytes.length > documents.limits().maxArchiveBytes()) {
      throw refused("archive.file-big", String.valueOf(path.getFileName()), null);
    }
    return bytes;
  }

  /** The file, or its beginning that is one byte above the limit. */
  private static byte[] read(ZipDocuments documents, Path path) throws DeskException {
    String name = String.valueOf(path.getFileName());
    long most = documents.limits().maxArchiveBytes();
    try {
      if (!Files.isRegularFile(path)) {
        throw refused(
            Files.exists(path) ? "archive.file-unreadable" : "archive.file-missing", name, null);
      }
      try (InputStream in = Files.newInputStream(path)) {
        return in.readNBytes((int) Math.min(most + 1, Integer.MAX_VALUE - 16));
      }
    } catch (NoSuchFileException e) {
      throw refused("archive.file-missing", name, e);
    } catch (IOException e) {
      throw refused("archive.file-unreadable", name, e);
    }
  }

  private static long size(Path path, byte[] read) {
    try {
      return Files.size(path);
    } catch (IOException e) {
      return read.length;
    }
  }

  /** All problems, the archive's first, then the form's. */
  public List<ArchiveProblem> problems() {
    List<ArchiveProblem> all = new ArrayList<>(report.problems());
    all.addAll(form.problems());
    return List.copyOf(all);
  }

  /**
   * The same as plain maps, lists, texts, numbers and booleans in a fixed order, ready for any JSON
   * writer. Problems carry their key; the words are the caller's.
   */
  public Map<String, Object> model() {
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("file", file);
    model.put("bytes", bytes);
    if (sha256 != null) {
      model.put("sha256", sha256.hex());
    }
    model.put("usable", !report.unusable());
    model.put("entries", report.entries());
    model.put("documents", report.documents().stream().map(ArchiveInspection::model).toList());
    model.put("csvItems", form.csvItems());
    model.put("xmlItems", form.xmlItems());
    model.put("problems", problems().stream().map(ArchiveInspection::model).toList());
    return model;
  }

  private static Map<String, Object> model(DocumentInfo document) {
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("index", document.index());
    model.put("name", document.name());
    model.put("encoding", document.encoding());
    model.put("bytes", document.size());
    model.put("type", document.type().name());
    model.put("claimedType", document.claimedType().name());
    model.put("role", document.role().name());
    if (document.sha256() != null) {
      model.put("sha256", document.sha256().hex());
    }
    return model;
  }

  private static Map<String, Object> model(ArchiveProblem problem) {
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("key", problem.key());
    model.put("entry", problem.entry());
    model.put("facts", problem.facts());
    model.put("fatal", problem.fatal());
    return model;
  }

  private static ArchiveInspection tooBig(ZipDocuments documents, String name, long size) {
    var problem = ArchiveReader.tooBig(size, documents.limits());
    var report = new ArchiveReport(List.of(), List.of(problem), 0);
    return new ArchiveInspection(name, size, null, report, new Form(0, 0, List.of()));
  }

  private static DeskException refused(String key, String name, @Nullable IOException cause) {
    return new DeskException(Problem.of(Problem.Kind.USAGE, key, name), cause);
  }
}
