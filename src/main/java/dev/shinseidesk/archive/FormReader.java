package dev.shinseidesk.archive;

import dev.shinseidesk.application.Applicant;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The form's items from its CSV and XML, as the layout says. Any thread. */
final class FormReader {
  private final ArchiveLayout layout;
  private final Charset charset;
  private final ViewLimits limits;

  /**
   * Takes the layout.
   *
   * @throws IllegalArgumentException when this Java doesn't know the layout's character set
   */
  FormReader(ArchiveLayout layout, ViewLimits limits) {
    this.layout = layout;
    this.charset = Charset.forName(layout.csvCharset());
    this.limits = limits;
  }

  /** Items of the CSV; what can't be read is told in {@code problems}, the sound rows are kept. */
  List<FormItem> csv(String document, byte[] bytes, List<ArchiveProblem> problems) {
    String text = decode(document, bytes, problems);
    if (text == null) {
      return List.of();
    }
    var result = CsvReader.read(text, limits);
    if (result.fault() != null) {
      var fault = result.fault();
      problems.add(problem(fault.key(), document, true, fault.line(), fault.column()));
    }
    if (result.truncated()) {
      problems.add(problem("items-many", document, true, limits.maxRows()));
    }
    if (result.rows().isEmpty()) {
      if (result.fault() == null) {
        problems.add(problem("items-none", document, true));
      }
      return List.of();
    }
    return items(document, result.rows(), problems);
  }

  private List<FormItem> items(
      String document, List<CsvReader.Row> rows, List<ArchiveProblem> problems) {
    List<String> header = rows.getFirst().cells();
    int id = header.indexOf(layout.csvIdColumn());
    int name = header.indexOf(layout.csvNameColumn());
    int value = header.indexOf(layout.csvValueColumn());
    List<String> missing = new ArrayList<>();
    addIf(id < 0, layout.csvIdColumn(), missing);
    addIf(name < 0, layout.csvNameColumn(), missing);
    addIf(value < 0, layout.csvValueColumn(), missing);
    if (!missing.isEmpty()) {
      problems.add(problem("items-columns", document, true, String.join(", ", missing)));
      return List.of();
    }
    List<FormItem> items = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (var row : rows.subList(1, rows.size())) {
      var cells = row.cells();
      if (cells.size() != header.size()) {
        problems.add(
            problem("items-row", document, false, row.line(), cells.size(), header.size()));
      }
      if (Math.max(id, Math.max(name, value)) < cells.size()) {
        items.add(item(document, row.line(), cells.get(id), cells.get(name), cells.get(value)));
        duplicate(document, row.line(), cells.get(id), seen, problems);
      }
    }
    if (items.isEmpty()) {
      problems.add(problem("items-none", document, true));
    }
    return items;
  }

  /** Items of the XML; what can't be read is told in {@code problems}, the sound ones are kept. */
  List<FormItem> xml(String document, byte[] bytes, List<ArchiveProblem> problems) {
    var result = XmlReader.read(bytes, limits);
    if (result.fault() != null) {
      var fault = result.fault();
      problems.add(problem(fault.key(), document, true, fault.line(), fault.column()));
    }
    if (result.truncated()) {
      problems.add(problem("items-many", document, true, limits.maxRows()));
    }
    var names = layout.xmlItems();
    List<FormItem> items = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (var element : result.elements()) {
      if (!element.name().equals(names.element())) {
        continue;
      }
      String id = attribute(element, names.idAttribute());
      if (id.isEmpty()) {
        problems.add(problem("items-no-id", document, false, element.line()));
      } else {
        duplicate(document, element.line(), id, seen, problems);
      }
      String name = attribute(element, names.nameAttribute());
      items.add(item(document, element.line(), id, name, element.text()));
    }
    if (items.isEmpty() && result.fault() == null) {
      problems.add(problem("items-none", document, true));
    }
    return items;
  }

  /** The applicant by the layout; where an item stands twice, the first one filled. */
  Applicant applicant(List<FormItem> items) {
    return new Applicant(
        value(items, "name"),
        value(items, "kana"),
        value(items, "birthDate"),
        value(items, "postalCode"),
        value(items, "address"),
        value(items, "phone"));
  }

  private String value(List<FormItem> items, String of) {
    String id = layout.applicantItems().get(of);
    return items.stream()
        .filter(item -> item.id().equals(id) && !item.value().isEmpty())
        .map(FormItem::value)
        .findFirst()
        .orElse("");
  }

  private @Nullable String decode(String document, byte[] bytes, List<ArchiveProblem> problems) {
    boolean mark =
        charset.equals(StandardCharsets.UTF_8) && Characters.startsWith(bytes, 0xEF, 0xBB, 0xBF);
    var placed =
        Characters.placed(mark ? Arrays.copyOfRange(bytes, 3, bytes.length) : bytes, charset);
    if (placed.text() == null) {
      problems.add(
          problem("items-charset", document, true, placed.line(), placed.column(), charset.name()));
    }
    return placed.text();
  }

  private static void duplicate(
      String document, int line, String id, Set<String> seen, List<ArchiveProblem> problems) {
    if (!seen.add(id)) {
      problems.add(problem("items-duplicate", document, false, line, id));
    }
  }

  private static FormItem item(String document, int line, String id, String name, String value) {
    return new FormItem(id, name, value, new Place(document, null, line, name));
  }

  private static String attribute(XmlReader.Element element, String name) {
    return element.attributes().stream()
        .filter(a -> a.name().equals(name))
        .map(XmlReader.Attribute::value)
        .findFirst()
        .orElse("");
  }

  private static void addIf(boolean condition, String name, List<String> to) {
    if (condition) {
      to.add(name);
    }
  }

  private static ArchiveProblem problem(
      String key, String document, boolean fatal, Object... facts) {
    return new ArchiveProblem(
        key, document, Arrays.stream(facts).map(String::valueOf).toList(), fatal);
  }
}
