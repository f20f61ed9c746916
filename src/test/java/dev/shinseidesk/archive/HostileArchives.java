package dev.shinseidesk.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Archives a portal should never hand over, one constant per class of badness, each with the
 * problem key a reader must tell. Small: their bounds are {@link #LIMITS}.
 */
@SuppressWarnings("ImmutableEnumChecker") // the suppliers hold nothing
public enum HostileArchives {
  EMPTY("nothing", () -> new byte[0]),
  NOT_A_ZIP("not-zip", () -> "%PDF-1.7 これはZIPではない".getBytes(UTF_8)),
  HTML_ERROR_PAGE("not-zip", () -> "<html><body>503 ".repeat(9).getBytes(UTF_8)),
  ONE_BYTE("not-zip", () -> new byte[] {'P'}),
  CUT_IN_DATA("truncated", () -> cut(sound(), 0.4)),
  CUT_IN_DIRECTORY("truncated", () -> Arrays.copyOf(sound(), sound().length - 30)),
  COMMENT_CUT("truncated", () -> zip().with(z -> z.commentLength = 500).bytes()),
  TRAILING_DATA("trailing-data", () -> zip().with(z -> z.after = new byte[99]).bytes()),
  LEADING_DATA("leading-data", () -> zip().with(z -> z.before = new byte[77]).bytes()),
  HIDDEN_DATA("hidden-data", HostileArchives::hidden),
  TWO_DIRECTORIES("two-directories", HostileArchives::twoDirectories),
  SPLIT("split", () -> zip().with(z -> z.disk = 2).bytes()),
  DIRECTORY_OVERWRITTEN("broken-directory", HostileArchives::overwritten),
  DIRECTORY_OUTSIDE("broken-directory", () -> zip().with(z -> z.directoryOffset = 1 << 30).bytes()),
  DIRECTORY_TOO_LONG("broken-directory", () -> zip().with(z -> z.directorySize = 1 << 30).bytes()),
  ZIP64_LOCATOR_WRONG("broken-directory", HostileArchives::zip64Broken),
  NO_ENTRIES("no-entries", () -> new ZipCraft().bytes()),
  COUNT_TOO_LOW("count-differs", () -> two().with(z -> z.declaredCount = 1).bytes()),
  COUNT_TOO_HIGH("count-differs", () -> two().with(z -> z.declaredCount = 9).bytes()),
  TOO_MANY_ENTRIES("too-many-entries", () -> many(100_000, -1)),
  TOO_MANY_BUT_SAYS_ONE("too-many-entries", () -> many(5_000, 1)),
  OVERLAPPING("overlap", HostileArchives::overlapping),
  ZEROS_BOMB("ratio", () -> zip("書類.txt", new byte[20 << 20])),
  ENTRY_TOO_LARGE("entry-size", () -> zip("書類.txt", sparse(5 << 20, 1))),
  DECLARED_SMALL("ratio", HostileArchives::declaredSmall),
  TOTAL_TOO_LARGE("total-size", HostileArchives::total),
  NESTED_BOMB("nested", HostileArchives::nestedBomb),
  NESTED_RAR("nested", () -> zip("書類.rar", "Rar!\u001a\u0007\u0000...".getBytes(UTF_8))),
  ENCRYPTED("encrypted", () -> zip().add("秘密.pdf", text(), e -> e.flags |= 1).bytes()),
  ENCRYPTED_AES("encrypted", () -> zip().add("秘密.pdf", text(), e -> e.method = 99).bytes()),
  METHOD_UNKNOWN("unsupported-method", () -> zip().add("古.txt", text(), e -> e.method = 6).bytes()),
  METHOD_LZMA("unsupported-method", () -> zip().add("新.txt", text(), e -> e.method = 14).bytes()),
  CRC_WRONG("crc", () -> zip().add("破損.txt", text(), e -> e.crc ^= 1).bytes()),
  DATA_DAMAGED("broken-data", HostileArchives::damaged),
  DATA_CUT("broken-data", HostileArchives::dataCut),
  SIZE_DIFFERS("size-differs", () -> zip().add("嘘.txt", text(), e -> e.size = 3).bytes()),
  HEADER_SIZE_DIFFERS(
      "header-differs", () -> zip().add("嘘.txt", text(), e -> e.localSize = 3).bytes()),
  HEADER_METHOD_DIFFERS(
      "header-differs", () -> zip().add("嘘.txt", text(), e -> e.localMethod = 0).bytes()),
  HEADER_NAME_DIFFERS(
      "name-differs",
      () -> zip().add("a.txt", text(), e -> e.localName = "b.exe".getBytes(UTF_8)).bytes()),
  HEADER_OUTSIDE(
      "local-header", () -> zip().add("外.txt", text(), e -> e.offset = 0x7FFFFFF0L).bytes()),
  DATA_BEYOND_DIRECTORY(
      "local-header", () -> zip().add("長.txt", text(), e -> e.packedSize = 100_000).bytes()),
  SYMLINK("symlink", () -> mode(0xA1FF)),
  DEVICE("special-file", () -> mode(0x6180)),
  FOLDER_WITH_DATA("folder-with-data", () -> zip().add("箱/", text()).bytes()),
  TRAVERSAL("traversal", () -> zip("../../etc/passwd.txt", text())),
  TRAVERSAL_INSIDE("traversal", () -> zip("添付/../../書類.txt", text())),
  TRAVERSAL_BACKSLASH("traversal", () -> zip("..\\..\\Windows\\win.txt", text())),
  ABSOLUTE("absolute", () -> zip("/etc/cron.d/書類.txt", text())),
  NETWORK_SHARE("absolute", () -> zip("\\\\server\\share\\書類.txt", text())),
  DRIVE("drive", () -> zip("C:\\Users\\書類.txt", text())),
  BACKSLASH("backslash", () -> zip("添付\\書類.txt", text())),
  CONTROL("control", () -> zip("書類\r\n\u0007.txt", text())),
  NUL_IN_NAME("control", () -> zip("書類.txt\u0000.exe", text())),
  BIDI("bidi", () -> zip("書類\u202Efdp.exe", text())),
  NAME_EMPTY("name-empty", () -> zip("", text())),
  NAME_NEITHER(
      "name-damaged", () -> raw(new byte[] {(byte) 0x81, (byte) 0xFF, (byte) 0xFD, '.'}, 0)),
  NAME_NOT_UTF8("name-damaged", () -> raw(new byte[] {-1, -2, 46, 112, 100, 102}, 0x800)),
  NAME_LONG("name-long", () -> zip("長".repeat(20_000) + ".txt", text())),
  NAME_DEVICE("name-reserved", () -> zip("CON.txt", text())),
  NAME_STREAM("name-reserved", () -> zip("書類.txt:隠し", text())),
  DUPLICATE("duplicate", () -> zip().add("同.txt", text()).add("同.txt", new byte[3]).bytes()),
  DUPLICATE_CASE(
      "duplicate-alike", () -> zip().add("Ａ.txt", text()).add("a.TXT", new byte[3]).bytes()),
  DUPLICATE_NORMALISED(
      "duplicate-alike", () -> zip().add("ガ.txt", text()).add("カ\u3099.txt", text()).bytes()),
  FILE_AND_FOLDER(
      "duplicate-alike", () -> zip().add("書類.txt", text()).add("書類.txt/中.txt", text()).bytes()),
  EMPTY_FILE("empty-file", () -> zip("空.pdf", new byte[0])),
  ENDING("ending", () -> zip("書類.html", text())),
  PROGRAM("program", () -> zip("書類.pdf", "MZ\u0000\u0001\u0000program".getBytes(UTF_8))),
  WRONG_TYPE("wrong-type", () -> zip("写真.jpg", "%PDF-1.7\n".getBytes(UTF_8)));

  /** Bounds these archives are made for. */
  public static final ArchiveLimits LIMITS =
      new ArchiveLimits(64L << 20, 1_000, 4L << 20, 8L << 20, 200);

  private final String key;
  private final Supplier<byte[]> bytes;

  HostileArchives(String key, Supplier<byte[]> bytes) {
    this.key = key;
    this.bytes = bytes;
  }

  /** Key of the problem a reader must tell. */
  public String key() {
    return key;
  }

  /** The archive, made afresh; the same bytes each time. */
  public byte[] bytes() {
    return bytes.get();
  }

  private static ZipCraft zip() {
    return new ZipCraft().add("申請書_1.txt", "本文".getBytes(UTF_8));
  }

  private static byte[] zip(String name, byte[] data) {
    return zip().add(name, data).bytes();
  }

  private static ZipCraft two() {
    return zip().add("二.txt", text());
  }

  private static byte[] sound() {
    return two().bytes();
  }

  private static byte[] text() {
    return "同じ文字が続く本文。".repeat(50).getBytes(UTF_8);
  }

  private static byte[] cut(byte[] bytes, double part) {
    return Arrays.copyOf(bytes, (int) (bytes.length * part));
  }

  private static byte[] raw(byte[] name, int flags) {
    return zip().add(name, flags, text(), e -> {}).bytes();
  }

  private static byte[] mode(int mode) {
    return zip()
        .add(
            "リンク.txt",
            text(),
            e -> {
              e.madeBy = 3 << 8;
              e.external = mode << 16;
            })
        .bytes();
  }

  private static byte[] hidden() {
    byte[] inner = "どの目録にもない".repeat(9).getBytes(UTF_8);
    return zip().add("一.txt", text(), e -> e.packed = join(e.packed, inner)).bytes();
  }

  private static byte[] twoDirectories() {
    byte[] second = zip("別.txt", text());
    return two().with(z -> z.comment = second).bytes();
  }

  private static byte[] overwritten() {
    byte[] bytes = sound();
    int at = bytes.length - 22 - 46 - "二.txt".getBytes(UTF_8).length;
    Arrays.fill(bytes, at, at + 4, (byte) 'X');
    return bytes;
  }

  private static byte[] zip64Broken() {
    byte[] bytes = two().with(z -> z.zip64 = true).bytes();
    int record = bytes.length - 22 - 20 - 56;
    bytes[record] = 0;
    return bytes;
  }

  /** Many small entries, the end claiming another number where asked. */
  static byte[] many(int count, int declared) {
    var zip = new ZipCraft();
    byte[] data = {'x'};
    for (int i = 0; i < count; i++) {
      zip.add("f" + i + ".txt", data, e -> e.store(data));
    }
    return zip.with(z -> z.declaredCount = declared).with(z -> z.zip64 = declared < 0).bytes();
  }

  /** Many names over one and the same data, as the best bombs have it. */
  private static byte[] overlapping() {
    byte[] data = new byte[900_000];
    var zip = new ZipCraft().add("核.txt", data);
    for (int i = 0; i < 500; i++) {
      zip.add(
          "核.txt",
          data,
          e -> {
            e.inDirectoryOnly = true;
            e.offset = 0;
          });
    }
    return zip.bytes();
  }

  /** Bytes that deflate well, but less than 200 times. */
  static byte[] sparse(int size, int seed) {
    byte[] bytes = new byte[size];
    var random = new Random(seed);
    byte[] grain = new byte[160];
    for (int at = 0; at + 160 < size; at += 16_384) {
      random.nextBytes(grain);
      System.arraycopy(grain, 0, bytes, at, 160);
    }
    return bytes;
  }

  private static byte[] declaredSmall() {
    return zip()
        .add(
            "小.txt",
            new byte[20 << 20],
            e -> {
              e.size = 100;
              e.localSize = 100;
            })
        .bytes();
  }

  private static byte[] total() {
    var zip = zip();
    for (int i = 0; i < 4; i++) {
      zip.add("書類" + i + ".txt", sparse((4 << 20) - 10, i));
    }
    return zip.bytes();
  }

  private static byte[] nestedBomb() {
    byte[] inner = new ZipCraft().add("0.dll", new byte[4 << 20]).bytes();
    for (int depth = 0; depth < 5; depth++) {
      var layer = new ZipCraft();
      for (int i = 0; i < 16; i++) {
        byte[] below = inner;
        layer.add("lib " + i + ".zip", below);
      }
      inner = layer.bytes();
    }
    return inner;
  }

  private static byte[] damaged() {
    return zip().add("破損.txt", text(), e -> Arrays.fill(e.packed, (byte) 0xFF)).bytes();
  }

  private static byte[] dataCut() {
    return zip()
        .add(
            "切.txt",
            text(),
            e -> {
              e.packed = Arrays.copyOf(e.packed, e.packed.length / 2);
              e.packedSize = e.packed.length;
            })
        .bytes();
  }

  private static byte[] join(byte[] a, byte[] b) {
    byte[] joined = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, joined, a.length, b.length);
    return joined;
  }
}
