package dev.shinseidesk.archive;

import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * XML as a flat list of elements, streamed within bounds; document types and entities are refused,
 * so nothing outside the file is ever looked at.
 */
final class XmlReader {
  private static final int MAX_DEPTH = 64;
  private static final Pattern ENCODING =
      Pattern.compile(
          "^(?:\u00EF\u00BB\u00BF)?<\\?xml[^>]*?\\sencoding\\s*=\\s*[\"']([A-Za-z0-9._-]+)[\"']");

  private XmlReader() {}

  /**
   * One attribute.
   *
   * @param name local name
   * @param value as written
   */
  record Attribute(String name, String value) {}

  /**
   * One element, in document order.
   *
   * @param path local names from the root, e.g. /shinsei/komoku
   * @param name local name
   * @param line line of its start tag, from 1
   * @param attributes as written
   * @param text its own text, children's left out
   * @param leaf whether it has no child elements
   */
  record Element(
      String path, String name, int line, List<Attribute> attributes, String text, boolean leaf) {}

  /**
   * What was read.
   *
   * @param elements up to the fault or the bound
   * @param truncated whether the bound was met
   * @param encoding name of the character set it was read as
   * @param fault null when sound: a key and facts, of which the first two are line and column
   */
  record Result(
      List<Element> elements, boolean truncated, String encoding, @Nullable Fault fault) {}

  /** Where it breaks: key {@code xml-malformed}, {@code xml-doctype} or {@code xml-long}. */
  record Fault(String key, int line, int column) {}

  private static final class Open {
    private final int slot;
    private final int line;
    private final String path;
    private final String name;
    private final List<Attribute> attributes;
    private final StringBuilder text = new StringBuilder();
    private boolean leaf = true;

    Open(int slot, int line, String path, String name, List<Attribute> attributes) {
      this.slot = slot;
      this.line = line;
      this.path = path;
      this.name = name;
      this.attributes = attributes;
    }

    Element close() {
      return new Element(path, name, line, attributes, text.toString(), leaf);
    }
  }

  /** Reads; never throws for any bytes. */
  static Result read(byte[] bytes, ViewLimits limits) {
    Charset charset = charset(bytes);
    if (charset == null) {
      return new Result(List.of(), false, "", new Fault("xml-malformed", 1, 1));
    }
    // decoded here and not by the parser, which can't tell the place of an unsound byte
    var placed = Characters.placed(bytes, charset);
    if (placed.text() == null) {
      var fault = new Fault("xml-malformed", placed.line(), placed.column());
      return new Result(List.of(), false, Characters.name(charset), fault);
    }
    boolean mark = placed.text().startsWith("\uFEFF");
    return read(
        mark ? placed.text().substring(1) : placed.text(), Characters.name(charset), limits);
  }

  /** By byte order mark or declaration, else UTF-8; null for a name this Java doesn't know. */
  private static @Nullable Charset charset(byte[] bytes) {
    if (Characters.startsWith(bytes, 0xFF, 0xFE)) {
      return StandardCharsets.UTF_16LE;
    }
    if (Characters.startsWith(bytes, 0xFE, 0xFF)) {
      return StandardCharsets.UTF_16BE;
    }
    String start = new String(bytes, 0, Math.min(200, bytes.length), StandardCharsets.ISO_8859_1);
    var declared = ENCODING.matcher(start);
    if (!declared.find()) {
      return StandardCharsets.UTF_8;
    }
    try {
      return withWindowsLetters(Charset.forName(declared.group(1)));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /**
   * What programs on Windows mean by these names: with the letters of NEC and IBM (① ㈱ 髙), and with
   * ～ and － as Windows has them.
   */
  private static Charset withWindowsLetters(Charset declared) {
    return switch (declared.name()) {
      case "Shift_JIS" -> Characters.WINDOWS_31J;
      case "EUC-JP" -> Charset.forName("x-eucJP-Open");
      case "ISO-2022-JP" -> Charset.forName("x-windows-iso2022jp");
      default -> declared;
    };
  }

  private static Result read(String text, String encoding, ViewLimits limits) {
    List<@Nullable Element> slots = new ArrayList<>();
    XMLStreamReader reader = null;
    try {
      reader = factory().createXMLStreamReader(new StringReader(text));
      var state = walk(reader, slots, limits);
      return new Result(
          closed(slots), state == State.FULL, encoding, fault(state, reader.getLocation()));
    } catch (XMLStreamException e) {
      return new Result(closed(slots), false, encoding, fault(State.MALFORMED, e.getLocation()));
    } catch (RuntimeException e) {
      // the parser throws unchecked exceptions for some damaged bytes
      var at = reader == null ? null : reader.getLocation();
      return new Result(closed(slots), false, encoding, fault(State.MALFORMED, at));
    }
  }

  private enum State {
    SOUND,
    FULL,
    DOCTYPE,
    LONG,
    MALFORMED
  }

  private static State walk(
      XMLStreamReader reader, List<@Nullable Element> slots, ViewLimits limits)
      throws XMLStreamException {
    Deque<Open> open = new ArrayDeque<>();
    int attributes = 0;
    long paths = 0;
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> {
          return State.DOCTYPE;
        }
        case XMLStreamConstants.START_ELEMENT -> {
          attributes += reader.getAttributeCount();
          if (slots.size() >= limits.maxRows() || attributes > 4 * limits.maxRows()) {
            return State.FULL;
          }
          if (open.size() >= MAX_DEPTH) {
            return State.LONG;
          }
          open.push(start(reader, open.peek(), slots.size()));
          paths += open.element().path.length();
          if (paths > 20L * limits.maxChars()) {
            return State.LONG;
          }
          slots.add(null);
        }
        case XMLStreamConstants.END_ELEMENT -> {
          var element = open.pop();
          slots.set(element.slot, element.close());
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          var element = open.peek();
          if (element != null) {
            if (element.text.length() + reader.getTextLength() > limits.maxChars()) {
              return State.LONG;
            }
            element.text.append(reader.getText());
          }
        }
        default -> {
          // comments and instructions say nothing of the form
        }
      }
    }
    return State.SOUND;
  }

  private static Open start(XMLStreamReader reader, @Nullable Open parent, int slot) {
    List<Attribute> attributes = new ArrayList<>();
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      attributes.add(new Attribute(reader.getAttributeLocalName(i), reader.getAttributeValue(i)));
    }
    if (parent != null) {
      parent.leaf = false;
    }
    String name = reader.getLocalName();
    String path = (parent == null ? "" : parent.path) + "/" + name;
    return new Open(slot, reader.getLocation().getLineNumber(), path, name, attributes);
  }

  private static List<Element> closed(List<@Nullable Element> slots) {
    List<Element> elements = new ArrayList<>();
    for (var element : slots) {
      if (element != null) {
        elements.add(element);
      }
    }
    return elements;
  }

  private static @Nullable Fault fault(State state, @Nullable Location at) {
    String key =
        switch (state) {
          case SOUND, FULL -> null;
          case DOCTYPE -> "xml-doctype";
          case LONG -> "xml-long";
          case MALFORMED -> "xml-malformed";
        };
    int line = at == null ? 1 : Math.max(1, at.getLineNumber());
    int column = at == null ? 1 : Math.max(1, at.getColumnNumber());
    return key == null ? null : new Fault(key, line, column);
  }

  /** A parser that looks at nothing outside the bytes it is given. */
  static XMLInputFactory factory() {
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
    factory.setXMLResolver((publicId, systemId, base, namespace) -> {
      throw new XMLStreamException("refused");
    });
    return factory;
  }
}
