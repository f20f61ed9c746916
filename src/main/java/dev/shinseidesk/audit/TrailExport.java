package dev.shinseidesk.audit;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Progress;
import dev.shinseidesk.audit.AuditStore.ChainedLine;
import dev.shinseidesk.audit.AuditStore.Head;
import dev.shinseidesk.audit.AuditStore.RawLine;
import dev.shinseidesk.audit.Verification.Finding;
import dev.shinseidesk.audit.Verification.Kind;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lines of the trail as files. JSON lines begin with a head line (mark before the first line) and
 * end with one (how many, last mark), both sealed, so that an export of whole days can be checked
 * like the trail itself. One thread.
 */
final class TrailExport {
  private static final List<String> NAMES =
      List.of("at", "by", "desk", "action", "subject", "before", "after");
  private static final HexFormat HEX = HexFormat.of();
  private static final int MOST_CHARACTERS = 1 << 20;

  private final AuditStore store;
  private final JsonMapper mapper =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  TrailExport(AuditStore store) {
    this.store = store;
  }

  long write(AuditQuery query, AuditDesk.Format format, Path file, Progress progress)
      throws DeskException {
    Path whole = file.toAbsolutePath();
    Path temp = whole.resolveSibling(whole.getFileName() + ".part");
    try {
      long total = store.count(query);
      long written;
      try (BufferedWriter out = Files.newBufferedWriter(temp)) {
        written =
            format == AuditDesk.Format.CSV
                ? csv(query, out, total, progress)
                : json(query, out, total, progress);
      }
      if (progress.cancelled()) {
        throw refused(Problem.Kind.REFUSED, "audit.cancelled");
      }
      Files.move(temp, whole, StandardCopyOption.REPLACE_EXISTING);
      return written;
    } catch (IOException | UncheckedIOException e) {
      throw new DeskException(
          Problem.of(Problem.Kind.USAGE, "audit.not-writable", file.toString()), e);
    } finally {
      try {
        Files.deleteIfExists(temp);
      } catch (IOException e) {
        // what led here is told
      }
    }
  }

  private long csv(AuditQuery query, BufferedWriter out, long total, Progress progress)
      throws IOException {
    out.write("\uFEFFseq," + String.join(",", NAMES) + "\r\n");
    long[] count = {0};
    store.each(
        query,
        line -> {
          List<String> cells = new ArrayList<>();
          cells.add(Long.toString(line.raw().seq()));
          line.raw().fields().forEach(field -> cells.add(text(field)));
          put(out, cells.stream().map(TrailExport::cell).collect(Collectors.joining(",")) + "\r\n");
          return counted(count, total, progress);
        });
    return count[0];
  }

  private static boolean counted(long[] count, long total, Progress progress) {
    count[0]++;
    if (count[0] % 500 == 0) {
      progress.report(count[0], total);
    }
    return !progress.cancelled();
  }

  /** A quoted cell; what a spreadsheet would take for a formula gets an apostrophe before it. */
  private static String cell(String value) {
    boolean formula = !value.isEmpty() && "=+-@\t\r\n＝＋－＠".indexOf(value.charAt(0)) >= 0;
    return "\"" + (formula ? "'" : "") + value.replace("\"", "\"\"") + "\"";
  }

  private long json(AuditQuery query, BufferedWriter out, long total, Progress progress) {
    long[] count = {0};
    Head[] last = new Head[1];
    store.each(
        query,
        line -> {
          if (count[0] == 0) {
            put(out, bound("begin", query, new Head(line.raw().seq() - 1, line.previous()), 0));
          }
          put(out, object(line));
          last[0] = new Head(line.raw().seq(), line.raw().mark());
          return counted(count, total, progress);
        });
    Head end = last[0] == null ? store.head() : last[0];
    if (count[0] == 0) {
      put(out, bound("begin", query, end, 0));
    }
    put(out, bound("end", query, end, count[0]));
    return count[0];
  }

  private String bound(String what, AuditQuery query, Head head, long lines) {
    ObjectNode node = mapper.createObjectNode();
    node.put("audit", what);
    node.put("whole", query.whole());
    node.put("seq", head.seq());
    node.put("mark", HEX.formatHex(head.mark()));
    node.put("lines", lines);
    node.put("seal", HEX.formatHex(store.chain().seal("export", content(node))));
    return node + "\n";
  }

  private static byte[] content(JsonNode bound) {
    return List.of("audit", "whole", "seq", "mark", "lines").stream()
        .map(name -> bound.path(name).asString())
        .collect(Collectors.joining("\n"))
        .getBytes(StandardCharsets.UTF_8);
  }

  private String object(ChainedLine line) {
    ObjectNode node = mapper.createObjectNode();
    node.put("seq", line.raw().seq());
    for (int i = 0; i < NAMES.size(); i++) {
      node.put(NAMES.get(i), text(line.raw().fields().get(i)));
    }
    node.put("mark", HEX.formatHex(line.raw().mark()));
    return node + "\n";
  }

  /** Checks a file of whole days. */
  Verification verify(Path file) throws DeskException {
    try (BufferedReader in = Files.newBufferedReader(file)) {
      return new Checking(file).all(in);
    } catch (IOException | JacksonException | IllegalArgumentException e) {
      throw new DeskException(
          Problem.of(Problem.Kind.USAGE, "audit.export-unreadable", file.toString()), e);
    }
  }

  /** One check of a file. */
  private final class Checking {
    private final Path file;
    private final List<Finding> findings = new ArrayList<>();
    private long lines;
    private Head last = new Head(0, new byte[0]);

    Checking(Path file) {
      this.file = file;
    }

    Verification all(BufferedReader in) throws IOException, DeskException {
      JsonNode begin = next(in);
      if (begin == null || !begin.path("audit").asString("").equals("begin")) {
        throw new IllegalArgumentException("begin");
      }
      if (!begin.path("whole").asBoolean(false)) {
        throw refused(Problem.Kind.USAGE, "audit.export-filtered", file.toString());
      }
      sealed(begin);
      last = head(begin);
      JsonNode node = next(in);
      while (node != null && !node.has("audit")) {
        line(node);
        node = next(in);
      }
      if (node == null || !ends(node) || next(in) != null) {
        findings.add(new Finding(Kind.CUT, last.seq(), Long.toString(lines)));
      }
      return new Verification(lines, last.seq(), findings, 0);
    }

    private boolean ends(JsonNode end) {
      sealed(end);
      return end.path("audit").asString("").equals("end")
          && end.path("lines").asLong() == lines
          && end.path("seq").asLong() == last.seq()
          && MessageDigest.isEqual(head(end).mark(), last.mark());
    }

    private void line(JsonNode node) {
      lines++;
      RawLine line =
          new RawLine(
              node.path("seq").asLong(),
              NAMES.stream()
                  .map(name -> node.required(name).asString().getBytes(StandardCharsets.UTF_8))
                  .toList(),
              bytes(node, "mark"));
      if (line.seq() != last.seq() + 1) {
        findings.add(new Finding(Kind.MISSING, last.seq() + 1, Long.toString(line.seq() - 1)));
      } else if (!Arrays.equals(
          line.mark(), store.chain().next(last.mark(), line.seq(), line.fields()))) {
        findings.add(new Finding(Kind.ALTERED, line.seq(), ""));
      }
      last = new Head(line.seq(), line.mark());
    }

    private void sealed(JsonNode bound) {
      if (!MessageDigest.isEqual(
          store.chain().seal("export", content(bound)), bytes(bound, "seal"))) {
        findings.add(new Finding(Kind.SEAL, 0, file.toString()));
      }
    }

    private static Head head(JsonNode bound) {
      return new Head(bound.path("seq").asLong(), bytes(bound, "mark"));
    }
  }

  private static byte[] bytes(JsonNode node, String name) {
    String text = node.path(name).asString("");
    if (!text.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException(name);
    }
    return HEX.parseHex(text);
  }

  private @Nullable JsonNode next(BufferedReader in) throws IOException {
    String line = in.readLine();
    if (line != null && line.length() > MOST_CHARACTERS) {
      throw new IllegalArgumentException("longer than a line can be");
    }
    return line == null ? null : mapper.readTree(line);
  }

  private static String text(byte[] field) {
    return new String(field, StandardCharsets.UTF_8);
  }

  private static void put(BufferedWriter out, String text) {
    try {
      out.write(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static DeskException refused(Problem.Kind kind, String key, String... facts) {
    return new DeskException(Problem.of(kind, key, facts));
  }
}
