package dev.shinseidesk.archive;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Damages one part inside of a ZIP and packs it again, so that the damage reaches its reader. */
final class ZipDamage {
  private ZipDamage() {}

  /** The ZIP, which must be sound, with one of its parts damaged. */
  static byte[] inside(byte[] zip, Random random) {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        parts.put(entry.getName(), in.readAllBytes());
      }
      var names = parts.keySet().toArray(new String[0]);
      String chosen = names[random.nextInt(names.length)];
      parts.compute(chosen, (n, b) -> ReaderFuzz.damaged(b == null ? new byte[0] : b, random));
      var out = new ByteArrayOutputStream();
      try (var packed = new ZipOutputStream(out)) {
        packed.setLevel(1);
        for (var part : parts.entrySet()) {
          packed.putNextEntry(new ZipEntry(part.getKey()));
          packed.write(part.getValue());
          packed.closeEntry();
        }
      }
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
