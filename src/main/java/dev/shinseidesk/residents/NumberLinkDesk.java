package dev.shinseidesk.residents;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.Progress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Taking in 番号紐付情報 (001o014, 001o020). Any thread but the FX thread. */
public interface NumberLinkDesk {
  /** What a file holds. */
  enum Extent {
    /** All links: what isn't in it is none any more. */
    FULL,
    /** Links added, changed and ended since the one before. */
    DIFFERENCE
  }

  /** What a person agrees to after having seen the preview. */
  enum Consent {
    /** The table shrinks by more than the office's share. */
    SHRINK,
    /**
     * Some lines can't be read and are left out; the links they may have meant stay as they are.
     */
    UNREADABLE_LINES
  }

  /** Where files come from, by the configuration. */
  List<Source> sources();

  /** Files of a source that have not been taken in, oldest first. */
  List<WaitingFile> waiting(String sourceId) throws DeskException;

  /**
   * Reads a file beside the links in force and compares; nothing counts yet.
   *
   * @param fileName one of {@link #waiting}
   * @throws DeskException keys {@code residents.*}, {@code channel.*}
   */
  Preview preview(Operator by, String sourceId, String fileName, Progress progress)
      throws DeskException;

  /** The same for a file of this machine, read as the source's profile says. */
  Preview preview(Operator by, String sourceId, Path file, Extent extent, Progress progress)
      throws DeskException;

  /**
   * Brings a preview into force, in one transaction. A file that is in force already changes
   * nothing.
   *
   * @throws DeskException {@code residents.shrinks}, {@code residents.unreadable-lines} without the
   *     consent; {@code residents.preview-gone}, {@code residents.not-permitted}
   */
  ImportReport apply(Operator by, String previewId, Set<Consent> consents) throws DeskException;

  /** Drops a preview. */
  void discard(String previewId);

  /** Newest first. */
  List<ImportReport> recent(int limit);

  /** What is in force. */
  State state();

  /**
   * A source of the configuration.
   *
   * @param id its id
   * @param interfaceId 連携ID-枝番: 001o014-00 or 001o020-00
   * @param destination where its files lie, for people
   */
  record Source(String id, String interfaceId, String destination) {}

  /** A file not taken in yet. */
  record WaitingFile(String name, Extent extent, long size, Instant modifiedAt) {}

  /** A line that can't be read: its number, the item and the rule; never its content. */
  record UnreadableLine(long line, String item, String rule) {}

  /**
   * What a file would do.
   *
   * @param id for {@link #apply}
   * @param lines of the file, without its header
   * @param added serials that are new
   * @param changed serials whose person, dates or kind change
   * @param ended serials that are none any more or end by the file
   * @param unchanged serials that stay as they are
   * @param unreadable how many lines can't be read
   * @param firstUnreadable the first of them, at most 100
   * @param linksBefore serials in force now
   * @param linksAfter serials in force afterwards
   * @param needed consents that {@link #apply} will ask for
   * @param known whether exactly this file is in force already
   */
  record Preview(
      String id,
      String sourceId,
      String fileName,
      Extent extent,
      Instant asOf,
      long lines,
      long added,
      long changed,
      long ended,
      long unchanged,
      long unreadable,
      List<UnreadableLine> firstUnreadable,
      long linksBefore,
      long linksAfter,
      Set<Consent> needed,
      boolean known) {
    /** Copies list and set. */
    public Preview {
      firstUnreadable = List.copyOf(firstUnreadable);
      needed = Set.copyOf(needed);
    }
  }

  /** What was taken in. */
  record ImportReport(
      Instant at,
      String by,
      String sourceId,
      String fileName,
      String sha256,
      Extent extent,
      Instant asOf,
      long added,
      long changed,
      long ended,
      long unreadable,
      long linksAfter) {}

  /**
   * What is in force.
   *
   * @param links how many
   * @param asOf what the newest file stands for; null while none was taken in
   */
  record State(long links, @Nullable Instant asOf) {}
}
