package dev.shinseidesk.residents;

import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Problem.Kind;
import dev.shinseidesk.application.Sha256;
import dev.shinseidesk.residents.LinkFiles.Found;
import dev.shinseidesk.residents.NumberLinkDesk.Consent;
import dev.shinseidesk.residents.NumberLinkDesk.ImportReport;
import dev.shinseidesk.residents.NumberLinkDesk.Preview;
import dev.shinseidesk.residents.NumberLinkDesk.UnreadableLine;
import dev.shinseidesk.residents.NumberLinkImports.FileMark;
import dev.shinseidesk.residents.NumberLinkImports.Prepared;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A preview and what is needed to bring it into force.
 *
 * @param prepared null where the file is in force already
 * @param unreadableShare of its lines, 0 to 1
 */
record OpenPreview(
    Preview preview,
    @Nullable Prepared prepared,
    FileMark file,
    Sha256 hash,
    double unreadableShare) {
  /** A file that is in force already. */
  static OpenPreview known(
      String id, NumberLinkSource source, Found found, Sha256 hash, long serials) {
    return new OpenPreview(
        preview(id, source, found, new Prepared(0, 0, 0, 0, serials, serials), null, Set.of()),
        null,
        found.file(),
        hash,
        0);
  }

  /** A file read to its end. */
  static OpenPreview read(
      String id, NumberLinkSource source, Found found, Sha256 hash, LinkReading.Read read) {
    Prepared prepared = read.prepared();
    Set<Consent> needed = EnumSet.noneOf(Consent.class);
    if (prepared.after() < prepared.before() * (1 - source.shrinkShare())) {
      needed.add(Consent.SHRINK);
    }
    if (read.lines().unreadable() > 0) {
      needed.add(Consent.UNREADABLE_LINES);
    }
    return new OpenPreview(
        preview(id, source, found, prepared, read.lines(), needed),
        prepared,
        found.file(),
        hash,
        (double) read.lines().unreadable() / Math.max(1, read.lines().read()));
  }

  private static Preview preview(
      String id,
      NumberLinkSource source,
      Found found,
      Prepared prepared,
      @Nullable LinkFileLines lines,
      Set<Consent> needed) {
    return new Preview(
        id,
        source.id(),
        found.file().name(),
        found.extent(),
        found.asOf(),
        lines == null ? 0 : lines.read(),
        prepared.added(),
        prepared.changed(),
        prepared.ended(),
        prepared.before() - prepared.changed() - prepared.ended(),
        lines == null ? 0 : lines.unreadable(),
        lines == null ? List.of() : lines.firstUnreadable(),
        prepared.before(),
        prepared.after(),
        needed,
        lines == null);
  }

  /** What the log says once it is taken in. */
  ImportReport report(String by, Instant at) {
    return new ImportReport(
        at,
        by,
        preview.sourceId(),
        preview.fileName(),
        hash.hex(),
        preview.extent(),
        preview.asOf(),
        preview.added(),
        preview.changed(),
        preview.ended(),
        preview.unreadable(),
        preview.linksAfter());
  }

  /** What stands against a preview without a consent. */
  static Problem missing(Consent consent, Preview preview) {
    return switch (consent) {
      case SHRINK ->
          Problem.of(
              Kind.REFUSED,
              "residents.shrinks",
              preview.fileName(),
              Long.toString(preview.linksBefore()),
              Long.toString(preview.linksAfter()));
      case UNREADABLE_LINES -> {
        UnreadableLine first = preview.firstUnreadable().getFirst();
        yield Problem.of(
            Kind.REFUSED,
            "residents.unreadable-lines",
            preview.fileName(),
            Long.toString(preview.unreadable()),
            Long.toString(first.line()),
            first.item());
      }
    };
  }
}
