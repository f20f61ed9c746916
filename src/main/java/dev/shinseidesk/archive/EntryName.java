package dev.shinseidesk.archive;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An entry's name: decoded, made safe to show, and judged. It is never used as a path.
 *
 * @param shown control and direction characters as [U+XXXX], undecodable bytes as \xNN, cut when
 *     very long
 * @param encoding how it was decoded
 * @param key equal for names that a file system without case or normalisation takes for the same
 * @param problems what is wrong with it
 */
record EntryName(String shown, String encoding, String key, List<ArchiveProblem> problems) {
  private static final int MAX_SHOWN = 255;
  private static final Pattern DRIVE = Pattern.compile("^[A-Za-z]:.*", Pattern.DOTALL);
  private static final Pattern NOT_ON_WINDOWS = Pattern.compile(".*[:<>\"|?*].*", Pattern.DOTALL);
  private static final Pattern DEVICE =
      Pattern.compile("(?i)(con|prn|aux|nul|com[1-9]|lpt[1-9])(\\..*)?", Pattern.DOTALL);
  private static final Set<Integer> DIRECTION =
      Set.of(
          0x061C, 0x200E, 0x200F, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068,
          0x2069);

  static EntryName of(ZipDirectory.Entry entry) {
    Characters.Decoded name = decode(entry);
    String text = name.text();
    String shown = shown(text);
    List<ArchiveProblem> problems = new ArrayList<>();
    judge(entry, name, shown, problems);
    String key =
        Normalizer.normalize(
            Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replace('\\', '/')
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT),
            Normalizer.Form.NFKC);
    return new EntryName(shown, name.encoding(), key, List.copyOf(problems));
  }

  /** Part after the last separator; what the patterns of the layout are matched against. */
  String lastPart() {
    return shown.substring(Math.max(shown.lastIndexOf('/'), shown.lastIndexOf('\\')) + 1);
  }

  /** Whether the resident's system added it on its own: it is nothing of the filing. */
  boolean bySystem() {
    String last = lastPart();
    return shown.startsWith("__MACOSX/")
        || last.startsWith("._")
        || last.equals(".DS_Store")
        || last.equalsIgnoreCase("Thumbs.db")
        || last.equalsIgnoreCase("desktop.ini");
  }

  private static Characters.Decoded decode(ZipDirectory.Entry entry) {
    byte[] raw = entry.rawName();
    if (entry.utf8Flag()) {
      var flagged = Characters.lenient(raw, StandardCharsets.UTF_8);
      // programs on Windows set the flag over bytes of Windows
      String windows = flagged.damaged() ? Characters.strict(raw, Characters.WINDOWS_31J) : null;
      return windows == null
          ? flagged
          : new Characters.Decoded(windows, "Windows-31J (flag says UTF-8)", false);
    }
    if (entry.unicodeName() != null) {
      return new Characters.Decoded(entry.unicodeName(), "UTF-8 (Unicode extra field)", false);
    }
    String ascii = Characters.strict(raw, StandardCharsets.US_ASCII);
    if (ascii != null) {
      return new Characters.Decoded(ascii, "US-ASCII", false);
    }
    String utf8 = Characters.strict(raw, StandardCharsets.UTF_8);
    if (utf8 != null) {
      return new Characters.Decoded(utf8, "UTF-8 (no flag)", false);
    }
    var japanese = Characters.lenient(raw, Characters.WINDOWS_31J);
    return new Characters.Decoded(japanese.text(), "Windows-31J", japanese.damaged());
  }

  private static String shown(String text) {
    var out = new StringBuilder();
    text.codePoints()
        .limit(MAX_SHOWN)
        .forEach(c -> {
          if (unsafe(c)) {
            out.append(String.format(Locale.ROOT, "[U+%04X]", c));
          } else {
            out.appendCodePoint(c);
          }
        });
    long length = text.codePointCount(0, text.length());
    return length > MAX_SHOWN ? out.append("…[").append(length).append(']').toString() : out + "";
  }

  private static boolean unsafe(int c) {
    int type = Character.getType(c);
    return Character.isISOControl(c)
        || DIRECTION.contains(c)
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR
        || type == Character.SURROGATE;
  }

  private static void judge(
      ZipDirectory.Entry entry,
      Characters.Decoded name,
      String shown,
      List<ArchiveProblem> problems) {
    String text = name.text();
    // the desk's own sign for a byte that can't be read is no folder's
    String readable = name.damaged() ? text.replace("\\x", "?x") : text;
    String slashes = readable.replace('\\', '/');
    if (text.isEmpty()) {
      problems.add(problem("name-empty", shown, false));
    }
    if (name.damaged()) {
      problems.add(problem("name-damaged", shown, false));
    }
    if (List.of(slashes.split("/", -1)).contains("..")) {
      problems.add(problem("traversal", shown, true));
    }
    if (slashes.startsWith("/")) {
      problems.add(problem("absolute", shown, true));
    }
    if (DRIVE.matcher(text).matches()) {
      problems.add(problem("drive", shown, true));
    } else if (notOnWindows(slashes, entry.folder())) {
      problems.add(problem("name-reserved", shown, false));
    }
    if (text.indexOf('\\') >= 0 && !name.damaged()) {
      problems.add(problem("backslash", shown, false));
    }
    if (text.codePoints().anyMatch(DIRECTION::contains)) {
      problems.add(problem("bidi", shown, false));
    }
    if (text.codePoints().anyMatch(c -> unsafe(c) && !DIRECTION.contains(c))) {
      problems.add(problem("control", shown, false));
    }
    if (text.codePointCount(0, text.length()) > MAX_SHOWN) {
      problems.add(problem("name-long", shown, false));
    }
  }

  private static boolean notOnWindows(String slashes, boolean folder) {
    String[] parts = slashes.split("/", -1);
    for (int i = 0; i < parts.length; i++) {
      String part = parts[i];
      boolean last = i == parts.length - 1;
      if (part.equals("..") || part.equals(".") || (part.isEmpty() && last && folder)) {
        continue;
      }
      if (DEVICE.matcher(part).matches()
          || NOT_ON_WINDOWS.matcher(part).matches()
          || part.endsWith(".")
          || part.endsWith(" ")) {
        return true;
      }
    }
    return false;
  }

  private static ArchiveProblem problem(String key, String shown, boolean fatal) {
    return new ArchiveProblem(key, shown, List.of(), fatal);
  }
}
