package dev.shinseidesk.tour;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipInputStream;

/**
 * Searches files for texts that must not stand there readable: in four encodings, in the names of
 * files, and inside ZIP and gzip, also one within another. Tells where, never what. Immutable; one
 * scan on one thread.
 */
public final class PlainTextScan {
  /** What a program on a clerk's PC writes text in. */
  public static final List<Charset> ENCODINGS =
      List.of(
          StandardCharsets.UTF_8,
          StandardCharsets.UTF_16LE,
          StandardCharsets.UTF_16BE,
          Charset.forName("windows-31j"));

  /** Characters a text needs; what is shorter may stand anywhere by chance. */
  private static final int SHORTEST = 4;

  /** The same for what is digits alone. */
  private static final int SHORTEST_NUMBER = 7;

  private static final int CHUNK = 1 << 20;
  private static final int DEEPEST = 4;
  private static final int HEADS = 20;

  private final Set<String> terms = new LinkedHashSet<>();
  private final Map<Integer, List<Term>> byHead = new HashMap<>();
  private final BitSet heads = new BitSet(1 << HEADS);
  private int longest;

  /** One text in one encoding. */
  private static final class Term {
    private final byte[] bytes;
    private final Charset encoding;

    /** Bytes of a digit in it. */
    private final int unit;

    /** Digits alone: counts only where neither digit nor letter stands beside it. */
    private final boolean number;

    Term(byte[] bytes, Charset encoding, int unit, boolean number) {
      this.bytes = bytes;
      this.encoding = encoding;
      this.unit = unit;
      this.number = number;
    }
  }

  /**
   * What a scan came to.
   *
   * @param files files looked through
   * @param bytes bytes looked through, unpacked ones included
   * @param hits file, place in it and encoding of what was found
   */
  public record Outcome(int files, long bytes, Set<String> hits) {
    /** Copies the set. */
    public Outcome {
      hits = Set.copyOf(hits);
    }
  }

  /**
   * For these texts.
   *
   * @param texts those under four characters, and numbers under seven digits, are left out
   */
  public PlainTextScan(Collection<String> texts) {
    for (String text : texts) {
      boolean number = text.chars().allMatch(c -> c >= '0' && c <= '9');
      if (text.length() >= (number ? SHORTEST_NUMBER : SHORTEST) && terms.add(text)) {
        ENCODINGS.forEach(encoding -> add(text, encoding, number));
      }
    }
  }

  private void add(String text, Charset encoding, boolean number) {
    CharsetEncoder encoder = encoding.newEncoder();
    if (!encoder.canEncode(text)) {
      return;
    }
    byte[] bytes = text.getBytes(encoding);
    int unit = "0".getBytes(encoding).length;
    int head = head(bytes, 0);
    heads.set(folded(head));
    byHead
        .computeIfAbsent(head, key -> new ArrayList<>())
        .add(new Term(bytes, encoding, unit, number));
    longest = Math.max(longest, bytes.length);
  }

  /** How many texts are searched for. */
  public int terms() {
    return terms.size();
  }

  /**
   * Looks through files; one that vanishes meanwhile is as good as none.
   *
   * @throws IOException when a file can't be read, or claims to be packed and can't be unpacked
   */
  public Outcome scan(Collection<Path> files) throws IOException {
    var run = new Run();
    int seen = 0;
    for (Path file : files) {
      String name = String.valueOf(file.getFileName());
      byte[] own = name.getBytes(StandardCharsets.UTF_8);
      run.search(own, own.length, 0, own.length, name + " (name)");
      try (InputStream in = Files.newInputStream(file)) {
        run.stream(in, name, 0);
        seen++;
      } catch (NoSuchFileException e) {
        // gone between listing and reading
      }
    }
    return new Outcome(seen, run.bytes, run.hits);
  }

  private final class Run {
    private final Set<String> hits = new TreeSet<>();
    private long bytes;

    /** The bytes as they are, then what they hold where they are packed. */
    void stream(InputStream raw, String where, int depth) throws IOException {
      if (depth > DEEPEST) {
        throw new IOException(where + " is packed too deep");
      }
      var in = new BufferedInputStream(raw, CHUNK);
      in.mark(4);
      byte[] magic = in.readNBytes(4);
      in.reset();
      boolean zip = magic.length == 4 && head(magic, 0) == 0x504b0304;
      boolean gzip = magic.length == 4 && (magic[0] & 0xff) == 0x1f && (magic[1] & 0xff) == 0x8b;
      if (!zip && !gzip) {
        plain(in, where);
        return;
      }
      // a stored entry, a name or a comment stands in the packed bytes themselves
      byte[] packed = in.readAllBytes();
      plain(new ByteArrayInputStream(packed), where);
      var again = new ByteArrayInputStream(packed);
      if (gzip) {
        stream(new GZIPInputStream(again), where + "!", depth + 1);
        return;
      }
      // names come in whatever encoding; as bytes they were looked at above
      try (var entries = new ZipInputStream(again, StandardCharsets.ISO_8859_1)) {
        for (var entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
          byte[] name = entry.getName().getBytes(StandardCharsets.UTF_8);
          search(name, name.length, 0, name.length, where + "! (name)");
          stream(entries, where + "!", depth + 1);
        }
      }
    }

    private void plain(InputStream in, String where) throws IOException {
      // one byte before and one text after, so that neighbours and what spans two chunks are seen
      int kept = longest + 8;
      byte[] buffer = new byte[CHUNK + 2 * kept];
      int filled = 0;
      int from = 0;
      while (true) {
        int read = in.readNBytes(buffer, filled, buffer.length - filled);
        filled += read;
        bytes += read;
        boolean end = filled < buffer.length;
        int until = end ? filled : filled - kept;
        search(buffer, filled, from, until, where);
        if (end) {
          return;
        }
        int start = until - kept;
        System.arraycopy(buffer, start, buffer, 0, filled - start);
        filled -= start;
        from = kept;
      }
    }

    private void search(byte[] content, int length, int from, int until, String where) {
      for (int at = from; at < until && at + 4 <= length; at++) {
        int head = head(content, at);
        if (heads.get(folded(head))) {
          for (Term term : byHead.getOrDefault(head, List.of())) {
            if (matches(content, length, at, term)) {
              hits.add(where + " [" + term.encoding + "]");
            }
          }
        }
      }
    }
  }

  private static boolean matches(byte[] content, int length, int at, Term term) {
    int end = at + term.bytes.length;
    if (end > length) {
      return false;
    }
    for (int i = 0; i < term.bytes.length; i++) {
      if (content[at + i] != term.bytes[i]) {
        return false;
      }
    }
    return !term.number
        || (!wordBefore(content, at, term.unit) && !wordAt(content, length, end, term.unit));
  }

  private static boolean wordBefore(byte[] content, int at, int unit) {
    return at >= unit && wordAt(content, at, at - unit, unit);
  }

  /** Whether an ASCII digit or letter stands there, as part of a longer number or a hash. */
  private static boolean wordAt(byte[] content, int length, int at, int unit) {
    if (at + unit > length) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < unit; i++) {
      int one = content[at + i] & 0xff;
      if (sum != 0 && one != 0) {
        return false; // in UTF-16 an ASCII character has one empty byte
      }
      sum |= one;
    }
    return (sum >= '0' && sum <= '9') || (sum >= 'a' && sum <= 'z') || (sum >= 'A' && sum <= 'Z');
  }

  private static int head(byte[] bytes, int at) {
    return (bytes[at] & 0xff) << 24
        | (bytes[at + 1] & 0xff) << 16
        | (bytes[at + 2] & 0xff) << 8
        | (bytes[at + 3] & 0xff);
  }

  private static int folded(int head) {
    return (head * 0x9e3779b1) >>> (32 - HEADS);
  }
}
