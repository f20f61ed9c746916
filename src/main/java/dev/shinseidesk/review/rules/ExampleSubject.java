package dev.shinseidesk.review.rules;

import dev.shinseidesk.application.AddresseeNumber;
import dev.shinseidesk.application.Applicant;
import dev.shinseidesk.application.Application;
import dev.shinseidesk.application.CertificateSerial;
import dev.shinseidesk.application.MunicipalityCode;
import dev.shinseidesk.application.Procedure;
import dev.shinseidesk.application.ProcedureCode;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.Sha256;
import dev.shinseidesk.application.StatusCode;
import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.archive.ArchiveProblem;
import dev.shinseidesk.archive.ArchiveReport;
import dev.shinseidesk.archive.DocumentInfo;
import dev.shinseidesk.archive.Documents.FormReading;
import dev.shinseidesk.archive.FileType;
import dev.shinseidesk.archive.FormItem;
import dev.shinseidesk.archive.Place;
import dev.shinseidesk.residents.Identification;
import dev.shinseidesk.review.ReviewSettings;
import dev.shinseidesk.review.ReviewSubject;
import dev.shinseidesk.review.SignatureInfo;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An application as an example of a rule tells it: items and facts about files, without a file. One
 * use.
 */
final class ExampleSubject {
  private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");
  private static final String FILED = "2026-11-20";
  private static final String CSV = "申請項目.csv";
  private static final String XML = "申請項目.xml";
  private static final Sha256 HASH = Sha256.of(new byte[0]);

  private final JsonNode example;
  private final @Nullable Procedure procedure;
  private final ReviewSettings settings;
  private final Instant filedAt;

  /**
   * For an example.
   *
   * @param usual procedure of the rule, unless the example brings its own
   */
  ExampleSubject(JsonNode example, @Nullable Procedure usual, ReviewSettings settings) {
    this.example = example;
    this.settings = settings;
    JsonNode own = example.path("procedure");
    this.procedure =
        own.isObject() ? ExampleProcedure.of(own) : own.asString("").equals("none") ? null : usual;
    this.filedAt = at(example.path("filedOn").asString(FILED));
  }

  ReviewSubject subject() {
    List<DocumentInfo> documents = new ArrayList<>();
    List<JsonNode> facts = new ArrayList<>();
    for (JsonNode document : example.path("documents")) {
      documents.add(document(documents.size(), document));
      facts.add(document);
    }
    List<FormItem> csv = items(example.path("items"), CSV);
    Map<String, List<FormItem>> otherItems = new HashMap<>();
    List<Application> others = new ArrayList<>();
    for (JsonNode other : example.path("others")) {
      String number = "other-" + (others.size() + 1);
      otherItems.put(number, items(other.path("items"), CSV));
      others.add(application(number, at(other.path("filedOn").asString(FILED)), csv));
    }
    return new ReviewSubject(
        application("example", filedAt, csv),
        procedure,
        new ArchiveReport(documents, problems(example.path("problems")), documents.size()),
        new FormReading(
            csv, items(example.path("xml"), XML), problems(example.path("formProblems"))),
        new ExampleDocuments(facts),
        signature(),
        identification(),
        others,
        other -> otherItems.getOrDefault(other.receiptNumber().value(), List.of()));
  }

  private static Instant at(String day) {
    return LocalDate.parse(day).atTime(LocalTime.NOON).atZone(ZONE).toInstant();
  }

  private List<FormItem> items(JsonNode node, String document) {
    List<FormItem> items = new ArrayList<>();
    node.properties()
        .forEach(entry -> {
          String id = entry.getKey();
          String name = name(id);
          items.add(
              new FormItem(
                  id,
                  name,
                  entry.getValue().asString(),
                  new Place(document, null, items.size() + 2, name)));
        });
    return items;
  }

  private String name(String id) {
    if (procedure != null) {
      for (Procedure.Field field : procedure.fields()) {
        if (field.id().equals(id)) {
          return field.name();
        }
      }
    }
    return id;
  }

  private static DocumentInfo document(int index, JsonNode node) {
    FileType type = type(node, "type", FileType.PDF);
    return new DocumentInfo(
        index,
        node.path("name").asString("添付.pdf"),
        "UTF-8",
        node.path("size").asLong(1000),
        type,
        type(node, "claims", type),
        HASH,
        DocumentInfo.Role.valueOf(
            node.path("role").asString("attachment").toUpperCase(Locale.ROOT).replace('-', '_')));
  }

  private static FileType type(JsonNode node, String name, FileType otherwise) {
    String text = node.path(name).asString("");
    return text.isEmpty()
        ? otherwise
        : FileType.valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  private static List<ArchiveProblem> problems(JsonNode array) {
    List<ArchiveProblem> problems = new ArrayList<>();
    for (JsonNode node : array) {
      List<String> facts = new ArrayList<>();
      node.path("facts").forEach(fact -> facts.add(fact.asString()));
      problems.add(
          new ArchiveProblem(
              node.path("key").asString(),
              node.path("entry").asString(""),
              facts,
              node.path("fatal").asBoolean(false)));
    }
    return problems;
  }

  private SignatureInfo signature() {
    JsonNode node = example.path("signature");
    if (node.isObject()) {
      return new SignatureInfo.Read(
          "署名情報.xml",
          node.path("serial").asString(""),
          node.path("name").asString(""),
          node.path("address").asString(""),
          node.path("birthDate").asString(""),
          node.path("sex").asString(""));
    }
    return node.asString("").equals("unreadable")
        ? new SignatureInfo.Unreadable("署名情報.xml")
        : new SignatureInfo.Absent();
  }

  private Identification identification() {
    AddresseeNumber one = new AddresseeNumber("1");
    return switch (example.path("signer").asString("identified")) {
      case "unknown" -> new Identification.Unknown(filedAt);
      case "ended" -> new Identification.Ended(one, LocalDate.ofInstant(filedAt, ZONE), filedAt);
      case "several" -> new Identification.Several(List.of(one, new AddresseeNumber("2")), filedAt);
      case "none" -> new Identification.NoSerial(filedAt);
      default -> new Identification.Identified(one, filedAt);
    };
  }

  private Application application(String number, Instant filed, List<FormItem> items) {
    String serial = example.path("serial").asString("A1");
    return new Application(
        new ReceiptNumber(number),
        new MunicipalityCode("131016"),
        null,
        procedure == null ? new ProcedureCode("X") : procedure.code(),
        procedure == null ? "" : procedure.name(),
        "",
        filed,
        filed,
        new StatusCode("10"),
        serial.isEmpty() ? null : new CertificateSerial(serial),
        new Applicant(
            value(items, settings.applicantItems().name()),
            "",
            value(items, settings.applicantItems().birthDate()),
            "",
            value(items, settings.applicantItems().address()),
            ""),
        HASH,
        0,
        number + ".zip",
        WorkState.UNREVIEWED);
  }

  private static String value(List<FormItem> items, String id) {
    return items.stream()
        .filter(i -> i.id().equals(id))
        .map(FormItem::value)
        .findFirst()
        .orElse("");
  }
}
