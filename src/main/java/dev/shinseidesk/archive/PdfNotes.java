package dev.shinseidesk.archive;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.jspecify.annotations.Nullable;

/**
 * What a PDF holds besides what is drawn of it: dynamic forms, attached files, hidden layers,
 * entries and readers' notes without a drawing of them. Reads the structure only. One thread.
 */
final class PdfNotes {
  private static final int MAX_TOLD = 20;
  private static final int MAX_CHARS = 200;
  private static final int MAX_DEPTH = 16;
  private static final int TAIL = 2_048;
  private static final COSName COLLECTION = COSName.getPDFName("Collection");
  private static final COSName NEEDS_RENDERING = COSName.getPDFName("NeedsRendering");
  private static final COSName XFA = COSName.getPDFName("XFA");

  private final PDDocument document;
  private final String name;
  private final Map<Integer, List<ArchiveProblem>> pages = new HashMap<>();

  /** Of an opened document; the name stands in the notes. */
  PdfNotes(PDDocument document, String name) {
    this.document = document;
    this.name = name;
  }

  /** Whether the file stops before its end: neither end mark nor pointer stands there. */
  static boolean cut(byte[] pdf) {
    int end = pdf.length;
    while (end > 0 && (pdf[end - 1] == 0 || Character.isWhitespace(pdf[end - 1]))) {
      end--;
    }
    int from = Math.max(0, end - TAIL);
    String tail = new String(pdf, from, end - from, StandardCharsets.ISO_8859_1);
    return !tail.contains("%%EOF") && !tail.contains("startxref");
  }

  /** What holds of the document as a whole. */
  List<ArchiveProblem> ofDocument() {
    List<ArchiveProblem> notes = new ArrayList<>();
    COSDictionary catalog = document.getDocumentCatalog().getCOSObject();
    COSDictionary form = catalog.getCOSDictionary(COSName.ACRO_FORM);
    boolean xfa = form != null && form.containsKey(XFA);
    boolean fields = form != null && array(form, COSName.FIELDS) > 0;
    if (xfa && (catalog.getBoolean(NEEDS_RENDERING, false) || !fields)) {
      notes.add(note("pdf-xfa", true));
    }
    List<String> attached = attached(catalog);
    if (!attached.isEmpty()) {
      String key = catalog.containsKey(COLLECTION) ? "pdf-portfolio" : "pdf-attached";
      notes.add(note(key, true, Integer.toString(attached.size()), joined(attached)));
    }
    List<String> hidden = new PdfLayers(document).hidden();
    if (!hidden.isEmpty()) {
      notes.add(note("pdf-layers", false, Integer.toString(hidden.size()), joined(hidden)));
    }
    return notes;
  }

  /**
   * What of a page (from 0) isn't in its drawing; to be asked first before it is drawn, since
   * PDFBox notes its own makeshift drawings in the structure.
   */
  List<ArchiveProblem> ofPage(int number) {
    return pages.computeIfAbsent(number, this::read);
  }

  private List<ArchiveProblem> read(int number) {
    PDPage page = document.getPage(number);
    Set<String> entries = new LinkedHashSet<>();
    Set<String> told = new LinkedHashSet<>();
    int undrawn = 0;
    COSArray annotations = page.getCOSObject().getCOSArray(COSName.ANNOTS);
    for (int i = 0; annotations != null && i < Math.min(annotations.size(), 5_000); i++) {
      if (!(annotations.getObject(i) instanceof COSDictionary one)) {
        continue;
      }
      String kind = one.getNameAsString(COSName.SUBTYPE, "");
      boolean drawn = one.getCOSDictionary(COSName.AP) != null;
      String words = one.getString(COSName.CONTENTS, "").strip();
      switch (kind) {
        case "Widget" -> add(entries, drawn && !needsAppearances() ? "" : entry(one));
        case "Link", "Popup" -> {
          // nothing to see
        }
        case "Text", "Caret", "FileAttachment", "Sound" -> add(told, words);
        case "FreeText" -> add(told, drawn ? "" : words);
        default -> {
          add(told, words);
          undrawn += drawn || builds(kind) ? 0 : 1;
        }
      }
    }
    List<ArchiveProblem> notes = new ArrayList<>();
    if (!entries.isEmpty()) {
      notes.add(note("pdf-entries", true, joined(entries)));
    }
    if (!told.isEmpty()) {
      notes.add(note("pdf-comments", false, joined(told)));
    }
    if (undrawn > 0) {
      notes.add(note("pdf-annotations-undrawn", true, Integer.toString(undrawn)));
    }
    return notes;
  }

  /** Kinds of annotations of which PDFBox makes a drawing itself. */
  private static boolean builds(String kind) {
    return Set.of(
            "Highlight",
            "Underline",
            "StrikeOut",
            "Squiggly",
            "Square",
            "Circle",
            "Line",
            "Ink",
            "Polygon",
            "PolyLine")
        .contains(kind);
  }

  private boolean needsAppearances() {
    COSDictionary form =
        document.getDocumentCatalog().getCOSObject().getCOSDictionary(COSName.ACRO_FORM);
    return form != null && form.getBoolean(COSName.NEED_APPEARANCES, false);
  }

  /** "Name：value" of a field's widget; empty where nothing is entered. */
  private static String entry(COSDictionary widget) {
    COSBase value = inherited(widget, COSName.V, 0);
    if (value == null) {
      return "";
    }
    String words =
        switch (value) {
          case COSString s -> s.getString();
          case COSName n -> n.getName().equalsIgnoreCase("off") ? "" : "☑ " + n.getName();
          case COSArray a -> String.join("、", strings(a));
          default -> "";
        };
    COSBase label = inherited(widget, COSName.TU, 0);
    COSBase field = label == null ? inherited(widget, COSName.T, 0) : label;
    return words.isBlank()
        ? ""
        : (field instanceof COSString s ? s.getString() + "＝" : "") + words.strip();
  }

  private static List<String> strings(COSArray array) {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < Math.min(array.size(), MAX_TOLD); i++) {
      if (array.getObject(i) instanceof COSString s) {
        all.add(s.getString());
      }
    }
    return all;
  }

  private static @Nullable COSBase inherited(COSDictionary field, COSName key, int depth) {
    COSBase own = field.getDictionaryObject(key);
    if (own != null || depth > MAX_DEPTH) {
      return own;
    }
    COSDictionary parent = field.getCOSDictionary(COSName.PARENT);
    return parent == null ? null : inherited(parent, key, depth + 1);
  }

  private static int array(COSDictionary in, COSName key) {
    COSArray array = in.getCOSArray(key);
    return array == null ? 0 : array.size();
  }

  /** Names of the files inside; found in the structure, not unpacked. */
  private List<String> attached(COSDictionary catalog) {
    List<String> names = new ArrayList<>();
    COSDictionary all = catalog.getCOSDictionary(COSName.NAMES);
    if (all != null) {
      files(all.getCOSDictionary(COSName.EMBEDDED_FILES), names, 0);
    }
    return names;
  }

  private static void files(@Nullable COSDictionary node, List<String> names, int depth) {
    if (node == null || depth > MAX_DEPTH || names.size() > 1_000) {
      return;
    }
    COSArray leaves = node.getCOSArray(COSName.NAMES);
    for (int i = 1; leaves != null && i < leaves.size(); i += 2) {
      if (leaves.getObject(i) instanceof COSDictionary file) {
        names.add(file.getString(COSName.UF, file.getString(COSName.F, "?")));
      }
    }
    COSArray kids = node.getCOSArray(COSName.KIDS);
    for (int i = 0; kids != null && i < kids.size(); i++) {
      COSBase kid = kids.get(i) instanceof COSObject object ? object.getObject() : kids.get(i);
      files(kid instanceof COSDictionary d ? d : null, names, depth + 1);
    }
  }

  private static void add(Set<String> to, String words) {
    if (!words.isBlank()) {
      to.add(words.length() > MAX_CHARS ? words.substring(0, MAX_CHARS) + "…" : words);
    }
  }

  private static String joined(java.util.Collection<String> all) {
    String first = String.join(" ／ ", all.stream().limit(MAX_TOLD).toList());
    return all.size() > MAX_TOLD ? first + " ／ …（" + all.size() + "）" : first;
  }

  private ArchiveProblem note(String key, boolean partMissing, String... facts) {
    return new ArchiveProblem(key, name, List.of(facts), partMissing);
  }

  /**
   * The file with a page tree of its own at the end, naming every page whose beginning can be
   * found: what is left of a file that was cut off before its own.
   *
   * @return null where no page is found
   */
  static byte @Nullable [] withPageTree(byte[] pdf) {
    String text = new String(pdf, StandardCharsets.ISO_8859_1);
    var object = java.util.regex.Pattern.compile("(\\d{1,7}) (\\d{1,5}) obj\\b");
    var page = java.util.regex.Pattern.compile("/Type\\s*/Page\\b");
    List<String> pages = new ArrayList<>();
    var at = object.matcher(text);
    while (at.find() && pages.size() < 10_000) {
      int end = text.indexOf("endobj", at.end());
      int stream = text.indexOf("stream", at.end());
      int stop = stream >= 0 && stream < end ? stream : end;
      if (stop > at.end()
          && stop - at.end() < 65_536
          && page.matcher(text).region(at.end(), stop).find()) {
        pages.add(at.group(1) + " " + at.group(2) + " R");
      }
    }
    if (pages.isEmpty()) {
      return null;
    }
    String tree =
        "\nendstream\nendobj\n8388606 0 obj\n<< /Type /Catalog /Pages 8388607 0 R >>\nendobj\n"
            + "8388607 0 obj\n<< /Type /Pages /Count "
            + pages.size()
            + " /Kids ["
            + String.join(" ", pages)
            + "] /MediaBox [0 0 595 842] >>\nendobj\n"
            + "trailer\n<< /Size 8388608 /Root 8388606 0 R >>\nstartxref\n0\n%%EOF\n";
    var out = new java.io.ByteArrayOutputStream(pdf.length + tree.length());
    out.writeBytes(pdf);
    out.writeBytes(tree.getBytes(StandardCharsets.ISO_8859_1));
    return out.toByteArray();
  }
}
