package dev.shinseidesk.archive;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Problem;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An office document as read; its pictures are decoded when looked at. One thread at a time. */
final class OfficeContents implements OpenedDocument.Composed {
  private final List<OpenedDocument.Section> sections;
  private final List<ArchiveProblem> notes;
  private final Optional<OpenedDocument.Paged> pictures;

  OfficeContents(
      List<OpenedDocument.Section> sections,
      List<ArchiveProblem> notes,
      List<ContentsBuilder.PictureSource> pictures,
      ViewLimits limits) {
    this.sections = sections;
    this.notes = notes;
    this.pictures =
        pictures.isEmpty() ? Optional.empty() : Optional.of(new Gallery(pictures, limits));
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

  /** The pictures, of which only the one looked at last is held open. */
  private static final class Gallery implements OpenedDocument.Paged {
    private final List<ContentsBuilder.PictureSource> pictures;
    private final ViewLimits limits;
    private int openIndex = -1;
    private OpenedDocument.@Nullable Paged open;

    Gallery(List<ContentsBuilder.PictureSource> pictures, ViewLimits limits) {
      this.pictures = pictures;
      this.limits = limits;
    }

    @Override
    public int pageCount() {
      return pictures.size();
    }

    @Override
    public double[] pageSize(int page) throws DeskException {
      return at(page).pageSize(0);
    }

    @Override
    public PixelImage render(int page, double scale) throws DeskException {
      return at(page).render(0, scale);
    }

    @Override
    public String text(int page) {
      return "";
    }

    private OpenedDocument.Paged at(int page) throws DeskException {
      OpenedDocument.Paged now = open;
      if (now != null && openIndex == page) {
        return now;
      }
      byte[] bytes = page < 0 || page >= pictures.size() ? null : pictures.get(page).bytes();
      if (bytes != null) {
        FileType type = ContentsBuilder.type(bytes);
        var info =
            new DocumentInfo(
                page, "", "UTF-8", bytes.length, type, type, null, DocumentInfo.Role.ATTACHMENT);
        if (PicturePages.shows(type)
            && PicturePages.open(bytes, info, limits) instanceof OpenedDocument.Paged paged) {
          open = paged;
          openIndex = page;
          return paged;
        }
      }
      throw new DeskException(
          Problem.of(
              Problem.Kind.OTHER_SIDE_FINAL,
              "archive.picture-damaged",
              Integer.toString(page + 1)));
    }
  }
}
