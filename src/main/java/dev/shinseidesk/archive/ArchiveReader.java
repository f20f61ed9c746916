package dev.shinseidesk.archive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads an archive into a report, and single entries into memory. Any thread; keeps nothing. */
final class ArchiveReader {
  private static final int UNIX_TYPE = 0xF000;
  private static final int UNIX_LINK = 0xA000;
  private static final int UNIX_FILE = 0x8000;
  private static final int UNIX_FOLDER = 0x4000;

  private final ArchiveLimits limits;
  private final Map<DocumentInfo.Role, Pattern> roles;

  /**
   * Takes the bounds and the names.
   *
   * @throws java.util.regex.PatternSyntaxException when a pattern of the layout is none
   */
  ArchiveReader(ArchiveLimits limits, ArchiveLayout layout) {
    this.limits = limits;
    this.roles =
        Map.of(
            DocumentInfo.Role.FORM, Pattern.compile(layout.formPattern()),
            DocumentInfo.Role.ITEMS_CSV, Pattern.compile(layout.csvPattern()),
            DocumentInfo.Role.ITEMS_XML, Pattern.compile(layout.xmlPattern()));
  }

  /** What the archive holds; never throws for any bytes. */
  ArchiveReport read(byte[] zip) {
    if (zip.length > limits.maxArchiveBytes()) {
      return new ArchiveReport(List.of(), List.of(tooBig(zip.length, limits)), 0);
    }
    var directory = ZipDirectory.of(zip, limits.maxEntries());
    List<ArchiveProblem> problems = new ArrayList<>(directory.problems());
    List<DocumentInfo> documents = new ArrayList<>();
    if (!directory.unusable()) {
      list(directory, new Unpacker(zip, limits), documents, problems);
    }
    return new ArchiveReport(documents, problems, directory.count());
  }

  /**
   * The bytes of one document.
   *
   * @return null when they can't be read, when the entry is one that must not be used, or when they
   *     aren't the bytes the report told of
   */
  byte @Nullable [] content(byte[] zip, DocumentInfo document) {
    if (zip.length > limits.maxArchiveBytes()) {
      return null;
    }
    var directory = ZipDirectory.of(zip, limits.maxEntries());
    int index = document.index();
    if (directory.unusable() || index < 0 || index >= directory.entries().size()) {
      return null;
    }
    var entry = directory.entries().get(index);
    List<ArchiveProblem> problems = new ArrayList<>();
    var name = judged(entry, problems);
    if (problems.stream().anyMatch(ArchiveProblem::fatal)) {
      return null;
    }
    var unpacked = new Unpacker(zip, limits).unpack(entry, name.shown(), true);
    boolean same = document.sha256() != null && document.sha256().equals(unpacked.sha256());
    return same ? unpacked.bytes() : null;
  }

  /** The problem of an archive beyond the limit. */
  static ArchiveProblem tooBig(long bytes, ArchiveLimits limits) {
    return new ArchiveProblem(
        "archive-size",
        "",
        List.of(Long.toString(bytes), Long.toString(limits.maxArchiveBytes())),
        true);
  }

  private void list(
      ZipDirectory directory,
      Unpacker unpacker,
      List<DocumentInfo> documents,
      List<ArchiveProblem> problems) {
    Set<String> exact = new HashSet<>();
    Map<String, Boolean> alike = new HashMap<>();
    List<String> aside = new ArrayList<>();
    for (var entry : directory.entries()) {
      List<ArchiveProblem> own = new ArrayList<>();
      var name = judged(entry, own);
      if (name.bySystem()) {
        if (!entry.folder()) {
          aside.add(name.shown());
        }
        continue;
      }
      if (!exact.add(name.shown())) {
        own.add(problem("duplicate", name.shown(), false));
      } else if (clashes(alike, name, entry.folder())) {
        own.add(problem("duplicate-alike", name.shown(), false));
      }
      if (entry.folder()) {
        if (entry.size() > 0 || entry.packed() > 2) {
          own.add(problem("folder-with-data", name.shown(), false));
        }
      } else {
        boolean usable = own.stream().noneMatch(ArchiveProblem::fatal);
        documents.add(document(entry, name, usable, unpacker, own));
      }
      problems.addAll(own);
    }
    if (!aside.isEmpty()) {
      String names = String.join("、", aside.subList(0, Math.min(3, aside.size())));
      problems.add(problem("system-files", "", false, String.valueOf(aside.size()), names));
    }
  }

  /** Whether a file system without case would put two entries in one place. */
  private static boolean clashes(Map<String, Boolean> seen, EntryName name, boolean folder) {
    String key = name.key();
    while (key.endsWith("/")) {
      key = key.substring(0, key.length() - 1);
    }
    boolean clash = seen.containsKey(key) && !(folder && Boolean.TRUE.equals(seen.get(key)));
    seen.putIfAbsent(key, folder);
    for (int slash = key.lastIndexOf('/'); slash > 0; slash = key.lastIndexOf('/', slash - 1)) {
      clash |= Boolean.FALSE.equals(seen.putIfAbsent(key.substring(0, slash), true));
    }
    return clash;
  }

  private static EntryName judged(ZipDirectory.Entry entry, List<ArchiveProblem> problems) {
    var name = EntryName.of(entry);
    problems.addAll(name.problems());
    if (entry.local() != null) {
      problems.add(problem(entry.local(), name.shown(), true));
    }
    int type = entry.unixMode() & UNIX_TYPE;
    if (type == UNIX_LINK) {
      problems.add(problem("symlink", name.shown(), true));
    } else if (type != 0 && type != UNIX_FILE && type != UNIX_FOLDER) {
      problems.add(problem("special-file", name.shown(), true));
    }
    return name;
  }

  private DocumentInfo document(
      ZipDirectory.Entry entry,
      EntryName name,
      boolean usable,
      Unpacker unpacker,
      List<ArchiveProblem> problems) {
    var claimed = FileTypes.claimed(name.shown());
    var type = FileType.UNKNOWN;
    long size = entry.size();
    Unpacker.@Nullable Unpacked unpacked = null;
    if (usable && !unpacker.overTotal()) {
      unpacked = unpacker.unpack(entry, name.shown(), false);
      if (unpacked.problem() != null) {
        problems.add(unpacked.problem());
      }
    }
    if (unpacked != null && unpacked.sha256() != null) {
      size = unpacked.size();
      type = FileTypes.actual(unpacked.head(), claimed);
      judgeType(name.shown(), unpacked, claimed, type, problems);
    }
    return new DocumentInfo(
        entry.position(),
        name.shown(),
        name.encoding(),
        size,
        type,
        claimed,
        unpacked == null ? null : unpacked.sha256(),
        usable ? role(name.lastPart()) : DocumentInfo.Role.ATTACHMENT);
  }

  private static void judgeType(
      String name,
      Unpacker.Unpacked unpacked,
      FileType claimed,
      FileType type,
      List<ArchiveProblem> problems) {
    if (unpacked.size() == 0) {
      problems.add(problem("empty-file", name, false));
      return;
    }
    String foreign = FileTypes.foreign(unpacked.head());
    if (FileTypes.PROGRAM.equals(foreign)) {
      problems.add(problem("program", name, false));
    } else if (type == FileType.ZIP || foreign != null) {
      problems.add(problem("nested", name, false, foreign == null ? "ZIP" : foreign));
    }
    if (claimed == FileType.UNKNOWN) {
      problems.add(problem("ending", name, false));
    } else if (type != claimed) {
      problems.add(problem("wrong-type", name, false, claimed.name(), type.name()));
    }
  }

  private DocumentInfo.Role role(String name) {
    for (var role : DocumentInfo.Role.values()) {
      Pattern pattern = roles.get(role);
      if (pattern != null && pattern.matcher(name).matches()) {
        return role;
      }
    }
    return DocumentInfo.Role.ATTACHMENT;
  }

  private static ArchiveProblem problem(String key, String name, boolean fatal, String... facts) {
    return new ArchiveProblem(key, name, List.of(facts), fatal);
  }
}
