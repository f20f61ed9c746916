package dev.shinseidesk.review;

import dev.shinseidesk.archive.ArchiveReport;
import dev.shinseidesk.archive.DocumentInfo;
import java.io.ByteArrayInputStream;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads 署名情報.xml. No document type, no entities, bounded size and depth. Any thread. */
final class SignatureReader {
  private static final int MAX_DEPTH = 20;

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
    } catch (XMLStreamException | RuntimeException e) {
      // The parser of the JDK answers some broken encodings with unchecked exceptions.
      return new SignatureInfo.Unreadable(document.name());
    }
  }

  private boolean isSignature(String name) {
    return documentName.matcher(Normalizer.normalize(name, Normalizer.Form.NFKC)).matches();
  }

  private SignatureInfo parse(String document, byte[] bytes) throws XMLStreamException {
    Map<String, String> texts = new HashMap<>();
    XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(bytes));
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
            text(texts, names.birthDate()));
    boolean tellsNothing =
        (read.serial() + read.name() + read.address() + read.birthDate()).isEmpty();
    return tellsNothing ? new SignatureInfo.Unreadable(document) : read;
  }

  private static String text(Map<String, String> texts, String element) {
    return texts.getOrDefault(element, "").strip();
  }
}
