package dev.shinseidesk.review;

import dev.shinseidesk.application.MessageFact;
import dev.shinseidesk.application.Procedure.Attachment;
import dev.shinseidesk.archive.ArchiveProblem;
import dev.shinseidesk.archive.DocumentInfo;
import dev.shinseidesk.archive.FileType;
import dev.shinseidesk.archive.Place;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Rules on the files of a filing. */
final class DocumentRules {
  private DocumentRules() {}

  /** A required attachment isn't there. Facts: 添付書類名. */
  static final class AttachmentMissing extends KeyedRule {
    AttachmentMissing(Severity severity) {
      super("attachment-missing", severity);
    }

    @Override
    public void judge(ReviewSubject subject, Consumer<Finding> out) {
      if (subject.archive().unusable()) {
        return;
      }
      Set<Attachment> there = new HashSet<>();
      subject.archive().documents().forEach(d -> subject.attachment(d).ifPresent(there::add));
      List<Attachment> wanted = subject.procedure().map(p -> p.attachments()).orElse(List.of());
      for (Attachment attachment : wanted) {
        if (attachment.required() && !there.contains(attachment)) {
          out.accept(finding(new Place(null, null, null, attachment.name()), attachment.name()));
        }
      }
    }
  }

  /** A file holds nothing. Facts: document. */
  static final class Empty extends KeyedRule {
    Empty(Severity severity) {
      super("document-empty", severity);
    }

    @Override
    public void judge(ReviewSubject subject, Consumer<Finding> out) {
      for (DocumentInfo document : subject.archive().documents()) {
        if (document.size() == 0) {
          out.accept(finding(Place.document(document.name()), document.name()));
        }
      }
    }
  }

  /** A file can't be opened. Facts: document, kind by its ending, the reason in words. */
  static final class Unreadable extends KeyedRule {
    Unreadable(Severity severity) {
      super("document-unreadable", severity);
    }

    @Override
    public void judge(ReviewSubject subject, Consumer<Finding> out) {
      for (DocumentInfo document : subject.archive().documents()) {
        if (document.size() == 0 || toldOtherwise(subject, document)) {
          continue;
        }
        String unknown = new MessageFact("archive.view-unknown", List.of()).encoded();
        String claimed = document.claimedType().name();
        if (document.type() == FileType.UNKNOWN && hasSignature(document.claimedType())) {
          out.accept(finding(Place.document(document.name()), document.name(), claimed, unknown));
        } else if (subject.documents().read(document)
            instanceof DocumentReader.Reading.Unreadable unreadable) {
          out.accept(
              finding(
                  Place.document(document.name()), document.name(), claimed, unreadable.reason()));
        }
      }
    }

    private static boolean toldOtherwise(ReviewSubject subject, DocumentInfo document) {
      return subject.archive().problems().stream()
          .filter(ArchiveProblem::fatal)
          .anyMatch(p -> p.entry().equals(document.name()));
    }
  }

  /** The end of a file is missing, so that a part of it can't be seen. Facts: document. */
  static final class Cut extends KeyedRule {
    Cut(Severity severity) {
      super("document-cut", severity);
    }

    @Override
    public void judge(ReviewSubject subject, Consumer<Finding> out) {
      for (DocumentInfo document : subject.archive().documents()) {
        if (subject.documents().read(document) instanceof DocumentReader.Reading.Cut) {
          out.accept(finding(Place.document(document.name()), document.name()));
        }
      }
    }
  }

  /** A part of a document isn't shown, so nobody can judge by it. Facts: document, the part. */
  static final class Partly extends KeyedRule {
    Partly(Severity severity) {
      super("document-partly", severity);
    }

    @Override
    public void judge(ReviewSubject subject, Consumer<Finding> out) {
      for (DocumentInfo document : subject.archive().documents()) {
        if (subject.documents().read(document) instanceof DocumentReader.Reading.Opened opened
            && !opened.partly().isEmpty()) {
          out.accept(finding(Place.document(document.name()), document.name(), opened.partly()));
        }
      }
    }
  }

  /** A file is of another kind than its ending says. Facts: document, kind by ending, real kind. */
  static final class TypeDiffers extends KeyedRule {
    TypeDiffers(Severity severity) {
      super("type-differs", severity);
    }

    @Override
    public void judge(ReviewSubject subject, Consumer<Finding> out) {
      for (DocumentInfo document : subject.archive().documents()) {
        if (document.size() > 0 && differs(document.type(), document.claimedType())) {
          out.accept(
              finding(
                  Place.document(document.name()),
                  document.name(),
                  document.claimedType().name(),
                  document.type().name()));
        }
      }
    }

    private static boolean differs(FileType real, FileType claimed) {
      if (real == claimed || real == FileType.UNKNOWN || claimed == FileType.UNKNOWN) {
        return false; // unreadable files and foreign endings are told by other rules
      }
      return hasSignature(real) || hasSignature(claimed);
    }
  }

  /** Files that a bound kept from being opened. Facts: how many, the first one. */
  static final class Unchecked extends KeyedRule {
    Unchecked(Severity severity) {
      super("documents-unchecked", severity);
    }

    @Override
    public void judge(ReviewSubject subject, Consumer<Finding> out) {
      List<DocumentInfo> unchecked =
          subject.archive().documents().stream()
              .filter(
                  d -> subject.documents().read(d) instanceof DocumentReader.Reading.BeyondBounds)
              .toList();
      if (!unchecked.isEmpty()) {
        String first = unchecked.getFirst().name();
        out.accept(finding(Place.document(first), Integer.toString(unchecked.size()), first));
      }
    }
  }

  /** Whether files of this kind begin with bytes by which they are known. */
  private static boolean hasSignature(FileType type) {
    return switch (type) {
      case XML, CSV, TEXT, UNKNOWN -> false;
      case PDF, JPEG, PNG, GIF, TIFF, OFFICE_BINARY, OFFICE_XML, ZIP -> true;
    };
  }
}
