package dev.shinseidesk.review;

import dev.shinseidesk.archive.ArchiveProblem;
import dev.shinseidesk.archive.DocumentInfo;
import dev.shinseidesk.archive.FormItem;
import dev.shinseidesk.archive.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Rules on the ZIP as a whole and on the form in it. */
final class ArchiveRules {
  private ArchiveRules() {}

  /** The catalogue doesn't know the procedure. Facts: code, name as the portal gave it. */
  static final class ProcedureUnknown extends KeyedRule {
    ProcedureUnknown(Severity severity) {
      super("procedure-unknown", severity);
    }

    @Override
    public void judge(ReviewSubject subject, Consumer<Finding> out) {
      if (subject.procedure().isEmpty()) {
        var application = subject.application();
        out.accept(
            finding(Place.WHOLE, application.procedure().value(), application.procedureName()));
      }
    }
  }

  /** How far a problem of the archive reaches. */
  enum Reach {
    ARCHIVE,
    ENTRY,
    HARMLESS
  }

  /** What the archive's reader noticed. Facts: file name, the problem in words. */
  static final class Noticed extends KeyedRule {
    /** Rules of their own tell these, with more to go by. */
    private static final Set<String> TOLD_BY_OTHERS = Set.of("empty-file", "wrong-type");

    private final Reach reach;

    Noticed(String key, Severity severity, Reach reach) {
      super(key, severity);
      this.reach = reach;
    }

    @Override
    public void judge(ReviewSubject subject, Consumer<Finding> out) {
      for (ArchiveProblem problem : subject.archive().problems()) {
        if (reach(problem) == reach && !TOLD_BY_OTHERS.contains(problem.key())) {
          boolean whole = problem.entry().isEmpty();
          out.accept(
              finding(
                  whole ? Place.WHOLE : Place.document(problem.entry()),
                  whole ? subject.application().archiveName() : problem.entry(),
                  words(problem)));
        }
      }
    }

    private static Reach reach(ArchiveProblem problem) {
      if (!problem.fatal()) {
        return Reach.HARMLESS;
      }
      return problem.entry().isEmpty() ? Reach.ARCHIVE : Reach.ENTRY;
    }
  }

  /** The CSV or XML of the form can't be read in full. Facts: document, the problem in words. */
  static final class FormUnreadable extends KeyedRule {
    private static final Set<String> NOTHING = Set.of("items-none", "items-missing");

    FormUnreadable(Severity severity) {
      super("form-unreadable", severity);
    }

    @Override
    public void judge(ReviewSubject subject, Consumer<Finding> out) {
      for (ArchiveProblem problem : subject.form().problems()) {
        if (subject.archive().unusable()
            || (subject.items().isEmpty() && NOTHING.contains(problem.key()))) {
          continue; // told once, by the rules on the archive and on missing items
        }
        boolean whole = problem.entry().isEmpty();
        out.accept(
            finding(
                whole ? Place.WHOLE : Place.document(problem.entry()),
                whole ? subject.application().archiveName() : problem.entry(),
                words(problem)));
      }
    }
  }

  /** Neither CSV nor XML gives a single item. Facts: file name of the ZIP. */
  static final class ItemsMissing extends KeyedRule {
    ItemsMissing(Severity severity) {
      super("items-missing", severity);
    }

    @Override
    public void judge(ReviewSubject subject, Consumer<Finding> out) {
      if (!subject.archive().unusable() && subject.items().isEmpty()) {
        out.accept(finding(Place.WHOLE, subject.application().archiveName()));
      }
    }
  }

  /** The form as PDF isn't there. Facts: file name of the ZIP. */
  static final class FormPdfMissing extends KeyedRule {
    FormPdfMissing(Severity severity) {
      super("form-pdf-missing", severity);
    }

    @Override
    public void judge(ReviewSubject subject, Consumer<Finding> out) {
      if (!subject.archive().unusable()
          && subject.archive().documents().stream()
              .noneMatch(d -> d.role() == DocumentInfo.Role.FORM)) {
        out.accept(finding(Place.WHOLE, subject.application().archiveName()));
      }
    }
  }

  /**
   * CSV and XML tell different things. Facts: item, CSV's name, line, value, XML's name, line,
   * value.
   */
  static final class TwoForms extends KeyedRule {
    TwoForms(Severity severity) {
      super("csv-xml-differ", severity);
    }

    @Override
    public void judge(ReviewSubject subject, Consumer<Finding> out) {
      List<FormItem> csv = subject.form().csv();
      List<FormItem> xml = subject.form().xml();
      if (csv.isEmpty() || xml.isEmpty()) {
        return; // one of the two is legitimate; unreadable ones are another rule's
      }
      Map<String, FormItem> inXml = byOccurrence(xml);
      Map<String, FormItem> inCsv = byOccurrence(csv);
      inCsv.forEach((key, item) -> {
        FormItem other = inXml.remove(key);
        if (other == null) {
          out.accept(differing(item, item, empty(item, xml)));
        } else if (!lines(item.value()).equals(lines(other.value()))) {
          out.accept(differing(item, item, other));
        }
      });
      inXml.forEach((key, item) -> out.accept(differing(item, empty(item, csv), item)));
    }

    private Finding differing(FormItem at, FormItem csv, FormItem xml) {
      return finding(
          at.place(),
          at.name(),
          document(csv),
          line(csv),
          csv.value(),
          document(xml),
          line(xml),
          xml.value());
    }

    /** Stands for an item that one of the two leaves out. */
    private static FormItem empty(FormItem item, List<FormItem> there) {
      return new FormItem(
          item.id(),
          item.name(),
          "",
          new Place(there.getFirst().place().document(), null, null, item.name()));
    }

    /** An id may occur several times (several children); the n-th belongs to the n-th. */
    private static Map<String, FormItem> byOccurrence(List<FormItem> items) {
      Map<String, List<FormItem>> byId = new LinkedHashMap<>();
      items.forEach(i -> byId.computeIfAbsent(i.id(), _ -> new ArrayList<>()).add(i));
      Map<String, FormItem> all = new LinkedHashMap<>();
      byId.forEach((id, same) -> {
        for (int i = 0; i < same.size(); i++) {
          all.put(i + " " + id, same.get(i));
        }
      });
      return all;
    }

    /** XML makes every line end a line feed; that is no difference. */
    private static String lines(String value) {
      return value.replace("\r\n", "\n").replace('\r', '\n').strip();
    }
  }
}
