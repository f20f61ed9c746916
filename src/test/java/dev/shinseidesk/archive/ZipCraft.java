package dev.shinseidesk.archive;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;

/** Writes ZIPs byte by byte, sound by default, with every field open to being written wrongly. */
public final class ZipCraft {
  /** One entry; every field may be changed before it is written. */
  public static final class Entry {
    public byte[] name;
    public byte[] localName;
    public byte[] packed;
    public int method = 8;
    public int localMethod = -1;
    public int flags;
    public int localFlags = -1;
    public long crc;
    public long size;
    public long packedSize;
    public long localSize = -1;
    public int madeBy;
    public int external;
    public byte[] extra = new byte[0];
    public long offset = -1;
    public boolean inDirectoryOnly;

    Entry(byte[] name, byte[] data, byte[] packed) {
      this.name = name;
      this.localName = name;
      this.size = data.length;
      this.packed = packed;
      this.packedSize = packed.length;
      var sum = new CRC32();
      sum.update(data);
      this.crc = sum.getValue();
    }

    /** Unpacked as it stands. */
    public void store(byte[] data) {
      method = 0;
      packed = data;
      packedSize = data.length;
    }
  }

  public byte[] before = new byte[0];
  public byte[] after = new byte[0];
  public byte[] comment = new byte[0];
  public int commentLength = -1;
  public int declaredCount = -1;
  public int disk;
  public long directorySize = -1;
  public long directoryOffset = -1;
  public boolean zip64;
  private final List<Entry> entries = new ArrayList<>();

  /** What the same array deflated to before: bombs repeat it. */
  private byte @Nullable [] last;

  private byte @Nullable [] lastData;

  /** An entry of a UTF-8 name with the flag. */
  public ZipCraft add(String name, byte[] data) {
    return add(name, data, e -> {});
  }

  /** An entry, changed as wanted. */
  public ZipCraft add(String name, byte[] data, Consumer<Entry> change) {
    return add(name.getBytes(StandardCharsets.UTF_8), 0x800, data, change);
  }

  /** An entry of raw name bytes and flags. */
  public ZipCraft add(byte[] name, int flags, byte[] data, Consumer<Entry> change) {
    if (last == null || lastData == null || !Arrays.equals(lastData, data)) {
      last = deflate(data);
      lastData = data;
    }
    var entry = new Entry(name, data, last.clone());
    entry.flags = flags;
    change.accept(entry);
    entries.add(entry);
    return this;
  }

  /** Changes the archive as a whole. */
  public ZipCraft with(Consumer<ZipCraft> change) {
    change.accept(this);
    return this;
  }

  /** Deflated, without header. */
  public static byte[] deflate(byte[] data) {
    var deflater = new Deflater(6, true);
    deflater.setInput(data);
    deflater.finish();
    var out = new ByteArrayOutputStream();
    byte[] buffer = new byte[65_536];
    while (!deflater.finished()) {
      out.write(buffer, 0, deflater.deflate(buffer));
    }
    deflater.end();
    return out.toByteArray();
  }

  /** The archive's bytes. */
  public byte[] bytes() {
    var out = new ByteArrayOutputStream();
    out.writeBytes(before);
    List<Long> offsets = new ArrayList<>();
    for (Entry e : entries) {
      offsets.add(e.offset >= 0 ? e.offset : out.size() - before.length);
      if (!e.inDirectoryOnly) {
        out.writeBytes(local(e));
      }
    }
    int start = out.size();
    for (int i = 0; i < entries.size(); i++) {
      out.writeBytes(central(entries.get(i), offsets.get(i)));
    }
    int end = out.size();
    long size = directorySize >= 0 ? directorySize : end - start;
    long offset = directoryOffset >= 0 ? directoryOffset : start - before.length;
    int count = declaredCount >= 0 ? declaredCount : entries.size();
    if (zip64) {
      out.writeBytes(
          le(76)
              .putInt(0x06064b50)
              .putLong(44)
              .putShort((short) 45)
              .putShort((short) 45)
              .putInt(0)
              .putInt(0)
              .putLong(count)
              .putLong(count)
              .putLong(size)
              .putLong(offset)
              .putInt(0x07064b50)
              .putInt(0)
              .putLong(end - before.length)
              .putInt(1)
              .array());
    }
    out.writeBytes(
        le(22)
            .putInt(0x06054b50)
            .putShort((short) disk)
            .putShort((short) disk)
            .putShort((short) (zip64 ? 0xFFFF : count))
            .putShort((short) (zip64 ? 0xFFFF : count))
            .putInt((int) (zip64 ? 0xFFFFFFFF : size))
            .putInt((int) (zip64 ? 0xFFFFFFFF : offset))
            .putShort((short) (commentLength >= 0 ? commentLength : comment.length))
            .array());
    out.writeBytes(comment);
    out.writeBytes(after);
    return out.toByteArray();
  }

  private static byte[] local(Entry e) {
    var head =
        le(30)
            .putInt(0x04034b50)
            .putShort((short) 20)
            .putShort((short) (e.localFlags >= 0 ? e.localFlags : e.flags))
            .putShort((short) (e.localMethod >= 0 ? e.localMethod : e.method))
            .putInt(0x5B760000)
            .putInt((int) e.crc)
            .putInt((int) e.packedSize)
            .putInt((int) (e.localSize >= 0 ? e.localSize : e.size))
            .putShort((short) e.localName.length)
            .putShort((short) 0)
            .array();
    var out = new ByteArrayOutputStream();
    out.writeBytes(head);
    out.writeBytes(e.localName);
    out.writeBytes(e.packed);
    return out.toByteArray();
  }

  private static byte[] central(Entry e, long offset) {
    var head =
        le(46)
            .putInt(0x02014b50)
            .putShort((short) e.madeBy)
            .putShort((short) 20)
            .putShort((short) e.flags)
            .putShort((short) e.method)
            .putInt(0x5B760000)
            .putInt((int) e.crc)
            .putInt((int) e.packedSize)
            .putInt((int) e.size)
            .putShort((short) e.name.length)
            .putShort((short) e.extra.length)
            .putShort((short) 0)
            .putShort((short) 0)
            .putShort((short) 0)
            .putInt(e.external)
            .putInt((int) offset)
            .array();
    var out = new ByteArrayOutputStream();
    out.writeBytes(head);
    out.writeBytes(e.name);
    out.writeBytes(e.extra);
    return out.toByteArray();
  }

  private static ByteBuffer le(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }
}
