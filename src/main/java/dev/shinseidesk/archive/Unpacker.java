package dev.shinseidesk.archive;

import dev.shinseidesk.application.Sha256;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.apache.commons.compress.compressors.deflate64.Deflate64CompressorInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Unpacks entries into memory, counting the bytes that really come out, whatever the archive
 * declares. One thread.
 */
final class Unpacker {
  /** From here on the ratio is looked at. */
  private static final long RATIO_FROM = 1L << 20;

  /** Stored, deflated, deflate64: what a portal or a desktop writes. */
  private static final Set<Integer> METHODS = Set.of(0, 8, 9);

  private static final int DEFLATED = 8;

  private final byte[] zip;
  private final ArchiveLimits limits;
  private final byte[] buffer = new byte[16_384];
  private long total;

  /** Over the bytes of one archive. */
  Unpacker(byte[] zip, ArchiveLimits limits) {
    this.zip = zip;
    this.limits = limits;
  }

  /**
   * One entry unpacked.
   *
   * @param size bytes that came out, also when it ended early
   * @param head the first bytes, at most {@link FileTypes#HEAD}
   * @param sha256 null when it could not be unpacked whole
   * @param bytes all of them, when asked for and whole
   * @param problem null when sound
   */
  @SuppressWarnings("ArrayRecordComponent") // bytes of a file; never compared
  record Unpacked(
      long size,
      byte[] head,
      @Nullable Sha256 sha256,
      byte @Nullable [] bytes,
      @Nullable ArchiveProblem problem) {}

  /** Whether the bytes of all entries together went over the limit. */
  boolean overTotal() {
    return total > limits.maxTotalBytes();
  }

  /**
   * Unpacks one entry; never throws for any bytes.
   *
   * @param name the name as shown, for the problem
   * @param keep whether the bytes are wanted; if not, only the head stays in memory
   */
  Unpacked unpack(ZipDirectory.Entry entry, String name, boolean keep) {
    if (entry.encrypted()) {
      return failed(0, "encrypted", name);
    }
    if (entry.data() < 0) {
      return failed(0, "local-header", name);
    }
    if (!METHODS.contains(entry.method())) {
      return failed(0, "unsupported-method", name, Integer.toString(entry.method()));
    }
    var digest = sha256();
    var crc = new CRC32();
    var head = new ByteArrayOutputStream();
    var kept = new ByteArrayOutputStream();
    long size = 0;
    int hidden;
    var packed = new ByteArrayInputStream(zip, entry.data(), (int) entry.packed());
    var inflater = new Inflater(true);
    try (InputStream in = unpacking(entry.method(), packed, inflater)) {
      int n;
      while ((n = in.read(buffer)) > 0) {
        size += n;
        total += n;
        String limit = limit(entry, size);
        if (limit != null) {
          return failed(size, limit, name, ratio(limit, entry, size), limitText(limit));
        }
        crc.update(buffer, 0, n);
        digest.update(buffer, 0, n);
        if (keep) {
          kept.write(buffer, 0, n);
        } else if (head.size() < FileTypes.HEAD) {
          head.write(buffer, 0, Math.min(n, FileTypes.HEAD - head.size()));
        }
      }
      hidden = entry.method() == DEFLATED ? inflater.getRemaining() + packed.available() : 0;
    } catch (IOException | RuntimeException e) {
      return failed(size, "broken-data", name);
    } finally {
      inflater.end();
    }
    if (crc.getValue() != entry.crc()) {
      return failed(size, "crc", name);
    }
    ArchiveProblem problem = null;
    if (size != entry.size()) {
      problem = told("size-differs", name, entry.size(), size);
    } else if (hidden > 0) {
      problem = told("hidden-data", name, hidden);
    }
    var sha256 = new Sha256(HexFormat.of().formatHex(digest.digest()));
    return new Unpacked(
        size, head.toByteArray(), sha256, keep ? kept.toByteArray() : null, problem);
  }

  private static InputStream unpacking(int method, InputStream packed, Inflater inflater) {
    return switch (method) {
      case 0 -> packed;
      case DEFLATED -> new InflaterInputStream(packed, inflater);
      default -> new Deflate64CompressorInputStream(packed);
    };
  }

  private static ArchiveProblem told(String key, String name, long... facts) {
    return new ArchiveProblem(
        key, name, Arrays.stream(facts).mapToObj(Long::toString).toList(), false);
  }

  private @Nullable String limit(ZipDirectory.Entry entry, long size) {
    if (size > limits.maxEntryBytes()) {
      return "entry-size";
    }
    if (overTotal()) {
      return "total-size";
    }
    long packed = Math.max(1, entry.packed());
    return size > RATIO_FROM && size / packed > limits.maxRatio() ? "ratio" : null;
  }

  private String ratio(String limit, ZipDirectory.Entry entry, long size) {
    return switch (limit) {
      case "ratio" -> Long.toString(size / Math.max(1, entry.packed()));
      case "total-size" -> Long.toString(total);
      default -> Long.toString(size);
    };
  }

  private String limitText(String limit) {
    return switch (limit) {
      case "ratio" -> Integer.toString(limits.maxRatio());
      case "total-size" -> Long.toString(limits.maxTotalBytes());
      default -> Long.toString(limits.maxEntryBytes());
    };
  }

  private static Unpacked failed(long size, String key, String name, String... facts) {
    String entry = key.equals("total-size") ? "" : name;
    return new Unpacked(
        size, new byte[0], null, null, new ArchiveProblem(key, entry, List.of(facts), true));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
