package dev.shinseidesk.review.rules;

import dev.shinseidesk.archive.DocumentInfo;
import dev.shinseidesk.archive.FileType;
import dev.shinseidesk.archive.Place;
import dev.shinseidesk.review.DocumentReader.Page;
import dev.shinseidesk.review.DocumentReader.Pages;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Kinds that look at files. A file that can't be opened at all is told by the shipped rules. */
final class DocumentKinds {
  private DocumentKinds() {}

  static List<RuleKind> all() {
    return List.of(
        new RuleKind(
            "required-attachment",
            RuleKind.Needs.NOTHING,
            Set.of("attachment", "count", "min"),
            DocumentKinds::required),
        new RuleKind(
            "file-type", RuleKind.Needs.NOTHING, Set.of("document", "found"), DocumentKinds::type),
        new RuleKind(
            "page-count",
            RuleKind.Needs.PAGES,
            Set.of("document", "pages", "min", "max"),
            DocumentKinds::count),
        new RuleKind(
            "image-resolution",
            RuleKind.Needs.PAGES,
            Set.of("document", "page", "width", "height", "min"),
            DocumentKinds::resolution),
        new RuleKind(
            "blank-page",
            RuleKind.Needs.PAGES,
            Set.of("document", "page"),
            with -> pages(with, with.share("share", 0.9985), Page::pale)),
        new RuleKind(
            "black-page",
            RuleKind.Needs.PAGES,
            Set.of("document", "page"),
            with -> pages(with, with.share("share", 0.97), Page::dark)));
  }

  /** Files of the attachment a rule names, or all attachments where it names none. */
  private static List<DocumentInfo> files(Judging judging, String attachment) {
    return attachment.isEmpty()
        ? judging.subject().archive().documents().stream()
            .filter(d -> d.role() == DocumentInfo.Role.ATTACHMENT)
            .toList()
        : Values.attachments(judging.subject(), attachment);
  }

  private static String attachment(Parameters with) throws RuleMistake {
    String name = with.optionalText("attachment");
    return name == null ? "" : name;
  }

  /** The attachment is there, at least so many times. */
  private static Check required(Parameters with) throws RuleMistake {
    String attachment = with.text("attachment");
    int min = with.whole("min", 1, 1, 100);
    return judging -> {
      if (judging.subject().archive().unusable()) {
        return;
      }
      int count = Values.attachments(judging.subject(), attachment).size();
      if (count < min) {
        judging.tell(
            new Place(null, null, null, attachment),
            Map.of(
                "attachment",
                attachment,
                "count",
                Integer.toString(count),
                "min",
                Integer.toString(min)));
      }
    };
  }

  /** The file is, by its first bytes, of one of these types. */
  private static Check type(Parameters with) throws RuleMistake {
    String attachment = attachment(with);
    List<String> names = with.texts("types", 1);
    List<FileType> types = new ArrayList<>();
    for (String name : names) {
      try {
        types.add(FileType.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_')));
      } catch (IllegalArgumentException e) {
        throw new RuleMistake("with/types", "parameter-choice", name);
      }
    }
    return judging -> {
      for (DocumentInfo file : files(judging, attachment)) {
        if (file.size() > 0 && !types.contains(file.type())) {
          judging.tell(file, 0, "found", file.type().name());
        }
      }
    };
  }

  private static Check count(Parameters with) throws RuleMistake {
    String attachment = attachment(with);
    int min = with.whole("min", 1, 1, 10_000);
    int max = with.whole("max", 10_000, 1, 10_000);
    if (min > max) {
      throw Parameters.together("min", "order");
    }
    return judging -> {
      for (DocumentInfo file : files(judging, attachment)) {
        Optional<Pages> pages = judging.subject().documents().pages(file);
        if (pages.isPresent() && (pages.get().count() < min || pages.get().count() > max)) {
          judging.tell(
              file,
              0,
              "pages",
              Integer.toString(pages.get().count()),
              "min",
              Integer.toString(min),
              "max",
              Integer.toString(max));
        }
      }
    };
  }

  /** The longer side of a picture has so many dots. */
  private static Check resolution(Parameters with) throws RuleMistake {
    String attachment = attachment(with);
    int min = with.whole("min", 600, 1, 100_000);
    return judging ->
        each(
            judging,
            attachment,
            page -> page.picture() && Math.max(page.width(), page.height()) < min,
            min);
  }

  private static Check pages(
      Parameters with, double share, java.util.function.ToDoubleFunction<Page> ink)
      throws RuleMistake {
    String attachment = attachment(with);
    return judging -> each(judging, attachment, page -> ink.applyAsDouble(page) >= share, 0);
  }

  private static void each(Judging judging, String attachment, Predicate<Page> wrong, int min) {
    for (DocumentInfo file : files(judging, attachment)) {
      Optional<Pages> pages = judging.subject().documents().pages(file);
      if (pages.isEmpty()) {
        continue;
      }
      for (Page page : pages.get().looked()) {
        judging.budget().step();
        if (wrong.test(page)) {
          judging.tell(
              file,
              page.number(),
              "width",
              Integer.toString(page.width()),
              "height",
              Integer.toString(page.height()),
              "min",
              Integer.toString(min));
        }
      }
    }
  }
}
