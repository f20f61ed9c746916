package dev.shinseidesk.archive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.poi.openxml4j.util.ZipEntrySource;
import org.jspecify.annotations.Nullable;

/**
 * The parts of an office document, given to POI through the desk's own ZIP reader: the limits are
 * those of an application's ZIP, what the directory doesn't name doesn't exist, and nothing passes
 * through a file. One thread.
 */
final class OfficeParts implements ZipEntrySource {
  private final byte[] zip;
  private final ArchiveLimits limits;
  private final Unpacker unpacker;
  private final Map<String, ZipDirectory.Entry> entries = new LinkedHashMap<>();
  private boolean closed;
  private boolean bomb;

  private OfficeParts(byte[] zip, ArchiveLimits limits, ZipDirectory directory) {
    this.zip = zip;
    this.limits = limits;
    this.unpacker = new Unpacker(zip, limits);
    for (var entry : directory.entries()) {
      if (!entry.folder()) {
        entries.putIfAbsent(new String(entry.rawName(), StandardCharsets.UTF_8), entry);
      }
    }
  }

  /** The parts; null when the ZIP can't be used or holds too many. */
  static @Nullable OfficeParts of(byte[] zip, ArchiveLimits limits) {
    var directory = ZipDirectory.of(zip, limits.maxEntries());
    return directory.unusable() ? null : new OfficeParts(zip, limits, directory);
  }

  /** Whether a part was refused because it unpacks beyond the limits. */
  boolean bomb() {
    return bomb;
  }

  /** Names of the parts, in the directory's order. */
  Iterable<String> names() {
    return entries.keySet();
  }

  /** A part's bytes; null where there is none or it can't be read. */
  byte @Nullable [] bytes(String name) {
    return unpack(unpacker, name);
  }

  /** A part's bytes by a reader of its own, so that looking at a picture often fills no limit. */
  byte @Nullable [] afresh(String name) {
    return unpack(new Unpacker(zip, limits), name);
  }

  private byte @Nullable [] unpack(Unpacker by, String name) {
    var entry = entries.get(name);
    if (entry == null) {
      return null;
    }
    var unpacked = by.unpack(entry, name, true);
    var problem = unpacked.problem();
    if (problem != null) {
      bomb |= List.of("ratio", "entry-size", "total-size").contains(problem.key());
    }
    return unpacked.bytes();
  }

  @Override
  public Enumeration<? extends ZipArchiveEntry> getEntries() {
    return Collections.enumeration(entries.keySet().stream().map(ZipArchiveEntry::new).toList());
  }

  @Override
  public @Nullable ZipArchiveEntry getEntry(String path) {
    String name = path.startsWith("/") ? path.substring(1) : path;
    if (entries.containsKey(name)) {
      return new ZipArchiveEntry(name);
    }
    for (String other : entries.keySet()) {
      if (other.equalsIgnoreCase(name)) {
        return new ZipArchiveEntry(other);
      }
    }
    return null;
  }

  @Override
  public InputStream getInputStream(ZipArchiveEntry entry) throws IOException {
    byte[] bytes = bytes(entry.getName());
    if (bytes == null) {
      throw new IOException("part can't be read");
    }
    return new ByteArrayInputStream(bytes);
  }

  @Override
  public void close() {
    closed = true;
  }

  @Override
  public boolean isClosed() {
    return closed;
  }
}
