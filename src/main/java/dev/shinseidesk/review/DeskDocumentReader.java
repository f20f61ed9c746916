package dev.shinseidesk.review;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.MessageFact;
import dev.shinseidesk.archive.ArchiveProblem;
import dev.shinseidesk.archive.DocumentInfo;
import dev.shinseidesk.archive.Documents;
import dev.shinseidesk.archive.FileType;
import dev.shinseidesk.archive.OpenedDocument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Opens each document at most once, within the bounds of the settings. */
final class DeskDocumentReader implements DocumentReader {
  private final Documents documents;
  private final byte[] zip;
  private final ReviewSettings.Reading bounds;
  private final Function<DocumentInfo, Look> wanted;
  private final Map<Integer, Reading> read = new HashMap<>();
  private final Map<Integer, Pages> pages = new HashMap<>();
  private int opened;

  /**
   * For one application.
   *
   * @param wanted what of a document a rule will ask for
   */
  DeskDocumentReader(
      Documents documents,
      byte[] zip,
      ReviewSettings.Reading bounds,
      Function<DocumentInfo, Look> wanted) {
    this.documents = documents;
    this.zip = zip;
    this.bounds = bounds;
    this.wanted = wanted;
  }

  @Override
  public Reading read(DocumentInfo document) {
    Reading known = read.get(document.index());
    if (known == null) {
      known = open(document);
      read.put(document.index(), known);
    }
    return known;
  }

  @Override
  public byte @Nullable [] bytes(DocumentInfo document) {
    return document.size() > bounds.maxDocumentBytes() ? null : documents.content(zip, document);
  }

  private Reading open(DocumentInfo document) {
    if (!opens(document)) {
      return new Reading.NotLookedAt();
    }
    if (document.size() > bounds.maxDocumentBytes() || opened >= bounds.maxOpenedDocuments()) {
      return new Reading.BeyondBounds();
    }
    opened++;
    try (OpenedDocument open = documents.open(zip, document)) {
      return switch (open) {
        case OpenedDocument.Unshowable u -> new Reading.Unreadable(KeyedRule.words(u.reason()));
        case OpenedDocument.Paged p when cut(p) -> new Reading.Cut();
        case OpenedDocument.Paged p -> new Reading.Opened(looked(document, p), partly(document, p));
        case OpenedDocument.Table _, OpenedDocument.Text _, OpenedDocument.Composed _ ->
            new Reading.Opened("");
      };
    } catch (DeskException e) {
      return new Reading.Unreadable(
          new MessageFact("problem." + e.problem().key(), e.problem().facts()).encoded());
    }
  }

  private static boolean cut(OpenedDocument.Paged paged) {
    return paged.notes().stream().anyMatch(note -> note.key().equals("file-cut"));
  }

  /** Only kinds the desk can show; an Office file, say, is no defect for being unshowable. */
  private static boolean opens(DocumentInfo document) {
    return switch (document.type()) {
      case PDF, JPEG, PNG, GIF, TIFF -> true;
      case XML, CSV, TEXT, OFFICE_BINARY, OFFICE_XML, ZIP, UNKNOWN -> false;
    };
  }

  /** The first thing of it that isn't shown; pages that weren't looked at don't count. */
  private String partly(DocumentInfo document, OpenedDocument.Paged paged) throws DeskException {
    List<ArchiveProblem> notes = new ArrayList<>(paged.notes());
    Pages seen = pages.get(document.index());
    for (Page page : seen == null ? List.<Page>of() : seen.looked()) {
      notes.addAll(paged.notes(page.number() - 1));
    }
    return notes.stream()
        .filter(ArchiveProblem::fatal)
        .findFirst()
        .map(KeyedRule::words)
        .orElse("");
  }

  /** Looks at what is wanted; gives the text. */
  private String looked(DocumentInfo document, OpenedDocument.Paged paged) throws DeskException {
    Look look = wanted.apply(document);
    boolean picture = document.type() != FileType.PDF;
    StringBuilder text = new StringBuilder();
    List<Page> seen = new ArrayList<>();
    if (look != Look.READABLE) {
      int last = Math.min(paged.pageCount(), bounds.maxTextPages());
      for (int page = 0; page < last; page++) {
        String words = paged.text(page);
        if (text.length() < bounds.maxTextCharacters()) {
          text.append(words).append('\n');
        }
        if (look == Look.PAGES) {
          seen.add(PageInk.page(paged, page, picture, !words.isBlank()));
        }
      }
    }
    if (look == Look.PAGES) {
      pages.put(document.index(), new Pages(paged.pageCount(), seen));
    }
    return text.substring(0, Math.min(text.length(), bounds.maxTextCharacters()));
  }

  @Override
  public String text(DocumentInfo document) {
    return read(document) instanceof Reading.Opened opened ? opened.text() : "";
  }

  @Override
  public Optional<Pages> pages(DocumentInfo document) {
    read(document);
    return Optional.ofNullable(pages.get(document.index()));
  }
}
