package dev.shinseidesk.archive;

import static dev.shinseidesk.archive.Characters.startsWith;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a file is by its first bytes, and what its name claims. Pure functions. */
final class FileTypes {
  /** How many first bytes a judgement needs. */
  static final int HEAD = 8_192;

  /** The 16 endings a resident may add (portal FAQ). */
  private static final Map<String, FileType> ENDINGS =
      Map.ofEntries(
          Map.entry("xls", FileType.OFFICE_BINARY),
          Map.entry("doc", FileType.OFFICE_BINARY),
          Map.entry("ppt", FileType.OFFICE_BINARY),
          Map.entry("xlsx", FileType.OFFICE_XML),
          Map.entry("docx", FileType.OFFICE_XML),
          Map.entry("pptx", FileType.OFFICE_XML),
          Map.entry("pdf", FileType.PDF),
          Map.entry("jpeg", FileType.JPEG),
          Map.entry("jpg", FileType.JPEG),
          Map.entry("png", FileType.PNG),
          Map.entry("gif", FileType.GIF),
          Map.entry("tiff", FileType.TIFF),
          Map.entry("tif", FileType.TIFF),
          Map.entry("xml", FileType.XML),
          Map.entry("txt", FileType.TEXT),
          Map.entry("csv", FileType.CSV));

  private static final List<String> OFFICE_PARTS =
      List.of("[Content_Types].xml", "_rels/", "docProps/", "word/", "xl/", "ppt/", "customXml/");

  /** What {@link #foreign} calls an executable. */
  static final String PROGRAM = "program";

  private FileTypes() {}

  /** By the name's ending; UNKNOWN for endings a resident can't add. */
  static FileType claimed(String name) {
    int dot = name.lastIndexOf('.');
    return dot < 0
        ? FileType.UNKNOWN
        : ENDINGS.getOrDefault(name.substring(dot + 1).toLowerCase(Locale.ROOT), FileType.UNKNOWN);
  }

  /**
   * By the first bytes. CSV and plain text look alike, as may XML without its declaration, so there
   * the claim decides.
   */
  static FileType actual(byte[] head, FileType claimed) {
    FileType binary = binary(head);
    if (binary != FileType.UNKNOWN || head.length == 0 || foreign(head) != null) {
      return binary;
    }
    String text = text(head);
    if (text == null) {
      return FileType.UNKNOWN;
    }
    String start = text.stripLeading();
    if (start.startsWith("<?xml") || (claimed == FileType.XML && start.startsWith("<"))) {
      return FileType.XML;
    }
    return claimed == FileType.CSV ? FileType.CSV : FileType.TEXT;
  }

  private static FileType binary(byte[] head) {
    int pdf = pdfStart(head);
    if (pdf >= 0 && !leading(head, pdf)) {
      return FileType.PDF;
    }
    if (startsWith(head, 0xFF, 0xD8, 0xFF)) {
      return FileType.JPEG;
    }
    if (startsWith(head, 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A)) {
      return FileType.PNG;
    }
    if (startsWith(head, 'G', 'I', 'F', '8', '7', 'a')
        || startsWith(head, 'G', 'I', 'F', '8', '9', 'a')) {
      return FileType.GIF;
    }
    // 43: the form for large files
    if (startsWith(head, 'I', 'I', 42, 0)
        || startsWith(head, 'M', 'M', 0, 42)
        || startsWith(head, 'I', 'I', 43, 0)
        || startsWith(head, 'M', 'M', 0, 43)) {
      return FileType.TIFF;
    }
    if (startsWith(head, 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1)) {
      return FileType.OFFICE_BINARY;
    }
    if (startsWith(head, 'P', 'K', 3, 4)) {
      return office(head) ? FileType.OFFICE_XML : FileType.ZIP;
    }
    if (startsWith(head, 'P', 'K', 5, 6)) {
      return FileType.ZIP;
    }
    // with something before it, and nothing else that is known
    return pdf >= 0 && foreign(head) == null ? FileType.PDF : FileType.UNKNOWN;
  }

  /**
   * Where the mark of a PDF stands among the first 1,024 bytes, as readers look for it.
   *
   * @return -1 where it doesn't
   */
  static int pdfStart(byte[] head) {
    String start = new String(head, 0, Math.min(head.length, 1_029), StandardCharsets.ISO_8859_1);
    return start.indexOf("%PDF-");
  }

  /** Whether more than blanks and a byte order mark stands before that place. */
  static boolean leading(byte[] head, int start) {
    return start > 0
        && !new String(head, 0, start, StandardCharsets.ISO_8859_1)
            .replace("\u00EF\u00BB\u00BF", "")
            .isBlank();
  }

  private static boolean office(byte[] head) {
    if (head.length < 30) {
      return false;
    }
    int length = (head[26] & 0xFF) | (head[27] & 0xFF) << 8;
    if (30 + length > head.length) {
      return false;
    }
    String first = new String(head, 30, length, StandardCharsets.ISO_8859_1);
    return OFFICE_PARTS.stream().anyMatch(first::startsWith);
  }

  /** Archives other than ZIP and programs, by name; null for anything else. */
  static @Nullable String foreign(byte[] head) {
    boolean program = startsWith(head, 'M', 'Z') && text(head) == null;
    if (program || startsWith(head, 0x7F, 'E', 'L', 'F')) {
      return PROGRAM;
    }
    if (startsWith(head, 'R', 'a', 'r', '!')) {
      return "RAR";
    }
    if (startsWith(head, '7', 'z', 0xBC, 0xAF, 0x27, 0x1C)) {
      return "7z";
    }
    if (startsWith(head, 0x1F, 0x8B)) {
      return "gzip";
    }
    if (startsWith(head, 'B', 'Z', 'h')) {
      return "bzip2";
    }
    if (startsWith(head, 0xFD, '7', 'z', 'X', 'Z', 0)) {
      return "xz";
    }
    if (startsWith(head, 'M', 'S', 'C', 'F')) {
      return "CAB";
    }
    if (head.length > 6 && head[2] == '-' && head[3] == 'l' && head[6] == '-') {
      return "LHA";
    }
    return head.length > 262
            && new String(head, 257, 5, StandardCharsets.ISO_8859_1).equals("ustar")
        ? "tar"
        : null;
  }

  /** Pictures and documents the desk can't show, by the name people know; null for others. */
  static @Nullable String named(byte[] head) {
    if (head.length > 12
        && startsWith(java.util.Arrays.copyOfRange(head, 4, 8), 'f', 't', 'y', 'p')) {
      String brand = new String(head, 8, 4, StandardCharsets.ISO_8859_1);
      return switch (brand) {
        case "heic", "heix", "hevc", "hevx", "heim", "heis", "mif1", "msf1" -> "HEIC";
        case "avif", "avis" -> "AVIF";
        case "qt  " -> "QuickTime";
        default -> "MP4";
      };
    }
    if (startsWith(head, 'R', 'I', 'F', 'F') && head.length > 12) {
      return new String(head, 8, 4, StandardCharsets.ISO_8859_1).equals("WEBP") ? "WebP" : "RIFF";
    }
    if (startsWith(head, 'B', 'M') && head.length > 26) {
      return "BMP";
    }
    if (startsWith(head, '8', 'B', 'P', 'S')) {
      return "Photoshop";
    }
    if (startsWith(head, 0, 0, 0, 12, 'j', 'P') || startsWith(head, 0xFF, 0x4F, 0xFF, 0x51)) {
      return "JPEG 2000";
    }
    return startsWith(head, 'I', 'D', '3') ? "MP3" : foreign(head);
  }

  /** The head as text; null when it is none. A character cut off at the very end doesn't count. */
  private static @Nullable String text(byte[] head) {
    for (int cut = 0; cut < 4 && cut < head.length; cut++) {
      byte[] part = cut == 0 ? head : java.util.Arrays.copyOf(head, head.length - cut);
      var decoded = TextEncoding.guess(part).decoded();
      // a text stays a text with a few unsound bytes; what is wrong with it is said beside it
      boolean text = Characters.unsound(decoded.text()) * 8 <= part.length;
      if (!decoded.damaged() || (text && head.length < HEAD)) {
        boolean binary =
            decoded.text().codePoints().anyMatch(c -> c < 0x20 && "\t\n\r\f".indexOf(c) < 0);
        return binary ? null : decoded.text();
      }
      if (head.length < HEAD) {
        return null;
      }
    }
    return null;
  }
}
