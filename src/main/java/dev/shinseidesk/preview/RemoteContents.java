package dev.shinseidesk.preview;

import dev.shinseidesk.archive.ArchiveProblem;
import dev.shinseidesk.archive.OpenedDocument;
import java.util.List;
import java.util.Optional;

/** An office document as a preview process read it; its pictures stay there. One thread. */
final class RemoteContents implements OpenedDocument.Composed {
  private final List<OpenedDocument.Section> sections;
  private final List<ArchiveProblem> notes;
  private final Optional<OpenedDocument.Paged> pictures;

  /**
   * As read.
   *
   * @param pictures empty where it has none
   */
  RemoteContents(
      List<OpenedDocument.Section> sections,
      List<ArchiveProblem> notes,
      Optional<OpenedDocument.Paged> pictures) {
    this.sections = List.copyOf(sections);
    this.notes = List.copyOf(notes);
    this.pictures = pictures;
  }

  @Override
  public List<OpenedDocument.Section> sections() {
    return sections;
  }

  @Override
  public List<ArchiveProblem> notes() {
    return notes;
  }

  @Override
  public Optional<OpenedDocument.Paged> pictures() {
    return pictures;
  }

  @Override
  public void close() {
    pictures.ifPresent(OpenedDocument::close);
  }
}
