package dev.shinseidesk.archive;

import dev.shinseidesk.archive.OpenedDocument.Section;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackageRelationship;
import org.apache.poi.openxml4j.opc.PackageRelationshipTypes;
import org.apache.poi.openxml4j.opc.TargetMode;
import org.jspecify.annotations.Nullable;

/**
 * Word, Excel and PowerPoint as ZIP of XML. POI knows the package, its relations and the sheets;
 * running text is streamed ({@link OfficeText}), because POI's model of it takes many times the
 * memory and leaves out text boxes. Nothing outside the package is ever fetched. One thread.
 */
final class OfficeXml {
  private static final String MAIN = ".main+xml";

  private final OPCPackage pack;
  private final OfficeParts parts;
  private final ContentsBuilder out;

  private OfficeXml(OPCPackage pack, OfficeParts parts, ContentsBuilder out) {
    this.pack = pack;
    this.parts = parts;
    this.out = out;
  }

  /**
   * Reads into the builder.
   *
   * @return null when read; else the key of why it can't be shown
   */
  static @Nullable String read(byte[] bytes, ContentsBuilder out) {
    OfficeParts parts = OfficeParts.of(bytes, out.limits().parts());
    if (parts == null) {
      return "office-damaged";
    }
    OPCPackage pack;
    try {
      pack = OPCPackage.open(parts);
    } catch (OpenXML4JException | RuntimeException e) {
      return parts.bomb() ? "office-bomb" : "office-damaged";
    }
    try {
      return new OfficeXml(pack, parts, out).read();
    } catch (OpenXML4JException | IOException e) {
      return parts.bomb() ? "office-bomb" : "office-damaged";
    } finally {
      pack.revert();
    }
  }

  private @Nullable String read() throws OpenXML4JException, IOException {
    PackagePart main = main();
    if (main == null) {
      return parts.bomb() ? "office-bomb" : "office-damaged";
    }
    noteActive();
    String type = main.getContentType().toLowerCase(Locale.ROOT);
    if (type.contains("wordprocessingml") || type.contains("ms-word")) {
      word(main);
    } else if (type.contains("spreadsheetml") || type.contains("ms-excel.sheet.macro")) {
      new Sheets(pack, parts, out).read(main);
    } else if (type.contains("presentationml") || type.contains("ms-powerpoint")) {
      slides(main);
    } else {
      return "office-kind";
    }
    if (parts.bomb()) {
      out.note("office-part-big");
    }
    return null;
  }

  private @Nullable PackagePart main() throws OpenXML4JException {
    for (String type :
        List.of(
            PackageRelationshipTypes.CORE_DOCUMENT,
            PackageRelationshipTypes.STRICT_CORE_DOCUMENT)) {
      for (PackageRelationship relation : pack.getRelationshipsByType(type)) {
        PackagePart part = pack.getPart(relation);
        if (part != null && part.getContentType().endsWith(MAIN)) {
          return part;
        }
      }
    }
    return null;
  }

  /** Says what the desk doesn't touch: macros, embedded files, addresses outside. */
  private void noteActive() throws OpenXML4JException {
    for (String name : parts.names()) {
      String lower = name.toLowerCase(Locale.ROOT);
      if (lower.endsWith("vbaproject.bin") || lower.contains("/macrosheets/")) {
        out.note("office-macros");
      }
      if (lower.contains("/embeddings/") || lower.contains("/activex/")) {
        out.note("office-embedded");
      }
      if (lower.contains("/charts/chart")) {
        out.note("office-charts");
      }
      if (lower.contains("/externallinks/")) {
        out.note("office-links");
      }
    }
    for (PackagePart part : pack.getParts()) {
      out.check();
      if (part.isRelationshipPart()) {
        continue;
      }
      for (PackageRelationship relation : part.getRelationships()) {
        if (relation.getTargetMode() == TargetMode.EXTERNAL
            && !relation.getRelationshipType().endsWith("/hyperlink")) {
          out.note("office-links");
        }
      }
    }
  }

  private void word(PackagePart main) throws OpenXML4JException {
    var text = new OfficeText(out, parts);
    for (PackagePart styles : related(main, "/styles")) {
      text.headings(styles);
    }
    text.read(main);
    out.section(Section.Kind.BODY, "", false);
    for (String kind : List.of("/header", "/footer")) {
      for (PackagePart part : related(main, kind)) {
        text.read(part);
      }
    }
    out.section(Section.Kind.MARGIN, "", false);
    for (String kind : List.of("/footnotes", "/endnotes")) {
      for (PackagePart part : related(main, kind)) {
        text.read(part);
      }
    }
    out.section(Section.Kind.FOOTNOTES, "", false);
    for (PackagePart part : related(main, "/comments")) {
      text.read(part);
    }
    out.section(Section.Kind.COMMENTS, "", false);
  }

  private void slides(PackagePart main) throws OpenXML4JException {
    var text = new OfficeText(out, parts);
    int number = 0;
    for (String id : text.ids(main, "sldId")) {
      number++;
      PackageRelationship relation = main.getRelationship(id);
      PackagePart slide = part(main, relation);
      if (!out.roomForSection()) {
        return;
      }
      boolean hidden = false;
      if (slide == null) {
        out.note("office-partly");
      } else {
        text.read(slide);
        hidden = text.hidden();
        for (PackagePart drawing : related(slide, "/diagramData")) {
          text.read(drawing);
        }
        for (PackagePart notes : related(slide, "/notesSlide")) {
          text.read(notes);
        }
      }
      out.section(Section.Kind.SLIDE, Integer.toString(number), hidden);
      if (hidden) {
        out.note("office-hidden");
      }
    }
  }

  /** The parts a part refers to by relations whose type ends so; those outside are left out. */
  static List<PackagePart> related(PackagePart part, String ending) throws OpenXML4JException {
    List<PackagePart> found = new java.util.ArrayList<>();
    for (PackageRelationship relation : part.getRelationships()) {
      if (relation.getRelationshipType().endsWith(ending)) {
        PackagePart one = part(part, relation);
        if (one != null) {
          found.add(one);
        }
      }
    }
    return found;
  }

  /** What a relation refers to; null for none, or one outside the package. */
  static @Nullable PackagePart part(PackagePart from, @Nullable PackageRelationship relation) {
    if (relation == null || relation.getTargetMode() == TargetMode.EXTERNAL) {
      return null;
    }
    try {
      return from.getRelatedPart(relation);
    } catch (OpenXML4JException | RuntimeException e) {
      // a relation to nowhere; the rest is shown
      return null;
    }
  }
}
