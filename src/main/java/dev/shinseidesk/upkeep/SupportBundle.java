package dev.shinseidesk.upkeep;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * What whoever helps needs to know about a desk, without anything about a resident: it is built
 * from what is known to be harmless (versions, sizes, names of ailments, lines of the log's own
 * code) instead of by taking everything and striking out.
 */
public final class SupportBundle {
  private static final int LOG_LINES = 5_000;
  private final Map<String, String> parts = new TreeMap<>();

  /** Puts in the machine: versions and settings of Java and system, no names of people. */
  public SupportBundle machine(Map<String, String> facts) {
    var text = new StringBuilder();
    new TreeMap<>(facts).forEach((k, v) -> text.append(k).append('=').append(v).append('\n'));
    parts.put("machine.txt", text.toString());
    return this;
  }

  /** Puts in what the doctor found: names only; paths and hosts stay here. */
  public SupportBundle ailments(List<Ailment> ailments) {
    var text = new StringBuilder();
    for (Ailment ailment : ailments) {
      text.append(ailment.grave() ? "grave " : "light ").append(ailment.name()).append('\n');
    }
    parts.put("doctor.txt", text.toString());
    return this;
  }

  /** Puts in names and sizes of the program's own files of a folder; others are counted only. */
  public SupportBundle files(String part, Path folder, List<String> known) throws IOException {
    Map<String, String> lines = new LinkedHashMap<>();
    long others = 0;
    if (Files.isDirectory(folder)) {
      try (var files = Files.list(folder)) {
        for (Path file : files.sorted().toList()) {
          String name = String.valueOf(file.getFileName());
          if (known.contains(name)) {
            lines.put(name, Files.size(file) + " " + Files.getLastModifiedTime(file));
          } else {
            others++;
          }
        }
      }
    }
    var text = new StringBuilder();
    lines.forEach((k, v) -> text.append(k).append(' ').append(v).append('\n'));
    parts.put(part + ".txt", text.append("others ").append(others).append('\n').toString());
    return this;
  }

  /** Puts in the log, each line reduced to time, level, class and place in the code. */
  public SupportBundle log(@Nullable Path file) throws IOException {
    if (file == null || !Files.isRegularFile(file)) {
      return this;
    }
    List<String> kept = new ArrayList<>();
    for (String line : Files.readAllLines(file, UTF_8)) {
      LogLine.harmless(line).ifPresent(kept::add);
    }
    parts.put(
        "log.txt",
        String.join("\n", kept.subList(Math.max(0, kept.size() - LOG_LINES), kept.size())));
    return this;
  }

  /** The ZIP. */
  public byte[] bytes() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes, UTF_8)) {
      for (var part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue().getBytes(UTF_8));
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }
}
