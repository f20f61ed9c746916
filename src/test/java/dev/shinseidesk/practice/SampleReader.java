package dev.shinseidesk.practice;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.shinseidesk.application.ProcedureCatalogue;
import dev.shinseidesk.settings.CatalogueReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.apache.commons.csv.CSVFormat;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/** Reads samples with other programs' code than the one that wrote them. */
final class SampleReader {
  static final ProcedureCatalogue CATALOGUE =
      new CatalogueReader().read(CatalogueReader.shipped()).catalogue().orElseThrow();
  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T01:00:00Z"), ZoneOffset.UTC);

  private SampleReader() {}

  /** Whether the archive's names say that they are UTF-8. */
  static boolean saysUtf8(byte[] zip) throws IOException {
    try (ZipFile file = open(zip)) {
      return file.getEntries().nextElement().getGeneralPurposeBit().usesUTF8ForNames();
    }
  }

  /** Entries by name, in the archive's order. */
  static Map<String, byte[]> entries(byte[] zip) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipFile file = open(zip)) {
      for (ZipArchiveEntry entry : java.util.Collections.list(file.getEntriesInPhysicalOrder())) {
        try (var in = file.getInputStream(entry)) {
          entries.put(entry.getName(), in.readAllBytes());
        }
      }
    }
    return entries;
  }

  private static ZipFile open(byte[] zip) throws IOException {
    return ZipFile.builder()
        .setSeekableByteChannel(new SeekableInMemoryByteChannel(zip))
        .setCharset(Charset.forName("windows-31j"))
        .get();
  }

  static byte[] entry(Map<String, byte[]> entries, String start, String end) {
    return entries.entrySet().stream()
        .filter(e -> e.getKey().startsWith(start) && e.getKey().endsWith(end))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow(() -> new AssertionError(start + "…" + end + " not in " + entries.keySet()));
  }

  static List<SampleItem> csv(byte[] csv) throws IOException {
    try (var parser =
        CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .get()
            .parse(new StringReader(new String(csv, UTF_8)))) {
      return parser.stream()
          .map(r -> new SampleItem(r.get("項目ID"), r.get("項目名"), r.get("値")))
          .toList();
    }
  }

  static List<SampleItem> xml(byte[] xml) throws Exception {
    var nodes =
        DocumentBuilderFactory.newDefaultNSInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(xml))
            .getElementsByTagName("komoku");
    List<SampleItem> items = new java.util.ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      var element = (org.w3c.dom.Element) nodes.item(i);
      items.add(
          new SampleItem(
              element.getAttribute("id"), element.getAttribute("mei"), element.getTextContent()));
    }
    return items;
  }

  static String tag(byte[] xml, String name) throws Exception {
    return DocumentBuilderFactory.newDefaultNSInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(xml))
        .getElementsByTagName(name)
        .item(0)
        .getTextContent();
  }

  static String text(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    }
  }
}
