package dev.shinseidesk.practice;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;

/** Writes a filing's answers as the portal's CSV and XML, and the signature's XML. Static, pure. */
final class ItemFiles {
  private static final String XML_HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

  private ItemFiles() {}

  /** 申請項目 as CSV: UTF-8 without BOM, CRLF, all fields quoted. */
  static byte[] csv(List<SampleItem> items) {
    StringBuilder csv = new StringBuilder();
    csvLine(csv, "項目ID", "項目名", "値");
    for (SampleItem item : items) {
      csvLine(csv, item.id(), item.name(), item.value());
    }
    return csv.toString().getBytes(UTF_8);
  }

  /** One line of quoted fields. */
  static void csvLine(StringBuilder csv, String... fields) {
    for (int i = 0; i < fields.length; i++) {
      csv.append(i == 0 ? "\"" : ",\"").append(fields[i].replace("\"", "\"\"")).append('"');
    }
    csv.append("\r\n");
  }

  /** 申請項目 as XML. */
  static byte[] xml(Filing filing, List<SampleItem> items) {
    StringBuilder xml = new StringBuilder(XML_HEAD);
    xml.append("<shinsei uketsukebango=\"").append(escaped(filing.number().value()));
    xml.append("\" tetsuzukikodo=\"").append(escaped(filing.procedure().code().value()));
    xml.append("\">\n");
    for (SampleItem item : items) {
      xml.append("  <komoku id=\"").append(escaped(item.id()));
      xml.append("\" mei=\"").append(escaped(item.name())).append("\">");
      xml.append(escaped(item.value())).append("</komoku>\n");
    }
    return xml.append("</shinsei>\n").toString().getBytes(UTF_8);
  }

  /** 署名情報: the four items of the signing certificate and its serial. */
  static byte[] signature(Filing filing) {
    Resident signer = filing.applicant();
    StringBuilder xml = new StringBuilder(XML_HEAD).append("<shomei>\n");
    element(xml, "serial", filing.serial().value());
    element(xml, "shimei", signer.fullName());
    element(xml, "jusho", filing.family().address());
    element(xml, "seinengappi", signer.birth().toString());
    element(xml, "seibetsu", signer.sex().word());
    return xml.append("</shomei>\n").toString().getBytes(UTF_8);
  }

  private static void element(StringBuilder xml, String name, String value) {
    xml.append("  <").append(name).append('>').append(escaped(value));
    xml.append("</").append(name).append(">\n");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
