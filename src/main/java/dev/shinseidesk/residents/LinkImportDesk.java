package dev.shinseidesk.residents;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Problem.Kind;
import dev.shinseidesk.application.Progress;
import dev.shinseidesk.application.Sha256;
import dev.shinseidesk.application.StoreException;
import dev.shinseidesk.residents.LinkFiles.Found;
import dev.shinseidesk.residents.NumberLinkImports.InForce;
import dev.shinseidesk.residents.NumberLinkImports.Prepared;
import dev.shinseidesk.residents.NumberLinkImports.Taken;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes in 番号紐付情報 (001o014, 001o020) in two steps: a preview that lies beside the links in force,
 * then bringing it into force. Previews end with this desk; what they left in the store counts for
 * nothing and is cleared at the next import.
 *
 * <p>Where the serial of an unreadable line of a full file can be read, the links it had stay.
 * Where it can't, its links end like those of any serial that isn't in the file: a person who
 * agrees to unreadable lines sees in the preview which lines those are, and an applicant who isn't
 * found is safer than one found by a link that ended long ago.
 */
public final class LinkImportDesk implements NumberLinkDesk {
  private static final Set<Operator.Role> MAY_APPLY =
      Set.of(Operator.Role.SUPERVISOR, Operator.Role.ADMINISTRATOR);

  /** Previews kept; the oldest goes when another is made. */
  private static final int KEPT = 3;

  private final Map<String, NumberLinkSource> sources = new LinkedHashMap<>();
  private final NumberLinkImports imports;
  private final LinkReading reading;
  private final LinkFiles files;
  private final Supplier<String> ids;
  private final Clock clock;
  private final Map<String, OpenPreview> previews = new LinkedHashMap<>();

  /**
   * For these sources.
   *
   * @param temporary whose disk has room for a file, encrypted, while it is taken in
   * @param ids random, never the same twice
   */
  public LinkImportDesk(
      List<NumberLinkSource> sources,
      NumberLinkImports imports,
      Path temporary,
      Supplier<String> ids,
      Clock clock) {
    sources.forEach(source -> this.sources.put(source.id(), source));
    this.imports = imports;
    this.reading = new LinkReading(imports);
    this.files = new LinkFiles(imports, temporary);
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public List<Source> sources() {
    return sources.values().stream()
        .map(s -> new Source(s.id(), s.interfaceId(), s.transport().destination()))
        .toList();
  }

  @Override
  public List<WaitingFile> waiting(String sourceId) throws DeskException {
    return files.waiting(source(sourceId)).stream()
        .map(f ->
            new WaitingFile(f.file().name(), f.extent(), f.file().size(), f.file().modifiedAt()))
        .toList();
  }

  /** The same with what tells a file apart from another of its name. */
  List<Found> found(NumberLinkSource source) throws DeskException {
    return files.waiting(source);
  }

  @Override
  public Preview preview(Operator by, String sourceId, String fileName, Progress progress)
      throws DeskException {
    NumberLinkSource source = source(sourceId);
    return files.fetch(
        source, fileName, (found, content) -> preview(source, found, content, progress));
  }

  /** For the desk itself. */
  Preview preview(NumberLinkSource source, Found found, Progress progress) throws DeskException {
    return files.fetch(
        source, found.file().name(), (now, content) -> preview(source, now, content, progress));
  }

  @Override
  public Preview preview(Operator by, String sourceId, Path file, Extent extent, Progress progress)
      throws DeskException {
    NumberLinkSource source = source(sourceId);
    // the person's own file, read where it is
    return preview(
        source, LinkFiles.local(source, file, extent), () -> Files.newInputStream(file), progress);
  }

  private Preview preview(
      NumberLinkSource source, Found found, LinkContent content, Progress progress)
      throws DeskException {
    String name = found.file().name();
    InForce before = imports.inForce();
    long serials = before == null ? 0 : before.serials();
    Sha256 hash = LinkReading.hash(content, name, progress);
    if (imports.holds(hash.hex(), found.extent())) {
      return keep(OpenPreview.known(ids.get(), source, found, hash, serials));
    }
    requireOrder(found, before);
    LinkReading.Read read =
        reading.read(
            content,
            name,
            found.file().size(),
            source.profile(),
            found.extent(),
            found.asOf(),
            progress);
    return keep(OpenPreview.read(ids.get(), source, found, hash, read));
  }

  private static void requireOrder(Found found, @Nullable InForce before) throws DeskException {
    if (found.extent() == Extent.FULL) {
      return;
    }
    if (before == null) {
      throw new DeskException(
          Problem.of(Kind.REFUSED, "residents.difference-first", found.file().name()));
    }
    if (found.asOf().isBefore(before.asOf())) {
      throw new DeskException(
          Problem.of(
              Kind.REFUSED,
              "residents.out-of-order",
              found.file().name(),
              LinkTimes.words(found.asOf()),
              LinkTimes.words(before.asOf())));
    }
  }

  private Preview keep(OpenPreview open) {
    synchronized (previews) {
      Iterator<OpenPreview> oldest = previews.values().iterator();
      while (previews.size() >= KEPT) {
        drop(oldest.next());
        oldest.remove();
      }
      previews.put(open.preview().id(), open);
    }
    return open.preview();
  }

  private void drop(@Nullable OpenPreview open) {
    if (open != null && open.prepared() != null) {
      imports.discard(open.prepared());
    }
  }

  @Override
  public ImportReport apply(Operator by, String previewId, Set<Consent> consents)
      throws DeskException {
    if (by.roles().stream().noneMatch(MAY_APPLY::contains)) {
      throw new DeskException(Problem.of(Kind.REFUSED, "residents.not-permitted"));
    }
    return apply(by.id().value(), previewId, consents);
  }

  /** Whether a preview can be applied unattended. */
  boolean harmless(Preview preview, double unreadableShare) {
    synchronized (previews) {
      OpenPreview open = previews.get(preview.id());
      return open != null
          && !preview.needed().contains(Consent.SHRINK)
          && open.unreadableShare() <= unreadableShare;
    }
  }

  /** Applies for the desk itself. */
  ImportReport apply(String by, String previewId, Set<Consent> consents) throws DeskException {
    OpenPreview open;
    synchronized (previews) {
      open = previews.get(previewId);
    }
    if (open == null) {
      throw gone();
    }
    Preview preview = open.preview();
    for (Consent consent : Consent.values()) {
      if (preview.needed().contains(consent) && !consents.contains(consent)) {
        throw new DeskException(OpenPreview.missing(consent, preview));
      }
    }
    synchronized (previews) {
      if (previews.remove(previewId) == null) {
        throw gone();
      }
    }
    ImportReport report = open.report(by, clock.instant());
    try {
      bring(open, new Taken(open.file(), report));
    } catch (StoreException e) {
      synchronized (previews) {
        previews.put(previewId, open);
      }
      throw e;
    }
    return report;
  }

  private void bring(OpenPreview open, Taken taken) throws DeskException {
    Prepared prepared = open.prepared();
    if (prepared == null) {
      imports.noteKnown(taken);
    } else if (!imports.apply(prepared, taken)) {
      imports.discard(prepared);
      throw gone();
    }
  }

  @Override
  public void discard(String previewId) {
    OpenPreview open;
    synchronized (previews) {
      open = previews.remove(previewId);
    }
    drop(open);
  }

  @Override
  public List<ImportReport> recent(int limit) {
    return imports.taken(limit).stream().map(Taken::report).toList();
  }

  @Override
  public State state() {
    InForce now = imports.inForce();
    return now == null ? new State(0, null) : new State(now.serials(), now.asOf());
  }

  private NumberLinkSource source(String id) throws DeskException {
    NumberLinkSource source = sources.get(id);
    if (source == null) {
      throw new DeskException(Problem.of(Kind.USAGE, "residents.source-unknown", id));
    }
    return source;
  }

  /** The sources, for taking in unattended. */
  List<NumberLinkSource> all() {
    return List.copyOf(sources.values());
  }

  private static DeskException gone() {
    return new DeskException(Problem.of(Kind.REFUSED, "residents.preview-gone"));
  }
}
