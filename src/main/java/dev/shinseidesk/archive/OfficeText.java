package dev.shinseidesk.archive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.PackagePart;

/**
 * Running text of WordprocessingML and DrawingML, streamed: paragraphs, tables, pictures, text
 * boxes. Both name these things alike, so one walk reads Word's parts, slides and the drawings of
 * sheets. What a tracked change deleted, field instructions and readings above characters (ruby)
 * are left out. One thread.
 */
final class OfficeText {
  private final ContentsBuilder out;
  private final OfficeParts parts;
  private final Map<String, Integer> headings = new HashMap<>();
  private boolean hidden;

  OfficeText(ContentsBuilder out, OfficeParts parts) {
    this.out = out;
    this.parts = parts;
  }

  /** Whether the part read last calls itself hidden (a slide's show="0"). */
  boolean hidden() {
    return hidden;
  }

  /** Reads a part into the builder; what breaks is noted, never thrown. */
  void read(PackagePart part) {
    hidden = false;
    boolean whole =
        stream(part, reader -> hidden = new OfficeWalk(reader, part, headings, parts, out).run());
    if (!whole) {
      out.note("office-partly");
    }
  }

  /** Reads which styles are headings. */
  void headings(PackagePart styles) {
    stream(
        styles,
        reader -> {
          String style = "";
          while (reader.hasNext()) {
            if (reader.next() == XMLStreamConstants.START_ELEMENT) {
              String name = reader.getLocalName();
              if (name.equals("style")) {
                style = attribute(reader, "styleId");
              } else if (name.equals("name") && !style.isEmpty()) {
                int level = level(attribute(reader, "val"));
                if (level > 0) {
                  headings.put(style, level);
                }
              }
            }
          }
        });
  }

  /** The relation ids of the elements of this name, in order. */
  List<String> ids(PackagePart part, String element) {
    List<String> ids = new ArrayList<>();
    stream(
        part,
        reader -> {
          while (reader.hasNext()) {
            if (reader.next() == XMLStreamConstants.START_ELEMENT
                && reader.getLocalName().equals(element)) {
              ids.add(relation(reader));
            }
          }
        });
    return ids;
  }

  private static int level(String style) {
    String name = style.toLowerCase(Locale.ROOT);
    if (name.startsWith("heading ") && name.length() == 9 && Character.isDigit(name.charAt(8))) {
      return name.charAt(8) - '0';
    }
    return name.equals("title") ? 1 : 0;
  }

  private interface Reading {
    void read(XMLStreamReader reader) throws XMLStreamException;
  }

  private boolean stream(PackagePart part, Reading reading) {
    byte[] bytes = parts.bytes(part.getPartName().getName().substring(1));
    if (bytes == null) {
      return false;
    }
    try {
      XMLStreamReader reader =
          XmlReader.factory().createXMLStreamReader(new java.io.ByteArrayInputStream(bytes));
      reading.read(reader);
      return true;
    } catch (ContentsBuilder.Stopped e) {
      throw e;
    } catch (XMLStreamException | RuntimeException e) {
      // also what the parser throws unchecked for damaged bytes
      return false;
    }
  }

  /** The attribute of this local name; empty for none. */
  static String attribute(XMLStreamReader reader, String name) {
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      if (reader.getAttributeLocalName(i).equals(name)) {
        return reader.getAttributeValue(i);
      }
    }
    return "";
  }

  /** The attribute in the relationships' namespace: id, embed. */
  static String relation(XMLStreamReader reader) {
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      String space = reader.getAttributeNamespace(i);
      if (space != null && space.endsWith("/relationships")) {
        return reader.getAttributeValue(i);
      }
    }
    return "";
  }

  /** Text boxes and pictures of a drawing beside a sheet. */
  static List<PackagePart> drawings(PackagePart sheet) throws OpenXML4JException {
    return OfficeXml.related(sheet, "/drawing");
  }

  /** Marks of the symbol fonts that forms use; others as their code point. */
  static String symbol(String hex) {
    return switch (hex.toUpperCase(Locale.ROOT)) {
      case "F0FE", "F052", "F054" -> "☑";
      case "F0A8", "F06F", "F071", "F0A3" -> "☐";
      case "F0FC", "F050" -> "✓";
      case "F0FB", "F04F" -> "✗";
      case "F06C" -> "●";
      case "F06E" -> "■";
      case "F0B7" -> "・";
      default -> hex.matches("[0-9A-Fa-f]{4,6}") ? "[U+" + hex.toUpperCase(Locale.ROOT) + "]" : "";
    };
  }
}
