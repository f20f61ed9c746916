package dev.shinseidesk.review;

import dev.shinseidesk.archive.ArchiveReport;
import dev.shinseidesk.archive.DocumentInfo;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads 署名情報.xml. No document type, no entities, bounded size and depth. Any thread. */
final class SignatureReader {
  private static final int MAX_DEPTH = 20;
  private static final Pattern ENCODING =
      Pattern.compile(
          "^(?:\u00EF\u00BB\u00BF)?<\\?xml[^>]*?encoding\\s*=\\s*[\"']([A-Za-z0-9._-]+)");

  private final ReviewSettings.Signature names;
  private final int maxBytes;
  private final Pattern documentName;
  private final XMLInputFactory factory;

  SignatureReader(ReviewSettings.Signature names, int maxBytes) {
    this.names = names;
    this.maxBytes = maxBytes;
    this.documentName = Pattern.compile(names.document());
    this.factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
  }

  SignatureInfo read(ArchiveReport archive, DocumentReader documents) {
    Optional<DocumentInfo> found =
        archive.documents().stream().filter(d -> isSignature(d.name())).findFirst();
    if (found.isEmpty()) {
      return new SignatureInfo.Absent();
    }
    DocumentInfo document = found.get();
    byte[] bytes = document.size() > maxBytes ? null : documents.bytes(document);
    if (bytes == null || bytes.length == 0) {
      return new SignatureInfo.Unreadable(document.name());
    }
    try {
      return parse(document.name(), bytes);
    } catch (XMLStreamException | CharacterCodingException | RuntimeException e) {
      // The parser of the JDK answers some broken documents with unchecked exceptions.
      return new SignatureInfo.Unreadable(document.name());
    }
  }

  private boolean isSignature(String name) {
    return documentName.matcher(Normalizer.normalize(name, Normalizer.Form.NFKC)).matches();
  }

  private SignatureInfo parse(String document, byte[] bytes)
      throws XMLStreamException, CharacterCodingException {
    Map<String, String> texts = new HashMap<>();
    XMLStreamReader xml = factory.createXMLStreamReader(new StringReader(decoded(bytes)));
    try {
      int depth = 0;
      String element = "";
      while (xml.hasNext()) {
        switch (xml.next()) {
          case XMLStreamConstants.START_ELEMENT -> {
            element = xml.getLocalName();
            if (++depth > MAX_DEPTH) {
              throw new XMLStreamException("nested too deep");
            }
          }
          case XMLStreamConstants.END_ELEMENT -> {
            element = "";
            depth--;
          }
          case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
            if (!element.isEmpty()) {
              texts.merge(element, xml.getText(), String::concat);
            }
          }
          case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
              throw new XMLStreamException("document types and entities are not read");
          default -> {
            // comments and processing instructions tell nothing
          }
        }
      }
    } finally {
      xml.close();
    }
    var read =
        new SignatureInfo.Read(
            document,
            text(texts, names.serial()),
            text(texts, names.name()),
            text(texts, names.address()),
            text(texts, names.birthDate()),
            text(texts, names.sex()));
    boolean tellsNothing =
        (read.serial() + read.name() + read.address() + read.birthDate()).isEmpty();
    return tellsNothing ? new SignatureInfo.Unreadable(document) : read;
  }

  /** Strictly, by ourselves: given bytes, the JDK's parser prints to the error stream. */
  private static String decoded(byte[] bytes) throws CharacterCodingException {
    String head = new String(bytes, 0, Math.min(bytes.length, 200), StandardCharsets.ISO_8859_1);
    Charset charset = StandardCharsets.UTF_8;
    Matcher declared = ENCODING.matcher(head);
    if (head.startsWith("\u00FE\u00FF") || head.startsWith("\u00FF\u00FE")) {
      charset = StandardCharsets.UTF_16;
    } else if (declared.find()) {
      charset = Charset.forName(declared.group(1)); // unchecked when unknown: unreadable
    }
    String text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static String text(Map<String, String> texts, String element) {
    return texts.getOrDefault(element, "").strip();
  }
}
